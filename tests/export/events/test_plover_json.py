from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from communique.export.events.plover_json import records_to_json
from communique.export.events.records import make_records
from tests.export.events.told import record_of, telling
from tests.export.river_account import river_account


def test_every_event_is_there_with_plover_s_required_fields() -> None:
    events = json.loads(records_to_json(make_records(river_account())))
    assert {event["id"] for event in events} == {event.id for event in river_account().events}
    assert all({"id", "date", "actor", "recipient", "event"} <= set(event) for event in events)


def test_offsets_hold_the_words() -> None:
    texts = {each.id: each.text for each in river_account().articles}
    for event in json.loads(records_to_json(make_records(river_account()))):
        text, place = texts[event["cite_info"]["article"]], event["text_info"]
        assert [text[place["start"] : place["end"]]] == event["event_text"]
        assert text[place["sentence_start"] :].startswith(event["text"])


def test_no_event_makes_an_empty_list() -> None:
    assert json.loads(records_to_json(())) == []


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_words_are_read_back(words: str) -> None:
    (event,) = json.loads(records_to_json([record_of(telling(words))]))
    assert event["event_text"] == [words]
