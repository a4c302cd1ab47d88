"""The dates that a story follows from: when its articles were written, and then what every time in them means.

In: readings, their event mentions with the place of the time that dates them; statements. Out: the same with dates. A
statement is dated where words beside the cue tell when it was said, and all that carry it agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from communique.link.event_dates import find_days, settle_dates
from communique.link.publication import date_articles
from communique.read.sentences import find_sentences
from communique.read.time_resolution import resolve, resolve_times
from communique.types import (
    Article,
    Attribution,
    Date,
    DateBasis,
    EventMention,
    Reading,
    Span,
    Statement,
    TimeExpression,
    TimeType,
    TimeUnit,
    Toward,
)

# "Marn told reporters in Karsk on Monday": characters from the cue or the source to the time that tells when. The words
# between are those told to and the place; of 40, 80 and 120 in the training stories no more are found beyond 80.
BESIDE = 80


def date_readings(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings in the order given, with the dates of articles and of event mentions."""
    dated = date_articles(readings)
    times = date_times(dated)
    return tuple(
        replace(reading, events=tuple(_date_mention(mention, reading, times) for mention in reading.events))
        for reading in dated
    )


def date_times(readings: Iterable[Reading]) -> dict[Span, Date]:
    """What each time expression means, by its place; unknown where that does not follow from what is known."""
    return {
        Span(reading.article.id, time.start, time.end): found
        for reading in readings
        for time, found in zip(reading.times, _resolve(reading.article, reading.times), strict=True)
    }


@lru_cache(maxsize=256)  # events and statements of a story ask for the same; a year left open takes ten times as long
def _resolve(article: Article, times: tuple[TimeExpression, ...]) -> tuple[Date, ...]:
    return resolve_times(article, times, article.published)


def date_statements(
    statements: Iterable[Statement], attributions: Iterable[Attribution], readings: Sequence[Reading]
) -> tuple[Statement, ...]:
    """The statements in the order given, with the day on which they were made where that is told."""
    times = date_times(readings)
    by_article: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        by_article[attribution.article].append(attribution)
    said: dict[str, Date] = {}
    for reading in readings:
        for key, time in _find_said(reading, by_article[reading.article.id]):
            found = _bring_back(times[Span(reading.article.id, time.start, time.end)], time, reading.article.published)
            if found is not None and (found.earliest or found.relative):
                said[key] = found
    return tuple(
        replace(one, date=_agree([said[key] for key in one.attributions if key in said])) for one in statements
    )


def turn_date(date: Date, time: TimeExpression, published: Date, toward: Toward) -> Date | None:
    """The date on the other side of publication, if its words leave the side open; None where they do not."""
    if time.meaning is None:
        return None
    if time.meaning.unit is TimeUnit.WEEKEND and time.meaning.shift == 0:  # "this weekend", said on a Monday
        turned = replace(time.meaning, shift=-1 if toward is Toward.PAST else 1)
    elif time.meaning.shift is None:
        turned = replace(time.meaning, toward=toward)
    else:
        return None
    found = resolve(turned, published)
    days, day = find_days(found), find_days(published)
    if days is None or day is None:
        return None
    is_right = days.first <= day.last if toward is Toward.PAST else days.last >= day.first
    return replace(found, basis=DateBasis.RESOLVED, text=date.text, evidence=date.evidence) if is_right else None


def _bring_back(date: Date, time: TimeExpression, published: Date) -> Date | None:
    """The date of something said: nobody has said it after the article was published."""
    days, day = find_days(date), find_days(published)
    if days is None or day is None or days.relative != day.relative or days.first <= day.last:
        return date
    return turn_date(date, time, published, Toward.PAST)


def _date_mention(mention: EventMention, reading: Reading, dates: Mapping[Span, Date]) -> EventMention:
    if mention.time is None:
        return mention
    start, end = mention.time
    for time, later in zip(reading.times, (*reading.times[1:], None), strict=True):
        if time.start < end and start < time.end:
            known = dates[Span(mention.article, time.start, time.end)]
            if known.earliest or known.relative:
                return replace(mention, date=_find_range(known, time, later, reading.article) or known)
    return mention


def _find_range(date: Date, time: TimeExpression, later: TimeExpression | None, article: Article) -> Date | None:
    """The date from one expression up to the next, where the words make a range of them: "from 10 May to 12 May"."""
    if later is None or time.meaning is None or later.meaning is None or later.meaning.pattern is None:
        return None
    before = max(0, time.start - BESIDE)
    is_range = _UP_TO.fullmatch(article.text, time.end, later.start) and _FROM.search(article.text, before, time.start)
    if not is_range or time.meaning.pattern is None or {time.type, later.type} != {TimeType.DATE}:
        return None
    found = resolve(replace(time.meaning, until=later.meaning.pattern), article.published)
    whole = Span(article.id, time.start, later.end)
    words = article.text[whole.start : whole.end]
    return replace(date, latest=found.latest, relative=found.relative, evidence=(whole,), text=words)


def _agree(dates: Sequence[Date]) -> Date | None:
    date, others = settle_dates([(date, 1.0) for date in dates])
    return None if others else date


# "From" or "between" right before a date, and what may stand between it and the last day.
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"\s+(?:to|until|till|through|and)\s+", re.IGNORECASE)

# ------------------------------------------------------------------------------------------------ when it was said

_AT_SENTENCE_START = re.compile(r"[\W_]*(?:but |and )?(?:(?:on|in|late|early|earlier|just|only)\s+)*", re.I)
_STOP = re.compile(
    r"[;:.!?\r\n“”\"]|, (?:\w+ly )?\w+ing\b|"
    r"\b(?:that|which|who|whose|when|after|before|since|until|as|if|while|because|and|but|to)\b",
    re.I,
)
_CLAUSE = re.compile(r"\b(?:that|which|who|whose|when|after|before|since|until|as|if|while|because)\b", re.I)
# "Speaking to the press in Karsk on Monday, Marn said", "In a letter on Monday, Marn said".
_ON_OCCASION = re.compile(
    r"[\W_]*(?:(?:speaking|addressing|talking|writing|appearing|testifying|asked|in|at|during)\b[^,;:.!?]{0,120})", re.I
)


def _find_said(reading: Reading, attributions: Iterable[Attribution]) -> Iterable[tuple[str, TimeExpression]]:
    """Attributions with the time that tells when they were made.

    It stands after the cue with nothing but a place and those told to between ("told reporters in Karsk on Monday"), or
    opens the sentence before the source ("On Monday Marn said"), and never in a content.
    """
    text = reading.article.text
    sentences = find_sentences(text, reading.article.blocks)
    own = list(attributions)
    contents = [fragment for attribution in own for fragment in attribution.content]
    times = [
        time
        for time in reading.times
        if time.type in (TimeType.DATE, TimeType.TIME)
        and not any(start < time.end and time.start < end for start, end in contents)
    ]
    for attribution in own:
        if attribution.cue is None:
            continue
        cue = attribution.cue
        sentence = next(((start, end) for start, end in sentences if start <= cue[0] < end), None)
        beside = [time for time in times if sentence and sentence[0] <= time.start and time.end <= sentence[1]]
        tells = [time for time in beside if _tells_when(text, time, attribution, sentence or cue)]
        if tells:
            yield attribution.id, min(tells, key=lambda time: (abs(time.start - cue[1]), time.start))


def _tells_when(text: str, time: TimeExpression, attribution: Attribution, sentence: tuple[int, int]) -> bool:
    cue, source = attribution.cue or (0, 0), attribution.source
    last = max(cue[1], source[1]) if source and source[0] >= cue[1] and source[0] - cue[1] < BESIDE else cue[1]
    for end in {cue[1], last}:
        if end <= time.start <= end + BESIDE and not _STOP.search(text, end, time.start):
            return True
    if time.end <= cue[0] and source and source[1] <= time.start and not _STOP.search(text, source[1], cue[0]):
        return True  # "Marn on Monday said"
    first = min(cue[0], source[0]) if source else cue[0]
    if not time.end <= first <= time.end + BESIDE or _STOP.search(text, time.end, first):
        return False
    if _AT_SENTENCE_START.fullmatch(text, sentence[0], time.start):
        return True
    occasion = _ON_OCCASION.fullmatch(text, sentence[0], time.start)
    return bool(occasion) and not _CLAUSE.search(text, sentence[0], time.start)
