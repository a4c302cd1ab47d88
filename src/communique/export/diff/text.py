"""A difference as text for a terminal: the changes under a heading for each kind of line."""

from __future__ import annotations

from itertools import groupby

from communique.export.diff.changes import Change, ChangeKind, Difference
from communique.export.diff.rows import What
from communique.export.terminal import printable

# Code points of the words that say which line it is; whoever wants the whole of it finds it by its id.
LONGEST_WORDS = 160


def difference_to_text(difference: Difference) -> str:
    """Lines, ending in a newline; one that says so where nothing differs."""
    lines = []
    if difference.titles[0] != difference.titles[1]:
        lines.append(f"Title: {difference.titles[0]} → {difference.titles[1]}")
    if difference.tools:
        lines.append(f"Made by version {difference.tools[0]}, now by {difference.tools[1]}.")
    lines += [f"Issue: “{old}” is now called “{new}”." for old, new in difference.issues]
    for what, changes in groupby(difference.changes, key=lambda change: change.what):
        lines += ["", HEADINGS[what]] if lines else [HEADINGS[what]]
        for change in changes:
            lines += _show(change)
    return "\n".join(printable(line) for line in lines or ["Nothing differs."]) + "\n"


def _show(change: Change) -> list[str]:
    words = change.words if len(change.words) <= LONGEST_WORDS else change.words[: LONGEST_WORDS - 1].rstrip() + "…"
    line = f"  {_MARKS[change.kind]} {change.kind.value}: {words}  [{change.id}]"
    return [line, *(f"      {each.name}: {each.old or 'none'} → {each.new or 'none'}" for each in change.fields)]


_MARKS = {
    ChangeKind.CONTRADICTED: "!",
    ChangeKind.CONFIRMED: "=",
    ChangeKind.NEW: "+",
    ChangeKind.CHANGED: "~",
    ChangeKind.GONE: "-",
}
HEADINGS = {
    What.ARTICLE: "Articles",
    What.STAND: "Where it stands",
    What.DISPUTE: "Disputed",
    What.POSITION: "Positions",
    What.MOVE: "Moves",
    What.STATEMENT: "Statements",
    What.EVENT: "Events",
}
