"""Names of issues: short noun phrases of the articles that the moves of a group have in common.

In: groups of moves, and the noun phrases of their `Story`. Out: a name for each move, an exact slice of an article.
First the noun is chosen that most of a group's moves name, weighed by how rare it is in the news and how often the
story has it; then the words before and after it that the story says with it again and again: "border wall", "state of
emergency". A group that has no noun that says enough goes to the one that it is most like.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from communique.compose.issue_nouns import GENERIC_STEMS, JUDGING, VAGUE_STEMS
from communique.compose.issue_words import WORD, StoryWords, is_telling, stem_word
from communique.compose.move_words import normalize
from communique.read.roles import is_person_noun, singular
from communique.types import Move, Span, Story

# Words of a name.
LONGEST_NAME = 3
# What a noun counts that stands in the proposal, elsewhere in the evidence, and near it. On the fourteen training
# stories F1 of the pairs of one issue is within 0.02 for any of 0 to 0.5 for what is near; beside 0, 0.3 leaves three
# names of four, with fewer that one move alone has.
IN_PROPOSAL, IN_EVIDENCE, NEAR = 1.0, 0.6, 0.3
# Code points to each side of the evidence that are near it.
REACH = 300
# The share of a noun's places in the story that words before it need to be part of the name. Set by hand.
COMMON_SHARE = 0.25
# The rarity from which a noun counts no more for being rarer. Set by hand: "ploy" is rarer than "tariffs".
RAREST = 4.0
# What a noun counts that a single article has, of several. Set by hand: of 114 names of the training stories 24 are in
# one article only, of 103 with this 6; F1 of the pairs of one issue is lower by 0.01.
IN_ONE_ARTICLE = 0.5
# The rarity under which a noun alone says too little: "deal", "talks". Set by hand.
TELLING_RARITY = 3.0
# The times that a story has a noun before a single move may be named by it, and the least mean likeness to the group
# that the move goes to otherwise: under it rows stand under names that they have nothing to do with. Set by hand on the
# training stories, for the names; F1 of pairs is 0.324 with 0.1, 0.318 with 0.2 and 0.3.
FEWEST_TIMES = 3
LEAST_LIKENESS = 0.2
# The share of a noun's places where "of" stands beside it that the words with it need to be part of the name.
OF_SHARE = 0.4


_OF_BEFORE = re.compile(r"(?<![\w’'-])[a-z]{3,} of $")
_OF_AFTER = re.compile(r" of (?:[A-Z][\w’'-]+|[a-z]{4,}s\b)(?![\w’'-])")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a noun phrase that can name an issue: stems, and where each begins; the last is the head."""

    article: str
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    end: int

    @property
    def head(self) -> str:
        return self.stems[-1]


def choose_names(
    moves: Sequence[Move],
    groups: Sequence[Sequence[int]],
    likeness: NDArray[np.float64],
    story: Story,
    words: StoryWords,
) -> list[str]:
    """A name for each move, the same for all of a group; groups of one noun are one issue.

    `likeness` is that of each two moves: (moves, moves).
    """
    texts = {article.id: article.text for article in story.articles}
    phrases = _read_phrases(story, texts, words)
    weights = _weigh_nouns(phrases, words)
    counts = Counter(tail for held in phrases.values() for phrase in held for tail in _find_tails(phrase.stems))
    near = [list(_find_near(move, phrases)) for move in moves]
    names: dict[str, Sequence[str]] = {}
    joined: dict[str, list[int]] = defaultdict(list)
    unnamed: list[Sequence[int]] = []
    for group in groups:
        for noun in _rank_nouns([near[at] for at in group], weights):
            own = [each for at in group for each in near[at] if each[0].head == noun]
            name = _extend(noun, own, counts, words)
            if _says_enough(name) and (len(group) > 1 or words.counts[noun] >= FEWEST_TIMES):
                joined[noun] += group
                names[noun] = max(names.get(noun, ()), name, key=len)
                break
        else:
            unnamed.append(group)
    for group in unnamed:
        likest = _find_likest(group, joined, likeness) or next(_rank_nouns([near[at] for at in group], weights), None)
        joined[likest or moves[group[0]].proposal] += group
    joined = _move_over(moves, _join_generic(joined, names), texts, words, weights)
    named = [""] * len(moves)
    for noun, group in joined.items():
        own = [each for at in group for each in near[at] if each[0].head == noun]
        spelled = _spell(_extend(noun, own, counts, words), own, texts, phrases) if own else noun
        for at in group:
            named[at] = spelled
    return named


def _join_generic(groups: Mapping[str, Sequence[int]], names: Mapping[str, Sequence[str]]) -> dict[str, list[int]]:
    """Groups by nouns, with what is one thing under one: "pay raises" and "pay increases", "toll deal" and "toll"."""
    joined: dict[str, list[int]] = defaultdict(list)
    first: dict[str, str] = {}
    for noun in sorted(groups, key=lambda noun: (-len(groups[noun]), noun)):
        name = names.get(noun, ())
        matter = name[-2] if len(name) > 1 and noun in GENERIC_STEMS else noun
        to = matter if matter in groups and matter not in first else first.setdefault(matter, noun)
        joined[to] += groups[noun]
    return joined


def _find_likest(
    group: Sequence[int], others: Mapping[str, Sequence[int]], likeness: NDArray[np.float64]
) -> str | None:
    """The noun of the issue that a group is most like; None where it is like none."""
    means = {noun: float(likeness[np.ix_(group, other)].mean()) for noun, other in others.items()}
    best = min(means, key=lambda noun: (-round(means[noun], 6), noun), default=None)
    return best if best is not None and means[best] >= LEAST_LIKENESS else None


def _move_over(
    moves: Sequence[Move],
    groups: Mapping[str, Sequence[int]],
    texts: Mapping[str, str],
    words: StoryWords,
    weights: Mapping[str, float],
) -> dict[str, list[int]]:
    """Groups by their nouns, with every move that does not name its own under the one of several that it proposes."""
    settled: dict[str, list[int]] = defaultdict(list)
    for noun, group in groups.items():
        for at in group:
            held = words.find(" ".join(texts[each.article][each.start : each.end] for each in moves[at].evidence))
            named = words.find(moves[at].proposal)
            others = [other for other in groups if other in named and len(groups[other]) > 1]
            leaves = noun not in held and others
            to = min(others, key=lambda other: (-round(weights[other], 6), other)) if leaves else noun
            settled[to].append(at)
    return settled


def _rank_nouns(near: Sequence[Sequence[tuple[_Phrase, float]]], weights: Mapping[str, float]) -> Iterator[str]:
    """The nouns that the moves of a group name, those that they name most first."""
    nouns: dict[str, float] = defaultdict(float)
    for own in near:
        best: dict[str, float] = {}
        for phrase, weight in own:
            best[phrase.head] = max(best.get(phrase.head, 0.0), weight)
        for head, weight in best.items():
            nouns[head] += weight
    yield from sorted(nouns, key=lambda head: (-round(nouns[head] * weights[head], 6), head))


def _weigh_nouns(phrases: Mapping[str, Sequence[_Phrase]], words: StoryWords) -> dict[str, float]:
    """Nouns rare in the news and frequent in the story; less where they mostly stand before another."""
    heads = Counter(phrase.head for held in phrases.values() for phrase in held)
    parts = Counter(stem for held in phrases.values() for phrase in held for stem in phrase.stems)
    articles = Counter(noun for held in phrases.values() for noun in {phrase.head for phrase in held})
    return {
        noun: min(words.rarity[noun], RAREST)
        * log1p(words.counts[noun])
        * (count / parts[noun])
        * (IN_ONE_ARTICLE if articles[noun] == 1 < len(phrases) else 1.0)
        for noun, count in heads.items()
    }


def _extend(
    noun: str,
    phrases: Sequence[tuple[_Phrase, float]],
    counts: Mapping[tuple[str, ...], int],
    words: StoryWords,
) -> tuple[str, ...]:
    """The noun with the words before it that the story says most with it, if it does so often or it needs them."""
    weights: dict[tuple[str, ...], float] = defaultdict(float)
    for phrase, weight in phrases:
        for tail in _find_tails(phrase.stems):
            weights[tail] += weight
    name: tuple[str, ...] = (noun,)
    while len(name) < LONGEST_NAME:
        longer = [tail for tail in weights if len(tail) == len(name) + 1 and tail[1:] == name]
        if not longer:
            break
        best = min(longer, key=lambda tail: (-counts[tail], -weights[tail], tail))
        often = counts[best] > 1 and counts[best] >= COMMON_SHARE * counts[name]
        if not often and (len(name) > 1 or words.rarity[noun] >= TELLING_RARITY):
            break
        name = best
    return name


def _spell(
    stems: tuple[str, ...],
    own: Sequence[tuple[_Phrase, float]],
    texts: Mapping[str, str],
    phrases: Mapping[str, Sequence[_Phrase]],
) -> str:
    """As most of the phrases have it, in small letters where any do; with an "of" that the story mostly has with it."""
    forms: Counter[str] = Counter()
    for phrase, _ in own:
        if phrase.stems[-len(stems) :] == stems:
            forms[texts[phrase.article][phrase.starts[-len(stems)] : phrase.end]] += 1
    name = _choose_form(forms)
    if len(stems) > 1:
        return name
    wider: Counter[str] = Counter()
    places = [phrase for held in phrases.values() for phrase in held if phrase.stems[-1:] == stems]
    for phrase in places:
        text = texts[phrase.article]
        start, end = phrase.starts[-1], phrase.end
        if before := _OF_BEFORE.search(text, max(0, start - REACH), start):
            wider[text[before.start() : end]] += 1
        if after := _OF_AFTER.match(text, end):
            wider[text[start : after.end()]] += 1
    best = _choose_form(wider) if wider else name
    return best if wider[best] > 1 and wider[best] >= OF_SHARE * len(places) else name


def _choose_form(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form.lower() != form, "\n" in form, form))


def _says_enough(name: tuple[str, ...]) -> bool:
    """Whether a name says what is bargained about: a "deal" or "talks" need a word that says which."""
    return len(name) > 1 or name[0] not in GENERIC_STEMS


def _find_near(move: Move, phrases: Mapping[str, Sequence[_Phrase]]) -> Iterator[tuple[_Phrase, float]]:
    """The phrases in and around a move's evidence, with what each counts."""
    for span in move.evidence:
        held = phrases.get(span.article, ())
        at = bisect_left(held, span.start - REACH, key=lambda phrase: phrase.end)
        for phrase in held[at:]:
            if phrase.end > span.end + REACH:
                break
            place = Span(span.article, phrase.starts[-1], phrase.end)
            if _lies_in(place, move.wording):
                yield phrase, IN_PROPOSAL
            else:
                yield phrase, IN_EVIDENCE if _lies_in(place, span) else NEAR


def _lies_in(place: Span, other: Span) -> bool:
    return place.article == other.article and other.start <= place.start and place.end <= other.end


def _find_tails(stems: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [stems[-length:] for length in range(1, min(LONGEST_NAME, len(stems)) + 1)]


def _read_phrases(story: Story, texts: Mapping[str, str], words: StoryWords) -> dict[str, list[_Phrase]]:
    """For each article the phrases that can name an issue, in text order."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in sorted(story.noun_phrases, key=lambda each: (each.article, each.end, each.start)):
        text = texts[phrase.article][phrase.start : phrase.end]
        matches = list(WORD.finditer(text))
        parts = [(match.start() + phrase.start, normalize(match.group())) for match in matches]
        if (
            not parts
            or phrase.proper is not None
            or matches[-1].group().isupper()
            or not _can_head(parts[-1][1], words)
        ):
            continue
        first = len(parts) - 1
        while first and _can_modify(parts[first - 1][1]) and _is_one_case(matches[first - 1], matches[-1]):
            first -= 1
        kept = parts[first:]
        found[phrase.article].append(
            _Phrase(
                phrase.article,
                tuple(stem_word(word) for _, word in kept),
                tuple(start for start, _ in kept),
                phrase.end,
            )
        )
    return found


def _is_one_case(word: re.Match[str], head: re.Match[str]) -> bool:
    """Without the name of a country before a plain noun: the Ostreli | harvest, but Free Trade Agreement."""
    return not word.group()[0].isupper() or head.group()[0].isupper()


def _can_head(word: str, words: StoryWords) -> bool:
    """Whether a noun can say what an issue is: no name of a party, no person, no time, nothing vague."""
    key = stem_word(word)
    return (
        is_telling(word)
        and key in words.weights
        and key not in words.names
        and not is_person_noun(singular(word))
        and key not in VAGUE_STEMS
        and stem_word(singular(word)) not in VAGUE_STEMS
    )


def _can_modify(word: str) -> bool:
    return is_telling(word) and not word.endswith(("'s", "long")) and word not in JUDGING
