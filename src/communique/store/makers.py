"""What makes articles and readings: the version, and a digest of the code and the tables behind them.

The version alone would do for releases; between them, a reading that yesterday's code made would pass for today's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from communique.version import __version__

STAGES = ("ingest", "model", "read")
"""The packages that what is kept of an article comes from."""

BY_DIGEST = ".onnx"
"""The reader's weights are known by their own digest, which a reading is kept under, too."""


@cache
def name_maker() -> str:
    """The version and twelve digits of a digest of every file of the stages; takes some 40 ms, once."""
    digest = hashlib.sha256()
    for stage in STAGES:
        for name, file in sorted(_walk(files(f"communique.{stage}"), stage)):
            digest.update(name.encode())
            digest.update(file.read_bytes())
    return f"{__version__} {digest.hexdigest()[:12]}"


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for each in folder.iterdir():
        name = f"{path}/{each.name}"
        if each.is_dir():
            if each.name != "__pycache__":
                yield from _walk(each, name)
        elif not each.name.endswith(BY_DIGEST):
            yield name, each
