from __future__ import annotations

import json

import pytest

from communique.errors import AccountError
from communique.export.json import account_to_json
from communique.export.references import Reference, find_references
from communique.types import Span
from tests.export.river_account import river_account


def test_every_span_of_an_account_is_a_reference() -> None:
    account = river_account()
    found = {span for reference in find_references(account_to_json(account)) for span in reference.spans}
    assert found >= {span for entity in account.entities for span in entity.mentions}
    assert found >= {Span(each.article, *part) for each in account.attributions for part in each.content}
    assert found >= {Span(each.article, *each.cue) for each in account.attributions if each.cue}
    assert found >= {Span(a.id, b.start, b.end) for a in account.articles for b in a.blocks if b.kind.is_boilerplate}
    assert found >= {span for pair in account.reuse[0].evidence for span in pair}


def test_a_name_is_a_reference_to_its_mentions() -> None:
    entity = {"name": "Ask", "mentions": [["a", 3, 6]]}
    assert find_references(json.dumps({"entities": [entity]}))[0] == Reference(
        "entities[0].name", (Span("a", 3, 6),), "Ask"
    )


def test_evidence_of_a_part_that_comes_later_is_a_reference() -> None:
    dispute = {"sides": [{"says": "nine gates", "evidence": [["a", 0, 10]]}]}
    found = find_references(json.dumps({"disputes": [dispute]}))
    assert [reference.where for reference in found] == ["disputes[0].sides[0].says", "disputes[0].sides[0].evidence[0]"]


def test_an_empty_account_has_no_references() -> None:
    assert find_references('{"articles": [], "attributions": []}') == ()


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(AccountError):
        find_references("{")


def test_a_name_that_the_user_gave_is_no_articles() -> None:
    named = {"id": "e1", "name": "Aske", "mentions": [["a", 3, 6]]}
    said = {"line": 1, "said": "rename: Ask, Aske", "changed": ["e1"], "problem": None}
    found = find_references(json.dumps({"entities": [named], "corrections": [said]}))
    assert [reference.where for reference in found] == ["entities[0].mentions[0]"]
