"""What the times of an article tell of the day it was written."""

from __future__ import annotations

from communique.link.date_clues import Clue, ClueKind, find_clues
from communique.types import Toward
from tests.link.dated_readings import tell


def clues(body: str) -> list[Clue]:
    reading = tell("a", body)
    return list(find_clues(reading.article, reading.times))


def test_a_day_before_a_dash_and_after_a_place_is_a_dateline() -> None:
    assert [
        clue.is_dateline for clue in clues("KARSK, Varda, May 8, 2031 (VNA) - The gates opened on May 7, 2031.")
    ] == [
        True,
        False,
    ]


def test_a_line_of_rights_is_no_clue() -> None:
    assert clues("© 2031 Varda News Agency") == []


def test_the_day_after_the_name_of_an_account_is_that_of_a_post() -> None:
    assert [clue.is_post for clue in clues("Ilva Dorosh (@doren) May 4, 2031")] == [True]


def test_what_is_to_be_done_by_a_day_is_to_come_whatever_the_verb() -> None:
    (clue,) = clues("Varda refused to open the gates by May 4, 2031.")
    assert clue.toward is Toward.FUTURE


def test_a_weekday_beside_a_day_is_kept() -> None:
    assert [clue.weekday for clue in clues("Marn left on May 7 (a Wednesday).")] == [2]


def test_a_day_and_the_year_behind_it_are_one_date() -> None:
    (clue,) = clues("Marn left on May 7, 2031.")
    assert (clue.kind, clue.year, clue.month, clue.day) == (ClueKind.DATE, 2031, 5, 7)


def test_what_is_owned_by_a_counted_month_is_what_it_is_about() -> None:
    (clue,) = clues("Last month's summits had failed.")
    assert (clue.kind, clue.shift, clue.about) == (ClueKind.COUNTED_MONTHS, -1, frozenset({"meeting"}))


def test_a_day_is_about_the_words_of_its_sentence() -> None:
    first, _ = clues("The summit ended on May 7. The dam was shut on May 8.")
    assert {"meeting", "ended"} <= first.about
    assert "dam" not in first.about
