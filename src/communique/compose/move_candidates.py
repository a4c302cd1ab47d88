"""Attributions -> candidates for moves: a clause of a content each, with its cue, its evidence and who speaks.

A content of several statements is several candidates: one of them may carry the move and the others not. The evidence
is the clause with the cue and the source that stand beside it, the clause alone where they stand too far off.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.compose.move_clauses import Bounds, cut_clauses
from communique.compose.move_kinds import Judged, judge_kind
from communique.compose.move_words import NEGATION, CueClass, find_cue_classes, normalize
from communique.compose.parties import find_parties, may_bargain, settle_speakers
from communique.types import Act, Attribution, BlockKind, Entity, EntityType, Kind, Modality, Span, Story

# Code points that the source and the cue may add to a content for the evidence to be all three. A longer lead holds
# appositions and other contents. In fourteen annotated stories 419 of the 448 spans that an attribution overlaps are
# then near the annotated words; 407 with contents alone.
LONGEST_LEAD = 90
# Code points between a cue and its content that still belong to the cue: "on Tuesday repeated her call for".
LONGEST_GAP = 60
# Words before a cue in which a negation of it is looked for: "has not yet agreed".
NEGATION_REACH = 3
# Code points before a cue in which words are looked for that make it only possible: "whether they will".
POSSIBLE_REACH = 60
# Code points from the beginning of a content in which its subject is looked for.
OPENING = 40
# Words at the beginning of an event mention in which an act is looked for: "turned down the", "agreed to".
ACT_WORDS = 3
# Code points after an act that may say what it is about.
SHORTEST_DEED = 8
# The share of a content from which, being another party's words, it is no move of its own. Set by hand; a few sentences
# of fourteen annotated stories hang on it.
PASSED_ON = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that somebody said or wants.

    `fragments` are its places, `wording` what stands there, `content` the same normalized, as is `cue`.
    """

    attribution: Attribution
    fragments: tuple[Bounds, ...]
    evidence: Span
    cue: str
    wording: str
    content: str
    speaker: Entity
    party: Entity
    judged: Judged
    in_headline: bool
    one_of_several: bool


def find_candidates(story: Story) -> list[Candidate]:
    """Candidates in the order of the story's attributions.

    What has no speaker is none, for want of a party; nor is what "neither capital" wants; nor what "two people briefed
    on the talks" say, who do not bargain; nor what says little more than what somebody else said; nor what may be done,
    or is left undone.
    """
    texts = {article.id: article.text for article in story.articles}
    entities = {entity.id: entity for entity in story.entities}
    headings: dict[str, list[Bounds]] = {
        article.id: [(block.start, block.end) for block in article.blocks if block.kind in _HEADINGS]
        for article in story.articles
    }
    named = find_named_parties(story)
    parties = find_parties(story)
    passing_on = _find_passing_on(story, parties, texts)
    return [
        candidate
        for attribution in (*settle_speakers(story, parties), *_find_deeds(story, texts))
        if attribution.speaker is not None
        and attribution.id not in passing_on
        and not _is_only_possible(attribution, texts[attribution.article])
        and may_bargain(parties[attribution.speaker])
        and not _INFORMANT.search(entities[attribution.speaker].name)
        for candidate in _split(
            attribution,
            texts[attribution.article],
            entities[attribution.speaker],
            parties[attribution.speaker],
            headings=headings[attribution.article],
            named=named.get(attribution.article, ()),
        )
    ]


def find_named_parties(story: Story) -> dict[str, list[tuple[int, str]]]:
    """For each article where governments, bodies, groups and people are named, and whose party they are, in order."""
    parties = find_parties(story)
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for entity in story.entities:
        if entity.type in _NAMED:
            for mention in entity.mentions:
                named[mention.article].append((mention.start, parties[entity.id].id))
    return {article: sorted(each) for article, each in named.items()}


def count_by_party(candidates: Sequence[Candidate]) -> Counter[str]:
    """How many candidates each party has."""
    return Counter(candidate.party.id for candidate in candidates)


def _find_deeds(story: Story, texts: Mapping[str, str]) -> list[Attribution]:
    """Acts of bargaining that are told without an attribution: "Ostrel, which balked at the toll".

    They are the event mentions with an actor whose first words are an act, made into attributions of their own.
    """
    cues: dict[str, set[int]] = defaultdict(set)
    for attribution in story.attributions:
        if attribution.cue is not None:
            cues[attribution.article].update(range(*attribution.cue))
    return [
        Attribution(
            id=f"{mention.article}-e{mention.start}",
            article=mention.article,
            content=((mention.predicate[1], mention.end),),
            cue=mention.predicate,
            source=None,
            kind=Kind.INDIRECT,
            act=Act.THOUGHT,
            denied=mention.modality is Modality.NEGATED,
            hedged=False,
            confidence=mention.score,
            nested_in=mention.told_in,
            speaker=mention.actors[0],
            vector=mention.vector,
        )
        for event in story.events
        for mention in event.mentions
        if mention.actors
        and mention.end - mention.predicate[1] >= SHORTEST_DEED
        and cues[mention.article].isdisjoint(range(*mention.predicate))
        and _is_act(texts[mention.article][mention.predicate[0] : mention.end])
    ]


def _is_act(words: str) -> bool:
    classes = find_cue_classes(" ".join(normalize(words).split()[:ACT_WORDS]))
    return bool(classes) and classes[0] not in _NO_ACTS


def _is_only_possible(attribution: Attribution, text: str) -> bool:
    """Is its cue what somebody might do, or goes without? "It is unclear whether they will accept"."""
    if attribution.cue is None:
        return False
    start, end = attribution.cue
    lead = text[max(0, start - POSSIBLE_REACH) : start]
    return _POSSIBLE.match(text, start, end) is not None or _POSSIBLE_BEFORE.search(lead) is not None


def _find_passing_on(story: Story, parties: Mapping[str, Entity], texts: Mapping[str, str]) -> set[str]:
    """Attributions that pass another party's words on: "Dorn claimed that Ostrel had demanded the whole flow"."""
    by_id = {attribution.id: attribution for attribution in story.attributions}
    found = set()
    for inner in story.attributions:
        outer = by_id.get(inner.nested_in) if inner.nested_in else None
        if outer is None or outer.speaker is None or inner.speaker is None:
            continue
        if (
            parties[outer.speaker] is not parties[inner.speaker]
            and not _does(outer, texts)
            and _measure(inner) >= PASSED_ON * _measure(outer)
        ):
            found.add(outer.id)
    return found


def _does(attribution: Attribution, texts: Mapping[str, str]) -> bool:
    """Is its cue an act upon what it takes up? "Refused" in "refused Ostrel's demand"."""
    if attribution.cue is None:
        return False
    classes = find_cue_classes(normalize(texts[attribution.article][slice(*attribution.cue)]))
    return bool(classes) and classes[0] in _TAKING_UP


def _measure(attribution: Attribution) -> int:
    """Code points of a content."""
    return sum(end - start for start, end in attribution.content)


def _split(
    attribution: Attribution,
    text: str,
    speaker: Entity,
    party: Entity,
    *,
    headings: Sequence[Bounds],
    named: Sequence[tuple[int, str]],
) -> Iterator[Candidate]:
    clauses = cut_clauses(attribution.content, text)
    for place, fragments in enumerate(clauses):
        wording = " ".join(text[start:end] for start, end in fragments)
        content = normalize(wording)
        cue = _read_cue(attribution, text, fragments[0][0], content)
        opening = _find_opening(fragments[0], named)
        yield Candidate(
            attribution=attribution,
            fragments=fragments,
            evidence=_choose_evidence(attribution, fragments, with_lead=place == 0),
            cue=cue,
            wording=wording,
            content=content,
            speaker=speaker,
            party=party,
            judged=judge_kind(cue, content, own=opening == party.id, other=opening not in (None, party.id)),
            in_headline=any(start <= fragments[0][0] < end for start, end in headings),
            one_of_several=len(clauses) > 1,
        )


def _find_opening(content: Bounds, named: Sequence[tuple[int, str]]) -> str | None:
    """The party that a content opens with: that of Varda in "Varda will"."""
    start, end = content[0], min(content[1], content[0] + OPENING)
    return next((own for place, own in named[bisect_left(named, (start, "")) :] if place < end), None)


def _read_cue(attribution: Attribution, text: str, content_start: int, content: str) -> str:
    """The cue, normalized, with negations just before it and what leads over to the content.

    A cue that says nothing by itself takes the first words of the content: "made" "a demand".
    """
    if attribution.cue is None:
        return ""
    start, end = attribution.cue
    before = end <= content_start and content_start - end < LONGEST_GAP
    words = text[start : content_start if before else end]
    lead = _SENTENCE_PART.split(text[max(0, start - 40) : start])[-1].split()[-NEGATION_REACH:]
    negations = [word for word in map(normalize, lead) if NEGATION.search(word) or word in _NEGATING]
    passive = [word for word in map(normalize, lead) if word in _PASSIVE]
    cue = normalize(" ".join((*negations, *passive, words)))
    if before and not find_cue_classes(cue):
        cue = f"{cue} {' '.join(content.split()[:2])}"
    return cue


def _choose_evidence(attribution: Attribution, fragments: Sequence[Bounds], *, with_lead: bool) -> Span:
    """From source to content where that is not much longer than the content."""
    start, end = fragments[0][0], fragments[-1][1]
    parts = [part for part in (attribution.source, attribution.cue) if part] if with_lead else []
    first = min([start, *(part[0] for part in parts)])
    last = max([end, *(part[1] for part in parts)])
    if last - first <= end - start + LONGEST_LEAD:
        start, end = first, last
    return Span(attribution.article, start, end)


_INFORMANT = re.compile(
    r"^(?:(?:most|some|many|several|other|all|one|two|three|a|an|the) )?(?:sources?|accounts|reports)\b|"
    r"\b(?:sources?|people|persons?|somebody|someone) (?:who (?:was|were) )?(?:familiar with|briefed on|close to|"
    r"informed (?:of|on|about)|with (?:direct |close )?knowledge)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"(?:whether|(?:might|may|could)(?! not\b)|[Ww]ithout)\b")
_POSSIBLE_BEFORE = re.compile(r"\b(?:(?:whether|(?:might|may|could)(?! not\b))(?: [\w’'-]+){0,3}|[Ww]ithout) $")
_NO_ACTS = (CueClass.SAY, CueClass.THINK, CueClass.CALL, CueClass.ACCUSE, CueClass.ASK, CueClass.EXPECT)
_TAKING_UP = (CueClass.REJECT, CueClass.ACCEPT, CueClass.AGREE, CueClass.SUPPORT, CueClass.OPPOSE, CueClass.CONCEDE)
_HEADINGS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)
_NAMED = (EntityType.GOVERNMENT, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PERSON)
_SENTENCE_PART = re.compile(r"[.;:,\"“”\n]")
_NEGATING = frozenset("refused declined unwilling failed".split())
_PASSIVE = frozenset("was were been being is".split())
