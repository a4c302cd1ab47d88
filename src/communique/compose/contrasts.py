"""What the article itself sets against each other: "Ostrel said the dam is safe. But villagers said it leaked."

In: the `Claims` of a story. Out: pairs of attributions of two speakers, the second told right after the first and
opened with a word of contrast. Kept are those in which both say something, of much the same: a refusal to speak, a
wish or an order is nothing that could be contradicted, and a reporter's own words are the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.compose.claims import Claims, compare, find_bounds, find_stems, make_stem
from communique.read.sentences import Bounds
from communique.types import Act, Attribution, EntityType, Span

# Cosine of the two contents. Below, the pairs of the training stories are of two points; of nine pairs kept there, six
# stand in an annotated dispute.
LIKENESS = 0.5
# The same where the cue itself answers: "Lisk shot back".
ANSWER_LIKENESS = 0.3
# Code points before the contrast in which the first speaker's other words are of the point, and how many are kept.
REACH, MOST = 600, 3

_OPENING = re.compile(r"[\"“']?(But|However|Yet|Still|In contrast|By contrast|On the other hand)\b")
_INSIDE = re.compile(r",? (however|though),")
_JOINING = re.compile(r"[,;] (but|while|whereas|though|although)\b", re.I)
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|insist(?:s|ed)?(?! on)|argu\w+|contend\w*|counter\w*|told|tells?|claim\w*|maintain\w*|"
    r"warn\w*|respond\w*|repl(?:y|ies|ied)|tweeted|wrote|according|estimat\w*|assert\w*|declared|predict\w*|pegs?|"
    r"suggest\w*|complain\w*|alleg\w+|accus\w+|blam(?:e|es|ed|ing)|counter\w*|retort\w*|(?:fired|hit|shot|"
    r"snapped) back)\b",
    re.I,
)
# Words by which a speaker answers what another has just said.
_ANSWERING = re.compile(r"\b(?:counter(?:ed|s|ing)?|retort(?:ed|s|ing)?|(?:fired|hit|shot|snapped) back)\b", re.I)
# A verb that is denied flatly: "was never opened", "had not stepped away".
_NEVER = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|do)(?: not| never|n['’]t) (?:been |ever |actually |really |even )*"
    r"([a-z]{3,})\b",
    re.I,
)
# Code points from the start of an attribution in which "however" still opens it.
_OPENS, _LEAD = 140, 12


@dataclass(frozen=True, slots=True)
class Contrast:
    """What one speaker says, the likest first, and what another says against it; `word` is the word of contrast."""

    said: tuple[Attribution, ...]
    against: Attribution
    word: Bounds


def find_contrasts(claims: Claims) -> tuple[Contrast, ...]:
    """Contrasts in the story's order of attributions."""
    found = (_find_contrast(claims, one) for one in claims.story.attributions if _is_saying(claims, one))
    return tuple(contrast for contrast in found if contrast is not None)


def _is_saying(claims: Claims, one: Attribution) -> bool:
    """Whether somebody who is no outlet says something."""
    if one.speaker is None or one.nested_in is not None or one.cue is None or one.denied or one.act is not Act.SPEECH:
        return False
    if claims.entities[one.speaker].type is EntityType.OUTLET:
        return False
    return _SAYING.search(claims.articles[one.article].text[slice(*one.cue)]) is not None


def _find_contrast(claims: Claims, one: Attribution) -> Contrast | None:
    text, (start, end) = claims.articles[one.article].text, find_bounds(one)
    sentence = claims.find_sentence(one.article, start)
    if sentence is None:
        return None
    cue = one.cue or (start, start)
    answering = _ANSWERING.search(text, *cue)
    if answering is not None:
        said = tuple(_find_said(claims, one, (max(0, start - REACH), start), ANSWER_LIKENESS))
        return Contrast(said[:MOST], one, answering.span()) if said else None
    joining = _JOINING.search(text, max(sentence[0], start - _LEAD), start + _LEAD // 2)
    opening = _OPENING.match(text, sentence[0]) or _INSIDE.search(text, start, min(end, start + _OPENS))
    before = claims.find_sentence_before(one.article, sentence[0])
    if joining is not None:
        said, word = tuple(_find_said(claims, one, (sentence[0], start))), joining.span(1)
    elif opening is not None and before is not None:
        said, word = tuple(_find_said(claims, one, before)), opening.span(1)
    elif before is not None:
        return _find_flat_denial(claims, one, before)
    else:
        return None
    return Contrast(said[:MOST], one, word) if said else None


def _find_flat_denial(claims: Claims, one: Attribution, before: Bounds) -> Contrast | None:
    """What is said right after another's words with a verb of his denied, or the other way round."""
    said = tuple(_find_said(claims, one, before))
    if not said:
        return None
    mine, others = _read(claims, one), _read(claims, said[0])
    for denying, affirming, place in ((mine, others, one), (others, mine, said[0])):
        denied = {make_stem(found[1].lower()): found[0] for found in _NEVER.finditer(affirming)}
        for found in _NEVER.finditer(denying):
            stem = make_stem(found[1].lower())
            if stem in find_stems(affirming) and stem in find_stems(denying) and stem not in denied:
                start = claims.articles[place.article].text.index(found[0], place.content[0][0])
                return Contrast(said[:MOST], one, (start, start + len(found[0])))
    return None


def _read(claims: Claims, one: Attribution) -> str:
    """The first fragment of a content."""
    return claims.read(Span(one.article, *one.content[0]))


def _find_said(
    claims: Claims, against: Attribution, place: Bounds, likeness: float = LIKENESS
) -> Iterator[Attribution]:
    """What the speaker before said there, and what else a little before; nothing where it is of something else."""
    start = find_bounds(against)[0]
    others = [
        one
        for one in claims.by_article[against.article]
        if one.content[0][0] < start and start - one.content[-1][1] < REACH and find_bounds(one)[0] < start
        if _is_saying(claims, one) and claims.are_others(one.speaker, against.speaker)
    ]
    right_before = [one for one in others if any(s < place[1] and e > place[0] for s, e in one.content)]
    last = right_before[-1] if right_before else None
    if last is None or claims.are_of_one_camp(str(last.speaker), str(against.speaker)):
        return
    if max(compare(one, against) for one in right_before if one.speaker == last.speaker) < likeness:
        return
    near = [one for one in others if one.speaker == last.speaker]
    yield from sorted(near, key=lambda one: (-compare(one, against), one.id))
