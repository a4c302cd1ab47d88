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
from itertools import pairwise

from communique.read.aliases import tokens_of
from communique.read.sentences import Bounds, find_paragraphs, find_sentences
from communique.types import Act, Article, Attribution, Entity, EntityType


def trace_relays(
    article: Article, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> tuple[Attribution, ...]:
    """The attributions in the order given, each with the entities that passed its words on."""
    places = _Places(article, entities)
    outside = _trace_outside(article, places, attributions, entities)
    cited = {a.id: _find_cited(places, a) for a in attributions if a.speaker in places.outlets}
    by_id = {attribution.id: attribution for attribution in attributions}
    return tuple(replace(a, via=_chain(a, by_id, outside=outside, cited=cited, own=places.own)) for a in attributions)


class _Places:
    """Where an article names outlets, and its sentences; `own` are those that publish it."""

    def __init__(self, article: Article, entities: Sequence[Entity]) -> None:
        self.text = article.text
        self.outlets = {entity.id for entity in entities if entity.type is EntityType.OUTLET}
        self.own = {entity.id for entity in entities if is_own_outlet(article, entity)}
        self.all: list[tuple[int, int, str]] = sorted(
            (span.start, span.end, e.id) for e in entities if e.id in self.outlets for span in e.mentions
        )
        self.sentences = find_sentences(article.text, article.blocks)

    def sentences_of(self, attribution: Attribution) -> Bounds | None:
        """From the first to the last sentence in which its cue and source stand; None where it has neither."""
        anchors = [part for part in (attribution.cue, attribution.source) if part is not None]
        if not anchors:
            return None
        first = max(0, bisect_right(self.sentences, (min(a[0] for a in anchors), len(self.text))) - 1)
        last = max(0, bisect_right(self.sentences, (max(a[1] for a in anchors) - 1, len(self.text))) - 1)
        return self.sentences[first][0], self.sentences[last][1]


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
    r"sp(?:oke|eaking|oken|eaks) (?:to|with|on)|statement to|cited by|reported by|"
    r"quoted (?:as \w+ing )?(?:by|in)|(?:carried|broadcast|aired|distributed|issued|released) (?:by|on|in|through)|"
    r"published (?:by|in|on)|"
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
_REPORTS = re.compile(r"\s+(?:[a-z]+ ){0,2}(?:report(?:s|ed)|sa(?:id|ys))\b(?! that)[^,;:“\"]{0,40}$", re.IGNORECASE)
_COMMA_BEFORE = re.compile(r",[”\"’]?\s+(?:the )?(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
"""With what follows it, an outlet that passes on the whole sentence before it: "..., the Lantern reported"."""
_CITING = re.compile(r"\b(?:citing|quoting)\s+(?:the |a )?(?:[\w.’'\-]+\s+){0,4}$", re.IGNORECASE)
_TOLD_IT = re.compile(
    r"\b(?:told|tells|telling) the "
    r"(?:paper|newspaper|magazine|broadcaster|agency|network|station|channel|outlet|website)\b",
    re.IGNORECASE,
)
"""An outlet named in an earlier sentence and not again: "she told the paper"."""
_IT_REACH = 400
"""How far before "the paper" it is named, in characters: within two or three sentences."""
_NOT_BOTH = re.compile(r"\b(?:but|later|earlier|separately|also|then|and) (?:\w+ )?(?:told|tells)\b", re.IGNORECASE)
"""What was said before this was said elsewhere: "called it a loss, but told Radio Varda it was small"."""
_BREAK = re.compile(r"\n\s*")
_BACK_GAP = 1
"""Paragraphs from what somebody said to the next thing he said, over which the carrier named there holds for both."""
_WRAP_GAP = 6
"""Code points that an attribution may leave of the one it fills: "that ", a comma, a mark."""
_RUN_GAP = 2
"""Paragraphs between two attributions of one speaker over which a relay carries on: "he also said". In the training
stories three paragraphs bring in other occasions as often as the same one."""


def _chain(
    attribution: Attribution,
    by_id: dict[str, Attribution],
    *,
    outside: dict[str, tuple[str, ...]],
    cited: dict[str, tuple[str, ...]],
    own: set[str],
) -> tuple[str, ...]:
    """Outer speakers, each with the agency it cites before it, then who carries the outermost words."""
    chain: list[str] = []
    seen = {attribution.id}
    here = attribution
    while here.nested_in is not None and here.nested_in in by_id and here.nested_in not in seen:
        here = by_id[here.nested_in]
        seen.add(here.id)
        chain.extend(step for step in cited.get(here.id, ()) if step != attribution.speaker)
        if here.speaker is not None:
            chain.append(here.speaker)
    chain.extend(outside.get(here.id, ()))
    return tuple(dict.fromkeys(step for step in chain if step not in own))


def _trace_outside(
    article: Article, places: _Places, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> dict[str, tuple[str, ...]]:
    """For each outermost attribution the outlets named as its carriers."""
    by_id = {entity.id: entity for entity in entities}
    paragraphs = [start for start, _ in find_paragraphs(article.text, article.blocks)]
    outermost = sorted(
        (a for a in attributions if a.nested_in is None), key=lambda a: ((a.source or a.content[0])[0], a.id)
    )
    wrapped = _find_wrapped(attributions)
    traced: dict[str, tuple[str, ...]] = {}
    named: dict[str, tuple[str, ...]] = {}
    running: tuple[str | None, int, tuple[str, ...]] = (None, 0, ())
    for attribution in outermost:
        paragraph = bisect_right(paragraphs, _anchor(attribution)[0])
        named[attribution.id] = _named_carriers(places, attribution)
        carriers = tuple(c for c in named[attribution.id] if c not in places.own)
        speaker = by_id.get(attribution.speaker or "")
        if not named[attribution.id] and speaker is not None:
            carriers = tuple(c for c in _employer(article.text, speaker, places.all) if c not in places.own)
            if not carriers and running[0] == speaker.id and paragraph - running[1] <= _RUN_GAP:
                carriers = running[2]
        if attribution.id in wrapped and attribution.speaker in places.outlets - places.own:
            # "..., the Lantern reports" holds for its paragraph: in the next the writer goes on by himself.
            running = (wrapped[attribution.id], paragraph - _RUN_GAP, (str(attribution.speaker), *carriers))
        elif speaker is not None:
            running = (speaker.id, paragraph, carriers)
        traced[attribution.id] = carriers
    for earlier, later in reversed(list(pairwise(outermost))):
        if not named[earlier.id] and not traced[earlier.id] and _is_one_occasion(article.text, earlier, later):
            named[earlier.id] = traced[earlier.id] = tuple(c for c in named[later.id] if c not in places.own)
    return traced


def _find_wrapped(attributions: Sequence[Attribution]) -> dict[str, str]:
    """The speaker within each attribution that holds nothing else: Marn in 'Marn said no, according to Karskpress'."""
    by_id = {attribution.id: attribution for attribution in attributions}
    wrapped = {}
    for inner in attributions:
        outer = by_id.get(inner.nested_in or "")
        if outer is None or inner.speaker is None or inner.speaker == outer.speaker:
            continue
        parts = [*inner.content, *(part for part in (inner.cue, inner.source) if part is not None)]
        start, end = min(s for s, _ in parts), max(e for _, e in parts)
        if abs(start - outer.content[0][0]) <= _WRAP_GAP and abs(end - outer.content[-1][1]) <= _WRAP_GAP:
            wrapped[outer.id] = inner.speaker
    return wrapped


def _anchor(attribution: Attribution) -> Bounds:
    return attribution.cue or attribution.source or attribution.content[0]


def _is_one_occasion(text: str, earlier: Attribution, later: Attribution) -> bool:
    """Whether a speaker's words right before those that name a carrier came through it, too."""
    between = text[_anchor(earlier)[1] : max(_anchor(later)[1], later.content[0][0])]
    is_same = earlier.speaker is not None and earlier.speaker == later.speaker and earlier.act is Act.SPEECH
    return is_same and len(_BREAK.findall(between)) <= _BACK_GAP and not _NOT_BOTH.search(between)


def _named_carriers(places: _Places, attribution: Attribution) -> tuple[str, ...]:
    """Outlets that the attribution's own sentences name as carriers, outside what was said; own ones among them."""
    bounds = places.sentences_of(attribution)
    if bounds is None:
        return ()
    (start, end), text = bounds, places.text
    last_anchor = max(part[1] for part in (attribution.cue, attribution.source) if part is not None)
    found = []
    for at, stop, key in places.all:
        if stop <= start or at >= end or key == attribution.speaker:
            continue
        inside = any(s <= at < e for s, e in attribution.content)
        in_source = attribution.source is not None and attribution.source[0] <= at < attribution.source[1]
        if inside or in_source or _NOT_BOTH.search(text, last_anchor, at):
            continue
        before, after = text[max(start, at - 90) : at], text[stop:end]
        reports = at >= last_anchor and _COMMA_BEFORE.search(before) and _REPORTS.match(after)
        cited = attribution.speaker not in places.outlets and _CITING.search(before)
        said = _SAYING.search(before) is not None
        if _INTO.search(before) or _QUOTES.match(after) or (said and _ON_AIR.search(before)) or reports or cited:
            found.append((at, key))
    if not found and (told := _TOLD_IT.search(text, start, end)) is not None:
        found = [(at, key) for at, _, key in places.all if told.start() - _IT_REACH <= at < told.start()][-1:]
    keys = [key for _, key in sorted(found)]
    return tuple(dict.fromkeys(_last_of_apposed(text, places.all, found) if len(keys) > 1 else keys))


def _find_cited(places: _Places, attribution: Attribution) -> tuple[str, ...]:
    """The agency an outlet cites for what it reports: "the Lantern reported, citing Karskpress"."""
    bounds = places.sentences_of(attribution)
    if bounds is None:
        return ()
    return tuple(
        key
        for at, _, key in places.all
        if bounds[0] <= at < bounds[1]
        and key != attribution.speaker
        and _CITING.search(places.text[max(bounds[0], at - 90) : at])
    )


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
