"""Articles from JSON and JSON Lines."""

from __future__ import annotations

import io
import json

import pytest

from communique.errors import InputError
from communique.ingest.drafts import Draft, Input
from communique.ingest.html import PageReader
from communique.ingest.metadata import choose
from communique.ingest.records import Json, find_candidates, read_json, read_json_lines
from communique.types import Skipped


def drafts(value: object, pages: PageReader) -> list[Draft | Skipped]:
    return list(read_json(Input("a.json", b"", io.BytesIO(json.dumps(value).encode())), pages))


@pytest.mark.parametrize("key", ["text", "body", "content", "body_text", "content_text", "articleBody"])
def test_the_body_is_found_under_its_usual_keys(key: str, pages: PageReader) -> None:
    assert drafts({key: "The dam is shut."}, pages) == [Draft("a.json", "The dam is shut.")]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda record: [record],
        lambda record: {"status": "ok", "articles": [record]},
        lambda record: {"response": {"docs": [record]}},
        lambda record: {"title": "A feed", "items": [record]},
    ],
)
def test_a_list_is_found_in_what_wraps_it(wrap: object, pages: PageReader) -> None:
    assert callable(wrap)
    assert drafts(wrap({"text": "The dam is shut."}), pages) == [Draft("a.json#1", "The dam is shut.")]


def test_white_space_of_a_body_is_untouched(pages: PageReader) -> None:
    (draft,) = drafts({"text": " The dam\r\n\r\nis shut. "}, pages)
    assert isinstance(draft, Draft)
    assert draft.text == " The dam\r\n\r\nis shut. "


def test_a_title_is_metadata_and_no_part_of_the_text(pages: PageReader) -> None:
    (draft,) = drafts({"title": "Dam shut", "text": "It was shut on Monday."}, pages)
    assert isinstance(draft, Draft)
    assert (draft.text, choose(draft.candidates, "headline")) == ("It was shut on Monday.", "Dam shut")


def test_a_body_in_html_becomes_plain_text(pages: PageReader, prose: str) -> None:
    (draft,) = drafts({"body_html": f"<p>The dam is <b>shut</b>. {prose}</p><p>{prose}</p><p>It stays so.</p>"}, pages)
    assert isinstance(draft, Draft)
    assert draft.text.split("\n") == [f"The dam is shut. {prose}".strip(), prose.strip(), "It stays so."]


def test_the_keys_of_ninjs_are_known() -> None:
    record: dict[str, Json] = {
        "uri": "https://karskpress.example/1",
        "headline": "Dam shut",
        "byline": "Mara Venn",
        "versioncreated": "2022-05-24T10:00:00Z",
        "provider": {"name": "Karskpress"},
    }
    found = {each.field: each.value for each in find_candidates(record, "json")}
    assert found == {
        "url": "https://karskpress.example/1",
        "headline": "Dam shut",
        "byline": "Mara Venn",
        "published": "2022-05-24T10:00:00Z",
        "outlet": "Karskpress",
    }


def test_every_key_that_gives_a_field_is_a_candidate_the_most_telling_first() -> None:
    found = find_candidates({"date": "2022-05-30", "published": "2022-05-24"}, "json")
    assert [each.value for each in found] == ["2022-05-24", "2022-05-30"]


def test_several_authors_stand_after_commas() -> None:
    record: dict[str, Json] = {"authors": ["Mara Venn", {"name": "Piet Garrow"}]}
    assert [each.value for each in find_candidates(record, "json")] == ["Mara Venn, Piet Garrow"]


def test_an_identifier_that_is_no_address_is_no_url() -> None:
    assert find_candidates({"uri": "tag:karskpress.example,2022:1"}, "json") == ()


def test_a_record_without_text_is_reported_and_the_next_is_read(pages: PageReader) -> None:
    first, second = drafts([{"title": "Dam shut"}, {"text": "It stays so."}], pages)
    assert isinstance(first, Skipped)
    assert isinstance(second, Draft)


def test_half_a_character_is_replaced(pages: PageReader) -> None:
    data = b'{"text": "The dam \\ud83d is shut."}'
    (draft,) = read_json(Input("a.json", b"", io.BytesIO(data)), pages)
    assert isinstance(draft, Draft)
    assert draft.text == "The dam \ufffd is shut."


def test_lines_under_the_name_of_one_record_are_read_as_lines(pages: PageReader) -> None:
    data = b'{"text": "The dam is shut."}\n{"text": "It stays so."}\n'
    found = read_json(Input("a.json", b"", io.BytesIO(data)), pages)
    assert [each.path for each in found] == ["a.json#1", "a.json#2"]


@pytest.mark.parametrize("head", range(0, 40, 7))
def test_lines_do_not_depend_on_how_much_was_looked_at(head: int, pages: PageReader) -> None:
    data = b'{"text": "One."}\n\n{"text": "Two."}\r\n{"text": "Three."}'
    source = Input("a.jsonl", data[:head], io.BytesIO(data[head:]))
    found = [(each.path, each.text) for each in read_json_lines(source, pages) if isinstance(each, Draft)]
    assert found == [("a.jsonl#1", "One."), ("a.jsonl#3", "Two."), ("a.jsonl#4", "Three.")]


def test_a_line_of_ten_megabytes_is_left_out_and_the_next_is_read(pages: PageReader) -> None:
    data = b'{"text": "' + b"a" * 10_000_000 + b'"}\n{"text": "It stays so."}'
    first, second = read_json_lines(Input("a.jsonl", b"", io.BytesIO(data)), pages)
    assert first == Skipped("a.jsonl#1", "line 1 is too long: more than 5,000,000 bytes")
    assert second == Draft("a.jsonl#2", "It stays so.")


def test_a_file_with_no_good_line_at_its_beginning_is_given_up(pages: PageReader) -> None:
    with pytest.raises(InputError, match="none of its first 20 lines"):
        list(read_json_lines(Input("a.jsonl", b"", io.BytesIO(b"The dam.\n" * 1000)), pages))
