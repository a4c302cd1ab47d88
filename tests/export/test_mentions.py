from __future__ import annotations

from dataclasses import replace

import pytest

from communique.export.mentions import choose_tellings, sentence_around
from communique.types import Event, EventMention, EventType, Modality
from tests.export.river_account import article

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


def choose(*others: EventMention) -> EventMention:
    """The best of the others and FULL; the others stand in another article."""
    event = Event("e", EventType.CONSULT, None, (), (), Modality.ACTUAL, (*others, FULL), 1)
    return choose_tellings(event, {"a", "b"})[0]


def test_a_mention_of_the_event_s_own_modality_comes_before_a_likelier_one() -> None:
    assert choose(replace(FULL, article="b", modality=Modality.PLANNED, score=0.9)) is FULL


def test_a_bare_noun_gives_way_to_a_clause() -> None:
    assert choose(replace(FULL, article="b", end=9, score=0.9)) is FULL


def test_the_article_s_own_voice_comes_before_somebody_s_words() -> None:
    assert choose(replace(FULL, article="b", told_in="a1", score=0.9)) is FULL


def test_of_equals_the_likelier_is_chosen() -> None:
    likelier = replace(FULL, article="b", score=0.9)
    assert choose(likelier) is likelier


def test_a_mention_whose_article_cannot_be_read_is_not_chosen() -> None:
    assert choose(replace(FULL, article="c", score=0.9)) is FULL


def test_a_mention_of_less_than_half_the_likelihood_does_not_stand_for_the_event() -> None:
    likely = replace(FULL, article="b", modality=Modality.PLANNED, score=0.9)
    event = Event("e", EventType.CONSULT, None, (), (), Modality.ACTUAL, (replace(FULL, score=0.4), likely), 1)
    assert choose_tellings(event, {"a", "b"})[0] is likely


def test_of_mentions_that_overlap_the_better_one_is_shown() -> None:
    event = Event("e", EventType.CONSULT, None, (), (), Modality.ACTUAL, (replace(FULL, end=20, score=0.4), FULL), 1)
    assert choose_tellings(event, {"a"}) == (FULL,)


def test_mentions_of_one_article_that_stand_apart_are_all_shown() -> None:
    later = replace(FULL, start=50, end=90, score=0.4)
    event = Event("e", EventType.CONSULT, None, (), (), Modality.ACTUAL, (later, FULL), 1)
    assert choose_tellings(event, {"a"}) == (FULL, later)


SENTENCES = "They met. Varda walked out. Nobody signed."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("met", "They met."),
        ("walked out", "Varda walked out."),
        ("out. Nobody", "Varda walked out. Nobody signed."),
        ("signed.", "Nobody signed."),
        (". ", "They met."),
    ],
)
def test_the_sentence_around_words_is_whole(words: str, sentence: str) -> None:
    start = SENTENCES.index(words)
    first, last = sentence_around(article("a", SENTENCES), start, start + len(words))
    assert SENTENCES[first:last].strip() == sentence
