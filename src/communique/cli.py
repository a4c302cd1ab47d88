"""The command line: its commands, and how it ends.

Data goes to standard output, progress and warnings to standard error. Exit code 0: done; 1: done, with articles or
parts of them skipped (`check`: references that do not hold; `diff`: something differs); 2: nothing could be done; 130
and 141: interrupted, and the reader of our output went away, as everywhere on Unix.
"""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from communique.commands.build import build
from communique.commands.export import export
from communique.commands.read import parse, read, stories
from communique.commands.serve import serve
from communique.commands.show import check, diff, show
from communique.commands.store import add, init, remove, status
from communique.commands.streams import DONE, INTERRUPTED, NOTHING_DONE, say
from communique.errors import CommuniqueError
from communique.version import __version__


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        sys.exit(communique.main(prog_name="communique", standalone_mode=False) or DONE)
    except click.Abort:
        say("Interrupted; no file was written.")
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(NOTHING_DONE)
    except CommuniqueError as error:
        say(f"communique: {error}")
        sys.exit(NOTHING_DONE)
    except OSError as error:
        say(f"communique: {error.filename or 'input or output'}: {error.strerror or error}")
        sys.exit(NOTHING_DONE)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  communique build articles/ -o account.html        a folder to one page
  communique show account.json                      the account in the terminal
  communique show account.json timeline             what happened, and when
  communique check account.html --articles articles/
  communique diff monday.json tuesday.json          what a later account adds, changes, confirms, contradicts
  communique read articles/ > readings.jsonl        one line per article, nothing linked
  communique stories pile/                          which articles tell one story
  communique export events account.json --format csv -o events.csv
\b
Over days and weeks, in a store:
  communique init river                             makes river.communique
  communique add articles/                          keeps and reads what is new
  communique build -o account.html                  of all that was added
  communique status                                 what is there, and whether the account is up to date
  communique serve                                  the desk: search, correct, rebuild, in the browser
\b
`communique COMMAND --help` has more. Exit code: 0 done, 1 done with something skipped, 2 nothing could be done.""",
)
@click.version_option(__version__, message="communique %(version)s")
def communique() -> None:
    """From a pile of news articles about a negotiation to one account in which every line opens its evidence.

    Works offline on a CPU. Text, HTML, JSON Lines and JSON are read; folders are walked.
    """


for command in (build, read, parse, stories, show, check, diff, export, init, add, remove, status, serve):
    communique.add_command(command)
