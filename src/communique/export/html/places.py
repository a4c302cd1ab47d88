"""Where everything of an account stands: its parts by id, the order of its articles, and the words of a span.

What the page shows of the words is asked of `Places`, which keeps count of it: a span that was shown gets its mark in
the article's text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import PurePosixPath

from communique.export.html.dates import order_of, show_briefly
from communique.export.html.marks import Mark, Note
from communique.types import Account, Article, Attribution, Entity, Span

# Words of a statement or an event shown where it is only pointed to.
CLIP_WORDS = 10
# Words of a headline by which an article without an outlet is called: it stands in every one of its lines.
LABEL_WORDS = 6
# Characters of an article's id at the least that the anchors of its words begin with: a letter and four hex digits of
# its digest, so that an article added to a hundred changes the anchors of another once in some six hundred times. One
# more makes the page of a hundred articles longer by half a percent.
KEY_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """An exact slice of an article: `at` is the anchor of its own place, `href` that of the mark it opens."""

    text: str
    at: str
    href: str


class Places:
    """Holds an account's parts by id while the page's parts are made, and the spans that were shown."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.articles = {article.id: article for article in account.articles}
        self.entities = {entity.id: entity for entity in account.entities}
        self.attributions = {attribution.id: attribution for attribution in account.attributions}
        in_order = sorted(account.articles, key=lambda article: (order_of(article.published), article.id))
        self.rank = {article.id: rank for rank, article in enumerate(in_order)}
        self.dates = {article.id: show_briefly(article.published) for article in account.articles}
        self.keys = _short_keys(self.articles)
        self._uses: dict[Span, set[str]] = defaultdict(set)
        self._notes: dict[Span, list[Note]] = defaultdict(list)
        self._pointed_to: set[Span] = set()
        self.numbers: dict[str, int] = {}
        self._said: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in account.attributions:
            self._said[attribution.article].append(attribution)

    def use(self, span: Span, use: str) -> None:
        """Have a span marked in the text, as what it is used as: "content", "cue", "mention"."""
        self._uses[span].add(use)

    def shown(self, span: Span, use: str) -> Shown:
        """The words of a span, which is thereby used and gets its mark in the text."""
        self.use(span, use)
        return Shown(self.words(span), self.anchor(span), self.anchor(span))

    def anchor(self, span: Span) -> str:
        """The anchor of a span's mark in the text: "KEY.START-END", where KEY is the short name of its article.

        Only what was asked for has one: a mark that nothing leads to stands without.
        """
        self._pointed_to.add(span)
        return f"{self.keys[span.article]}.{span.start}-{span.end}"

    def roles(self, entity: Entity) -> tuple[Shown, ...]:
        """The roles' words, each where it first stands; a role worded twice is shown once."""
        shown: dict[str, Shown] = {}
        for role in entity.roles:
            for span in sorted(role.evidence, key=self.in_order)[:1]:
                shown.setdefault(role.text.casefold(), self.shown(span, "role"))
        return tuple(shown.values())

    def clipped(self, span: Span, at_most: int, use: str) -> Shown | None:
        """The first words of a span, which open all of it; None where it has no more than those."""
        words = list(islice(re.finditer(r"\S+", self.words(span)), at_most + 1))
        if len(words) <= at_most:
            return None
        end = span.start + words[at_most - 1].end()
        self.use(span, use)
        first = Span(span.article, span.start, end)
        return Shown(self.words(first), self.anchor(first), self.anchor(span))

    def said_in(self, span: Span) -> Attribution | None:
        """The innermost attribution that has the words of a span in its content; None in the article's own voice."""
        around = (
            (end - start, each.id, each)
            for each in self._said[span.article]
            for start, end in each.content
            if start <= span.start and span.end <= end
        )
        return min(around, default=(0, "", None))[2]

    def number_line(self, attribution: Attribution) -> None:
        """Give an attribution the next line's number, which also stands in the text where its content ends."""
        self.numbers[attribution.id] = len(self.numbers) + 1
        last = Span(attribution.article, *attribution.content[-1])
        self.note(last, Note(self.numbers[attribution.id], f"n{self.numbers[attribution.id]}"))

    def note(self, span: Span, note: Note) -> None:
        """Have a number stand in the text where a span ends."""
        self._notes[span].append(note)

    def marks(self) -> dict[str, list[Mark]]:
        """The marks of each article's text: of every span shown so far."""
        marks: dict[str, list[Mark]] = defaultdict(list)
        for span, uses in self._uses.items():
            notes = tuple(sorted(self._notes.get(span, ())))
            anchor = self.anchor(span) if span in self._pointed_to else None
            marks[span.article].append(Mark(span.start, span.end, tuple(sorted(uses)), anchor, notes))
        return marks

    def words(self, span: Span) -> str:
        return self.articles[span.article].text[span.start : span.end]

    def fragments(self, attribution: Attribution) -> tuple[str, ...]:
        text = self.articles[attribution.article].text
        return tuple(text[start:end] for start, end in attribution.content)

    def name_of(self, key: str | None) -> str:
        entity = self.entities.get(key or "")
        return entity.name if entity else "somebody unknown"

    def named(self, key: str) -> tuple[str, str]:
        """An entity's name and the anchor of what is known of it."""
        return self.name_of(key), anchor_of("name", key)

    def in_order(self, span: Span) -> tuple[int, Span]:
        """The key by which spans are in the order of their articles, then of their offsets."""
        return self.rank[span.article], span


@lru_cache(maxsize=1 << 16)  # an article's anchor stands at each of its words that the page shows
def anchor_of(prefix: str, key: str) -> str:
    """A name for an element: letters, digits, "_" and "-" as they are, all else as its code point; one to one."""
    return f"{prefix}-{_encode(key)}"


def label_of(article: Article) -> str:
    """What an article is called where a few words must do: its outlet, else its headline, else its file's name."""
    return article.outlet or clip([article.headline or ""], LABEL_WORDS) or _name_of_file(article.path)


def _short_keys(ids: Collection[str]) -> dict[str, str]:
    """The beginning of each id by which it is known from the others, written as in an anchor."""
    ordered = ["", *sorted(ids), ""]
    alike = [
        next((at for at, (a, b) in enumerate(zip(*pair, strict=False)) if a != b), min(map(len, pair)))
        for pair in pairwise(ordered)
    ]
    return {
        id_: _encode(id_[: max(KEY_LENGTH, before + 1, after + 1)])
        for id_, before, after in zip(ordered[1:-1], alike, alike[1:], strict=False)
    }


def _encode(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", lambda match: f".{ord(match.group()):x}.", key)


@lru_cache(maxsize=1024)
def _name_of_file(path: str) -> str:
    return PurePosixPath(path).name


def clip(fragments: Sequence[str], at_most: int = CLIP_WORDS) -> str:
    """The first words of a content."""
    words = " … ".join(fragments).split()
    return " ".join(words[:at_most]) + (" …" if len(words) > at_most else "")
