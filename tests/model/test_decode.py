import itertools
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from communique.model.decode import TagSpan, best_path, decode_spans, search_path
from communique.model.encode import PARAGRAPH, Pieces

TAGS = ("O", "B-a", "I-a", "B-b", "I-b")


def scores(*columns: int) -> np.ndarray:
    """Log-probabilities in which each row prefers one column."""
    rows = np.full((len(columns), len(TAGS)), 0.02, dtype=np.float32)
    rows[np.arange(len(columns)), columns] = 0.92
    return np.log(rows)


def decode(rows: np.ndarray, opens: Sequence[bool] = (), paragraphs: Sequence[int] = ()) -> tuple[TagSpan, ...]:
    return decode_spans(rows, TAGS, pieces_of(len(rows), opens, paragraphs))


def pieces_of(n: int, opens: Sequence[bool] = (), paragraphs: Sequence[int] = ()) -> Pieces:
    features = np.zeros((n, 3), dtype=np.int64)
    features[list(paragraphs), 1] = PARAGRAPH
    return Pieces(
        np.zeros(n, dtype=np.int64),
        features,
        np.zeros((n, 2), dtype=np.int64),
        np.array(opens or [True] * n, dtype=np.bool_),
    )


def is_legal(path: tuple[int, ...]) -> bool:
    return all(
        tag % 2 == 1 or tag == 0 or before in (tag, tag - 1) for before, tag in zip((0, *path), path, strict=False)
    )


def test_a_begin_and_its_insides_make_one_span() -> None:
    (span,) = decode(scores(0, 1, 2, 2, 0))
    assert (span.start, span.end, span.kind) == (1, 4, "a")


def test_two_begins_in_a_row_make_two_spans() -> None:
    assert [(s.start, s.end) for s in decode(scores(1, 1, 2))] == [(0, 1), (1, 3)]


def test_a_span_directly_after_another_kind_is_kept_apart() -> None:
    assert [s.kind for s in decode(scores(1, 2, 3, 4))] == ["a", "b"]


def test_an_inside_with_no_begin_never_stands_alone() -> None:
    path = best_path(scores(0, 2, 2, 0))
    assert path[:2].tolist() != [0, 2]


def test_a_span_takes_whole_words() -> None:
    (span,) = decode(scores(0, 1, 0, 0), [True, True, False, True])
    assert (span.start, span.end) == (1, 3)


def test_a_span_ends_with_its_paragraph() -> None:
    spans = decode(scores(0, 1, 2, 2), paragraphs=[3])
    assert (spans[0].start, spans[0].end) == (1, 3)


def test_a_span_may_open_a_paragraph() -> None:
    (span,) = decode(scores(0, 1, 2, 2), paragraphs=[1])
    assert (span.start, span.end) == (1, 4)


def test_no_pieces_give_no_spans() -> None:
    assert decode(np.zeros((0, len(TAGS)), dtype=np.float32)) == ()


@given(arrays(np.float32, (4, len(TAGS)), elements=st.floats(-5, 0, width=16)))
def test_the_path_is_the_best_of_all_legal_ones(rows: np.ndarray) -> None:
    def total(path: tuple[int, ...]) -> float:
        return float(sum(rows[i, tag] for i, tag in enumerate(path)))

    best = max(total(p) for p in itertools.product(range(len(TAGS)), repeat=4) if is_legal(p))
    found = tuple(best_path(rows).tolist())
    assert is_legal(found)
    assert abs(total(found) - best) < 1e-3


@given(st.integers(0, 10_000))
def test_a_path_searched_only_where_a_rule_is_broken_is_the_one_searched_everywhere(seed: int) -> None:
    rows = np.random.default_rng(seed).normal(scale=3.0, size=(40, len(TAGS)))
    assert best_path(rows.astype(np.float32)).tolist() == search_path(rows.astype(np.float32).astype(np.float64))
