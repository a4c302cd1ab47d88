"""What the terminal shows of the account of the river talks, or of another."""

from __future__ import annotations

import io

from rich.console import Console

from communique.show import show_account
from communique.types import Account
from tests.export.river_account import river_account


def shown(wanted: str | None, account: Account | None = None) -> str:
    console = Console(file=io.StringIO(), width=200, color_system=None)
    show_account(account or river_account(), wanted, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
