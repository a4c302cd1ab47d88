"""The whole flow: paths -> articles -> readings -> story -> account.

Articles are read in parallel, each by one thread from beginning to end, and come out in the order they went in, so that
the number of threads never shows in the result (docs/decisions/0002-parallel-over-articles.md).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from communique.compose.account import compose_account
from communique.errors import InputError
from communique.export.files import place_beside, write_whole
from communique.export.html import account_to_html
from communique.export.json import account_to_json
from communique.ingest.files import read_files
from communique.link.story import link_readings
from communique.model.reader import Reader
from communique.read.article import read_article
from communique.types import Account, Article, Reading, Skipped, Tool

# Articles taken in ahead of the one that is due, per thread: enough that no thread waits for a long article to end,
# few enough that memory does not grow with the number of files.
AHEAD = 2

Item = TypeVar("Item")
Result = TypeVar("Result")


def build(paths: Sequence[str | Path], *, title: str | None = None, threads: int | None = None) -> Account:
    """The account of all articles under `paths`: files, folders, or "-" for standard input."""
    return account_of(read_articles(paths, threads=threads), title=title)


def read_articles(paths: Sequence[str | Path], *, threads: int | None = None) -> Iterator[Reading | Skipped]:
    """Every article under `paths`, read, in a fixed order; what cannot be used comes with its reason."""
    reader = Reader.load(threads=1)

    def read(found: Article | Skipped) -> Reading | Skipped:
        if isinstance(found, Skipped):
            return found
        try:
            return read_article(found, reader)
        except InputError as error:
            return Skipped(found.path, str(error))

    return _in_order(read, read_files(paths), threads=threads or os.cpu_count() or 1)


def account_of(results: Iterable[Reading | Skipped], *, title: str | None = None) -> Account:
    """Link what was read and compose the account."""
    readings, skipped = [], []
    for result in results:
        (readings if isinstance(result, Reading) else skipped).append(result)
    return compose_account(link_readings(readings), title=title, tool=Tool(version("communique"), ""), skipped=skipped)


def write_html(account: Account, path: str | Path) -> None:
    """Write the account page; the file is whole or not there."""
    write_whole(Path(path), account_to_html(place_beside(account, Path(path))))


def write_json(account: Account, path: str | Path) -> None:
    """Write account.json; the file is whole or not there."""
    write_whole(Path(path), account_to_json(place_beside(account, Path(path))))


def _in_order(function: Callable[[Item], Result], items: Iterable[Item], *, threads: int) -> Iterator[Result]:
    """Results in the order of the items, computed by several threads, with few items in flight."""
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) > AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
