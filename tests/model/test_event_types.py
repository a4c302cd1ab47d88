from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.event_types import OUTCOMES, EventTypeHeads, EventWords, climb, find_head, find_path
from communique.model.reader import Reader
from communique.model.syntax import Parse, Token, parse_sentences
from communique.types import EventType

NAMES = ("Varda", "Ostrel", "the council", "Prime Minister Ilse Marn", "the rebels")
TOLD = (
    ("{a} accused {b} of breaking the truce.", "accused", EventType.ACCUSE),
    ("{a} shelled {b} on Monday.", "shelled", EventType.ASSAULT),
    ("{a} met {b} in the capital for talks.", "met", EventType.CONSULT),
    ("{a} threatened {b} with war.", "threatened", EventType.THREATEN),
    ("{a} urged {b} to open the gates.", "urged", EventType.REQUEST),
    ("{a} arrested {b}.", "arrested", EventType.COERCE),
    ("{a} rejected the offer of {b}.", "rejected", EventType.REJECT),
    ("{a} sent food and medicine to {b}.", "sent", EventType.AID),
    ("{a} imposed tariffs on goods from {b}.", "imposed", EventType.SANCTION),
    ("{a} and {b} held joint military exercises.", "held", EventType.COOPERATE),
)


@lru_cache(maxsize=1)
def load_reader() -> Reader:
    return Reader.load()


def score(text: str, predicate: str, parties: Sequence[str] = ()) -> np.ndarray:
    """The probabilities of the one event of a text, its predicate and parties given by their words."""
    reader = load_reader()
    tagged = reader.tag(reader.cut(text, [(0, len(text))]))
    (parse,) = parse_sentences(text, tagged, [(0, len(text))], reader.parser)
    place = next(i for i, token in enumerate(parse.tokens) if token.start == text.index(predicate))
    spans = tuple((text.index(name), text.index(name) + len(name)) for name in parties)
    (row,) = EventTypeHeads(reader.heads.weights).score(tagged, [EventWords(parse, place, spans)])
    return row


def find_type(text: str, predicate: str, parties: Sequence[str] = ()) -> EventType | None:
    return OUTCOMES[score(text, predicate, parties).argmax()]


def test_outcomes_are_the_sixteen_types_and_none() -> None:
    assert (*EventType, None) == OUTCOMES


def test_scores_of_an_event_are_probabilities() -> None:
    row = score("Varda met Ostrel.", "met", ("Varda", "Ostrel"))
    assert row.shape == (len(OUTCOMES),)
    assert row.min() >= 0
    assert row.sum() == pytest.approx(1, abs=1e-5)


def test_no_events_have_no_scores() -> None:
    reader = load_reader()
    tagged = reader.tag(reader.cut("Rain.", [(0, 5)]))
    assert EventTypeHeads(reader.heads.weights).score(tagged, []).shape == (0, len(OUTCOMES))


@settings(max_examples=30)
@given(told=st.sampled_from(TOLD), names=st.permutations(NAMES))
def test_exchanging_actor_and_recipient_leaves_the_type(told: tuple[str, str, EventType], names: Sequence[str]) -> None:
    words, predicate, kind = told
    one, other = names[:2]
    assert find_type(words.format(a=one, b=other), predicate, (one, other)) is kind
    assert find_type(words.format(a=other, b=one), predicate, (one, other)) is kind


@pytest.mark.parametrize(("words", "predicate", "kind"), TOLD)
def test_plain_words_have_their_type(words: str, predicate: str, kind: EventType) -> None:
    assert find_type(words.format(a="Varda", b="Ostrel"), predicate, ("Varda", "Ostrel")) is kind


@pytest.mark.parametrize(("words", "predicate", "kind"), TOLD)
def test_a_type_needs_no_parties(words: str, predicate: str, kind: EventType) -> None:
    assert find_type(words.format(a="Varda", b="Ostrel"), predicate) is kind


def test_the_order_of_parties_does_not_matter() -> None:
    text = "Varda accused Ostrel of lying."
    assert (score(text, "accused", ("Varda", "Ostrel")) == score(text, "accused", ("Ostrel", "Varda"))).all()


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("Varda accused Ostrel of lying.", "Ostrel was accused of lying by Varda."),
        ("Varda arrested Ilse Marn.", "Ilse Marn was arrested by Varda."),
        ("Varda freed Ilse Marn.", "Ilse Marn was freed by Varda."),
        ("Varda rejected the offer.", "The offer was rejected by Varda."),
        ("Varda bombed the town.", "The town was bombed by Varda."),
        ("Varda imposed tariffs on Ostrel.", "Tariffs were imposed on Ostrel by Varda."),
    ],
)
def test_the_passive_has_the_type_of_the_active(active: str, passive: str) -> None:
    predicate = active.split()[1]
    assert find_type(active, predicate) == find_type(passive, predicate)


@pytest.mark.parametrize(
    ("plain", "changed"),
    [
        ("Varda threatened Ostrel.", "Varda has not threatened Ostrel."),
        ("Varda attacked Ostrel.", "Varda has not attacked Ostrel."),
        ("Varda arrested the envoy.", "Varda did not arrest the envoy."),
        ("Varda accused Ostrel of lying.", "If Varda accused Ostrel of lying, the talks would end."),
        ("Varda bombed the town.", "If Varda bombed the town, Ostrel would answer."),
        ("Varda met Ostrel for talks.", "If Varda met Ostrel for talks, few would be surprised."),
    ],
)
def test_not_and_if_leave_the_type(plain: str, changed: str) -> None:
    verb = plain.split()[1]
    assert find_type(plain, verb) == find_type(changed, verb if verb in changed else verb.removesuffix("ed"))


@pytest.mark.parametrize(
    ("text", "predicate", "kind"),
    [
        ("The collapse of the talks surprised Ilse Marn.", "collapse", EventType.REJECT),
        ("Ilse Marn deplored the refusal of Varda to sign.", "refusal", EventType.REJECT),
        ("The arrest of Ilse Marn by Varda angered Ostrel.", "arrest", EventType.COERCE),
        ("Ostrel protested after the shelling of the port by Varda.", "shelling", EventType.ASSAULT),
    ],
)
def test_a_noun_has_the_type_of_what_it_names(text: str, predicate: str, kind: EventType) -> None:
    assert find_type(text, predicate) is kind


def tokens(*words: tuple[str, int | None, str]) -> tuple[Token, ...]:
    """Words with their heads and relations, one letter long each."""
    return tuple(
        Token(2 * i, 2 * i + 1, "NOUN", lemma, head, relation) for i, (lemma, head, relation) in enumerate(words)
    )


HELD_TALKS = tokens(("varda", 1, "nsubj"), ("hold", None, "root"), ("talk", 1, "obj"), ("ostrel", 2, "nmod"))


def test_the_path_holds_the_predicate_and_what_lies_between_it_and_its_parties() -> None:
    assert find_path(HELD_TALKS, 1, {0, 3}) == [1, 2]


def test_the_path_holds_the_verb_that_carries_a_noun() -> None:
    assert find_path(HELD_TALKS, 2, set()) == [1, 2]


def test_a_party_that_is_the_predicate_stays_on_the_path() -> None:
    assert find_path(HELD_TALKS, 1, {1}) == [1]


def test_a_range_is_headed_by_the_word_that_the_others_hang_on() -> None:
    assert find_head(HELD_TALKS, (4, 7)) == 2


def test_a_range_without_words_has_no_head() -> None:
    assert find_head(HELD_TALKS, (20, 22)) is None


def test_climbing_ends_at_the_root() -> None:
    assert climb(Parse(HELD_TALKS).tokens, 3) == [3, 2, 1]
