"""Credits: whom an article names as the maker of its words, in whole or in part.

In: an article. Out: `Credit`s: datelines ("SILE (VNA) -"), bylines that are an agency's, notes such as "first published
in", copyright lines, "contributed to this report". They stand in body and boilerplate alike; the article's own outlet
is no credit. A credit proves no copying; it says whose a copied text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from communique.read.outlets import find_outlets, is_known_outlet, is_outlet
from communique.types import Article, Reuse, ReuseKind, Span

# Lines from the top in which a dateline or an agency's byline may stand: a headline, a standfirst, a date, a caption.
HEAD_LINES = 10
# Longer lines are prose, but for a dateline, which opens its paragraph.
LONGEST_CREDIT = 300

# "SILE, Varda, March 3 (VNA) -": words with a capital or a figure, then the agency.
_PLACE_WORD = r"[A-ZÀ-Þ0-9][\w’'.]*(?:[-–/][\w’'.]+)*"
_DATELINE = re.compile(
    rf"[ \t]*(?:{_PLACE_WORD}(?:[ ,]+(?:(?:and|of|the) )?{_PLACE_WORD}){{0,7}}[ ,]*)?"
    r"\((?P<name>[A-Z][\w&.’' -]{1,40})\)[ \t]*(?:[-–—]|--)"
)
_BYLINE = re.compile(
    r"[ \t]*(?:[Bb]y[ \t]+)?(?:[Tt]he[ \t]+)?(?P<name>[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3}?)"
    r"(?:[ \t]+(?:[Ss]taff|[Cc]orrespondents?|[Rr]eporters?|[Ww]riters?))?[ \t]*"
)
_BY = re.compile(r"[ \t]*[Bb][Yy] [A-Z][^\r\n]{3,100}[^.!?\s]\s*")
_WORK = r"(?:article|story|piece|column|report|post|essay|editorial|interview|analysis|commentary|op-ed)"
_NOTE = re.compile(
    r"^[ \t]*(?:©|\(c\)|copyright\b)"
    rf"|\bcontribut(?:ed|ing) to (?:this|the) {_WORK}\b"
    rf"|(?:^\W*|\b(?:this|the) {_WORK}\b.*\b)(?:first|originally|previously) (?:published|appeared|ran|posted) "
    rf"(?:in|on|by|at|with)\b"
    r"|^\W*(?:\w+ (?:is|was|has been) )?(?:republished|reprinted|reproduced|reposted) (?:from|with|by|courtesy)\b"
    r"|^\W*(?:(?:additional|with) )?(?:reporting|files|material|wire reports?|wire services) (?:by|from)\b"
    rf"|\b(?:this|the) {_WORK} (?:is|was|comes|came)\b.*\b(?:by|from|with)\b.*\bpartner"
    r"|^\W*by our (?:\w+ )?partner\b"
    r"|^\W*(?:source|courtesy of|provided by)\b:?[ \t]+(?:the )?[A-Z]",
    re.I,
)
_INITIALS = re.compile(r"[A-Z]{2,8}")
_ALSO_KNOWN = {
    "ap": "associated press",
    "afp": "agence france presse",
    "upi": "united press international",
    "thomson reuters": "reuters",
    "itar tass": "tass",
    "kcna": "korean central news agency",
    "yonhap agency": "yonhap",
    "yonhap news agency": "yonhap",
}
"""Agencies that sign with their initials as often as with their names."""
_FILLERS = frozenset("the news agency staff com online".split())


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """One outlet credited: its name folded and as written, and where, None for a byline that is not in the text."""

    outlet: str
    name: str
    span: Span | None


def find_credits(article: Article, outlets: Iterable[str] = ()) -> tuple[Credit, ...]:
    """The first credit of each outlet, sorted by outlet; `outlets` are names to be known beside the well-known ones."""
    known = tuple(sorted({name for name in outlets if name}))
    own = set(fold_outlet(article.outlet or "").split())
    first: dict[str, Credit] = {}
    named = [(article.text[start:end], Span(article.id, start, end)) for start, end in _find_names(article, known)]
    bylines = [(article.byline[a:b], None) for a, b in _places_in(article.byline, known)] if article.byline else []
    for name, span in (*named, *bylines):
        outlet = fold_outlet(name)
        if not own.issuperset(outlet.split()):
            first.setdefault(outlet, Credit(outlet, name, span))
    return tuple(first[outlet] for outlet in sorted(first))


def credit_reuse(articles: Sequence[Article], reuses: Sequence[Reuse]) -> tuple[Reuse, ...]:
    """The reuses in the order given; those in part with the outlet that both articles are by or credit, where one is.

    Two articles by one outlet share its standing paragraphs: for them it takes a credit in both.
    """
    by_id = {article.id: article for article in articles}
    outlets = {article.outlet for article in articles if article.outlet}
    found: dict[str, dict[str, str]] = {}

    def names_of(article: str) -> dict[str, str]:
        if article not in found:
            found[article] = {credit.outlet: credit.name for credit in find_credits(by_id[article], outlets)}
        return found[article]

    def credit(reuse: Reuse) -> Reuse:
        one, other = (names_of(article) for article in reuse.articles)
        by_one, by_other = (by_id[article].outlet for article in reuse.articles)
        both = [name for outlet in sorted(one.keys() & other.keys()) for name in (one[outlet], other[outlet])]
        both += [name for outlet, name in sorted(one.items()) if by_other and outlet == fold_outlet(by_other)]
        both += [name for outlet, name in sorted(other.items()) if by_one and outlet == fold_outlet(by_one)]
        return replace(reuse, credit=max(both, key=len)) if both else reuse

    return tuple(credit(reuse) if reuse.kind is ReuseKind.PARTLY_REUSED else reuse for reuse in reuses)


def fold_outlet(name: str) -> str:
    """An outlet's name for comparison: "The AP" and "Associated Press" are one."""
    words = re.findall(r"\w+", name.replace(".", "").casefold())
    plain = " ".join(word for word in words if word not in _FILLERS) or " ".join(words)
    return _ALSO_KNOWN.get(plain, plain)


def _find_names(article: Article, known: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    lines = [match for match in re.finditer(r"[^\r\n]+", article.text) if not match[0].isspace()]
    for nth, line in enumerate(lines):
        is_head = nth < HEAD_LINES
        if is_head and (dateline := _DATELINE.match(line[0])) and _is_agency(dateline["name"], known):
            yield line.start() + dateline.start("name"), line.start() + dateline.end("name")
        elif len(line[0]) > LONGEST_CREDIT:
            continue
        elif _NOTE.search(line[0]) or (is_head and _BY.fullmatch(line[0])):
            for start, end in _places_in(line[0], known):
                yield line.start() + start, line.start() + end
        elif is_head and (byline := _BYLINE.fullmatch(line[0])) and _is_named(byline["name"], known):
            yield line.start() + byline.start("name"), line.start() + byline.end("name")


def _is_agency(name: str, known: tuple[str, ...]) -> bool:
    """Whether what stands in brackets after a place is an outlet: "SILE (VNA) -"."""
    return bool(_INITIALS.fullmatch(name)) or is_outlet(name) or _is_named(name, known)


def _is_named(name: str, known: tuple[str, ...]) -> bool:
    return is_known_outlet(name) or fold_outlet(name) in map(fold_outlet, known)


def _places_in(line: str, known: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where a line names outlets, in order; the longest of names that overlap."""
    named = [match.span() for name in known for match in re.finditer(rf"\b{re.escape(name)}\b", line)]
    places: list[tuple[int, int]] = []
    for start, end in sorted({*find_outlets(line), *named}, key=lambda place: (place[0], -place[1])):
        if not places or start >= places[-1][1]:
            places.append((start, end))
    return places
