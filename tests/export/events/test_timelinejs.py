from __future__ import annotations

import html
import json
import re

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from communique.export.events.records import make_records
from communique.export.events.timelinejs import records_to_timelinejs
from tests.export.events.told import record_of, telling
from tests.export.river_account import river_account

TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "display_date": {"type": "string"},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"type": "object", "properties": {"text": TEXT}, "additionalProperties": False},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date"],
                "properties": {
                    "start_date": DATE,
                    "end_date": DATE,
                    "display_date": {"type": "string"},
                    "text": TEXT,
                    "group": {"type": "string"},
                    "unique_id": {"type": "string"},
                    "autolink": {"type": "boolean"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The part of TimelineJS's JSON that is written, after https://timeline.knightlab.com/docs/json-format.html."""


def timeline() -> dict[str, list[dict[str, dict[str, str]]]]:
    read: dict[str, list[dict[str, dict[str, str]]]] = json.loads(
        records_to_timelinejs(make_records(river_account()), "Talks <b>")
    )
    return read


def test_the_timeline_fits_the_documented_format() -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(timeline())


def test_events_without_a_day_of_the_calendar_are_left_out() -> None:
    ids = [slide["unique_id"] for slide in timeline()["events"]]
    assert ids == ["e-treaty", "e-meeting", "e-end", "e-protocol", "e-visit"]


def test_one_day_has_no_end() -> None:
    assert [slide["unique_id"] for slide in timeline()["events"] if "end_date" not in slide] == ["e-end", "e-protocol"]


def test_every_headline_is_an_exact_slice() -> None:
    texts = [article.text for article in river_account().articles]
    headlines = [html.unescape(slide["text"]["headline"]) for slide in timeline()["events"]]
    assert all(any(headline in text for text in texts) for headline in headlines)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_words_are_text_and_no_markup(words: str) -> None:
    written = records_to_timelinejs([record_of(telling(words))], words)
    (slide,) = json.loads(written)["events"]
    assert "<" not in written
    assert re.findall(r"<(?!/?(?:blockquote|p)>)", slide["text"]["text"]) == []
    assert html.unescape(slide["text"]["headline"]) == html.unescape(html.escape(words))
