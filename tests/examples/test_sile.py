"""The example story keeps what its README promises: the eighteen things, the noise, and the expectations' words."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.examples.sile_story import ARTICLES, STORY, Expected, read_expected, read_names, text_of

README = (STORY / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| (S\d+) \| [^|]+ \| `([^`]+)` \| `([^`]+)` \|$", README, flags=re.MULTILINE)
GOOD_LINES = (1, 2, 4)
TEXTS = (
    *sorted(path.name for path in ARTICLES.iterdir() if path.suffix in {".txt", ".html"}),
    *(f"wires.jsonl:{line}" for line in GOOD_LINES),
)
PAGES = tuple(name for name in TEXTS if name.endswith(".html"))
EXPECTED = read_expected()
REUSED_AT_LEAST, REUSED_AT_MOST = 0.4, 0.6
"""What "half of the sentences reused" may mean in the partly rewritten wire story."""


class _Requests(HTMLParser):
    """Collects what a browser would fetch on opening the page; links that wait for a click are not among them."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.fetched += [given[key] or "" for key in ("src", "srcset", "data", "poster", "background") if key in given]
        if tag == "link" and given.get("rel") != "canonical":
            self.fetched.append(given.get("href") or "")


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?!\"])\s+", text) if sentence]


@pytest.mark.parametrize(("number", "file", "words"), EXAMPLES)
def test_an_example_of_the_table_is_an_exact_slice_of_its_file(number: str, file: str, words: str) -> None:
    assert words in text_of(file), number


def test_every_row_of_the_table_is_read() -> None:
    assert len(EXAMPLES) == len(re.findall(r"^\| S\d", README, flags=re.MULTILINE))


def test_all_eighteen_things_are_there() -> None:
    assert {number for number, _, _ in EXAMPLES} == {f"S{n}" for n in range(1, 19)}


def test_every_article_carries_something_of_the_table() -> None:
    assert {file for _, file, _ in EXAMPLES} == set(TEXTS)


@pytest.mark.parametrize("file", TEXTS)
def test_an_article_has_250_to_700_words(file: str) -> None:
    assert 250 <= len(text_of(file).split()) <= 700


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fetches_nothing(page: str) -> None:
    parser = _Requests()
    source = (ARTICLES / page).read_text(encoding="utf-8")
    parser.feed(source)
    assert parser.fetched == []
    assert not re.search(r"@import|url\(|<script(?! type=\"application/ld\+json\")", source)


@pytest.mark.parametrize("name", sorted(path.name for path in ARTICLES.iterdir()))
def test_every_address_is_of_a_domain_reserved_for_examples(name: str) -> None:
    source = (ARTICLES / name).read_text(encoding="utf-8").replace("https://schema.org", "")
    assert all(host.endswith(".example") for host in re.findall(r"https?://([^/\"\s]+)", source))


def test_the_three_pages_give_their_date_in_three_ways() -> None:
    sources = [(ARTICLES / page).read_text(encoding="utf-8") for page in PAGES]
    ways = [("application/ld+json" in source, "published_time" in source) for source in sources]
    assert sorted(ways) == [(False, False), (False, True), (True, False)]


def test_the_undated_page_names_no_year() -> None:
    assert not re.search(r"\b(19|20)\d\d\b", (ARTICLES / "two-myths.html").read_text(encoding="utf-8"))


def test_the_json_lines_file_has_one_broken_line_in_its_middle() -> None:
    broken = []
    for number, line in enumerate((ARTICLES / "wires.jsonl").read_text(encoding="utf-8").splitlines(), start=1):
        try:
            json.loads(line)
        except json.JSONDecodeError:
            broken.append(number)
    assert broken == [3]


def test_the_metadata_file_speaks_of_two_texts_only() -> None:
    given = json.loads((ARTICLES / "articles.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in given] == ["dispatch", "nordmere-gazette"]


def test_the_reprint_carries_the_dispatch_word_for_word() -> None:
    body = text_of("dispatch.txt").split("\n\n", 1)[1].rsplit("\n\n", 1)[0]
    assert body in text_of("nordmere-gazette.txt")


def test_half_of_the_rewritten_story_is_the_agency_s() -> None:
    sentences = _sentences(text_of("wires.jsonl:4").partition("READ MORE")[0])
    reused = sum(sentence in text_of("dispatch.txt") for sentence in sentences)
    assert REUSED_AT_LEAST <= reused / len(sentences) <= REUSED_AT_MOST


def test_the_story_has_both_kinds_of_quotation_marks_and_unbalanced_ones() -> None:
    text = text_of("reed-notebook.txt")
    assert '"' in text
    assert text.count("“") != text.count("”")


def test_the_expected_attributions_are_many_and_distinct() -> None:
    assert len({(item.file, item.content) for item in EXPECTED}) == len(EXPECTED) >= 40


def test_every_name_expected_is_explained() -> None:
    used = {name for item in EXPECTED for name in (item.speaker, item.nested_in, *(item.via or ())) if name}
    assert used <= set(read_names())


@pytest.mark.parametrize("item", EXPECTED, ids=lambda item: f"{item.file}-{item.content[0].start}")
def test_the_speaker_of_an_expectation_is_named_in_the_story_in_one_of_the_forms_given(item: Expected) -> None:
    story = "\n".join(text_of(file) for file in TEXTS)
    assert any(form in story for form in read_names()[item.speaker])


@pytest.mark.parametrize("item", EXPECTED, ids=lambda item: f"{item.file}-{item.content[0].start}")
def test_the_parts_of_an_expected_attribution_do_not_overlap(item: Expected) -> None:
    parts = sorted((words.start, words.end) for words in (*item.content, item.source, item.cue) if words is not None)
    assert all(end <= start for (_, end), (start, _) in pairwise(parts))


@pytest.mark.parametrize("item", [item for item in EXPECTED if item.nested_in], ids=lambda item: item.file)
def test_a_nested_expectation_lies_inside_one_of_its_outer_speaker(item: Expected) -> None:
    outer = [other for other in EXPECTED if other.file == item.file and other.speaker == item.nested_in]
    assert any(
        words.start <= item.content[0].start and item.content[-1].end <= words.end
        for other in outer
        for words in other.content
    )
