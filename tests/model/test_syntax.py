import numpy as np
import pytest

from communique.model.encode import Pieces, encode, load_tokenizer
from communique.model.labels import DEPENDENCIES, UPOS
from communique.model.lemmas import load_lemma_edits
from communique.model.links import Window
from communique.model.reader import Tagged
from communique.model.syntax import LONGEST, SyntaxHeads, find_owners
from communique.model.words import find_words

SIZE = 384
TEXT = "Varda cannot open the gates."


def tag(text: str, states: np.ndarray | None = None) -> Tagged:
    """A text as the encoder leaves it; states are random where none are given."""
    pieces: Pieces = encode(text, [(0, len(text))], load_tokenizer())
    if states is None:
        states = np.random.default_rng(1).normal(size=(len(pieces), SIZE)).astype(np.float32)
    none = np.zeros((len(pieces), 0), dtype=np.float32)
    return Tagged(pieces, none, none, none, states, none, Window(0, none), ())


@pytest.fixture(scope="module")
def heads() -> SyntaxHeads:
    """Heads of the real shapes with random weights."""
    random = np.random.default_rng(7)
    shapes = {"root": (SIZE,), "arc": (129, 128), "relation": (len(DEPENDENCIES), 65, 65)}
    layers = {"arc_dependent": 128, "arc_head": 128, "relation_dependent": 64, "relation_head": 64}
    layers |= {f"layer.{name}": SIZE for name in ("queries", "keys", "values", "attended")} | {"layer.inner": 768}
    shapes |= {
        f"layer.{name}.{part}": (SIZE,) for name in ("attention_norm", "inner_norm") for part in ("weight", "bias")
    }
    shapes |= {"layer.outer.weight": (SIZE, 768), "layer.outer.bias": (SIZE,)}
    for name, size in (layers | {"upos": len(UPOS), "lemma": len(load_lemma_edits())}).items():
        shapes |= {f"{name}.weight": (size, SIZE), f"{name}.bias": (size,)}
    return SyntaxHeads(
        {f"syntax.{name}": random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    )


def test_every_sentence_has_one_root(heads: SyntaxHeads) -> None:
    text = TEXT + " Ostrel waits by the river."
    parses = heads.parse(text, tag(text), [(0, 28), (29, len(text))])
    assert [[token.head for token in parse.tokens].count(None) for parse in parses] == [1, 1]


def test_the_root_alone_is_called_root(heads: SyntaxHeads) -> None:
    (parse,) = heads.parse(TEXT, tag(TEXT), [(0, len(TEXT))])
    assert [token.relation == "root" for token in parse.tokens] == [token.head is None for token in parse.tokens]


def test_tokens_stand_where_their_words_do(heads: SyntaxHeads) -> None:
    (parse,) = heads.parse(TEXT, tag(TEXT), [(0, len(TEXT))])
    words = [TEXT[token.start : token.end] for token in parse.tokens]
    assert words == ["Varda", "can", "not", "open", "the", "gates", "."]


def test_a_word_inside_another_words_piece_hangs_on_it(heads: SyntaxHeads) -> None:
    (parse,) = heads.parse(TEXT, tag(TEXT), [(0, len(TEXT))])
    assert parse.tokens[2].head == 1


def test_a_word_is_seen_at_its_first_piece() -> None:
    text = "the Vardanese"
    tagged = tag(text)
    ((_, own),) = find_owners([find_words(text, 0, len(text))], tagged.pieces)
    assert own == {0: 0, 1: 1}


def test_a_sentence_outside_the_pieces_is_still_a_tree(heads: SyntaxHeads) -> None:
    tagged = tag("")
    (parse,) = heads.parse("by night", tagged, [(0, 8)])
    assert [token.head for token in parse.tokens] == [None, 0]


def test_the_rest_of_the_text_does_not_change_a_sentence(heads: SyntaxHeads) -> None:
    text = TEXT + " Ostrel waits by the river."
    both = heads.parse(text, tag(text), [(0, 28), (29, len(text))])
    assert heads.parse(text, tag(text), [(29, len(text))]) == both[1:]


def test_a_sentence_without_end_is_one_tree(heads: SyntaxHeads) -> None:
    text = "( " * (LONGEST + 10)
    (parse,) = heads.parse(text, tag(text), [(0, len(text))])
    heads_found = [token.head for token in parse.tokens]
    assert (len(heads_found), heads_found.count(None)) == (LONGEST + 10, 1)


def test_what_a_sentence_too_long_goes_on_with_hangs_on_its_root(heads: SyntaxHeads) -> None:
    text = "( " * (LONGEST + 10)
    (parse,) = heads.parse(text, tag(text), [(0, len(text))])
    root = next(place for place, token in enumerate(parse.tokens) if token.head is None)
    assert [token.head for token in parse.tokens[LONGEST:] if token.relation == "parataxis"].count(root) >= 1
