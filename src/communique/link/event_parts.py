"""Which event is a part of which: the end of a summit, a meeting on its margins, the walk-out from the talks.

In: events, and the articles that tell them. Out: the same events with `part_of` set where an article says so: "walked
out of the talks", "the summit collapsed". Wholes are occasions on which people come together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from communique.link.event_dates import find_days
from communique.types import Article, DateBasis, Event, EventMention, Modality

# Code points between two predicates within which the words between are read.
REACH = 80

# Days of a whole that dates its parts.
SHORT = 3
# Occasions that have parts, larger ones last: a meeting may be a part of a summit, never the other way round.
MEETINGS = frozenset("meeting meet dinner breakfast lunch session round roundtable call hearing".split())
GATHERINGS = frozenset("talk negotiation summit conference congress assembly forum visit trip".split())


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention and the place of its event."""

    event: int
    mention: EventMention


def find_parts(events: Sequence[Event], articles: Sequence[Article]) -> tuple[Event, ...]:
    """The events in their order, each with the whole that most of its mentions name, if any."""
    texts = {article.id: article.text for article in articles}
    votes: dict[int, Counter[int]] = {}
    for one, other in _find_neighbours(events):
        if _names_whole(one.mention, other.mention, texts[one.mention.article]) and _may_hold(
            events[other.event], events[one.event]
        ):
            votes.setdefault(one.event, Counter())[other.event] += 1
    wholes = {part: min(found, key=lambda at: (-found[at], events[at].id)) for part, found in votes.items()}
    return tuple(
        _make_part(event, events[wholes[at]]) if at in wholes and not _is_circular(at, wholes) else event
        for at, event in enumerate(events)
    )


def are_part_and_whole(one: EventMention, other: EventMention, text: str) -> bool:
    """Whether the words say that one of two mentions tells a part of what the other tells."""
    return one.article == other.article and (_names_whole(one, other, text) or _names_whole(other, one, text))


def _make_part(part: Event, whole: Event) -> Event:
    """A part that nothing dates takes place while its whole does, where that is short."""
    days = find_days(whole.date)
    if part.date is None and whole.date is not None and days is not None and days.count <= SHORT:
        return replace(part, part_of=whole.id, date=replace(whole.date, basis=DateBasis.INFERRED))
    return replace(part, part_of=whole.id)


def _find_neighbours(events: Sequence[Event]) -> list[tuple[_Place, _Place]]:
    """Mentions of two events that stand near each other in one article, each pair both ways."""
    placed = sorted(
        (_Place(at, mention) for at, event in enumerate(events) for mention in event.mentions),
        key=lambda place: (place.mention.article, place.mention.predicate, place.event),
    )
    pairs = []
    for nth, place in enumerate(placed):
        for other in placed[nth + 1 :]:
            near = other.mention.predicate[0] - place.mention.predicate[1] <= REACH
            if other.mention.article != place.mention.article or not near:
                break
            if other.event != place.event:
                pairs += [(place, other), (other, place)]
    return pairs


def _names_whole(part: EventMention, whole: EventMention, text: str) -> bool:
    """Whether the words between say that the one belongs to the other."""
    if _rank(whole) <= _rank(part):
        return False
    if part.predicate[1] <= whole.predicate[0]:
        return _BELONGS.fullmatch(text, part.predicate[1], whole.predicate[0]) is not None
    if whole.predicate[1] <= part.predicate[0]:
        return (
            _ENDS.match(text[part.predicate[0] :]) is not None
            and _ENDED.fullmatch(text, whole.predicate[1], part.predicate[0]) is not None
        )
    return False


def _rank(mention: EventMention) -> int:
    lemma = mention.lemma
    return 2 if lemma in GATHERINGS else 1 if lemma in MEETINGS else 0


def _may_hold(whole: Event, part: Event) -> bool:
    """Whether the dates leave it open, and the whole is no mere thought where the part took place."""
    if whole.modality is Modality.NEGATED or (
        whole.modality is not Modality.ACTUAL and part.modality is Modality.ACTUAL
    ):
        return False
    days, own = find_days(whole.date), find_days(part.date)
    return days is None or own is None or days.meets(own)


def _is_circular(at: int, wholes: Mapping[int, int]) -> bool:
    seen = {at}
    while at in wholes:
        at = wholes[at]
        if at in seen:
            return True
        seen.add(at)
    return False


# "[walked] out of the Karsk [talks]", "[met] on the margins of the [summit]", "[signed] it at the end of the [talks]".
_BELONGS = re.compile(
    r"\W*(?:[\w’'-]+\W+){0,3}?(?:at|during|in|of|from|out of|ended)\s+(?:the\s+(?:[\w-]+\s+){0,2}of\s+)?"
    r"(?:(?:the|a|an|this|that|his|her|their|its|last|[\w’'.-]+)\s+){0,4}",
    re.IGNORECASE,
)
# "the [summit] in Karsk [collapsed]": what ends is told by the words of ending alone.
_ENDED = re.compile(
    r"\s+(?:(?:in|at|with|between|on)\s+[\w’' -]{1,40}?\s+)?(?:was |were |had |has |have )?", re.IGNORECASE
)
_ENDS = re.compile(
    r"(?:end|collaps|clos|conclud|broke|break|fail|fell|fall|adjourn|suspend|resum|beg[aiu]n|open)", re.IGNORECASE
)
