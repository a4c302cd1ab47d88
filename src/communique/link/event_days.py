"""Days of events that their own words do not tell: the side on which a weekday lies, the day of the sentence, the news.

In: readings whose mentions are dated by their own words, and events. Out: the same, their dates in accord with what is
told as done and as planned; what was done dated by the only day of its sentence or of the one before, and what an
article opens with by the day that it reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.link.dates import date_times, turn_date
from communique.link.event_dates import Days, cut_date, find_days, write_days
from communique.link.event_evidence import measure_opening
from communique.read.sentences import find_sentences
from communique.read.time_numbers import spell_numbers
from communique.types import (
    Article,
    Date,
    DateBasis,
    Event,
    EventMention,
    Modality,
    Reading,
    Span,
    TimeExpression,
    TimeType,
    Toward,
)

# How near to its beginning an article must tell what is taken to be its news (1 is the first word, 0.5 some 400
# characters on), and how many days before publication news may be. Of 31 mentions of the training stories that no words
# date and that so much speaks for, the day is right for 28; from 0.3 on, of 41 for 34. Of the events that are chosen
# from them, 8 are dated right, none wrong, and one that the annotators left undated.
NEWS_OPENING = 0.5
NEWS_DAYS = 3
# Days of an interval that is cut where the article ends it: of a month, but not of a year, which a reader knows whole.
CUT_WITHIN = 31
# Days by which an article's own date may be too early: "took effect on Friday", in an article dated Thursday.
DAYS_EARLY = 1
# Characters before a verb that its auxiliaries are looked for in.
LOOKED_BACK = 40
# How many days before publication the only day of a sentence may be, for what the sentence tells beside: with 7, of 23
# mentions of the training stories 19 are dated right.
SENTENCE_DAYS = 7


def agree_with_modality(reading: Reading) -> Reading:
    """Its mentions' dates on the right side of publication: what was done lies before it, what is planned after.

    "Voted on Tuesday to reaffirm" is last Tuesday; what takes place next week is to come; what was done this week was
    done by now. What cannot be, by an explicit date, is dated by nothing: "agreed to spend it by 2024" does not say
    when they agreed.
    """
    return replace(reading, events=tuple(_agree(mention, reading) for mention in reading.events))


def date_by_sentences(reading: Reading) -> Reading:
    """What is told as done by the article itself, and no words date, on the only day that its sentence tells of.

    "On Tuesday Varda shut the gates, and Ostrel protested": both on Tuesday; "on Tuesday, two days after the gates fell
    shut": on Sunday. Not "on Tuesday, after Varda had shut the gates", and no day longer ago than a week, which is told
    of one event rather than of all. What the sentence before dates, because the narrative goes on, is dated under the
    same bound.
    """
    published = find_days(reading.article.published)
    sentences = find_sentences(reading.article.text, reading.article.blocks)
    reading = replace(reading, events=tuple(_carry(mention, sentences, published) for mention in reading.events))
    if published is None or published.count > 1:
        return reading
    dates = date_times([reading])
    days = [
        [
            (time, date)
            for time in reading.times
            if start <= time.start < end
            and time.type in (TimeType.DATE, TimeType.TIME)
            and find_days(date := dates[Span(reading.article.id, time.start, time.end)]) is not None
        ]
        for start, end in sentences
    ]
    taken = {mention.time for mention in reading.events if mention.modality is not Modality.ACTUAL}

    def date_mention(mention: EventMention) -> EventMention:
        at = bisect_right(sentences, (mention.predicate[0], len(reading.article.text))) - 1
        if mention.date is None and at >= 0 and (counted := _count_days(mention, reading.article, days[at])):
            return replace(mention, date=counted)
        is_open = mention.modality is Modality.ACTUAL and mention.told_in is None and mention.date is None
        if not is_open or at < 0 or any((time.start, time.end) in {mention.time, *taken} for time, _ in days[at]):
            return mention
        return replace(mention, date=_find_only_day(mention, reading.article.text, days[at], published))

    dated = tuple(date_mention(mention) for mention in reading.events)
    return replace(reading, events=_go_on(dated, reading, sentences, published))


def find_news_days(readings: Sequence[Reading]) -> dict[str, Date]:
    """For each article the day that it reports, where it tells of one day shortly before it was written, or of none.

    An article of Thursday that tells in its opening what took place "on Wednesday", and nothing of Thursday, reports
    Wednesday. The day of publication stands for an article that names no day.
    """
    found = ((reading.article.id, _find_news_day(reading)) for reading in readings)
    return {article: day for article, day in found if day is not None}


def infer_dates(events: Sequence[Event], articles: Sequence[Article], news: Mapping[str, Date]) -> tuple[Event, ...]:
    """The events, those that are undated and told as done in an article's opening dated by its news, if all agree."""
    by_id = {article.id: article for article in articles}
    return tuple(
        event if event.date is not None else replace(event, date=_infer(event, by_id, news)) for event in events
    )


def plan_ahead(events: Sequence[Event], articles: Sequence[Article]) -> tuple[Event, ...]:
    """The events; what is told as done and takes place after all who tell of it have written is planned.

    "The tariffs, which begin next week, angered Ostrel" tells of tariffs as if they were there.
    """
    published = {article.id: find_days(article.published) for article in articles}

    def is_ahead(event: Event) -> bool:
        days = find_days(event.date)
        written = [published[mention.article] for mention in event.mentions]
        return days is not None and all(
            each is not None and each.relative == days.relative and each.last + DAYS_EARLY < days.first
            for each in written
        )

    return tuple(
        replace(event, modality=Modality.PLANNED) if event.modality is Modality.ACTUAL and is_ahead(event) else event
        for event in events
    )


def _agree(mention: EventMention, reading: Reading) -> EventMention:
    days, published = find_days(mention.date), find_days(reading.article.published)
    if days is None or published is None or days.relative != published.relative:
        return mention
    if days.count > CUT_WITHIN and mention.modality is not Modality.ACTUAL and _is_limit(mention, reading.article.text):
        return replace(mention, date=None)
    if mention.modality is Modality.ACTUAL and days.first > published.last + DAYS_EARLY:
        time = next((time for time in reading.times if (time.start, time.end) == mention.time), None)
        is_to_come = time is not None and time.meaning is not None and (time.meaning.shift or 0) > 0
        if is_to_come or _is_present(mention, reading.article.text):
            return replace(mention, modality=Modality.PLANNED)
        return replace(mention, date=_turn(mention, reading, Toward.PAST))
    if mention.modality is Modality.PLANNED and days.last < published.first:
        return replace(mention, date=_turn(mention, reading, Toward.FUTURE) or mention.date)
    if mention.date is None or days.count > CUT_WITHIN:
        return mention
    if mention.modality is Modality.ACTUAL and days.first < published.first <= published.last < days.last:
        return replace(mention, date=cut_date(mention.date, last=published.last))
    if mention.modality is Modality.PLANNED and days.first < published.first:
        return replace(mention, date=cut_date(mention.date, first=published.first))
    return mention


def _carry(mention: EventMention, sentences: Sequence[tuple[int, int]], published: Days | None) -> EventMention:
    """The mention as it is; one that is dated by the sentence before on a day of the last week, or by nothing."""
    if mention.time is None:
        return mention
    start, end = sentences[max(0, bisect_right(sentences, (mention.predicate[0], mention.predicate[1] + 1)) - 1)]
    if start <= mention.time[0] < end or mention.time[0] > start:
        return mention
    days = find_days(mention.date)
    if mention.date is None or days is None or published is None or days.relative != published.relative:
        return replace(mention, time=None, date=None)
    is_near = days.count == 1 and 0 <= published.last - days.first <= SENTENCE_DAYS
    return replace(
        mention,
        time=mention.time if is_near else None,
        date=replace(mention.date, basis=DateBasis.INFERRED) if is_near else None,
    )


def _go_on(
    mentions: Sequence[EventMention], reading: Reading, sentences: Sequence[tuple[int, int]], published: Days
) -> tuple[EventMention, ...]:
    """The mentions; what a sentence without a time tells as done is dated by the only day of the sentence before.

    "On Friday Varda shut the gates. Ostrel protested": on Friday, too. Only in the article's own voice, in the simple
    past, and of a day of the last week. Of 7 mentions of the training stories that nothing else dates, 6 are dated
    right, one is annotated without a date, for it only describes ("its economy, which just avoided bankruptcy").
    """
    text = reading.article.text
    timed = {_find_sentence(sentences, time.start, len(text)) for time in reading.times}
    places = [_find_sentence(sentences, mention.predicate[0], len(text)) for mention in mentions]
    told: dict[int, list[Date]] = {}
    for place, mention in zip(places, mentions, strict=True):
        if mention.date is not None and _is_own(mention):
            told.setdefault(place, []).append(mention.date)

    def find_day(place: int) -> Date | None:
        days = {days for date in told.get(place, ()) if (days := find_days(date)) is not None and days.count == 1}
        only = days.pop() if len(days) == 1 else None
        is_near = only is not None and only.relative == published.relative
        if only is None or not is_near or not 0 <= published.first - only.first <= SENTENCE_DAYS:
            return None
        return replace(told[place][0], basis=DateBasis.INFERRED)

    def goes_on(mention: EventMention) -> bool:
        is_undated = mention.date is None and mention.time is None
        return is_undated and _is_own(mention) and _is_simple_past(mention, text) and not _looks_back(mention, text)

    return tuple(
        replace(mention, date=find_day(place - 1)) if place not in timed and goes_on(mention) else mention
        for place, mention in zip(places, mentions, strict=True)
    )


def _find_sentence(sentences: Sequence[tuple[int, int]], at: int, end: int) -> int:
    return bisect_right(sentences, (at, end)) - 1


def _is_own(mention: EventMention) -> bool:
    return mention.modality is Modality.ACTUAL and mention.told_in is None


def _is_simple_past(mention: EventMention, text: str) -> bool:
    """Whether a mention's predicate has the form of one, and describes nothing: "its economy, which had shrunk"."""
    verb, end = mention.predicate
    form = text[verb:end].lower()
    is_past = form != mention.lemma.lower() and not form.endswith(("ing", "s"))
    return is_past and not text.startswith(" by ", end) and not _ASIDE.search(text, max(0, verb - LOOKED_BACK), verb)


def _count_days(mention: EventMention, article: Article, told: Sequence[tuple[TimeExpression, Date]]) -> Date | None:
    """The day of what a mention tells so many days before or after another: "on Friday, a day after she had left"."""
    counted = _COUNTED.search(article.text, max(0, mention.start - LOOKED_BACK), mention.start)
    days = {find_days(date) for _, date in told} if counted is not None else set()
    only = days.pop() if len(days) == 1 else None
    if counted is None or only is None or only.count > 1:
        return None
    number = spell_numbers(counted["number"])
    many = int(number) if number.isdigit() else 1
    first = only.first + (-many if counted["way"].lower() == "after" else many)
    source = next(date for _, date in told if find_days(date) == only)
    evidence = (*source.evidence, Span(article.id, counted.start("number"), counted.end("way")))
    return replace(write_days(Days(only.relative, first, first)), text=counted.group().strip(), evidence=evidence)


def _find_only_day(
    mention: EventMention, text: str, told: Sequence[tuple[TimeExpression, Date]], published: Days
) -> Date | None:
    days = {find_days(date) for _, date in told}
    only = days.pop() if len(days) == 1 else None
    if only is None or only.count > 1 or only.relative != published.relative:
        return None
    if _looks_back(mention, text):
        return None
    if not 0 <= published.first - only.first <= SENTENCE_DAYS or all(time.type is TimeType.TIME for time, _ in told):
        return None
    for time, _ in told:
        between = text[min(time.end, mention.predicate[1]) : max(time.start, mention.predicate[0])]
        is_now = time.meaning is None or (time.meaning.pattern or "").endswith("_REF")
        if is_now or _APART.search(between):
            return None
    return replace(told[0][1], basis=DateBasis.INFERRED)


def _turn(mention: EventMention, reading: Reading, toward: Toward) -> Date | None:
    """The date on the other side, if the words leave the side open."""
    time = next((time for time in reading.times if (time.start, time.end) == mention.time), None)
    if time is None or mention.date is None:
        return None
    return turn_date(mention.date, time, reading.article.published, toward)


def _find_news_day(reading: Reading) -> Date | None:
    published = find_days(reading.article.published)
    if published is None or published.count > 1:
        return None
    told = [
        (mention, days)
        for mention in reading.events
        if mention.modality is Modality.ACTUAL
        and (days := find_days(mention.date)) is not None
        and days.count == 1
        and days.relative == published.relative
        and 0 <= published.first - days.first <= NEWS_DAYS
    ]
    if not told:
        return replace(reading.article.published, basis=DateBasis.INFERRED, text=None)
    first, day = min(told, key=lambda each: (each[0].start, each[0].end, each[0].predicate))
    latest = max(days.first for _, days in told)
    if day.first != latest or first.date is None:
        return None
    return replace(first.date, basis=DateBasis.INFERRED)


def _infer(event: Event, articles: Mapping[str, Article], news: Mapping[str, Date]) -> Date | None:
    """The day of the news that the likeliest mention tells, in the article's own voice."""
    best = max(event.mentions, key=lambda one: (one.score, one.article, one.start, one.end, one.predicate))
    is_told_as_done = event.modality is best.modality is Modality.ACTUAL and best.told_in is None
    is_opening = measure_opening(articles[best.article], best.start) >= NEWS_OPENING
    text = articles[best.article].text
    is_news = is_told_as_done and is_opening and not _looks_back(best, text) and not _is_behind(best, text)
    return news.get(best.article) if is_news and best.time is None else None


def _is_limit(mention: EventMention, text: str) -> bool:
    """Whether a mention's time is only the last that it may be at: "to pay it back by 2031"."""
    if mention.time is None:
        return False
    return _LIMIT.search(text, max(0, mention.time[0] - LOOKED_BACK), mention.time[0]) is not None


def _is_present(mention: EventMention, text: str) -> bool:
    """Whether a mention's predicate is a verb in the present: "leaves office on 1 May", told in March."""
    return text[slice(*mention.predicate)].lower() == mention.lemma.lower() + "s"


def _looks_back(mention: EventMention, text: str) -> bool:
    """Whether a mention tells what was over by the time that its article tells of: "had opened the gates"."""
    verb = mention.predicate[0]
    return _LOOKS_BACK.search(text, max(0, verb - LOOKED_BACK), verb) is not None


def _is_behind(mention: EventMention, text: str) -> bool:
    """Whether a mention only tells what something else came before or after: "said so a day after the talks failed"."""
    return _BEHIND.search(text, max(0, mention.start - LOOKED_BACK), mention.start) is not None


# What a mention follows on that is a number of days from another day: "a day after the talks failed".
_COUNTED = re.compile(
    r"\b(?P<number>an?|the|(?:twenty|thirty)?[ -]?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen)|\d{1,2})\s+days?\s+(?P<way>after|before)\s+$",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\bby\s+(?:the\s+)?(?:(?:end|beginning|start|middle)\s+of\s+)?$", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:after|before|since|following|until|ahead of)\s+$", re.IGNORECASE)
# Before a verb that only describes what is told: "its economy, which just avoided bankruptcy".
_ASIDE = re.compile(r",\s+(?:which|who|where)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
# Before a verb that tells what was over by the time told of: "had opened", "had not yet opened".
_LOOKS_BACK = re.compile(r"\b(?:had|having)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# Words between a day and a predicate that set them apart in time.
_APART = re.compile(
    r"\b(?:after|before|since|following|until|till|ahead|when|once|later|earlier|days?)\b", re.IGNORECASE
)
