"""Where it stands: the few lines at the head of an account, the latest word of each party that matters on what matters.

In: `Move`s, `Position`s and the articles' texts. Out: `Stand`s, those of the weightiest party first. A party's own word
goes before what is ascribed to it, a condition stays with what hangs on it, and what reads as a fragment is left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.link.event_dates import Days, find_days
from communique.types import Article, Basis, Move, MoveKind, Position, Span, Stand

# Lines: the design's five to eight; fewer where fewer are told well.
MOST_LINES = 8
# Lines of one party: more and the head is a list of one side's wishes.
MOST_OF_A_PARTY = 2
# Code points of a line, clipped at the end of a clause where the words run on; a line that cannot be clipped is none.
LONGEST = 200
# Words of a line: fewer name a thing and leave open what of it, "the talks".
FEWEST_WORDS = 4
# Days before the story's last in which a word is still the latest. Set by hand.
STALE = 60
# What a move counts for that is ascribed, beside an own one.
ASCRIBED_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class _Line:
    stand: Stand
    weight: float
    own: bool


def find_stands(moves: Sequence[Move], positions: Sequence[Position], articles: Sequence[Article]) -> tuple[Stand, ...]:
    """At most eight lines; a party's lines stand together, those of the party of most moves and origins first."""
    by_id = {move.id: move for move in moves}
    texts = {article.id: article.text for article in articles}
    last = _find_last_day(moves, articles)
    breadth = Counter(position.issue for position in positions)
    parties: dict[str, float] = defaultdict(float)
    for move in moves:
        parties[move.party] += _weigh(move)
    lines = defaultdict(list)
    for position in positions:
        held = [by_id[key] for key in position.moves]
        chosen = _choose_latest(held, texts, last)
        if chosen is None:
            continue
        move, words = chosen
        stand = Stand(
            party=position.party,
            issue=position.issue,
            says=texts[words.article][words.start : words.end],
            evidence=(words, *(span for span in move.evidence if span != words)),
            moves=(move.id,),
        )
        weight = sum(map(_weigh, held)) * breadth[position.issue]
        lines[position.party].append(_Line(stand, weight, move.basis is Basis.OWN))
    return _choose_lines(lines, parties)


def _choose_lines(lines: Mapping[str, list[_Line]], parties: Mapping[str, float]) -> tuple[Stand, ...]:
    """A first line for each party by weight, then second ones while there is room; shown party by party."""
    order = sorted(lines, key=lambda party: (-parties[party], party))
    ranked = {
        party: sorted(lines[party], key=lambda line: (not line.own, -line.weight, line.stand.issue)) for party in order
    }
    chosen: dict[str, list[Stand]] = {party: [] for party in order}
    for rank in range(MOST_OF_A_PARTY):
        for party in order:
            if rank < len(ranked[party]) and sum(map(len, chosen.values())) < MOST_LINES:
                chosen[party].append(ranked[party][rank].stand)
    return tuple(stand for party in order for stand in chosen[party])


def _weigh(move: Move) -> float:
    return max(1, move.origins) * (1.0 if move.basis is Basis.OWN else ASCRIBED_WEIGHT)


def _find_last_day(moves: Sequence[Move], articles: Sequence[Article]) -> Days | None:
    """The latest day on which an article came out; where none is known, of a move."""
    known = [days for article in articles if (days := find_days(article.published))]
    known = known or [days for move in moves if (days := find_days(move.date))]
    return max(known, key=lambda days: (not days.relative, days.last), default=None)


def _choose_latest(held: Sequence[Move], texts: Mapping[str, str], last: Days | None) -> tuple[Move, Span] | None:
    """The move that stands last on an issue, own before ascribed, and its words; None where those are not told well.

    Of several on one day the one of most origins.
    """
    for basis in (Basis.OWN, Basis.ASCRIBED):
        moves = [move for move in held if move.basis is basis]
        if not moves:
            continue
        latest = _keep_latest(moves, last)
        told = [(move, words) for move in latest if (words := clip_words(move, texts))]
        return min(told, key=lambda each: (-each[0].origins, each[0].kind is MoveKind.DENY, each[0].id), default=None)
    return None


def _keep_latest(moves: Sequence[Move], last: Days | None) -> list[Move]:
    """Moves that no other is later than, without those of long before the story's end."""
    days = {move.id: find_days(move.date) for move in moves}
    kept = [move for move in moves if not any(_is_before(days[move.id], other) for other in days.values())]
    return [move for move in kept if not _is_stale(days[move.id], last)]


def _is_before(one: Days | None, other: Days | None) -> bool:
    if other is None:
        return False
    return one is None or (one.relative == other.relative and one.last < other.first)


def _is_stale(days: Days | None, last: Days | None) -> bool:
    if days is None or last is None or days.relative != last.relative:
        return False
    return days.last < last.last - STALE


def clip_words(move: Move, texts: Mapping[str, str]) -> Span | None:
    """The words of a line: the proposal with its condition, cut after a clause; None where they read as a fragment."""
    text = texts[move.wording.article]
    start, end = move.wording.start, move.wording.end
    condition = move.condition.evidence if move.condition else None
    if condition is not None and condition.article == move.wording.article:
        start, end = min(start, condition.start), max(end, condition.end)
    if end - start > LONGEST:
        least = condition.end if condition is not None and condition.article == move.wording.article else start
        end = _find_clause_end(text, start, end, least)
    words = text[start:end]
    if not words or "\n" in words or len(words.split()) < FEWEST_WORDS or _FRAGMENT.search(words):
        return None
    if words.count("“") != words.count("”") or words.count('"') % 2:
        return None
    return Span(move.wording.article, start, end)


def _find_clause_end(text: str, start: int, end: int, least: int) -> int:
    """The last end of a clause that leaves at most `LONGEST` code points and all up to `least`; else the beginning."""
    ends = [match.start() for match in _CLAUSE_END.finditer(text, start, min(end, start + LONGEST))]
    fitting = [each for each in ends if each >= least]
    return fitting[-1] if fitting else start


_CLAUSE_END = re.compile(r"[,;:.](?=[”\"’]?\s)|\s[–—-]+\s|—| (?:but|and|while|whereas|because) ")
_FRAGMENT = re.compile(
    r"^(?:and|or|but|which|who|whom|whose|of|as|than|because|since|so|also|too)\b"
    r"|\b(?:and|or|but|of|to|the|an?|in|on|at|by|for|with|from|that|which|who|is|are|was|were|be|will|would|his|her|"
    r"their|its|our)$",
    re.IGNORECASE,
)
