"""Where the pile speaks of a state other than by its name: "the Ostreli government", "the government of Ilsa Marn".

In: articles, the entities that are states, and the words that stand for states. Out: further mentions of each. A
demonym in the name of something else ("Ostreli Rail") is none; in a title ("Ostreli envoy Ilsa Marn") it is one; its
people are the state where they act ("the Ostrelis refused"), and themselves elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.link.leaders import REGIMES
from communique.link.names import fold
from communique.link.states import States
from communique.read.epithets import Stands, find_epithets
from communique.read.metonyms import is_acting
from communique.types import Article, Entity, EntityType, Span

# Words in the longest form of a state: "Democratic People's Republic of Korea" is found by its names, not here.
LONGEST_FORM = 3

_CAPITALISED = re.compile(r"(?<![\w.’'-])[A-Z][\w.]*(?:[’'-][A-Z]\w*)?")
_GAP = re.compile(r"[ \u00a0-]")
# After a state's word, what makes a government of it; "administration" comes and goes, and is an entity of its own.
_GOVERNMENT = re.compile(r"(?:[’']s?)?(?: [a-z]+)? (?:government|authorities|regime|leadership|side)\b")
_GOVERNMENT_OF = re.compile(r"\b(?:government|regime) of (?:the )?(?:[A-Z][\w-]+ ){0,3}?$")
_GOVERNMENT_IN = re.compile(r"\b(?:government|regime|authorities|leadership) in (?:the )?$")
# States whose constitution is federal; "the federal government" is that of the one that the pile speaks of.
FEDERATIONS = frozenset(
    "ARE ARG AUS AUT BEL BIH BRA CAN CHE DEU ETH IND IRQ MEX MYS NGA NPL PAK RUS SOM USA VEN".split()
)
# How many times as often as any other the federation is named that "the federal government" is of. Set by hand.
FEDERAL_LEAD = 2
_FEDERAL = re.compile(r"\b[Ff]ederal government\b(?! of\b)")
# Code points that "the government of Deputy President" fits in.
_REACH = 80
_NAMES = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.PLACE, EntityType.DOCUMENT})


def find_state_mentions(
    articles: Iterable[Article],
    entities: Sequence[Entity],
    owners: Mapping[str, str],
    states: States,
    leaders: Mapping[str, str],
) -> dict[str, set[Span]]:
    """Mentions by entity id; `owners` tells the entity of each state that is one, `leaders` who leads which."""
    named = _find_names(entities)
    federal = _find_federation(entities, owners)
    found: dict[str, set[Span]] = defaultdict(set)
    for article in articles:
        taken = named.get(article.id, [])
        ends = set()
        for state, span in _find_forms(article, states, leaders):
            if state in owners and not _is_part_of_name(span, taken, owners[state]):
                found[owners[state]].add(span)
                ends.add(span.end)
        if federal is not None:  # but not inside "the US federal government"
            found[federal] |= {span for span in _find_federal(article) if span.end not in ends}
    return found


def _find_federation(entities: Sequence[Entity], owners: Mapping[str, str]) -> str | None:
    """The federation that the pile speaks of, where it speaks of no other nearly as much."""
    federations = {owners[state] for state in FEDERATIONS & owners.keys()}
    named = Counter({entity.id: len(entity.mentions) for entity in entities if entity.id in federations})
    first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > FEDERAL_LEAD * second[1] else None


def _find_federal(article: Article) -> Iterator[Span]:
    for start, end in find_bodies(article):
        for match in _FEDERAL.finditer(article.text, start, end):
            yield Span(article.id, match.start(), match.end())


def find_bodies(article: Article) -> list[tuple[int, int]]:
    """The stretches of an article that are no boilerplate; all of it where no blocks are marked."""
    if not article.blocks:
        return [(0, len(article.text))]
    return [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]


def _find_forms(article: Article, states: States, leaders: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    text = article.text
    for start, end in find_bodies(article):
        for (first, last), epithet in find_epithets(text[start:end]):
            if epithet.stands is Stands.GOVERNMENT and epithet.state is not None:
                yield epithet.state, Span(article.id, start + first, start + last)
        words = [match.span() for match in _CAPITALISED.finditer(text, start, end)]
        for at, (first, _) in enumerate(words):
            for last in reversed(_run(text, words[at : at + LONGEST_FORM])):
                form = fold(text[first:last])
                government = _GOVERNMENT.match(text, last, end)
                if state := states.demonyms.get(form):
                    yield state, Span(article.id, first, government.end() if government else last)
                    break
                if (state := states.find_demonym(form)) and _act(text, first, last):
                    yield state, Span(article.id, first, last)
                    break
                state = states.names.get(form) or (leaders.get(form) if government and _is_regime(government) else None)
                if government and state:
                    yield state, Span(article.id, first, government.end())
                    break
                if (state := states.names.get(form) or states.capitals.get(form)) and (
                    before := _GOVERNMENT_IN.search(text, max(start, first - _REACH), first)
                ):
                    yield state, Span(article.id, before.start(), last)
                    break
                if (state := states.names.get(form) or leaders.get(form)) and (
                    before := _GOVERNMENT_OF.search(text, max(start, first - _REACH), first)
                ):
                    yield state, Span(article.id, before.start(), last)
                    break


def _act(text: str, start: int, end: int) -> bool:
    """Whether the people of a state, "the Ostrelis", stand for it there."""
    return text[max(0, start - 4) : start].lower() == "the " and is_acting(text, start - 4, end)


def _is_regime(government: re.Match[str]) -> bool:
    return government[0].endswith(REGIMES)


def _run(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """Where the first word ends, and each that follows it with no more than a blank between."""
    ends: list[int] = []
    for start, end in words:
        if ends and not _GAP.fullmatch(text, ends[-1], start):
            break
        ends.append(end)
    return ends


def _find_names(entities: Iterable[Entity]) -> dict[str, list[tuple[Span, str]]]:
    """Names that a demonym may be a part of, by article, in text order."""
    names: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in entities:
        if entity.type in _NAMES:
            for span in entity.mentions:
                names[span.article].append((span, entity.id))
    return {article: sorted(found) for article, found in names.items()}


def _is_part_of_name(span: Span, names: Sequence[tuple[Span, str]], owner: str) -> bool:
    at = bisect_left(names, (span.end, ""), key=lambda item: (item[0].start, ""))
    return any(other.end > span.start and id_ != owner for other, id_ in names[max(0, at - 4) : at])
