"""An account, as JSON or as a page -> how many of its references are exact, and what is wrong with the others.

A reference is exact when the article it names has the digest it names, its offsets lie inside the text, and the words
that the account or the page repeats from there are the words that stand there. An id that leads nowhere is a problem,
though no reference to words.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from communique.errors import AccountError, InputError
from communique.export.dangling import find_dangling
from communique.export.html import Slice, read_page
from communique.export.json import account_from_json, with_texts
from communique.export.references import Reference, find_references
from communique.ingest.files import read_files
from communique.types import Account, Article


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: the way to it in the JSON, or a file."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Of `total` references `exact` ones are exact; `problems` say what is wrong with the rest, files and ids.

    `agreeing` ones are in articles of which only a page's excerpts are there, and say what those say.
    """

    exact: int
    total: int
    problems: tuple[Problem, ...]
    agreeing: int = 0

    @property
    def summary(self) -> str:
        """ "312 of 312 references exact"."""
        if not self.total:
            return "This account has no references: there is nothing to check."
        exact = f"{self.exact} of {self.total} references exact"
        if not self.agreeing:
            return exact
        return (
            f"{exact}; {self.agreeing} agree with the excerpts that this page carries. "
            "Whether the articles say so takes the articles: --articles DIR"
        )


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """An account as it lies in a file: its JSON, and the account with the texts of those articles that were found.

    An article that was not found has an empty text. `shown` are the words a page shows, as references; `excerpts` what
    it carries of articles that it does not carry whole.
    """

    json: str
    account: Account
    shown: tuple[Reference, ...] = ()
    excerpts: tuple[Slice, ...] = ()


def check_account(path: str | Path, *, articles: str | Path | None = None) -> CheckResult:
    """Verify every reference of the account or page at `path`.

    The texts are read again from the folder `articles`; without it, a page's own are taken, and for JSON the files that
    the account names. Raises AccountError where there is no account, InputError where there are no articles.
    """
    opened = open_account(path, articles=articles)
    texts = {article.id: article.text for article in opened.account.articles if article.text}
    absent = {article.id for article in opened.account.articles} - texts.keys()
    excerpts = _sort_excerpts(opened.excerpts, absent)
    missing = [
        Problem(
            article.path,
            f"only excerpts of article {article.id} are in the page"
            if article.id in excerpts
            else f"no text with the digest of article {article.id} was found: changed, moved or missing",
        )
        for article in opened.account.articles
        if article.id in absent
    ]
    references = (*find_references(opened.json), *opened.shown)
    faults = [(reference, _find_fault(reference, texts)) for reference in references]
    inexact = [(reference, fault) for reference, fault in faults if fault is not None]
    told: list[Problem] = []
    agreeing = 0
    for reference, fault in inexact:
        if not any(span.article in absent for span in reference.spans):
            told.append(Problem(reference.where, fault))
        elif (words := _excerpted(reference, excerpts)) is not None:
            other = _differs(reference, words)
            agreeing += other is None
            told += [Problem(reference.where, other)] if other else []
    dangling = [
        Problem(each.where, f"“{each.id}” leads nowhere: it is none of the account's {each.home}")
        for each in find_dangling(opened.json)
    ]
    return CheckResult(len(references) - len(inexact), len(references), (*missing, *told, *dangling), agreeing)


def open_account(path: str | Path, *, articles: str | Path | None = None) -> OpenAccount:
    """The account or page at `path`, with its articles' texts as `check_account` finds them."""
    path = Path(path)
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AccountError(f"{path}: is no account: not UTF-8 at byte {error.start}") from error
    try:
        if content.lstrip().startswith("<"):
            opened = _open_page(content)
        else:
            opened = OpenAccount(content, account_from_json(content))
    except AccountError as error:
        raise AccountError(f"{path}: {error}") from error
    if articles is not None:
        if not Path(articles).exists():
            raise InputError(f"{articles}: there is no such folder of articles")
        return replace(opened, account=_with_files(opened.account, [Path(articles)]))
    if any(article.text for article in opened.account.articles):
        return opened
    return replace(opened, account=_with_files(opened.account, _named_files(opened.account, path.parent)))


def _open_page(html: str) -> OpenAccount:
    """The account of a page, with those texts of the page that have the digests the account names."""
    contents = read_page(html)
    account = account_from_json(contents.account_json)
    texts = dict(contents.texts)
    articles = tuple(
        replace(article, text=text) if _digest(text := texts.get(article.id, "")) == article.sha256 else article
        for article in account.articles
    )
    shown = tuple(
        Reference(f"page.words[{number}]", (slice_.span,), slice_.words, whole=True)
        for number, slice_ in enumerate(contents.slices)
    )
    return OpenAccount(contents.account_json, replace(account, articles=articles), shown, contents.excerpts)


def _named_files(account: Account, folder: Path) -> list[Path]:
    """The files the account names, from where it lies; a record in a file is named FILE#NUMBER."""
    named = {_file_of(folder, article.path) for article in account.articles}
    return sorted(place for place in named if place.is_file())


def _file_of(folder: Path, path: str) -> Path:
    place = folder / path
    file, _, number = path.rpartition("#")
    return folder / file if number.isdigit() and not place.exists() else place


def _with_files(account: Account, paths: Sequence[Path]) -> Account:
    found: Iterable[Article] = (each for each in read_files(paths) if isinstance(each, Article)) if paths else ()
    return with_texts(account, found)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _find_fault(reference: Reference, texts: Mapping[str, str]) -> str | None:
    """Why a reference is not exact, in words; None where it is."""
    for span in reference.spans:
        text = texts.get(span.article)
        if text is None:
            return f"names article {span.article}, whose text is not there"
        if not 0 <= span.start < span.end <= len(text):
            return f"offsets {span.start} to {span.end} are not inside the {len(text)} characters of {span.article}"
    return _differs(reference, [texts[span.article][span.start : span.end] for span in reference.spans])


def _sort_excerpts(excerpts: Iterable[Slice], absent: Collection[str]) -> Mapping[str, Sequence[Slice]]:
    """The excerpts of each article that is not there, in order."""
    own: dict[str, list[Slice]] = defaultdict(list)
    for excerpt in sorted(excerpts, key=lambda excerpt: excerpt.span):
        if excerpt.span.article in absent and len(excerpt.words) == excerpt.span.end - excerpt.span.start:
            own[excerpt.span.article].append(excerpt)
    return own


def _excerpted(reference: Reference, excerpts: Mapping[str, Sequence[Slice]]) -> list[str] | None:
    """The words of a reference as excerpts have them, which do not overlap; None where one of its places is in none."""
    found = []
    for span in reference.spans:
        own = excerpts.get(span.article, ())
        at = bisect_right(own, span.start, key=lambda excerpt: excerpt.span.start) - 1
        if at < 0 or span.end > own[at].span.end:
            return None
        found.append(own[at].words[span.start - own[at].span.start : span.end - own[at].span.start])
    return found


def _differs(reference: Reference, slices: Sequence[str]) -> str | None:
    """Whether the reference's words are none of the slices, in words; None where they are one."""
    if reference.words is None:
        return None
    stands = any(reference.words == each if reference.whole else _holds(each, reference.words) for each in slices)
    return None if stands else f"“{reference.words}” does not stand there; the article has “{' / '.join(slices[:3])}”"


def _holds(text: str, words: str) -> bool:
    """Do the words stand in the text? A trimmed slice does; a line break counts as a space."""
    return bool(words.strip()) and " ".join(words.split()) in " ".join(text.split())
