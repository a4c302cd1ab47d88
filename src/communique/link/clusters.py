"""Groups of things that are one, with the reason of every joining: a union-find over positions 0 to n - 1."""

from __future__ import annotations

from dataclasses import dataclass

from communique.types import Join, Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two positions held to be one entity: where each is named, why, and how sure."""

    one: int
    other: int
    spans: tuple[Span | None, Span | None]
    reason: str
    score: float


class Clusters:
    """Holds which positions are one; the smallest position of a group stands for it."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._joins: list[tuple[int, Join]] = []
        self._apart: dict[int, set[int]] = {}  # by what stands for a group, those of the groups it is kept from

    def find(self, at: int) -> int:
        """The position that stands for the group of `at`."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def keep_apart(self, one: int, other: int) -> None:
        """Two positions that no later join may bring together."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, proposal: Proposal) -> None:
        """Make one of two groups; nothing happens when they are one already, or are to be kept apart."""
        one, other = sorted((self.find(proposal.one), self.find(proposal.other)))
        if one == other or other in self._apart.get(one, ()):
            return
        self._parent[other] = one
        for rival in self._apart.pop(other, ()):
            self._apart[rival].remove(other)
            self._apart[rival].add(one)
            self._apart.setdefault(one, set()).add(rival)
        first, second = proposal.spans
        if first is not None and second is not None:
            spans = (min(first, second), max(first, second))
            self._joins.append((one, Join(spans, proposal.reason, proposal.score)))

    def groups(self) -> dict[int, list[int]]:
        """The members of every group, in order, under the position that stands for it."""
        groups: dict[int, list[int]] = {}
        for at in range(len(self._parent)):
            groups.setdefault(self.find(at), []).append(at)
        return groups

    def joins(self) -> dict[int, list[Join]]:
        """The reasons of every group, under the position that stands for it."""
        joins: dict[int, list[Join]] = {}
        for at, join in self._joins:
            joins.setdefault(self.find(at), []).append(join)
        return joins
