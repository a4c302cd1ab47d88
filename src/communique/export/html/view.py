"""Account -> what the page shows, in the order in which it shows it; the templates only lay it out.

Every `Shown` is an exact slice of an article, with its place. Anchors are made of the account's own ids, so that a link
into a page holds as long as the line does.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from communique.export.html.marks import Mark, Note, mark_text
from communique.export.html.wording import Piece, compare_wordings, word_key
from communique.types import (
    Account,
    Act,
    Article,
    Attribution,
    Date,
    DateBasis,
    Entity,
    EntityType,
    Kind,
    OnlyToldWhat,
    ReuseKind,
    Span,
    Statement,
    Unsure,
)

# Words at either end of a longer quotation that its text fragment names: enough to be unique on a page of news, short
# enough for an address line. Longer costs only length; shorter may light up the wrong place.
FRAGMENT_WORDS = 5
# Words of a statement shown where it is only pointed to.
CLIP_WORDS = 14
DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """An exact slice of an article: `at` is "ARTICLE:START-END", `href` the anchor of its mark."""

    text: str
    at: str
    href: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """A fragment of a content, cut into pieces where it is compared with another wording."""

    pieces: tuple[Piece, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Outer:
    """The attribution in whose content another one lies: its speaker's name and its line."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One attribution. `relay` runs from the speaker outwards and stops before the article, which `label` names."""

    anchor: str
    number: int
    words: str
    spans: str
    act: Act
    kind: Kind
    denied: bool
    hedged: bool
    cue: Shown | None
    source: Shown | None
    relay: tuple[str, ...]
    outer: Outer | None
    article: str
    label: str
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a statement and the lines that carry it, word for word."""

    fragments: tuple[Fragment, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    anchor: str
    date: str | None
    date_basis: str | None
    wordings: tuple[Wording, ...]
    articles: tuple[str, ...]
    origins: int
    clip: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker and the statements; `name` is None for those of nobody named."""

    anchor: str
    name: str | None
    type: EntityType | None
    roles: tuple[Shown, ...]
    about: str | None
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """One written form of a name, shown at its first place."""

    shown: Shown
    times: int


@dataclass(frozen=True, slots=True)
class JoinView:
    one: Shown
    other: Shown
    reason: str
    score: float
    times: int


@dataclass(frozen=True, slots=True)
class Name:
    """An entity as section 7 shows it."""

    anchor: str
    name: str
    type: EntityType
    of: str | None
    roles: tuple[Shown, ...]
    aliases: tuple[Alias, ...]
    joined: tuple[JoinView, ...]
    speaker: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Shared:
    """How much one article has in common with another."""

    label: str
    article: str
    kind: ReuseKind
    percent: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    anchor: str
    about: str
    label: str
    headline: str | None
    byline: str | None
    published: str | None
    basis: DateBasis
    evidence: tuple[Shown, ...]
    path: str
    url: str | None
    id: str
    sha256: str
    lines: int
    same_origin: tuple[tuple[str, str], ...]
    shared: tuple[Shared, ...]
    only_here: tuple[tuple[str | None, str, str], ...]
    text: Markup


@dataclass(frozen=True, slots=True)
class Question:
    """Something left open: the possible answers and the words it is about."""

    candidates: tuple[str, ...]
    evidence: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    title: str
    version: str
    digest: str
    dates: str | None
    single: int
    speakers: tuple[Speaker, ...]
    names: tuple[Name, ...]
    passing: tuple[Name, ...]
    articles: tuple[ArticleView, ...]
    origins: int
    statements: int
    lines: int
    questions: tuple[tuple[str, tuple[Question, ...]], ...]
    skipped: tuple[tuple[str, str], ...]


def view_account(account: Account) -> PageView:
    """Everything the page shows of the account."""
    return _View(account).page()


def anchor_of(prefix: str, key: str) -> str:
    """A name for an element: letters, digits, "_" and "-" as they are, all else as its code point; one to one."""
    return prefix + "-" + re.sub(r"[^A-Za-z0-9_-]", lambda match: f".{ord(match.group()):x}.", key)


def show_date(date: Date | None) -> str | None:
    """ "4 March 2031", "March 2031", "4 March 2031 to 6 March 2031"; None where nothing is known."""
    if date is None or not (date.earliest or date.latest):
        return None
    if date.earliest == date.latest:
        return _iso_in_words(date.earliest or "")
    if date.earliest and date.latest:
        return f"{_iso_in_words(date.earliest)} to {_iso_in_words(date.latest)}"
    return f"from {_iso_in_words(date.earliest)}" if date.earliest else f"until {_iso_in_words(date.latest or '')}"


def link_to_words(url: str | None, words: str) -> str | None:
    """The article's address with a text fragment for the words; None unless it is a web address."""
    if url is None or urlsplit(url).scheme not in ("http", "https"):
        return None
    tokens = words.split("\n", maxsplit=1)[0].strip(" \t\r“”\"'‘’«»").split()
    if not tokens:
        return url
    parts = [tokens] if len(tokens) <= 2 * FRAGMENT_WORDS else [tokens[:FRAGMENT_WORDS], tokens[-FRAGMENT_WORDS:]]
    directive = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    return f"{url}{':~:' if '#' in url else '#:~:'}text={directive}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _iso_in_words(iso: str) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso)
    if not match or (match[2] and not 1 <= int(match[2]) <= len(MONTHS)):
        return iso
    year, month, day = match.groups()
    return " ".join(filter(None, (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year)))


class _View:
    """Holds the account's parts by id while the page's parts are made."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.articles = {article.id: article for article in account.articles}
        self.entities = {entity.id: entity for entity in account.entities}
        self.attributions = {attribution.id: attribution for attribution in account.attributions}
        in_order = sorted(account.articles, key=lambda article: (article.published.earliest or "9999", article.id))
        self.rank = {article.id: rank for rank, article in enumerate(in_order)}
        self.numbers: dict[str, int] = {}
        self.uses: dict[Span, set[str]] = defaultdict(set)
        self.notes: dict[Span, list[Note]] = defaultdict(list)

    def page(self) -> PageView:
        speakers = self._speakers()  # numbers the lines: the texts' notes need them
        by_entity = {speaker.anchor: speaker for speaker in speakers}
        names = [self._name(entity, by_entity) for entity in self._entities_in_order()]
        questions = self._questions()
        views = [statement for speaker in speakers for statement in speaker.statements]
        digests = "\n".join(sorted(article.sha256 for article in self.account.articles))
        return PageView(
            title=self.account.title,
            version=self.account.tool.version,
            digest=hashlib.sha256(digests.encode()).hexdigest()[:DIGEST_LENGTH],
            dates=_span_of_dates(self.account.articles),
            single=sum(statement.origins == 1 for statement in views),
            speakers=speakers,
            names=tuple(name for name in names if not _in_passing(name)),
            passing=tuple(name for name in names if _in_passing(name)),
            articles=self._articles(views),
            origins=len(self.account.origins),
            statements=len(views),
            lines=len(self.account.attributions),
            questions=questions,
            skipped=tuple((skipped.path, skipped.reason) for skipped in self.account.skipped),
        )

    # -------------------------------------------------------------------------------------------- who said what

    def _speakers(self) -> tuple[Speaker, ...]:
        by_speaker: dict[str | None, list[Statement]] = defaultdict(list)
        for statement in self._statements():
            by_speaker[statement.speaker if statement.speaker in self.entities else None].append(statement)
        order = sorted(
            by_speaker.items(),
            key=lambda item: (item[0] is None, -len(item[1]), self.entities[item[0]].name if item[0] else "", item[0]),
        )
        ordered = [(key, sorted(statements, key=self._statement_place)) for key, statements in order]
        for _, statements in ordered:
            for statement in statements:
                for key in self._carriers(statement):
                    self.numbers[key.id] = len(self.numbers) + 1
        return tuple(self._speaker(key, statements) for key, statements in ordered)

    def _statements(self) -> list[Statement]:
        """The account's statements, and one for each attribution that is in none."""
        carried = {key for statement in self.account.statements for key in statement.attributions}
        alone = [
            Statement(attribution.id, attribution.speaker, None, (attribution.id,), 1)
            for attribution in self.account.attributions
            if attribution.id not in carried
        ]
        return [*self.account.statements, *alone]

    def _carriers(self, statement: Statement) -> list[Attribution]:
        """A statement's attributions as they are shown: the fullest wording first, equal wordings together."""
        carriers = sorted((self.attributions[key] for key in statement.attributions), key=self._place)
        by_words: dict[tuple[str, ...], list[Attribution]] = defaultdict(list)
        for attribution in carriers:
            by_words[word_key(self._fragments(attribution))].append(attribution)
        fullest = max(by_words, key=len)
        return by_words.pop(fullest) + [attribution for group in by_words.values() for attribution in group]

    def _statement_place(self, statement: Statement) -> tuple[str, tuple[int, int, int, str]]:
        date = statement.date
        place = min(self._place(self.attributions[key]) for key in statement.attributions)
        return (date.earliest or "9999") if date else "9999", place

    def _place(self, attribution: Attribution) -> tuple[int, int, int, str]:
        start, end = attribution.content[0]
        return self.rank[attribution.article], start, -end, attribution.id

    def _fragments(self, attribution: Attribution) -> tuple[str, ...]:
        text = self.articles[attribution.article].text
        return tuple(text[start:end] for start, end in attribution.content)

    def _speaker(self, key: str | None, statements: Sequence[Statement]) -> Speaker:
        entity = self.entities[key] if key else None
        return Speaker(
            anchor=anchor_of("speaker", key or ""),
            name=entity.name if entity else None,
            type=entity.type if entity else None,
            roles=self._roles(entity) if entity else (),
            about=anchor_of("name", entity.id) if entity else None,
            statements=tuple(self._statement(statement) for statement in statements),
        )

    def _statement(self, statement: Statement) -> StatementView:
        carriers = self._carriers(statement)
        groups: dict[tuple[str, ...], list[Attribution]] = defaultdict(list)
        for attribution in carriers:
            groups[word_key(self._fragments(attribution))].append(attribution)
        compared = compare_wordings([self._fragments(group[0]) for group in groups.values()])
        wordings = tuple(
            Wording(
                fragments=tuple(
                    Fragment(pieces, f"{group[0].article}:{start}-{end}")
                    for pieces, (start, end) in zip(fragments, group[0].content, strict=True)
                ),
                lines=tuple(self._line(attribution) for attribution in group),
            )
            for group, fragments in zip(groups.values(), compared, strict=True)
        )
        articles = sorted({attribution.article for attribution in carriers}, key=self.rank.__getitem__)
        return StatementView(
            anchor=anchor_of("statement", statement.id),
            date=show_date(statement.date),
            date_basis=statement.date.basis.value if statement.date else None,
            wordings=wordings,
            articles=tuple(anchor_of("article", article) for article in articles),
            origins=statement.origins,
            clip=_clip(self._fragments(carriers[0])),
        )

    def _line(self, attribution: Attribution) -> Line:
        article = self.articles[attribution.article]
        number, anchor = self.numbers[attribution.id], anchor_of("line", attribution.id)
        fragments = [Span(article.id, start, end) for start, end in attribution.content]
        for span in fragments:
            self.uses[span].add("content")
        self.notes[fragments[-1]].append(Note(number, anchor))
        cue = self._shown(Span(article.id, *attribution.cue), "cue") if attribution.cue else None
        source = self._shown(Span(article.id, *attribution.source), "source") if attribution.source else None
        outer = self.attributions.get(attribution.nested_in or "")
        spans = [_span_anchor(span) for span in fragments] + [shown.href for shown in (cue, source) if shown]
        speaker = self.entities.get(attribution.speaker or "")
        return Line(
            anchor=anchor,
            number=number,
            words=spans[0],
            spans=" ".join(spans),
            act=attribution.act,
            kind=attribution.kind,
            denied=attribution.denied,
            hedged=attribution.hedged,
            cue=cue,
            source=source,
            relay=(speaker.name if speaker else "not named", *(self._name_of(key) for key in attribution.via)),
            outer=Outer(self._name_of(outer.speaker), anchor_of("line", outer.id)) if outer else None,
            article=anchor_of("article", article.id),
            label=_label(article),
            published=show_date(article.published),
            url=link_to_words(article.url, article.text[slice(*attribution.content[0])]),
        )

    def _name_of(self, key: str | None) -> str:
        entity = self.entities.get(key or "")
        return entity.name if entity else "somebody not named"

    # -------------------------------------------------------------------------------------- parties and people

    def _entities_in_order(self) -> list[Entity]:
        return sorted(self.account.entities, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))

    def _name(self, entity: Entity, speakers: dict[str, Speaker]) -> Name:
        speaker = speakers.get(anchor_of("speaker", entity.id))
        return Name(
            anchor=anchor_of("name", entity.id),
            name=entity.name,
            type=entity.type,
            of=self.entities[entity.of].name if entity.of in self.entities else None,
            roles=self._roles(entity),
            aliases=self._aliases(entity),
            joined=self._joined(entity),
            speaker=speaker.anchor if speaker else None,
            statements=len(speaker.statements) if speaker else 0,
        )

    def _roles(self, entity: Entity) -> tuple[Shown, ...]:
        """The roles' words, each where it first stands; a role worded twice is shown once."""
        shown: dict[str, Shown] = {}
        for role in entity.roles:
            for span in sorted(role.evidence, key=self._span_place)[:1]:
                shown.setdefault(role.text.casefold(), self._shown(span, "role"))
        return tuple(shown.values())

    def _aliases(self, entity: Entity) -> tuple[Alias, ...]:
        places: dict[str, list[Span]] = defaultdict(list)
        for span in sorted(entity.mentions, key=self._span_place):
            places[" ".join(self._slice(span).split())].append(span)
            self.uses[span].add("mention")
        return tuple(
            Alias(self._shown(spans[0], "mention"), len(spans))
            for _, spans in sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
        )

    def _joined(self, entity: Entity) -> tuple[JoinView, ...]:
        """The reasons for which mentions were joined, one row for each pair of written forms."""
        rows: dict[tuple[str, str, str], list[tuple[Span, Span, float]]] = defaultdict(list)
        for join in entity.joined:
            one, other = join.mentions
            rows[self._slice(one), self._slice(other), join.reason].append((one, other, join.score))
        return tuple(
            JoinView(
                one=self._shown(places[0][0], "mention"),
                other=self._shown(places[0][1], "mention"),
                reason=reason,
                score=min(score for _, _, score in places),
                times=len(places),
            )
            for (_, _, reason), places in sorted(rows.items(), key=lambda item: (-len(item[1]), item[0]))
        )

    # ------------------------------------------------------------------------------------------------ articles

    def _articles(self, statements: Iterable[StatementView]) -> tuple[ArticleView, ...]:
        by_anchor = {statement.anchor: statement for statement in statements}
        lines = Counter(attribution.article for attribution in self.account.attributions)
        shown = [
            (article, self._evidence(article)) for article in sorted(self.articles.values(), key=self._article_rank)
        ]
        marks = self._marks()
        return tuple(
            ArticleView(
                anchor=anchor_of("article", article.id),
                about=anchor_of("about", article.id),
                label=_label(article),
                headline=article.headline,
                byline=article.byline,
                published=show_date(article.published),
                basis=article.published.basis,
                evidence=evidence,
                path=article.path,
                url=link_to_words(article.url, ""),
                id=article.id,
                sha256=article.sha256,
                lines=lines[article.id],
                same_origin=self._same_origin(article),
                shared=self._shared(article),
                only_here=self._only_here(article, by_anchor),
                text=mark_text(article.text, marks=marks.get(article.id, ()), blocks=article.blocks),
            )
            for article, evidence in shown
        )

    def _evidence(self, article: Article) -> tuple[Shown, ...]:
        return tuple(self._shown(span, "evidence") for span in article.published.evidence)

    def _same_origin(self, article: Article) -> tuple[tuple[str, str], ...]:
        others = {key for origin in self.account.origins if article.id in origin.articles for key in origin.articles}
        return tuple(
            (_label(self.articles[key]), anchor_of("about", key))
            for key in sorted(others - {article.id}, key=self.rank.__getitem__)
        )

    def _shared(self, article: Article) -> tuple[Shared, ...]:
        out = []
        for reuse in self.account.reuse:
            if article.id in reuse.articles:
                other = reuse.articles[reuse.articles[0] == article.id]
                label, about = _label(self.articles[other]), anchor_of("about", other)
                out.append(Shared(label, about, reuse.kind, round(100 * reuse.share)))
        return tuple(sorted(out, key=lambda shared: (-shared.percent, shared.label, shared.article)))

    def _only_here(
        self, article: Article, statements: dict[str, StatementView]
    ) -> tuple[tuple[str | None, str, str], ...]:
        """(speaker, clipped words, anchor) of the statements only this article carries."""
        speaker_of = {anchor_of("statement", each.id): each.speaker for each in self.account.statements}
        anchors = [
            anchor_of("statement", only.id)
            for only in self.account.only_told_by
            if only.article == article.id and only.what is OnlyToldWhat.STATEMENT
        ]
        return tuple(
            (self._name_of(speaker_of[anchor]) if speaker_of.get(anchor) else None, statements[anchor].clip, anchor)
            for anchor in anchors
            if anchor in statements
        )

    def _marks(self) -> dict[str, list[Mark]]:
        marks: dict[str, list[Mark]] = defaultdict(list)
        for span, uses in self.uses.items():
            notes = tuple(sorted(self.notes.get(span, ())))
            marks[span.article].append(Mark(span.start, span.end, tuple(sorted(uses)), _span_anchor(span), notes))
        return marks

    # ------------------------------------------------------------------------------------------------ left out

    def _questions(self) -> tuple[tuple[str, tuple[Question, ...]], ...]:
        by_what: dict[str, list[Unsure]] = defaultdict(list)
        for unsure in self.account.unsure:
            by_what[unsure.what].append(unsure)
        return tuple(
            (
                what,
                tuple(
                    Question(
                        candidates=tuple(
                            self.entities[key].name if key in self.entities else key for key in unsure.candidates
                        ),
                        evidence=tuple(self._shown(span, "open") for span in unsure.evidence),
                    )
                    for unsure in questions
                ),
            )
            for what, questions in sorted(by_what.items())
        )

    # ------------------------------------------------------------------------------------------------- slices

    def _shown(self, span: Span, use: str) -> Shown:
        """The words of a span, which is thereby used and gets its mark in the text."""
        self.uses[span].add(use)
        return Shown(self._slice(span), f"{span.article}:{span.start}-{span.end}", _span_anchor(span))

    def _slice(self, span: Span) -> str:
        return self.articles[span.article].text[span.start : span.end]

    def _span_place(self, span: Span) -> tuple[int, Span]:
        return self.rank[span.article], span

    def _article_rank(self, article: Article) -> int:
        return self.rank[article.id]


def _span_anchor(span: Span) -> str:
    return f"{anchor_of('words', span.article)}.{span.start}-{span.end}"


def _label(article: Article) -> str:
    """What an article is called where a few words must do: its outlet, else its headline, else its file's name."""
    return article.outlet or article.headline or PurePosixPath(article.path).name


def _clip(fragments: Sequence[str]) -> str:
    words = " … ".join(fragments).split()
    return " ".join(words[:CLIP_WORDS]) + (" …" if len(words) > CLIP_WORDS else "")


def _span_of_dates(articles: Iterable[Article]) -> str | None:
    days = sorted(
        day for article in articles for day in (article.published.earliest, article.published.latest) if day is not None
    )
    return show_date(Date(days[0], days[-1], DateBasis.INFERRED)) if days else None


def _in_passing(name: Name) -> bool:
    """Named once, in one form, and not a speaker: listed, not laid out."""
    return not name.speaker and not name.roles and sum(alias.times for alias in name.aliases) <= 1
