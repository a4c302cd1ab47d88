"""Account -> the account written out in the order of its page: sections of lines, each with the places it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from communique.export.counts import count_noun, count_origins
from communique.export.html.dates import order_of, show_date
from communique.export.html.disputes import IN_WORDS, LEVELS
from communique.export.html.moves import VERBS
from communique.export.html.places import label_of
from communique.export.mentions import choose_tellings, sentence_around
from communique.export.notes.lines import Line, Piece, Place, Section, WrittenAccount, plain, quoted, strong
from communique.export.plover import PLAIN_WORDS
from communique.export.tellers import tell_ascribed
from communique.types import (
    Account,
    Act,
    Article,
    Attribution,
    Dispute,
    DisputeLevel,
    DisputeSide,
    Event,
    Modality,
    Move,
    Position,
    Span,
    Stand,
    Statement,
)
from communique.version import __version__

TOLD_AS = {
    Modality.PLANNED: "announced",
    Modality.HYPOTHETICAL: "only thought of",
    Modality.NEGATED: "did not happen",
}
NOBODY = "Somebody not named"


def write_out(account: Account) -> WrittenAccount:
    """All of the account that rests on words, then its articles and what was left out."""
    return _Writer(account).write()


class _Writer:
    """Holds the account's parts by id while its lines are made, and counts what they lack."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.articles = {article.id: article for article in account.articles}
        self.names = {entity.id: entity.name for entity in account.entities}
        self.attributions = {each.id: each for each in account.attributions}
        self.moves = {move.id: move for move in account.moves}
        self.origin_of = {id_: origin.articles for origin in account.origins for id_ in origin.articles}
        self.unread = 0
        self.unquoted: set[Place] = set()

    def write(self) -> WrittenAccount:
        account = self.account
        sections = (
            Section(1, "Where it stands", tuple(map(self._stand, account.stands))),
            Section(1, "Disputed", tuple(map(self._dispute, account.disputes))),
            *self._positions(),
            Section(1, "Timeline", tuple(self._timeline())),
            *self._speakers(),
            Section(1, "Articles", tuple(map(self._article, self._ordered()))),
            Section(1, "Left out", tuple(self._left_out())),
        )
        return WrittenAccount(account.title, self._about(), _without_empty(sections), self.unread, len(self.unquoted))

    def _about(self) -> str:
        account = self.account
        counts = (
            count_noun(len(account.articles), "article"),
            count_noun(len(account.origins), "independent origin"),
            count_noun(len(account.disputes), "dispute"),
        )
        return (
            f"{', '.join(counts)}. Extracted by machine (Communiqué {__version__}); every line has its words in a note."
        )

    def _stand(self, stand: Stand) -> Line:
        move = next((self.moves[key] for key in stand.moves if key in self.moves), None)
        deed = _tell_deed(VERBS[move.kind], tell_ascribed(move, self.names)) if move else ""
        pieces = (strong(self.names[stand.party]), plain(f", on {stand.issue}: {deed}"), quoted(stand.says))
        return Line(pieces, self._places(stand.evidence))

    def _dispute(self, dispute: Dispute) -> Line:
        kind = f"{LEVELS[dispute.level]}, {IN_WORDS[dispute.kind]}; {dispute.reason}"
        sides = tuple(self._side(dispute, side) for side in dispute.sides)
        return Line((quoted(dispute.about), plain(f" ({kind})")), under=sides)

    def _side(self, dispute: Dispute, side: DisputeSide) -> Line:
        holder = ", ".join(self.names[id_] for id_ in side.holder)
        if not holder:
            own_voice = dispute.level is DisputeLevel.OUTLETS
            holder = label_of(self.articles[side.evidence[0].article]) if own_voice else NOBODY
        pieces = (strong(holder), plain(": "), quoted(side.says), plain(f" ({count_origins(side.origins)})"))
        return Line(pieces, self._places(side.evidence))

    def _positions(self) -> Iterable[Section]:
        positions = sorted(self.account.positions, key=lambda position: (position.issue, position.party))
        if positions:
            yield Section(1, "Positions", ())
        for issue, group in groupby(positions, key=lambda position: position.issue):
            yield Section(2, issue, tuple(map(self._position, group)))

    def _position(self, position: Position) -> Line:
        moves = tuple(self._move(self.moves[key]) for key in position.moves)
        differ = "; its people differ" if position.differing else ""
        movement = plain(f" (movement: {position.movement.value}{differ})")
        return Line((strong(self.names[position.party]), movement), under=moves)

    def _move(self, move: Move) -> Line:
        by = self.names.get(move.speaker or "") if move.speaker != move.party else None
        told = tell_ascribed(move, self.names)
        deed = _tell_deed(VERBS[move.kind], f"{f', by {by}' if by else ''}{told}")
        pieces = [plain(f"{show_date(move.date) or 'undated'}: {deed}"), quoted(move.proposal)]
        if move.condition and move.condition.text not in move.proposal:
            pieces += [plain(", on the condition "), quoted(move.condition.text)]
        pieces.append(plain(f" ({count_origins(move.origins)})"))
        return Line(tuple(pieces), self._places((move.wording, *move.evidence)))

    def _timeline(self) -> Iterable[Line]:
        rank = {entry.event: number for number, entry in enumerate(self.account.timeline)}
        read = {article.id for article in self.account.articles if article.text}
        for event in sorted(self.account.events, key=lambda event: (rank.get(event.id, len(rank)), event.id)):
            tellings = [Span(each.article, each.start, each.end) for each in choose_tellings(event, read)]
            if tellings:
                yield self._event(event, tellings)
            else:
                self.unread += 1

    def _event(self, event: Event, tellings: list[Span]) -> Line:
        about = (event.type and PLAIN_WORDS[event.type], TOLD_AS.get(event.modality), count_origins(event.origins))
        others = [show_date(date) for date in event.other_dates]
        differing = f"; elsewhere {', '.join(filter(None, others))}" if any(others) else ""
        pieces = (
            strong(show_date(event.date) or "undated"),
            plain(": "),
            quoted(self._words(tellings[0])),
            plain(f" ({', '.join(filter(None, about))}{differing})"),
        )
        return Line(pieces, self._places(tellings))

    def _speakers(self) -> Iterable[Section]:
        """Those who said most first; what nobody is known to have said comes last."""
        said: dict[str | None, list[Statement]] = defaultdict(list)
        for statement in self.account.statements:
            said[statement.speaker].append(statement)
        order = sorted(
            said.items(),
            key=lambda item: (item[0] is None, -len(item[1]), self.names.get(item[0] or "", ""), item[0] or ""),
        )
        if order:
            yield Section(1, "Who said what", ())
        for speaker, statements in order:
            ordered = sorted(statements, key=lambda statement: (order_of(statement.date), statement.id))
            lines = tuple(line for statement in ordered for line in self._statement(statement))
            yield Section(2, self.names[speaker] if speaker else NOBODY, lines)

    def _statement(self, statement: Statement) -> Iterable[Line]:
        carriers = [self.attributions[key] for key in statement.attributions]
        readable = [each for each in carriers if self.articles[each.article].text]
        if not readable:
            self.unread += 1
            return
        first = readable[0]
        words = " […] ".join(self._words(Span(first.article, *fragment)) for fragment in first.content)
        marks = (
            first.act.value if first.act is not Act.SPEECH else None,
            "denied" if first.denied else None,
            "hedged" if first.hedged else None,
            f"through {', '.join(self.names[id_] for id_ in first.via)}" if first.via else None,
            count_origins(statement.origins),
        )
        date = show_date(statement.date)
        pieces: list[Piece] = [plain(f"{date}: ")] if date else []
        pieces += [quoted(words), plain(f" ({', '.join(filter(None, marks))})")]
        yield Line(tuple(pieces), self._places(map(_extent, carriers)))

    def _ordered(self) -> list[Article]:
        return sorted(self.account.articles, key=lambda article: (order_of(article.published), article.id))

    def _article(self, article: Article) -> Line:
        published = show_date(article.published)
        about = (published or "date unknown", article.byline and f"by {article.byline}", article.path)
        pieces = [strong(label_of(article)), plain(f", {', '.join(filter(None, about))}")]
        if article.headline and article.outlet:
            pieces += [plain(": "), quoted(article.headline)]
        alike = [self.articles[id_] for id_ in self.origin_of.get(article.id, ()) if id_ != article.id]
        one_report = f"one report, and one origin, with {', '.join(map(label_of, alike))}"
        return Line(tuple(pieces), under=(Line((plain(one_report),)),) if alike else (), article=article)

    def _left_out(self) -> Iterable[Line]:
        for skipped in sorted(self.account.skipped):
            yield Line((plain(f"{skipped.path}: {skipped.reason}"),))
        if self.account.unsure:
            yield Line((plain(f"{count_noun(len(self.account.unsure), 'question')} left open"),))

    def _places(self, spans: Iterable[Span]) -> tuple[Place, ...]:
        """Where the spans stand, one place for all that one run of sentences holds."""
        places = []
        for span in spans:
            article = self.articles[span.article]
            if article.text:
                places.append(Place(article.id, *sentence_around(article, span.start, span.end)))
            else:
                places.append(Place(article.id, span.start, span.end))
                self.unquoted.add(places[-1])
        return tuple(dict.fromkeys(places))

    def _words(self, span: Span) -> str:
        return self.articles[span.article].text[span.start : span.end]


def _tell_deed(verb: str, aside: str) -> str:
    """ "demands “", "offers, by Mira Holt, “": what comes before the words of a move."""
    return f"{verb}{aside}, " if aside else f"{verb} "


def _extent(attribution: Attribution) -> Span:
    return Span(attribution.article, attribution.content[0][0], attribution.content[-1][1])


def _without_empty(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Without headings that nothing stands under."""
    kept: list[Section] = []
    for section in reversed(tuple(sections)):
        below = kept and kept[-1].level > section.level
        if section.lines or below:
            kept.append(section)
    return tuple(reversed(kept))
