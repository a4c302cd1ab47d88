"""The digest by which an account names the weights that made it."""

from __future__ import annotations

import hashlib
from pathlib import Path

NAME = "DIGEST"


def write_digest(folder: Path) -> None:
    """Write SHA-256 over all other files of the folder of weights, in the order of their names."""
    (folder / NAME).write_text(digest_weights(folder) + "\n", "utf-8")


def digest_weights(folder: Path) -> str:
    """SHA-256 over the files of a folder of weights, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.name != NAME:
            digest.update(path.read_bytes())
    return digest.hexdigest()
