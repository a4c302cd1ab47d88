"""The keys of account.json, as types: what `account.schema.json` says, for the type checker and for `fit.py`.

A span is `[ARTICLE, start, end]`, a pair of offsets `[start, end]`; both count Unicode code points, half-open.
A key that is `NotRequired` is always written; an account without it can be read.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

SpanJson = tuple[str, int, int]
OffsetsJson = tuple[int, int]


class DateJson(TypedDict):
    earliest: str | None
    latest: str | None
    basis: str
    text: NotRequired[str | None]
    evidence: NotRequired[list[SpanJson]]
    relative: NotRequired[tuple[str, str] | None]


class BlockJson(TypedDict):
    start: int
    end: int
    kind: str


class CandidateJson(TypedDict):
    field: str
    value: str
    origin: str
    evidence: list[SpanJson]


class ReadArticleJson(TypedDict):
    id: str
    path: str
    url: str | None
    sha256: str
    chars: int
    language: str | None
    outlet: str | None
    headline: str | None
    byline: str | None
    published: DateJson
    boilerplate: list[BlockJson]
    headings: NotRequired[list[BlockJson]]
    candidates: NotRequired[list[CandidateJson]]


class ArticleJson(ReadArticleJson):
    origin: str | None


class OriginJson(TypedDict):
    id: str
    articles: list[str]


class ReuseJson(TypedDict):
    articles: tuple[str, str]
    kind: str
    share: float
    evidence: list[tuple[SpanJson, SpanJson]]
    credit: str | None


class RoleJson(TypedDict):
    text: str
    evidence: list[SpanJson]


class JoinJson(TypedDict):
    mentions: tuple[SpanJson, SpanJson]
    reason: str
    score: float


class EntityJson(TypedDict):
    id: str
    name: str
    type: str
    of: str | None
    roles: list[RoleJson]
    mentions: list[SpanJson]
    joined: list[JoinJson]
    anonymous: NotRequired[bool]


class AttributionJson(TypedDict):
    id: str
    article: str
    content: list[OffsetsJson]
    cue: OffsetsJson | None
    source: OffsetsJson | None
    speaker: str | None
    kind: str
    act: str
    denied: bool
    hedged: bool
    via: list[str]
    nested_in: str | None
    confidence: float


class StatementJson(TypedDict):
    id: str
    speaker: str | None
    date: DateJson | None
    attributions: list[str]
    origins: int


class ToldJson(TypedDict):
    predicate: SpanJson
    lemma: str
    type: str | None
    modality: str
    actors: list[str]
    recipients: list[str]
    time: SpanJson | None
    date: DateJson | None
    told_in: str | None
    score: float


class EventMentionJson(ToldJson):
    mention: SpanJson


class EventJson(TypedDict):
    id: str
    type: str | None
    date: DateJson | None
    actors: list[str]
    recipients: list[str]
    modality: str
    mentions: list[SpanJson]
    origins: int
    part_of: str | None
    other_dates: list[DateJson]
    told: list[ToldJson]


class TimelineEntryJson(TypedDict):
    date: DateJson | None
    event: str | None
    statement: str | None


class ConditionJson(TypedDict):
    type: str
    text: str
    evidence: list[SpanJson]


class MoveJson(TypedDict):
    id: str
    party: str
    speaker: str | None
    issue: str
    move: str
    proposal: str
    wording: SpanJson
    condition: ConditionJson | None
    counterpart: list[str]
    basis: str
    ascribed_by: str | None
    date: DateJson | None
    statement: str | None
    origins: int
    evidence: list[SpanJson]
    attributions: list[str]


class DisputeSideJson(TypedDict):
    holder: list[str]
    says: str
    origins: int
    evidence: list[SpanJson]


class DisputeJson(TypedDict):
    id: str
    about: str
    kind: str
    level: str
    reason: str
    sides: list[DisputeSideJson]


class StandJson(TypedDict):
    party: str
    issue: str
    says: str
    evidence: list[SpanJson]
    moves: list[str]


class PositionJson(TypedDict):
    party: str
    issue: str
    moves: list[str]
    movement: str
    steps: NotRequired[list[str]]
    differing: NotRequired[list[str]]


class OnlyToldJson(TypedDict):
    article: str
    what: str
    id: str


class UnsureJson(TypedDict):
    what: str
    candidates: list[str]
    evidence: list[SpanJson]


class CorrectedJson(TypedDict):
    line: int
    said: str
    changed: list[str]
    problem: str | None


class SkippedJson(TypedDict):
    path: str
    reason: str


class ToolJson(TypedDict):
    version: str
    model: str
    options: dict[str, str]


class AccountJson(TypedDict):
    schema: Literal["communique/account/1"]
    title: str
    tool: ToolJson
    articles: list[ArticleJson]
    origins: list[OriginJson]
    reuse: list[ReuseJson]
    entities: list[EntityJson]
    attributions: list[AttributionJson]
    statements: list[StatementJson]
    events: list[EventJson]
    moves: list[MoveJson]
    positions: list[PositionJson]
    disputes: list[DisputeJson]
    stands: list[StandJson]
    only_told_by: list[OnlyToldJson]
    opinion: list[SpanJson]
    timeline: list[TimelineEntryJson]
    unsure: list[UnsureJson]
    skipped: list[SkippedJson]
    corrections: list[CorrectedJson]


class TimeJson(TypedDict):
    start: int
    end: int
    type: str
    meaning: dict[str, str | int | None] | None


class ReadingJson(ReadArticleJson):
    attributions: list[AttributionJson]
    entities: list[EntityJson]
    times: list[TimeJson]
    unsure: list[UnsureJson]
    events: list[EventMentionJson]
