from __future__ import annotations

from dataclasses import replace

from communique.export.moves.records import make_records
from communique.types import Account, Date, DateBasis, Movement, Position
from tests.export.river_account import river_account


def softened() -> Account:
    """Varda's refusal, and a second own move a week later that softens it."""
    account = river_account()
    refusal, promise = account.moves
    later = Date("2031-03-10", "2031-03-10", DateBasis.RESOLVED, "on Monday")
    offer = replace(refusal, id="m-a6-0", date=later)
    position = Position("varda", "gates", ("m-a6-0", "m-a1-0"), Movement.SOFTENED, ("m-a1-0", "m-a6-0"))
    return replace(account, moves=(refusal, promise, offer), positions=(position,))


def test_moves_come_by_date_and_the_undated_last() -> None:
    assert [record.move.id for record in make_records(softened())] == ["m-a1-0", "m-a6-0", "m-a5-0"]


def test_the_movement_stands_with_the_latest_own_move_and_names_the_one_before() -> None:
    told = {record.move.id: (record.movement, record.moved_from) for record in make_records(softened())}
    assert told == {"m-a1-0": (None, None), "m-a6-0": (Movement.SOFTENED, "m-a1-0"), "m-a5-0": (None, None)}


def test_an_ascribed_move_shows_no_movement() -> None:
    told = {record.move.id: record.movement for record in make_records(river_account())}
    assert told == {"m-a1-0": Movement.NEW, "m-a5-0": None}


def test_the_sentence_is_the_whole_one_around_the_proposal() -> None:
    record = next(each for each in make_records(river_account()) if each.move.id == "m-a5-0")
    assert record.sentence == "Ostrel's envoy Joren Ask said the water would come."
