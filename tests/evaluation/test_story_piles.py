from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from communique.types import Article, Block, BlockKind
from evaluation.story_piles import count_bcubed, find_actors, find_others, score_pile
from tests.link.river_pile import make_pile


def test_groups_as_wanted_score_1() -> None:
    assert count_bcubed([["dam", "dam"], ["train"]]) == (1, 1, 1)


def test_two_stories_in_one_group_cost_precision() -> None:
    assert count_bcubed([["dam", "train"]]) == (0.5, 1, pytest.approx(2 / 3))


def test_a_story_in_two_groups_costs_recall() -> None:
    assert count_bcubed([["dam"], ["dam"]]) == (1, 0.5, pytest.approx(2 / 3))


def test_articles_of_unknown_stories_are_not_counted() -> None:
    assert count_bcubed([["dam", None, None], [None]]) == (1, 1, 1)


def test_a_pile_is_scored_over_its_labelled_stories() -> None:
    one, two, *others = make_pile()
    assert score_pile({"dam": [one, two]}, others) == (1, 1, 1)


def named(name: str, text: str) -> Article:
    return Article(name, f"{name}.txt", text, "0" * 64, blocks=(Block(0, len(text), BlockKind.BODY),))


def test_the_actors_of_a_story_are_named_in_most_of_its_articles() -> None:
    articles = [named("a", "on Sile saw Grell there"), named("b", "then Grell met Dorosh, and Sile rose")]
    assert {"Grell", "Sile"} <= find_actors(articles)


def test_the_others_name_the_actors_of_a_story(tmp_path: Path) -> None:
    story = [named("a", "the dam on Sile kept Grell there"), named("b", "and Grell crossed the Sile again")]
    about = "Osip Grell spoke of the Sile and its fish. " * 12
    lines = [{"title": "Fish", "text": about}, {"title": "Bread", "text": "Rye bread won a prize in the fair. " * 12}]
    archive = tmp_path / "news.jsonl.xz"
    archive.write_bytes(lzma.compress("".join(json.dumps(line) + "\n" for line in lines).encode()))
    assert [other.headline for other in find_others(archive, {"river": story})] == ["Fish"]
