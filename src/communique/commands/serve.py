"""`serve`: the desk, in the browser on this machine."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from communique import project
from communique.commands.streams import DONE, say
from communique.desk.server import PORT
from communique.desk.server import serve as serve_desk
from communique.desk.shelf import Shelf


@click.command(
    epilog="""\b
Examples:
  communique serve
  communique serve river.communique lake.communique --port 0
\b
In a browser on this machine: the account with a way to correct each line, search, articles with all marks, wordings
side by side, corrections with who and when, rebuilding, and what a build changed. Nothing leaves the machine.""",
)
@click.argument("stores", nargs=-1, type=click.Path(dir_okay=False), metavar="[STORE...]")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, metavar="N", help=f"Default: {PORT}; 0 takes a free one."
)
@click.option("--by", metavar="NAME", help="Whose corrections they are [default: your name on this machine].")
def serve(stores: tuple[str, ...], port: int, by: str | None) -> int:
    """Open the desk on STORES, or the one in the working folder, for the browser on this machine."""
    shelf = Shelf.of([Path(store) for store in stores] or [project.find_store()])
    serve_desk(
        shelf,
        port=port,
        by=by or getpass.getuser(),
        ready=lambda address: say(f"The desk is at {address} (stop it with Ctrl-C)."),
    )
    return DONE
