"""The tour and the tutorial show what the project does now."""

from __future__ import annotations

import pytest

from docs.walk_tour import TOUR, TUTORIAL, walk_tour, walk_tutorial


def test_walking_the_tour_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOUR.parent.parent)
    shown = TOUR.read_text("utf-8")
    assert walk_tour(shown) == shown, "run `make tour` and read what changed"


def test_walking_the_tutorial_changes_nothing() -> None:
    shown = TUTORIAL.read_text("utf-8")
    assert walk_tutorial(shown) == shown, "run `make tour` and read what changed"
