"""`export`: an account, or a part of it, in the formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

from communique import project
from communique.check import open_account
from communique.commands.options import ACCOUNT, ARTICLES_FOLDER, OUTPUT, STORE
from communique.commands.streams import DONE, NOTHING_DONE, PARTLY_DONE, look_at_targets, make_folder, print_data, say
from communique.export.annotations import export_annotations
from communique.export.counts import count_noun
from communique.export.csl import export_csl
from communique.export.events import FORMATS as EVENT_FORMATS
from communique.export.events import export_events
from communique.export.exported import Exported, ExportedFolder
from communique.export.files import write_whole
from communique.export.ftm import export_ftm
from communique.export.moves import FORMATS as MOVE_FORMATS
from communique.export.moves import export_moves
from communique.export.notes import export_citations, export_markdown
from communique.export.tables import TABLES, export_table, export_tables
from communique.ingest.corrections import parse_corrections
from communique.store.database import Store


@click.group(
    epilog="""\b
Examples:
  communique export moves account.html -o moves.csv
  communique export tables account.json -o tables/
  communique export markdown account.json --articles articles/ -o account.md
\b
ACCOUNT is a page or account.json. The texts come from the page, or from the files that account.json names; --articles
  says where else they lie. What has no place in a format, or lacks its text, is counted on standard error. Words of
  articles are exact and escaped; same account, same bytes.
\b
Exit code 0: all of it; 1: something is missing, and was named; 2: there is nothing to write.""",
)
def export() -> None:
    """Write an account, or a part of it, in a format that other people's tools read."""


@export.command(
    short_help="What happened: a table, JSON, TimelineJS, a calendar.",
    epilog="""\b
Examples:
  communique export events account.json > events.csv
  communique export events account.html --format ics -o talks.ics
\b
csv: one row per event, columns named as POLECAT's where they mean the same, codes as in PLOVER's manual. Several actors
  stand in one cell, joined by "; ". A cell that a spreadsheet would take for a formula begins with an apostrophe.
json: the same, in the field names of PLOVER's manual.
timelinejs, ics: for Knight Lab's TimelineJS and for calendars. Events without a day of the calendar have no place
  there; they are left out and counted.
\b
Exit code 0: all events; 1: some were left out; 2: there is none to write, and nothing is written.""",
)
@ACCOUNT
@click.option("--format", "format_", type=click.Choice(EVENT_FORMATS), default="csv", help="Default: csv.")
@OUTPUT
@ARTICLES_FOLDER
def events(account: str, *, format_: str, output: str | None, folder: str | None) -> int:
    """Write the events of ACCOUNT, a page or account.json, as a table, JSON, a TimelineJS timeline or a calendar."""
    return _write_exported(export_events(open_account(account, articles=folder).account, format_), output)


@export.command(
    short_help="Who demands, offers or refuses what: a table, JSON.",
    epilog="""\b
Examples:
  communique export moves account.json > moves.csv
  communique export moves account.html --format json | jq '.[] | select(.move == "OFFER") | .proposal'
\b
csv: one row per move. Names and countries (ISO 3166-1 alpha-3) are spelled out, several in one cell joined by "; ".
  "Movement" stands in the row of a party's latest own move on an issue, "Moved From" is the id of the move before.
  A cell that a spreadsheet would take for a formula begins with an apostrophe.
json: the same with every place of the articles that tells the move.
\b
Exit code 0: all moves, whole; 1: some lack what is named; 2: there is none to write, and nothing is written.""",
)
@ACCOUNT
@click.option("--format", "format_", type=click.Choice(MOVE_FORMATS), default="csv", help="Default: csv.")
@OUTPUT
@ARTICLES_FOLDER
def moves(account: str, *, format_: str, output: str | None, folder: str | None) -> int:
    """Write the moves of ACCOUNT, who demands, offers or refuses what on which condition, as a table or JSON."""
    return _write_exported(export_moves(open_account(account, articles=folder).account, format_), output)


@export.command(
    short_help="Every table, joined by ids: a data package of CSV.",
    epilog="""\b
Examples:
  communique export tables account.json -o tables/             every table, and datapackage.json
  communique export tables account.json --table moves | less   one of them
  frictionless validate tables/datapackage.json
\b
The tables are joined by ids, for databases and statistics; the rows of `export events` and `export moves` spell out
  names and sentences. datapackage.json tells the type and the meaning of each column, and which table its ids lead to.
  A cell that a spreadsheet would take for a formula begins with an apostrophe.
\b
Exit code 0: all rows, whole; 1: some lack their words; 2: there is none to write, and nothing is written.""",
)
@ACCOUNT
@click.option("--table", type=click.Choice(TABLES), help="Only this one; --output then names a file.")
@click.option("-o", "--output", type=click.Path(), metavar="FOLDER", help="Default for one table: standard output.")
@ARTICLES_FOLDER
def tables(account: str, *, table: str | None, output: str | None, folder: str | None) -> int:
    """Write ACCOUNT, a page or account.json, as tables of comma-separated values: a data package in one folder."""
    if table is not None:
        return _write_exported(export_table(open_account(account, articles=folder).account, table), output)
    if output is None or output == "-":
        raise click.UsageError("Say which folder the tables go to, -o FOLDER, or name one of them, --table moves.")
    exported = export_tables(open_account(account, articles=folder).account)
    if not _report_exported(exported):
        return NOTHING_DONE
    make_folder(output)
    for name, text in exported.files:
        write_whole(Path(output, name), text)
    say(f"Written: {count_noun(len(exported.files), 'file')} into {output}")
    return PARTLY_DONE if exported.gaps else DONE


@export.command(
    short_help="The account written out, a footnote for every line.",
    epilog="""\b
Examples:
  communique export markdown account.html -o account.md
  communique export markdown account.html | pandoc --from markdown -o account.docx
\b
The sections are those of the page. Each line ends in notes: the whole sentences that it rests on, the outlet, the date,
  a link to the words where the article has a web address, and their offsets. Articles' words are escaped.
\b
Exit code 0: all of it; 1: lines or quotations are missing, for want of an article's text; 2: there is none.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def markdown(account: str, *, output: str | None, folder: str | None) -> int:
    """Write ACCOUNT, a page or account.json, as Markdown: a footnote with the quotation for every line."""
    return _write_exported(export_markdown(open_account(account, articles=folder).account), output)


@export.command(
    short_help="The account as wikitext, a {{cite news}} for every line.",
    epilog="""\b
Examples:
  communique export citations account.html -o account.wiki
\b
The sections and lines of `export markdown`, with a {{cite news}} in each note: author, title, work, date, url, quote.
  An article without a headline has an empty title, which MediaWiki asks you to fill; a date that was inferred stands in
  a comment. Articles' words are escaped.
\b
Exit code 0: all of it; 1: lines or quotations are missing, for want of an article's text; 2: there is none.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def citations(account: str, *, output: str | None, folder: str | None) -> int:
    """Write ACCOUNT, a page or account.json, as wikitext: a citation template with quotation for every line."""
    return _write_exported(export_citations(open_account(account, articles=folder).account), output)


@export.command(
    short_help="The articles as CSL-JSON, for Zotero and Pandoc.",
    epilog="""\b
Examples:
  communique export csl account.json -o articles.json        for Zotero: File, Import
  pandoc --citeproc --bibliography articles.json draft.md    [@a1c34cceacd21] in draft.md is an article's id
\b
One item for each article: title, author, outlet, date, address. A date that was worked out is an interval, marked as
  about; one whose year no article names is only told in the note.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def csl(account: str, *, output: str | None, folder: str | None) -> int:
    """Write the articles of ACCOUNT, a page or account.json, as CSL-JSON for Zotero, Pandoc and other tools."""
    return _write_exported(export_csl(open_account(account, articles=folder).account), output)


@export.command(
    "annotations",
    short_help="All that was found, as W3C Web Annotations.",
    epilog="""\b
Examples:
  communique export annotations account.html -o account.jsonld
\b
An annotation for each place that carries a line: attributions, events, moves with their conditions, sides of disputes.
  Its target has the offsets, in code points, and the words with what stands around them. Its source is the article's
  web address; the offsets hold for the text that was read, which the state names by its digest (ni:///sha-256;...).
\b
Exit code 0: all, whole; 1: some have their offsets alone, for want of an article's text; 2: there is none.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def web_annotations(account: str, *, output: str | None, folder: str | None) -> int:
    """Write what was found in the articles of ACCOUNT, a page or account.json, as W3C Web Annotations in JSON-LD."""
    return _write_exported(export_annotations(open_account(account, articles=folder).account), output)


@export.command(
    short_help="People, parties, events, moves for OpenAleph.",
    epilog="""\b
Examples:
  communique export ftm account.html -o account.ftm.json
  ftm validate -i account.ftm.json
\b
One line of JSON for each entity: articles; people, governments, organizations and groups, and what they belong to;
  events that took place or are announced, with their articles; moves as notes on their parties. Exact words alone.
\b
Left out are places, documents, people without a name of their own, and what did not happen.
\b
Exit code 0: all entities; 1: some were left out; 2: there is none to write, and nothing is written.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def ftm(account: str, *, output: str | None, folder: str | None) -> int:
    """Write ACCOUNT, a page or account.json, as entities of FollowTheMoney for OpenAleph and its kin."""
    return _write_exported(export_ftm(open_account(account, articles=folder).account), output)


@export.command(
    short_help="A store's corrections, as corrections.yaml.",
    epilog="""\b
Examples:
  communique export corrections -o articles/corrections.yaml
  communique export corrections --store river.communique""",
)
@STORE
@OUTPUT
def corrections(store: str | None, output: str | None) -> int:
    """Write the corrections of a store as corrections.yaml, with who said each and when."""
    with Store.open(project.find_store(store)) as opened:
        written = project.write_corrections(opened)
    return _write_exported(Exported(written, len(parse_corrections(written)), "correction"), output)


def _write_exported(exported: Exported, output: str | None) -> int:
    """Write the export to the file, or to standard output, unless nothing is in it."""
    if not _report_exported(exported):
        return NOTHING_DONE
    if output is None or output == "-":
        print_data(exported.text)
    else:
        look_at_targets(output)
        write_whole(Path(output), exported.text)
        say(f"Written: {output}")
    return PARTLY_DONE if exported.gaps else DONE


def _report_exported(exported: Exported | ExportedFolder) -> bool:
    """Say what is in the export and what is not; False where nothing is."""
    gaps = (f"{gap.number} {gap.why}" for gap in exported.gaps)
    say("; ".join((count_noun(exported.count, exported.noun), *gaps)))
    if not exported.count:
        say(f"There is no {exported.noun} to write; nothing was written.")
    return exported.count > 0
