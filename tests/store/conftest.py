"""An empty store, open, for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "river.communique", name="river") as made:
        yield made
