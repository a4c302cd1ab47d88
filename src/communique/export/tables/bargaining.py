"""Account -> the tables of the bargaining: moves, positions, stands, disputes and their sides, and their evidence."""

from __future__ import annotations

from communique.export.tables.contents import Contents, date_cells
from communique.export.tables.table import DATE_FIELDS, PLACE_FIELDS, Field, Table, count_field, id_field

PLACE_OF_WORDS = PLACE_FIELDS[:3]
"""Without the words themselves, which stand in a column of their own and in the account."""


def tabulate_moves(contents: Contents) -> Table:
    ranks = {key: rank for position in contents.account.positions for rank, key in enumerate(position.moves, 1)}
    rows = tuple(
        (
            move.id, move.party, move.speaker or "", move.issue, move.kind.value, move.proposal,
            *contents.place_cells(move.wording)[:3],
            move.condition.type.value if move.condition else "", move.condition.text if move.condition else "",
            move.basis.value, move.ascribed_by or "", *date_cells(move.date), move.statement or "", str(move.origins),
            str(ranks.get(move.id, "")),
        )
        for move in sorted(contents.account.moves, key=lambda move: move.id)
    )  # fmt: skip
    fields = (
        id_field("the move's id"), Field("party", "whose move it is", table="entities"),
        Field("speaker", "who speaks for the party", table="entities"), Field("issue", "what it is about"),
        Field("move", "its kind: DEMAND, OFFER, REJECT and the like"), Field("proposal", "the exact words"),
        *PLACE_OF_WORDS, Field("condition_type", "in_exchange_for, only_if, unless, before, after"),
        Field("condition", "the exact words that it hangs on"), Field("basis", "own or ascribed"),
        Field("ascribed_by", "who says it of the party; none where an article does", table="entities"), *DATE_FIELDS,
        Field("statement", "the statement that makes it", table="statements"),
        count_field("origins", "independent origins that tell it"),
        count_field("rank", "its place in the position of its party and issue: own moves first, from the latest back"),
    )  # fmt: skip
    return Table("moves", "A party demands, offers or refuses something.", fields, ("id",), rows)


def tabulate_positions(contents: Contents) -> Table:
    rows = tuple(
        (position.party, position.issue, position.movement.value, *(position.steps or ("", "")))
        for position in sorted(contents.account.positions, key=lambda position: (position.issue, position.party))
    )
    fields = (
        Field("party", "whose position it is", table="entities"), Field("issue", "what it is on"),
        Field("movement", "new, unchanged, softened, hardened, reversed, unclear"),
        Field("step_before", "the earlier of the two moves that show it", table="moves"),
        Field("step_after", "the later one", table="moves"),
    )  # fmt: skip
    says = "Where a party stands on an issue; its moves are those of the same party and issue."
    return Table("positions", says, fields, ("party", "issue"), rows)


def tabulate_stands(contents: Contents) -> Table:
    rows = tuple(
        (str(number), stand.party, stand.issue, stand.says, *contents.place_cells(stand.evidence[0])[:3])
        for number, stand in enumerate(contents.account.stands, 1)
    )
    fields = (
        count_field("number", "their order at the head of the page"), Field("party", "whose it is", table="entities"),
        Field("issue", "what it is on"), Field("says", "the exact words"), *PLACE_OF_WORDS,
    )  # fmt: skip
    return Table("stands", "A party's latest word on an issue.", fields, ("number",), rows)


def tabulate_disputes(contents: Contents) -> Table:
    rows = tuple(
        (dispute.id, dispute.about, dispute.kind.value, dispute.level.value, dispute.reason)
        for dispute in sorted(contents.account.disputes, key=lambda dispute: dispute.id)
    )
    fields = (
        id_field("the dispute's id"), Field("about", "the exact words that its sides differ on"),
        Field("kind", "quantity, date, place, who, what-happened, cause-or-blame, denial, wording, assessment"),
        Field("level", "between parties or between outlets"), Field("reason", "why they are held to conflict"),
    )  # fmt: skip
    return Table("disputes", "Two sides or more that cannot all be right.", fields, ("id",), rows)


def tabulate_dispute_sides(contents: Contents) -> Table:
    rows = tuple(
        (dispute.id, str(number), side.says, *contents.place_cells(side.evidence[0])[:3], str(side.origins))
        for dispute in sorted(contents.account.disputes, key=lambda dispute: dispute.id)
        for number, side in enumerate(dispute.sides, 1)
    )
    fields = (
        Field("dispute", "whose side it is", table="disputes"), count_field("side", "1 for the first"),
        Field("says", "the exact words"), *PLACE_OF_WORDS,
        count_field("origins", "independent origins that carry it"),
    )  # fmt: skip
    return Table("dispute_sides", "The sides of the disputes.", fields, ("dispute", "side"), rows)


def tabulate_evidence(contents: Contents) -> Table:
    account = contents.account
    told = [("moves", move.id, "", span) for move in account.moves for span in move.evidence]
    told += [
        ("dispute_sides", dispute.id, str(number), span)
        for dispute in account.disputes
        for number, side in enumerate(dispute.sides, 1)
        for span in side.evidence
    ]
    rows = tuple((table, id_, side, *contents.place_cells(span)) for table, id_, side, span in sorted(told))
    fields = (
        Field("table", "moves or dispute_sides"), Field("id", "of the move or the dispute"),
        count_field("side", "of a dispute"), *PLACE_FIELDS,
    )  # fmt: skip
    wordless = sum(not contents.words(span) for *_, span in told)
    return Table("evidence", "Every place that tells a move or a side of a dispute.", fields, (), rows, wordless)
