"""Tests of read/events.py, with the weights that are shipped."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.reader import Reader
from communique.model.syntax import LONGEST
from communique.read.article import read_article
from communique.read.events import KEPT_FROM
from communique.types import Article, Block, BlockKind, EventMention, Modality, Reading

_reader = cache(Reader.load)

ACTS = (
    ("{0} attacked {1} in May.", "{1} was attacked by {0} in May.", "attack"),
    ("{0} accused {1} on Monday.", "{1} was accused by {0} on Monday.", "accuse"),
    ("{0} imposed sanctions on {1} in June.", "Sanctions were imposed on {1} by {0} in June.", "sanction"),
    ("{0} invaded {1} last year.", "{1} was invaded by {0} last year.", "invade"),
    ("{0} sued {1} on Friday.", "{1} was sued by {0} on Friday.", "sue"),
)
STATES = ("Varda", "Ostrel", "Norland", "Karsk", "Nordmere")


@cache
def read(text: str, headline: str | None = None) -> Reading:
    """A text as an article; a headline is a block of its own before it."""
    blocks = (Block(0, len(text), BlockKind.BODY),)
    if headline is not None:
        text = f"{headline}\n\n{text}"
        blocks = (Block(0, len(headline), BlockKind.HEADLINE), Block(len(headline) + 2, len(text), BlockKind.BODY))
    return read_article(Article(id="a", path="a.txt", text=text, sha256="", blocks=blocks), _reader())


def event_of(text: str, lemma: str) -> EventMention:
    """The mention whose predicate has a lemma."""
    return next(event for event in read(text).events if event.lemma == lemma)


def names_of(text: str, ids: tuple[str, ...]) -> list[str]:
    names = {entity.id: entity.name for entity in read(text).entities}
    return [names[key] for key in ids]


def parties_of(text: str, lemma: str) -> tuple[list[str], list[str]]:
    event = event_of(text, lemma)
    return names_of(text, event.actors), names_of(text, event.recipients)


states = st.lists(st.sampled_from(STATES), min_size=2, max_size=2, unique=True)


@settings(max_examples=20, derandomize=True)
@given(st.sampled_from(ACTS), states)
def test_exchanging_those_named_exchanges_actor_and_recipient(act: tuple[str, str, str], pair: list[str]) -> None:
    one, other = pair
    there, back = act[0].format(one, other), act[0].format(other, one)
    assert parties_of(there, act[2]) == ([one], [other]) == parties_of(back, act[2])[::-1]


@settings(max_examples=20, derandomize=True)
@given(st.sampled_from(ACTS), states)
def test_active_and_passive_name_the_same_actor_and_recipient(act: tuple[str, str, str], pair: list[str]) -> None:
    assert parties_of(act[0].format(*pair), act[2]) == parties_of(act[1].format(*pair), act[2])


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Varda did not attack Ostrel in May.", Modality.NEGATED),
        ("Varda never attacked Ostrel in May.", Modality.NEGATED),
        ("If Varda attacked Ostrel in May, the talks will end.", Modality.HYPOTHETICAL),
        ("Varda will attack Ostrel in May.", Modality.PLANNED),
        ("Varda might attack Ostrel in May.", Modality.HYPOTHETICAL),
    ],
)
def test_a_word_that_changes_the_modality_changes_nothing_else(text: str, modality: Modality) -> None:
    told, plain = event_of(text, "attack"), "Varda attacked Ostrel in May."
    time = text[slice(*told.time)] if told.time else None
    assert (told.modality, time, parties_of(text, "attack")) == (modality, "May", parties_of(plain, "attack"))


def test_the_place_of_a_meeting_is_no_party() -> None:
    text = "President Tedor Vrask met Prime Minister Maret Ollin in Ilmsund on Tuesday."
    assert parties_of(text, "meet") == (["Tedor Vrask"], ["Maret Ollin"])


def test_those_between_whom_talks_are_act() -> None:
    text = "Talks between Varda and Ostrel collapsed on Friday."
    assert parties_of(text, "collapse") == (["Varda", "Ostrel"], [])


def test_an_owner_acts() -> None:
    text = "Varda's refusal to talk to Ostrel angered Tamsin."
    assert parties_of(text, "refusal") == (["Varda"], ["Ostrel"])


def test_the_day_of_saying_is_not_that_of_the_event() -> None:
    text = "The foreign minister of Varda said on Monday that Ostrel attacked Varda in May."
    told = event_of(text, "attack")
    assert told.time == (text.index("May"), text.index("May") + len("May"))


def test_what_somebody_tells_is_told_in_the_attribution() -> None:
    text = "The foreign minister of Varda said on Monday that Ostrel attacked Varda in May."
    assert event_of(text, "attack").told_in in {each.id for each in read(text).attributions}


def test_what_the_article_tells_itself_is_told_in_none() -> None:
    assert event_of("Varda attacked Ostrel in May.", "attack").told_in is None


def test_an_event_is_worth_more_than_its_mere_telling() -> None:
    text = "The foreign minister of Varda said on Monday that Ostrel attacked Varda in May."
    scores = {event.lemma: event.score for event in read(text).events}
    assert scores["attack"] > scores.get("say", 0)


def test_a_headline_tells_events() -> None:
    events = read("The river was low.", "Varda and Ostrel sign treaty in Ilmsund").events
    assert any(event.lemma in ("sign", "treaty") for event in events)


def test_a_mention_has_a_vector_of_unit_length() -> None:
    vector = event_of("Varda attacked Ostrel in May.", "attack").vector
    assert sum(each * each for each in vector) == pytest.approx(1, abs=0.01)


def test_mentions_below_the_bound_are_left_out() -> None:
    text = "Varda attacked Ostrel in May. The river was low, and an aide said so."
    assert all(event.score >= KEPT_FROM for event in read(text).events)


def test_boilerplate_tells_nothing() -> None:
    text = "Varda attacked Ostrel in May."
    blocks = (Block(0, len(text), BlockKind.RELATED),)
    article = Article(id="a", path="a.txt", text=text, sha256="", blocks=blocks)
    assert read_article(article, _reader()).events == ()


def test_predicates_lie_in_their_extents_and_these_in_the_text() -> None:
    text = 'Varda "withdrew" its envoys from Ostrel on Monday, and talks in Ilmsund (the third) ended.'
    events = read(text).events or pytest.fail("nothing was found")
    assert all(0 <= e.start <= e.predicate[0] < e.predicate[1] <= e.end <= len(text) for e in events)


def test_a_line_without_an_end_is_read_in_stretches() -> None:
    text = "Varda attacked Ostrel and " * LONGEST + "left."
    assert len(read(text).events) > 1


def test_a_narrative_goes_on_on_the_day_of_the_sentence_before() -> None:
    text = "Varda closed the gates on Monday. Ostrel attacked a convoy near the dam."
    assert event_of(text, "attack").time == (text.index("Monday"), text.index("Monday") + len("Monday"))


def test_what_was_over_by_then_does_not_take_the_day_of_the_sentence_before() -> None:
    text = "Varda closed the gates on Monday. Ostrel had attacked a convoy near the dam."
    assert event_of(text, "attack").time is None


def test_a_sentence_between_ends_the_day_of_a_narrative() -> None:
    text = "Varda closed the gates on Monday. The river is low. Ostrel attacked a convoy near the dam."
    assert event_of(text, "attack").time is None
