"""Groups and papers that are told by plain nouns: "federal workers" and "federal employees", "the tentative deal".

In: articles, linked entities, noun phrases, what stands for states. Out: the entities, with one for all phrases of the
pile that tell the same of the same kind, or those phrases given to the only entity that is called so. Who is brought in
("other workers", "some workers") is somebody else in every article, and so are officials and others who speak unnamed.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.link.names import fold, is_pronoun
from communique.link.states import States
from communique.read.roles import Number, classify_noun, is_person_noun, singular
from communique.types import Article, Entity, EntityType, Join, NounPhrase, Span

# Times that something is told before it is an entity though it says nothing, and wordings that it has then. Set by
# hand: as for pairs; what is always worded alike needs nobody to find it.
FEWEST_TOLD = 3
FEWEST_WORDINGS = 2
# Words behind the noun that tell whose or where it is; more bring in somebody of their own. Set by hand.
MOST_BEHIND = 2
# Words of the longest name of a state that is looked for.
LONGEST_STATE = 2
# Set by hand; shown with a join, not summed.
SAME_TOLD = 0.75


@dataclass(frozen=True, slots=True, order=True)
class _Told:
    """What a phrase tells: its noun and the words that narrow it down, sorted, each as the first of those like it."""

    noun: str
    words: tuple[str, ...]
    kind: EntityType


def link_plain_groups(
    articles: Iterable[Article], entities: Sequence[Entity], phrases: Sequence[NounPhrase], states: States
) -> tuple[Entity, ...]:
    """The entities, sorted by id, with those that plain nouns tell."""
    texts = {article.id: article.text for article in articles}
    told = _read_phrases(texts, phrases, states)
    spans: dict[_Told, set[Span]] = defaultdict(set)
    taken = {(span.article, span.end) for entity in entities for span in entity.mentions}
    for span, what in told.items():
        if (span.article, span.end) not in taken:
            spans[what].add(span)
    own = _find_own(entities, told, texts)
    known = {entity.id: entity for entity in entities}
    for what, found in sorted(spans.items()):
        bearers = own.get(what, [])
        if len(bearers) == 1:
            known[bearers[0].id] = _add(bearers[0], found)
        elif not bearers and _is_worth_an_entity(found, texts):
            entity = _make(what, found, texts)
            known[entity.id] = entity
    return tuple(sorted(known.values(), key=lambda entity: entity.id))


def _is_worth_an_entity(found: Iterable[Span], texts: Mapping[str, str]) -> bool:
    wordings = Counter(fold(texts[span.article][span.start : span.end]) for span in found)
    return wordings.total() >= FEWEST_TOLD and len(wordings) >= FEWEST_WORDINGS


def _read_phrases(texts: Mapping[str, str], phrases: Sequence[NounPhrase], states: States) -> dict[Span, _Told]:
    starts = {(phrase.article, phrase.start): phrase for phrase in phrases}
    told: dict[Span, _Told] = {}
    for phrase in phrases:
        text = texts[phrase.article]
        kind = _find_kind(text[phrase.head : phrase.end], states)
        if kind is None:
            continue
        lead = _LEAD.match(text, phrase.start, phrase.end)
        start = lead.end() if lead else phrase.start
        link = _LINK.match(text, phrase.end)
        behind = starts.get((phrase.article, link.end("link"))) if link else None
        if _NEWCOMER.match(text, start, phrase.end) or (link is not None and behind is None):
            continue
        if behind is not None and _GOES_ON.match(text, behind.end):
            continue
        words = {*_narrow(text[start : phrase.head], states)}
        end = phrase.end
        if behind is not None:
            end = behind.end
            more = [*_narrow(text[behind.start : end], states)]
            if len(more) > MOST_BEHIND:
                continue
            words.update(more)
        noun = singular(text[phrase.head : phrase.end].lower())
        noun = _NOUNS.get(noun, noun)
        if state := states.find_demonym(fold(text[phrase.head : phrase.end])):
            noun, words = _PEOPLE, {*words, f"@{state}"}
        if words and (kind is not EntityType.DOCUMENT or words & _PENDING):
            told[Span(phrase.article, start, end)] = _Told(noun, tuple(sorted(words)), kind)
    return told


def _find_kind(noun: str, states: States) -> EntityType | None:
    """Group for more than one person, document for one paper; None for what else there is."""
    if noun.endswith("s") and states.find_demonym(fold(noun)):
        return EntityType.GROUP
    type_, number = classify_noun(noun.lower())
    one = singular(noun.lower())
    if number is Number.PLURAL and noun.islower() and (is_person_noun(one) or one in _NOUNS) and one not in _UNNAMED:
        return EntityType.GROUP
    return EntityType.DOCUMENT if type_ is EntityType.DOCUMENT and number is Number.SINGULAR else None


def _narrow(words: str, states: States) -> Iterator[str]:
    """The words that narrow a noun down, states by their codes: "Vardan dock " -> "@varda", "dock"."""
    tokens = fold(words.replace("-", " ")).split()
    at = 0
    while at < len(tokens):
        for size in range(LONGEST_STATE, 0, -1):
            if state := states.find(" ".join(tokens[at : at + size]), actor=False):
                yield f"@{state}"
                at += size
                break
        else:
            word = singular(tokens[at])
            at += 1
            if word not in _VAGUE:
                yield _WORDS.get(word, word)


def _find_own(
    entities: Iterable[Entity], told: Mapping[Span, _Told], texts: Mapping[str, str]
) -> dict[_Told, list[Entity]]:
    """The entities that are told by nothing else."""
    ends = {(span.article, span.end): (span.start, what) for span, what in told.items()}
    own: dict[_Told, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.type in (EntityType.GROUP, EntityType.DOCUMENT):
            named = [span for span in entity.mentions if not is_pronoun(texts[span.article][span.start : span.end])]
            meant = {ends.get((span.article, span.end), (0, None))[1] for span in named}
            what = meant.pop() if len(meant) == 1 else None
            if what is not None:
                own[what].append(entity)
    return own


def _add(entity: Entity, found: Iterable[Span]) -> Entity:
    joins = {Join((min(entity.mentions[0], span), max(entity.mentions[0], span)), _REASON, SAME_TOLD) for span in found}
    return replace(
        entity,
        mentions=tuple(sorted({*entity.mentions, *found})),
        joined=tuple(sorted({*entity.joined, *joins})),
    )


def _make(what: _Told, found: Iterable[Span], texts: Mapping[str, str]) -> Entity:
    spans = sorted(found)
    words = Counter(" ".join(texts[span.article][span.start : span.end].split()) for span in spans)
    key = f"{spans[0].article}:{spans[0].start}:{spans[0].end}"
    return Entity(
        id="e" + hashlib.sha256(key.encode()).hexdigest()[:12],
        name=min(words, key=lambda form: (-words[form], len(form), form)),
        type=what.kind,
        mentions=tuple(spans),
        joined=tuple(Join((spans[0], span), _REASON, SAME_TOLD) for span in spans[1:]),
    )


def _first_of(*rows: str) -> dict[str, str]:
    return {word: row.split()[0] for row in rows for word in row.split()}


_REASON = "same plain words"
_LEAD = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_LINK = re.compile(r" (?:of|in|from|at) (?P<link>)(?:the )?")
_GOES_ON = re.compile(r",? and |, [A-Z]")  # "the ministers of Varda, Ostrel and Karsk"
_NEWCOMER = re.compile(
    r"(?:some|many|several|most|others?|few|all|any|no|every|each|another|such|both|these|those|this|that|certain|more|"
    r"one|two|three|four|five|\d+|dozens|hundreds|thousands|his|her|its|their|our|my|your|an?)\b",
    re.IGNORECASE,
)
# Nouns that mean the same of the same: each as the first of its row.
_NOUNS = _first_of(
    "worker employee staffer",
    "leader chief boss",
    "protester protestor demonstrator",
    "negotiator bargainer",
    "lawmaker legislator",
    "soldier troop",
    "student pupil",
    "migrant immigrant",
    "person citizen",
    "company firm",
    "deal agreement accord pact contract treaty",
    "offer proposal",
)
_PEOPLE = "person"
_WORDS = _first_of("latest recent", "tentative proposed preliminary provisional draft", "temporary temp")
# What a paper is that is still bargained about; any other "trade deal" may be another.
_PENDING = frozenset({"tentative", "latest"})
# What narrows nothing down.
_VAGUE = frozenset("senior top key new own most s".split())
# Those who speak without a name: others in every article.
_UNNAMED = frozenset("official source diplomat aide expert analyst spokesman member observer insider critic".split())
