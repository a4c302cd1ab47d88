"""Score the finding of copies: real pairs of newstext judged by a reader, reprints made by machine, and near misses.

In: the folder that holds corpora/. Out: figures under "copies/". All articles lie in one pile, so that a pair nobody
listed counts as false when it is called copy or abridged. Each pair, real or made, belongs to one of two halves by a
hash of its name: thresholds are set on the one ("tuning"), the figures of the other are those held against marks.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from zlib import crc32

from communique.ingest.files import read_files
from communique.link.copies import find_reuse
from communique.types import Article, ReuseKind
from evaluation.data import DataError
from evaluation.figures import Figure
from evaluation.newstext import News, make_article, read_news
from evaluation.reprints import EDITS, paragraphs_of

JUDGED = Path(__file__).with_name("copies.tsv")
EVENTS = "corpora/crossdoc/newswcl50"
# Reprints made by each edit, and pairs of articles on one topic by two outlets.
PER_EDIT = 40
SAME_TOPIC = 120
# Sources of reprints: long enough that a third of it is a text; words, lines.
SOURCE_WORDS = (250, 1500)
SOURCE_LINES = 8
# Words of a headline that two articles of one week share to be on one topic.
TOPIC_WORDS = 4
INDEPENDENT = "independent"
UNCLEAR = "unclear"
SAME_TEXT = (ReuseKind.COPY.value, ReuseKind.ABRIDGED.value)


@dataclass(frozen=True, slots=True)
class Case:
    """Two articles, what is between them (a kind of reuse, independent, unclear), and where the pair comes from."""

    articles: tuple[str, str]
    verdict: str
    group: str

    @property
    def is_held_out(self) -> bool:
        """Whether the pair is in the half that no threshold was set on."""
        return crc32(" ".join(self.articles).encode()) % 2 == 1


def score_copies(data: Path) -> Iterator[Figure]:
    """Precision, recall and F1 of copy and abridged together, over both halves; kinds; false copies of one event."""
    news = {item.id: item for item in read_news(data)}
    cases, articles = make_cases(news)
    found = {reuse.articles: reuse.kind.value for reuse in find_reuse(articles)}
    listed = {case.articles for case in cases}
    stray = [Case(pair, INDEPENDENT, "stray") for pair in sorted(found) if pair not in listed]
    scored = [case for case in (*cases, *stray) if case.verdict != UNCLEAR]
    for half, chosen in (
        ("tuning", [case for case in scored if not case.is_held_out]),
        ("pairs", [case for case in scored if case.is_held_out]),
    ):
        yield from _score(half, chosen, found)
        for group in sorted({case.group for case in chosen}):
            own = [case for case in chosen if case.group == group]
            right = sum((found.get(case.articles) in SAME_TEXT) == (case.verdict in SAME_TEXT) for case in own)
            yield Figure(f"copies/{half}/{group}/right", round(right / len(own), 3))
            yield Figure(f"copies/{half}/{group}/pairs", len(own))
        yield from _score(f"{half}/real", [case for case in chosen if case.group == "real"], found)
    yield from _confuse([case for case in cases if case.verdict != UNCLEAR and case.is_held_out], found)
    yield from _score_events(data / EVENTS)


def make_cases(news: Mapping[str, News]) -> tuple[list[Case], list[Article]]:
    """All pairs of the test and every article in them, sorted by id."""
    judged = read_judged()
    used = {article for case in judged for article in case.articles}
    topics = _find_topics([item for item in news.values() if item.id not in used])
    used |= {article for case in topics for article in case.articles}
    articles = [make_article(news[article]) for article in sorted(used)]
    made, reprints = _make_reprints([item for item in news.values() if item.id not in used])
    return [*judged, *topics, *made], sorted([*articles, *reprints], key=lambda article: article.id)


def read_judged() -> tuple[Case, ...]:
    """The real pairs with their verdicts."""
    rows = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines() if not line.startswith("#")]
    return tuple(Case((min(one, other), max(one, other)), verdict, "real") for one, other, verdict in rows)


def _find_topics(news: Iterable[News]) -> list[Case]:
    """Pairs by different outlets, within a day of each other, whose headlines share most of their words."""
    days: dict[str, list[News]] = {}
    for item in sorted(news, key=lambda item: item.id):
        days.setdefault(item.published[:10], []).append(item)
    found = []
    for own in days.values():
        words = {item.id: set(re.findall(r"\w{4,}", item.title.casefold())) for item in own}
        for one, other in combinations(own, 2):
            shared = len(words[one.id] & words[other.id])
            if shared >= TOPIC_WORDS and one.outlet.split()[:1] != other.outlet.split()[:1]:
                found.append((-shared, Case((one.id, other.id), INDEPENDENT, "same topic")))
    return [case for _, case in sorted(found, key=lambda each: (each[0], each[1].articles))[:SAME_TOPIC]]


def _make_reprints(news: Iterable[News]) -> tuple[list[Case], list[Article]]:
    """A reprint of each source and the source itself; sources and what else goes in are used once."""
    fit = [
        item
        for item in sorted(news, key=lambda item: item.id)
        if SOURCE_WORDS[0] <= len(item.text.split()) <= SOURCE_WORDS[1]
        and len(paragraphs_of(item.text)) >= SOURCE_LINES
    ]
    chance = random.Random("reprints")
    chosen = iter(chance.sample(fit, 2 * PER_EDIT * len(EDITS)))
    cases, articles = [], []
    for name, edit, kind in EDITS:
        for number in range(PER_EDIT):
            source, other = next(chosen), next(chosen)
            text = edit(source, other, random.Random(f"{name} {number}"))
            reprint = replace(other, id=f"{source.id}~", title="", text=text)
            articles += [make_article(source), make_article(reprint)]
            cases.append(Case((source.id, reprint.id), kind.value if kind else INDEPENDENT, name))
    return cases, articles


def _score(half: str, cases: Sequence[Case], found: Mapping[tuple[str, str], str]) -> Iterator[Figure]:
    wanted = {case.articles for case in cases if case.verdict in SAME_TEXT}
    got = {case.articles for case in cases if found.get(case.articles) in SAME_TEXT}
    both = len(wanted & got)
    yield Figure(f"copies/{half}/p", round(both / len(got), 4) if got else None)
    yield Figure(f"copies/{half}/r", round(both / len(wanted), 4) if wanted else None)
    yield Figure(f"copies/{half}/f1", round(2 * both / (len(got) + len(wanted)), 4) if got or wanted else None)


def _confuse(cases: Iterable[Case], found: Mapping[tuple[str, str], str]) -> Iterator[Figure]:
    """How many pairs of each kind were called what, over the held-out half."""
    counts = Counter((case.verdict, found.get(case.articles, INDEPENDENT)) for case in cases)
    for (verdict, called), count in sorted(counts.items()):
        yield Figure(f"copies/kinds/{verdict} called {called}", count)


def _score_events(folder: Path) -> Iterator[Figure]:
    """Copies and abridged versions among articles on one event written apart: every one of them is false."""
    events = sorted(path for path in folder.glob("event_*") if path.is_dir())
    if not events:
        raise DataError(f"no event_* in {folder}")
    pairs = false = 0
    for event in events:
        articles = [found for found in read_files([event]) if isinstance(found, Article)]
        pairs += len(articles) * (len(articles) - 1) // 2
        false += sum(reuse.kind.value in SAME_TEXT for reuse in find_reuse(articles))
    yield Figure("copies/same event/pairs", pairs)
    yield Figure("copies/same event/false", false)
