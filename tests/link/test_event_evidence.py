from __future__ import annotations

import pytest

from communique.link.event_evidence import Comparable, Rarity, compare_mentions, read_comparable
from communique.types import Article, EventMention, Modality
from tests.link.river_readings import date_of


def talks(article: str, on: str, behind: str) -> Comparable:
    """A mention of "the talks", dated, with what the article goes on with behind it."""
    text = f"the talks {behind}"
    mention = EventMention(article, 0, 9, (4, 9), "talk", None, Modality.ACTUAL, (), (), 0.5, date=date_of(on))
    return read_comparable(article, mention, Article(article, "a.txt", text, "0"), {})


@pytest.mark.parametrize(
    ("behind", "on", "expected"),
    [
        ("ended on Wednesday.", "2031-03-05", 0.0),
        ("in Ilmsund had broken up on Wednesday.", "2031-03-05", 0.0),
        ("ended on Friday.", "2031-03-07", 1.0),
        ("were held on Wednesday.", "2031-03-05", 1.0),
    ],
)
def test_the_day_on_which_something_ended_may_be_the_one_after(behind: str, on: str, expected: float) -> None:
    one, other = talks("a", "2031-03-04", "were held on Tuesday."), talks("b", on, behind)
    assert compare_mentions(one, other, Rarity.count([one, other])).other_day == expected
