"""Read dated articles and keep their time expressions: newstext, and TimeBank's documents.

In: the folder of corpora. Out: a pickle of `Example`s. Of newstext a sample of all articles, and more of those with a
day and its year, which are a tenth; only of the half that evaluation.publication_dates does not measure on.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique.model.reader import Reader
from communique.model.times import TimeHeads
from communique.read.times import find_times
from communique.types import Article, TimeExpression
from evaluation.newstext import make_article, read_news
from evaluation.publication_dates import NAMES_A_DAY, has_day, is_held_out, read_timeml

ANY, WITH_DATE = 2_500, 700
"""Articles read of all, and more with a day and its year; half an hour of one processor."""

LONGEST = 30_000


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its time expressions, without their meanings, and the day on which it was published."""

    article: Article
    times: tuple[TimeExpression, ...]
    day: date


def read_examples(data: Path, any_: int, with_date: int) -> Iterator[Example]:
    """The examples, TimeBank's first."""
    reader = Reader.load()
    heads = TimeHeads(reader.heads.weights)
    for dated in read_timeml(data / "corpora/time/tempeval3/TimeBank"):
        yield Example(dated.article, _read(dated.article, reader, heads), dated.day)
    news = [one for one in read_news(data) if has_day(one) and not is_held_out(one) and len(one.text) <= LONGEST]
    news.sort(key=lambda one: hashlib.sha256(one.id.encode()).hexdigest()[32:])
    rest = (one for one in news[any_:] if NAMES_A_DAY.search(one.text))
    for one in (*news[:any_], *(one for one, _ in zip(rest, range(with_date), strict=False))):
        article = make_article(one)
        yield Example(article, _read(article, reader, heads), date.fromisoformat(one.published[:10]))


def _read(article: Article, reader: Reader, heads: TimeHeads) -> tuple[TimeExpression, ...]:
    ranges = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
    return find_times(article.text, ranges, reader.tag(reader.cut(article.text, ranges)), heads) if ranges else ()


def main() -> None:
    """Write the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--any", type=int, default=ANY, dest="any_")
    parser.add_argument("--with-date", type=int, default=WITH_DATE)
    options = parser.parse_args()
    examples = list(read_examples(options.data, options.any_, options.with_date))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(pickle.dumps(examples))
    print(f"{len(examples)} examples")


if __name__ == "__main__":
    main()
