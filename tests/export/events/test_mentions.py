from __future__ import annotations

from dataclasses import replace

from communique.export.events.mentions import choose_mention
from communique.types import Event, EventMention, EventType, Modality

FULL = EventMention(
    article="a",
    start=0,
    end=40,
    predicate=(10, 14),
    lemma="meet",
    type=EventType.CONSULT,
    modality=Modality.ACTUAL,
    actors=(),
    recipients=(),
    score=0.5,
)


def choose(*others: EventMention) -> EventMention | None:
    event = Event("e", EventType.CONSULT, None, (), (), Modality.ACTUAL, (*others, FULL), 1)
    return choose_mention(event, {"a", "b"})


def test_a_mention_of_the_event_s_own_modality_comes_before_a_likelier_one() -> None:
    assert choose(replace(FULL, modality=Modality.PLANNED, score=0.9)) is FULL


def test_a_bare_noun_gives_way_to_a_clause() -> None:
    assert choose(replace(FULL, end=9, score=0.9)) is FULL


def test_the_article_s_own_voice_comes_before_somebody_s_words() -> None:
    assert choose(replace(FULL, told_in="a1", score=0.9)) is FULL


def test_of_equals_the_likelier_is_chosen() -> None:
    likelier = replace(FULL, article="b", score=0.9)
    assert choose(likelier) is likelier


def test_a_mention_whose_article_cannot_be_read_is_not_chosen() -> None:
    assert choose(replace(FULL, article="c", score=0.9)) is FULL
