"""What the account of the example story tells of what took place, beside what a careful reader found in it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import communique
from communique.types import Account, Date, Event
from tests.examples.sile_story import ExpectedEvent, Words, read_events

# Of seventeen events: what the shipped weights reach, with one to spare for another processor's rounding.
FOUND_FROM = 10
TYPED_FROM = 2  # of nine that have a type
DATED_FROM = 5  # of thirteen that have a date
MISDATED_AT_MOST = 1

Match = tuple[ExpectedEvent, Event]


@pytest.fixture(scope="module")
def account(example: Path) -> Account:
    return communique.build(example / "articles", title="The Lower Sile talks")


@pytest.fixture(scope="module")
def matches(account: Account) -> list[Match]:
    """Expected events with the one of the account that shares most mentions with each, one to one."""
    events = {event.id: event for event in account.events}
    scored = [
        (shared, -number, event.id)
        for number, expected in enumerate(read_events())
        for event in account.events
        if (shared := _count_shared(account, expected, event))
    ]
    found: dict[int, str] = {}
    for _, number, event_id in sorted(scored, reverse=True):
        if number not in found and event_id not in found.values():
            found[number] = event_id
    return [(read_events()[-number], events[event_id]) for number, event_id in found.items()]


def test_most_of_what_took_place_is_told(matches: list[Match]) -> None:
    assert len(matches) >= FOUND_FROM


def test_the_plainest_types_are_right(matches: list[Match]) -> None:
    assert sum(expected.type is not None and expected.type == event.type for expected, event in matches) >= TYPED_FROM


def test_the_dates_of_half_are_right(matches: list[Match]) -> None:
    assert sum(_is_within(event.date, expected) for expected, event in matches if expected.earliest) >= DATED_FROM


def test_hardly_a_date_is_wrong(matches: list[Match]) -> None:
    wrong = [
        (event.date.text, event.date.earliest, event.date.latest, expected.earliest)
        for expected, event in matches
        if expected.earliest and event.date and event.date.earliest and _excludes(event.date, expected)
    ]
    assert len(wrong) <= MISDATED_AT_MOST, wrong


def test_the_alien_date_of_the_tail_is_no_event_s(account: Account) -> None:
    dates = [date for event in account.events for date in (event.date, *event.other_dates) if date]
    assert not any((date.latest or "").startswith("2025") for date in dates)


def test_the_words_of_a_date_stand_in_its_evidence(account: Account) -> None:
    texts = {article.id: article.text for article in account.articles}
    dates = [date for event in account.events for date in (event.date, *(each.date for each in event.mentions)) if date]
    worded = [date for date in dates if date.text and date.evidence]
    assert len(worded) >= DATED_FROM
    assert not [
        date.text
        for date in worded
        if not any((date.text or "") in texts[span.article][span.start : span.end] for span in date.evidence)
    ]


def test_no_line_of_the_timeline_lies_wholly_before_one_that_stands_above_it(account: Account) -> None:
    known = [entry.date for entry in account.timeline if entry.date and entry.date.earliest and entry.date.latest]
    assert len(known) >= DATED_FROM
    assert not [
        (above.text, below.text)
        for above, below in pairwise(known)
        if _last(below.latest or "") < _first(above.earliest or "")
    ]


def _count_shared(account: Account, expected: ExpectedEvent, event: Event) -> int:
    files = {article.id: Path(article.path).name.replace("#", ":") for article in account.articles}
    return sum(
        files[mention.article] == file and _is_near(mention.start, mention.end, words)
        for mention in event.mentions
        for file, words in expected.mentions
    )


def _is_near(start: int, end: int, words: Words) -> bool:
    """Half of the shorter is shared, and the account's words are no more than three times as long, and a few."""
    shared = min(end, words.end) - max(start, words.start)
    length = words.end - words.start
    return shared > 0 and 2 * shared >= min(end - start, length) and end - start <= 3 * length + 40


def _is_within(date: Date | None, expected: ExpectedEvent) -> bool:
    if date is None or not (date.earliest and date.latest and expected.earliest and expected.latest):
        return False
    return _first(expected.earliest) <= _first(date.earliest) and _last(date.latest) <= _last(expected.latest)


def _excludes(date: Date, expected: ExpectedEvent) -> bool:
    """Whether the two intervals share no day."""
    if not (date.earliest and date.latest and expected.earliest and expected.latest):
        return False
    return _last(date.latest) < _first(expected.earliest) or _last(expected.latest) < _first(date.earliest)


def _first(iso: str) -> str:
    return iso + "-01-01"[len(iso) - 4 :]


def _last(iso: str) -> str:
    return iso + "-12-31"[len(iso) - 4 :]
