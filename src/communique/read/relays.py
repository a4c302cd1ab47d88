"""An article's attributions with speakers -> the same with `via`: through whose hands the words came.

From the speaker outwards: for a nested attribution its outer speakers first, then the outlet or agency that the article
names for the outermost one ("told the Ostrel Post", "in an interview with Radio Varda", "the Ostrel Post's Ilse Marn").
The article's own outlet is left out, and so is an agency credited for the whole text ("SILE (VNA) -"): that tells who
wrote the article, not who passed these words on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from communique.read.aliases import tokens_of
from communique.read.sentences import Bounds, find_paragraphs, find_sentences
from communique.types import Article, Attribution, Entity, EntityType


def trace_relays(
    article: Article, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> tuple[Attribution, ...]:
    """The attributions in the order given, each with the entities that passed its words on."""
    outside = _trace_outside(article, attributions, entities)
    by_id = {attribution.id: attribution for attribution in attributions}
    own = {entity.id for entity in entities if is_own_outlet(article, entity)}
    return tuple(replace(a, via=_chain(a, by_id, outside, own)) for a in attributions)


def is_own_outlet(article: Article, entity: Entity) -> bool:
    """Whether an entity is the outlet that publishes the article, however the name is cut."""
    if article.outlet is None or entity.type is EntityType.PERSON:
        return False
    own, other = (
        {token for token in tokens_of(re.findall(r"[\w.’'\-]+", name.lower())) if token not in _FILLERS}
        for name in (article.outlet, entity.name)
    )
    return bool(other) and other <= own and entity.type is EntityType.OUTLET


_FILLERS = frozenset("the news online com agency tv radio television".split())
_INTO = re.compile(
    r"(?:\b(?:told|tells?|telling|informed|interview(?:ed)? (?:with|to|by|on|for)|interview published (?:in|by)|"
    r"sp(?:oke|eaking|oken|eaks) (?:to|with|on)|statement to|quoted by|cited by|reported by|carried by|"
    r"published (?:by|in)|"
    r"according to|as reported by|said (?:on|to|in)|says (?:on|to)|wrote (?:in|for)|"
    r"write in|writing in|appear(?:ance|ed|ing) on|"
    r"an? (?:article|op-ed|piece|column|interview) (?:in|for|on|with)|comments? to|remarks? to|via)\s+)"
    r"(?:the |a |its |an )?(?:[\w.’'\-]+\s+){0,4}[“\"‘]?$",
    re.IGNORECASE,
)
"""What stands before an outlet that passes somebody's words on; up to four words may describe it ("state agency")."""
_ON_AIR = re.compile(r"\b(?:on|in)\s+(?:the |an? )?(?:[\w.’'\-]+\s+){0,2}[“\"‘]?$", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:said|says|say|told|asked|added|insisted|argued|wrote|warned)\b", re.IGNORECASE)
_QUOTES = re.compile(r",?\s+(?:has |had )?(?:quot(?:es|ed)|cit(?:es|ed)|spoke (?:to|with))\b", re.IGNORECASE)
_RUN_GAP = 2
"""Paragraphs between two attributions of one speaker over which a relay carries on: "he also said". In the training
stories three paragraphs bring in other occasions as often as the same one."""


def _chain(
    attribution: Attribution, by_id: dict[str, Attribution], outside: dict[str, tuple[str, ...]], own: set[str]
) -> tuple[str, ...]:
    chain: list[str] = []
    seen = {attribution.id}
    here = attribution
    while here.nested_in is not None and here.nested_in in by_id and here.nested_in not in seen:
        here = by_id[here.nested_in]
        seen.add(here.id)
        if here.speaker is not None:
            chain.append(here.speaker)
    chain.extend(outside.get(here.id, ()))
    return tuple(step for i, step in enumerate(chain) if step not in own and (i == 0 or step != chain[i - 1]))


def _trace_outside(
    article: Article, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> dict[str, tuple[str, ...]]:
    """For each outermost attribution the outlets named as its carriers."""
    outlets = {entity.id: entity for entity in entities if entity.type is EntityType.OUTLET}
    own = {entity.id for entity in entities if is_own_outlet(article, entity)}
    places = sorted((span.start, span.end, key) for key, entity in outlets.items() for span in entity.mentions)
    by_id = {entity.id: entity for entity in entities}
    sentences = find_sentences(article.text, article.blocks)
    paragraphs = [start for start, _ in find_paragraphs(article.text, article.blocks)]
    outermost = sorted(
        (a for a in attributions if a.nested_in is None), key=lambda a: ((a.source or a.content[0])[0], a.id)
    )
    traced: dict[str, tuple[str, ...]] = {}
    running: tuple[str | None, int, tuple[str, ...]] = (None, 0, ())
    for attribution in outermost:
        anchor = attribution.cue or attribution.source or attribution.content[0]
        paragraph = bisect_right(paragraphs, anchor[0])
        carriers = _named_carriers(article.text, attribution, sentences, places)
        carriers = tuple(c for c in carriers if c != attribution.speaker and c not in own)
        speaker = by_id.get(attribution.speaker or "")
        if not carriers and speaker is not None:
            carriers = tuple(c for c in _employer(article.text, speaker, places) if c not in own)
        if not carriers and speaker is not None and running[0] == speaker.id and paragraph - running[1] <= _RUN_GAP:
            carriers = running[2]
        if speaker is not None:
            running = (speaker.id, paragraph, carriers)
        traced[attribution.id] = carriers
    return traced


def _named_carriers(
    text: str, attribution: Attribution, sentences: Sequence[Bounds], places: Sequence[tuple[int, int, str]]
) -> tuple[str, ...]:
    """Outlets that the attribution's own sentences name as carriers, outside what was said."""
    anchors = [part for part in (attribution.cue, attribution.source) if part is not None]
    if not anchors:
        return ()
    first = max(0, bisect_right(sentences, (min(a[0] for a in anchors), len(text))) - 1)
    last = max(0, bisect_right(sentences, (max(a[1] for a in anchors) - 1, len(text))) - 1)
    start, end = sentences[first][0], sentences[last][1]
    found = []
    for at, stop, key in places:
        if stop <= start or at >= end:
            continue
        inside = any(s <= at < e for s, e in attribution.content)
        in_source = attribution.source is not None and attribution.source[0] <= at < attribution.source[1]
        if inside or in_source:
            continue
        before, after = text[max(start, at - 90) : at], text[stop : min(end, stop + 30)]
        said = _SAYING.search(before) is not None
        if _INTO.search(before) or _QUOTES.match(after) or (said and _ON_AIR.search(before)):
            found.append((at, key))
    keys = [key for _, key in sorted(found)]
    return tuple(dict.fromkeys(_last_of_apposed(text, places, found) if len(keys) > 1 else keys))


def _last_of_apposed(text: str, places: Sequence[tuple[int, int, str]], found: Sequence[tuple[int, str]]) -> list[str]:
    """Of outlets that stand in one phrase ("TVX affiliate Radio Sile") only the last one, its head."""
    ends = {at: stop for at, stop, _ in places}
    kept: list[tuple[int, str]] = []
    for at, key in sorted(found):
        if kept and re.fullmatch(r"(?:['’]s)?\s+(?:\w+\s+){0,2}", text[ends[kept[-1][0]] : at]):
            kept.pop()
        kept.append((at, key))
    return [key for _, key in kept]


def _employer(text: str, speaker: Entity, places: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """The outlet a speaker reports for: "the Ostrel Post's Ilse Marn", "Ilse Marn of the Ostrel Post"."""
    if speaker.type is not EntityType.PERSON:
        return ()
    for mention in speaker.mentions:
        for at, stop, key in places:
            if stop <= mention.start and re.fullmatch(r"['’]s?\s+(?:\w+\s+){0,2}", text[stop : mention.start]):
                return (key,)
            if mention.end <= at and re.fullmatch(
                r",?\s+(?:an? )?(?:\w+ )?(?:of|from|with|for|at)\s+(?:the |The )?(?:\w+\s+){0,2}",
                text[mention.end : at],
            ):
                return (key,)
    return ()
