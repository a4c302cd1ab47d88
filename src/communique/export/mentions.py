"""An event -> the mentions that are shown of it, the one that stands for it first; a mention -> its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection
from itertools import chain

from communique.read.sentences import find_sentences
from communique.types import Article, Event, EventMention

# Code points below which a mention is a bare noun ("the talks") or verb ("met") and says too little to stand alone.
# Set by eye on invented stories; at twice as many, short clauses ("Varda walked out") would give way to longer ones.
TELLING = 16
# Of the likeliest mention's score: those under it do not stand for the event, whatever else speaks for them.
LIKELY = 0.5


def choose_tellings(event: Event, readable: Collection[str]) -> tuple[EventMention, ...]:
    """The mentions to show, best first: of those that overlap, the better one; none of an article not `readable`.

    Of the likely ones, one that says what the event is held to be, its modality and its type, comes before others, then
    one that is more than a noun, then the article's own voice, then the likeliest; of equals the first by place.
    """
    mentions = [mention for mention in event.mentions if mention.article in readable]
    likely = LIKELY * max((mention.score for mention in mentions), default=0.0)
    chosen: dict[str, list[EventMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: _rank(event, mention, likely)):
        own = chosen[mention.article]
        if not any(mention.start < other.end and other.start < mention.end for other in own):
            own.append(mention)
    return tuple(sorted(chain(*chosen.values()), key=lambda mention: _rank(event, mention, likely)))


def sentence_around(article: Article, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the sentence that the words begin in to the end of the one they end in."""
    sentences = find_sentences(article.text, article.blocks)
    first = bisect_right(sentences, start, key=lambda sentence: sentence[1])
    behind = bisect_left(sentences, end, key=lambda sentence: sentence[0])
    within = sentences[first:behind]
    return (min(start, within[0][0]), max(end, within[-1][1])) if within else (start, end)


def _rank(event: Event, mention: EventMention, likely: float) -> tuple[bool, bool, bool, bool, bool, float, str, int]:
    return (
        mention.score < likely,
        mention.modality is not event.modality,
        mention.type is not event.type,
        mention.end - mention.start < TELLING,
        mention.told_in is not None,
        -mention.score,
        mention.article,
        mention.start,
    )
