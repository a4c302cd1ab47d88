"""The command line: its commands, and how it ends.

Data goes to standard output, progress and warnings to standard error. Exit code 0: done; 1: done, with articles or
parts of them skipped (`check`: references that do not hold; `diff`: something differs); 2: nothing could be done; 130
and 141: interrupted, and the reader of our output went away, as everywhere on Unix.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import NoReturn

import click

from communique.commands.streams import DONE, INTERRUPTED, NOTHING_DONE, say
from communique.errors import CommuniqueError
from communique.version import __version__


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as the help lists it: the module of `commands` that has it, and what it is for."""

    module: str
    about: str


SECTIONS: Mapping[str, Mapping[str, Listed]] = {
    "Articles to an account": {
        "build": Listed("build", "Make the account of articles: one page, or account.json."),
        "show": Listed("show", "Look at it in the terminal: all of it, or a part."),
        "check": Listed("show", "Hold every reference against the articles."),
        "diff": Listed("show", "Say what one account has that another has not."),
        "export": Listed("export", "Write it in the formats of other tools."),
    },
    "Over days and weeks, in a store": {
        "init": Listed("store", "Make a store, to add articles to over weeks."),
        "add": Listed("store", "Put articles into it, and read them."),
        "status": Listed("store", "Say what it holds, and what is to be done."),
        "serve": Listed("serve", "Open the desk: search, correct, rebuild in a browser."),
        "remove": Listed("store", "Take files out of it."),
    },
    "Articles without an account": {
        "stories": Listed("read", "Sort a mixed pile of articles into stories."),
        "read": Listed("read", "Print what is found in each article, as JSON lines."),
        "parse": Listed("read", "Print sentences as trees, in CoNLL-U."),
    },
}
"""In the order of the help."""

COMMANDS = {name: listed for section in SECTIONS.values() for name, listed in section.items()}


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


class Commands(click.Group):
    """The commands by their sections. Only the one that is asked for is imported: others need the models' runtime."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"communique.commands.{COMMANDS[cmd_name].module}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, section in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, listed.about) for name, listed in section.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    epilog="""\b
First steps:
  communique build articles/ -o account.html          a folder of articles to one page, for the browser
  communique show account.html timeline               what happened, and when
  communique show account.html positions              who wants what, by issue
  communique check account.html                       that every line stands in its article
  communique export events account.html -o events.csv
\b
Over days and weeks:
  communique init river                               makes the store river.communique
  communique add articles/                            keeps and reads what is new
  communique build -o account.html                    of all that was added
  communique serve                                    correct it in the browser, and build again
\b
`communique COMMAND --help` has more of each. Exit code: 0 done, 1 done with something skipped, 2 nothing done.""",
)
@click.version_option(__version__, message="communique %(version)s")
def communique() -> None:
    """From a pile of news articles about a negotiation to one account in which every line opens its evidence.

    Works offline on a CPU. Text, HTML, JSON Lines and JSON are read; folders are walked.
    """
