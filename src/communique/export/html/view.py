"""Account -> what the page shows, in the order in which it shows it; the templates only lay it out.

Every `Shown` is an exact slice of an article, with its place. Anchors are made of the account's own ids, so that a link
into a page holds as long as the line does.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from communique.export.html.articles import ArticleView, view_articles
from communique.export.html.dates import show_date, span_of
from communique.export.html.disputes import DisputeView, view_disputes
from communique.export.html.evidence import Evidence
from communique.export.html.names import Name, view_names
from communique.export.html.places import Places, Shown, label_of
from communique.export.html.positions import Positions, view_positions
from communique.export.html.stands import StandView, view_stands
from communique.export.html.statements import Speaker, view_speakers
from communique.export.html.timeline import Timeline, view_timeline
from communique.types import Account, Corrected, Unsure

DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Question:
    """Something left open: the possible answers and the words it is about."""

    candidates: tuple[str, ...]
    evidence: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user said is so, and the names of what it changed, or why it changed nothing."""

    line: int
    said: str
    changed: tuple[str, ...]
    problem: str | None


@dataclass(frozen=True, slots=True)
class PageView:
    title: str
    version: str
    digest: str
    evidence: Evidence
    dates: str | None
    undated: int
    single: int
    stands: tuple[StandView, ...]
    disputes: tuple[DisputeView, ...]
    positions: Positions
    timeline: Timeline
    people: tuple[tuple[str, str], ...]
    outlets: tuple[tuple[str, str], ...]
    speakers: tuple[Speaker, ...]
    names: tuple[Name, ...]
    passing: tuple[Name, ...]
    articles: tuple[ArticleView, ...]
    origins: int
    statements: int
    lines: int
    questions: tuple[tuple[str, tuple[Question, ...]], ...]
    skipped: tuple[tuple[str, str], ...]
    corrections: tuple[Correction, ...]


def view_account(account: Account, evidence: Evidence = Evidence.FULL) -> PageView:
    """Everything the page shows of the account, and as much of its articles."""
    places = Places(account)
    speakers = view_speakers(places)
    statements = [statement for speaker in speakers for statement in speaker.statements]
    positions = view_positions(places)
    timeline = view_timeline(places, statements, in_sentences=evidence is not Evidence.QUOTE)
    names = view_names(places, speakers)
    questions = _questions(places)
    digests = "\n".join(sorted(article.sha256 for article in account.articles))
    return PageView(
        title=account.title,
        version=account.tool.version,
        digest=hashlib.sha256(digests.encode()).hexdigest()[:DIGEST_LENGTH],
        evidence=evidence,
        dates=show_date(span_of(article.published for article in account.articles)),
        undated=sum(show_date(article.published) is None for article in account.articles),
        single=sum(statement.origins == 1 for statement in statements),
        stands=view_stands(places, positions),
        disputes=view_disputes(places),
        positions=positions,
        timeline=timeline,
        people=_people(timeline, positions),
        outlets=_outlets(places),
        speakers=speakers,
        names=tuple(name for name in names if not _in_passing(name)),
        passing=tuple(name for name in names if _in_passing(name)),
        # last: the texts are marked where the parts above point
        articles=view_articles(places, [*statements, *positions.moves.values(), *timeline.events], evidence=evidence),
        origins=len(account.origins),
        statements=len(statements),
        lines=len(account.attributions),
        questions=questions,
        skipped=tuple((skipped.path, skipped.reason) for skipped in account.skipped),
        corrections=tuple(_correction(places, corrected) for corrected in account.corrections),
    )


def _people(timeline: Timeline, positions: Positions) -> tuple[tuple[str, str], ...]:
    """Who can be asked for, by anchor and name."""
    people = dict(timeline.people) | {anchor: name for name, anchor in positions.parties}
    return tuple(sorted(people.items(), key=lambda item: (item[1].casefold(), item[0])))


def _outlets(places: Places) -> tuple[tuple[str, str], ...]:
    """Every outlet that can be asked for: the short names of its articles, and its name, or that of one without."""
    keys: dict[str, list[str]] = defaultdict(list)
    for article in sorted(places.articles.values(), key=lambda article: places.rank[article.id]):
        keys[label_of(article)].append(places.keys[article.id])
    return tuple((" ".join(own), name) for name, own in sorted(keys.items(), key=lambda item: item[0].casefold()))


def _questions(places: Places) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    by_what: dict[str, list[Unsure]] = defaultdict(list)
    for unsure in places.account.unsure:
        by_what[unsure.what].append(unsure)
    return tuple(
        (
            what,
            tuple(
                Question(
                    candidates=tuple(
                        places.entities[key].name if key in places.entities else key for key in unsure.candidates
                    ),
                    evidence=tuple(places.shown(span, "open") for span in unsure.evidence),
                )
                for unsure in questions
            ),
        )
        for what, questions in sorted(by_what.items())
    )


def _correction(places: Places, corrected: Corrected) -> Correction:
    named = (places.entities[id_].name if id_ in places.entities else id_ for id_ in corrected.changed)
    return Correction(corrected.line, corrected.said, tuple(dict.fromkeys(named)), corrected.problem)


def _in_passing(name: Name) -> bool:
    """Named once and nothing more known of it: listed, not laid out."""
    return not name.roles and not name.of and sum(alias.times for alias in (*name.aliases, *name.pronouns)) <= 1
