"""Names of issues: short noun phrases of the articles that the moves of a group have in common.

In: groups of moves, and the noun phrases of their `Story`. Out: a name for each move, an exact slice of an article.
First the noun is chosen that most of a group's moves name, weighed by how rare it is in the news and how often the
story has it; then the words before it that the story says with it again and again: "wall", "border wall".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

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


def choose_names(moves: Sequence[Move], groups: Sequence[Sequence[int]], story: Story, words: StoryWords) -> list[str]:
    """A name for each move, the same for all of a group; groups of one noun are one issue."""
    texts = {article.id: article.text for article in story.articles}
    phrases = _read_phrases(story, texts, words)
    weights = _weigh_nouns(phrases, words)
    counts = Counter(tail for held in phrases.values() for phrase in held for tail in _find_tails(phrase.stems))
    near = [list(_find_near(move, phrases)) or _find_all(move, phrases) for move in moves]
    joined: dict[str, list[int]] = defaultdict(list)
    for group in groups:
        noun = _choose_noun([near[at] for at in group], weights)
        joined[noun or moves[group[0]].proposal] += group
    joined = _move_over(moves, joined, texts, words, weights)
    named = [""] * len(moves)
    for noun, group in joined.items():
        own = [(phrase, weight) for at in group for phrase, weight in near[at] if phrase.head == noun]
        name = _spell(_extend(noun, own, counts, words), own, texts) if own else noun
        for at in group:
            named[at] = name
    return named


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


def _choose_noun(near: Sequence[Sequence[tuple[_Phrase, float]]], weights: Mapping[str, float]) -> str | None:
    """The noun that the moves of a group name most; None where no noun can name an issue."""
    nouns: dict[str, float] = defaultdict(float)
    for own in near:
        best: dict[str, float] = {}
        for phrase, weight in own:
            best[phrase.head] = max(best.get(phrase.head, 0.0), weight)
        for head, weight in best.items():
            nouns[head] += weight
    return min(nouns, key=lambda head: (-round(nouns[head] * weights[head], 6), head), default=None)


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


def _spell(stems: tuple[str, ...], phrases: Sequence[tuple[_Phrase, float]], texts: Mapping[str, str]) -> str:
    """As most of the phrases have it, in small letters where any do."""
    forms: Counter[str] = Counter()
    for phrase, _ in phrases:
        if phrase.stems[-len(stems) :] == stems:
            forms[texts[phrase.article][phrase.starts[-len(stems)] : phrase.end]] += 1
    return min(forms, key=lambda form: (form.lower() != form, "\n" in form, -forms[form], form))


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


def _find_all(move: Move, phrases: Mapping[str, Sequence[_Phrase]]) -> list[tuple[_Phrase, float]]:
    """Every phrase of the article, for a move that has none near it."""
    return [(phrase, NEAR) for phrase in phrases.get(move.wording.article, ())]


def _lies_in(place: Span, other: Span) -> bool:
    return place.article == other.article and other.start <= place.start and place.end <= other.end


def _find_tails(stems: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [stems[-length:] for length in range(1, min(LONGEST_NAME, len(stems)) + 1)]


def _read_phrases(story: Story, texts: Mapping[str, str], words: StoryWords) -> dict[str, list[_Phrase]]:
    """For each article the phrases that can name an issue, in text order."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in sorted(story.noun_phrases, key=lambda each: (each.article, each.end, each.start)):
        text = texts[phrase.article][phrase.start : phrase.end]
        parts = [(match.start() + phrase.start, normalize(match.group())) for match in WORD.finditer(text)]
        if not parts or phrase.proper is not None or not _can_head(parts[-1][1], words):
            continue
        first = len(parts) - 1
        while first and _can_modify(parts[first - 1][1]):
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


def _can_head(word: str, words: StoryWords) -> bool:
    """Whether a noun can say what an issue is: no name of a party, no person, no time, nothing vague."""
    key = stem_word(word)
    return (
        is_telling(word)
        and key in words.weights
        and key not in words.names
        and not is_person_noun(singular(word))
        and word not in _VAGUE
        and singular(word) not in _VAGUE
    )


def _can_modify(word: str) -> bool:
    return is_telling(word) and not word.endswith("'s")


_VAGUE = frozenset(
    "ability account action activity advantage afternoon aim amount answer approach approval area aspect attempt "
    "attention authority autumn base basis beginning billion bit bottom bunch capability captive case cause chance "
    "change chapter choice circumstance comment concern condition consequence context couple course dare date decade "
    "decision degree detail development difference difficulty direction doubt dozen duty effect effort end evening "
    "event evidence example extent eye face fact factor favor favour fear feeling few form front future goal ground "
    "group guy half hand heart history home hope hour hundred idea impact importance information instance intent "
    "intention interest issue item job key kind lack lead level life light like line list look lot majority manner "
    "matter mean means measure message million mind minute mistake moment morning move name nature need night note "
    "notion number objective occasion one option order other outcome part past patience percent period person place "
    "point position possibility power presence present pressure priority problem process progress proposal prospect "
    "purpose question range rate reality reason record regard relation report request resort respect response rest "
    "result right risk role room rule second sense series session set shape share side sideline sign situation sort "
    "source spirit spring stage stance standard start state statement step stone story stuff style subject success "
    "suggestion summer support system table task term territory theme thought thousand time tip tool top topic total "
    "touch track trouble truth try type use value version view voice weekend while whole will willingness winter "
    "wish word work world".split()
)
