"""What a scorer prints becomes named figures."""

from __future__ import annotations

from evaluation.figures import Figure, flatten_figures


def test_a_nested_number_is_named_by_its_way() -> None:
    assert list(flatten_figures("talks", {"relay": {"f1": 0.5}})) == [Figure("talks/relay/f1", 0.5)]


def test_what_could_not_be_counted_stays_unknown() -> None:
    assert list(flatten_figures("talks", {"nested": {"r": None}})) == [Figure("talks/nested/r", None)]


def test_words_are_no_figures() -> None:
    assert not list(flatten_figures("talks", {"note": "none", "list": [1]}))
