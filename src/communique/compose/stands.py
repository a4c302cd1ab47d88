"""Where it stands: the few lines at the head of an account, the latest word of each party that matters on what matters.

In: `Move`s, `Position`s, and the `Story` they are of. Out: `Stand`s, those of the weightiest party first. A party's own
word goes before what is ascribed to it, a condition stays with what hangs on it, and what reads as a fragment or a
guess, or is only denied, is left out: where the latest word cannot be shown by itself, no older one takes its place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from communique.compose.issue_words import find_telling_words
from communique.compose.parties import find_parties
from communique.compose.positions import compare_moves
from communique.compose.proposals import close_quotation
from communique.compose.stand_words import fits_kind
from communique.link.event_dates import Days, find_days
from communique.types import (
    Article,
    Basis,
    Dispute,
    Entity,
    EntityType,
    Move,
    MoveKind,
    Movement,
    Position,
    Span,
    Stand,
    Story,
)

# Lines: the design's five to eight; fewer where fewer are told well.
FEWEST_LINES, MOST_LINES = 5, 8
# The probability that a move is one, and of its kind, from which it may be a line. With weights trained on the other
# stories 53 in 100 of the moves from 0.25 up are annotated, and of their kind, and 21 of those below. Of 25 lines of
# five of them, read beside their articles, 12 of 16 were right from 0.35 up, and three of nine under it.
LEAST_CHANCE = 0.35
# Lines of one party: more and the head is a list of one side's wishes.
MOST_OF_A_PARTY = 2
# Moves and origins of a party, of those of the weightiest, from which it matters; and of a person who speaks for nobody
# and is not addressed. Set on the training stories by eye: under a tenth stand bystanders, over a fifth third parties
# fall away.
LEAST_SHARE = 0.12
LEAST_OF_A_PERSON = 0.4
# Code points of a line, clipped at the end of a clause where the words run on; a line that cannot be clipped is none.
LONGEST = 200
# Code points between a proposal and a condition beside it: what stands farther off belongs to another sentence.
BESIDE = 40
# Words of a line: fewer name a thing and leave open what of it, "the talks". Words that tell what it is about.
FEWEST_WORDS = 4
FEWEST_TELLING = 2
# Days in which what is not contrary is of one time: an article of Tuesday tells what was said on Monday.
SAME_TIME = 2
# Days before the story's last in which a word is still the latest. Set by hand.
STALE = 30
# What a move counts for that is ascribed, beside an own one, and what it counts for those it names as counterparts.
ASCRIBED_WEIGHT = 0.5
ADDRESSED_WEIGHT = 0.5
# What speaks for a line of a party, beside the logs of its origins, of the issue's moves and parties. Set by eye.
NAMES_ISSUE, HAS_CONDITION, IS_BARGAINING, IS_WHOLE, IS_SURE = 1.0, 0.5, 0.5, 0.5, 2.0
FEWEST_WHOLE, MOST_WHOLE = 6, 30  # words


@dataclass(frozen=True, slots=True)
class _Line:
    stand: Stand
    weight: float
    own: bool


def find_stands(
    moves: Sequence[Move],
    positions: Sequence[Position],
    story: Story,
    *,
    disputes: Sequence[Dispute] = (),
    chances: Mapping[str, float] | None = None,
) -> tuple[Stand, ...]:
    """At most eight lines; a party's lines stand together, those of the party of most moves and origins first.

    What somebody else says of a party in a dispute is no line of the party's. `chances` has, by the ids of moves, how
    likely each is one of its kind; without it all are sure.
    """
    chances = chances or {}
    by_id = {move.id: move for move in moves}
    texts = {article.id: article.text for article in story.articles}
    last = _find_last_day(moves, story.articles)
    parties = _weigh_parties(moves, story)
    breadth = Counter(position.issue for position in positions)
    sizes = Counter(move.issue for move in moves)
    contested = _find_contested(disputes, story)
    doubtful = _find_doubtful(moves, story, texts)
    lines = defaultdict(list)
    for position in positions:
        if position.party not in parties:
            continue
        held = [
            move
            for move in map(by_id.__getitem__, position.moves)
            if move.kind is not MoveKind.DENY and chances.get(move.id, 1.0) >= LEAST_CHANCE
        ]
        clear = [
            move
            for move in held
            if move.id not in doubtful
            and not _is_contested(move, contested)
            and fits_kind(move.kind, texts[move.wording.article], move.wording.start, move.wording.end)
        ]
        latest = _choose_latest(clear, texts, last)
        if latest is None:
            continue
        move, words = latest
        stand = Stand(
            party=position.party,
            issue=position.issue,
            says=texts[words.article][words.start : words.end],
            evidence=(words, *(span for span in move.evidence if span != words)),
            moves=(move.id,),
        )
        weight = (
            _weigh_words(move, stand.says)
            + log1p(sizes[position.issue])
            + log1p(breadth[position.issue])
            + IS_SURE * chances.get(move.id, 1.0)
        )
        lines[position.party].append(_Line(stand, weight, move.basis is Basis.OWN))
    return _choose_lines(lines, parties)


def clip_words(move: Move, texts: Mapping[str, str]) -> Span | None:
    """The words of a line: the proposal with a condition beside it, cut after a clause; None where they are a fragment.

    A condition that stands elsewhere is the move's, and no part of the words.
    """
    text = texts[move.wording.article]
    start, end = move.wording.start, move.wording.end
    least = start
    held = move.condition.evidence if move.condition else None
    if held is not None and held.article == move.wording.article and _stands_beside(text, start, end, held):
        start, end = min(start, held.start), max(end, held.end)
        least = held.end
    if end - start > LONGEST:
        end = _find_clause_end(text, start, end, least)
    start, end = close_quotation(text, start, start + len(text[start:end].rstrip(_EDGE)))
    return Span(move.wording.article, start, end) if _reads_well(text[start:end]) else None


def _stands_beside(text: str, start: int, end: int, held: Span) -> bool:
    """Whether a condition is of the same clause: not "a new lock now, and | until there is one, no toll"."""
    if not held.start - end <= BESIDE >= start - held.end:
        return False
    return not _JOINED.search(text[end : held.start])


def _reads_well(words: str) -> bool:
    return (
        len(words.split()) >= FEWEST_WORDS
        and "\n" not in words
        and len(find_telling_words(words)) >= FEWEST_TELLING
        and not _FRAGMENT.search(words)
        and not _GUESS.search(words)
        and _NESTED.fullmatch(words) is not None
        and words.count('"') % 2 == 0
    )


def _find_clause_end(text: str, start: int, end: int, least: int) -> int:
    """The last end of a clause that leaves at most `LONGEST` code points and all up to `least`; else the beginning."""
    ends = [match.start() for match in _CLAUSE_END.finditer(text, start, min(end, start + LONGEST))]
    fitting = [each for each in ends if each >= least]
    return fitting[-1] if fitting else start


def _weigh_parties(moves: Sequence[Move], story: Story) -> dict[str, float]:
    """Parties that matter, by their moves and those that name them, and by origins: named, no outlet, no bystander.

    A person who speaks for nobody matters only where he weighs much, or is of some body and moves name him.
    """
    entities = {entity.id: entity for entity in story.entities}
    addressed = {party for move in moves for party in move.counterpart}
    weights: dict[str, float] = defaultdict(float)
    for move in moves:
        weights[move.party] += _weigh(move)
    for move in moves:
        for party in move.counterpart:
            if party in weights:
                weights[party] += ADDRESSED_WEIGHT * _weigh(move)
    heavy = LEAST_OF_A_PERSON * max(weights.values(), default=0.0)
    return {
        party: weight
        for party, weight in weights.items()
        if _is_named(entities[party])
        and (
            weight >= heavy
            or entities[party].type is not EntityType.PERSON
            or (party in addressed and entities[party].of is not None)
        )
    }


def _find_contested(disputes: Sequence[Dispute], story: Story) -> list[tuple[Span, frozenset[str]]]:
    """Where the sides of disputes stand, and whose they are."""
    parties = find_parties(story)
    return [
        (span, frozenset(parties[holder].id for holder in side.holder if holder in parties))
        for dispute in disputes
        for side in dispute.sides
        for span in side.evidence
    ]


def _is_contested(move: Move, contested: Sequence[tuple[Span, frozenset[str]]]) -> bool:
    """Whether its words are another party's side of a dispute."""
    own = move.wording
    return any(
        span.article == own.article and span.start < own.end and own.start < span.end and move.party not in parties
        for span, parties in contested
    )


def _find_doubtful(moves: Sequence[Move], story: Story, texts: Mapping[str, str]) -> set[str]:
    """Moves of which the page cannot show whose they are.

    Those whose party stands right before the words as the one who is told them, "urged Ostrel | to yield"; and those
    of one party whose only source is "they".
    """
    attributions = {attribution.id: attribution for attribution in story.attributions}
    entities = {entity.id: entity for entity in story.entities}
    parties = find_parties(story)
    ends: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for entity in story.entities:
        for mention in entity.mentions:
            ends[mention.article, mention.end].append((mention.start, parties[entity.id].id))
    doubtful = set()
    for move in moves:
        text, place = texts[move.wording.article], move.wording
        leads = [start for start, party in ends[place.article, place.start - 1] if party == move.party]
        sources = {
            texts[one.article][slice(*one.source)].lower()
            for one in map(attributions.__getitem__, move.attributions)
            if one.source
        }
        is_one = entities[move.party].type is not EntityType.GROUP
        if any(_ADDRESSING.search(text, max(0, start - BESIDE), start) for start in leads) or (
            is_one and sources and sources <= _PLURAL
        ):
            doubtful.add(move.id)
    return doubtful


def _is_named(party: Entity) -> bool:
    return (
        not party.anonymous and party.type not in (EntityType.OUTLET, EntityType.DOCUMENT) and party.name[:1].isupper()
    )


def _weigh(move: Move) -> float:
    return max(1, move.origins) * (1.0 if move.basis is Basis.OWN else ASCRIBED_WEIGHT)


def _weigh_words(move: Move, words: str) -> float:
    """How well a line says what its party wants."""
    return (
        log1p(move.origins)
        + NAMES_ISSUE * bool(find_telling_words(move.issue) & find_telling_words(words))
        + HAS_CONDITION * (move.condition is not None and move.condition.text in words)
        + IS_BARGAINING * (move.kind in _BARGAINING)
        + IS_WHOLE * (FEWEST_WHOLE <= len(words.split()) <= MOST_WHOLE)
    )


def _choose_lines(lines: Mapping[str, list[_Line]], parties: Mapping[str, float]) -> tuple[Stand, ...]:
    """A first line for each weighty party, then second ones while there is room; shown party by party.

    Lighter parties fill up what is fewer than five.
    """
    order = sorted(lines, key=lambda party: (-parties[party], party))
    ranked = {
        party: sorted(lines[party], key=lambda line: (not line.own, -round(line.weight, 6), line.stand.issue))
        for party in order
    }
    least = LEAST_SHARE * max(parties.values(), default=0.0)
    weighty = [party for party in order if parties[party] >= least]
    wanted = [(party, rank) for rank in range(MOST_OF_A_PARTY) for party in weighty if rank < len(ranked[party])]
    wanted = wanted[:MOST_LINES]
    wanted += [(party, 0) for party in order[len(weighty) :]][: max(0, FEWEST_LINES - len(wanted))]
    return tuple(ranked[party][rank].stand for party in order for one, rank in wanted if one == party)


def _choose_latest(held: Sequence[Move], texts: Mapping[str, str], last: Days | None) -> tuple[Move, Span] | None:
    """The move that stands last on an issue, own before ascribed, and its words; None where those are not told well.

    Of several that may be of one time the one that says most.
    """
    for basis in Basis:
        moves = [move for move in held if move.basis is basis]
        if moves:
            told = [(move, words) for move in _keep_latest(moves, last) if (words := clip_words(move, texts))]
            return min(
                told,
                key=lambda each: (-round(_weigh_words(each[0], _read(each[1], texts)), 6), each[0].id),
                default=None,
            )
    return None


def _read(span: Span, texts: Mapping[str, str]) -> str:
    return texts[span.article][span.start : span.end]


def _keep_latest(moves: Sequence[Move], last: Days | None) -> list[Move]:
    """Moves that none is later than by days or goes another way after, without those of long before the end."""
    days = {move.id: find_days(move.date) for move in moves}
    return [
        move
        for move in moves
        if not _is_stale(days[move.id], last)
        and not any(_is_overtaken(move, other, days[move.id], days[other.id]) for other in moves)
    ]


def _is_overtaken(move: Move, other: Move, day: Days | None, other_day: Days | None) -> bool:
    if other_day is None:
        return False
    if day is None:
        return True
    if day.relative != other_day.relative or other_day.first <= day.last:
        return False
    return other_day.first > day.last + SAME_TIME or compare_moves(move, other) in _MOVED


def _find_last_day(moves: Sequence[Move], articles: Sequence[Article]) -> Days | None:
    """The latest day on which an article came out; where none is known, of a move."""
    known = [days for article in articles if (days := find_days(article.published))]
    known = known or [days for move in moves if (days := find_days(move.date))]
    return max(known, key=lambda days: (not days.relative, days.last), default=None)


def _is_stale(days: Days | None, last: Days | None) -> bool:
    if days is None or last is None or days.relative != last.relative:
        return False
    return days.last < last.last - STALE


_ADDRESSING = re.compile(
    r"\b(?:warn|urg|ask|t[eo]l[dl]|press|order|beg|advis|allow|forc|invit|remind|caution|push|want|requir|call)"
    r"\w{0,3}(?: on| upon| for)? $"
)
_PLURAL = frozenset({"they", "their", "both", "the two", "both sides"})
_MOVED = (Movement.SOFTENED, Movement.HARDENED, Movement.REVERSED)
_BARGAINING = frozenset(MoveKind) - {MoveKind.SUPPORT, MoveKind.OPPOSE, MoveKind.REAFFIRM}
_EDGE = " ,;:–—-"
_JOINED = re.compile(r"\b(?:and|or|but)\s*$")
_NESTED = re.compile(r"(?:[^“”]|“[^“”]*”)*")
_CLAUSE_END = re.compile(r"(?:[,;:]|(?<![A-Z])\.)(?=[”\"’]?\s)|\s[–—-]+\s|—| (?:but|and|while|whereas|because) ")
_FRAGMENT = re.compile(
    r"^(?:and|or|but|which|who|whom|whose|of|as|than|because|since|so|also|too|what|how|why|this|that|these|those|such|"
    r"against|about|over|on|upon|at|by|with|from|into|regarding|for(?!.*\bto\b)|"
    r"would|will|could|should|may|might|can|must|has|have|had|is|are|was|were|be|been|\w+ing|"
    r"(?:an? |the |some )?(?:different|similar|same|other)|another)\b"
    r"|\b(?:and|or|but|of|to|the|an?|in|on|at|by|for|with|from|that|which|who|is|are|was|were|be|will|would|his|her|"
    r"their|its|our|this|these|because|if|unless|until|not)$"
    r"|^it [“\"]|\?|…|\.\.\.",
    re.IGNORECASE,
)
# What somebody takes for likely, and neither wants nor will do: "she hoped the toll could be avoided".
_GUESS = re.compile(
    r"^(?:i|we|he|she|they) (?:(?:do|does|did)(?: not|n[’']t) )?"
    r"(?:hopes?|hoped|expects?|expected|thinks?|thought|believes?|believed)\b|"
    r"^it (?:appears|appeared|seems|seemed|looks|looked)\b|\b(?:probably|perhaps|maybe)\b",
    re.IGNORECASE,
)
