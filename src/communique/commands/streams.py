"""What a command leaves behind: its exit code, data on standard output, a word on standard error, a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from communique.export.terminal import printable
from communique.types import Skipped

Item = TypeVar("Item")

DONE, PARTLY_DONE, NOTHING_DONE, INTERRUPTED, READER_GONE = 0, 1, 2, 130, 141


def say(message: str) -> None:
    """A line on standard error."""
    click.echo(printable(message), err=True)


def print_data(data: str) -> None:
    """Data on standard output; when nobody reads it any more, leave at once and quietly."""
    try:
        sys.stdout.buffer.write(data.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(READER_GONE)


def report_skipped(skipped: Iterable[Skipped]) -> None:
    for each in skipped:
        say(f"Skipped {each.path}: {each.reason}")


def watched(results: Iterable[Item | Skipped]) -> Iterator[Item | Skipped]:
    """Pass results on; on a terminal, show how many have come."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("reading"),
        MofNCompleteColumn(),
        TextColumn("articles"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(results, description="reading")


def look_at_targets(*targets: str | None) -> None:
    for target in filter(None, targets):
        if Path(target).is_dir():
            raise click.UsageError(f"{target} is a folder; name a file in it.")
        if not Path(target).parent.is_dir():
            raise click.UsageError(f"There is no folder {Path(target).parent} to write {Path(target).name} into.")


def make_folder(name: str) -> None:
    if Path(name).is_file():
        raise click.UsageError(f"{name} is a file; name a folder.")
    Path(name).mkdir(exist_ok=True)
