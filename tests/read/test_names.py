"""Tests of read/names.py."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from communique.model.labels import Name, NameType
from communique.read.names import mend_names

PERSON, BODY, PLACE = NameType.PERSON, NameType.ORGANIZATION, NameType.PLACE


def _tag(text: str, form: str, kind: NameType, score: float = 0.9) -> Name:
    start = text.index(form)
    return Name(start, start + len(form), kind, score)


def _mended(text: str, *names: Name) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.type.value) for n in mend_names(text, names)]


def test_titles_are_left_off_a_person() -> None:
    text = "Chinese Water Minister Ilse Marn spoke."
    assert _mended(text, _tag(text, "Chinese Water Minister Ilse Marn", PERSON)) == [("Ilse Marn", "person")]


def test_a_family_name_that_is_also_a_noun_stays_in_the_name() -> None:
    text = "Envoy Kel Son Ok spoke."
    assert _mended(text, _tag(text, "Envoy Kel Son Ok", PERSON)) == [("Kel Son Ok", "person")]


def test_forenames_after_a_title_are_taken_in() -> None:
    text = "They met Envoy Kel Sun Ok."
    assert _mended(text, _tag(text, "Ok", PERSON)) == [("Kel Sun Ok", "person")]


def test_an_outlet_is_found_untagged() -> None:
    assert _mended("She told the Ostrel Post no.") == [("Ostrel Post", "outlet")]


def test_a_title_at_the_end_is_left_off_a_body() -> None:
    text = "Sile Growers Union President"
    assert _mended(text, _tag(text, text, BODY)) == [("Sile Growers Union", "organization")]


def test_half_a_word_grows_to_the_whole() -> None:
    text = "The Vardan envoy"
    assert _mended(text, Name(4, 8, PLACE, 0.9)) == [("Vardan", "place")]


def test_a_name_ends_at_the_end_of_its_line() -> None:
    text = "Ilse Marn\n\nDorn spoke."
    assert _mended(text, Name(0, 15, PERSON, 0.9))[0] == ("Ilse Marn", "person")


def test_a_name_tagged_up_to_a_hyphen_has_its_last_syllable() -> None:
    text = "The president, Nam Sol-in, left Karsk."
    assert _mended(text, _tag(text, "Nam Sol-", NameType.PERSON)) == [("Nam Sol-in", "person")]


def test_pronouns_and_party_labels_are_no_names() -> None:
    text = "he met them, R-Tamsin"
    assert _mended(text, *[_tag(text, form, PERSON) for form in ("he", "them", "R-Tamsin")]) == []


def test_a_lone_title_is_a_title() -> None:
    text = "They met the President."
    assert _mended(text, _tag(text, "President", PERSON)) == [("President", "title")]


def test_a_possessive_is_left_off() -> None:
    text = "Marn's plan"
    assert _mended(text, _tag(text, "Marn's", PERSON)) == [("Marn", "person")]


def test_a_possessive_is_kept_where_the_tagger_knows_a_firm_by_it() -> None:
    text = "Garrow's said no."
    assert _mended(text, _tag(text, "Garrow's", BODY)) == [("Garrow's", "organization")]


def test_a_firm_called_general_is_no_officer_where_the_tagger_is_sure() -> None:
    text = "General Turbines spoke."
    assert _mended(text, _tag(text, "General Turbines", BODY, 0.97)) == [("General Turbines", "organization")]


def test_a_general_whom_the_tagger_doubtfully_takes_for_a_body_is_a_person() -> None:
    text = "General Tamsin spoke."
    assert _mended(text, _tag(text, "General Tamsin", BODY, 0.5)) == [("Tamsin", "person")]


def test_a_title_inside_a_name_of_no_person_makes_none() -> None:
    text = "The Producer Price Index fell."
    assert _mended(text, _tag(text, "Producer Price Index", NameType.OTHER)) == [("Producer Price Index", "other")]


def test_a_party_is_no_title() -> None:
    text = "At the Republican National Convention he spoke."
    found = _mended(text, _tag(text, "Republican National Convention", BODY))
    assert [form for form, _ in found] == ["Republican National Convention"]


def test_a_name_tagged_once_is_found_everywhere() -> None:
    text = "Ilse Marn came. Then Marn left, and Ilse Marn wept."
    assert [form for form, _ in _mended(text, _tag(text, "Ilse Marn", PERSON))] == ["Ilse Marn", "Marn", "Ilse Marn"]


def test_a_doubtful_name_is_not_looked_for_elsewhere() -> None:
    text = "Marn came. Marn left."
    assert len(_mended(text, _tag(text, "Marn", PERSON, 0.2))) == 1


def test_a_surname_tagged_as_a_body_goes_with_the_full_name() -> None:
    text = "Ilse Marn came. Marn left."
    tags = (_tag(text, "Ilse Marn", PERSON), Name(16, 20, BODY, 0.9))
    assert _mended(text, *tags)[1] == ("Marn", "person")


def test_a_lone_name_with_a_foreign_minister_is_a_state() -> None:
    text = "Varda waits. Varda’s foreign minister spoke."
    assert _mended(text, _tag(text, "Varda", PERSON)) == [("Varda", "state"), ("Varda", "state")]


def test_a_person_with_a_full_name_stays_one_whoever_serves_under_her() -> None:
    text = "Ilse Marn spoke. Marn's foreign minister left."
    names = (_tag(text, "Ilse Marn", PERSON), Name(text.index("Marn's"), text.index("Marn's") + 4, PERSON, 0.9))
    assert {kind for _, kind in _mended(text, *names)} == {"person"}


def test_two_people_in_one_word_are_two_where_the_article_names_each() -> None:
    text = "The Dorn-Marn summit failed. Dorn left. Marn stayed."
    alone = [Name(start, start + 4, PERSON, 0.9) for start in (text.index("Dorn left"), text.index("Marn stayed"))]
    mended = _mended(text, _tag(text, "Dorn-Marn", PERSON), *alone)
    assert [form for form, _ in mended] == ["Dorn", "Marn", "Dorn", "Marn"]


def test_a_double_surname_stays_one_name() -> None:
    text = "Ilse Dorn-Marn spoke. Dorn-Marn left."
    assert _mended(text, _tag(text, "Ilse Dorn-Marn", PERSON))[0] == ("Ilse Dorn-Marn", "person")


def test_a_name_is_found_in_capitals_where_the_text_has_it_in_normal_case() -> None:
    text = "MARN QUITS\n\nIlse Marn has left."
    assert _mended(text, _tag(text, "Ilse Marn", PERSON))[0] == ("MARN", "person")


def test_a_full_name_is_found_in_odd_case_and_in_small_letters() -> None:
    text = "Ilse Marn spoke. ILse Marn left. They met ilse marn."
    assert [form for form, _ in _mended(text, _tag(text, "Ilse Marn", PERSON))] == [
        "Ilse Marn",
        "ILse Marn",
        "ilse marn",
    ]


def test_a_tagged_name_does_not_grow_by_a_small_word() -> None:
    text = "The Sile Bridge was shut. They left the Sile bridge."
    names = (_tag(text, "Sile Bridge", PLACE), Name(text.rindex("Sile"), text.rindex("Sile") + 4, PLACE, 0.9))
    assert _mended(text, *names) == [("Sile Bridge", "place"), ("Sile", "place")]


def test_a_currency_is_no_state() -> None:
    assert _mended("It cost US$ 5.") == []


def test_a_lone_small_word_is_not_taken_for_a_surname() -> None:
    text = "Ilse Stone spoke. He threw a stone."
    assert [form for form, _ in _mended(text, _tag(text, "Ilse Stone", PERSON))] == ["Ilse Stone"]


def test_a_text_without_capitals_keeps_its_names() -> None:
    text = "ilse marn spoke."
    assert _mended(text, _tag(text, "ilse marn", PERSON)) == [("ilse marn", "person")]


@given(
    st.text(alphabet="aB .\n'’-", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15), st.sampled_from(NameType), st.floats(0, 1)), max_size=6),
)
def test_mended_names_are_in_order_apart_and_inside_the_text(
    text: str, tags: list[tuple[int, int, NameType, float]]
) -> None:
    names = [Name(s, min(len(text), s + n), kind, score) for s, n, kind, score in tags if s < len(text)]
    mended = mend_names(text, names)
    assert all(0 <= n.start < n.end <= len(text) for n in mended)
    assert all(left.end <= right.start for left, right in itertools.pairwise(mended))
