"""When Python looks for objects that only hold each other: not while a story is put together, which makes none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_collection() -> Iterator[None]:
    """Look for no cycles meanwhile, in a function or a block; several threads may do so at once.

    What a story is made of is kept to its end, and to look through it again and again took a fifth of the time of
    linking, composing and writing a hundred articles.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
