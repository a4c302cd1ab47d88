"""What the account of the example story finds of what a careful reader found in it, with the weights in the package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

import communique
from communique.types import Account, Attribution
from tests.examples.sile_story import Expected, read_expected, read_names

# Of sixty: what the shipped weights reach, with a few to spare for another processor's rounding.
FOUND_FROM = 52
SPEAKER_FROM = 50
WRONG_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Match:
    expected: Expected
    found: Attribution
    speaker: str | None


@pytest.fixture(scope="module")
def account(example: Path) -> Account:
    return communique.build(example / "articles", title="The Lower Sile talks")


@pytest.fixture(scope="module")
def matches(account: Account) -> list[Match]:
    """Each expected attribution with the one of the account whose words overlap it most, half of both at least."""
    texts = {article.id: article for article in account.articles}
    names = {entity.id: entity.name for entity in account.entities}
    found = []
    for expected in read_expected():
        file = expected.file.replace(":", "#")
        article = next(a for a in texts.values() if a.path.endswith(file))
        wanted = _places(article.text, [words.text for words in expected.content])
        mine = [a for a in account.attributions if a.article == article.id]
        score, best = max(((_overlap(wanted, a), a) for a in mine), key=lambda pair: (pair[0], pair[1].id))
        if score >= 0.5:
            found.append(Match(expected, best, names.get(best.speaker or "")))
    return found


def test_most_of_what_a_careful_reader_finds_is_found(matches: list[Match]) -> None:
    assert len(matches) >= FOUND_FROM


def test_most_of_it_stands_under_the_right_name(matches: list[Match]) -> None:
    assert sum(_is_right(match) for match in matches) >= SPEAKER_FROM


def test_hardly_any_stands_under_a_wrong_name(matches: list[Match]) -> None:
    wrong = [(m.expected.speaker, m.speaker) for m in matches if m.speaker and not _is_right(m)]
    assert len(wrong) <= WRONG_AT_MOST, wrong


def test_the_reprint_and_its_agency_count_as_one_origin(account: Account) -> None:
    origin_of = {article: origin.id for origin in account.origins for article in origin.articles}
    paths = {Path(article.path).name: article.id for article in account.articles}
    assert origin_of[paths["dispatch.txt"]] == origin_of[paths["nordmere-gazette.txt"]]


def test_every_name_stands_in_one_of_its_mentions(account: Account) -> None:
    texts = {article.id: article.text for article in account.articles}
    assert not [
        entity.name
        for entity in account.entities
        if not any(entity.name in " ".join(texts[m.article][m.start : m.end].split()) for m in entity.mentions)
    ]


def test_the_alien_date_of_the_tail_dates_nothing(account: Account) -> None:
    dates = {account_article.published.latest for account_article in account.articles}
    assert not any(date and date.startswith("2025") for date in dates)


def _places(text: str, fragments: list[str]) -> set[int]:
    """Positions of some fragments, each searched after the one before."""
    places: set[int] = set()
    at = 0
    for fragment in fragments:
        at = text.index(fragment, at)
        places |= set(range(at, at + len(fragment)))
    return places


def _overlap(wanted: set[int], attribution: Attribution) -> float:
    """Intersection over union of the words' positions."""
    mine = {at for start, end in attribution.content for at in range(start, end)}
    return len(wanted & mine) / len(wanted | mine)


def _is_right(match: Match) -> bool:
    accepted = {name.casefold().removeprefix("the ") for name in read_names()[match.expected.speaker]}
    return match.speaker is not None and any(
        name in accepted for name in (match.speaker.casefold(), match.speaker.casefold().removeprefix("the "))
    )
