"""The page on what a build changed: two versions of the account, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from werkzeug.exceptions import NotFound

from communique.desk.rendering import render
from communique.desk.visit import Visit
from communique.export.diff import compare_accounts
from communique.export.diff.changes import TOLD_WITH, Change, FieldChange
from communique.export.diff.rows import What
from communique.export.diff.text import HEADINGS
from communique.link.corrections import describe
from communique.store.accounts import list_accounts

PAGES_OF = {
    What.ARTICLE: "articles",
    What.STATEMENT: "statements",
    What.EVENT: "events",
    What.MOVE: "moves",
    What.DISPUTE: "disputes",
}
"""Kinds of lines that have a page on the desk."""


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change with the id of the line that it leads to: another's where the two are now told as one."""

    change: Change
    leads_to: str
    joined: bool
    fields: tuple[FieldChange, ...]


def show_changes(visit: Visit) -> str:
    """What the latest version says that the one before did not, or any two that are asked for."""
    versions = [each.version for each in list_accounts(visit.store)]
    if len(versions) < 2:
        return render("changes", visit=visit, versions=versions, difference=None)
    old, new = (
        _choose(visit.arguments.get("old"), versions, versions[1]),
        _choose(visit.arguments.get("new"), versions, versions[0]),
    )
    accounts = [visit.shelf.open_account(visit.story, visit.store, version) for version in (old, new)]
    before, after = (each.whole for each in accounts if each is not None)
    told = {describe(kept.said): visit.tell(kept) for kept in visit.corrections}
    said = [{one.said for one in account.corrections} for account in (before, after)]
    difference = compare_accounts(before, after)
    groups = [(what, list(changes)) for what, changes in groupby(difference.changes, key=lambda each: each.what)]
    return render(
        "changes",
        visit=visit,
        versions=versions,
        old=old,
        new=new,
        difference=difference,
        headings=HEADINGS,
        taken_up=[(told.get(one.said, one.said), one.problem) for one in after.corrections if one.said not in said[0]],
        undone=[told.get(one.said, one.said) for one in before.corrections if one.said not in said[1]],
        groups=[
            (what, PAGES_OF.get(what) if new == versions[0] else None, [_list(change) for change in changes])
            for what, changes in groups
        ],
    )


def _list(change: Change) -> ListedChange:
    joined = next((field.new for field in change.fields if field.name == TOLD_WITH), None)
    fields = tuple(field for field in change.fields if field.name != TOLD_WITH)
    return ListedChange(change, joined or change.id, joined is not None, fields)


def _choose(wanted: str | None, versions: list[int], default: int) -> int:
    if wanted is None:
        return default
    found = [each for each in versions if str(each) == wanted]
    if not found:
        raise NotFound(f"There is no version {wanted} of the account.")
    return found[0]
