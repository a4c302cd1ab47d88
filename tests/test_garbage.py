"""What holds while no cycles are looked for."""

from __future__ import annotations

import gc

import pytest

from communique.garbage import pause_collection


def test_no_cycles_are_looked_for_meanwhile() -> None:
    with pause_collection():
        assert not gc.isenabled()


def test_they_are_looked_for_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), pause_collection():
        raise ValueError("broken")
    assert gc.isenabled()


def test_what_ends_inside_does_not_end_it() -> None:
    with pause_collection():
        with pause_collection():
            pass
        assert not gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with pause_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
