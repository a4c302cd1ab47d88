"""Which line of a new account is which of an old one: by its id, else by the places that both rest on.

Ids come from the first place that carries a line. An article that carries it too and comes before gives it another id:
then the line that shares most places is the same line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from communique.export.diff.rows import Renamed
from communique.types import Account, Move

Places = Mapping[str, Sequence[Hashable]]


def match_places(old: Places, new: Places) -> dict[str, str]:
    """New ids by old ones, one to one: those that both have, then the pairs that share most places, by id."""
    matched = {id_: id_ for id_ in old if id_ in new}
    holders = {place: id_ for id_, places in new.items() if id_ not in matched for place in places}
    shared = Counter(
        (id_, holders[place])
        for id_, places in old.items()
        if id_ not in matched
        for place in dict.fromkeys(places)
        if place in holders
    )
    return matched | _choose_pairs(shared)


def find_renamed(old: Account, new: Account) -> Renamed:
    """Entities and issues of the old account that go by another id or name in the new one."""
    entities = match_places(
        {entity.id: entity.mentions for entity in old.entities}, {entity.id: entity.mentions for entity in new.entities}
    )
    moves = match_places(
        {move.id: (*move.attributions, *move.evidence) for move in old.moves},
        {move.id: (*move.attributions, *move.evidence) for move in new.moves},
    )
    return Renamed(entities, _match_issues(old.moves, new.moves, moves))


def _match_issues(old: Sequence[Move], new: Sequence[Move], moves: Mapping[str, str]) -> dict[str, str]:
    """An issue whose name is gone is the new one that most of its moves are under."""
    issues = {move.id: move.issue for move in new}
    before, after = {move.issue for move in old}, set(issues.values())
    shared = Counter(
        (move.issue, issues[moves[move.id]]) for move in old if move.id in moves and move.issue not in after
    )
    return _choose_pairs(Counter({pair: count for pair, count in shared.items() if pair[1] not in before}))


def _choose_pairs(shared: Counter[tuple[str, str]]) -> dict[str, str]:
    """One to one, those that share most first."""
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for (one, other), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if one not in chosen and other not in taken:
            chosen[one] = other
            taken.add(other)
    return chosen
