from __future__ import annotations

from dataclasses import replace

from communique.compose.moves import find_moves
from communique.compose.origins import find_only_told
from communique.link.story import link_readings
from communique.types import OnlyToldWhat
from tests.compose.marked_story import ALL, mark
from tests.link.river_readings import Said, Who, read
from tests.link.test_retold import FISH, own, relayed

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
    assert [(line.article, line.id) for line in find_only_told(story, story.events, ())] == [("a", "s-a-t1")]


def test_nothing_is_told_by_one_only_where_there_is_one_origin() -> None:
    assert (
        find_only_told(link_readings([read("a", f"Ilsa Marn: {SHUT}", [MARN], [Said(SHUT, "Ilsa Marn")])]), (), ())
        == ()
    )


def test_a_line_told_again_is_told_by_its_first_article_only() -> None:
    story = link_readings([own("a", "Sile Courier"), relayed("b", "Brenna Lantern", also=(GAUGES, FISH))])
    assert [line.article for line in find_only_told(story, story.events, ()) if line.id == "s-a-t0"] == ["a"]


def test_a_line_of_a_copy_and_its_original_is_told_by_either() -> None:
    rest = " ".join(f"Nobody in village number {n} had seen boat {n * 3} since winter {n * 5}." for n in range(9))
    text = f"Ilsa Marn: {SHUT} {rest}"
    readings = [read(name, text, [MARN], [Said(SHUT, "Ilsa Marn")]) for name in ("a", "b")]
    story = link_readings([*readings, read("c", f"Ilsa Marn: {GAUGES}", [MARN], [Said(GAUGES, "Ilsa Marn")])])
    assert [line.article for line in find_only_told(story, story.events, ())] == ["a", "b", "c"]


def test_a_move_of_one_origin_is_told_by_its_article_only() -> None:
    refusal, demand = "<Ostrel> [refused] {to open the sluices}.", "<Varda> [demanded] {the pilots}."
    vectors = {"to open the sluices": (1.0, 0.0), "the pilots": (0.0, 1.0)}
    story = mark({"2030-05-01": [refusal, demand], "2030-05-02": [refusal]}, vectors=vectors)
    moves = find_moves(story, ALL)
    told = [line for line in find_only_told(story, (), moves) if line.what is OnlyToldWhat.MOVE]
    assert [(line.article, line.id) for line in told] == [
        ("2030-05-01", next(move.id for move in moves if move.proposal == "the pilots"))
    ]


def test_a_move_that_an_article_tells_in_its_own_voice_is_told_by_it_only() -> None:
    demand, other = "<Varda> [demanded] {the pilots}.", "<Ostrel> [refused] {to open the sluices}."
    vectors = {"to open the sluices": (1.0, 0.0), "the pilots": (0.0, 1.0)}
    story = mark({"2030-05-01": [demand], "2030-05-02": [other]}, vectors=vectors)
    moves = tuple(replace(move, attributions=()) for move in find_moves(story, ALL))
    told = find_only_told(story, (), moves)
    assert {(line.article, line.id) for line in told if line.what is OnlyToldWhat.MOVE} == {
        (move.wording.article, move.id) for move in moves
    }
    assert len(moves) == 2
