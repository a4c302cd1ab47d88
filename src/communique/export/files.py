"""Exports as files: written whole or not at all, with article paths that hold from where the file lies."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath

from communique.types import Account

STANDARD_INPUT = "-"


def write_whole(path: Path, text: str) -> None:
    """Write `text` as UTF-8; a reader of `path` sees the old file or the new one, never a part of one."""
    if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def place_beside(account: Account, path: Path) -> Account:
    """The account with paths relative to the folder of `path`, where it will lie, instead of the working folder."""

    def seen_from_there(given: str) -> str:
        if given == STANDARD_INPUT:
            return given
        try:
            return PurePath(os.path.relpath(given, path.parent)).as_posix()
        except ValueError:  # on another drive
            return Path(given).resolve().as_posix()

    return replace(
        account,
        articles=tuple(replace(article, path=seen_from_there(article.path)) for article in account.articles),
        skipped=tuple(sorted(replace(each, path=seen_from_there(each.path)) for each in account.skipped)),
    )
