"""Account -> the table of who takes part in what, where there may be several."""

from __future__ import annotations

from collections.abc import Iterator

from communique.export.tables.contents import Contents
from communique.export.tables.table import Field, Table, count_field
from communique.types import Account


def tabulate_participants(contents: Contents) -> Table:
    rows = tuple(
        (table, id_, side, role, str(number), entity)
        for table, id_, side, role, entities in sorted(_groups(contents.account))
        for number, entity in enumerate(entities, 1)
    )
    fields = (
        Field("table", "attributions, events, moves or dispute_sides"),
        Field("id", "of the attribution, the event, the move or the dispute"), count_field("side", "of a dispute"),
        Field("role", "via, actor, recipient, counterpart or holder"), count_field("number", "1 for the first"),
        Field("entity", "who it is", table="entities"),
    )  # fmt: skip
    says = "Who takes part in what; via runs from the speaker outwards."
    return Table("participants", says, fields, ("table", "id", "side", "role", "number"), rows)


def _groups(account: Account) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    """The table, the id, the side of a dispute, the role, and those who have it."""
    for attribution in account.attributions:
        yield "attributions", attribution.id, "", "via", attribution.via
    for event in account.events:
        yield "events", event.id, "", "actor", event.actors
        yield "events", event.id, "", "recipient", event.recipients
    for move in account.moves:
        yield "moves", move.id, "", "counterpart", move.counterpart
    for dispute in account.disputes:
        for number, side in enumerate(dispute.sides, 1):
            yield "dispute_sides", dispute.id, str(number), "holder", side.holder
