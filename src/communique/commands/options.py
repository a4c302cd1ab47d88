"""Arguments and options that several commands share."""

from __future__ import annotations

import click

ARTICLES = click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
ACCOUNT = click.argument("account", type=click.Path(exists=True, dir_okay=False))
ARTICLES_FOLDER = click.option(
    "--articles",
    "folder",
    type=click.Path(exists=True),
    metavar="DIR",
    help="Where the articles lie [default: in the page, or where account.json says].",
)
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Where it is written [default: standard output].",
)
STORE = click.option(
    "--store",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The store [default: the one in the working folder].",
)
DATES = click.option(
    "--date",
    "dates",
    multiple=True,
    metavar="FILE=DATE",
    help="When an article was published: its path, file name or id, and YEAR-MONTH-DAY; may be given again.",
)
THREADS = click.option(
    "--threads", type=click.IntRange(min=1), metavar="N", help="Articles read at a time [default: one per processor]."
)
