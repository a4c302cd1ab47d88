"""Account -> the tables of who said what: statements, and the attributions that carry them."""

from __future__ import annotations

from communique.export.tables.contents import Contents, date_cells, truth_cell
from communique.export.tables.table import (
    DATE_FIELDS,
    PLACE_FIELDS,
    Field,
    FieldType,
    Table,
    count_field,
    id_field,
)
from communique.types import Attribution, Span


def tabulate_statements(contents: Contents) -> Table:
    rows = tuple(
        (statement.id, statement.speaker or "", *date_cells(statement.date), str(statement.origins))
        for statement in sorted(contents.account.statements, key=lambda statement: statement.id)
    )
    fields = (
        id_field("the statement's id"), Field("speaker", "who said it", table="entities"), *DATE_FIELDS,
        count_field("origins", "independent origins that carry it"),
    )  # fmt: skip
    says = "What one speaker said on one occasion, carried by one or more attributions."
    return Table("statements", says, fields, ("id",), rows)


def tabulate_attributions(contents: Contents) -> Table:
    statements = {key: statement.id for statement in contents.account.statements for key in statement.attributions}
    attributions = sorted(contents.account.attributions, key=lambda each: (each.article, each.content, each.id))
    rows = tuple(
        (
            each.id, statements.get(each.id, ""), *_content_cells(contents, each), str(len(each.content)),
            each.speaker or "", each.act.value, each.kind.value, truth_cell(each.denied), truth_cell(each.hedged),
            each.nested_in or "", *(_part_of(contents, each, part) for part in (each.cue, each.source)),
            str(each.confidence),
        )
        for each in attributions
    )  # fmt: skip
    fields = (
        id_field("the attribution's id"), Field("statement", "what it carries", table="statements"), *PLACE_FIELDS,
        count_field("fragments", "pieces that the words are in; start and end are those of all of them"),
        Field("speaker", "who said it", table="entities"), Field("act", "speech, thought, document"),
        Field("kind", "direct, mixed, indirect"), Field("denied", "declined to say, denied", FieldType.BOOLEAN),
        Field("hedged", "said with reserve", FieldType.BOOLEAN),
        Field("nested_in", "the attribution in whose words it stands", table="attributions"),
        Field("cue", "the words that signal it"), Field("source", "the words for who said it"),
        Field("confidence", "from 0 to 1", FieldType.NUMBER),
    )  # fmt: skip
    wordless = sum(not contents.articles[each.article].text for each in attributions)
    says = "Somebody said something, at one place of one article; fragments are joined by ' […] '."
    return Table("attributions", says, fields, ("id",), rows, wordless)


def _content_cells(contents: Contents, attribution: Attribution) -> tuple[str, str, str, str]:
    start, end = attribution.content[0][0], attribution.content[-1][1]
    fragments = (contents.words(Span(attribution.article, *fragment)) for fragment in attribution.content)
    return attribution.article, str(start), str(end), " […] ".join(filter(None, fragments))


def _part_of(contents: Contents, attribution: Attribution, part: tuple[int, int] | None) -> str:
    return contents.words(Span(attribution.article, *part)) if part else ""
