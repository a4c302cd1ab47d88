"""The whole flow: paths -> articles -> readings -> story -> account.

Articles are read in parallel, each by one thread from beginning to end, and come out in the order they went in, so that
the number of threads never shows in the result (docs/decisions/0002-parallel-over-articles.md).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from threadpoolctl import threadpool_limits

from communique.compose.account import compose_account
from communique.errors import InputError
from communique.export.files import place_beside, write_whole
from communique.export.html import Evidence, account_to_html
from communique.export.json import account_to_json
from communique.ingest.corrections import CORRECTIONS_NAME, read_corrections
from communique.ingest.files import read_files
from communique.ingest.given_dates import give_dates
from communique.link.stories import sort_stories
from communique.link.story import link_readings
from communique.model.reader import Reader, read_digest
from communique.model.syntax import Parse
from communique.read.article import read_article
from communique.read.syntax import parse_article
from communique.types import Account, Article, Correction, Reading, Skipped, SortedPile, Tool
from communique.version import __version__

# Articles taken in ahead of the one that is due, per thread: enough that no thread waits for a long article to end,
# few enough that memory does not grow with the number of files.
AHEAD = 2

Paths = str | Path | Sequence[str | Path]

Item = TypeVar("Item")
Result = TypeVar("Result")
Watch = Callable[[Iterable[Item | Skipped]], Iterable[Item | Skipped]]


def build(
    paths: Paths,
    *,
    title: str | None = None,
    threads: int | None = None,
    watch: Watch[Reading] | None = None,
    corrections: str | Path | None = None,
    dates: Mapping[str, str] | None = None,
) -> Account:
    """The account of all articles under `paths`: files, folders, or "-" for standard input.

    `corrections` is a file of them; without it, a corrections.yaml in a given folder is taken. `dates` tells when
    articles were published, by path, file name or id; InputError where one is not there. `watch` passes the readings on
    as they come, to show progress or to stop.
    """
    corrected = find_corrections(paths, corrections)
    readings, skipped = _part(_read(paths, threads, dates), watch)
    tool = Tool(__version__, read_digest())
    return compose_account(link_readings(readings, corrected), title=title, tool=tool, skipped=skipped)


def build_each_story(
    paths: Paths,
    *,
    threads: int | None = None,
    watch: Watch[Reading] | None = None,
    corrections: str | Path | None = None,
    dates: Mapping[str, str] | None = None,
) -> tuple[Account, ...]:
    """One account for each story among the articles under `paths`, in the order of `sort_articles`.

    What was skipped could belong to any of them, and is told in all; so is a correction that no story can use.
    """
    corrected = find_corrections(paths, corrections)
    readings, skipped = _part(_read(paths, threads, dates), watch)
    reading_of = {reading.article.id: reading for reading in readings}
    tool = Tool(__version__, read_digest())
    accounts = [
        compose_account(
            link_readings([reading_of[member.article.id] for member in story.articles], corrected),
            title=None,
            tool=tool,
            skipped=skipped,
        )
        for story in sort_stories([reading.article for reading in readings])
    ]
    # Several files of corrections have a first line each: what an entry says tells which is meant.
    used = {(one.line, one.said) for account in accounts for one in account.corrections if one.problem is None}
    return tuple(
        replace(
            account,
            corrections=tuple(
                one for one in account.corrections if one.problem is None or (one.line, one.said) not in used
            ),
        )
        for account in accounts
    )


def sort_articles(paths: Paths, *, watch: Watch[Article] | None = None) -> SortedPile:
    """The articles under `paths` sorted into stories; nothing is read by the model."""
    articles, skipped = _part(read_files(_as_list(paths)), watch)
    return SortedPile(sort_stories(articles), tuple(skipped))


def read_articles(paths: Paths, *, threads: int | None = None) -> Iterator[Reading | Skipped]:
    """Every article under `paths`, read and not linked, in a fixed order; what cannot be used comes with its reason."""
    return _read(paths, threads)


def parse_articles(
    paths: Paths, *, threads: int | None = None
) -> Iterator[tuple[Article, tuple[Parse, ...]] | Skipped]:
    """Every article under `paths` with its sentences as trees, in a fixed order."""
    articles = read_files(_as_list(paths))
    return _each(articles, lambda article, reader: (article, parse_article(article, reader)), Reader.load(), threads)


def read_each(
    found: Iterable[Article | Skipped], reader: Reader, *, threads: int | None = None
) -> Iterator[Reading | Skipped]:
    """The reading of each article, in their order; what was skipped stays skipped."""
    return _each(found, read_article, reader, threads)


def find_corrections(paths: Paths, chosen: str | Path | None = None) -> list[Correction]:
    """What the file `chosen` says, or else the corrections.yaml of each folder in `paths`."""
    if chosen is not None:
        files = [Path(chosen)]
    else:
        files = sorted({path for one in _as_list(paths) if (path := Path(one, CORRECTIONS_NAME)).is_file()})
    return [correction for path in files for correction in read_corrections(path)]


def write_html(account: Account, path: str | Path, *, evidence: Evidence = Evidence.FULL) -> None:
    """Write the account page with as much of each article as `evidence` says; the file is whole or not there."""
    write_whole(Path(path), account_to_html(place_beside(account, Path(path)), evidence=evidence))


def write_json(account: Account, path: str | Path) -> None:
    """Write account.json; the file is whole or not there."""
    write_whole(Path(path), account_to_json(place_beside(account, Path(path))))


def _part(results: Iterable[Item | Skipped], watch: Watch[Item] | None) -> tuple[list[Item], list[Skipped]]:
    """What could be used and what could not."""
    good: list[Item] = []
    skipped: list[Skipped] = []
    for result in watch(results) if watch else results:
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            good.append(result)
    return good, skipped


def _as_list(paths: Paths) -> Sequence[str | Path]:
    return [paths] if isinstance(paths, str | Path) else paths


def _read(paths: Paths, threads: int | None, dates: Mapping[str, str] | None = None) -> Iterator[Reading | Skipped]:
    """Loads the weights at once, and lets go of them with the last reading: linking has their memory."""
    return read_each(give_dates(read_files(_as_list(paths)), dates or {}), Reader.load(), threads=threads)


def _each(
    articles: Iterable[Article | Skipped],
    function: Callable[[Article, Reader], Result],
    reader: Reader,
    threads: int | None,
) -> Iterator[Result | Skipped]:
    def apply(found: Article | Skipped) -> Result | Skipped:
        if isinstance(found, Skipped):
            return found
        try:
            return function(found, reader)
        except InputError as error:
            return Skipped(found.path, str(error))

    return _in_order(apply, articles, threads=threads or os.cpu_count() or 1)


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
