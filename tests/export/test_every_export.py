"""What holds for every export alike: it writes whatever words an account has, and what leads nowhere does no harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.export.annotations import export_annotations
from communique.export.csl import export_csl
from communique.export.events import FORMATS as EVENT_FORMATS
from communique.export.events import export_events
from communique.export.exported import Exported
from communique.export.ftm import export_ftm
from communique.export.moves import FORMATS as MOVE_FORMATS
from communique.export.moves import export_moves
from communique.export.notes import export_citations, export_markdown
from communique.export.tables import TABLES, export_table
from communique.types import Account
from tests.export.notes.hostile import hostile_account
from tests.export.river_disputes import disputed_account

Export = Callable[[Account], Exported]

EXPORTS: dict[str, Export] = {
    "annotations": export_annotations,
    "citations": export_citations,
    "csl": export_csl,
    "ftm": export_ftm,
    "markdown": export_markdown,
    **{f"events {name}": lambda account, name=name: export_events(account, name) for name in EVENT_FORMATS},
    **{f"moves {name}": lambda account, name=name: export_moves(account, name) for name in MOVE_FORMATS},
    **{f"table {name}": lambda account, name=name: export_table(account, name) for name in TABLES},
}


@pytest.fixture(params=EXPORTS, ids=lambda name: name.replace(" ", "-"))
def export(request: pytest.FixtureRequest) -> Export:
    return EXPORTS[request.param]


@settings(max_examples=25)
@given(words=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
@pytest.mark.parametrize("name", EXPORTS)
def test_any_words_can_be_written(name: str, words: str) -> None:
    exported = EXPORTS[name](hostile_account(words))
    assert exported.text.encode()


def test_spans_beyond_the_end_of_a_text_do_no_harm(export: Export) -> None:
    account = disputed_account()
    cut = replace(account, articles=tuple(replace(each, text=each.text[:40], blocks=()) for each in account.articles))
    assert export(cut).text.encode()


def test_the_order_of_the_account_does_not_show(export: Export) -> None:
    account = disputed_account()
    turned = replace(
        account,
        articles=account.articles[::-1],
        entities=account.entities[::-1],
        attributions=account.attributions[::-1],
        statements=account.statements[::-1],
        events=account.events[::-1],
        moves=account.moves[::-1],
        positions=account.positions[::-1],
        disputes=account.disputes[::-1],
    )
    assert export(turned) == export(account)


def test_what_leads_nowhere_does_no_harm(export: Export) -> None:
    account = disputed_account()
    assert export(replace(account, entities=(), articles=account.articles[:1])).text.encode()


def test_an_account_of_nothing_has_nothing_to_export(export: Export) -> None:
    account = disputed_account()
    empty = Account(account.title, account.tool, (), (), (), (), (), (), (), (), ())
    assert (export(empty).count, export(empty).gaps) == (0, ())
