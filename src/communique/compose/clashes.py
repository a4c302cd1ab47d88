"""What the finders of disputes find, each made two sides or more with the places that show them.

In: the `Claims` of a story. Out: `Clash`es, those that are said outright first. What is merely told by one and not by
the other is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.compose.absences import Absence, find_absences
from communique.compose.blames import Blame, find_blames
from communique.compose.claims import Claim, Claims, find_bounds
from communique.compose.contrasts import Contrast, find_contrasts
from communique.compose.datings import Datings, find_datings
from communique.compose.denials import Denial, find_denials
from communique.compose.negations import Negation, find_negations
from communique.compose.number_conflicts import find_conflicts, group_by_value
from communique.compose.opposites import Judgement, Opposites, find_opposites
from communique.compose.quantities import Quantity
from communique.compose.scopes import Extent, Scopes, find_scopes
from communique.compose.wordings import Wording, find_wordings
from communique.types import Attribution, DisputeKind, DisputeLevel, Span

# Why two sides are held to conflict, before the words that say so.
OUTRIGHT, OPPOSED, EXCLUDING = "said outright", "opposite judgements", "numbers that exclude each other"
CONTRASTED, WHOLE_AND_PART, BLAMED = "set against each other", "the whole and a part", "blame turned round"
DATED, DENIED = "days that exclude each other", "one says what the other denies"
REWORDED, TWO_SPEAKERS = "one quotation in other words", "one quotation, two speakers"
# Code points that are shown of a clause before and after its number.
SHOWN = 45
# Code points of a content that is still shown whole.
LONGEST = 160
# Code points of a content under which a denial says nothing by itself: "contradicted the minister's account".
BARE = 40
# Code points that a fragment of a content must have to show a side by itself.
SHORTEST = 15

_NUMBER = re.compile(r"\d")
_PAST = re.compile(r"\b(?:had|was|were|did|\w{2,}ed)\b", re.I)
_LEADING = re.compile(r"[\s,;:—–]*(?:(?:but|and|that|because|so|while|though|although)\s+)*", re.I)
_TRAILING = re.compile(r"[\s,;:—–]+$")


@dataclass(frozen=True, slots=True)
class Side:
    """Who says what, where: the first span is what is shown of it. `also` are others of the holder's camp."""

    holder: str | None
    spans: tuple[Span, ...]
    attributions: tuple[Attribution, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A dispute in the making; the surest comes first where several are put together."""

    anchor: str
    about: Span
    kind: DisputeKind
    reason: str
    sides: tuple[Side, ...]
    level: DisputeLevel = DisputeLevel.PARTIES


def find_clashes(claims: Claims) -> Iterator[Clash]:
    """What is said outright, then what numbers and days say, then what words of judgement, denial, contrast and
    quotation do."""
    yield from (_from_denial(claims, denial) for denial in find_denials(claims))
    yield from (_from_quantities(claims, group) for group in find_conflicts(claims))
    yield from (_from_datings(claims, each) for each in find_datings(claims))
    yield from (_from_scopes(claims, each) for each in find_scopes(claims))
    yield from (_from_blame(claims, blame) for blame in find_blames(claims))
    yield from (_from_opposites(claims, each) for each in find_opposites(claims))
    yield from (_from_negation(claims, each) for each in find_negations(claims))
    yield from (_from_absence(claims, each) for each in find_absences(claims))
    yield from (_from_contrast(claims, each) for each in find_contrasts(claims))
    yield from (_from_wording(claims, each) for each in find_wordings(claims))


def trim(claims: Claims, span: Span) -> Span:
    """A stretch without the blanks, commas and connectives at its ends; a mark of quotation stays."""
    text = claims.read(span)
    lead, tail = _LEADING.match(text), _TRAILING.search(text)
    start = span.start + (0 if lead is None else lead.end())
    return Span(span.article, start, span.start + (len(text) if tail is None else tail.start()))


def find_parts(one: Attribution) -> tuple[Span, ...]:
    """The fragments of a content that are more than a word or two."""
    parts = tuple(Span(one.article, *part) for part in one.content)
    return tuple(part for part in parts if part.end - part.start >= SHORTEST) or parts[:1]


def _from_denial(claims: Claims, denial: Denial) -> Clash:
    one = denial.denial
    said = claims.read(denial.words)
    if denial.worded is not None:
        claimed = Side(None, (denial.worded,))
        spans = _join(map(find_parts, denial.sequel))
        whole = _find_whole(one)
        spans = spans if spans and whole.start <= denial.worded.start < whole.end else (whole, *spans)
        denying = Side(one.speaker, spans, (one, *denial.sequel))
    else:
        claimed = Side(denial.claims[0].speaker, _join(map(_find_told, denial.claims)), denial.claims)
        sequel = _join(map(find_parts, denial.sequel))
        whole = _find_whole(one)
        spans = (*sequel, whole) if sequel and sum(b - a for a, b in one.content) < BARE else (whole, *sequel)
        denying = Side(one.speaker, spans, (one, *denial.sequel))
    return Clash(one.id, claimed.spans[0], DisputeKind.DENIAL, f"{OUTRIGHT}: “{said}”", (claimed, denying))


def _from_opposites(claims: Claims, pair: Opposites) -> Clash:
    words = (claims.read(pair.one.word), claims.read(pair.other.word))
    anchor = pair.one.claim.attribution or pair.other.claim.attribution
    return Clash(
        anchor="" if anchor is None else anchor.id,
        about=pair.one.clause,
        kind=pair.one.opposition.kind,
        reason=f"{OPPOSED}: “{words[0]}” and “{words[1]}”",
        sides=(_from_judgement(claims, pair.one), _from_judgement(claims, pair.other)),
    )


def _from_negation(claims: Claims, pair: Negation) -> Clash:
    anchor = pair.denied.attribution or pair.said.attribution
    return Clash(
        anchor="" if anchor is None else anchor.id,
        about=pair.said.span,
        kind=DisputeKind.WHAT_HAPPENED,
        reason=f"{DENIED}: “{claims.read(pair.word)}”",
        sides=(_from_claim(claims, pair.said), _from_claim(claims, pair.denied)),
    )


def _from_absence(claims: Claims, pair: Absence) -> Clash:
    anchor = pair.none.attribution or pair.some.attribution
    return Clash(
        anchor="" if anchor is None else anchor.id,
        about=pair.word,
        kind=DisputeKind.DENIAL,
        reason=f"{DENIED}: “{claims.read(pair.word)}”",
        sides=(_from_claim(claims, pair.some), _from_claim(claims, pair.none)),
    )


def _from_claim(claims: Claims, claim: Claim) -> Side:
    one = claim.attribution
    holder = claims.find_outlet(claim.span.article) if one is None else one.speaker
    return Side(holder, (trim(claims, claim.span),), () if one is None else (one,))


def _from_contrast(claims: Claims, contrast: Contrast) -> Clash:
    said = Side(contrast.said[0].speaker, _join(map(find_parts, contrast.said)), contrast.said)
    against = Side(contrast.against.speaker, find_parts(contrast.against), (contrast.against,))
    word = claims.read(Span(contrast.against.article, *contrast.word))
    kind = _find_kind(claims.read(said.spans[0]), claims.read(against.spans[0]))
    return Clash(contrast.against.id, said.spans[0], kind, f"{CONTRASTED}: “{word}”", (said, against))


def _find_kind(said: str, against: str) -> DisputeKind:
    """The kind of a contrast by its words: two numbers, what took place, or else an assessment."""
    if _NUMBER.search(said) and _NUMBER.search(against):
        return DisputeKind.QUANTITY
    return DisputeKind.WHAT_HAPPENED if _PAST.search(against) else DisputeKind.ASSESSMENT


def _from_blame(claims: Claims, blame: Blame) -> Clash:
    one, answer = blame.blame, blame.answers[0]
    return Clash(
        anchor=one.id,
        about=find_parts(one)[0],
        kind=DisputeKind.CAUSE_OR_BLAME,
        reason=BLAMED,
        sides=(
            Side(one.speaker, (_find_whole(one),), (one,)),
            Side(answer.speaker, _join(map(find_parts, blame.answers)), blame.answers),
        ),
    )


def _from_scopes(claims: Claims, pair: Scopes) -> Clash:
    words = (claims.read(pair.whole.word), claims.read(pair.part.word))
    return Clash(
        anchor="" if pair.whole.claim.attribution is None else pair.whole.claim.attribution.id,
        about=pair.whole.claim.span,
        kind=DisputeKind.QUANTITY,
        reason=f"{WHOLE_AND_PART}: “{words[0]}” and “{words[1]}”",
        sides=(_from_extent(claims, pair.whole), _from_extent(claims, pair.part)),
    )


def _from_extent(claims: Claims, extent: Extent) -> Side:
    """The words of whoever tells it, as many as a line can hold, and those that are the whole or part."""
    told = (Span(extent.word.article, *part) for part in extent.teller.content)
    holding = (span for span in told if span.start <= extent.word.start and extent.word.end <= span.end)
    whole = next(holding, extent.claim.span)
    shown = whole if whole.end - whole.start <= LONGEST else _cut(claims, whole, extent.word)
    carried = extent.teller if extent.claim.attribution is None else extent.claim.attribution
    spans, attributions = dict.fromkeys((shown, extent.claim.span)), dict.fromkeys((extent.teller, carried))
    return Side(extent.teller.speaker, tuple(spans), tuple(attributions))


def _from_wording(claims: Claims, wording: Wording) -> Clash:
    """The outlets are the holders; where they name two speakers, the words that name them are what each says."""
    quotations = (wording.one, wording.other)
    named = tuple(_find_naming(quotation.attribution) for quotation in quotations)
    spans = tuple(
        (_cut(claims, quotation.span, place),) if wording.differing else (name, quotation.span)
        for quotation, name, place in zip(quotations, named, wording.places, strict=True)
    )
    words = "; ".join(f"“{one}” and “{other}”" for one, other in wording.differing)
    return Clash(
        anchor=wording.one.attribution.id,
        about=wording.one.span,
        kind=DisputeKind.WORDING if wording.differing else DisputeKind.WHO,
        reason=f"{REWORDED}: {words}" if wording.differing else TWO_SPEAKERS,
        sides=tuple(
            Side(claims.find_outlet(quotation.span.article), each)
            for quotation, each in zip(quotations, spans, strict=True)
        ),
        level=DisputeLevel.OUTLETS,
    )


def _find_naming(one: Attribution) -> Span:
    """From the source to the cue of an attribution: "Lisk said"."""
    parts = [part for part in (one.source, one.cue) if part is not None] or list(one.content)
    return Span(one.article, min(start for start, _ in parts), max(end for _, end in parts))


def _from_judgement(claims: Claims, judgement: Judgement) -> Side:
    attribution = judgement.claim.attribution
    holder = claims.find_outlet(judgement.word.article) if attribution is None else attribution.speaker
    return Side(holder, (trim(claims, judgement.clause),), () if attribution is None else (attribution,))


def _from_quantities(claims: Claims, group: Sequence[Quantity]) -> Clash:
    first = group[0]
    own = all(claims.find_innermost(quantity.span) is None for quantity in group)
    sides = tuple(
        Side(
            claims.find_holder(each[0].span),
            tuple(sorted(_cut(claims, quantity.clause, quantity.span) for quantity in each)),
        )
        for each in group_by_value(group)
    )
    return Clash(
        anchor=f"{claims.articles[first.span.article].sha256[:12]}-{first.span.start}",
        about=first.place,
        kind=DisputeKind.QUANTITY,
        reason=EXCLUDING,
        sides=_name_outlets(claims, sides),
        level=DisputeLevel.OUTLETS if own or len({side.holder for side in sides}) == 1 else DisputeLevel.PARTIES,
    )


def _name_outlets(claims: Claims, sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Where one speaker is given in two ways, the outlets that do so are the holders."""
    if len({side.holder for side in sides}) > 1 or sides[0].holder is None:
        return sides
    return tuple(Side(claims.find_outlet(side.spans[0].article), side.spans, side.attributions) for side in sides)


def _from_datings(claims: Claims, datings: Datings) -> Clash:
    first = datings.days[0].places[0]
    own = all(claims.find_innermost(place) is None for day in datings.days for place in day.places)
    sides = tuple(
        Side(claims.find_holder(day.places[0]), tuple(_cut_sentence(claims, place) for place in day.places))
        for day in datings.days
    )
    return Clash(
        anchor=f"{claims.articles[first.article].sha256[:12]}-{first.start}",
        about=Span(datings.event.mentions[0].article, datings.event.mentions[0].start, datings.event.mentions[0].end),
        kind=DisputeKind.DATE,
        reason=DATED,
        sides=_name_outlets(claims, sides),
        level=DisputeLevel.OUTLETS if own or len({side.holder for side in sides}) == 1 else DisputeLevel.PARTIES,
    )


def _cut_sentence(claims: Claims, shown: Span) -> Span:
    sentence = claims.find_sentence(shown.article, shown.start)
    return shown if sentence is None else _cut(claims, Span(shown.article, *sentence), shown)


def _cut(claims: Claims, whole: Span, shown: Span) -> Span:
    """So much of a stretch around what it is shown for as a line can hold, in whole words."""
    text = claims.articles[whole.article].text
    start, end = max(whole.start, shown.start - SHOWN), min(whole.end, shown.end + SHOWN)
    if start > whole.start:
        start = text.index(" ", start, shown.start + 1) + 1 if " " in text[start : shown.start] else shown.start
    if end < whole.end:
        end = text.rindex(" ", shown.end, end) if " " in text[shown.end : end] else shown.end
    while start < shown.start and text[start].isspace():
        start += 1
    return Span(whole.article, start, end)


def _find_told(one: Attribution) -> tuple[Span, ...]:
    """A content, with who says it where it says little by itself."""
    parts = find_parts(one)
    return parts if sum(part.end - part.start for part in parts) >= BARE else (_find_whole(one), *parts)


def _find_whole(one: Attribution) -> Span:
    return Span(one.article, *find_bounds(one))


def _join(spans: Iterable[tuple[Span, ...]]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for each in spans for span in each))
