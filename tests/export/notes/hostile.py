"""Words of articles that would be markup, and an account that has them everywhere."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from communique.types import Account, Span
from tests.export.river_disputes import disputed_account

HOSTILE = (
    "<script>alert(1)</script>",
    "![x](javascript:alert(1)) [y](https://evil.example) <https://evil.example>",
    "https://evil.example www.evil.example mailto:a@evil.example @editor #12",
    "**bold** __bold__ `code` ~~gone~~ $x^2$ | a | b | {.class} \\",
    "[^1] [^1]: note ]] [[Main Page|x]] {{delete}} }} {{{1}}} <ref>x</ref> <nowiki>",
    "'''bold''' ''it'' == head == ~~~~ __NOTOC__ <!-- x --> -{zh}- &lt;b&gt; &amp;",
    "# head\n\n> quote\n\n- item\n\n```\ncode\n```\n\n    code\n\n<div>\n\n===\n",
    "* item\n; term\n: more\n----\n{|\n|-\n| cell\n|}\n",
    "\u202eemaps\u2066\x00\x1b[2J\u2028line\u2029",
    "=1+1 'quoted' a:b 10:30",
)


def hostile_account(words: str) -> Account:
    """An account whose names, headlines, issues and texts are these words, and every span of it one of them."""
    account = disputed_account()
    digest = hashlib.sha256(words.encode()).hexdigest()
    articles = tuple(
        replace(each, text=words, sha256=digest, outlet=words, headline=words, byline=words, blocks=())
        for each in account.articles
    )
    size = len(words)
    refusal, promise = account.moves

    def whole(article: str) -> Span:
        return Span(article, 0, size)

    return replace(
        account,
        title=words,
        articles=articles,
        entities=tuple(replace(each, name=words, mentions=(), roles=(), joined=()) for each in account.entities),
        attributions=tuple(replace(each, content=((0, size),), cue=None, source=None) for each in account.attributions),
        events=tuple(
            replace(
                event,
                mentions=tuple(replace(each, start=0, end=size, predicate=(0, size)) for each in event.mentions[:1]),
            )
            for event in account.events
        ),
        moves=tuple(
            replace(move, issue=words, proposal=words, wording=whole("post"), evidence=(whole("post"),), condition=None)
            for move in (refusal, promise)
        ),
        positions=tuple(replace(each, issue=words) for each in account.positions),
        stands=tuple(replace(each, issue=words, says=words, evidence=(whole("post"),)) for each in account.stands),
        disputes=tuple(
            replace(
                each,
                about=words,
                reason=words,
                sides=tuple(replace(side, says=words, evidence=(whole("post"),)) for side in each.sides),
            )
            for each in account.disputes
        ),
        skipped=tuple(replace(each, path=words, reason=words) for each in account.skipped),
    )
