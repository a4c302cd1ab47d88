"""The whole flow: paths -> articles -> readings -> story -> account.

Articles are read in parallel, each by one thread from beginning to end, and come out in the order they went in, so that
the number of threads never shows in the result (docs/decisions/0002-parallel-over-articles.md).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from threadpoolctl import threadpool_limits

from communique.compose.account import compose_account
from communique.errors import InputError
from communique.export.files import place_beside, write_whole
from communique.export.html import account_to_html
from communique.export.json import account_to_json
from communique.ingest.corrections import CORRECTIONS_NAME, read_corrections
from communique.ingest.files import read_files
from communique.link.story import link_readings
from communique.model.reader import Reader
from communique.model.syntax import Parse
from communique.read.article import read_article
from communique.read.syntax import parse_article
from communique.types import Account, Article, Reading, Skipped, Tool
from communique.version import __version__

# Articles taken in ahead of the one that is due, per thread: enough that no thread waits for a long article to end,
# few enough that memory does not grow with the number of files.
AHEAD = 2

Paths = str | Path | Sequence[str | Path]
Watch = Callable[[Iterable[Reading | Skipped]], Iterable[Reading | Skipped]]

Item = TypeVar("Item")
Result = TypeVar("Result")


def build(
    paths: Paths,
    *,
    title: str | None = None,
    threads: int | None = None,
    watch: Watch | None = None,
    corrections: str | Path | None = None,
) -> Account:
    """The account of all articles under `paths`: files, folders, or "-" for standard input.

    `corrections` is a file of them; without it, a corrections.yaml in a given folder is taken. `watch` passes the
    readings on as they come, to show progress or to stop.
    """
    corrected = [ruled for path in _find_corrections(paths, corrections) for ruled in read_corrections(path)]
    reader = Reader.load()
    results = _read(paths, reader, threads)
    readings: list[Reading] = []
    skipped: list[Skipped] = []
    for result in watch(results) if watch else results:
        if isinstance(result, Reading):
            readings.append(result)
        else:
            skipped.append(result)
    tool = Tool(__version__, reader.digest)
    return compose_account(link_readings(readings, corrected), title=title, tool=tool, skipped=skipped)


def read_articles(paths: Paths, *, threads: int | None = None) -> Iterator[Reading | Skipped]:
    """Every article under `paths`, read and not linked, in a fixed order; what cannot be used comes with its reason."""
    return _read(paths, Reader.load(), threads)


def parse_articles(
    paths: Paths, *, threads: int | None = None
) -> Iterator[tuple[Article, tuple[Parse, ...]] | Skipped]:
    """Every article under `paths` with its sentences as trees, in a fixed order."""
    return _each(paths, lambda article, reader: (article, parse_article(article, reader)), Reader.load(), threads)


def write_html(account: Account, path: str | Path) -> None:
    """Write the account page; the file is whole or not there."""
    write_whole(Path(path), account_to_html(place_beside(account, Path(path))))


def write_json(account: Account, path: str | Path) -> None:
    """Write account.json; the file is whole or not there."""
    write_whole(Path(path), account_to_json(place_beside(account, Path(path))))


def _find_corrections(paths: Paths, chosen: str | Path | None) -> list[Path]:
    if chosen is not None:
        return [Path(chosen)]
    given = [paths] if isinstance(paths, str | Path) else paths
    return sorted({path for one in given if (path := Path(one, CORRECTIONS_NAME)).is_file()})


def _read(paths: Paths, reader: Reader, threads: int | None) -> Iterator[Reading | Skipped]:
    return _each(paths, read_article, reader, threads)


def _each(
    paths: Paths, function: Callable[[Article, Reader], Result], reader: Reader, threads: int | None
) -> Iterator[Result | Skipped]:
    def apply(found: Article | Skipped) -> Result | Skipped:
        if isinstance(found, Skipped):
            return found
        try:
            return function(found, reader)
        except InputError as error:
            return Skipped(found.path, str(error))

    given = [paths] if isinstance(paths, str | Path) else paths
    return _in_order(apply, read_files(given), threads=threads or os.cpu_count() or 1)


def _in_order(function: Callable[[Item], Result], items: Iterable[Item], *, threads: int) -> Iterator[Result]:
    """Results in the order of the items, computed by several threads, with few items in flight.

    NumPy's own threads are held to one: for arrays this small they fight with ours and cost a quarter of the speed.
    """
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) > AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
