"""Tag scores -> attributions: fragments of one content joined, cue and source attached, contents read again.

Spans come from the role tags; which of them belong together from learned links (content to cue, cue to source). A
content is read again as a text of its own for the attributions nested in it, and those again, to any depth.
The convention is PolNeAR's (Newell et al. 2018); kind is read off the quotation marks, act and denial are learned.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from statistics import fmean

import numpy as np

from communique.model.encode import Pieces
from communique.model.labels import ROLE_TAGS, Role
from communique.model.links import PieceRange, SpanHeads, round_vectors
from communique.model.reader import Reader, Tagged
from communique.model.segments import Segment, part_text
from communique.read.quotations import kind_of
from communique.read.quoted_spans import keep_to_marks
from communique.types import Act, Article, Attribution, Kind

# A content of fewer pieces ("No,") has no room for a source, a cue and a content of its own. The shortest that
# holds one in the training stories has 20 characters. With draft weights 6 would lose 1 % of the nested, saving 1 %.
SHORTEST_NEST = 4
# How likely a piece must be a cue nested in a content for the content to be read again, and the columns that say so.
# On the training stories, 0.1 / 0.03 / 0.01 find 0.784 / 0.805 / 0.822 of the nested, and have 15 / 18 / 21 % of the
# pieces read again; who said what there is 0.770 / 0.771, and the three development stories, which the weights do not
# know, are read alike. So the quicker.
CUE_FROM = 0.1
NESTED_CUE = [i for i, tag in enumerate(ROLE_TAGS) if tag.endswith(Role.CUE)]
# Deeper nesting than this is a loop of the tagger, not of the text; the training stories reach depth 3.
DEEPEST_NEST = 5
# Pieces that may stand between an attribution and the relay beside it: a comma, a bracket, "and".
RELAY_GAP = 2
# An attribution stays if its spans, boundaries and all, have on average at least this probability. On PolNeAR dev, by
# 0.4 and 0.45, relations strict / relaxed are 57.4 / 74.0 and 57.5 / 74.1. With 0.5 for GAIN in model/segments.py, by
# 0.4 and 0.5, 56.8 / 73.8 and 57.2 / 74.2, and who said what on the fourteen training stories 0.777 and 0.780.
# What is nested is kept whole: a bound there costs nested recall, 0.02 on the development stories when it was set.
LIKELY_ENOUGH = 0.45
# Code points before a cue in which a "not" that the tags left out of it still stands ("did not immediately | say").
NEGATION_BEFORE = 32

# "did not say", "declined to comment", "was reluctant", "showed little interest": what is not said, or an intention
# that is not held. "Denied" itself is no such cue: it says something, and so does "not only said".
_DENIAL = re.compile(
    r"(?:\b(?:not|never|cannot)|n['’]t)\b(?! (?:only|just|merely|simply)\b)|"
    r"\bno\b(?! (?:doubt|secret)\b)|\b(?:neither|nor|without|hardly|barely|scarcely)\b|(?<!\ba )\blittle\b|"
    r"\b(?:declin|refus|reject|balk|resist|reluctan)\w*|\bfail\w* to (?:say|mention|explain|disclose|confirm)\b|"
    r"\b(?:unwilling|unable|stopp(?:ed|ing) short|stops? short|decid\w+ against|refrain\w*)\b",
    re.IGNORECASE,
)
# What of a negation the tags left before the cue: "did not | say", "neither the | wish", "no honest | intention".
_NEGATION_LEFT = re.compile(
    r"(?:(?:\b(?:not|never)|n['’]t)(?: (?:\w+ly|yet|even|ever|once))?|\bno(?: \w+)?|"
    r"\b(?:neither|nor|(?:much|far) less)"
    r"(?: (?:the|any|an?|is|are|was|were|have|has|had|do|does|did|we|they|he|she|it|i|\w+ (?:or|and))\b)*) $",
    re.IGNORECASE,
)
# "To yield" after "no intention", "nor are we willing": code points in which the words stand that say who wants it.
_INFINITIVE = re.compile(r"to \w")
STANCE_REACH = 40
_STANCE = re.compile(
    r"\b((?:no |any |every |little )?(?:intentions?|desire|wish|willingness|readiness|reluctance|refusal|plans?)|"
    r"(?:un)?(?:willing|prepared|ready)|reluctant|eager|determined) $",
    re.IGNORECASE,
)
# "Neither side favours", "No one said": the source denies.
_NOBODY = re.compile(r"(?:neither|nobody|none|no)\b", re.IGNORECASE)
# "repeated her refusal to": what is told is a denial.
_REFUSAL = re.compile(
    r"(?:(?:his|her|its|their|the|a) )?(?:\w+ )?(?:refusal|reluctance|unwillingness)\b", re.IGNORECASE
)
# Code points before a fragment in which the word stands that opens its clause.
CLAUSE_REACH = 80
_SUBORDINATE = re.compile(r"\s*(?:Despite|Although|Though|While|After|Before|Since|Having|Besides)\b")
_CLAUSE_START = re.compile(r"[.!?][”\"’')]*\s|\n")
_COMMA = re.compile(r",\s+(?:the )?", re.IGNORECASE)
_COLON = re.compile(r"\s*:\s*")
_TO_WHOM = re.compile(r"(?: [\w’'-]+){0,3}\s*:\s*")
# "But the river rose, Marn said": the word ties the sentence to the one before and is not Marn's.
_CONNECTIVE = re.compile(
    r"(?:(?:However|Meanwhile|Nevertheless|Nonetheless|Moreover|Furthermore|In addition|Still), |But )(?=\w)"
)
# "is reportedly ready", "appeared to concede", "is said to have offered": the writer does not vouch for the act.
_HEDGE = re.compile(
    r"\b(?:reportedly|apparently|allegedly|purportedly|supposedly|seem(?:s|ed|ingly)?|appear(?:s|ed)?|suggest(?:s|ed|ing)?|"
    r"hint(?:s|ed|ing)?|impl(?:y|ies|ied|ying)|may|might|could|(?:is|are|was|were) (?:said|believed|thought) to)\b",
    re.IGNORECASE,
)
# How things look to the writer, where nobody is named to whom.
_VIEW = re.compile(
    r"(?:it (?:now )?)?(?:(?:has|have|had) )?(?:appear(?:s|ed)?|seem(?:s|ed)?|remain(?:s|ed)? to be seen|"
    r"(?:is|are|was|were|been) (?:\w+ly |also |often )?(?:known|remembered)(?: (?:as|for))?)",
    re.IGNORECASE,
)
# "..., according to Karskpress", "..., the Lantern reports": a cue that passes on what another has said. Any cue at all
# costs 0.9 exact span F1 on PolNeAR dev: "said" beside an attribution is more often a slip of the tags than a relay.
_RELAYING = re.compile(r"\b(?:according to|report(?:s|ed|ing)?|cit(?:es|ed|ing)|quot(?:es|ed|ing))\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\baccording to$", re.IGNORECASE)
_OPENING, _CLOSING = "“\"‘'«„", "”\"’'»"
_NEXT_SENTENCE = re.compile(r"[a-z]{2}[.!?][\"”’')]*\s+[\"“‘(]*[A-Z]")
_SENTENCE_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class _Parts:
    """One attribution as ranges of pieces of one tagged text; `inner` are those its source passed on."""

    content: tuple[PieceRange, ...]
    cue: PieceRange | None
    source: PieceRange | None
    confidence: float
    inner: tuple[_Parts, ...] = ()

    @property
    def spans(self) -> tuple[PieceRange, ...]:
        """All its ranges in order."""
        return tuple(sorted((*self.content, *(s for s in (self.cue, self.source) if s))))

    def with_inner(self) -> Iterator[_Parts]:
        """Itself and all that its source passed on."""
        yield self
        for each in self.inner:
            yield from each.with_inner()


@dataclass(frozen=True, slots=True)
class _Told:
    """How a content is told, and its sentence vector."""

    act: Act
    vector: tuple[float, ...]


def find_attributions(article: Article, tagged: Tagged, reader: Reader) -> tuple[Attribution, ...]:
    """Every attribution of a tagged article, nested ones included, by first content offset, longest first.

    `speaker` and `via` are left for coreference and relays.
    """
    found: list[Attribution] = []
    starts: list[int] = [0]  # where each text read at this depth begins
    outers: list[str | None] = [None]  # the attribution that holds it
    for depth in range(DEEPEST_NEST):
        linked = link_parts(article.text, tagged, reader.heads, nested=depth > 0)
        told = judge_contents(tagged, linked, reader.heads)
        waiting = deque((parts, outers[bisect_right(starts, parts.content[0][0]) - 1]) for parts in linked)
        contents: list[Pieces] = []
        holders: list[str | None] = []
        while waiting:
            parts, outer = waiting.popleft()
            if outer is None and is_stray(article.text, tagged, parts):
                continue
            if outer is not None and parts.cue is None and parts.source is None:
                continue
            if is_view(article.text, tagged, parts):
                continue
            attribution = build_attribution(article, tagged, parts, outer, told[parts])
            found.append(attribution)
            waiting.extend((inner, attribution.id) for inner in parts.inner)
            if not parts.inner and may_nest(tagged, parts.content):
                contents.append(tagged.pieces.select(parts.content))
                holders.append(attribution.id)
        if not contents:
            break
        tagged = reader.tag_contents(contents)
        starts, outers = [0, *accumulate(map(len, contents))][:-1], holders
    return tuple(sorted(found, key=lambda a: (a.content[0][0], -a.content[-1][1], a.id)))


def may_nest(tagged: Tagged, content: Sequence[PieceRange]) -> bool:
    """Whether a content is worth reading again: it has room for an attribution, and a piece that may be its cue."""
    if sum(end - start for start, end in content) < SHORTEST_NEST:
        return False
    cues = (np.exp(tagged.inner[start:end, NESTED_CUE]).sum(axis=1) for start, end in content)  # (pieces,) each
    return max(float(cue.max()) for cue in cues) >= CUE_FROM


def link_parts(text: str, tagged: Tagged, heads: SpanHeads, *, nested: bool = False) -> list[_Parts]:
    """Spans of one tagged text -> attributions: contents that share a cue are fragments of one.

    What is `nested` is kept whole, and its quotation marks are mostly those of the content that holds it.
    """
    spans = part_text(tagged.roles, tagged.edges, heads.weights["segments.lengths.weight"], tagged.pieces)
    if not nested:
        spans = keep_to_marks(text, tagged.pieces, spans)
    by_role: dict[Role, list[Segment]] = {role: [] for role in Role}
    for span in spans:
        by_role[span.kind].append(span)
    contents, cues, sources = ([(s.start, s.end) for s in by_role[r]] for r in (Role.CONTENT, Role.CUE, Role.SOURCE))
    if not contents:
        return []
    score_of = {(s.start, s.end): s.score for s in spans}
    cue_of, cue_score = _best(heads, "content_cue", tagged, contents, cues)
    source_of_cue, _ = _best(heads, "cue_source", tagged, cues, sources)
    source_of_cue |= {cue: next_source(tagged, cue, sources) for cue in cues if is_preposition(text, tagged, cue)}
    source_of_cue = {cue: source if is_beside(tagged, cue, source) else None for cue, source in source_of_cue.items()}
    bare = [content for content in contents if cue_of[content] is None]
    source_of_content, _ = _best(heads, "content_source", tagged, bare, sources)
    groups: dict[PieceRange, list[PieceRange]] = {}
    parts = []
    for content in contents:
        if (cue := cue_of[content]) is not None:
            groups.setdefault(cue, []).append(content)
        else:
            source = source_of_content[content]
            # Bare words of nobody are a slip of the tags.
            if source or text[_characters(tagged, content)[0]] in _OPENING:
                parts.append(_Parts((content,), None, source, score_of[content]))
    for cue, linked in groups.items():
        source = source_of_cue[cue]
        told = keep_to_quotation(text, tagged, cue, linked) if nested else linked
        for fragments in split_contents(text, tagged, cue, told):
            scores = [score_of[s] for s in (*fragments, cue, *([source] if source else []))]
            confidence = sum(scores) / len(scores) * min(cue_score[f] for f in fragments)
            is_told = not is_above(tagged, fragments[-1], cue)
            parts.append(_Parts(tuple(fragments), cue if is_told else None, source if is_told else None, confidence))
    if not nested:
        weight_of = {(s.start, s.end): s.weight for s in spans}
        parts = [each for each in parts if fmean(weight_of[span] for span in each.spans) >= LIKELY_ENOUGH]
    parts = [each for each in parts if says_something(text, tagged, each.content)]
    passed_on = [(cue, source) for cue in cues if cue not in groups and (source := source_of_cue[cue])]
    for cue, source in passed_on:
        parts = wrap_relay(parts, (cue, source), (score_of[cue] + score_of[source]) / 2, text, tagged)
    return sorted(parts, key=lambda p: p.content)


def is_beside(tagged: Tagged, cue: PieceRange, source: PieceRange | None) -> bool:
    """Whether a source stands in the paragraph of its cue: 1,597 of 1,598 of the training stories do."""
    if source is None:
        return False
    (_, end), (start, _) = sorted((cue, source))
    return not tagged.pieces.paragraphs[end : start + 1].any()


def says_something(text: str, tagged: Tagged, content: Sequence[PieceRange]) -> bool:
    """Whether a content has a word that tells something: "the" and "A" are slips of the tags, "No" is not."""
    words = re.findall(r"\w+", " ".join(text[slice(*_characters(tagged, part))] for part in content).lower())
    return any(len(word) > 1 and word not in _TELLS_NOTHING for word in words)


_TELLS_NOTHING = frozenset("the an which who whom its to of in and or but only as".split())
"""Words that alone are no content; "it" is one: "Karsk denied it"."""


def is_preposition(text: str, tagged: Tagged, cue: PieceRange) -> bool:
    """Whether a cue governs the source after it: "according to Karskpress"."""
    return bool(_ACCORDING.search(text[slice(*_characters(tagged, cue))]))


def next_source(tagged: Tagged, cue: PieceRange, sources: Sequence[PieceRange]) -> PieceRange | None:
    """The source that stands directly after a cue, if one does."""
    return next((s for s in sources if 0 <= s[0] - cue[1] <= RELAY_GAP and tagged.shows((cue[1] - 1, s[0] + 1))), None)


def is_within_reach(text: str, tagged: Tagged, cue: PieceRange, content: PieceRange) -> bool:
    """Whether a cue can carry a content: one in no marks stands in the cue's own sentence."""
    (cue_start, cue_end), (start, end) = _characters(tagged, cue), _characters(tagged, content)
    between = text[cue_end:start] if cue_end <= start else text[end:cue_start]
    return text[start] in _OPENING or not _NEXT_SENTENCE.search(between)


def is_above(tagged: Tagged, content: PieceRange, cue: PieceRange) -> bool:
    """Whether a content stands in an earlier paragraph: a headline's words, which no cue below it carries."""
    return bool(tagged.pieces.paragraphs[content[0] + 1 : cue[0] + 1].any())


def keep_to_quotation(text: str, tagged: Tagged, cue: PieceRange, linked: Sequence[PieceRange]) -> Sequence[PieceRange]:
    """Of what a nested cue carries, that in the marks it opens: "“On the way Marn asked: | ‘What for?’”"."""
    end = _characters(tagged, cue)[1]
    after = _COLON.match(text, end - 1) or _TO_WHOM.match(text, end)
    opened = text[after.end() : after.end() + 1] if after else ""
    kept = [content for content in linked if text[_characters(tagged, content)[0]] == opened]
    return kept if opened and opened in _OPENING and kept else linked


def split_contents(text: str, tagged: Tagged, cue: PieceRange, linked: Sequence[PieceRange]) -> list[list[PieceRange]]:
    """What one cue carries, by paragraph; a quotation left open at a paragraph's end goes on in the next.

    '"We wait," said Marn.', and '"The river is ours."' as a paragraph of its own: two things said, with one cue.
    """
    groups: list[list[PieceRange]] = []
    for fragment in [content for content in linked if is_within_reach(text, tagged, cue, content)] or linked[:1]:
        if groups:
            last = groups[-1][-1]
            step = np.count_nonzero(tagged.pieces.paragraphs[last[0] + 1 : fragment[0] + 1])
            ended, begun = (text[slice(*_characters(tagged, span))] for span in (last, fragment))
            is_open = ended[-1] not in _CLOSING and begun[0] in _OPENING
            if step == 0 or (step == 1 and is_open):
                groups[-1].append(fragment)
                continue
        groups.append([fragment])
    return groups


def wrap_relay(
    parts: list[_Parts], relay: tuple[PieceRange, PieceRange], score: float, text: str, tagged: Tagged
) -> list[_Parts]:
    """Put an attribution under the cue and source that stand beside it with no content of their own.

    '"We wait," said Marn, according to Karskpress.': the agency's content is what was said and that Marn said it
    (PolNeAR's convention), and Marn's attribution is nested in it.
    """
    (cue, source), offsets = relay, tagged.pieces.offsets
    start, end = min(cue[0], source[0]), max(cue[1], source[1])
    if not _RELAYING.search(text[offsets[cue[0], 0] : offsets[cue[1] - 1, 1]]):
        return parts

    def is_beside(left: int, right: int) -> bool:
        between = text[offsets[left - 1, 1] : offsets[right, 0]]
        is_near = 0 <= right - left <= RELAY_GAP and tagged.shows((left - 1, right + 1))
        return is_near and not _SENTENCE_END.search(between)

    for inner in parts:
        before = [span for span in inner.spans if span[1] <= start]
        after = [span for span in inner.spans if span[0] >= end]
        if before and is_beside(last := max(e for _, e in before), start):
            told = ((before[0][0], last), *(span for span in after if span in inner.content))
        elif after and not before and is_beside(end, after[0][0]):
            told = ((after[0][0], max(e for _, e in after)),)
        else:
            continue
        outer = _Parts(told, cue, source, min(score, inner.confidence), (inner,))
        return [outer if each is inner else each for each in parts]
    return parts


def _best(
    heads: SpanHeads, link: str, tagged: Tagged, queries: Sequence[PieceRange], keys: Sequence[PieceRange]
) -> tuple[dict[PieceRange, PieceRange | None], dict[PieceRange, float]]:
    """The likeliest key of each query, None for "to none", and its probability."""
    if not queries:
        return {}, {}
    scores = heads.link(link, tagged.windows, queries, keys)  # (queries, 1 + keys)
    chosen = scores.argmax(axis=1).tolist()
    best = {q: keys[c - 1] if c else None for q, c in zip(queries, chosen, strict=True)}
    return best, dict(zip(queries, scores.max(axis=1).tolist(), strict=True))


def is_stray(text: str, tagged: Tagged, parts: _Parts) -> bool:
    """Whether words in no marks hang on no cue and on no name right before them: "Ilse Marn: the sluice is shut"."""
    start = _characters(tagged, parts.content[0])[0]
    if parts.cue is not None or text[start] in _OPENING:
        return False
    return parts.source is None or not _COLON.fullmatch(text, _characters(tagged, parts.source)[1], start)


def is_view(text: str, tagged: Tagged, parts: _Parts) -> bool:
    """Whether a writer says how things look, which is nobody's saying: "the toll appeared | to be settled"."""
    if parts.source is not None or parts.cue is None:
        return False
    return _VIEW.fullmatch(text[slice(*_characters(tagged, parts.cue))]) is not None


def judge_contents(tagged: Tagged, linked: Sequence[_Parts], heads: SpanHeads) -> dict[_Parts, _Told]:
    """What the heads say of each attribution, those passed on included."""
    parts = list(chain.from_iterable(each.with_inner() for each in linked))
    if not parts:
        return {}
    acts = heads.acts(tagged.whole, [each.cue or each.content[0] for each in parts], [p.content[0] for p in parts])
    vectors = round_vectors(heads.sentence_vectors(tagged.whole, [each.content for each in parts]))
    return {each: _Told(act, vector) for each, act, vector in zip(parts, acts, vectors, strict=True)}


def build_attribution(article: Article, tagged: Tagged, parts: _Parts, outer: str | None, told: _Told) -> Attribution:
    """Ranges of pieces to offsets, with kind, act, denial, hedge and the content's sentence vector."""
    text = article.text
    content = tuple(_characters(tagged, part) for part in parts.content)
    cue = _characters(tagged, parts.cue) if parts.cue else None
    source = _characters(tagged, parts.source) if parts.source else None
    if cue is None and _INFINITIVE.match(text, *content[0]):
        cue = find_stance(text, content[0][0])
    if source and cue and text[slice(*source)] == _line_at(text, source[0]) != _line_at(text, cue[0]):
        source = None  # a line of its own between paragraphs is a heading
    kind = kind_of(text, content, is_nested=outer is not None)
    if len(content) > 1 and source and is_before_main_clause(text, content[0], source):
        content = content[1:]
    if kind is not Kind.DIRECT and (connective := _CONNECTIVE.match(text, *content[0])):
        content = ((connective.end(), content[0][1]), *content[1:])
    key = f"{article.id} {content} {cue} {source} {outer}"
    return Attribution(
        id="t" + hashlib.sha256(key.encode()).hexdigest()[:12],
        article=article.id,
        content=content,
        cue=cue,
        source=source,
        kind=kind,
        act=told.act,
        denied=is_denied(text, content, cue, source),
        hedged=cue is not None and bool(_HEDGE.search(text[cue[0] : cue[1]])),
        confidence=round(parts.confidence, 3),
        nested_in=outer,
        vector=told.vector,
    )


def find_stance(text: str, at: int) -> tuple[int, int] | None:
    """The noun or adjective of wanting right before "to", where the tags left it: "we have no intention | to yield"."""
    stance = _STANCE.search(text, max(0, at - STANCE_REACH), at)
    return stance.span(1) if stance else None


def is_before_main_clause(text: str, fragment: tuple[int, int], source: tuple[int, int]) -> bool:
    """Whether a fragment stands in the clause before: "Despite praising the pact, | Marn said it was dead"."""
    opening = _CLAUSE_START.split(text[max(0, fragment[0] - CLAUSE_REACH) : fragment[0]])[-1]
    return bool(_SUBORDINATE.match(opening) and _COMMA.fullmatch(text, fragment[1], source[0]))


def is_denied(
    text: str, content: Sequence[tuple[int, int]], cue: tuple[int, int] | None, source: tuple[int, int] | None
) -> bool:
    """Whether an attribution tells what its source did not say, want or believe."""
    if cue is None:
        return False
    return bool(
        _DENIAL.search(text, *cue)
        or _NEGATION_LEFT.search(text, max(0, cue[0] - NEGATION_BEFORE), cue[0])
        or _REFUSAL.match(text, *content[0])
        or (source is not None and _NOBODY.match(text, *source))
    )


def _line_at(text: str, position: int) -> str:
    end = text.find("\n", position)
    return text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)].strip()


def _characters(tagged: Tagged, span: PieceRange) -> tuple[int, int]:
    offsets = tagged.pieces.offsets
    return int(offsets[span[0], 0]), int(offsets[span[1] - 1, 1])
