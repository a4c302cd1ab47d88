from __future__ import annotations

from communique.compose.origins import find_only_told
from communique.link.story import link_readings
from tests.link.river_readings import Said, Who, read

MARN = Who(("Ilsa Marn",))
SHUT = "“The gates of the Lower Sile dam stay shut until the harvest is in,”"
GAUGES = "“Every gauge on the river must be read by both commissions,”"


def test_a_statement_that_one_article_carries_is_told_by_it_only() -> None:
    story = link_readings(
        [
            read("a", f"Ilsa Marn: {SHUT} {GAUGES}", [MARN], [Said(SHUT, "Ilsa Marn"), Said(GAUGES, "Ilsa Marn")]),
            read("b", f"Ilsa Marn said: {SHUT}", [MARN], [Said(SHUT, "Ilsa Marn")]),
        ]
    )
    assert [(line.article, line.id) for line in find_only_told(story)] == [("a", "s-a-t1")]


def test_nothing_is_told_by_one_only_where_there_is_one_origin() -> None:
    assert find_only_told(link_readings([read("a", f"Ilsa Marn: {SHUT}", [MARN], [Said(SHUT, "Ilsa Marn")])])) == ()
