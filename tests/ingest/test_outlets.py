"""Outlets by the domains of their pages."""

from __future__ import annotations

import pytest

from communique.ingest.outlets import outlet_names, outlet_of


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.reuters.com/world/dam", "Reuters"),
        ("http://edition.cnn.com/dam", "CNN"),
        ("https://valley-notes.medium.com/dam", None),
        ("https://ostrel-dispatch.example/dam", None),
        ("mailto:desk@reuters.com", None),
        ("https://[broken", None),
    ],
)
def test_the_outlet_of_an_address(url: str, outlet: str | None) -> None:
    assert outlet_of(url) == outlet


def test_the_table_tells_the_names_of_its_outlets() -> None:
    assert {"Reuters", "CNN"} <= outlet_names()
