"""When articles were written, from the text alone: TempEval-3's documents, and articles of newstext that name a day.

An answer is an interval of the calendar at most seven days wide; it is right where it holds the day of publication.
Nothing of a document but its TEXT is given: no creation time, no id, no dateline that stands outside of it. Newstext's
are of the half that the weights are not learnt from (training/publication).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from communique.link.publication import date_articles
from communique.model.reader import Reader
from communique.model.times import TimeHeads
from communique.read.time_values import add_meanings
from communique.read.times import find_times
from communique.types import Article, Block, BlockKind, Date, Reading
from evaluation.data import DataError
from evaluation.figures import Figure
from evaluation.newstext import News, make_article, read_news
from training.reader.timeml import read_document

WEEK = 7
SAMPLE = 300
"""Articles of newstext that are read; half a minute of one processor."""

NAMES_A_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:of )?20\d\d", re.IGNORECASE
)
"""A day with its year: a ninth of the articles of newstext have one, and few others can be dated."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A text alone, and the day on which it was published."""

    article: Article
    day: date


@dataclass(frozen=True, slots=True)
class DateCounts:
    """Articles, intervals of a week at most, those that hold the day, and days in all of them."""

    articles: int = 0
    answered: int = 0
    right: int = 0
    days: int = 0

    def __add__(self, other: DateCounts) -> DateCounts:
        return DateCounts(
            self.articles + other.articles,
            self.answered + other.answered,
            self.right + other.right,
            self.days + other.days,
        )

    def to_figures(self, data: str) -> Iterator[Figure]:
        """The share that is right of the answers, the share answered, the mean width in days."""
        for name, part, whole in (
            ("right", self.right, self.answered),
            ("answered", self.answered, self.articles),
            ("width", self.days, self.answered),
        ):
            yield Figure(f"{data}/publication/{name}", round(part / whole, 4) if whole else None)


def score_publication_dates(data: Path) -> Iterator[Figure]:
    """The figures on AQUAINT, which nothing is learnt from, on TimeBank and on newstext."""
    reader = Reader.load()
    folder = data / "corpora/time/tempeval3"
    if not folder.is_dir():
        raise DataError(f"no dated documents in {folder}")
    for name, articles in (
        ("aquaint", read_timeml(folder / "AQUAINT")),
        ("timebank", read_timeml(folder / "TimeBank")),
        ("newstext-days", sample_news(data)),
    ):
        yield from count_dates(articles, reader).to_figures(name)


def read_timeml(folder: Path) -> Iterator[Dated]:
    """Every document's TEXT as an article, named by its digest."""
    for path in sorted(folder.glob("*.tml")):
        created = ElementTree.parse(path).getroot().find("DCT/TIMEX3")
        if created is None:
            raise DataError(f"{path} has no creation time")
        text = read_document(path).text
        digest = hashlib.sha256(text.encode()).hexdigest()
        block = Block(0, len(text), BlockKind.BODY)
        article = Article(f"a{digest[:12]}", "text.txt", text, digest, blocks=(block,))
        yield Dated(article, date.fromisoformat((created.get("value") or "")[:10]))


def sample_news(data: Path) -> Iterator[Dated]:
    """Articles whose day is known, without what else is known of them, in the order of their digests' latter halves."""
    news = [one for one in read_news(data) if has_day(one) and is_held_out(one) and NAMES_A_DAY.search(one.text)]
    for one in sorted(news, key=lambda one: hashlib.sha256(one.id.encode()).hexdigest()[32:])[:SAMPLE]:
        yield Dated(make_article(one), date.fromisoformat(one.published[:10]))


def has_day(news: News) -> bool:
    """Whether the day of an article is known."""
    return bool(re.match(r"20[012]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|30)", news.published))


def is_held_out(news: News) -> bool:
    """Whether an article is of the half that is not learnt from; by its digest, so that it never changes."""
    return hashlib.sha256(news.id.encode()).digest()[0] % 2 == 1


def infer_date(article: Article, reader: Reader) -> Date:
    """The date of one article by itself."""
    ranges = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
    if not ranges:
        return article.published
    tagged = reader.tag(reader.cut(article.text, ranges))
    times = add_meanings(article.text, find_times(article.text, ranges, tagged, TimeHeads(reader.heads.weights)))
    (dated,) = date_articles([Reading(article, (), (), times=times)])
    return dated.article.published


def count_date(wanted: Dated, found: Date) -> DateCounts:
    """One article: whether its interval is an answer, and holds the day."""
    if found.earliest is None or found.latest is None or len(found.earliest) < len("2031-03-04"):
        return DateCounts(articles=1)
    first, last = date.fromisoformat(found.earliest), date.fromisoformat(found.latest)
    width = (last - first).days + 1
    if width > WEEK:
        return DateCounts(articles=1)
    return DateCounts(1, 1, int(first <= wanted.day <= last), width)


def count_dates(wanted: Iterable[Dated], reader: Reader) -> DateCounts:
    """The sum over articles."""
    return sum((count_date(one, infer_date(one.article, reader)) for one in wanted), DateCounts())
