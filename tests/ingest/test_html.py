"""The process that opens pages, and what it gives back."""

from __future__ import annotations

import pytest

import communique.ingest.html as html_module
from communique.errors import InputError, LimitError
from communique.ingest.html import Page, PageReader, read_fragment
from communique.types import Candidate


def published(page: Page) -> list[tuple[str, str]]:
    return [(each.value, each.origin) for each in page.candidates if each.field == "published"]


def wrap(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_the_text_has_the_paragraphs_and_not_the_scripts(pages: PageReader, prose: str) -> None:
    body = f"<script>var late = 1</script><article><h1>Dam talks</h1><p>{prose}</p><p>{prose}Again.</p></article>"
    assert "late" not in pages.read(wrap(body)).text


def test_a_page_that_gives_nothing_to_the_first_extractor_is_read_by_the_second(pages: PageReader) -> None:
    assert pages.read(wrap("<form><b>Dam talks stall</b></form>")).text == "Dam talks stall"


def test_a_date_for_machines_is_a_candidate_as_written(pages: PageReader, prose: str) -> None:
    head = '<meta property="article:published_time" content="2022-05-24T23:30:00-05:00">'
    assert published(pages.read(wrap(f"<p>{prose}</p>", head)))[0] == ("2022-05-24T23:30:00-05:00", "html-meta")


def test_linked_data_is_heard_before_meta_elements(pages: PageReader, prose: str) -> None:
    head = (
        '<meta name="date" content="2022-05-30"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "datePublished": "2022-05-24"}</script>'
    )
    values = [value for value, _ in published(pages.read(wrap(f"<p>{prose}</p>", head)))]
    assert values[:2] == ["2022-05-24", "2022-05-30"]


def test_a_date_that_means_two_days_is_no_date_of_the_page(pages: PageReader, prose: str) -> None:
    page = pages.read(wrap(f'<span class="date">03/04/2022</span><p>{prose}</p>'))
    assert published(page) == []


def test_title_author_and_address_are_candidates(pages: PageReader, prose: str) -> None:
    head = (
        '<title>Dam talks stall</title><meta name="author" content="Mara Venn">'
        '<link rel="canonical" href="https://ostrel-dispatch.example/dam">'
    )
    found = pages.read(wrap(f"<article><p>{prose}</p></article>", head)).candidates
    assert {
        Candidate("headline", "Dam talks stall", "html-meta"),
        Candidate("byline", "Mara Venn", "html-meta"),
        Candidate("url", "https://ostrel-dispatch.example/dam", "html-meta"),
    } <= set(found)


def test_a_field_for_a_password_is_noticed(pages: PageReader) -> None:
    assert pages.read(wrap("<p>Welcome</p><form><input type=password></form>")).asks_password


def test_a_fragment_is_read_whole(pages: PageReader, prose: str) -> None:
    assert read_fragment(f"<p>{prose}</p><p>No date is set.</p>", pages).split("\n") == [
        prose.strip(),
        "No date is set.",
    ]


def test_one_process_reads_many_pages(pages: PageReader, prose: str) -> None:
    pages.read(wrap(prose))
    first = pages._process
    pages.read(wrap(prose))
    assert first is not None
    assert pages._process is first


def test_after_a_process_died_the_next_page_is_read(pages: PageReader, prose: str) -> None:
    pages.read(wrap(prose))
    assert pages._process is not None
    pages._process.kill()
    with pytest.raises(LimitError):
        pages.read(wrap(prose))
    assert pages.read(wrap(f"<p>{prose}</p>")).text.strip() == prose.strip()


def test_a_page_past_the_deadline_is_given_up(monkeypatch: pytest.MonkeyPatch, pages: PageReader, prose: str) -> None:
    pages.read(wrap(prose))
    monkeypatch.setattr(html_module, "DEADLINE_SECONDS", 0.0)
    with pytest.raises(LimitError, match="takes too long"):
        pages.read(wrap(f"<p>{prose}</p>" * 5000))


def test_a_page_past_its_memory_is_given_up(monkeypatch: pytest.MonkeyPatch, prose: str) -> None:
    monkeypatch.setattr(html_module, "PAGE_MEMORY", 1_000_000)
    with PageReader() as reader, pytest.raises(InputError):
        reader.read(wrap(f"<p>{prose}</p>" * 20_000))


def test_the_process_ends_with_its_reader(prose: str) -> None:
    with PageReader() as reader:
        reader.read(wrap(prose))
        process = reader._process
    assert process is not None
    assert process.poll() is not None


def test_an_element_never_closed_is_not_depth(pages: PageReader) -> None:
    assert pages.read(wrap("<p>The dam.<br>" * 2000)).text
