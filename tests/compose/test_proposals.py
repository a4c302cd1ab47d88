from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.compose.proposals import trim_proposal


def trim(text: str, *contents: str) -> str | None:
    """The proposal of a text of which the contents, or all, are what was said."""
    fragments = [(text.index(each), text.index(each) + len(each)) for each in contents or (text,)]
    place = trim_proposal(text, "a", fragments)
    return text[place.start : place.end] if place else None


def test_quotation_marks_and_final_marks_are_cut_off() -> None:
    assert trim("“Open the sluices.”") == "Open the sluices"


@pytest.mark.parametrize("lead", ["that ", "and that ", "takes the position that ", "I want to make it clear that "])
def test_what_leads_over_is_cut_off(lead: str) -> None:
    assert trim(f"{lead}the ferry be reopened") == "the ferry be reopened"


def test_a_condition_stays() -> None:
    assert trim("that it will sign only after the survey") == "it will sign only after the survey"


def test_a_negation_stays() -> None:
    assert trim("not to close the lock") == "not to close the lock"


@pytest.mark.parametrize("turn", [" but nobody has asked it", ", but the Vardans doubt it", " but Marn left the hall"])
def test_a_second_statement_set_against_it_is_cut_off(turn: str) -> None:
    assert trim(f"it will come back to the table{turn}") == "it will come back to the table"


@pytest.mark.parametrize(
    "addition",
    [
        ", saying the barges cannot wait",
        ", which lies upstream",
        ", which cost 2,000 marks",
        ", the Sile Courier reported, citing Ostrel radio",
        " according to two envoys",
        ", while the other side wants to widen it",
        ", a move that pleased the bargemen",
    ],
)
def test_what_the_article_adds_is_cut_off(addition: str) -> None:
    text = f"to close the Varda lock{addition.replace('the Sile', 'Sile')}"
    assert trim(text) == "to close the Varda lock"


def test_what_is_only_granted_keeps_what_is_set_against_it() -> None:
    text = "They can wait all they want, but they will not get the lock"
    assert trim(text) == text


def test_what_a_relative_clause_says_will_be_done_stays() -> None:
    assert trim("a pact with Ostrel, which must be signed by May") == "a pact with Ostrel, which must be signed by May"


@pytest.mark.parametrize(
    ("text", "content", "proposal"),
    [
        ("Varda offered the ferrymen $2 a load.", "the ferrymen $2 a load", "$2 a load"),
        ("Marn warned Ostrel that the lock would stay shut.", "Ostrel that the lock would stay shut", None),
        ("Ollin called it a “fair share”, he said.", "it a “fair share”", "a “fair share”"),
        ("Varda pressed them to open the lock.", "them to open the lock", "to open the lock"),
        ("Varda said last week the lock would open.", "last week the lock would open", "the lock would open"),
        ("“So, the lock stays shut”, he said.", "So, the lock stays shut", "the lock stays shut"),
    ],
)
def test_those_to_whom_it_is_told_and_when_are_cut_off(text: str, content: str, proposal: str | None) -> None:
    assert trim(text, content) == (proposal or "the lock would stay shut")


def test_a_party_that_is_told_something_gives_way_to_what_it_is_told() -> None:
    text = "Marn warned the Ostrel council on Monday that “new tolls” would break the pact. Nobody answered."
    assert trim(text, "the Ostrel council") == "“new tolls” would break the pact"


def test_that_before_a_noun_is_no_conjunction() -> None:
    assert trim("Marn objected to that second toll.", "that second toll") == "that second toll"


def test_a_verb_at_the_end_runs_on_to_what_it_acts_on() -> None:
    text = "Envoys will meet to work out new rules for barges, he said."
    assert trim(text, "to work out") == "to work out new rules for barges"


def test_a_quotation_takes_the_owner_before_it() -> None:
    assert trim("The council's 'Plan D' leaves no water.", "Plan D' leaves no water") == (
        "The council's 'Plan D' leaves no water"
    )


def test_an_abbreviation_keeps_its_point() -> None:
    assert trim("It will sell the lock to the F.R.V.") == "It will sell the lock to the F.R.V."


def test_what_is_set_against_it_in_one_statement_stays() -> None:
    assert trim("to widen the lock but not before May") == "to widen the lock but not before May"


def test_of_two_fragments_the_first_that_says_something_is_taken() -> None:
    text = "the lock, he said, must be widened by May, he added, for the barges"
    assert trim(text, "the lock", "must be widened by May", "for the barges") == "must be widened by May"


def test_fragments_with_nothing_but_marks_between_them_are_one() -> None:
    assert trim("to open “the upper” sluices", "to open ", "the upper", " sluices") == "to open “the upper” sluices"


def test_words_that_stop_before_their_noun_run_on_to_the_end_of_the_clause() -> None:
    assert trim("We refuse to yield to the demands of Ostrel, he said.", "to yield to the") == (
        "to yield to the demands of Ostrel"
    )


def test_a_conjunction_left_at_the_end_is_cut_off() -> None:
    assert trim("to share the lock in any form nor to sell it", "to share the lock in any form nor") == (
        "to share the lock in any form"
    )


@pytest.mark.parametrize("text", ["to build a “shared lock”", 'to call the lock "unsafe."', "“too early” for a lock"])
def test_a_quotation_that_opens_or_closes_in_it_is_whole(text: str) -> None:
    assert trim(text) == text


@pytest.mark.parametrize(
    ("words", "proposal"),
    [
        ("for a second lock by May", "a second lock by May"),
        ("for Ostrel to open the lock", "Ostrel to open the lock"),
        ("up building the second lock", "building the second lock"),
        ("at Ostrel's demand for the lock", "Ostrel's demand for the lock"),
        ("at least two locks by May", "at least two locks by May"),
        ("for the talks to go on, both must come", "for the talks to go on, both must come"),
    ],
)
def test_what_belongs_to_the_verb_before_it_is_cut_off(words: str, proposal: str) -> None:
    assert trim(words) == proposal


def test_what_only_opens_a_sentence_is_no_proposal() -> None:
    text = "Sadly, in order to gain time, they closed the lock. In a step that may help, he said, the ferry will run."
    assert trim(text, "Sadly, in order to gain time") is None
    assert trim(text, "In a step that may help", "the ferry will run") == "the ferry will run"


def test_a_clause_with_its_opening_is_a_proposal() -> None:
    assert (
        trim("In May we will open the lock, he said.", "In May we will open the lock") == "In May we will open the lock"
    )


def test_fragments_of_two_sentences_are_two() -> None:
    text = "“We will open the lock.” The lock was built long ago"
    assert trim(text, "“We will open the lock.”", "The lock was built long ago") == "We will open the lock"


@pytest.mark.parametrize(
    "words",
    [
        "it",
        "“it”",
        "which is so",
        "to the",
        "the claim",
        "would damage it",
        "it in Varda",
        "isn’t there yet",
        "swift opposition",
        "from Ostrel envoys",
        "away from the talks in Karn",
        "even if they do not say so",
        "in Lower Karn",
    ],
)
def test_words_that_say_nothing_by_themselves_are_no_proposal(words: str) -> None:
    assert trim(words) is None


def test_a_noun_that_is_pointed_at_keeps_its_pointer() -> None:
    assert trim("that order") == "that order"


def test_a_bracket_that_only_opens_is_cut_off() -> None:
    assert trim("to sell no water by the bucket [as Karn") == "to sell no water by the bucket"


@given(st.text(alphabet="ab the,.“”'\n", min_size=1, max_size=30))
def test_a_proposal_begins_in_its_content(text: str) -> None:
    place = trim_proposal(text, "a", [(0, len(text))])
    assert place is None or 0 <= place.start < place.end <= len(text)


def test_what_is_put_somewhere_keeps_where_after_an_aside() -> None:
    text = "Varda wanted Ostrel to put its new barges, thought to be a dozen or so, on the negotiating table, he said."
    assert trim(text, "Ostrel to put its new barges") == (
        "Ostrel to put its new barges, thought to be a dozen or so, on the negotiating table"
    )
