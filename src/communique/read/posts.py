"""Posts shown in full, as pages embed them: 'The sluice stays shut. — Ilse Marn (@ilsemarn) May 12, 2022'.

The words before the dash are the content, the name after it the source; there is no cue. What the reader made of the
same words gives way to it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from communique.types import Act, Article, Attribution, Kind

_POST = re.compile(
    r"^[ \t]*(?P<content>\S[^\n]*?)(?:\s+(?:https?://|pic\.)\S+)*\s*[—–-]+\s*"
    r"(?P<source>[^\n()@—–]{2,60}?)\s+\(@\w{1,15}\)\s+"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})",
    re.MULTILINE,
)
_HANDLE = "(@"


def add_posts(article: Article, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions and one for each embedded post, by first content offset, longest first."""
    skipped = [(block.start, block.end) for block in article.blocks if block.kind.is_boilerplate]
    posts = [
        _post(article, match)
        for match in find_posts(article.text)
        if not any(start <= match.start("content") < end for start, end in skipped)
    ]
    covered = [post.content[0] for post in posts]
    kept = [a for a in attributions if not any(s <= a.content[0][0] < e for s, e in covered)]
    return tuple(sorted([*kept, *posts], key=lambda a: (a.content[0][0], -a.content[-1][1], a.id)))


def find_posts(text: str) -> Iterator[re.Match[str]]:
    """Every line that is a post, `content` and `source` its groups; few texts show one, and those are told at once."""
    return _POST.finditer(text) if _HANDLE in text else iter(())


def _post(article: Article, match: re.Match[str]) -> Attribution:
    content, source = match.span("content"), match.span("source")
    key = f"{article.id} {content} {source} post"
    return Attribution(
        id="t" + hashlib.sha256(key.encode()).hexdigest()[:12],
        article=article.id,
        content=(content,),
        cue=None,
        source=source,
        kind=Kind.DIRECT,
        act=Act.SPEECH,
        denied=False,
        hedged=False,
        confidence=1.0,
    )
