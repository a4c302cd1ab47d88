"""A project and its store: what is added is kept and read once, and an account is built of all that is kept.

In: an open store; paths for what is added. Out: what became of them, an account, or how the project stands. An account
from the store is the account of the same files, byte for byte. Paths in the store are relative to its folder, those of
what comes out to the working folder.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from communique.compose.account import compose_account
from communique.errors import InputError, StoreError
from communique.export.corrections import corrections_to_yaml
from communique.export.files import place_beside
from communique.export.json import account_from_json, account_to_json
from communique.export.terminal import printable
from communique.ingest.corrections import CORRECTIONS_NAME, parse_corrections, read_corrections
from communique.ingest.files import STANDARD_INPUT, Source, find_sources, read_source
from communique.ingest.folders import STORE_ENDING
from communique.ingest.given_dates import give_date, give_dates
from communique.ingest.html import PageReader
from communique.ingest.identities import settle_identities
from communique.link.corrections import rule
from communique.link.story import link_readings
from communique.model.reader import Reader, read_digest
from communique.pipeline import Watch, find_corrections, read_each
from communique.store import accounts, corrections, readings, sources
from communique.store.accounts import KeptAccount
from communique.store.database import Store
from communique.store.makers import name_maker
from communique.store.packing import READING_FORM, digest_article
from communique.store.sources import KeptFile
from communique.types import Account, Article, Correction, Reading, Skipped, Tool
from communique.version import __version__


@dataclass(frozen=True, slots=True)
class Added:
    """What became of what was added: files new or changed, files that were there, articles read, what was skipped."""

    files: int
    unchanged: int
    read: int
    corrections: int
    skipped: tuple[Skipped, ...]
    problems: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How a project stands; `unread` counts the articles still to be read, `corrections` those that count.

    `outdated` of the unread were read by another version.

    `is_current` tells whether the latest account is of all that is in the store, as this version builds it.
    """

    name: str
    title: str | None
    files: int
    articles: tuple[Article, ...]
    unread: int
    outdated: int
    skipped: tuple[Skipped, ...]
    corrections: int
    latest: KeptAccount | None
    is_current: bool
    damage: str | None


def add(
    store: Store,
    paths: Sequence[str | Path],
    *,
    dates: Mapping[str, str] | None = None,
    threads: int | None = None,
    watch: Watch[Reading] | None = None,
) -> Added:
    """Keep the files under `paths`, the corrections beside them and the `dates`, and read what is not read yet.

    What is written holds, whatever happens later: each file and each reading is written by itself. Raises InputError
    for a date that is none or that names no article, and for standard input.
    """
    if STANDARD_INPUT in map(str, paths):
        raise InputError("standard input has no name to be kept under: save it to a file first")
    refresh(store)
    said = [each for path in paths for each in _read_named_corrections(Path(path))]
    said += find_corrections(paths)
    new, unchanged, skipped = _keep_files(store, [path for path in paths if Path(path).name != CORRECTIONS_NAME])
    _keep_dates(store, dates or {})
    kept = corrections.keep_new_corrections(store, said)
    unread = readings.sort_articles(store, _load(store).articles, _maker()).unread
    results = list(_read(store, unread, threads=threads, watch=watch))
    return Added(
        files=new,
        unchanged=unchanged,
        read=sum(isinstance(each, Reading) for each in results),
        corrections=kept,
        skipped=(*skipped, *(each for each in results if isinstance(each, Skipped))),
        problems=tuple(each for each in said if each.problem is not None),
    )


def remove(store: Store, paths: Sequence[str | Path]) -> int:
    """Take files, or all below a folder, out of the project; how many. Raises InputError for what is not in it."""
    removed = 0
    for path in paths:
        found = sources.drop_files(store, _kept_path(store, str(path)))
        if not found:
            raise InputError(f"{path}: is not in the store")
        removed += found
    return removed


def build(
    store: Store,
    *,
    title: str | None = None,
    threads: int | None = None,
    watch: Watch[Reading] | None = None,
) -> Account:
    """The account of all that is in the store; it is kept as a new version unless it is the same as the latest.

    A `title` is the project's from then on.
    """
    if title is not None:
        store.give_title(title)
    refresh(store)
    loaded = _load(store)
    maker = _maker()
    unread = readings.sort_articles(store, loaded.articles, maker).unread
    faults = [each for each in _read(store, unread, threads=threads, watch=watch) if isinstance(each, Skipped)]
    found = (readings.load_reading(store, article, maker) for article in loaded.articles)
    account = compose_account(
        link_readings([reading for reading in found if reading is not None], loaded.corrections),
        title=store.title,
        tool=Tool(__version__, maker.model),
        skipped=(*loaded.skipped, *faults),
    )
    if account.articles:
        content = account_to_json(place_beside(account, store.path))
        accounts.keep_account(store, account, content, input_=_digest(store, loaded))
    return account


def refresh(store: Store) -> None:
    """Make anew, from the bytes, what another version made of the files."""
    with PageReader() as pages:
        for file in sources.load_outdated(store):
            sources.keep_file(store, file, _read_file(file, pages))


def find_status(store: Store) -> Status:
    """How the project stands; nothing is read, and nothing written."""
    loaded = _load(store)
    latest = accounts.find_latest(store)
    sorted_ = readings.sort_articles(store, loaded.articles, _maker())
    return Status(
        name=store.name,
        title=store.title,
        files=sources.count_files(store),
        articles=loaded.articles,
        unread=len(sorted_.unread),
        outdated=sorted_.outdated,
        skipped=loaded.skipped,
        corrections=len(loaded.corrections),
        latest=latest,
        is_current=latest is not None and latest.input == _digest(store, loaded),
        damage=store.find_damage(),
    )


def find_problem(store: Store, said: Correction) -> str | None:
    """Why a correction that is said now would change nothing, as far as it can be told before building; else None.

    Loads what was found in every article of the store. What is composed of it is known only once it is built, and so is
    everything where another version has read the articles.
    """
    loaded = _load(store)
    if readings.sort_articles(store, loaded.articles, _maker()).unread:
        return None
    found = (readings.load_reading(store, article, _maker()) for article in loaded.articles)
    ruling = rule([reading for reading in found if reading is not None], [*loaded.corrections, said])
    return ruling.corrected[-1].problem


def load_account(store: Store, version: int) -> Account | None:
    """A version of the account as it was built, with the texts that it was built on; None where there is none."""
    content = accounts.load_account_json(store, version)
    if content is None:
        return None
    account = account_from_json(content)
    with store.snapshot():
        texts = sources.load_texts(store, (article.sha256 for article in account.articles))
        blocks = {article.sha256: article.blocks for article in sources.load_articles(store)}
    return replace(
        account,
        articles=tuple(
            replace(
                each,
                path=_shown_path(store, each.path),
                text=texts.get(each.sha256, ""),
                blocks=blocks.get(each.sha256, each.blocks),
            )
            for each in account.articles
        ),
        skipped=tuple(replace(each, path=_shown_path(store, each.path)) for each in account.skipped),
    )


def status_to_text(status: Status) -> str:
    """How a project stands, a line for each part, ending in a newline."""
    outlets = {article.outlet for article in status.articles if article.outlet}
    undated = sum(article.published.earliest is None for article in status.articles)
    latest = status.latest
    lines = [
        f"{status.name}" + (f": {status.title}" if status.title else ""),
        f"articles     {len(status.articles)}, of {len(outlets)} outlets; {undated} without a date",
        f"files        {status.files}",
        f"to be read   {status.unread}{_tell_outdated(status)}",
        f"skipped      {len(status.skipped)}",
        *(f"             {each.path}: {each.reason}" for each in status.skipped),
        f"corrections  {status.corrections}",
    ]
    if latest is None:
        lines.append("account      none yet; `communique build` makes it")
    else:
        state = "up to date" if status.is_current else "out of date; `communique build` makes the next"
        lines.append(f"account      version {latest.version} of {latest.made_at}, {state}")
    if status.damage is not None:
        lines.append(f"DAMAGED      {status.damage}")
    return "".join(f"{printable(line)}\n" for line in lines)


def count_outdated(store: Store) -> int:
    """How many articles were read by another version, and are read again by the next `build`."""
    return readings.sort_articles(store, _load(store).articles, _maker()).outdated


def find_store(path: str | Path | None = None) -> Path:
    """The store at `path`, or else the one in the working folder. Raises StoreError where it is not one."""
    if path is not None:
        return Path(path)
    found = sorted(Path().glob(f"*{STORE_ENDING}"))
    if not found:
        raise StoreError("there is no store in this folder: `communique init NAME` makes one, --store names one")
    if len(found) > 1:
        raise StoreError(f"there are several stores in this folder: say --store, one of {', '.join(map(str, found))}")
    return found[0]


def write_corrections(store: Store) -> str:
    """The corrections that count, as the text of a corrections.yaml."""
    return corrections_to_yaml(each.said for each in corrections.list_corrections(store) if each.undone_at is None)


def _tell_outdated(status: Status) -> str:
    if not status.unread:
        return ""
    again = {0: "", status.unread: ", again, as another version read them"}
    others = f", {status.outdated} of them again, as another version read them"
    return f"{again.get(status.outdated, others)}; `communique build` reads them"


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What the store has, of one moment: articles with their ids, what was skipped, corrections with their lines."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    corrections: tuple[Correction, ...]


def _load(store: Store) -> _Loaded:
    with store.snapshot():
        articles = sources.load_articles(store)
        skipped = sources.load_skipped(store)
        dates = sources.load_given_dates(store)
        said = write_corrections(store)
    dated = (give_date(each, dates[each.path]) if each.path in dates else each for each in articles)
    settled = list(settle_identities(replace(each, path=_shown_path(store, each.path)) for each in dated))
    return _Loaded(
        articles=tuple(each for each in settled if isinstance(each, Article)),
        skipped=(
            *(replace(each, path=_shown_path(store, each.path)) for each in skipped),
            *(each for each in settled if isinstance(each, Skipped)),
        ),
        corrections=parse_corrections(said),
    )


def _digest(store: Store, loaded: _Loaded) -> str:
    """Of all that an account is made from, and by what; where the files lie does not count."""
    parts = (
        name_maker(),
        read_digest(),
        READING_FORM,
        store.title,
        [digest_article(article) for article in loaded.articles],
        [each.reason for each in loaded.skipped],
        [(each.kind, each.names) for each in loaded.corrections],
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _keep_files(store: Store, paths: Sequence[str | Path]) -> tuple[int, int, list[Skipped]]:
    """How many files are new or changed, how many are as they were, and what was skipped in the new and outside."""
    new, unchanged = 0, 0
    skipped: list[Skipped] = []
    outside: list[Skipped] = []
    with PageReader() as pages:
        for found in find_sources(paths):
            if isinstance(found, Skipped):
                outside.append(found)
                continue
            file = KeptFile(_kept_path(store, found.path), found.data, found.given, found.chosen)
            if sources.holds_file(store, file):
                unchanged += 1
                continue
            made = list(_read_file(file, pages))
            faults = [each for each in made if isinstance(each, Skipped)]
            if len(faults) == len(made):
                outside += (replace(each, path=_shown_path(store, each.path)) for each in faults)
                continue
            sources.keep_file(store, file, made)
            skipped += (replace(each, path=_shown_path(store, each.path)) for each in faults)
            new += 1
    roots = [_kept_path(store, str(path)) for path in paths]
    there = [each for each in outside if not _is_missing(each.path, paths)]
    kept = [replace(each, path=_kept_path(store, each.path)) for each in there]
    sources.keep_skipped(store, roots, kept)
    return new, unchanged, skipped + outside


def _is_missing(path: str, named: Sequence[str | Path]) -> bool:
    """Whether somebody named what is not there: a slip that is told once, and no file of the project."""
    return path in map(str, named) and not Path(path).exists()


def _read_file(file: KeptFile, pages: PageReader) -> Iterator[Article | Skipped]:
    return read_source(Source(file.path, file.data, file.given, file.chosen), pages)


def _keep_dates(store: Store, dates: Mapping[str, str]) -> None:
    """Write each date under the path of the article that its name is of."""
    for name, value in dates.items():
        articles = _load(store).articles
        for article, dated in zip(articles, give_dates(articles, {name: value}), strict=True):
            if dated is not article:
                sources.give_date(store, _kept_path(store, article.path), value)


def _read_named_corrections(path: Path) -> Sequence[Correction]:
    return read_corrections(path) if path.name == CORRECTIONS_NAME and not path.is_dir() else ()


def _read(
    store: Store, articles: Iterable[Article], *, threads: int | None, watch: Watch[Reading] | None
) -> Iterator[Reading | Skipped]:
    """Read articles and keep each reading as soon as it is there; no model is loaded where there is none to read."""
    waiting = tuple(articles)
    if not waiting:
        return
    reader = Reader.load()
    maker = _maker()
    results: Iterable[Reading | Skipped] = read_each(waiting, reader, threads=threads)
    for result in watch(results) if watch else results:
        if isinstance(result, Reading):
            readings.keep_reading(store, result, maker)
        yield result


def _maker() -> Tool:
    """What reads articles here and now."""
    return Tool(name_maker(), read_digest())


def _kept_path(store: Store, path: str) -> str:
    """A path of the working folder as it is seen from the folder of the store."""
    return _seen_from(store.folder, Path(path))


def _shown_path(store: Store, path: str) -> str:
    """A path of the store as it is seen from the working folder."""
    return _seen_from(Path.cwd(), store.folder / path)


def _seen_from(folder: Path, path: Path) -> str:
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.absolute().as_posix()
