"""An article's mentions and attributions -> its entities, and the attributions with their speakers.

Names are grouped first (aliases.py). Then every source that is a description or a pronoun is given an entity, outermost
attributions before nested ones, in text order: a description by its noun, modifiers and country, a pronoun by salience,
after Lappin & Leass (1994). Two candidates that score alike leave the speaker open, and both are listed.
"""

from __future__ import annotations

import hashlib
import math
import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from communique.read.aliases import group_names, tokens_of
from communique.read.mentions import Form, Mention
from communique.read.outlets import is_outlet
from communique.read.roles import Gender, Number, classify_noun, is_person_noun, same_office, singular
from communique.read.sentences import Bounds, find_paragraphs, find_quotations, find_sentences
from communique.types import Article, Attribution, Entity, EntityType, Join, Role, Span, Unsure


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities ordered by first mention; attributions in the order given, with speakers; what was left open."""

    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    unsure: tuple[Unsure, ...]


def resolve(article: Article, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> Resolution:
    """Entities of the article and the speaker of each attribution; None where no source is named or it is unclear."""
    resolver = _Resolver(article, mentions, attributions)
    for attribution in resolver.outermost_first():
        resolver.find_speaker(attribution)
    return resolver.resolution()


_MARGIN = 0.35
"""Two candidates closer than this leave a pronoun open. On the fourteen training stories, with attributions
and names given, 0 / 0.35 / 1.0 leave 16 / 15 / 10 of 163 "he" wrong and 90 / 90 / 83 % right."""
_QUOTED = 1.5
"""What it costs a candidate to be named only in what others say."""
_KNOWN_SEX = 0.5
"""What it is worth to a candidate for "she" that the article or the given name says she is a woman."""
_WINDOW = 6
"""Sentences a pronoun looks back over; beyond that fewer than one pronoun source in a hundred has its antecedent."""
_HEADLINES = 4
"""Sentences at the top of an article that may name by office whom the text names only later."""
_NEXT_SENTENCES = 4
"""How many sentences after a speaker a fresh description may still mean him or her."""
_FRESH_WORDS = 3
"""A longer description brings in somebody of its own."""
_ROLE_THRESHOLD = 1.5
"""Least score at which a description joins a known entity: the same office, or the same noun some paragraphs back."""

_SPEECHES = frozenset(
    "statement announcement speech tweet remark comment letter offer proposal plan demand message post address "
    "warning release account estimate note memo interview promise request threat editorial article column op-ed "
    "essay".split()
)
"""Documents whose words are those of the one who made them: "Dorn's letter" speaks for Dorn."""
_QUANTIFIERS = frozenset("some many several most few two three four five various".split())
_VAGUE = frozenset("former top veteran senior embattled new current outgoing incoming longtime own".split())
"""Modifiers that do not tell one holder of an office from another."""
_UNION_WORDS = frozenset("workers teamsters teachers employees brotherhood federation guild afl pilots nurses".split())
"""Words in the names of bodies that are called "the union" after."""
_SCHOLARS = frozenset("professor fellow analyst expert economist scholar lecturer historian researcher".split())
"""Their "we" is seldom that of the body that employs them."""
_NAMELESS = frozenset("source person official man woman witness one".split())
"""Nouns that stand for somebody who has not been named."""
_BARE = frozenset("some many others both most few several".split())
"""Words that alone name nobody: "some said"."""
_NEWCOMERS = frozenset("another other others second separate different one".split())
_PERSON_PRONOUNS = frozenset("he him his she her".split())
_SPEAKER_PRONOUNS = frozenset("i me my".split())
_GROUP_PRONOUNS = frozenset("we us our".split())
_ADJACENT = re.compile(r"['’]?\s*(?:\([^()]*\))?,?\s*")
_THINGS = (EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.PLACE, EntityType.OUTLET, EntityType.DOCUMENT)
_AMERICAN = re.compile(
    r"secretary of state|white house|state department|pentagon|^sens?\.?\b|^reps?\.?\b|senator|congress|"
    r"\bhouse (?:speaker|minority|majority)|senate|u\.?s\.?\b|national security advis|"
    r"treasury secretary|attorney general",
    re.I,
)
"""Offices that English-language news gives without their country when they are American."""
_BARE_LEADER = re.compile(r"(?:the )?(?:vice )?president", re.I)
_WASHINGTON = re.compile(r"\b(?:White House|Capitol Hill|Pentagon|Congress)\b")
"""Where an article speaks of these, a president with no country to his title is the American one."""
_COUNTRY_WORDS: dict[str, str] = {
    "american": "united states", "us": "united states", "british": "britain", "uk": "britain", "french": "france",
    "dutch": "netherlands", "spanish": "spain", "danish": "denmark", "swiss": "switzerland", "polish": "poland",
    "greek": "greece", "irish": "ireland", "welsh": "wales", "afghan": "afghanistan", "turkish": "turkey",
    "german": "germany", "ukrainian": "ukraine", "palestinian": "palestine", "america": "united states",
    "philippine": "philippines", "filipino": "philippines", "thai": "thailand", "norwegian": "norway",
    "chinese": "china", "japanese": "japan", "cuban": "cuba", "swedish": "sweden", "finnish": "finland",
    "czech": "czech republic", "iraqi": "iraq", "soviet": "soviet union", "emirati": "united arab emirates",
}  # fmt: skip
"""Nationalities that cannot be got from their country by its first letters."""


@dataclass(slots=True, eq=False)
class _Cluster:
    """The mentions of one entity while the article is being read."""

    type: EntityType | None
    mentions: list[Mention] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    roles: list[Bounds] = field(default_factory=list)
    gender: Gender | None = None
    number: Number | None = None
    origin: str = ""
    origin_at: Bounds | None = None
    nations: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    role_words: set[str] = field(default_factory=set)
    spoke: bool = False

    @property
    def start(self) -> int:
        return min(mention.start for mention in self.mentions)

    @property
    def is_named(self) -> bool:
        return any(mention.form is Form.NAME for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """One place where a cluster is named."""

    mention: Mention
    cluster: _Cluster
    is_source: bool


class _Resolver:
    def __init__(self, article: Article, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> None:
        self.article, self.text = article, article.text
        self.attributions = tuple(attributions)
        self.by_id = {attribution.id: attribution for attribution in attributions}
        self.by_source = {source: mention for mention in mentions for source in mention.sources}
        self.sentence_starts = [start for start, _ in find_sentences(article.text, article.blocks)]
        self.paragraphs = find_paragraphs(article.text, article.blocks)
        self.quotations = find_quotations(article.text, article.blocks)
        self.tells_of_washington = _WASHINGTON.search(article.text) is not None
        self.clusters: list[_Cluster] = []
        self.of_mention: dict[Mention, _Cluster | None] = {}
        self.speakers: dict[str, _Cluster] = {}
        self.occurrences: list[_Occurrence] = []
        self.open: list[tuple[Attribution, list[_Cluster]]] = []
        for group in group_names(mentions):
            cluster = self._cluster(group[0].mention)
            for alias in group[1:]:
                self._join(cluster, alias.mention, alias.reason or "same name", alias.score)
        self.occurrences.sort(key=_position)

    # -------------------------------------------------------------------------------------------- speakers

    def outermost_first(self) -> list[Attribution]:
        return sorted(self.attributions, key=lambda a: (self._depth(a), (a.source or a.content[0])[0], a.id))

    def find_speaker(self, attribution: Attribution) -> None:
        speaker = self._speaker_of(attribution)
        if speaker is not None:
            self.speakers[attribution.id] = speaker
            speaker.spoke = True
            if speaker.type is EntityType.PLACE:
                speaker.type = EntityType.GOVERNMENT

    def _speaker_of(self, attribution: Attribution) -> _Cluster | None:
        mention = self.by_source.get(attribution.source) if attribution.source is not None else None
        if mention is None:
            return None
        if mention not in self.of_mention:
            if mention.form is Form.PRONOUN:
                found = self._antecedent(mention, attribution)
            else:
                found = self._described(mention, attribution)
            self.of_mention[mention] = found
        return self.of_mention[mention]

    def _depth(self, attribution: Attribution) -> int:
        depth, outer = 0, attribution.nested_in
        while outer is not None and outer in self.by_id and depth < len(self.by_id):
            depth, outer = depth + 1, self.by_id[outer].nested_in
        return depth

    # -------------------------------------------------------------------------------------------- pronouns

    def _antecedent(self, mention: Mention, attribution: Attribution) -> _Cluster | None:
        word = mention.words[0]
        outer = self.speakers.get(attribution.nested_in or "")
        if word in _SPEAKER_PRONOUNS:
            return self._attach(mention, outer, "the speaker of the quotation") if outer else None
        if word in _GROUP_PRONOUNS:
            return self._spoken_for(mention, outer)
        if word in ("you", "your"):
            return None
        if word in ("who", "whom", "whose", "which", "that"):
            return self._relative(mention)
        scores = self._salience(mention, attribution, outer)
        if not scores:
            return None
        best, cluster = scores[0]
        close = [other for score, other in scores if best - score < _MARGIN]
        if len(close) > 1:
            self.open.append((attribution, close[:2]))
            return None
        return self._attach(mention, cluster, "pronoun", 0.7)

    def _last_source(self, mention: Mention) -> _Occurrence | None:
        """The source named last before a mention."""
        at = bisect_right(self.occurrences, mention.start - 1, key=_position)
        return next((occurrence for occurrence in reversed(self.occurrences[:at]) if occurrence.is_source), None)

    def _spoken_for(self, mention: Mention, outer: _Cluster | None) -> _Cluster | None:
        """Whom "we" means in somebody's words: the body or state the speaker belongs to, or a speaking group itself."""
        if outer is None:
            return None
        if outer.type is not EntityType.PERSON:
            return self._attach(mention, outer, "the speaker of the quotation")
        body = self._belongs_to(outer) if not outer.offices & _SCHOLARS else None
        return self._attach(mention, body, "the speaker's side", 0.6) if body is not None else None

    def _relative(self, mention: Mention) -> _Cluster | None:
        """The entity named right before "who" or "which", with at most a description of it in between."""
        wants_person = mention.words[0] in ("who", "whom")
        before = [o for o in self._within(mention.start - 150, mention.start) if o.mention.end <= mention.start]
        for occurrence in sorted(before, key=lambda o: (-o.mention.end, o.mention.start)):
            gap = self.text[occurrence.mention.end : mention.start]
            is_person = occurrence.cluster.type in (EntityType.PERSON, EntityType.GROUP)
            if (is_person or not wants_person) and (_ADJACENT.fullmatch(gap) or (wants_person and "." not in gap)):
                return self._attach(mention, occurrence.cluster, "relative clause", 0.8)
        return None

    def _salience(
        self, mention: Mention, attribution: Attribution, outer: _Cluster | None
    ) -> list[tuple[float, _Cluster]]:
        """Candidates for a third-person pronoun, best first."""
        here = self._sentence(mention.start)
        quotation = self._quotation(mention.start)
        content = attribution.content
        best: dict[int, tuple[float, _Cluster]] = {}
        for at in range(bisect_right(self.occurrences, mention.start, key=_position) - 1, -1, -1):
            occurrence = self.occurrences[at]
            distance = here - self._sentence(occurrence.mention.start)
            if distance > _WINDOW:
                break
            cluster = occurrence.cluster
            if occurrence.mention.end > mention.start or not _agrees(mention, cluster):
                continue
            if any(start <= occurrence.mention.start < end for start, end in content) and attribution.nested_in is None:
                continue
            if quotation is not None and outer is not None and cluster in (outer, self._belongs_to(outer)):
                continue
            score = self._weight(occurrence, distance, quotation)
            if mention.words[0] in ("they", "them", "their"):
                score += 1.5 if cluster.number is Number.PLURAL else 0.0
            if mention.gender is not None and cluster.gender is mention.gender:
                score += _KNOWN_SEX
            if outer is cluster and quotation is None:
                score += 2.0
            known = best.get(id(cluster))
            if known is None or score > known[0]:
                best[id(cluster)] = (score, cluster)
        ranked = [(score + 0.2 * math.log(len(c.mentions)), c) for score, c in best.values()]
        return sorted(ranked, key=lambda item: (-item[0], item[1].start))

    def _weight(self, occurrence: _Occurrence, distance: int, quotation: Bounds | None) -> float:
        mention = occurrence.mention
        sentence = self._sentence(mention.start)
        score = -1.0 * distance
        if occurrence.is_source:
            score += 2.0
        first = next((o for o in self._in_sentence(sentence) if o.cluster.type is occurrence.cluster.type), None)
        if first is occurrence:
            score += 1.0
        if self._quotation(mention.start) not in (None, quotation):
            score -= _QUOTED
        if re.match(r"['’]s?\b", self.text[mention.end : mention.end + 2]):
            score -= 0.7
        if re.search(
            r"\b(?:of|with|to|for|from|by|against|in|on|at)\s+(?:\w+\.?\s){0,2}$",
            self.text[max(0, mention.start - 25) : mention.start],
        ):
            score -= 0.5
        return score

    def _in_sentence(self, sentence: int) -> list[_Occurrence]:
        start = self.sentence_starts[sentence] if sentence >= 0 else 0
        following = sentence + 1
        end = self.sentence_starts[following] if following < len(self.sentence_starts) else len(self.text)
        return self._within(start, end)

    def _within(self, start: int, end: int) -> list[_Occurrence]:
        low = bisect_right(self.occurrences, start - 1, key=_position)
        high = bisect_right(self.occurrences, end - 1, key=_position)
        return self.occurrences[low:high]

    # ---------------------------------------------------------------------------------------- descriptions

    def _described(self, mention: Mention, attribution: Attribution) -> _Cluster | None:
        if not mention.words:
            return None
        if mention.words[-1] in _BARE and len(mention.words) == 1:
            return None
        if mention.joint:
            return self._same_words(mention) or self._cluster(mention)
        if mention.type is EntityType.DOCUMENT and (singular(mention.head) in _SPEECHES or self._by_outlet(mention)):
            maker = self._maker(mention, attribution)
            if maker is not None:
                return self._attach(mention, maker, "whose words they are", 0.7)
        state = self._state(mention)
        if state is not None:
            return self._attach(mention, state, "the state's government", 0.9)
        scores = self._candidates(mention)
        if scores and scores[0][0] >= _ROLE_THRESHOLD:
            return self._attach(mention, scores[0][1], "description", 0.7)
        same = self._same_words(mention)
        if same is not None:
            return same
        last = self._last_speaker(mention)
        return (
            self._attach(mention, last, "the speaker just named", 0.6) if last is not None else self._cluster(mention)
        )

    def _last_speaker(self, mention: Mention) -> _Cluster | None:
        """Whom a fresh description such as "the Ostreli lawmaker" means: the person who spoke just before."""
        if mention.type is not EntityType.PERSON or self.text[mention.start : mention.start + 4].lower() != "the ":
            return None
        too_long = mention.owner is not None or len(mention.words) > _FRESH_WORDS
        occurrence = self._last_source(mention)
        if occurrence is None or too_long or mention.head in _NAMELESS:
            return None
        cluster = occurrence.cluster
        near = self._sentence(mention.start) - self._sentence(occurrence.mention.start) <= _NEXT_SENTENCES
        fits = cluster.type is EntityType.PERSON and cluster.is_named
        differs = _differ(self._country(mention), cluster.origin) or (
            mention.gender is not None and cluster.gender not in (None, mention.gender)
        )
        return cluster if near and fits and not differs else None

    def _candidates(self, mention: Mention, *, is_definite: bool = False) -> list[tuple[float, _Cluster]]:
        """Known entities a description may stand for, best first; none for "a senior official" or "another envoy"."""
        lead = re.match(r"(\w+)['’ ]", self.text[mention.start : mention.end] + " ")
        determiner = lead.group(1).lower() if lead else ""
        if (not is_definite and determiner in ("a", "an")) or mention.words[0] in _NEWCOMERS | _QUANTIFIERS:
            return []
        is_bare = mention.type is EntityType.PERSON and mention.owner is None  # headlines leave the article out
        is_definite = is_definite or determiner in ("the", "that", "this", "these", "those") or is_bare
        head = _office_of(mention)
        here = self._sentence(mention.start)
        scores = []
        for cluster in self.clusters:
            near = self._last_before(cluster, mention.start)
            far = _WINDOW if here < _HEADLINES else _WINDOW * 2
            distance = here - self._sentence(near) if near is not None else far
            score = self._fit(mention, head, cluster, is_definite)
            if score > 0:
                score -= 0.12 * min(distance, _WINDOW * 2) - 0.2 * math.log(len(cluster.mentions))
                scores.append((score, cluster))
        return sorted(scores, key=lambda item: (-item[0], item[1].start))

    def _fit(self, mention: Mention, head: str, cluster: _Cluster, is_definite: bool) -> float:
        """How well a description fits an entity, distance aside; 0 where it cannot."""
        if _differ(self._country(mention), cluster.origin):
            return 0.0
        plural = mention.number is Number.PLURAL
        if mention.type is EntityType.PERSON:
            if cluster.type is not EntityType.PERSON:
                return 0.0
            rest = {w for w in tokens_of(mention.words[:-1]) if w not in _VAGUE}
            shared = len(rest & cluster.role_words)
            if head in cluster.offices:
                if not is_definite and not rest & cluster.role_words and rest:
                    return 0.0
                country = self._country(mention)
                if (country and not cluster.origin) or rest - cluster.role_words - _VAGUE - set(country.split()):
                    return 1.0 + 0.7 * shared
                return 3.0 + 0.7 * shared - (0.5 if cluster.origin and not country else 0.0)
            if is_definite and any(same_office(head, office) for office in cluster.offices):
                strange = rest - cluster.role_words - _VAGUE - set(self._country(mention).split())
                return 2.2 + 0.7 * shared if not strange or mention.origin else 0.0
            return 0.0
        if plural:
            same = cluster.number is Number.PLURAL and any(singular(m.head) == head for m in cluster.mentions)
            rest = set(mention.words[:-1]) - _QUANTIFIERS
            return 3.0 if same and not cluster.is_named and (not rest or rest <= cluster.role_words) else 0.0
        if cluster.type is EntityType.PERSON or not is_definite:
            return 0.0
        words = set(tokens_of(cluster.mentions[0].words)) if cluster.is_named else set()
        rest = set(tokens_of(mention.words[:-1]))
        if head == "union" and words & _UNION_WORDS:
            return 3.0
        if (mention.type is EntityType.OUTLET or head in ("network", "station", "agency")) and self._is_outlet(cluster):
            return 3.0
        heads = {singular(m.head) for m in cluster.mentions if m.form is Form.NOMINAL}
        if head in words or head in cluster.offices or head in heads:
            return 3.0 + len(rest & words) if not cluster.is_named or rest <= words | cluster.role_words else 0.0
        if (
            head in ("company", "group", "organization", "organisation", "agency", "firm")
            and cluster.type is EntityType.ORGANIZATION
        ):
            return 2.0 if cluster.spoke or head == "company" else 0.0
        return 0.0

    def _state(self, mention: Mention) -> _Cluster | None:
        """The country a government or a bare nationality stands for: "the Ostreli government", "an Ostreli pledge"."""
        if (
            mention.origin is None
            or mention.number is Number.PLURAL
            or (mention.owner is not None and mention.type is not EntityType.GOVERNMENT)
        ):
            return None
        words = tokens_of(mention.words)
        nation = self._country(mention)
        is_bare = " ".join(words) == " ".join(tokens_of(self.text[slice(*mention.origin)].lower().split()))
        if not is_bare and (mention.type is not EntityType.GOVERNMENT or len(words) > len(nation.split()) + 1):
            return None
        for cluster in self.clusters:
            is_state = cluster.type in (EntityType.PLACE, EntityType.GOVERNMENT)
            if is_state and any(_same_nation(known, nation) for known in cluster.nations):
                return cluster
        return None

    def _by_outlet(self, mention: Mention) -> bool:
        """Whether a document is an outlet's own: "an Ostrel Post report"."""
        at = mention.owner or mention.origin
        return at is not None and is_outlet(self.text[slice(*at)])

    def _maker(self, mention: Mention, attribution: Attribution) -> _Cluster | None:
        """Who made a statement: the one named with it, else the last speaker before it."""
        by_outlet = mention.origin if mention.owner is None and self._by_outlet(mention) else None
        named = mention.owner or by_outlet
        if named is not None:
            owner = self.text[slice(*named)].lower()
            if owner in ("his", "her", "its", "their"):
                number = Number.PLURAL if owner == "their" else Number.SINGULAR
                gender = {"his": Gender.MALE, "her": Gender.FEMALE}.get(owner)
                pronoun = Mention(*named, Form.PRONOUN, None, (owner,), number, gender)
                ranked = self._salience(pronoun, attribution, None)
                return ranked[0][1] if ranked else None
            return next(
                (o.cluster for o in self.occurrences if o.mention.start < named[1] and named[0] < o.mention.end),
                None,
            )
        body = self._named_body(mention)
        if body is not None:
            return body
        if self.text[mention.start : mention.start + 4].lower() == "the " and len(mention.words) == 1:
            before = [o for o in self.occurrences if o.is_source and o.mention.start < mention.start]
            return before[-1].cluster if before else None
        return None

    def _named_body(self, mention: Mention) -> _Cluster | None:
        """The body described inside a document's description: "the union statement", "an offer by the board"."""
        inner = re.search(r"\b(?:by|from|of) (the \w+)$", self.text[mention.start : mention.end])
        noun = inner.group(1).split()[1].lower() if inner else mention.words[-2] if len(mention.words) > 1 else ""
        if classify_noun(noun)[0] not in (EntityType.ORGANIZATION, EntityType.GOVERNMENT):
            return None
        body = Mention(
            mention.start, mention.end, Form.NOMINAL, classify_noun(noun)[0], (noun,), Number.SINGULAR, head=noun
        )
        scores = [item for item in self._candidates(body, is_definite=True) if item[0] >= _ROLE_THRESHOLD]
        return scores[0][1] if scores else None

    def _same_words(self, mention: Mention) -> _Cluster | None:
        """An entity described before in the very same words."""
        if mention.words[0] in _NEWCOMERS:
            return None
        for cluster in self.clusters:
            if any(known.words == mention.words and known.form is not Form.NAME for known in cluster.mentions):
                return self._attach(mention, cluster, "same words", 0.8)
        return None

    # -------------------------------------------------------------------------------------------- clusters

    def _cluster(self, mention: Mention) -> _Cluster:
        cluster = _Cluster(mention.type)
        self.clusters.append(cluster)
        self._add(cluster, mention)
        return cluster

    def _join(self, cluster: _Cluster, mention: Mention, reason: str, score: float) -> None:
        first = cluster.mentions[0]
        article = self.article.id
        spans = (Span(article, first.start, first.end), Span(article, mention.start, mention.end))
        cluster.joins.append(Join(spans, reason, score))
        self._add(cluster, mention)

    def _attach(self, mention: Mention, cluster: _Cluster, reason: str, score: float = 0.9) -> _Cluster:
        self._join(cluster, mention, reason, score)
        return cluster

    def _add(self, cluster: _Cluster, mention: Mention) -> None:
        cluster.mentions.append(mention)
        self.of_mention[mention] = cluster
        insort(self.occurrences, _Occurrence(mention, cluster, bool(mention.sources)), key=_position)
        if mention.form is Form.NAME:
            cluster.nations.add(_nation(self.text[mention.start : mention.end]))
        cluster.number = cluster.number or mention.number
        cluster.gender = cluster.gender or mention.gender
        if mention.form is Form.NOMINAL and cluster.type is EntityType.PERSON and not cluster.is_named:
            cluster.offices.add(_office_of(mention))
        if mention.form is Form.NOMINAL and cluster.type in (EntityType.PERSON, EntityType.GROUP):
            cluster.role_words.update(tokens_of(mention.words))
        for role in mention.roles:
            cluster.roles.append(role)
            words = tokens_of(re.findall(r"[\w.’'\-]+", self.text[role[0] : role[1]].lower()))
            cluster.role_words.update(words)
            cluster.offices.update(_offices(self.text[role[0] : role[1]]))
        if mention.origin is not None and not cluster.origin:
            cluster.origin, cluster.origin_at = self._country(mention), mention.origin

    # ------------------------------------------------------------------------------------------ where and what

    def _country(self, mention: Mention) -> str:
        if mention.origin is None:
            return ""
        return _nation(self.text[mention.origin[0] : mention.origin[1]])

    def _belongs_to(self, cluster: _Cluster) -> _Cluster | None:
        """The state or body an entity belongs to, if the article names it."""
        bodies = [other for other in self.clusters if other is not cluster and other.type in _THINGS]
        if cluster.origin:
            for body in bodies:
                if any(_same_nation(nation, cluster.origin) for nation in body.nations):
                    return body
        titles = [self.text[start:end] for start, end in cluster.roles]
        is_leader = not cluster.origin and any(_BARE_LEADER.fullmatch(title) for title in titles)
        if (is_leader and self.tells_of_washington) or any(_AMERICAN.search(title) for title in titles):
            return next((body for body in bodies if "united states" in body.nations), None)
        return None

    def _is_outlet(self, cluster: _Cluster) -> bool:
        return cluster.type is EntityType.OUTLET or any(
            m.form is Form.NAME and is_outlet(self.text[m.start : m.end]) for m in cluster.mentions
        )

    def _sentence(self, position: int) -> int:
        return bisect_right(self.sentence_starts, position) - 1

    def _quotation(self, position: int) -> Bounds | None:
        at = bisect_right(self.quotations, (position, len(self.text))) - 1
        return self.quotations[at] if at >= 0 and position < self.quotations[at][1] else None

    def _last_before(self, cluster: _Cluster, position: int) -> int | None:
        return max((m.start for m in cluster.mentions if m.start < position), default=None)

    # ---------------------------------------------------------------------------------------------- the end

    def resolution(self) -> Resolution:
        named = {id(cluster): self._id(cluster) for cluster in self.clusters}
        entities = [self._entity(cluster, named) for cluster in sorted(self.clusters, key=lambda c: c.start)]
        speaking = tuple(
            replace(a, speaker=named[id(self.speakers[a.id])]) if a.id in self.speakers else a
            for a in self.attributions
        )
        unsure = tuple(
            Unsure(
                "speaker", tuple(named[id(c)] for c in clusters), (Span(self.article.id, *(a.source or a.content[0])),)
            )
            for a, clusters in self.open
        )
        return Resolution(tuple(entities), speaking, tuple(sorted(unsure, key=lambda u: u.evidence)))

    def _id(self, cluster: _Cluster) -> str:
        first = min(cluster.mentions)
        key = f"{self.article.sha256}:{first.start}:{first.end}"
        return "e" + hashlib.sha256(key.encode()).hexdigest()[:12]

    def _entity(self, cluster: _Cluster, named: dict[int, str]) -> Entity:
        article = self.article.id
        body = self._belongs_to(cluster)
        kind = cluster.type or (EntityType.GROUP if cluster.number is Number.PLURAL else EntityType.ORGANIZATION)
        if kind in (EntityType.ORGANIZATION, EntityType.PLACE) and self._is_outlet(cluster):
            kind = EntityType.OUTLET
        joint = any(mention.joint for mention in cluster.mentions)
        return Entity(
            id=named[id(cluster)],
            name=self._name(cluster),
            type=kind,
            mentions=tuple(Span(article, m.start, m.end) for m in sorted(cluster.mentions)),
            of=named[id(body)] if body is not None and body is not cluster else None,
            roles=self._roles(cluster),
            joined=tuple(sorted(cluster.joins)),
            anonymous=kind in (EntityType.PERSON, EntityType.GROUP) and not cluster.is_named and not joint,
        )

    def _name(self, cluster: _Cluster) -> str:
        """The fullest name, the first written of two equally full; where there is none, the first description."""
        names = (
            [m for m in cluster.mentions if m.form is Form.NAME]
            or [m for m in cluster.mentions if m.form is Form.NOMINAL]
            or cluster.mentions
        )
        if cluster.is_named:
            fullest = min(names, key=lambda m: (-len(tokens_of(m.words)), m.start))
        else:
            proper = [m for m in names if len(m.words) == 1 and self._is_proper(m)]
            fullest = min(proper or names, key=lambda m: m.start)
        return self.text[fullest.start : fullest.end]

    def _is_proper(self, mention: Mention) -> bool:
        """Whether a description is one capitalised word in mid-sentence: "Greens"."""
        word = self.text[mention.start : mention.end]
        return word[0].isupper() and " " not in word and mention.start not in self.sentence_starts

    def _roles(self, cluster: _Cluster) -> tuple[Role, ...]:
        evidence: dict[str, list[Span]] = {}
        for start, end in sorted(set(cluster.roles)):
            evidence.setdefault(self.text[start:end], []).append(Span(self.article.id, start, end))
        return tuple(Role(text, tuple(spans)) for text, spans in sorted(evidence.items()))


def _position(occurrence: _Occurrence) -> int:
    return occurrence.mention.start


def _offices(role: str) -> set[str]:
    """The nouns of a role that name the office itself: not "president" in "the president's envoy to the council"."""
    head = re.split(r"\s(?:of|for|from|in|at|with|on|to|by|who|under)\s", role.lower())[0]
    words = re.findall(r"[\w\-]+(?:['’]s?\b)?", head)
    return {_office(words[: i + 1]) for i, word in enumerate(words) if is_person_noun(word)}


def _office_of(mention: Mention) -> str:
    """The office a description names: "source" for "a source close to the talks"."""
    return _office(mention.words) if mention.words[-1] == mention.head else singular(mention.head)


def _office(words: Sequence[str]) -> str:
    """The office a description ends in; a vice president is no president."""
    noun = singular(words[-1])
    return f"{words[-2]} {noun}" if len(words) > 1 and words[-2] in ("vice", "deputy") else noun


def _agrees(mention: Mention, cluster: _Cluster) -> bool:
    """Whether a pronoun can stand for an entity, by kind, number and sex."""
    word = mention.words[0]
    if word in _PERSON_PRONOUNS:
        return cluster.type is EntityType.PERSON and cluster.gender in (None, mention.gender)
    if word in ("it", "its"):
        return cluster.type in (*_THINGS, None) and cluster.number is not Number.PLURAL
    return cluster.type not in (EntityType.PERSON, EntityType.OUTLET, EntityType.DOCUMENT)


@lru_cache(maxsize=4096)
def _nation(text: str) -> str:
    """A country or nationality folded for comparison."""
    words = " ".join(tokens_of(text.lower().split()))
    words = re.sub(r"^the ", "", words)
    return _COUNTRY_WORDS.get(words, words)


def _same_nation(one: str, other: str) -> bool:
    """Whether country and nationality are one: equal, or of one stem ("Varda", "Vardan"; "East Sile", "East Silan")."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    stem = shorter[:-1] if len(shorter) > 4 and shorter[-1] in "aeiouy" else shorter
    return len(stem) >= 4 and longer.startswith(stem) and " " not in longer[len(stem) :]


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and not _same_nation(one, other)
