"""Blame turned round: "Ostrel blamed Varda for the collapse" and "Varda says Ostrel demanded every gate".

In: the `Claims` of a story. Out: for each claim that somebody is to blame for what went wrong, what those blamed say
that the other side demanded or refused. That two merely accuse each other is not taken: of thirteen such pairs in the
annotated training stories none stood in a dispute.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from communique.compose.claims import Claims, compare, find_bounds
from communique.types import Attribution

# Cosine of the blame and its answer from which on they are of one thing, set by hand; answers kept for one blame.
LIKENESS, MOST = 0.4, 2

_BLAMING = re.compile(r"\b(?:blam(?:e|es|ed|ing)|fault(?:ed|s)?)\b", re.I)
_AT_FAULT = re.compile(
    r"\b(?:to blame|blames?|(?:is|was|were|are|be|being) (?:\S+ ){0,4}fault|"
    r"responsible for)\b",
    re.I,
)
_WRONG = re.compile(
    r"\b(?:fail\w*|breakdown|broke(?:n)? down|collaps\w+|deadlock\w*|impasse|stalemate|lack of|crisis|violence|"
    r"bloodshed|"
    r"war|shutdown|strikes?|escalation|unrest|setback|delays?)\b",
    re.I,
)
_DOING = re.compile(
    r"\b(?:demand\w*|insist\w*|want(?:s|ed)?|ask(?:s|ed)?|refus\w+|reject\w*|walk\w* (?:away|out)|unwilling|unready|"
    r"provok\w+|blam\w+|request\w*)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is blamed by whom, and what the blamed say, the likest first; `word` is the cue that blames."""

    blame: Attribution
    answers: tuple[Attribution, ...]


def find_blames(claims: Claims) -> tuple[Blame, ...]:
    """Blame with its answers, in the story's order of attributions."""
    telling = _Telling(claims)
    found = (Blame(one, telling.find_answers(one)) for one in claims.story.attributions if telling.is_blame(one))
    return tuple(blame for blame in found if blame.answers)


class _Telling:
    """Attributions by the camp of their speaker, and what is nested in them."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.by_camp: dict[str, list[Attribution]] = defaultdict(list)
        self.nested: dict[str, list[Attribution]] = defaultdict(list)
        for one in claims.story.attributions:
            if one.speaker is not None:
                self.by_camp[claims.find_camp(one.speaker)].append(one)
            if one.nested_in is not None:
                self.nested[one.nested_in].append(one)

    def is_blame(self, one: Attribution) -> bool:
        if one.speaker is None or one.cue is None:
            return False
        text = self.claims.articles[one.article].text
        whole = text[slice(*find_bounds(one))]
        blames = _BLAMING.search(text[slice(*one.cue)]) or _AT_FAULT.search(whole)
        return blames is not None and _WRONG.search(whole) is not None

    def find_answers(self, blame: Attribution) -> tuple[Attribution, ...]:
        """What the blamed say that the blaming side asked or refused, the likest first."""
        mine = self.claims.find_camp(str(blame.speaker))
        answers = (one for camp in sorted(self._find_blamed(blame) - {mine}) for one in self.by_camp[camp])
        scored = [(compare(blame, one), one) for one in answers if self._tells_of(one, mine)]
        likest = sorted((pair for pair in scored if pair[0] >= LIKENESS), key=lambda pair: (-pair[0], pair[1].id))
        return tuple(one for _, one in likest[:MOST])

    def _find_blamed(self, blame: Attribution) -> set[str]:
        start, end = find_bounds(blame)
        return {
            self.claims.find_camp(entity)
            for first, last, entity in self.claims.mentions[blame.article]
            if start <= first and last <= end
        }

    def _tells_of(self, one: Attribution, camp: str) -> bool:
        """Whether it tells what somebody of a camp asked or refused."""
        return any(_DOING.search(cue) for cue in self._read_cues(one, camp))

    def _read_cues(self, one: Attribution, camp: str) -> Iterator[str]:
        for each in self.nested[one.id]:
            if each.speaker is not None and each.cue is not None and self.claims.find_camp(each.speaker) == camp:
                yield self.claims.articles[each.article].text[slice(*each.cue)]
