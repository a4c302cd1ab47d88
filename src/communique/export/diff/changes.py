"""Two accounts of one story -> what the new one says that the old one did not, and the other way round.

In: an old account and a new one, with the texts of their articles where those are known. Out: a `Difference`. A line is
confirmed where it rested on one independent origin and now rests on more, and contradicted where a side of a dispute
stands on its words and none did. What only goes by another id is no change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from communique.export.dangling import without_dangling
from communique.export.diff.matching import find_renamed, match_places
from communique.export.diff.rows import Renamed, Row, What, list_rows
from communique.types import Account, Span

# The share of the shorter of two stretches of text from which a side of a dispute stands on the words of a line.
COMMON_SHARE = 0.5

TOLD_WITH = "told with"
"""The field of a line whose words are now part of another, which it names."""


class ChangeKind(StrEnum):
    """In the order in which changes of one kind of line are told."""

    CONTRADICTED = "contradicted"
    CONFIRMED = "confirmed"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A part of a line as the two accounts have it, in words; None for nothing."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """`id` is the new account's, the old one's where the line is gone; `words` say which line it is."""

    kind: ChangeKind
    what: What
    id: str
    words: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Changes by kind of line, then kind of change, then as the accounts have them.

    A line whose words are now part of another one is changed, under its old id: it is "told with" that one.
    `issues` are those that go by another name, (old, new); `tools` is set where two versions made the accounts.
    """

    titles: tuple[str, str]
    tools: tuple[str, str] | None
    issues: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]

    @property
    def differs(self) -> bool:
        """Whether anything but the tool does."""
        return bool(self.changes or self.issues or self.titles[0] != self.titles[1])


def compare_accounts(old: Account, new: Account) -> Difference:
    """Every difference between two accounts of one story."""
    old, new = without_dangling(old), without_dangling(new)
    renamed = find_renamed(old, new)
    before, after = list_rows(old, renamed), list_rows(new, Renamed())
    disputed = _Disputed(old), _Disputed(new)
    changes = [change for what in What for change in _compare(what, before[what], after[what], disputed)]
    tools = tuple(f"{account.tool.version}, model {account.tool.model}" for account in (old, new))
    return Difference(
        titles=(old.title, new.title),
        tools=None if tools[0] == tools[1] else (tools[0], tools[1]),
        issues=tuple(sorted(renamed.issues.items())),
        changes=tuple(changes),
    )


class _Disputed:
    """Where the sides of an account's disputes stand."""

    def __init__(self, account: Account) -> None:
        self._sides: dict[str, list[Span]] = defaultdict(list)
        for span in sorted({span for dispute in account.disputes for side in dispute.sides for span in side.evidence}):
            self._sides[span.article].append(span)
        self._longest = max((span.end - span.start for held in self._sides.values() for span in held), default=0)

    def has(self, row: Row) -> bool:
        """Whether a side of a dispute stands on the words of a line."""
        return any(_share_words(side, span) for span in row.spans for side in self._find_near(span))

    def _find_near(self, span: Span) -> Iterator[Span]:
        held = self._sides.get(span.article, [])
        for side in held[bisect_right(held, span.start - self._longest - 1, key=lambda one: one.start) :]:
            if side.start >= span.end:
                break
            yield side


def _share_words(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= COMMON_SHARE * min(one.end - one.start, other.end - other.start)


def _compare(what: What, old: Sequence[Row], new: Sequence[Row], disputed: tuple[_Disputed, _Disputed]) -> list[Change]:
    """The changes of one kind of line."""
    matched = match_places({row.id: row.places for row in old}, {row.id: row.places for row in new})
    was_of = {matched[row.id]: row for row in old if row.id in matched}
    found: dict[ChangeKind, list[Change]] = {kind: [] for kind in ChangeKind}
    for row in new:
        was = was_of.get(row.id)
        if was is None:
            found[ChangeKind.NEW].append(Change(ChangeKind.NEW, what, row.id, row.words))
            continue
        if disputed[1].has(row) and not disputed[0].has(was):
            found[ChangeKind.CONTRADICTED].append(Change(ChangeKind.CONTRADICTED, what, row.id, row.words))
        if was.origins == 1 and row.origins is not None and row.origins > 1:
            origins = FieldChange("origins", str(was.origins), str(row.origins))
            found[ChangeKind.CONFIRMED].append(Change(ChangeKind.CONFIRMED, what, row.id, row.words, (origins,)))
        if fields := _compare_fields(was, row):
            found[ChangeKind.CHANGED].append(Change(ChangeKind.CHANGED, what, row.id, row.words, fields))
    holders = {place: row.id for row in new for place in row.places}
    for row in old:
        if row.id in matched:
            continue
        joined = next((holders[place] for place in row.places if place in holders), None)
        if joined is None:
            found[ChangeKind.GONE].append(Change(ChangeKind.GONE, what, row.id, row.words))
        else:
            part = FieldChange(TOLD_WITH, None, joined)
            found[ChangeKind.CHANGED].append(Change(ChangeKind.CHANGED, what, row.id, row.words, (part,)))
    return [change for kind in ChangeKind for change in found[kind]]


def _compare_fields(old: Row, new: Row) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(one.name, one.words, other.words)
        for one, other in zip(old.fields, new.fields, strict=True)
        if one.key != other.key
    )
