from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.event_days import agree_with_modality, date_by_sentences, find_news_days, infer_dates, plan_ahead
from communique.read.time_values import add_meanings
from communique.types import (
    Date,
    DateBasis,
    Event,
    Modality,
    Reading,
    TimeExpression,
    TimeType,
)
from tests.link.river_readings import Told, read, tell

SHUT = Told("shut the gates", "shut", "shut")


def article(
    text: str, told: Told, time: str | None = None, kind: TimeType = TimeType.DATE, own: bool = False
) -> Reading:
    """An article of Friday 7 March 2031; `time` is an expression in it, the mention's `own` or not."""
    reading = tell(read("a", text), told, published="2031-03-07")
    if time is None:
        return reading
    start = text.index(time)
    times = add_meanings(text, [TimeExpression(start, start + len(time), kind, 1.0)])
    events = tuple(replace(each, time=(start, start + len(time)) if own else None) for each in reading.events)
    return replace(reading, times=times, events=events)


def dated(reading: Reading) -> Date | None:
    return reading.events[0].date


@pytest.mark.parametrize(
    ("on", "modality", "expected"),
    [
        ("2031-03-11", Modality.ACTUAL, "2031-03-04"),
        ("2031-03-04", Modality.ACTUAL, "2031-03-04"),
        ("2031-03-04", Modality.PLANNED, "2031-03-11"),
        ("2031-03-11", Modality.PLANNED, "2031-03-11"),
        ("2031-03-04", Modality.NEGATED, "2031-03-04"),
    ],
)
def test_a_weekday_lies_on_the_side_of_what_is_done_or_planned(on: str, modality: Modality, expected: str) -> None:
    told = replace(SHUT, on=on, modality=modality)
    found = dated(agree_with_modality(article("Varda shut the gates on Tuesday.", told, "Tuesday", own=True)))
    assert found is not None
    assert found.earliest == expected


def test_an_explicit_day_to_come_dates_nothing_that_is_done() -> None:
    told = Told("agreed to open them", "agreed", "agree", "2034")
    assert dated(agree_with_modality(article("Varda agreed to open them by 2034.", told, "2034", own=True))) is None


def test_what_takes_place_next_week_is_planned() -> None:
    told = replace(SHUT, on=("2031-03-10", "2031-03-16"))
    reading = agree_with_modality(article("Varda shut the gates next week.", told, "next week", own=True))
    assert reading.events[0].modality is Modality.PLANNED


def test_what_was_done_this_week_was_done_by_the_day_of_publication() -> None:
    told = replace(SHUT, on=("2031-03-03", "2031-03-09"))
    found = dated(agree_with_modality(article("Varda shut the gates this week.", told, "this week", own=True)))
    assert found is not None
    assert (found.earliest, found.latest) == ("2031-03-03", "2031-03-07")


def test_what_begins_with_the_day_of_publication_is_left_as_it_is() -> None:
    told = replace(SHUT, on=("2031-03-07", "2031-03-31"))
    found = dated(agree_with_modality(article("Varda shut the gates later this month.", told, "later this month")))
    assert found is not None
    assert found.latest == "2031-03-31"


@pytest.mark.parametrize(
    ("text", "time", "expected"),
    [
        ("Varda shut the gates, it was announced on Tuesday.", "Tuesday", "2031-03-04"),
        ("Varda shut the gates after the meeting on Tuesday.", "Tuesday", None),
        ("Varda shut the gates. On Tuesday it rained.", "Tuesday", None),
        ("Varda had shut the gates, it was announced on Tuesday.", "Tuesday", None),
        ("Varda shut the gates, as the pact of 2029 allows.", "2029", None),
    ],
)
def test_the_only_day_of_a_sentence_dates_what_was_done(text: str, time: str, expected: str | None) -> None:
    found = dated(date_by_sentences(article(text, SHUT, time)))
    assert (found and found.earliest, found and found.basis) == (expected, expected and DateBasis.INFERRED)


def test_a_verb_in_the_present_on_a_day_to_come_is_planned() -> None:
    text = "The minister leaves office on 1 May."
    told = Told("leaves office on 1 May", "leaves", "leave", "2031-05-01")
    reading = agree_with_modality(article(text, told, "1 May", own=True))
    found = dated(reading)
    assert (reading.events[0].modality, found and found.earliest) == (Modality.PLANNED, "2031-05-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ostrel protested on Tuesday, a day after Varda shut the gates.", "2031-03-03"),
        ("Two days before Varda shut the gates, Ostrel protested on Tuesday.", "2031-03-06"),
        ("Ostrel protested on Tuesday, weeks after Varda shut the gates.", None),
    ],
)
def test_days_are_counted_from_the_day_of_the_sentence(text: str, expected: str | None) -> None:
    found = dated(date_by_sentences(article(text, replace(SHUT, words="Varda shut the gates"), "Tuesday")))
    assert (found and found.earliest, found and found.basis) == (expected, expected and DateBasis.RESOLVED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Varda shut the gates.", "2031-03-07"), ("Ostrel protested after Varda shut the gates.", None)],
)
def test_what_news_only_came_after_is_not_of_its_day(text: str, expected: str | None) -> None:
    reading = article(text, replace(SHUT, words="Varda shut the gates"))
    event = Event(
        "v1", None, None, (), (), modality=Modality.ACTUAL, mentions=reading.events, origins=1, other_dates=()
    )  # fmt: skip
    found = infer_dates([event], [reading.article], find_news_days([reading]))[0].date
    assert (found and found.earliest) == expected


@pytest.mark.parametrize(("on", "expected"), [("2031-03-04", "2031-03-04"), ("2031-02-11", None)])
def test_the_sentence_before_dates_within_a_week_alone(on: str, expected: str | None) -> None:
    told = replace(SHUT, on=on)
    text = "On Tuesday the council met. Varda shut the gates."
    found = dated(date_by_sentences(article(text, told, "Tuesday", own=True)))
    assert (found and found.earliest, found and found.basis) == (expected, expected and DateBasis.INFERRED)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Varda shut the gates on Tuesday.", "Ostrel protested loudly.", "2031-03-04"),
        ("Varda shut the gates on Tuesday.", "Its council, which protested loudly, is new.", None),
        ("Varda shut the gates on Tuesday.", "A rule protested by Ostrel allows it.", None),
        ("Varda shut the gates on Tuesday.", "Ostrel had protested loudly.", None),
        ("Varda shut the gates on Tuesday.", "In recent days Ostrel protested loudly.", None),
        ("Varda shut the gates on Tuesday.", "It rained. Ostrel protested loudly.", None),
    ],
)
def test_what_the_next_sentence_tells_as_done_took_place_that_day(
    first: str, second: str, expected: str | None
) -> None:
    text = f"{first} {second}"
    gates = replace(SHUT, on="2031-03-04")
    protest = Told("protested by Ostrel" if "by" in second else "protested loudly", "protested", "protest")
    reading = tell(read("a", text), gates, protest, published="2031-03-07")
    named = [each for each in ("Tuesday", "recent days") if each in text]
    spans = [TimeExpression(text.index(each), text.index(each) + len(each), TimeType.DATE, 1.0) for each in named]
    found = date_by_sentences(replace(reading, times=add_meanings(text, spans))).events[1].date
    assert (found and found.earliest, found and found.basis) == (expected, expected and DateBasis.INFERRED)


@pytest.mark.parametrize(
    ("words", "modality", "expected"),
    [
        ("shut them by 2034", Modality.PLANNED, None),
        ("shut them by the end of 2034", Modality.HYPOTHETICAL, None),
        ("shut them in 2034", Modality.PLANNED, "2034"),
    ],
)
def test_a_year_by_which_something_is_to_be_done_does_not_date_it(
    words: str, modality: Modality, expected: str | None
) -> None:
    told = Told(words, "shut", "shut", "2034", modality=modality)
    found = dated(agree_with_modality(article(f"Varda agreed to {words}.", told, "2034", own=True)))
    assert (found and found.earliest) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2031-03-12", Modality.PLANNED), ("2031-03-08", Modality.ACTUAL), ("2031-03-05", Modality.ACTUAL)],
)
def test_what_takes_place_after_all_have_written_is_planned(on: str, expected: Modality) -> None:
    told = replace(SHUT, on=on)
    reading = article("Varda shut the gates.", told)
    event = Event(
        "v1", None, dated(reading), (), (), modality=Modality.ACTUAL, mentions=reading.events, origins=1, other_dates=()
    )  # fmt: skip
    assert plan_ahead([event], [reading.article])[0].modality is expected


def test_this_weekend_is_the_last_one_for_what_was_done() -> None:
    told = replace(SHUT, on=("2031-03-15", "2031-03-16"))
    found = dated(agree_with_modality(article("Varda shut the gates this weekend.", told, "this weekend", own=True)))
    assert found is not None
    assert (found.earliest, found.latest) == ("2031-03-01", "2031-03-02")


def test_what_is_only_planned_is_not_dated_by_its_sentence() -> None:
    told = replace(SHUT, modality=Modality.PLANNED)
    assert (
        dated(date_by_sentences(article("Varda shut the gates, it was announced on Tuesday.", told, "Tuesday"))) is None
    )


def test_an_article_reports_the_latest_day_where_its_first_day_is_that() -> None:
    reading = article("Varda shut the gates on Wednesday.", replace(SHUT, on="2031-03-05"))
    assert find_news_days([reading])["a"].earliest == "2031-03-05"


def test_an_article_that_tells_of_two_recent_days_reports_neither() -> None:
    text = "Varda shut the gates on Wednesday. Ostrel protested on Thursday."
    told = (replace(SHUT, on="2031-03-05"), Told("Ostrel protested", "protested", "protest", "2031-03-06"))
    assert find_news_days([tell(read("a", text), *told, published="2031-03-07")]) == {}


def test_an_article_of_unknown_day_reports_no_day() -> None:
    assert find_news_days([tell(read("a", "Varda shut the gates."), SHUT)]) == {}
