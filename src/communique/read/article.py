"""Article -> Reading: the order in which one article is read."""

from __future__ import annotations

from dataclasses import replace

from communique.model.decode import decode_spans
from communique.model.labels import NAME_TAGS, Name, NameType
from communique.model.name_head import NameHead
from communique.model.reader import Reader, Tagged
from communique.model.times import TimeHeads
from communique.read.anaphora import find_linkable, link_mentions
from communique.read.attributions import find_attributions
from communique.read.coreference import resolve
from communique.read.echoes import find_echoes
from communique.read.events import find_events
from communique.read.mentions import find_mentions
from communique.read.names import mend_names
from communique.read.noun_phrases import find_noun_phrases
from communique.read.posts import add_posts
from communique.read.relays import trace_relays
from communique.read.time_values import add_meanings
from communique.read.times import find_times
from communique.types import Article, Reading


def read_article(article: Article, reader: Reader) -> Reading:
    """Find who says what, entities, relays, times, event mentions and noun phrases; boilerplate is not read."""
    ranges = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
    if not ranges:
        return Reading(article, (), ())
    tagged = reader.tag(reader.cut(article.text, ranges))
    attributions = add_posts(article, find_attributions(article, tagged, reader))
    names = mend_names(article.text, find_names(tagged, reader))
    mentions = find_mentions(article, names, attributions)
    phrases = find_noun_phrases(article, tagged, reader.heads)
    links = link_mentions(tagged, reader.heads, find_linkable(article, tagged, phrases, names, mentions))
    resolution = resolve(article, mentions, attributions, links)
    related = trace_relays(article, resolution.attributions, resolution.entities)
    times = add_meanings(article.text, find_times(article.text, ranges, tagged, TimeHeads(reader.heads.weights)))
    reading = Reading(article, find_echoes(article, related), resolution.entities, resolution.unsure, times)
    return replace(reading, events=find_events(reading, tagged, reader), noun_phrases=phrases)


def find_names(tagged: Tagged, reader: Reader) -> tuple[Name, ...]:
    """Proper names by the name tags, looked at again."""
    offsets = tagged.pieces.offsets
    tags = NameHead(reader.heads.weights).retag(tagged)
    return tuple(
        Name(int(offsets[s.start, 0]), int(offsets[s.end - 1, 1]), NameType(s.kind), s.score)
        for s in decode_spans(tags, NAME_TAGS, tagged.pieces)
    )
