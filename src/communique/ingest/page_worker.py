"""The process that opens hostile pages. It is run as a file by html.py and imports nothing of this package.

In, on standard input: per page four bytes of length, then the page in UTF-8. Out: four bytes of length, then JSON: the
main text and metadata as trafilatura finds them (Barbaresi 2021), or `error`. It limits its own address space, its
processor seconds per page, and writes no file; where the system knows no such limits the parent's deadline remains.
"""

from __future__ import annotations

import json
import os
import re
import struct
import sys
from typing import Any, BinaryIO

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

PAGES_PER_CACHE = 200
"""Pages after which trafilatura's caches are emptied: they only grow, and a page seldom meets another of its site."""

_DATE_NAMES = tuple(
    """
    article:published_time og:article:published_time datepublished date_published parsely-pub-date sailthru.date
    dc.date.issued dcterms.issued dc.date dcterms.date dcterms.created dc.date.created publish-date publish_date
    publication_date published_date pubdate pub_date article.published article_date_original
    cxenseparse:recs:publishtime bt:pubdate ptime originalpublicationdate rnews:datepublished
    citation_publication_date date displaydate
    """.split()
)
"""Names and properties of <meta> elements that hold the day of first publication, most reliable first."""

_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_MAX_DATES = 5


def main() -> None:
    """Serve pages until standard input ends; arguments: bytes of address space, processor seconds per page."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    _limit_process(memory)
    _send(answers, {"ready": True})
    served = 0
    while header := requests.read(4):
        page = requests.read(struct.unpack(">I", header)[0]).decode("utf-8")
        _limit_seconds(seconds)
        _send(answers, _answer(page))
        served += 1
        if served % PAGES_PER_CACHE == 0:
            _empty_caches()


def _limit_process(memory: int) -> None:
    import trafilatura  # noqa: F401, PLC0415  (the parent must be able to import this module's constants without it)

    if resource is None:
        return
    for what, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (limit, limit))
        except (ValueError, OSError):  # macOS refuses a limit of address space
            continue


def _limit_seconds(seconds: int) -> None:
    """Let the system end this process when the page at hand has taken so many processor seconds."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


def _send(answers: BinaryIO, answer: dict[str, Any]) -> None:
    data = json.dumps(answer).encode("ascii")
    answers.write(struct.pack(">I", len(data)) + data)
    answers.flush()


def _empty_caches() -> None:
    from trafilatura.meta import reset_caches  # noqa: PLC0415

    reset_caches()


def _answer(page: str) -> dict[str, Any]:
    try:
        return _extract(page)
    except MemoryError:
        return {"error": "takes too much memory"}
    except RecursionError:
        return {"error": "is nested too deep"}
    except Exception as error:  # noqa: BLE001  (the border of the process: any fault of a parser is this page's, and told)
        return {"error": f"cannot be parsed ({type(error).__name__})"}


def _extract(page: str) -> dict[str, Any]:
    from trafilatura import extract, html2txt  # noqa: PLC0415
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415
    from trafilatura.utils import load_html  # noqa: PLC0415

    tree = load_html(page)
    if tree is None:
        return {"error": "is not HTML"}
    dates = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
    document = extract_metadata(tree, date_config=dates)
    return {
        "text": extract(tree, include_comments=False) or html2txt(tree),
        "title": document.title,
        "outlet": document.sitename,
        "byline": document.author,
        "url": document.url,
        "dates": _find_dates(tree),
        "found_date": document.date,
        "asks_password": bool(tree.xpath('//input[@type="password"]')),
    }


def _find_dates(tree: Any) -> list[str]:
    """Dates of publication that the page gives to machines: JSON-LD, <meta>, <time>, in this order."""
    found: list[str] = []
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        found += _JSON_DATE.findall(script)[:1]
    metas: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            if name := meta.get(attribute):
                metas.setdefault(name.lower(), meta.get("content"))
    found += [metas[name] for name in _DATE_NAMES if name in metas]
    found += tree.xpath('//*[@itemprop="datePublished"]/@datetime') + tree.xpath("//time[@pubdate]/@datetime")
    return [value.strip() for value in dict.fromkeys(map(str, found)) if value.strip()][:_MAX_DATES]


if __name__ == "__main__":
    main()
