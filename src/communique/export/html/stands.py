"""Account -> where it stands: the lines at the head of the page, with what the move that each tells adds to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from communique.export.html.citations import Citation, cite
from communique.export.html.moves import MoveView
from communique.export.html.places import Places, Shown, anchor_of
from communique.export.html.positions import Positions
from communique.types import EntityType, Stand


@dataclass(frozen=True, slots=True)
class StandView:
    """A line; `move` is the one it tells, `condition` that of the move where the words do not have it themselves."""

    anchor: str
    party: tuple[str, str]
    type: EntityType
    issue: str
    issue_anchor: str | None
    words: Shown
    move: MoveView | None
    condition: tuple[str, Shown] | None
    line: Citation
    people: tuple[str, ...]
    articles: tuple[str, ...]


def view_stands(places: Places, positions: Positions) -> tuple[StandView, ...]:
    """The lines in the account's order; what they tell of stands in full among the `positions`."""
    times = Counter[str]()
    views = []
    for stand in places.account.stands:
        anchor = anchor_of("stand", f"{stand.issue} {stand.party}")
        times[anchor] += 1
        views.append(_stand(places, stand, f"{anchor}.{times[anchor]}" if times[anchor] > 1 else anchor, positions))
    return tuple(views)


def _stand(places: Places, stand: Stand, anchor: str, positions: Positions) -> StandView:
    first = stand.evidence[0]
    move = next((positions.moves[id_] for id_ in stand.moves if id_ in positions.moves), None)
    condition = move.condition if move and move.condition else None
    if condition and condition[1].text in places.words(first):
        condition = None
    line = cite(places, [first], "move")
    party = places.named(stand.party)
    return StandView(
        anchor=anchor,
        party=party,
        type=places.entities[stand.party].type,
        issue=stand.issue,
        issue_anchor=positions.anchors.get(stand.issue),
        words=places.shown(first, "move"),
        move=move,
        condition=condition,
        line=line,
        people=(party[1], *((move.speaker[1],) if move and move.speaker else ())),
        articles=tuple(dict.fromkeys((line.article, *(move.articles if move else ())))),
    )
