"""Tests of training/events/mention_stories.py."""

import json
from pathlib import Path

from training.events.mention_stories import Mention, choose_told, find_near, is_near, read_story


def test_a_storys_mentions_are_known_by_the_articles_text(tmp_path: Path) -> None:
    gold = {
        "articles": [{"id": "one", "sha256": "ab"}, {"id": "two", "sha256": "cd"}],
        "events": [{"mentions": [["one", 3, 9]]}, {"mentions": [["one", 0, 4], ["two", 5, 7]]}],
    }
    (tmp_path / "gold.offsets.json").write_text(json.dumps(gold), "utf-8")
    mentions = read_story(tmp_path).mentions
    assert mentions == {"ab": (Mention((3, 9), 0), Mention((0, 4), 1)), "cd": (Mention((5, 7), 1),)}


def test_the_extent_most_alike_is_chosen() -> None:
    assert choose_told([(0, 30), (10, 20), (11, 19)], [(10, 20)]) == {1}


def test_of_two_alike_the_first_is_chosen() -> None:
    assert choose_told([(10, 20), (10, 20)], [(10, 20)]) == {0}


def test_a_mention_that_nothing_is_near_chooses_nothing() -> None:
    assert choose_told([(0, 5)], [(10, 20)]) == set()


def test_an_extent_far_too_long_is_not_near() -> None:
    assert not is_near((0, 200), (10, 20))


def test_an_extent_tells_every_event_it_is_near() -> None:
    assert find_near((0, 40), [Mention((0, 20), 1), Mention((20, 38), 2), Mention((90, 99), 3)]) == {1, 2}
