"""The pages on a project as a whole: the list of projects, one project, its account, its names, its corrections."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from werkzeug.exceptions import NotFound

from communique import project
from communique.desk.downloads import DOWNLOADS
from communique.desk.rendering import render
from communique.desk.saying import tell_name
from communique.desk.shelf import Shelf
from communique.desk.visit import Visit
from communique.export.html.dates import order_of, show_date
from communique.export.html.places import label_of
from communique.link.corrections import describe
from communique.store.accounts import KeptAccount, find_latest, list_accounts
from communique.store.corrections import KeptCorrection
from communique.store.sources import load_articles, load_skipped
from communique.types import Corrected, Entity

ANCHOR = re.compile(r"[A-Za-z0-9_.-]+")
"""A place in the account page."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project in the list."""

    name: str
    title: str
    latest: KeptAccount | None


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article of a project; `id` is None where no account has it yet."""

    id: str | None
    label: str
    outlet: str | None
    headline: str
    published: str | None
    path: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """A person or party with how often it speaks and is named."""

    id: str
    name: str
    type: str
    statements: int
    mentions: int


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """A correction as it is said, and what became of it in the latest account; `became` is None before it is built."""

    kept: KeptCorrection
    words: str
    told: str
    became: Corrected | None
    changed: tuple[str, ...]


def show_projects(shelf: Shelf) -> str:
    """Every project on the desk."""
    projects = []
    for name in shelf.paths:
        with shelf.open_store(name) as store:
            latest = find_latest(store)
            projects.append(Project(name, (latest and latest.title) or store.title or store.name, latest))
    return render("projects", projects=projects)


def show_project(visit: Visit) -> str:
    """One project: its articles, what was skipped, its accounts by version."""
    known = {article.sha256: article for article in visit.latest.account.articles} if visit.latest else {}
    articles = [replace(known.get(each.sha256, each), path=each.path) for each in load_articles(visit.store)]
    articles.sort(key=lambda each: (order_of(each.published), each.path))
    return render(
        "project",
        visit=visit,
        articles=[
            ListedArticle(
                each.id if each.sha256 in known else None,
                label_of(each),
                each.outlet,
                each.headline or "",
                show_date(each.published),
                each.path,
            )
            for each in articles
        ],
        skipped=load_skipped(visit.store),
        outdated=project.count_outdated(visit.store),
        accounts=list_accounts(visit.store),
        downloads=DOWNLOADS,
    )


def show_account(visit: Visit) -> str:
    """The account page in a frame, under the desk's own line."""
    latest = visit.opened.version
    versions = {str(each.version): each.version for each in list_accounts(visit.store)}
    wanted = visit.arguments.get("version", str(latest))
    if wanted not in versions:
        raise NotFound(f"There is no version {wanted} of the account.")
    place = visit.arguments.get("at", "")
    return render(
        "account",
        visit=visit,
        version=versions[wanted],
        is_latest=versions[wanted] == latest,
        place=place if ANCHOR.fullmatch(place) else "",
    )


def show_names(visit: Visit) -> str:
    """Everybody the articles name, those who say most first."""
    statements: dict[str, int] = {}
    for statement in visit.opened.account.statements:
        if statement.speaker is not None:
            statements[statement.speaker] = statements.get(statement.speaker, 0) + 1
    names = [list_name(each, statements.get(each.id, 0)) for each in visit.opened.account.entities]
    names.sort(key=lambda each: (-each.statements, -each.mentions, each.name, each.id))
    return render("names", visit=visit, names=names, issues=visit.opened.issues)


def list_name(entity: Entity, statements: int) -> ListedName:
    """A line of a list of names."""
    return ListedName(entity.id, entity.name, entity.type.value, statements, len(entity.mentions))


def show_corrections(visit: Visit) -> str:
    """What was said, by whom and when, what it changed, and a button that undoes it."""
    account = visit.latest.account if visit.latest else None
    became = {one.said: one for one in account.corrections} if account else {}
    listed = []
    for kept in visit.corrections:
        words = describe(kept.said)
        one = became.get(words)
        told = {id_: tell_name(visit.latest, id_) for id_ in one.changed} if one else {}
        changed = (words for id_, words in told.items() if words != id_)
        listed.append(ListedCorrection(kept, words, visit.tell(kept), one, tuple(dict.fromkeys(changed))))
    return render("corrections", visit=visit, corrections=listed)
