"""The dates of what articles tell, once their own are known."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.link.dates import date_readings, date_statements, date_times
from communique.read.time_values import add_meanings
from communique.types import (
    Act,
    Attribution,
    Date,
    EventMention,
    EventType,
    Kind,
    Modality,
    Reading,
    Span,
    Statement,
    TimeExpression,
    TimeType,
)
from tests.link.dated_readings import redate, tell

SUMMIT = (
    "The presidents met in Ilmsund on 27 February. Last month's meeting followed talks last June. "
    "Marn said on Monday that the gates stay shut."
)
DAYS = st.dates().map(lambda day: f"20{day.year % 100:02}-{day.month:02}-{min(day.day, 28):02}")


def date_of(readings: list[Reading], words: str) -> Date:
    (dated,) = date_readings(readings)
    start = dated.article.text.index(words)
    return date_times([dated])[Span(dated.article.id, start, start + len(words))]


def said(text: str, content: str, cue: str, source: str | None = None) -> Attribution:
    start, at = text.index(content), text.index(cue)
    found = (text.index(source), text.index(source) + len(source)) if source else None
    return Attribution(
        "t1", "a", ((start, start + len(content)),), (at, at + len(cue)), found,
        Kind.INDIRECT, Act.SPEECH, denied=False, hedged=False, confidence=1.0,
    )  # fmt: skip


def when_said(text: str, content: str, cue: str, source: str | None = None) -> str | None:
    reading = tell("a", text, published="2031-03-14")
    statement = Statement("s1", None, None, ("t1",), 1)
    (found,) = date_statements([statement], [said(text, content, cue, source)], [reading])
    return found.date.earliest if found.date else None


def test_what_is_counted_from_an_unnamed_year_stays_relative() -> None:
    assert date_of([tell("a", SUMMIT)], "last June").relative == ("Y-1-06", "Y-1-06")


def test_a_given_date_makes_it_a_date_of_the_calendar() -> None:
    assert date_of([tell("a", SUMMIT, published="2031-03-14")], "last June").earliest == "2030-06"


@settings(max_examples=25)
@given(DAYS)
def test_a_given_date_leaves_nothing_relative(day: str) -> None:
    (dated,) = date_readings([redate(tell("a", SUMMIT), day)])
    assert all(found.relative is None and found.earliest for found in date_times([dated]).values())


def test_an_event_has_the_date_of_the_time_beside_it() -> None:
    reading = tell("a", SUMMIT, published="2031-03-14")
    start = SUMMIT.index("27 February")
    mention = EventMention(
        "a", 0, 40, (15, 18), "meet", EventType.CONSULT, Modality.ACTUAL, (), (), 1.0, time=(start, start + 11)
    )
    (dated,) = date_readings([replace(reading, events=(mention,))])
    assert dated.events[0].date is not None
    assert dated.events[0].date.earliest == "2031-02-27"


def test_an_event_without_a_time_has_no_date() -> None:
    reading = tell("a", SUMMIT, published="2031-03-14")
    mention = EventMention("a", 0, 40, (15, 18), "meet", None, Modality.ACTUAL, (), (), 1.0)
    assert date_readings([replace(reading, events=(mention,))])[0].events[0].date is None


def test_from_one_day_to_another_is_one_interval() -> None:
    text = "The talks, held from 27 February to 1 March, failed."
    reading = tell("a", text, published="2031-03-14")
    start = text.index("27 February")
    mention = EventMention(
        "a", 0, 43, (4, 9), "talk", EventType.CONSULT, Modality.ACTUAL, (), (), 1.0, time=(start, start + 11)
    )
    days = [(text.index(words), len(words)) for words in ("27 February", "1 March")]
    times = add_meanings(text, [TimeExpression(at, at + long, TimeType.DATE, 1.0) for at, long in days])
    (dated,) = date_readings([replace(reading, events=(mention,), times=times)])
    assert dated.events[0].date is not None
    assert (dated.events[0].date.earliest, dated.events[0].date.latest) == ("2031-02-27", "2031-03-01")


def test_a_time_after_the_cue_tells_when_it_was_said() -> None:
    text = "Marn told reporters in Karsk on Monday that the gates stay shut."
    assert when_said(text, "that the gates stay shut", "told", "Marn") == "2031-03-10"


def test_a_time_at_the_start_of_the_sentence_tells_when_it_was_said() -> None:
    text = "On Monday, Marn said that the gates stay shut."
    assert when_said(text, "that the gates stay shut", "said", "Marn") == "2031-03-10"


def test_a_time_between_source_and_cue_tells_when_it_was_said() -> None:
    text = "Marn on Monday said that the gates stay shut."
    assert when_said(text, "that the gates stay shut", "said", "Marn") == "2031-03-10"


def test_a_time_inside_the_content_does_not_tell_when_it_was_said() -> None:
    text = "Marn said that the gates were shut on Monday."
    assert when_said(text, "that the gates were shut on Monday", "said", "Marn") is None


def test_a_time_of_another_clause_does_not_tell_when_it_was_said() -> None:
    text = "After the talks had failed on Monday and the water rose, Marn said that the gates stay shut."
    assert when_said(text, "that the gates stay shut", "said", "Marn") is None


def test_two_days_for_one_statement_leave_it_undated() -> None:
    text = "Marn said on Monday that the gates stay shut."
    other = "Marn said on Tuesday that the gates stay shut."
    readings = [tell("a", text, published="2031-03-14"), tell("b", other, published="2031-03-14")]
    first = said(text, "that the gates stay shut", "said", "Marn")
    second = replace(said(other, "that the gates stay shut", "said", "Marn"), id="t2", article="b")
    (found,) = date_statements([Statement("s1", None, None, ("t1", "t2"), 2)], [first, second], readings)
    assert found.date is None


def test_a_time_of_the_occasion_that_opens_the_sentence_tells_when_it_was_said() -> None:
    text = "Speaking to farmers in Karsk on Monday, Marn said that the gates stay shut."
    assert when_said(text, "that the gates stay shut", "said", "Marn") == "2031-03-10"


def test_nothing_is_said_after_the_article_was_published() -> None:
    text = "On Friday Marn agreed that the gates will stay shut."
    assert when_said(text, "that the gates will stay shut", "agreed", "Marn") == "2031-03-14"
    later = "On 20 March Marn agreed that the gates will stay shut."
    assert (when_said(later, "that the gates will stay shut", "agreed", "Marn") or "") < "2031-03-15"


def test_what_the_speaker_contradicts_does_not_say_when_that_was() -> None:
    text = "The gates were never opened, Marn said, contradicting an announcement made on Sunday."
    assert when_said(text, "The gates were never opened", "said", "Marn") is None
