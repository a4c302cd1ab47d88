"""Tests of model/segments.py."""

import math
import time
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from communique.model.encode import PARAGRAPH, Pieces
from communique.model.labels import ROLE_TAGS, Role
from communique.model.segments import EDGE_SIZE, GAIN, LENGTH_BUCKETS, Segment, add_logs, length_bucket, part_text

NO_LENGTHS = np.zeros((LENGTH_BUCKETS, len(Role)), dtype=np.float32)
B_SOURCE, I_SOURCE = ROLE_TAGS.index("B-source"), ROLE_TAGS.index("I-source")
B_CONTENT, I_CONTENT = ROLE_TAGS.index("B-content"), ROLE_TAGS.index("I-content")


def scores(*columns: int) -> np.ndarray:
    """Log-probabilities in which each row prefers one column."""
    rows = np.full((len(columns), len(ROLE_TAGS)), 0.01, dtype=np.float32)
    rows[np.arange(len(columns)), columns] = 0.94
    return np.log(rows)


def edges_of(*pairs: tuple[int, int, Role, float]) -> np.ndarray:
    """Edge vectors of as many words as the largest last word needs, in which some pairs of words score so much."""
    edges = np.zeros((1 + max((last for _, last, _, _ in pairs), default=0), 2, len(Role), EDGE_SIZE), dtype=np.float32)
    for place, (first, last, role, score) in enumerate(pairs):
        edges[first, 0, list(Role).index(role), place] = score * EDGE_SIZE**0.5
        edges[last, 1, list(Role).index(role), place] = 1.0
    return edges


def part(
    rows: np.ndarray, edges: np.ndarray | None = None, opens: Sequence[bool] = (), paragraphs: Sequence[int] = ()
) -> tuple[Segment, ...]:
    n = len(rows)
    features = np.zeros((n, 3), dtype=np.int64)
    features[list(paragraphs), 1] = PARAGRAPH
    nowhere = np.zeros((n, 2), dtype=np.int64)
    pieces = Pieces(np.zeros(n, dtype=np.int64), features, nowhere, np.array(opens or [True] * n, dtype=np.bool_))
    full = np.zeros((n, 2, len(Role), EDGE_SIZE), dtype=np.float32)
    if edges is not None:
        full[: len(edges)] = edges
    return part_text(rows, full.reshape(n, 2 * len(Role) * EDGE_SIZE), NO_LENGTHS, pieces)


def partings(n: int) -> Iterator[tuple[tuple[int, int, int], ...]]:
    """Every way to part n words into spans (first, after the last, role) and words outside."""
    if n == 0:
        yield ()
        return
    for head in partings(n - 1):
        yield head
    for start in range(n):
        for head, role in product(partings(start), range(len(Role))):
            yield (*head, (start, n, role))


def score_parting(rows: np.ndarray, parting: tuple[tuple[int, int, int], ...]) -> float:
    tags = [0] * len(rows)
    for start, end, role in parting:
        tags[start:end] = [1 + 2 * role, *[2 + 2 * role] * (end - start - 1)]
    return float(sum(rows[i, tag] for i, tag in enumerate(tags))) + GAIN * len(parting)


def test_a_begin_and_its_insides_make_one_span() -> None:
    (span,) = part(scores(0, B_CONTENT, I_CONTENT, I_CONTENT, 0))
    assert (span.start, span.end, span.kind) == (1, 4, Role.CONTENT)


def test_two_begins_in_a_row_make_two_spans() -> None:
    assert [(s.start, s.end) for s in part(scores(B_SOURCE, B_SOURCE, I_SOURCE))] == [(0, 1), (1, 3)]


def test_a_span_takes_whole_words() -> None:
    (span,) = part(scores(0, B_CONTENT, 0, 0), opens=[True, True, False, True])
    assert (span.start, span.end) == (1, 3)


def test_a_span_ends_with_its_paragraph() -> None:
    spans = part(scores(0, B_CONTENT, I_CONTENT, I_CONTENT), paragraphs=[3])
    assert (spans[0].start, spans[0].end) == (1, 3)


def test_no_pieces_give_no_spans() -> None:
    assert part(np.zeros((0, len(ROLE_TAGS)), dtype=np.float32)) == ()


def test_edges_together_choose_the_end_that_tags_leave_open() -> None:
    rows = scores(0, B_CONTENT, I_CONTENT, I_CONTENT, 0)
    rows[3, [0, I_CONTENT]] = np.log([0.5, 0.45])
    (short,) = part(rows)
    (long,) = part(rows, edges_of((1, 3, Role.CONTENT, 2.0)))
    assert (short.end, long.end) == (3, 4)


def test_edges_of_another_role_change_nothing() -> None:
    rows = scores(0, B_CONTENT, I_CONTENT, 0)
    (span,) = part(rows, edges_of((1, 2, Role.CUE, 3.0)))
    assert (span.start, span.end, span.kind) == (1, 3, Role.CONTENT)


@given(arrays(np.float32, (4, len(ROLE_TAGS)), elements=st.floats(-4, 0, width=16)))
def test_the_spans_are_those_of_the_best_parting_and_weigh_its_share(rows: np.ndarray) -> None:
    rows = rows - np.log(np.exp(rows).sum(axis=1, keepdims=True))
    scored = {parting: score_parting(rows, parting) for parting in partings(4)}
    found = part(rows)
    chosen = tuple((s.start, s.end, list(Role).index(s.kind)) for s in found)
    assert scored[chosen] == pytest.approx(max(scored.values()), abs=1e-3)
    mass = sum(map(math.exp, scored.values()))
    for span, segment in zip(chosen, found, strict=True):
        holding = sum(math.exp(score) for parting, score in scored.items() if span in parting)
        assert segment.weight == pytest.approx(holding / mass, abs=0.05)


def test_a_span_with_a_doubtful_end_weighs_less_than_a_sure_one() -> None:
    rows = scores(0, B_SOURCE, I_SOURCE, 0, 0, B_SOURCE, I_SOURCE, 0)
    rows[7, [0, I_SOURCE]] = np.log(0.47)
    sure, doubtful = part(rows)
    assert doubtful.weight < 0.7 * sure.weight


def test_a_span_weighs_the_same_whatever_its_neighbouring_paragraphs() -> None:
    rows = scores(B_CONTENT, 0, 0, B_SOURCE, I_SOURCE, 0, 0, B_CONTENT, I_CONTENT)
    amid = next(s for s in part(rows, paragraphs=[3, 6]) if s.start == 3)
    (alone,) = part(rows[3:6], paragraphs=[0])
    assert amid.weight == pytest.approx(alone.weight, abs=1e-9)


def test_a_long_span_is_weighed_without_losing_its_mass() -> None:
    rows = np.log(np.full((202, len(ROLE_TAGS)), 1e-9, dtype=np.float32))
    rows[:, I_CONTENT] = rows[0, B_CONTENT] = rows[201, 0] = 0.0
    rows[201, I_CONTENT] = -20.0
    (span,) = part(rows)
    assert (span.start, span.end) == (0, 201)
    assert span.weight > 0.99


def test_a_paragraph_of_doubtful_words_is_parted_in_time_that_grows_with_its_words() -> None:
    rows = np.log(np.full((4000, len(ROLE_TAGS)), 1 / len(ROLE_TAGS), dtype=np.float32))

    def seconds(n: int) -> float:
        started = time.process_time()
        part(rows[:n])
        return time.process_time() - started

    part(rows[:50])
    assert seconds(4000) < 12 * max(seconds(1000), 0.005)


def test_lengths_fall_into_powers_of_two() -> None:
    assert length_bucket(np.array([1, 2, 3, 4, 5, 8, 9, 100_000])).tolist() == [0, 1, 2, 2, 3, 3, 4, LENGTH_BUCKETS - 1]


def test_sums_of_logarithms_bear_what_is_nothing() -> None:
    assert add_logs([0.0, -1e9]) == 0.0
    assert add_logs([math.log(2), math.log(3)]) == pytest.approx(math.log(5))
