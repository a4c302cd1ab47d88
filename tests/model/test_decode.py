import itertools
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from communique.model.decode import TagSpan, best_path, decode_spans, search_path, weigh_spans
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


@given(arrays(np.float32, (4, len(TAGS)), elements=st.floats(-5, 0, width=16)))
def test_a_span_weighs_the_share_of_the_legal_sequences_that_hold_it(rows: np.ndarray) -> None:
    paths = [p for p in itertools.product(range(len(TAGS)), repeat=4) if is_legal(p)]
    mass = {p: float(np.exp(sum(rows[i, tag] for i, tag in enumerate(p)))) for p in paths}
    holding = sum(m for p, m in mass.items() if p[1:3] == (1, 2) and p[3] != 2)
    (weight,) = weigh_spans(rows, TAGS, pieces_of(4), [TagSpan(1, 3, "a", 0.0)])
    assert abs(weight - holding / sum(mass.values())) < 1e-6


def test_a_span_with_a_doubtful_end_weighs_less_than_a_sure_one() -> None:
    rows = scores(0, 1, 2, 0, 0, 1, 2, 0)
    rows[7, [0, 2]] = np.log(0.47)
    sure, doubtful = weigh_spans(rows, TAGS, pieces_of(8), [TagSpan(1, 3, "a", 0.0), TagSpan(5, 7, "a", 0.0)])
    assert doubtful < 0.7 * sure


def test_a_long_span_is_weighed_without_losing_its_mass() -> None:
    rows = np.log(np.full((3000, len(TAGS)), 1e-9, dtype=np.float32))
    rows[:, 2] = rows[0, 1] = 0.0
    (weight,) = weigh_spans(rows, TAGS, pieces_of(3000), [TagSpan(0, 3000, "a", 0.0)])
    assert weight > 0.99


def test_a_span_is_weighed_by_its_words() -> None:
    rows = scores(0, 1, 0, 0)
    (weight,) = weigh_spans(rows, TAGS, pieces_of(4, [True, True, False, True]), [TagSpan(1, 3, "a", 0.0)])
    assert weight > 0.8


def test_a_span_weighs_the_same_whatever_its_neighbouring_paragraphs() -> None:
    rows = np.random.default_rng(3).normal(size=(9, len(TAGS))).astype(np.float32)
    span = TagSpan(3, 5, "b", 0.0)
    (amid,) = weigh_spans(rows, TAGS, pieces_of(9, paragraphs=[3, 6]), [span])
    (alone,) = weigh_spans(rows[3:6], TAGS, pieces_of(3, paragraphs=[0]), [TagSpan(0, 2, "b", 0.0)])
    assert amid == alone
