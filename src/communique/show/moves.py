"""Moves, positions and stands in the terminal: who wants what, and where each party stands."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from communique.export.counts import count_origins
from communique.export.html.dates import order_of, show_date
from communique.export.tellers import tell_ascribed
from communique.show.words import Words, printed, show_basis
from communique.types import Account, Move, Movement, Position


def show_moves(account: Account, console: Console) -> None:
    """All moves by date, the undated last: who, what kind of move, on which issue, in which words."""
    if not account.moves:
        return console.print("No move was found in these articles.")
    words = Words(account)
    for move in sorted(account.moves, key=lambda move: (order_of(move.date), move.id)):
        head = f"{show_date(move.date) or 'undated'}  {_party(move, words)}  {_kind(move)} on {move.issue}: "
        about = f"\n{move.id}  {count_origins(move.origins)}"
        console.print(printed(head, _says(move), (about, "dim")))
    return None


def show_move(account: Account, move: Move, console: Console) -> None:
    """The move with who stands behind it, what it hangs on, how it is dated, and every place that tells it."""
    words = Words(account)
    head = (move.id, _kind(move), _party(move, words), f"on {move.issue}", count_origins(move.origins))
    tree = Tree(printed(("  ".join(head), "bold")))
    tree.add(printed(move.proposal))
    details = (
        f"{move.condition.type.value}: {move.condition.text}" if move.condition else "",
        f"toward {words.names_of(move.counterpart)}" if move.counterpart else "",
        show_basis(move.date) if move.date else "undated",
    )
    for detail in filter(None, details):
        tree.add(printed((detail, "dim")))
    for span in move.evidence:
        tree.add(printed(words.of(span), (f"\n{words.place(span)}", "dim")))
    console.print(tree)


def show_positions(account: Account, console: Console) -> None:
    """By issue, then party: how it has moved, and its moves, own ones from the latest back, then the ascribed ones."""
    if not account.positions:
        return console.print("No position was found in these articles.")
    words = Words(account)
    moves = {move.id: move for move in account.moves}
    for issue, positions in groupby(account.positions, key=lambda position: position.issue):
        tree = Tree(printed((issue, "bold")))
        for position in positions:
            branch = tree.add(printed(f"{words.names[position.party]}  {_movement(position)}"))
            for key in position.moves:
                branch.add(_line(moves[key], words))
        console.print(tree)
    return None


def show_stands(account: Account, console: Console) -> None:
    """Each party's latest word on an issue and what it does with it: without that a refusal reads as a wish."""
    if not account.stands:
        return console.print("No party's stand was found in these articles.")
    words = Words(account)
    moves = {move.id: move for move in account.moves}
    for stand in account.stands:
        move = next((moves[key] for key in stand.moves if key in moves), None)
        deed = f"{tell_ascribed(move, words.names)}  {_kind(move)}" if move else ","
        head = f"{words.names[stand.party]}{deed} on {stand.issue}"
        tree = Tree(printed((head, "bold")))
        tree.add(printed(stand.says, (f"\n{words.place(stand.evidence[0])}", "dim")))
        console.print(tree)
    return None


def _line(move: Move, words: Words) -> Text:
    date = show_date(move.date) or "undated"
    by = words.names.get(move.speaker or "", "")
    about = "  ".join(filter(None, (move.id, f"by {by}" if by and move.speaker != move.party else "")))
    return printed(f"{date}  {_kind(move)}{tell_ascribed(move, words.names)}: {_says(move)}", (f"\n{about}", "dim"))


def _party(move: Move, words: Words) -> str:
    """ "Varda (Mira Holt)", "Ostrel, as Joren Ask has it"."""
    speaker = words.names.get(move.speaker or "", "") if move.speaker != move.party else ""
    return f"{words.names[move.party]}{f' ({speaker})' if speaker else ''}{tell_ascribed(move, words.names)}"


def _kind(move: Move) -> str:
    return move.kind.value


def _says(move: Move) -> str:
    """The proposal, and the condition's words where they are not among its own."""
    condition, wording = move.condition, move.wording
    if condition is None:
        return move.proposal
    place = condition.evidence
    within = place.article == wording.article and wording.start <= place.start and place.end <= wording.end
    return move.proposal if within else f"{move.proposal} … {condition.text}"


def _movement(position: Position) -> str:
    if position.steps and position.movement is not Movement.NEW:
        return f"{position.movement.value} ({position.steps[0]} → {position.steps[1]})"
    differing = f", its people differ: {', '.join(position.differing)}" if position.differing else ""
    return f"{position.movement.value}{differing}"
