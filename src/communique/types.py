"""The shared data of the whole flow: frozen, hashable, free of behaviour beyond what the type itself means.

Words are those of docs/terms.md. Offsets are Unicode code points into the decoded text of one article, half-open.
An `Article` comes out of ingest, a `Reading` out of read, a `Story` out of link, an `Account` out of compose.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's text; `article` is the article's id."""

    article: str
    start: int
    end: int


# ---------------------------------------------------------------------------------------------------- articles


class BlockKind(StrEnum):
    """What a line or paragraph of a page is; the last kinds are all boilerplate."""

    BODY = "body"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    NEWSLETTER = "newsletter"
    RELATED = "related"
    COMMENTS = "comments"
    CREDIT = "credit"
    OTHER_BOILERPLATE = "other"

    @property
    def is_boilerplate(self) -> bool:
        return self not in (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.SUBHEAD)


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """One marked stretch of an article; the blocks of an article are in order and do not overlap."""

    start: int
    end: int
    kind: BlockKind


class DateBasis(StrEnum):
    """How the date of an article or a line is known."""

    GIVEN = "given"
    METADATA = "metadata"
    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Date:
    """An interval of ISO 8601 dates, months or years; both ends None where nothing is known.

    `relative` is set instead of the ends where the year is nowhere on the pages: the same two ends with Y for the one
    year that all of a story counts from, "Y-02-27", "Y-1-06", "Y+1". A month has two digits; years before or after Y
    have one, or three and more: "Y-12" is December, "Y-012" twelve years before.
    """

    earliest: str | None
    latest: str | None
    basis: DateBasis
    text: str | None = None
    evidence: tuple[Span, ...] = ()
    relative: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """One possible value of a field of an article, and where it was found.

    `origin` is the place: `metadata-file`, `json`, `html-meta`, `url`, `text`. `evidence` is set for `text`.
    """

    field: str
    value: str
    origin: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet. `sha256` is of `text` in UTF-8; `path` is as given, relative where it was."""

    id: str
    path: str
    text: str
    sha256: str
    url: str | None = None
    language: str | None = None
    outlet: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: Date = Date(None, None, DateBasis.UNKNOWN)
    candidates: tuple[Candidate, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """An input, or a part of one, that was left out, and why."""

    path: str
    reason: str


# ---------------------------------------------------------------------------------------------------- readings


class EntityType(StrEnum):
    PERSON = "person"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    GROUP = "group"
    DOCUMENT = "document"
    PLACE = "place"


class Kind(StrEnum):
    """Content wholly, partly, or not in quotation marks (PARC3)."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """Speech, thought (belief, hope, intention) or document (Semino & Short)."""

    SPEECH = "speech"
    THOUGHT = "thought"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A title or function as the text words it: "vice foreign minister"."""

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Why two mentions are held to be one entity."""

    mentions: tuple[Span, Span]
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that acts or speaks.

    In a Reading: as one article knows it. In a Story and an Account: across articles. `of` is the id of the entity
    it belongs to. An `anonymous` entity ("a senior official") is never joined across articles by its words alone.
    """

    id: str
    name: str
    type: EntityType
    mentions: tuple[Span, ...]
    of: str | None = None
    roles: tuple[Role, ...] = ()
    joined: tuple[Join, ...] = ()
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source expresses a content, signalled by a cue, at one place of one article (PARC3, PolNeAR).

    `content` has its fragments in text order. `speaker` and `via` are entity ids; `via` runs from the speaker
    outwards and leaves the article's own outlet out; for a nested attribution it begins with the outer speaker.
    `vector` is the sentence vector of the content, unit length, empty where none was made.
    """

    id: str
    article: str
    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    kind: Kind
    act: Act
    denied: bool
    hedged: bool
    confidence: float
    nested_in: str | None = None
    speaker: str | None = None
    via: tuple[str, ...] = ()
    vector: tuple[float, ...] = ()


class TimeType(StrEnum):
    """TIMEX3's four types of time expression."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class TimeAnchor(StrEnum):
    """What a time is counted from: nothing, the day of publication, or the time that the text told last."""

    NONE = "none"
    PUBLICATION = "publication"
    CONTEXT = "context"


class TimeUnit(StrEnum):
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Toward(StrEnum):
    """On which side of the anchor a time lies."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, order=True)
class TimeMeaning:
    """What a time expression says, before the day that it is counted from is known.

    `pattern` is TIMEX3's value as far as the words give it, X for what they do not: "2019-02-27", "XXXX-02-27",
    "XXXX-06", "XXXX-WXX-5" (a Friday), "P15M", "PRESENT_REF"; None for a time that is only counted. `until` is the
    same for the end of a range. `shift` counts `unit`s from the anchor: yesterday is -1 day, last month -1 month; with
    a pattern too, it is that pattern's match in the unit: "June last year". A shift without a unit counts matches of
    the pattern: last Friday is -1. Without a shift the time is the match nearest to the anchor on the side `toward`,
    the anchor's own included. `toward` is as the words or the tense around them tell, None where neither does; of a
    duration it tells that it reaches back from the anchor, or on from it; with shift 0, that the time is over, or is
    to come: "earlier this week". `modifier` is TIMEX3's: START, MID, END, APPROX, MORE_THAN and the like. `weekday`, 1
    to 7, is what the words call a day that they give by its number too: "Friday, 15 March".
    """

    anchor: TimeAnchor
    pattern: str | None
    unit: TimeUnit | None = None
    shift: int | None = None
    toward: Toward | None = None
    modifier: str | None = None
    until: str | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class TimeExpression:
    """Words of an article that tell a time, with TIMEX3's type; `score` is the mean probability of its words."""

    start: int
    end: int
    type: TimeType
    score: float
    meaning: TimeMeaning | None = None


class EventType(StrEnum):
    """PLOVER's sixteen types, in the order of its manual."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Modality(StrEnum):
    """Whether a told event took place, is announced, is only thought of, or did not take place."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class EventMention:
    """One article tells of one event: the shortest words that tell it, and the predicate among them.

    `actors` and `recipients` are entity ids in text order. `time` is the place of the time expression that dates it,
    `date` what that means once the article's own date is known. `told_in` is the id of the innermost attribution in
    whose content it stands, None in the article's own voice. `score` is the probability that the words tell an event
    worth a line. `vector` is the sentence vector of its words, unit length, empty where none was made.
    """

    article: str
    start: int
    end: int
    predicate: tuple[int, int]
    lemma: str
    type: EventType | None
    modality: Modality
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    score: float
    time: tuple[int, int] | None = None
    date: Date | None = None
    told_in: str | None = None
    vector: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class NounPhrase:
    """A noun phrase from its determiner to its head noun.

    `head` is where its last noun begins, `proper` where the name begins that it ends in, None where it ends in none.
    """

    article: str
    start: int
    end: int
    head: int
    proper: int | None


@dataclass(frozen=True, slots=True, order=True)
class Unsure:
    """A question left open: what it is about, the possible answers (entity ids or words), and where it arose."""

    what: str
    candidates: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article, its time expressions, event mentions and noun phrases in text order.

    Attributions are ordered by first content offset, then length descending.
    """

    article: Article
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    unsure: tuple[Unsure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[EventMention, ...] = ()
    noun_phrases: tuple[NounPhrase, ...] = ()


# ----------------------------------------------------------------------------------------------------- stories


class ReuseKind(StrEnum):
    COPY = "copy"
    ABRIDGED = "abridged"
    PARTLY_REUSED = "partly-reused"
    RETOLD = "retold"


@dataclass(frozen=True, slots=True)
class Reuse:
    """How much of one article's body stands in another's; `share` is of the shorter body, 0 to 1.

    Of `retold` it is of the attributions of the article that tells again; the evidence pairs their contents. `credit`
    names the outlet that both are by or credit, where that makes one report of what is reused in part.
    """

    articles: tuple[str, str]
    kind: ReuseKind
    share: float
    evidence: tuple[tuple[Span, Span], ...]
    credit: str | None = None


class CorrectionKind(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    REJECT = "reject"
    SPEAKER = "speaker"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says is so: its line in the file, its names or ids; a `problem` where it cannot be used.

    `by`, `at` and `note` are the user's remarks: who said it, when and why.
    """

    line: int
    kind: CorrectionKind | None
    names: tuple[str, ...]
    problem: str | None = None
    by: str | None = None
    at: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of a correction: the entry as `said`, the ids it changed, or why it changed nothing."""

    line: int
    said: str
    changed: tuple[str, ...]
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class IssueName:
    """What the user calls an issue: by its name or a move of it. `place` is that of the entry among all corrections."""

    place: int
    issue: str
    name: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A line that the user says is none, by its id. `place` is that of the entry among all corrections."""

    place: int
    id: str


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Articles that are one text, or one report told again, and so count once."""

    id: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker said on one occasion, carried by one or more attributions; `origins` counts independent ones.

    `speaker` is who of those that its attributions name is known best: the spokesman, where another article names the
    ministry alone, or nobody.
    """

    id: str
    speaker: str | None
    date: Date | None
    attributions: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place, or is to, told by one or more mentions; `origins` counts independent ones.

    `date` is where all its mentions may agree; `other_dates` are those that differ from it, each with its evidence.
    `part_of` is the id of the event that it is a part of: the end of a summit.
    """

    id: str
    type: EventType | None
    date: Date | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    modality: Modality
    mentions: tuple[EventMention, ...]
    origins: int
    other_dates: tuple[Date, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Readings made one: attributions and entities carry ids that hold across the articles.

    `issue_names` are names that the user gives to nobody in the story: to issues, once there are some. `rejected` are
    lines that the story has not: moves and disputes, once there are some.
    """

    articles: tuple[Article, ...]
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    reuse: tuple[Reuse, ...]
    origins: tuple[Origin, ...]
    unsure: tuple[Unsure, ...]
    corrections: tuple[Corrected, ...] = ()
    events: tuple[Event, ...] = ()
    noun_phrases: tuple[NounPhrase, ...] = ()
    issue_names: tuple[IssueName, ...] = ()
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class SortedArticle:
    """An article in its story: how like the others it is on average, None where it is alone, and by which words."""

    article: Article
    likeness: float | None
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SortedStory:
    """Articles of a mixed pile that tell one story, before they are read; sorted by date, then id.

    `title` is the headline of the article most like the others; `earliest` and `latest` span the known dates.
    """

    title: str | None
    articles: tuple[SortedArticle, ...]
    shared: tuple[str, ...]
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class SortedPile:
    """The stories of a pile: those of most articles first, then by the smallest id among their articles."""

    stories: tuple[SortedStory, ...]
    skipped: tuple[Skipped, ...]


# ---------------------------------------------------------------------------------------------------- accounts


class OnlyToldWhat(StrEnum):
    STATEMENT = "statement"
    EVENT = "event"
    MOVE = "move"


@dataclass(frozen=True, slots=True, order=True)
class OnlyTold:
    """A line that exactly one article carries."""

    article: str
    what: OnlyToldWhat
    id: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A line of the timeline: an event, or a statement whose occasion is dated; one of the two ids is set."""

    date: Date | None
    event: str | None
    statement: str | None


class MoveKind(StrEnum):
    """What a party does to the bargaining (Walcott & Hopmann's categories, as docs/terms.md has them)."""

    DEMAND = "DEMAND"
    OFFER = "OFFER"
    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    CONCEDE = "CONCEDE"
    RETRACT = "RETRACT"
    COMMIT = "COMMIT"
    THREATEN = "THREATEN"
    PROMISE = "PROMISE"
    SUPPORT = "SUPPORT"
    OPPOSE = "OPPOSE"
    DENY = "DENY"
    REAFFIRM = "REAFFIRM"


class ConditionType(StrEnum):
    """How a move hangs on something else."""

    IN_EXCHANGE_FOR = "in_exchange_for"
    ONLY_IF = "only_if"
    UNLESS = "unless"
    BEFORE = "before"
    AFTER = "after"


class Basis(StrEnum):
    """Own: the party says it. Ascribed: somebody else says that the party wants it."""

    OWN = "own"
    ASCRIBED = "ascribed"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a move hangs on: an exact slice of an article, its connective included, "unless the dam stays"."""

    type: ConditionType
    text: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Move:
    """One act of bargaining by a party on an issue at a time.

    `party` is the government or body that `speaker` speaks for; they are one where it speaks for itself, and `speaker`
    is None where no person is named. `proposal` is an exact slice of an article, at `wording`. `ascribed_by` is who
    tells it where the basis is ascribed, None for the article's own voice. `evidence` has a span for each place that
    tells it; `attributions` are those that carry it, `origins` counts independent ones.
    """

    id: str
    party: str
    speaker: str | None
    issue: str
    kind: MoveKind
    proposal: str
    wording: Span
    condition: Condition | None
    counterpart: tuple[str, ...]
    basis: Basis
    ascribed_by: str | None
    date: Date | None
    statement: str | None
    origins: int
    evidence: tuple[Span, ...]
    attributions: tuple[str, ...] = ()


class Movement(StrEnum):
    """How a party's latest move on an issue differs from the one before."""

    NEW = "new"
    UNCHANGED = "unchanged"
    SOFTENED = "softened"
    HARDENED = "hardened"
    REVERSED = "reversed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on an issue: ids of its moves, its own from the latest back, then those ascribed to it.

    `steps` are the two moves that show the movement, the earlier first; None where it is new or unclear. `differing`
    are own moves of two people or more of the party that contradict each other, in the order of `moves`.
    """

    party: str
    issue: str
    moves: tuple[str, ...]
    movement: Movement
    steps: tuple[str, str] | None = None
    differing: tuple[str, ...] = ()


class DisputeKind(StrEnum):
    QUANTITY = "quantity"
    DATE = "date"
    PLACE = "place"
    WHO = "who"
    WHAT_HAPPENED = "what-happened"
    CAUSE_OR_BLAME = "cause-or-blame"
    DENIAL = "denial"
    WORDING = "wording"
    ASSESSMENT = "assessment"


class DisputeLevel(StrEnum):
    """Parties: people in the story contradict each other. Outlets: the articles do, in their own voice."""

    PARTIES = "parties"
    OUTLETS = "outlets"


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One side: who holds it (entity ids; none known for an outlet's own voice or an unnamed claim), and its words.

    `says` is an exact slice of an article, at the first span of `evidence`; `origins` counts independent ones.
    """

    holder: tuple[str, ...]
    says: str
    origins: int
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sides or more that cannot all be right.

    `about` is an exact slice of an article: what they differ on. `reason` says why they are held to conflict, in a
    fixed phrase and, where they are said outright to conflict, the words that say so.
    """

    id: str
    about: str
    kind: DisputeKind
    level: DisputeLevel
    reason: str
    sides: tuple[DisputeSide, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A line of "where it stands": a party's latest word on an issue.

    `says` is an exact slice of an article, at the first span of `evidence`; `moves` are those it tells.
    """

    party: str
    issue: str
    says: str
    evidence: tuple[Span, ...]
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement with what it refers to looked up.

    `wording` is the content of its first attribution as the article has it, fragments joined by an ellipsis.
    """

    id: str
    speaker: Entity
    date: Date | None
    wording: str
    attributions: tuple[Attribution, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Tool:
    """What made an account: enough to make it again. `options` are (name, value) pairs, sorted."""

    version: str
    model: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """The whole (design of account.json): what the page and every export are made from.

    Events, moves and disputes are ordered by id, positions by issue, then party; the timeline and the stands stand as
    they are shown. `opinion` is the outlets' own judgement, which is no report.
    """

    title: str
    tool: Tool
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    reuse: tuple[Reuse, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    only_told_by: tuple[OnlyTold, ...]
    unsure: tuple[Unsure, ...]
    skipped: tuple[Skipped, ...]
    corrections: tuple[Corrected, ...] = ()
    events: tuple[Event, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    moves: tuple[Move, ...] = ()
    positions: tuple[Position, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    stands: tuple[Stand, ...] = ()
    opinion: tuple[Span, ...] = ()

    def statements_by(self, name: str) -> tuple[StatementView, ...]:
        """The statements of each speaker known as `name`: its entity's name or a mention's words, case ignored."""
        texts = {article.id: article.text for article in self.articles}
        wanted = name.casefold()
        speakers = {
            entity.id: entity
            for entity in self.entities
            if entity.name.casefold() == wanted
            or any(texts[span.article][span.start : span.end].casefold() == wanted for span in entity.mentions)
        }
        attributions = {attribution.id: attribution for attribution in self.attributions}

        def view(statement: Statement, speaker: Entity) -> StatementView:
            carried = tuple(attributions[key] for key in statement.attributions)
            text = texts[carried[0].article]
            wording = " … ".join(text[start:end] for start, end in carried[0].content)
            return StatementView(statement.id, speaker, statement.date, wording, carried, statement.origins)

        return tuple(view(each, speakers[each.speaker]) for each in self.statements if each.speaker in speakers)
