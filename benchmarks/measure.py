"""One measurement in a process of its own, so that its peak memory is its own.

`python -m benchmarks.measure WHAT FOLDER`; WHAT is `read` (weights loaded before), `build` (loading them, page and
JSON included), `stories` (from files to a sorted pile), `copies` (from files to origins) or `encoder`: the encoder
alone, on the windows that `read` gives it in its first pass, cut beforehand.
Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from communique import pipeline
from communique.export.html import account_to_html
from communique.export.json import account_to_json
from communique.ingest.files import read_files
from communique.link.copies import find_reuse
from communique.link.credits import credit_reuse
from communique.link.origins import find_origins
from communique.model.encode import Pieces
from communique.model.reader import Part, Reader
from communique.read.article import read_article
from communique.types import Article, Reading


@dataclass(frozen=True, slots=True)
class Measurement:
    """Articles done, wall seconds, peak resident memory of the process in MB.

    For the encoder what it was given; for growth the seconds of processors, which other work lengthens less.
    """

    what: str
    articles: int
    seconds: float
    peak_mb: float
    windows: int = 0
    contents: int = 0
    pieces: int = 0
    pieces_again: int = 0
    processor_seconds: float = 0.0


class CountingReader(Reader):
    """A reader that keeps what it was asked to encode: the windows of articles, and the contents read again."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader.session, reader.tokenizer, reader.heads, reader.parser, reader.digest)
        self.windows: list[Pieces] = []
        self.contents: list[Pieces] = []

    def run(self, pieces: Pieces, *, inside: bool) -> Part:
        (self.contents if inside else self.windows).append(pieces)
        return super().run(pieces, inside=inside)


def measure_read(folder: Path, threads: int) -> Measurement:
    """Articles from files to readings."""
    results = pipeline.read_articles(folder, threads=threads)  # loads the weights
    begun = time.perf_counter()
    articles = sum(isinstance(result, Reading) for result in results)
    return Measurement("read", articles, time.perf_counter() - begun, _peak_mb())


def measure_build(folder: Path, threads: int) -> Measurement:
    """Articles from files to page and JSON; loading the weights is part of it, as for a user."""
    begun = time.perf_counter()
    account = pipeline.build(folder, threads=threads)
    account_to_html(account)
    account_to_json(account)
    return Measurement("build", len(account.articles), time.perf_counter() - begun, _peak_mb())


def measure_stories(folder: Path, threads: int) -> Measurement:
    """Articles from files to sorted stories; one thread, whatever `threads` says."""
    begun = time.perf_counter()
    pile = pipeline.sort_articles(folder)
    articles = sum(len(story.articles) for story in pile.stories)
    seconds = time.perf_counter() - begun
    return Measurement("stories", articles, seconds, _peak_mb(), processor_seconds=time.process_time())


def measure_copies(folder: Path, threads: int) -> Measurement:
    """Articles from files to copies and origins; one thread, whatever `threads` says."""
    begun = time.perf_counter()
    articles = [found for found in read_files([folder]) if isinstance(found, Article)]
    find_origins(articles, credit_reuse(articles, find_reuse(articles)))
    seconds = time.perf_counter() - begun
    return Measurement("copies", len(articles), seconds, _peak_mb(), processor_seconds=time.process_time())


def measure_encoder(folder: Path, threads: int) -> Measurement:
    """The encoder alone: the windows of each article's first pass, on as many threads."""
    reader = CountingReader(Reader.load())
    given: list[list[Pieces]] = []
    for found in read_files([folder]):
        if isinstance(found, Article):
            before = len(reader.windows)
            read_article(found, reader)
            given.append(reader.windows[before:])

    def encode(windows: Sequence[Pieces]) -> None:
        for window in windows:
            Reader.run(reader, window, inside=False)

    with ThreadPoolExecutor(threads) as pool:
        begun = time.perf_counter()
        list(pool.map(encode, given))
        seconds = time.perf_counter() - begun
    return Measurement(
        "encoder",
        len(given),
        seconds,
        _peak_mb(),
        windows=len(reader.windows),
        contents=len(reader.contents),
        pieces=sum(map(len, reader.windows)),
        pieces_again=sum(map(len, reader.contents)),
    )


MEASURES = {
    "read": measure_read,
    "build": measure_build,
    "stories": measure_stories,
    "copies": measure_copies,
    "encoder": measure_encoder,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description=__doc__)
    parser.add_argument("what", choices=MEASURES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    print(json.dumps(asdict(MEASURES[options.what](options.folder, options.threads))))


def _peak_mb() -> float:
    """Peak resident memory of this process and of its largest child, in MB; macOS counts bytes, others kilobytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return round(sum(usage) * unit / 1e6, 1)


if __name__ == "__main__":
    main()
