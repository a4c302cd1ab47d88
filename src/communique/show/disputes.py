"""Disputes in the terminal: the sides of each under one another, with who holds them and where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.tree import Tree

from communique.export.counts import count_origins
from communique.show.words import Words, printed
from communique.types import Account, Dispute


def show_disputes(account: Account, disputes: Iterable[Dispute], console: Console) -> None:
    """What each is about, of which kind it is and between whom, why the sides are held to conflict, and their words."""
    words = Words(account)
    none = True
    for dispute in disputes:
        none = False
        head = f"{dispute.id}  {dispute.kind.value}, between {dispute.level.value}"
        tree = Tree(printed((head, "bold"), f"\nabout: {dispute.about}\n{dispute.reason}"))
        for side in dispute.sides:
            holder = words.names_of(side.holder) or "nobody named"
            branch = tree.add(printed(f"{holder}, {count_origins(side.origins)}: {side.says}"))
            for span in side.evidence:
                branch.add(printed((words.place(span), "dim")))
        console.print(tree)
    if none:
        console.print("No dispute was found in these articles.")
