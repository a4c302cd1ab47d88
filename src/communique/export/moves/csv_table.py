"""Move records -> a table of comma-separated values, one row for each move, its columns named as those of events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.export.cells import party_cells, write_table
from communique.export.days import ends_of
from communique.export.moves.records import MoveRecord

COLUMNS = (
    "Move ID", "Move Date", "Move Date Latest", "Move Date Relative", "Date Basis", "Date Text",
    "Party Name", "Party Country", "Speaker Name", "Speaker Title",
    "Issue", "Move", "Proposal", "Condition Type", "Condition", "Counterpart Name", "Counterpart Country",
    "Basis", "Ascribed By", "Movement", "Moved From", "Origins", "Places",
    "Source", "Publication Date", "Sentence", "Article ID", "Start", "End", "Statement ID", "Headline", "URL",
)  # fmt: skip


def records_to_csv(records: Iterable[MoveRecord]) -> str:
    """The table, headings first. "Start" and "End" are those of the proposal, in code points of the article's text."""
    return write_table(COLUMNS, map(_row, records))


def _row(record: MoveRecord) -> Sequence[str]:
    move, article, date = record.move, record.article, record.move.date
    party, country, _, _ = party_cells([record.party])
    speaker, _, _, title = party_cells([record.speaker] if record.speaker else [])
    counterparts, counterpart_countries, _, _ = party_cells(record.counterpart)
    ascribed_by, _, _, _ = party_cells([record.ascribed_by] if record.ascribed_by else [])
    condition = move.condition
    return (
        move.id, *ends_of(date), "/".join((date and date.relative) or ()), date.basis if date else "",
        (date and date.text) or "",
        party, country, speaker, title,
        move.issue, move.kind, move.proposal, condition.type if condition else "", condition.text if condition else "",
        counterparts, counterpart_countries,
        move.basis, ascribed_by, record.movement or "", record.moved_from or "", str(move.origins),
        str(len(move.evidence)),
        article.outlet or "", ends_of(article.published)[0], record.sentence or "", article.id,
        str(move.wording.start), str(move.wording.end), move.statement or "", article.headline or "",
        article.url or "",
    )  # fmt: skip
