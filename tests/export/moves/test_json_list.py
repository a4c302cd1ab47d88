from __future__ import annotations

import json

from communique.export.moves.json_list import records_to_json
from communique.export.moves.records import make_records
from tests.export.river_account import river_account


def test_offsets_hold_the_proposal_and_begin_its_sentence() -> None:
    texts = {each.id: each.text for each in river_account().articles}
    for move in json.loads(records_to_json(make_records(river_account()))):
        text, place = texts[move["cite_info"]["article"]], move["text_info"]
        assert text[place["start"] : place["end"]] == move["proposal"]
        assert text[place["sentence_start"] :].startswith(move["text"])


def test_a_condition_has_its_type_and_words() -> None:
    conditions = [move["condition"] for move in json.loads(records_to_json(make_records(river_account())))]
    assert conditions == [{"type": "before", "text": "before Ostrel signs"}, None]


def test_no_move_makes_an_empty_list() -> None:
    assert json.loads(records_to_json(())) == []
