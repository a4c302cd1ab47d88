"""Candidates and the choice among them."""

from __future__ import annotations

import itertools

import pytest

from communique.ingest.metadata import PRECEDENCE, choose, find_metadata
from communique.types import Candidate, DateBasis


@pytest.mark.parametrize(("better", "worse"), list(itertools.combinations(PRECEDENCE, 2)))
def test_the_better_place_wins_whatever_the_order(better: str, worse: str) -> None:
    found = [Candidate("outlet", "Ostrel Dispatch", worse), Candidate("outlet", "Nordmere Gazette", better)]
    assert choose(found, "outlet") == "Nordmere Gazette"


def test_the_address_gives_outlet_and_date(prose: str) -> None:
    given = [Candidate("url", "https://www.reuters.com/2022/05/24/dam?x=1", "json")]
    found = find_metadata(prose, given, article="a1", blocks=())
    assert (found.outlet, found.published.earliest, found.published.basis) == (
        "Reuters",
        "2022-05-24",
        DateBasis.METADATA,
    )


def test_an_ambiguous_date_stays_an_interval(prose: str) -> None:
    given = [Candidate("published", "03/04/2022", "json")]
    published = find_metadata(prose, given, article="a1", blocks=()).published
    assert (published.earliest, published.latest, published.text) == ("2022-03-04", "2022-04-03", "03/04/2022")


def test_a_date_that_cannot_be_read_leaves_the_next_to_speak(prose: str) -> None:
    given = [Candidate("published", "yesterday", "json"), Candidate("published", "2022-05-24", "html-meta")]
    assert find_metadata(prose, given, article="a1", blocks=()).published.earliest == "2022-05-24"


def test_a_date_that_merely_stands_on_the_page_is_not_taken(prose: str) -> None:
    given = [Candidate("published", "2022-05-24", "html-text")]
    assert find_metadata(prose, given, article="a1", blocks=()).published.basis is DateBasis.UNKNOWN


def test_the_head_of_a_text_gives_byline_and_date_with_their_places(prose: str) -> None:
    text = f"Dam talks stall\n\nBy Mara Venn in Tamsin\nFirst published: 24 May 2022, 10:00\n\n{prose}"
    found = find_metadata(text, (), article="a1", blocks=())
    (evidence,) = found.published.evidence
    assert (found.byline, text[evidence.start : evidence.end]) == ("By Mara Venn in Tamsin", "24 May 2022")
    assert found.published.basis is DateBasis.INFERRED


def test_a_date_in_the_tail_is_no_date_of_the_article(prose: str) -> None:
    text = f"Dam talks stall\n\n{prose}\n\nMore from us\nPublished December 21, 2024"
    assert find_metadata(text, (), article="a1", blocks=()).published.basis is DateBasis.UNKNOWN


def test_a_text_without_a_paragraph_has_no_head() -> None:
    found = find_metadata("More from us\nPublished December 21, 2024\nShare", (), article="a1", blocks=())
    assert found.published.basis is DateBasis.UNKNOWN


def test_a_copyright_line_is_a_candidate_and_no_choice(prose: str) -> None:
    found = find_metadata(f"{prose}\n© 2022 Karskpress. All rights reserved.", (), article="a1", blocks=())
    assert [each.value for each in found.candidates] == ["Karskpress"]
    assert found.outlet is None
