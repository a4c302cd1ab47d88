import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from communique.model.links import (
    DISTANCE_BUCKETS,
    SpanHeads,
    Window,
    distance_bucket,
    distance_buckets,
    round_vectors,
)

SIZE = 4


def heads(seed: int = 0) -> SpanHeads:
    draw = np.random.default_rng(seed)
    weights = {"sentence.weight": np.eye(SIZE, dtype=np.float32)}
    for link in ("content_cue", "cue_source", "content_source"):
        for part, width in (("query", 3), ("key", 3), ("none", 1)):
            weights[f"link_{part}.{link}.weight"] = draw.normal(size=(width, 2 * SIZE)).astype(np.float32)
            weights[f"link_{part}.{link}.bias"] = np.zeros(width, dtype=np.float32)
        weights[f"link_distance.{link}.weight"] = np.zeros((DISTANCE_BUCKETS, 1), dtype=np.float32)
    return SpanHeads(weights)


WINDOW = Window(0, np.random.default_rng(1).normal(size=(20, SIZE)).astype(np.float32))
SPAN = st.integers(0, 300).flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, s + 40)))


@given(SPAN, SPAN)
def test_every_distance_has_a_bucket_and_the_other_way_round_mirrors_it(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    bucket = distance_bucket(one, other)
    assert 0 <= bucket < DISTANCE_BUCKETS
    assert bucket + distance_bucket(other, one) == 2 * 8


def test_a_span_right_after_lies_in_the_first_bucket_after() -> None:
    assert distance_bucket((0, 5), (5, 6)) == 9


@given(st.lists(SPAN, min_size=1, max_size=4), st.lists(SPAN, min_size=1, max_size=4))
def test_all_pairs_lie_in_the_buckets_of_each(queries: list[tuple[int, int]], keys: list[tuple[int, int]]) -> None:
    found = distance_buckets(np.array(queries), np.array(keys))
    assert found.tolist() == [[distance_bucket(query, key) for key in keys] for query in queries]


def test_link_probabilities_of_a_query_sum_to_one() -> None:
    scores = heads().link("content_cue", [WINDOW], [(0, 3), (9, 12)], [(4, 5), (13, 14)])
    assert scores.shape == (2, 3)
    assert np.allclose(scores.sum(axis=1), 1)


def test_without_keys_a_query_belongs_to_none() -> None:
    assert heads().link("cue_source", [WINDOW], [(0, 3)], []).tolist() == [[1.0]]


def test_a_learned_distance_bias_decides_between_equal_keys() -> None:
    known = heads()
    near = distance_bucket((4, 5), (5, 6))
    bias = known.weights["link_distance.content_cue.weight"]
    bias[near] = 50.0
    scores = known.link("content_cue", [WINDOW], [(4, 5)], [(0, 1), (5, 6)])
    assert scores[0].argmax() == 2


def test_a_sentence_vector_has_unit_length_and_reads_all_fragments() -> None:
    one, both = heads().sentence_vectors(WINDOW, [[(0, 4)], [(0, 4), (8, 12)]])
    assert np.isclose(np.linalg.norm(both), 1)
    assert not np.allclose(one, both)


def test_spans_that_no_window_holds_together_are_no_pair() -> None:
    left, right = Window(0, WINDOW.hidden[:10]), Window(10, WINDOW.hidden[10:])
    scores = heads().link("content_cue", [left, right], [(2, 4)], [(12, 13)])
    assert scores[0].tolist() == [1.0, 0.0]


def test_a_pair_in_two_windows_takes_the_better_score() -> None:
    known, later = heads(), Window(5, WINDOW.hidden[:15])
    one, other, both = (
        known.link("content_cue", windows, [(8, 10)], [(12, 13)])[0, 1]
        for windows in ([WINDOW], [later], [WINDOW, later])
    )
    assert both == max(one, other)


def test_an_empty_range_is_no_pair_to_any() -> None:
    odds = heads().odds("content_cue", [WINDOW], np.array([[8, 10]]), np.array([[12, 13], [14, 14]]))
    assert np.isfinite(odds).tolist() == [[True, False]]


def test_vectors_are_kept_with_four_digits_on_both_sides_of_zero() -> None:
    vectors = np.array([[0.12344, -0.98766, 0.0, 1.0, -1.0, -0.00004]], dtype=np.float32)
    assert round_vectors(vectors) == [(0.1234, -0.9877, 0.0, 1.0, -1.0, 0.0)]


def test_equal_numbers_of_two_vectors_are_one_object() -> None:
    one, other = round_vectors(np.array([[-0.25], [-0.25]], dtype=np.float32))
    assert one[0] is other[0]
