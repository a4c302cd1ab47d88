"""Names within longer ones: "President Ilse Marn" and "Ilse Marn", where only "Vardan President Ilse Marn" is said.

In: articles, linked entities, noun phrases, what stands for states. Out: further mentions, one for each form that no
mention of the entity has yet, where it first stands; so every form that somebody is called by is found, and none counts
twice. Longer ones are phrases that a name heads: "Ostrel's Sile Radio", "Brenna, Varda", "the Sile Growers union".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from communique.link.names import GENERATIONS, OFFICE_LINKS, PARTICLES, SUFFIXES, TITLES, fold, is_pronoun
from communique.link.phrases import find_described
from communique.link.states import GOVERNMENT_HEADS, States
from communique.read.roles import MODIFIERS, classify_noun, is_office, is_person_noun
from communique.types import Article, Entity, EntityType, NounPhrase, Span

# Words that a phrase has before a name at most: with more, it is told rather than called so. Set by hand.
MOST_BEFORE = 3
# Words that an apposition has behind its article at least: "a nation" says nothing that is its own. Set by hand.
FEWEST_SAID = 2
# Words of the longest name of a state that is looked for at the head of a name.
LONGEST_STATE = 3

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.OUTLET})
_PLACES = frozenset({EntityType.PLACE, EntityType.GOVERNMENT})
_NAMED = _BODIES | _PLACES | {EntityType.PERSON, EntityType.DOCUMENT}
# Whose somebody or something is by an "'s" before the name.
_OWNERS: Mapping[EntityType, frozenset[EntityType]] = {
    EntityType.PERSON: _BODIES,
    EntityType.ORGANIZATION: _BODIES,
    EntityType.OUTLET: _BODIES,
    EntityType.PLACE: frozenset({EntityType.PLACE}),
}
# What may stand behind a name and says only what kind of thing bears it.
_KINDS: Mapping[EntityType, frozenset[str]] = {
    EntityType.ORGANIZATION: frozenset(
        "union party group movement agency network company corporation firm organization organisation airline "
        "militants fighters insurgents rebels guerrillas".split()
    ),
    EntityType.OUTLET: frozenset("newspaper magazine agency network website tv television radio channel".split()),
    EntityType.DOCUMENT: frozenset("agreement accord treaty pact deal program programme bill act law plan".split()),
    EntityType.PLACE: frozenset("region province state pipeline".split()),
}
# The state whose bodies news in English names with and without it.
_HOME = "USA"
_MEANT = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET})
_GIANTS = frozenset("giant affiliate".split())
# What a place or a state may be called behind its name.
_LANDS = frozenset(
    "country nation state land territory region province island peninsula kingdom republic power economy neighbor "
    "neighbour ally capital city town village port hub stronghold hometown".split()
)
_ATTACHED = re.compile(r"\w+-(?:run|based|led|backed|owned|controlled|born)", re.IGNORECASE)
_OF_PLACE = re.compile(
    r"\b(?:(?:[A-Z][\w.]+ )?[Tt]erritory|State|[Rr]epublic|[Kk]ingdom|[Ii]sland|[Tt]own|[Pp]rovince|[Vv]illage|"
    r"[Pp]ort|(?P<part>state)) of $"
)
_OF_REACH = 24
_HANDLE = re.compile(r" \(@\w{1,15}\)")
_OWNS = re.compile(r"['’]s? ")
_COMMA = ", "
_GOVERNED = re.compile(r" [a-z]")
_LISTED = re.compile(r"(?:, [^\W\d_][\w ]{0,40})?,? (?:and|or) ")
# What stands before the words of a noun phrase and is no part of a name.
_LEAD = re.compile(r"(?:(?:the|a|an|this|that|these|those) )+", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_THEN = re.compile(r"(?:then|ex|now)-", re.IGNORECASE)


def find_name_extents(
    articles: Iterable[Article],
    entities: Sequence[Entity],
    phrases: Iterable[NounPhrase],
    states: States,
    governments: Set[str],
) -> dict[str, set[Span]]:
    """Mentions by entity id; a form that somebody else bears is given to none. `governments` are the ids of states."""
    texts = {article.id: article.text for article in articles}
    forms = {entity.id: {fold(_words(texts, span)) for span in entity.mentions} for entity in entities}
    borne: dict[str, set[str]] = defaultdict(set)
    for id_, own in forms.items():
        for form in own:
            borne[form].add(id_)
    found = [
        *_find_shorter(entities, texts, states, governments),
        *_find_longer(entities, texts, phrases, states, governments),
    ]
    gained: dict[str, dict[str, Span]] = defaultdict(dict)
    for span, id_ in sorted(found):
        form = fold(_words(texts, span))
        if form and form not in forms[id_]:
            gained[form].setdefault(id_, span)
    more: dict[str, set[Span]] = defaultdict(set)
    for form, bearers in gained.items():
        if len(bearers.keys() | borne[form]) == 1:
            for id_, span in bearers.items():
                more[id_].add(span)
    return more


def _words(texts: Mapping[str, str], span: Span) -> str:
    return texts[span.article][span.start : span.end]


def _find_shorter(
    entities: Iterable[Entity], texts: Mapping[str, str], states: States, governments: Set[str]
) -> Iterator[tuple[Span, str]]:
    """The ends of mentions that are names by themselves."""
    for entity in entities:
        if entity.anonymous or entity.id in governments or entity.type not in {EntityType.PERSON, *_BODIES}:
            continue
        for span in entity.mentions:
            words = _words(texts, span)
            if " " in words and not is_pronoun(words):
                cut = _cut_person if entity.type is EntityType.PERSON else _cut_body
                for start in cut(words, states):
                    yield Span(span.article, span.start + start, span.end), entity.id


def _cut_person(words: str, states: States) -> Iterator[int]:
    """Where shorter names of a person begin: the name alone, and its office without the state that it is of."""
    begin = words.rfind(", ") + 2 if ", " in words else 0
    tokens = [(match.start(), match[0]) for match in _WORD.finditer(words, begin)]
    name, office = 0, 0
    for at, (_, word) in enumerate(tokens):
        if all(_is_title(part) for part in fold(_THEN.sub("", word)).split()):
            office = office if name == at and at else at
            name = at + 1
        elif not word[0].isupper() and fold(word).partition(" ")[0] not in PARTICLES:
            office = name = at + 1
    rest = [part for _, word in tokens[name:] for part in fold(word).split()]
    if {*rest} <= GENERATIONS | SUFFIXES or tokens[-1][1].islower():
        return
    if name and tokens[name - 1][1] in OFFICE_LINKS:  # "envoy for North Varda Ilse Marn"
        land = next(
            (size for size in range(LONGEST_STATE, 0, -1) if states.find(" ".join(rest[:size]), actor=False)), 0
        )
        if land and name + land < len(tokens):
            yield tokens[name + land][0]
        return
    yield tokens[name][0]
    then = _THEN.match(tokens[office][1])
    start = tokens[office][0] + (then.end() if then else 0)
    before = words[: tokens[office][0]].rstrip()
    if office < name and words[start].isupper() and (then or states.find(fold(before), actor=False)):
        yield start


def _cut_body(words: str, states: States) -> Iterator[int]:
    """Where a body's name begins behind its state: "Water Board" of "Varda's Water Board"."""
    tokens = [match.span() for match in _WORD.finditer(words)]
    for size in range(min(LONGEST_STATE, len(tokens) - 1), 0, -1):
        before = words[: tokens[size - 1][1]]
        form = fold(before)
        if form.rpartition(" ")[2] in GOVERNMENT_HEADS or (state := states.find(form, actor=False)) is None:
            continue
        is_owner = before.endswith(("'s", "’s", "s'", "s’"))
        is_apart = is_owner or state == _HOME or form not in states.names
        if is_apart and (len(tokens) - size > 1 or (is_owner and words[tokens[size][0]].isupper())):
            yield tokens[size][0]
        return


def _find_longer(
    entities: Iterable[Entity],
    texts: Mapping[str, str],
    phrases: Iterable[NounPhrase],
    states: States,
    governments: Set[str],
) -> Iterator[tuple[Span, str]]:
    """The phrases that a name heads: with what stands before it, its kind behind it, or the land it lies in."""
    kinds = {entity.id: entity.type for entity in entities if entity.type in _NAMED and not entity.anonymous}
    named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in entities:
        for span in entity.mentions if entity.id in kinds else ():
            words = _words(texts, span)
            if words[0].isupper() and not is_pronoun(words):
                named[span.article].append((span.start, span.end, entity.id))
    ends = {(article, one[1]): one for article, own in named.items() for one in sorted(own, reverse=True)}
    for phrase in phrases:
        text = texts[phrase.article]
        lead = _LEAD.match(text, phrase.start, phrase.end)
        start = lead.end() if lead else phrase.start
        _, end, id_ = ends.get((phrase.article, find_described(phrase, text) or 0), (0, 0, ""))
        if end and _is_said_of(text, phrase, kinds[id_]):
            yield Span(phrase.article, start, phrase.end), id_
        at, end, id_ = ends.get((phrase.article, phrase.end), (0, 0, ""))
        if end and start < at and id_ not in governments and _describes(text[start:at], kinds[id_], states):
            yield Span(phrase.article, start, end), id_
        at, end, id_ = ends.get((phrase.article, phrase.head - 1), (0, 0, ""))
        if end and text[phrase.head : phrase.end].casefold() in _KINDS.get(kinds[id_], ()):
            yield Span(phrase.article, at, phrase.end), id_
    for article, own in named.items():
        yield from _find_placed(article, texts[article], sorted(own), kinds, governments)


def _find_placed(
    article: str,
    text: str,
    named: Sequence[tuple[int, int, str]],
    kinds: Mapping[str, EntityType],
    governments: Set[str],
) -> Iterator[tuple[Span, str]]:
    """Names with an owner before, a land behind, or what kind of place it is: "Sile Radio's Ilse Marn"."""
    starts = {start: (end, id_) for start, end, id_ in named}
    for start, end, id_ in named:
        if owns := _OWNS.match(text, end):
            last, owned = starts.get(owns.end(), (0, id_))
            if owned not in {id_, *governments} and kinds[id_] in _OWNERS.get(kinds[owned], ()):
                yield Span(article, start, last), owned
        if kinds[id_] is EntityType.PERSON and (handle := _HANDLE.match(text, end)):
            yield Span(article, start, handle.end()), id_
        of = _OF_PLACE.search(text, max(0, start - _OF_REACH), start) if kinds[id_] in _PLACES else None
        if of is not None and (of["part"] is None or " " not in text[start:end]):  # no "state of Black Varda"
            yield Span(article, of.start(), end), id_
        if kinds[id_] is EntityType.PLACE and id_ not in governments and text.startswith(_COMMA, end):
            last, land = starts.get(end + len(_COMMA), (0, id_))
            is_land = land != id_ and kinds[land] in _PLACES and not _GOVERNED.search(text, start, last)
            if is_land and not _LISTED.match(text, last):
                yield Span(article, start, last), id_


def _describes(before: str, kind: EntityType, states: States) -> bool:
    """Whether words that run into a name say what its bearer is: "the Ostreli", "the state-run", "the rail giant"."""
    words = before.replace("’", "'").split()
    if len(words) > MOST_BEFORE or before[-1] != " " or "," in before:
        return False
    last = words[-1]
    if kind is EntityType.PERSON:
        return last[0].isupper() and all(_is_of_person(word) or states.find_demonym(fold(word)) for word in words)
    if kind not in _MEANT:
        return kind is EntityType.PLACE and before == "former "
    return classify_noun(last)[0] in _MEANT or last in _GIANTS or _ATTACHED.fullmatch(last) is not None


def _is_said_of(text: str, phrase: NounPhrase, kind: EntityType) -> bool:
    """Whether a phrase fits what a name names: "the rail giant" a firm, "a landlocked nation" a state."""
    if text.count(" ", phrase.start, phrase.end) < FEWEST_SAID:
        return False
    noun = text[phrase.head : phrase.end].lower()
    if kind in _PLACES and noun in _LANDS:
        return True
    return kind in _MEANT and (classify_noun(noun)[0] in _MEANT or noun in _GIANTS)


def _is_title(word: str) -> bool:
    """Whether a folded word is no name: "executive", but not "son", a name as well."""
    return word in TITLES or is_office(word)


def _is_of_person(word: str) -> bool:
    plain = word.lower().rstrip(".")
    return is_person_noun(plain) or plain in TITLES | MODIFIERS
