"""An article as read so far -> its event mentions: predicates with extent, participants, modality, time and score.

The encoder's states tell the words that may be predicates; their sentences alone are parsed, rules say what a tree
tells of each, and the model says how likely it is worth a line of the story.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from communique.model.event_mentions import EventHeads, find_states
from communique.model.event_types import OUTCOMES, EventTypeHeads, EventWords
from communique.model.links import SpanHeads, round_vectors
from communique.model.reader import Reader, Tagged
from communique.model.syntax import LONGEST, Parse, find_owners, parse_words
from communique.model.words import find_words
from communique.read.event_candidates import Predicate, find_predicates
from communique.read.event_extents import find_extent, tells_of_something
from communique.read.event_marks import Circumstances, mark_predicate, weigh_kinds
from communique.read.event_modality import find_modality
from communique.read.event_participants import find_participants
from communique.read.event_parties import Parties
from communique.read.event_times import DATING, date_predicates, is_narrated, tells_day
from communique.read.event_trees import Tree
from communique.read.sentences import Bounds, find_quotations, find_sentences
from communique.types import (
    Attribution,
    BlockKind,
    Entity,
    EventMention,
    EventType,
    Modality,
    Reading,
    TimeExpression,
    TimeType,
)

EVENTFUL = 0.1
"""Probability of telling an event from which a word may be a predicate. On a fifth of TimeBank's documents, learned
from the others, 0.998 of the verbs that are events pass, and 0.92 of the nouns (0.42 of those that pass are events)."""
KEPT_FROM = 0.05
"""Score from which a mention is kept. With each of the fourteen training stories judged by the other thirteen, 0.96 of
the events have a mention that is kept, and an article has 47; from 0.02 it is 0.99 and 76, from 0.1 0.91 and 28."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EventCandidate:
    """A predicate with all that the rules found out.

    `is_narrated` tells the main verb of a sentence in the simple past. `marks` (marks,) and `states` (2 size,) are what
    it is judged by: those of the predicate, and the mean of those of its extent's words.
    """

    parse: Parse
    predicate: Predicate
    lemma: str
    extent: Bounds
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    parties: tuple[Bounds, ...]
    modality: Modality
    time: TimeExpression | None
    told_in: str | None
    is_narrated: bool
    states: Floats
    marks: Floats


def find_events(reading: Reading, tagged: Tagged, reader: Reader) -> tuple[EventMention, ...]:
    """The event mentions of a reading's body and headlines in text order, those of the least score left out."""
    heads = reader.heads
    model = EventHeads(heads.weights)
    if not model.are_there:
        return ()
    found = list(find_candidates(reading, tagged, reader))
    if not found:
        return ()
    scores = model.worth(np.stack([each.states for each in found]), np.stack([each.marks for each in found])).tolist()
    kept = [(each, score) for each, score in zip(found, scores, strict=True) if score >= KEPT_FROM]
    types = find_types(tagged, heads, [each for each, _ in kept])
    vectors = embed_extents(tagged, heads, [each.extent for each, _ in kept])
    mentions = [
        EventMention(
            article=reading.article.id,
            start=each.extent[0],
            end=each.extent[1],
            predicate=(each.parse.tokens[each.predicate.place].start, each.parse.tokens[each.predicate.place].end),
            lemma=each.lemma,
            type=kind,
            modality=each.modality,
            actors=tuple(entity.id for entity in each.actors),
            recipients=tuple(entity.id for entity in each.recipients),
            score=round(score, 3),
            time=(each.time.start, each.time.end) if each.time is not None else None,
            told_in=each.told_in,
            vector=vector,
        )
        for (each, score), kind, vector in zip(kept, types, vectors, strict=True)
    ]
    return tuple(sorted(mentions, key=lambda each: (each.start, -each.end, each.predicate)))


def find_candidates(reading: Reading, tagged: Tagged, reader: Reader) -> Iterator[EventCandidate]:
    """Every predicate that may tell an event, sentence by sentence."""
    article = reading.article
    read = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
    headlines = [(block.start, block.end) for block in article.blocks if block.kind is BlockKind.HEADLINE]
    sentences = [
        bounds
        for bounds in find_sentences(article.text, article.blocks)
        if any(start <= bounds[0] and bounds[1] <= end for start, end in read)
    ]
    stretches = [each for bounds in sentences for each in cut_long(find_words(article.text, *bounds))]
    told = _tell_words(stretches, tagged, EventHeads(reader.heads.weights))
    waiting = [(i, each) for i, each in enumerate(told) if any(each.eventful)]
    parses = parse_words(article.text, tagged, [stretches[i] for i, _ in waiting], reader.parser)
    article_facts = _Facts(
        parties=Parties(reading.entities, article.text),
        told=[
            (each, (min(s for s, _ in each.content), max(e for _, e in each.content))) for each in reading.attributions
        ],
        quotations=find_quotations(article.text, article.blocks),
        headlines=headlines,
        sentences=len(stretches),
    )
    narrative = _Narrative(reading.times)
    for (number, each), parse in zip(waiting, parses, strict=True):
        told_here = list(_sentence_candidates(reading, article_facts, number, each, parse))
        yield from narrative.go_on(number, (parse.tokens[0].start, parse.tokens[-1].end), told_here)


class _Narrative:
    """The day that a narrative goes on with: what the next sentence tells as done took place on it, if it names none.

    Only main verbs in the simple past, in the article's own voice, sentence after sentence; whether the day is near
    enough to publication is seen once that is known (link/event_days.py).
    """

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        self._times = [time for time in times if time.type in DATING]
        self._day: TimeExpression | None = None
        self._last = -1

    def go_on(self, number: int, sentence: Bounds, told: Sequence[EventCandidate]) -> list[EventCandidate]:
        """The candidates of the sentence of a number, its main one dated by the sentence before where that holds."""
        main = next((one for one in told if one.is_narrated), None)
        is_next, self._last = number == self._last + 1, number
        if main is None or main.told_in is not None or main.modality is not Modality.ACTUAL:
            self._day = None
        elif any(sentence[0] <= time.start < sentence[1] for time in self._times):
            self._day = main.time if main.time is not None and main.time.type is TimeType.DATE else None
        elif not is_next:
            self._day = None
        day = self._day
        return [replace(one, time=day) if one is main and one.time is None else one for one in told]


def find_types(tagged: Tagged, heads: SpanHeads, events: Sequence[EventCandidate]) -> list[EventType | None]:
    """The likeliest type of each event, None where none is likelier or the reader has no head for types."""
    if "event_types.lemmas" not in heads.weights:
        return [None] * len(events)
    words = [EventWords(each.parse, each.predicate.place, each.parties) for each in events]
    return [OUTCOMES[column] for column in EventTypeHeads(heads.weights).score(tagged, words).argmax(axis=1).tolist()]


def embed_extents(tagged: Tagged, heads: SpanHeads, extents: Sequence[Bounds]) -> list[tuple[float, ...]]:
    """Sentence vectors of stretches of the text."""
    if not extents:
        return []
    starts = tagged.pieces.offsets[:, 0].tolist()
    ranges = [[(bisect_left(starts, start), bisect_left(starts, end))] for start, end in extents]
    vectors = heads.sentence_vectors(tagged.whole, ranges)
    return round_vectors(vectors)


def cut_long(words: Sequence[Bounds]) -> list[Sequence[Bounds]]:
    """A sentence's words, in stretches that are parsed together."""
    return [words[at : at + LONGEST] for at in range(0, len(words), LONGEST)]


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence's words: states (words, size), kinds as marks (words, KINDS), and which may be predicates."""

    states: Floats
    kinds: Floats
    eventful: Sequence[bool]


def _tell_words(stretches: Sequence[Sequence[Bounds]], tagged: Tagged, model: EventHeads) -> list[_Told]:
    """Each stretch's words; of a stretch without any piece, nothing."""
    seen = [[own[owner] for owner in owners] if own else [] for owners, own in find_owners(stretches, tagged.pieces)]
    if not any(seen):
        nothing = np.zeros((0, 0), dtype=np.float32)
        return [_Told(nothing, nothing, ())] * len(seen)
    states = find_states(tagged, np.array([piece for pieces in seen for piece in pieces]))
    kinds = model.kinds(states)
    ranges = [slice(*each) for each in pairwise(accumulate(map(len, seen), initial=0))]
    eventful, kinds = (kinds[:, 0] <= 1 - EVENTFUL).tolist(), weigh_kinds(kinds)
    return [_Told(states[each], kinds[each], eventful[each]) for each in ranges]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What holds for all sentences of an article; `told` has all attributions, with the edges of what is told."""

    parties: Parties
    told: Sequence[tuple[Attribution, Bounds]]
    quotations: Sequence[Bounds]
    headlines: Sequence[Bounds]
    sentences: int


def _sentence_candidates(
    reading: Reading, facts: _Facts, number: int, told: _Told, parse: Parse
) -> Iterator[EventCandidate]:
    tree = Tree.of(reading.article.text, parse)
    predicates = find_predicates(tree, told.eventful)
    if not predicates:
        return
    start, end = parse.tokens[0].start, parse.tokens[-1].end
    times = date_predicates(tree, predicates, [each for each in reading.times if start <= each.start < end])
    extents = [find_extent(reading.article.text, tree, each) for each in predicates]
    near = [
        each
        for each, (first, last) in facts.told
        if first < end and last > start and any(s < end and e > start for s, e in each.content)
    ]
    cues = [each.cue for each in reading.attributions if each.cue is not None and start <= each.cue[0] < end]
    is_headline = _holds(facts.headlines, start)
    starts = [token.start for token in parse.tokens]
    for each, extent in zip(predicates, extents, strict=True):
        at = parse.tokens[each.place].start
        is_name = parse.tokens[each.place].upos == "PROPN" and facts.parties.names(at)
        if extent[0] >= extent[1] or is_name or not tells_of_something(tree, each.place, extent):
            continue
        actors, recipients = facts.parties.find_both(tree, find_participants(tree, each))
        holder = _innermost(near, at)
        seen = Circumstances(
            kinds=told.kinds[each.place].tolist(),
            modality=find_modality(tree, each),
            actors=tuple(named.entity for named in actors),
            recipients=tuple(named.entity for named in recipients),
            time=times.get(each),
            holder=holder,
            is_cue=_holds(cues, at),
            is_quoted=_holds(facts.quotations, at),
            is_headline=is_headline,
            length=extent[1] - extent[0],
            outer=sum(1 for s, e in extents if s <= extent[0] and extent[1] <= e and (s, e) != extent),
            place=number,
            of_all=facts.sentences,
        )
        yield EventCandidate(
            parse=parse,
            predicate=each,
            lemma=tree.lemma(each.place),
            extent=extent,
            actors=seen.actors,
            recipients=seen.recipients,
            parties=tuple(sorted({(named.start, named.end) for named in (*actors, *recipients)})),
            modality=seen.modality,
            time=seen.time if seen.time is not None and tells_day(tree, each, seen.time) else None,
            told_in=holder.id if holder is not None else None,
            is_narrated=is_narrated(tree, each, reading.article.text),
            states=np.concatenate([told.states[each.place], _mean_states(told.states, starts, extent)]),
            marks=mark_predicate(tree, each, seen),
        )


def _mean_states(states: Floats, starts: Sequence[int], extent: Bounds) -> Floats:
    """The mean of the states (size,) of an extent's words, of those (words, size) of all words."""
    first, last = bisect_left(starts, extent[0]), bisect_left(starts, extent[1])
    mean: Floats = np.add.reduce(states[first:last], axis=0)
    mean /= np.float32(last - first)
    return mean


def _innermost(attributions: Iterable[Attribution], at: int) -> Attribution | None:
    """The attribution of the shortest content that holds a position."""
    holding = [
        (sum(end - start for start, end in each.content), each.id, each)
        for each in attributions
        if any(start <= at < end for start, end in each.content)
    ]
    return min(holding, key=lambda each: each[:2])[2] if holding else None


def _holds(ranges: Iterable[Bounds], at: int) -> bool:
    return any(start <= at < end for start, end in ranges)
