import numpy as np
import pytest

from communique.model.encode import Pieces, encode, load_tokenizer
from communique.model.labels import NAME_TAGS
from communique.model.links import Window
from communique.model.name_head import REACH, NameHead, describe_words
from communique.model.reader import Tagged

STATES, SIZE = 384, 16
TEXT = "Varda spoke first. The gates of Ostrel were shut all of that day, and nobody but the envoy knew why Varda left."
FIRST, LAST = 0, TEXT.rindex("Varda")


def cut(text: str) -> Pieces:
    return encode(text, [(0, len(text))], load_tokenizer())


def tag(text: str) -> Tagged:
    """A text as the encoder leaves it: random states, each tag as likely as the other."""
    pieces = cut(text)
    random = np.random.default_rng(1)
    hidden, syntax = (random.normal(size=(len(pieces), STATES)).astype(np.float32) for _ in range(2))
    names = np.full((len(pieces), len(NAME_TAGS)), -np.log(len(NAME_TAGS)), dtype=np.float32)
    none = np.zeros((len(pieces), 0), dtype=np.float32)
    return Tagged(pieces, none, none, names, syntax, none, Window(0, hidden), ())


def at(tagged: Tagged, offset: int) -> int:
    """The piece that starts at an offset."""
    return int(np.flatnonzero(tagged.pieces.offsets[:, 0] == offset)[0])


@pytest.fixture(scope="module")
def head() -> NameHead:
    """A head of few columns with random weights."""
    random = np.random.default_rng(7)
    tags, traits = len(NAME_TAGS), describe_words(cut(TEXT)).traits.shape[1]
    shapes = {"word": (SIZE, 2 * STATES + tags + traits), "context": (SIZE, (2 * REACH + 3) * SIZE + 2 * tags)}
    shapes["tag"] = (tags, SIZE)
    weights = {f"names.{name}.weight": random.normal(size=shape) for name, shape in shapes.items()}
    weights |= {f"names.{name}.bias": random.normal(size=shape[0]) for name, shape in shapes.items()}
    return NameHead({name: (value / 10).astype(np.float32) for name, value in weights.items()})


def test_chances_of_a_word_add_up_to_one(head: NameHead) -> None:
    tagged = tag(TEXT)
    assert np.allclose(np.exp(head.retag(tagged)[tagged.pieces.opens]).sum(axis=1), 1, atol=1e-5)


def test_pieces_inside_a_word_keep_their_tags(head: NameHead) -> None:
    tagged = tag("Karskpress and Marnovsky.")
    inner = ~tagged.pieces.opens
    assert np.array_equal(head.retag(tagged)[inner], tagged.names[inner])


def test_a_small_word_that_is_surely_no_name_keeps_its_tags(head: NameHead) -> None:
    tagged = tag(TEXT)
    gates = at(tagged, TEXT.index("gates"))
    tagged.names[gates] = np.log(np.r_[0.9999, np.full(len(NAME_TAGS) - 1, 1e-5)])
    assert np.array_equal(head.retag(tagged)[gates], tagged.names[gates])


def test_a_capital_has_a_word_looked_at_however_sure_the_encoder_is(head: NameHead) -> None:
    tagged = tag(TEXT)
    ostrel = at(tagged, TEXT.index("Ostrel"))
    tagged.names[ostrel] = np.log(np.r_[0.9999, np.full(len(NAME_TAGS) - 1, 1e-5)])
    assert not np.array_equal(head.retag(tagged)[ostrel], tagged.names[ostrel])


def test_what_stands_at_one_place_of_a_word_tells_of_the_others(head: NameHead) -> None:
    tagged, other = tag(TEXT), tag(TEXT)
    other.whole.hidden[at(other, LAST)] += 1
    assert not np.allclose(head.retag(tagged)[at(tagged, FIRST)], head.retag(other)[at(other, FIRST)])


def test_a_far_word_of_another_paragraph_and_form_tells_nothing(head: NameHead) -> None:
    text = TEXT.replace("first. ", "first.\n\n").replace("why Varda", "why Marn")
    tagged, other = tag(text), tag(text)
    other.whole.hidden[at(other, text.rindex("Marn"))] += 1
    assert np.allclose(head.retag(tagged)[at(tagged, FIRST)], head.retag(other)[at(other, FIRST)])


def test_a_text_without_words_has_no_tags(head: NameHead) -> None:
    assert head.retag(tag("")).shape == (0, len(NAME_TAGS))


def test_capitals_do_not_make_another_form() -> None:
    words = describe_words(cut("VARDA waits. Varda waits."))
    assert words.forms[0] == words.forms[3]


def test_words_of_a_paragraph_have_its_number() -> None:
    assert describe_words(cut("Varda waits.\n\nOstrel")).paragraphs.tolist() == [0, 0, 0, 1]
