"""Account -> the table of positions: issues down, the parties of most moves across, and each position's dated steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.export.html.dates import order_of
from communique.export.html.moves import MoveView, view_move
from communique.export.html.places import Places, anchor_of
from communique.types import EntityType, Move, Movement, Position, Span

# Parties with a column of their own: those of most moves. Set by eye: the page's column is 46rem at most, and a fifth
# party leaves each less than 9rem, four short words a line.
COLUMNS = 4
# Parties with a column from which on an issue is told across; below, its row would be one cell and dashes.
ACROSS = 2
# Cells that a third column and a fourth must fill, and what share of the rows; with fewer they would be dashes and take
# the others' room. Set by eye.
CELLS = 2
FILLED = 1 / 3
# Issues in the table itself; those of fewer moves are folded below it. Set by eye: each takes a third of a screen.
ISSUES = 8


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a party stands on an issue: the latest move, how many more there are, and all of them by date.

    `movement` is its word, and `is_moved` whether it is one: unclear is none. `since` and `until` are the two steps
    that show it. `differing` are moves of people of one party who contradict each other.
    """

    anchor: str
    party: tuple[str, str]
    type: EntityType
    latest: MoveView
    steps: tuple[MoveView, ...]
    steps_anchor: str
    movement: str
    is_moved: bool
    since: MoveView | None
    until: MoveView | None
    differing: tuple[MoveView, ...]
    people: tuple[str, ...]
    articles: tuple[str, ...]
    is_single: bool


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue: one cell for each column, None where that party is not known to have moved, and the other parties.

    An issue on which the columns have nothing to compare has no cells: all its parties are others.
    """

    anchor: str
    name: str
    cells: tuple[PositionView | None, ...]
    others: tuple[PositionView, ...]

    @property
    def columns(self) -> tuple[PositionView, ...]:
        """The positions of the parties that have a column."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def positions(self) -> tuple[PositionView, ...]:
        return (*self.columns, *self.others)

    @property
    def moves(self) -> int:
        return sum(len(position.steps) for position in self.positions)


@dataclass(frozen=True, slots=True)
class Positions:
    """The issues of most moves and the `rest`, of each those first that are told across. `moves` are by their ids."""

    columns: tuple[tuple[str, str], ...]
    issues: tuple[IssueView, ...]
    rest: tuple[IssueView, ...]
    moves: Mapping[str, MoveView]
    parties: tuple[tuple[str, str], ...]

    @property
    def anchors(self) -> dict[str, str]:
        """The anchor of each issue, by its name."""
        return {issue.name: issue.anchor for issue in (*self.issues, *self.rest)}

    @property
    def single(self) -> int:
        return sum(move.origins == 1 for move in self.moves.values())


def view_positions(places: Places) -> Positions:
    """Every position; a move is numbered in the order in which the steps are shown."""
    moves = {move.id: move for move in places.account.moves}
    held = _held(places.account.positions, moves)
    by_issue, by_party = Counter[str](), Counter[str]()
    for issue, party in held:
        weight = sum(max(1, moves[id_].origins) for id_ in held[issue, party].moves)
        by_issue[issue] += weight
        by_party[party] += weight
    parties = _heaviest_first(by_party)
    of_issue = {issue: [party for party in parties if (issue, party) in held] for issue in _heaviest_first(by_issue)}
    columns, across = _choose_columns(parties, of_issue)
    views = _Views(places, moves)

    def view(issue: str) -> IssueView:
        own = {party: views.position(held[issue, party]) for party in of_issue[issue]}
        set_across = columns if issue in across else []
        others = tuple(view for party, view in own.items() if party not in set_across)
        return IssueView(anchor_of("issue", issue), issue, tuple(own.get(party) for party in set_across), others)

    shown, folded = (
        sorted(part, key=lambda issue: issue not in across)
        for part in (list(of_issue)[:ISSUES], list(of_issue)[ISSUES:])
    )
    return Positions(
        columns=tuple(map(places.named, columns)),
        issues=tuple(map(view, shown)),
        rest=tuple(map(view, folded)),
        moves=views.moves,
        parties=tuple(map(places.named, parties)),
    )


def _choose_columns(parties: Sequence[str], of_issue: Mapping[str, Sequence[str]]) -> tuple[list[str], set[str]]:
    """The parties that have a column, and the issues on which two of them or more can be compared."""
    columns = list(parties[:COLUMNS])
    across = _find_across(columns, of_issue)
    least = max(CELLS, FILLED * len(across))
    columns[ACROSS:] = [
        party for party in columns[ACROSS:] if sum(party in of_issue[issue] for issue in across) >= least
    ]
    across = _find_across(columns, of_issue)
    return [party for party in columns if any(party in of_issue[issue] for issue in across)], across


def _find_across(columns: Collection[str], of_issue: Mapping[str, Sequence[str]]) -> set[str]:
    return {issue for issue, own in of_issue.items() if len(set(columns).intersection(own)) >= ACROSS}


def _held(positions: Iterable[Position], moves: Mapping[str, Move]) -> dict[tuple[str, str], Position]:
    """Each position by issue and party, with those of its moves that stand in no other one."""
    taken: set[str] = set()
    held: dict[tuple[str, str], Position] = {}
    for position in positions:
        own = tuple(id_ for id_ in dict.fromkeys(position.moves) if id_ in moves and id_ not in taken)
        if own and (position.issue, position.party) not in held:
            held[position.issue, position.party] = replace(position, moves=own)
            taken.update(own)
    return held


def _heaviest_first(weights: Mapping[str, int]) -> list[str]:
    return sorted(weights, key=lambda key: (-weights[key], key))


class _Views:
    """Makes the positions' views, numbering their moves as it goes."""

    def __init__(self, places: Places, moves: Mapping[str, Move]) -> None:
        self.places = places
        self._all = moves
        self.moves: dict[str, MoveView] = {}

    def position(self, position: Position) -> PositionView:
        in_order = sorted(
            (self._all[id_] for id_ in position.moves), key=lambda move: (order_of(move.date), self.at(move))
        )
        for move in in_order:
            self.moves[move.id] = view_move(self.places, move, len(self.moves) + 1)
        steps = tuple(self.moves[move.id] for move in in_order)
        since, until = (self.moves.get(id_) for id_ in position.steps or ("", ""))
        key = f"{position.issue} {position.party}"
        return PositionView(
            anchor=anchor_of("position", key),
            steps_anchor=anchor_of("steps", key),
            party=self.places.named(position.party),
            type=self.places.entities[position.party].type,
            latest=self.moves[position.moves[0]],
            steps=steps,
            movement=position.movement.value,
            is_moved=position.movement is not Movement.UNCLEAR,
            since=since,
            until=until,
            differing=tuple(self.moves[id_] for id_ in position.differing if id_ in self.moves),
            people=tuple(dict.fromkeys(own[1] for step in steps for own in (step.party, step.speaker) if own)),
            articles=tuple(dict.fromkeys(article for step in steps for article in step.articles)),
            is_single=any(step.origins == 1 for step in steps),
        )

    def at(self, move: Move) -> tuple[int, Span]:
        return self.places.in_order(move.wording)
