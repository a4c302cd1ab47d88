"""An account -> what the terminal shows of it: an overview, all of a kind, or one part and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from communique.errors import InputError
from communique.export.counts import count_noun, count_origins
from communique.export.dangling import without_dangling
from communique.export.html.dates import order_of, show_date
from communique.export.html.places import label_of
from communique.export.mentions import choose_tellings
from communique.show.disputes import show_disputes
from communique.show.moves import show_move, show_moves, show_positions, show_stands
from communique.show.words import NOT_FOUND, printed, show_basis
from communique.types import Account, Article, Attribution, Event, EventMention, Modality, Statement

# Speakers in the overview; the others are counted. About a screen's height beside the articles.
SPEAKERS_SHOWN = 20


def show_account(account: Account, wanted: str | None, console: Console) -> None:
    """Print the overview, or what `wanted` names.

    `wanted` is a speaker's name (or any form of it), an article's id, path or outlet, or the id of a statement, an
    event, a move or a dispute; case is ignored. The words "speakers", "articles", "statements", "timeline", "stands",
    "positions", "moves" and "disputes" list all of a kind. Raises InputError where it is none.
    """
    account = without_dangling(account)
    if wanted is None:
        return _show_overview(account, console)
    key = wanted.casefold()
    if key in ("speaker", "speakers"):
        return console.print(_speakers_table(account, len(account.entities)))
    if key in ("article", "articles"):
        return console.print(_articles_table(account))
    if key in ("statement", "statements"):
        return _show_statements(account, account.statements, console)
    if key in ("timeline", "event", "events"):
        return _show_timeline(account, console)
    if key in ("stand", "stands"):
        return show_stands(account, console)
    if key in ("position", "positions"):
        return show_positions(account, console)
    if key in ("move", "moves"):
        return show_moves(account, console)
    if key in ("dispute", "disputes"):
        return show_disputes(account, account.disputes, console)
    moves = [move for move in account.moves if move.id == wanted]
    if moves:
        return show_move(account, moves[0], console)
    disputes = [dispute for dispute in account.disputes if dispute.id == wanted]
    if disputes:
        return show_disputes(account, disputes, console)
    events = [event for event in account.events if event.id == wanted]
    if events:
        return _show_event(account, events[0], console)
    statements = [statement for statement in account.statements if statement.id == wanted]
    if statements:
        return _show_statements(account, statements, console)
    articles = [
        article
        for article in account.articles
        if key in (name.casefold() for name in (article.id, article.path, article.outlet or article.id))
    ]
    for article in articles:
        _show_article(account, article, console)
    speakers = {view.speaker.id: view.speaker for view in account.statements_by(wanted)}
    for speaker in speakers.values():
        console.print(printed((f"{speaker.name}, {speaker.type.value}", "bold")))
        _show_statements(account, [each for each in account.statements if each.speaker == speaker.id], console)
    if not articles and not speakers:
        raise InputError(
            f"{wanted}: no speaker, article, statement, event, move or dispute of this account; try `speakers`, "
            "`timeline`, `positions` or `disputes`"
        )
    return None


def _show_overview(account: Account, console: Console) -> None:
    single = sum(statement.origins == 1 for statement in account.statements)
    console.print(printed((account.title, "bold")))
    console.print(
        f"{count_noun(len(account.articles), 'article')}, {count_noun(len(account.origins), 'independent origin')}, "
        f"{count_noun(len(account.statements), 'statement')}, {single} of them on a single source, "
        f"{count_noun(len(account.events), 'event')}, {count_noun(len(account.moves), 'move')}, "
        f"{count_noun(len(account.disputes), 'dispute')}; "
        f"{count_noun(len(account.unsure), 'question')} left open, {count_noun(len(account.skipped), 'input')} skipped",
        highlight=False,
    )
    console.print(_articles_table(account))
    console.print(_speakers_table(account, SPEAKERS_SHOWN))


def _articles_table(account: Account) -> Table:
    lines = Counter(attribution.article for attribution in account.attributions)
    table = Table("id", "outlet", "date", "headline", "lines", box=None, header_style="dim")
    for article in sorted(account.articles, key=lambda article: (order_of(article.published), article.id)):
        date = show_date(article.published) or "unknown"
        cells = (article.id, article.outlet or article.path, date, article.headline or "", str(lines[article.id]))
        table.add_row(*(printed(cell) for cell in cells))
    return table


def _speakers_table(account: Account, at_most: int) -> Table:
    counts = Counter(statement.speaker for statement in account.statements if statement.speaker)
    speakers = sorted(
        (entity for entity in account.entities if counts[entity.id]), key=lambda each: (-counts[each.id], each.name)
    )
    table = Table("speaker", "kind", "statements", box=None, header_style="dim")
    for entity in speakers[:at_most]:
        table.add_row(printed(entity.name), printed(entity.type.value), printed(str(counts[entity.id])))
    if len(speakers) > at_most:
        table.add_row(printed((f"and {len(speakers) - at_most} more", "dim")), printed(""), printed(""))
    return table


def _show_article(account: Account, article: Article, console: Console) -> None:
    date = show_date(article.published) or "date unknown"
    tree = Tree(printed((label_of(article), "bold"), f", {date}"))
    tree.add(printed((f"{article.path}  sha256 {article.sha256}", "dim")))
    for attribution in account.attributions:
        if attribution.article == article.id:
            tree.add(_line(account, attribution))
    console.print(tree)


def _show_statements(account: Account, statements: Sequence[Statement], console: Console) -> None:
    attributions = {attribution.id: attribution for attribution in account.attributions}
    for statement in statements:
        origins = count_origins(statement.origins)
        date = show_date(statement.date)
        tree = Tree(printed((f"{statement.id}  {origins}{f', said {date}' if date else ''}", "dim")))
        for key in statement.attributions:
            tree.add(_line(account, attributions[key]))
        console.print(tree)


def _show_timeline(account: Account, console: Console) -> None:
    """The events in the order of the timeline: the date and how it is known, the type, the words that tell it best."""
    if not account.events:
        return console.print("No event was found in these articles.")
    at = {entry.event: number for number, entry in enumerate(account.timeline)}
    table = Table("id", "date", "type", "words", box=None, header_style="dim")
    for event in sorted(account.events, key=lambda event: (at.get(event.id, len(at)), event.id)):
        told_as = "" if event.modality is Modality.ACTUAL else f" {event.modality.value}"
        words = _words_of(account, choose_tellings(event, _read(account))[:1])
        cells = (event.id, show_date(event.date) or "undated", f"{event.type or 'no type'}{told_as}", words)
        table.add_row(*(printed(cell) for cell in cells))
    return console.print(table)


def _show_event(account: Account, event: Event, console: Console) -> None:
    """The event with who took part, every date told of it, and every telling."""
    names = {entity.id: entity.name for entity in account.entities}
    sides = [", ".join(names[id_] for id_ in ids) for ids in (event.actors, event.recipients)]
    who = " → ".join(filter(None, sides))
    about = (event.id, event.type or "no type", event.modality.value, who, count_origins(event.origins))
    tree = Tree(printed(("  ".join(filter(None, about)), "bold")))
    for date in filter(None, (event.date, *event.other_dates)):
        tree.add(printed((show_basis(date), "dim")))
    for mention in choose_tellings(event, {article.id for article in account.articles}):
        article = next(each for each in account.articles if each.id == mention.article)
        place = f"{article.id}:{mention.start}-{mention.end}"
        label = f"\n{label_of(article)}, {show_date(article.published) or 'date unknown'}  {place}"
        tree.add(printed(_words_of(account, [mention]), (label, "dim")))
    console.print(tree)


def _read(account: Account) -> set[str]:
    """The articles whose text is at hand."""
    return {article.id for article in account.articles if article.text}


def _words_of(account: Account, mentions: Sequence[EventMention]) -> str:
    texts = {article.id: article.text for article in account.articles}
    words = (texts[mention.article][mention.start : mention.end] for mention in mentions)
    return next(filter(None, words), NOT_FOUND)


def _line(account: Account, attribution: Attribution) -> Text:
    """The exact words, then the way they came and their place."""
    article = next(each for each in account.articles if each.id == attribution.article)
    names = {entity.id: entity.name for entity in account.entities}
    words = " […] ".join(article.text[start:end] for start, end in attribution.content)
    speaker = names.get(attribution.speaker or "", "not named")
    relay = " → ".join([speaker, *(names.get(key, key) for key in attribution.via), label_of(article)])
    flags = "".join(f", {flag}" for flag, on in (("denied", attribution.denied), ("hedged", attribution.hedged)) if on)
    place = f"{article.id}:{attribution.content[0][0]}-{attribution.content[-1][1]}"
    return printed(
        words if article.text else f"(the text of {article.path} was not found)",
        (f"\n{relay}\n{attribution.act.value}, {attribution.kind.value}{flags}  {place}", "dim"),
    )
