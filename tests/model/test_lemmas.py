from hypothesis import given
from hypothesis import strategies as st

from communique.model.lemmas import Base, LemmaEdit, find_edit, load_lemma_edits


def lemma(form: str, base: Base, cut: int, add: str) -> str | None:
    return LemmaEdit(base, cut, add).apply(form)


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_an_edit_found_for_a_form_makes_its_lemma(form: str, wanted: str) -> None:
    assert find_edit(form, wanted).apply(form) == wanted


def test_the_same_ending_gives_the_same_edit_at_the_start_of_a_sentence() -> None:
    assert find_edit("Talks", "talk") == find_edit("gates", "gate")


def test_a_name_keeps_its_capital() -> None:
    assert find_edit("Varda", "Varda") == LemmaEdit(Base.FORM, 0, "")


def test_a_form_unlike_its_lemma_is_replaced() -> None:
    assert find_edit("was", "be") == LemmaEdit(Base.NOTHING, 0, "be")


def test_an_edit_does_not_fit_a_form_it_would_leave_nothing_of() -> None:
    assert lemma("as", Base.LOWER, 2, "") is None


def test_the_table_has_no_edit_twice() -> None:
    edits = load_lemma_edits()
    assert len(set(edits)) == len(edits)


def test_the_table_knows_irregular_forms() -> None:
    assert find_edit("were", "be") in load_lemma_edits()
