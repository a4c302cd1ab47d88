from __future__ import annotations

import pytest

from communique.link.event_parts import find_parts
from communique.types import Article, DateBasis, Event, EventMention, Modality
from tests.link.river_readings import date_of


def event(id_: str, text: str, predicate: str, lemma: str, on: str | None = None) -> Event:
    start = text.index(predicate)
    end = start + len(predicate)
    mention = EventMention("a", start, end, (start, end), lemma, None, Modality.ACTUAL, (), (), 0.9)
    return Event(id_, None, date_of(on), (), (), Modality.ACTUAL, (mention,), 1)


def parts(text: str, *events: Event) -> dict[str, str | None]:
    article = Article("a", "a.txt", text, "0")
    return {one.id: one.part_of for one in find_parts(events, [article])}


@pytest.mark.parametrize(
    ("text", "part", "lemma", "whole"),
    [
        ("Dorosh walked out of the Ilmsund talks.", "walked", "walk", "talks"),
        ("The collapse of the summit surprised Karsk.", "collapse", "collapse", "summit"),
        ("They signed a paper at the end of the conference.", "signed", "sign", "conference"),
        ("The summit in Ilmsund collapsed.", "collapsed", "collapse", "summit"),
        ("The two met on the margins of the summit.", "met", "meet", "summit"),
    ],
)
def test_what_takes_place_at_a_gathering_is_a_part_of_it(text: str, part: str, lemma: str, whole: str) -> None:
    found = parts(text, event("v1", text, part, lemma), event("v2", text, whole, whole.removesuffix("s")))
    assert found == {"v1": "v2", "v2": None}


@pytest.mark.parametrize(
    ("text", "part", "lemma", "whole"),
    [
        ("Varda shut the gates after the summit.", "shut", "shut", "summit"),
        ("Varda opened the gates. The summit was far away.", "opened", "open", "summit"),
        ("Varda asked for a summit.", "asked", "ask", "summit"),
        ("The summit in Ilmsund surprised Karsk.", "surprised", "surprise", "summit"),
    ],
)
def test_what_only_stands_beside_a_gathering_is_no_part_of_it(text: str, part: str, lemma: str, whole: str) -> None:
    found = parts(text, event("v1", text, part, lemma), event("v2", text, whole, whole))
    assert found == {"v1": None, "v2": None}


def test_no_summit_is_a_part_of_a_meeting() -> None:
    text = "The meeting of the summit began."
    assert parts(text, event("v1", text, "meeting", "meeting"), event("v2", text, "summit", "summit"))["v2"] is None


def test_what_took_place_on_another_day_is_no_part() -> None:
    text = "Dorosh walked out of the Ilmsund talks."
    walked, talks = event("v1", text, "walked", "walk", "2031-03-09"), event("v2", text, "talks", "talk", "2031-03-04")
    assert parts(text, walked, talks)["v1"] is None


def test_a_part_that_nothing_dates_is_of_the_day_of_its_whole() -> None:
    text = "Dorosh walked out of the Ilmsund talks."
    walked, talks = event("v1", text, "walked", "walk"), event("v2", text, "talks", "talk", "2031-03-04")
    part, _ = find_parts([walked, talks], [Article("a", "a.txt", text, "0")])
    assert part.date == date_of("2031-03-04", DateBasis.INFERRED)
