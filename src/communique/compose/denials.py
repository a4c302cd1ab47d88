"""Words that one speaker contradicts outright: "disputed Ostrel's claim that ...", "denies that ...".

In: the `Claims` of a story. Out: each denial with the attributions that it stands against: what is nested in it under
another speaker, or the words of whoever it names, or those told just before that say most of the same; or, where it
calls what it denies a claim and nobody known holds that, the words for the claim themselves. A denial of what nobody
says is no dispute, and a mere doubt or question is one only where it points at what was said: "those fears".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.compose.claims import Claims, compare, find_bounds
from communique.read.sentences import Bounds
from communique.types import Attribution, EntityType, Span

# How like a claim must be to its denial: cosine of the two, and the share of the rarer of their words that both have,
# with what is added for being named, or for standing just before. Between 0.5 and 0.7 the training stories do not tell
# the bounds apart; at 0.9 half of the right pairs are lost.
LIKENESS = 0.7
NAMED, JUST_BEFORE, POINTED_AT = 0.2, 0.25, 0.3
# The same for being all that "that is not true" can answer: what another said in the sentence before.
NEXT = 0.3
# The same where a claim is neither named nor told before, but in another article: nearly all that is denied must be
# said
# there. What part of the weight of a denial's words it must have to be looked at, and how many words there must be.
FAR_LIKENESS, FAR_COSINE, FAR_SHARE, FEWEST_WORDS = 1.2, 0.6, 0.5, 3
# Code points of a content under which a denial says nothing by itself, so that what is said next tells what it denies.
BARE = 40
# The cosine under which what is told before a denial is of something else.
FAINTEST = 0.2
# Code points between a claim and the denial that follows it, and between a denial and what its speaker says next.
REACH, SEQUEL = 500, 250
# Claims kept for one denial: the likest, and what the same holder says that is hardly less like and much the same by
# its cosine. Set by hand.
MOST_CLAIMS, SECOND, ONE_CLAIM = 3, 0.3, 0.5

# Cues of what is wished or refused, which is no account of anything.
_WILLING = re.compile(r"\b(?:refus\w+|declin\w+|hop(?:e|es|ed|ing)|want(?:s|ed)?)\b", re.I)
_OUTRIGHT = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|disput(?:e[sd]?|ing)|contradict\w*|refut\w+|rebut\w*|push(?:ed|es|ing)? back|"
    r"disagree[sd]?(?! about| over| on)|t(?:ook|akes?|aking) issue|balk\w*|scoff\w*)\b",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never|declin\w+|refus\w+)\b|n['’]t\b", re.I)
_AGAINST = re.compile(
    r"\b(?:reject\w*|dismiss\w*|challeng\w+|denounc\w+|object(?:ed|s)?|call(?:ed|s)|describ\w+|question(?:ed|s)?|"
    r"(?:shrug|brush|laugh|wav)\w* (?:off|aside)|defend\w*|ridicul\w+|play(?:ed|s|ing) down|downplay\w*|"
    r"counter(?:ed|s)?|doubt(?:ed|s)?)\b",
    re.I,
)
# Weaker words, which deny only what they point at or word themselves: "played down those fears".
_SOFT = re.compile(r"\b(?:play\w* down|downplay\w*|question\w*|doubt\w*|counter\w*)\b", re.I)
_CLAIM_NOUNS = (
    r"(?:claims?|allegations?|accusations?|suggestions?|charges?|(?<!to )reports?|rumou?rs?|characteri[sz]ations?|"
    r"criticisms?|notion|story|"
    r"stories|statements?|accounts?|version|descriptions?|arguments?|assertions?|concerns?|fears?|complaints?|"
    r"presumption|"
    r"remarks?|words|explanations?|figures?|estimates?|time ?frame|timetable|deadline|critics)"
)
_CLAIM = re.compile(rf"\b{_CLAIM_NOUNS}\b", re.I)
_NAMED_CLAIM = re.compile(rf"['’]s? (?:\w+ ){{0,2}}{_CLAIM_NOUNS}\b", re.I)
_POINTED_CLAIM = re.compile(
    rf"\b(?:this|that|these|those|the|his|her|its|their|such an?) (?:[\w’']+ ){{0,2}}{_CLAIM_NOUNS}\b", re.I
)
# A claim that a denial words itself: "suggestions that the dam leaks".
_WORDED_CLAIM = re.compile(rf"\b{_CLAIM_NOUNS}(?: \w+)? (?=that\b|of\b|who say\b)", re.I)
_WITH_CLAUSE = re.compile(rf"\b{_CLAIM_NOUNS}(?: \w+)? (?:that|who say)\b", re.I)
_NO_TRUTH = re.compile(
    r"\bno truth (?:to|in|behind)\b|\bnothing to (?:the|those|these) (?:reports?|claims?|"
    r"rumou?rs?)\b",
    re.I,
)
# What a claim is called that is denied.
_FALSEHOOD = (
    r"(?:fake(?: news)?|false(?:hoods?)?|nonsense|untrue|a lie|lies|baseless|groundless|unfounded|fabricat\w+|a hoax|"
    r"ridiculous|absurd|misleading|(?:mis|dis)information|propaganda|fiction|fantasy|rubbish|slander\w*|a smear|"
    r"inaccurate|incorrect|without (?:merit|foundation|basis))"
)
# "Branded the reports fake".
_BRANDED = re.compile(
    r"\b(?:call|declar|label|brand|describ|dismiss|denounc|reject|condemn)\w* (?:[^\s.;]+ ){0,3}(?:reports?|claims?|"
    r"story|"
    r"stories|accounts?|version(?: of events)?|rumou?rs?|charges?|assertions?|statements?|remarks|"
    r"allegations?|accusations?|suggestions?)(?: as)? (?:[^\s.;]+ ){0,2}[“\"'‘]?" + _FALSEHOOD,
    re.I,
)
# "In terms that Varda denounced as lies".
_DENOUNCED_AS = re.compile(
    r"\b(?:denounc|dismiss|reject|brand|describ|label|condemn|"
    r"deplor)\w* as (?:[^\s.;]+ ){0,2}[“\"'‘]?" + _FALSEHOOD,
    re.I,
)
# To deny as to refuse: "denied the motion".
_REFUSING = re.compile(
    r"\bden\w+(?: \w+){0,4} (?:motions?|requests?|offers?|bail|entry|access|permission|visas?|appeals?|petitions?|"
    r"parole)\b",
    re.I,
)
_THAT_CLAIM = re.compile(
    rf"\b(?:this|that|these|those) (?:\w+ ){{0,2}}{_CLAIM_NOUNS}\b|\b{_CLAIM_NOUNS}(?: \w+)? (?:that|who say)\b", re.I
)
# A report that is pointed at, and one that is told: "a report in the Courier that he had resigned".
_POINTED_REPORT = re.compile(
    r"\b(?:the|this|that|those|these) (?:\w+ )?(?:reports?|story|stories|articles?|rumou?rs?)\b", re.I
)
_REPORT_THAT = re.compile(
    r"\b(?:reports?|story|stories|articles?|rumou?rs?)(?: (?:in|by|from|on) [^,.;]{1,40}?)? that [^,.;\n]{20,}", re.I
)
# "That is simply wrong", "the account was inaccurate".
_FALSE = re.compile(
    r"\b(?:that|this|it|those|these|they|he|she|which|account|report|story|claim|statement|logic|argument|version|"
    r"description|allegation|accusation|suggestion|notion|idea|word|remark)s?(?:['’](?:s|re)| is| was| are| were|"
    r" has been)"
    r"(?: \w+){0,2} (?:wrong about|inaccurate(?:ly)?|untrue|false(?! (?:choice|start|alarm|hope|dawn|flag))|"
    r"not true|n['’]t true|not accurate|not correct|incorrect|nonsense|an? lie|lies|"
    r"baseless|groundless|misleading|flawed|unfounded|fabricated|not the case|not what happened)\b",
    re.I,
)
# What is said of the sentence before: "That is simply not true".
_FLAT = re.compile(r"[\s\"“'‘]*(?:that|this|it|those|these)\b", re.I)
# What hangs on the end of an attribution and says against whom it is: "he said, contradicting the ministry".
_CONTRADICTING = re.compile(r"[\s\"”’,]{0,4}\b((?:contradict|disput|rebut|refut|reject|dismiss|counter)ing)\b", re.I)
# What opens a content that an "object" verb takes for its object, in code points.
_OPENING = 60
# What goes on from people to what they say, to the end of the clause.
_WHO_SAY = re.compile(r" (?:who|that) [^,.;:\n]+")
# Those against whom something is said by name: "contradicting doctors who have warned".
_PEOPLE_WHO = re.compile(r"\w+ who (?:ha[sd]|have|say|said|claim|argue|warn|question|doubt|insist)\w*\b", re.I)
# Code points between who denies and the claim that is read for the cue.
_BETWEEN = 60
# Code points between what is said and the participle that turns it against others.
_JOINED = 6
# Code points that a worded claim must have.
_SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial, what it stands against (the likest first), and what its speaker says right after it.

    `words` are those that deny. `worded` is the claim in the words of the denial itself, where nobody is known to hold
    it.
    """

    denial: Attribution
    claims: tuple[Attribution, ...]
    sequel: tuple[Attribution, ...]
    words: Span
    worded: Span | None = None


def find_denials(claims: Claims) -> tuple[Denial, ...]:
    """Denials that are told with what they deny, in the story's order of attributions."""
    telling = _Telling(claims)
    found = (
        telling.find_denial(one) for one in claims.story.attributions if one.speaker is not None and one.cue is not None
    )
    return tuple(denial for denial in found if denial is not None)


class _Telling:
    """The attributions of a story with what is asked of them again and again."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.by_speaker: dict[str, list[Attribution]] = defaultdict(list)
        self.nested: dict[str, list[Attribution]] = defaultdict(list)
        for one in claims.story.attributions:
            if one.speaker is not None:
                self.by_speaker[one.speaker].append(one)
            if one.nested_in is not None:
                self.nested[one.nested_in].append(one)
        self.judged: dict[str, bool] = {}
        self.by_id = {one.id: one for one in claims.story.attributions}
        self.by_stem: dict[str, list[str]] = defaultdict(list)
        for one in claims.story.attributions:
            for stem in sorted(self._find_stems(one)):
                self.by_stem[stem].append(one.id)

    def find_denial(self, one: Attribution) -> Denial | None:
        """The denial that an attribution is, with what it denies; None where it is none, or of what nobody says."""
        against = self._find_contradicted(one) or self._find_denounced(one)
        if not against and not self._is_denial(one):
            return None
        worded = self._find_worded(one)
        sequel = self._find_sequel(one, worded)
        if against:
            return Denial(one, against, sequel, self._find_words(one))
        claims = self._find_claims(one, sequel)
        told = any(each.nested_in == one.id or self._is_named(one, each) for each in claims)
        if worded is not None and not told and _WITH_CLAUSE.search(self._read_whole(one)):
            claims = ()
        if claims:
            worded = None
        return Denial(one, claims, sequel, self._find_words(one), worded) if claims or worded is not None else None

    def _find_words(self, one: Attribution) -> Span:
        """What denies: the cue, or where that only speaks, the words that brand or judge, or turn against another."""
        text, (start, end) = self.claims.articles[one.article].text, find_bounds(one)
        found = _BRANDED.search(text, start, end) or _DENOUNCED_AS.search(text, start, end)
        found = found or _FALSE.search(text, start, end)
        if found is None and not self._is_denial(one):
            found = _CONTRADICTING.match(text, end)
        cue = one.cue or (start, end)
        return Span(one.article, *(cue if found is None else found.span(found.lastindex or 0)))

    def _is_denial(self, one: Attribution) -> bool:
        if one.id not in self.judged:
            self.judged[one.id] = self._judge(one)
        return self.judged[one.id]

    def _judge(self, one: Attribution) -> bool:
        """Whether the cue contradicts outright, or turns against what its object or content calls a claim."""
        cue = self._read_cue(one)
        if _BRANDED.search(self._read_whole(one)) or _NO_TRUTH.search(self._read_content(one)):
            return True
        if one.cue is None or _NOT.search(cue) or _REFUSING.search(cue + " " + self._read_content(one)[:_OPENING]):
            return False
        if _OUTRIGHT.search(cue) or _FALSE.search(self._read_content(one)) or self._is_denied_before(one):
            return True
        object_ = cue + " " + self._read_content(one)[:_OPENING]
        if _SOFT.search(cue) and not _THAT_CLAIM.search(object_):
            return False
        return _AGAINST.search(cue) is not None and _CLAIM.search(object_) is not None

    def _is_denied_before(self, one: Attribution) -> bool:
        """Whether what is read for the cue is what its source denies: "Varda pushed back on Monday on claims that"."""
        if one.cue is None or one.source is None or _CLAIM.fullmatch(self._read_cue(one)) is None:
            return False
        between = self.claims.articles[one.article].text[one.source[1] : one.cue[0]]
        return len(between) < _BETWEEN and (_OUTRIGHT.search(between) or _AGAINST.search(between)) is not None

    def _find_contradicted(self, one: Attribution) -> tuple[Attribution, ...]:
        """What is attributed to others in the rest of the sentence, after "contradicting"."""
        end = find_bounds(one)[1]
        text = self.claims.articles[one.article].text
        sentence = self.claims.find_sentence(one.article, max(0, end - 1))
        if sentence is None or _CONTRADICTING.match(text, end) is None:
            return ()
        return tuple(
            other
            for other in self.claims.by_article[one.article]
            if end <= find_bounds(other)[0] and find_bounds(other)[1] <= sentence[1] and self._is_of_other(other, one)
        )[:1]

    def _find_denounced(self, one: Attribution) -> tuple[Attribution, ...]:
        """What another says, where it is told with what is said against it: "in terms that Varda denounced as lies"."""
        outer = self.by_id.get(one.nested_in or "")
        if outer is None or not self._is_of_other(outer, one) or _DENOUNCED_AS.search(self._read_whole(one)) is None:
            return ()
        return (outer,)

    def _find_claims(self, denial: Attribution, sequel: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
        """What is denied, all of one holder, the likest first."""
        judged = _FALSE.search(self._read_content(denial))
        nested = [one for one in self.nested[denial.id] if self._is_of_other(one, denial)]
        if judged is not None:
            # "They say the wall leaks. That is false": what is false is told before, be it in the same breath.
            place = denial.content[0][0] + judged.start()
            nested = [one for one in nested if one.content[-1][1] <= place]
            if judged.start() > _OPENING and not nested:
                return ()
        scored = sorted(self._score_claims(denial, sequel), key=lambda pair: (-pair[0], pair[1].id))
        claims = nested[:1] + [one for score, one in scored if score >= scored[0][0] - SECOND]
        claims = [one for one in claims if one == claims[0] or compare(one, claims[0]) >= ONE_CLAIM]
        holder = claims[0].speaker if claims else None
        return tuple({one.id: one for one in claims if one.speaker == holder}.values())[:MOST_CLAIMS]

    def _find_sequel(self, denial: Attribution, worded: Span | None) -> tuple[Attribution, ...]:
        """What the speaker says right after the denial; of "she said, contradicting the judges", what stands before."""
        end = max(find_bounds(denial)[1], 0 if worded is None else worded.end)
        own = [
            one
            for one in self.claims.by_article[denial.article]
            if one.speaker is not None and self._speaks_for(one.speaker, str(denial.speaker))
            if one.nested_in in (denial.nested_in, denial.id) and one.id != denial.id
            if not _WILLING.search(self._read_cue(one))
        ]
        if denial.cue is not None and self._read_cue(denial).endswith("ing"):
            before = [one for one in own if 0 <= denial.cue[0] - find_bounds(one)[1] < _JOINED]
            if before:
                return (before[-1],)
        return tuple(one for one in own if 0 <= one.content[0][0] - end < SEQUEL)[:1]

    def _is_relayed(self, one: Attribution) -> bool:
        """Whether an outlet only hands on what somebody says in its words: "it leaks, said Dorn", a paper reports."""
        if self.claims.entities[str(one.speaker)].type is not EntityType.OUTLET:
            return False
        length = sum(end - start for start, end in one.content)
        return any(2 * sum(end - start for start, end in each.content) >= length for each in self.nested[one.id])

    def _speaks_for(self, one: str, other: str) -> bool:
        """Whether somebody is who denies, or of the government or body that does."""
        is_body = self.claims.entities[other].type is not EntityType.PERSON
        return self.claims.speaks_for(one, other) or (is_body and self.claims.are_of_one_camp(one, other))

    def _score_claims(
        self, denial: Attribution, sequel: tuple[Attribution, ...]
    ) -> Iterator[tuple[float, Attribution]]:
        named = self._find_named(denial)
        whole = self._read_whole(denial)
        pointed = _POINTED_CLAIM.search(whole) is not None or _FALSE.search(whole) is not None
        start = find_bounds(denial)[0]
        is_bare = sum(end - begun for begun, end in denial.content) < BARE
        said = sequel if is_bare and sequel else (denial, *sequel)
        content = self._read_content(denial)
        is_flat = _FLAT.match(content) is not None and _FALSE.search(content[:_OPENING]) is not None
        answered = self.claims.find_sentence_before(denial.article, start) if is_flat else None
        for one in self._find_candidates(denial, named):
            if one.nested_in == denial.id or not self._is_of_other(one, denial) or self._is_denial(one):
                continue
            if self._is_relayed(one):
                continue
            if _WILLING.search(self._read_cue(one)):
                continue
            score = max(self._compare(each, one) for each in said) + NAMED * bool(named)
            is_before = one.article == denial.article and 0 <= start - one.content[-1][1] < REACH
            if not named and self.claims.are_of_one_camp(str(one.speaker), str(denial.speaker)):
                continue
            is_next = is_before and answered is not None and _overlaps(one, answered)
            faintest = -1.0 if is_next else FAINTEST if is_before else FAR_COSINE
            if not named and max(compare(each, one) for each in said) < faintest:
                continue
            score += is_before * (JUST_BEFORE + POINTED_AT * pointed) + NEXT * is_next
            if score >= (LIKENESS if named or is_before else FAR_LIKENESS):
                yield score, one

    def _find_candidates(self, denial: Attribution, named: frozenset[str]) -> Iterable[Attribution]:
        if named:
            return (one for entity in sorted(named) for one in self.by_speaker[entity])
        start = find_bounds(denial)[0]
        before = (one for one in self.claims.by_article[denial.article] if 0 <= start - one.content[-1][1] < REACH)
        return (*before, *self._find_far(denial))

    def _find_far(self, denial: Attribution) -> Iterator[Attribution]:
        """Attributions of other articles that have half of the weight of the words of a denial."""
        stems = self._find_stems(denial)
        weights: dict[str, float] = defaultdict(float)
        for stem in sorted(stems):
            for identifier in self.by_stem[stem]:
                weights[identifier] += self.claims.weigh((stem,))
        enough = FAR_SHARE * self.claims.weigh(stems)
        for identifier, weight in sorted(weights.items()):
            one = self.by_id[identifier]
            if weight >= enough and one.article != denial.article and len(stems) >= FEWEST_WORDS:
                yield one

    def _find_named(self, denial: Attribution) -> frozenset[str]:
        """Whose claim it is, where the denial says so: "Ostrel's claim that ..."."""
        text, (start, end) = self.claims.articles[denial.article].text, find_bounds(denial)
        return frozenset(
            entity
            for first, last, entity in self.claims.mentions[denial.article]
            if start <= first < end
            and self.claims.are_others(entity, denial.speaker)
            and _NAMED_CLAIM.match(text, last)
        )

    def _is_named(self, denial: Attribution, claim: Attribution) -> bool:
        return claim.speaker in self._find_named(denial)

    def _find_worded(self, denial: Attribution) -> Span | None:
        """The claim as the denial words it, "suggestions that the dam leaks", "critics who say that it leaks"."""
        start, end = find_bounds(denial)
        text = self.claims.articles[denial.article].text
        rest = _WHO_SAY.match(text, end)
        end = end if rest is None else rest.end()
        found = _WORDED_CLAIM.search(text, start, end)
        people = _PEOPLE_WHO.search(text, denial.content[0][0], end)
        if found is None and people is not None and _OUTRIGHT.search(self._read_cue(denial)):
            return Span(denial.article, denial.content[0][0], end)
        if found is None:
            return self._find_reported(denial)
        return Span(denial.article, found.start(), end) if end - found.end() >= _SHORTEST else None

    def _find_reported(self, denial: Attribution) -> Span | None:
        """What a denial points at in the sentence before: "a report in the Courier that ... Varda called it false"."""
        start = find_bounds(denial)[0]
        before = self.claims.find_sentence_before(denial.article, start)
        if before is None or _POINTED_REPORT.search(self._read_whole(denial)) is None:
            return None
        found = _REPORT_THAT.search(self.claims.articles[denial.article].text, *before)
        return None if found is None else Span(denial.article, *found.span())

    def _is_of_other(self, one: Attribution, denial: Attribution) -> bool:
        return one.id != denial.id and self.claims.are_others(one.speaker, denial.speaker)

    def _compare(self, one: Attribution, other: Attribution) -> float:
        """Cosine of the two contents, and the share of the weight of their rarer words that both have."""
        mine, others = self._find_stems(one), self._find_stems(other)
        smaller = min(self.claims.weigh(mine), self.claims.weigh(others))
        return compare(one, other) + (self.claims.weigh(mine & others) / smaller if smaller else 0.0)

    def _find_stems(self, one: Attribution) -> frozenset[str]:
        return frozenset().union(*(self.claims.find_stems(Span(one.article, *part)) for part in one.content))

    def _read_cue(self, one: Attribution) -> str:
        return "" if one.cue is None else self.claims.articles[one.article].text[slice(*one.cue)]

    def _read_content(self, one: Attribution) -> str:
        return " ".join(self.claims.articles[one.article].text[start:end] for start, end in one.content)

    def _read_whole(self, one: Attribution) -> str:
        return self.claims.articles[one.article].text[slice(*find_bounds(one))]


def _overlaps(one: Attribution, sentence: Bounds) -> bool:
    """Whether some of a content stands in a sentence."""
    return any(start < sentence[1] and sentence[0] < end for start, end in one.content)
