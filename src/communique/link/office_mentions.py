"""Where the pile names a person by the office alone: "the Ostreli president", "Ostrel's leader", "the NATO chief".

In: articles, linked entities, the words that stand for states, who leads which. Out: further mentions of people. Who
holds an office of what is learnt from the pile's own titles; an office that two of its people hold, or none, is left
alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from communique.link.names import fold
from communique.link.state_mentions import find_bodies
from communique.link.states import States
from communique.read.offices import find_offices
from communique.read.roles import STATE_LEADERS, same_office
from communique.types import Article, Entity, EntityType, Span

# Offices that one person of a state or body holds at a time; for a minister the words before tell which.
ONE_HOLDER = STATE_LEADERS | {"chief", "head", "mayor", "governor", "minister", "secretary", "secretary-general"}
# Before an office, what tells that it is held no more, or not yet.
_OTHER_TIMES = frozenset({"former", "ex", "late", "then", "incoming", "outgoing", "elect", "future", "past", "next"})

# Before the noun for a leader, what is led but is no state, and who stands in for a leader.
_PARTS = frozenset(
    "opposition party majority minority union labor labour rebel militant separatist religious spiritual tribal "
    "business community civic local regional provincial state military army army's church faith parliamentary "
    "congressional student protest guerrilla resistance gang industry team youth vice deputy acting interim other "
    "world foreign first second third three two several many some top senior key political democratic republican "
    "board company executive corporate tech trade finance".split()
)

_NOUNS = sorted(ONE_HOLDER, key=lambda noun: (-len(noun), noun))
_OWNER = r"[A-Z][\w.’'-]*?(?: [A-Z][\w.’'-]*?){0,3}?"
_OFFICE = re.compile(
    rf"(?<![\w.’'-])(?!The )({_OWNER})([’']s?)? ((?:[a-z]+ ){{0,2}}?)"
    rf"({'|'.join(f'[{noun[0]}{noun[0].upper()}]{noun[1:]}' for noun in _NOUNS)}|[Ss]ecretary[- ][Gg]eneral)"
    r"\b(?! [A-Z])(?!-)(?! of\b)"
)


def find_office_mentions(
    articles: Iterable[Article],
    entities: Sequence[Entity],
    owners: Mapping[str, str],
    states: States,
    leaders: Mapping[str, str],
) -> dict[str, set[Span]]:
    """Mentions of people by entity id; `owners` tells the entity of each state that is one, `leaders` who leads it."""
    led = {name: owners[state] for name, state in leaders.items() if state in owners}
    holders = _find_holders(entities, led)
    bodies = _find_bodies_by_name(entities)
    found: dict[str, set[Span]] = defaultdict(set)
    for article in articles:
        for owner, modifiers, noun, is_owned, span in _find_phrases(article, bodies, owners, states):
            people = {
                person
                for person, offices in holders.get(owner, {}).items()
                for office, words in offices
                if same_office(noun, office) and (modifiers <= words or (is_owned and _only_describes(noun, modifiers)))
            }
            if len(people) == 1:
                found[people.pop()].add(span)
    return found


def _only_describes(noun: str, modifiers: Set[str]) -> bool:
    """Whether words before the noun for who leads a state tell no other office: "enigmatic", but not "opposition"."""
    return noun in STATE_LEADERS and not modifiers & _PARTS


def _find_holders(
    entities: Iterable[Entity], led: Mapping[str, str]
) -> dict[str, dict[str, set[tuple[str, frozenset[str]]]]]:
    """For each state or body its people, each with offices held and the words of their titles.

    `led` is what somebody leads by the folded name; news names a president of its own country without the country.
    """
    holders: dict[str, dict[str, set[tuple[str, frozenset[str]]]]] = defaultdict(lambda: defaultdict(set))
    for entity in entities:
        if entity.type is EntityType.PERSON and not entity.anonymous:
            own = led.get(fold(entity.name))
            for role in entity.roles:
                words = frozenset(fold(role.text).split())
                if not words & _OTHER_TIMES:
                    for office in find_offices(role.text):
                        owner = own if own is not None and office in STATE_LEADERS else entity.of
                        if owner is not None:
                            holders[owner][entity.id].add((office, words))
    return holders


def _find_bodies_by_name(entities: Iterable[Entity]) -> dict[str, str]:
    """Folded name -> entity, of bodies whose name no other bears."""
    named: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type in (EntityType.ORGANIZATION, EntityType.PLACE):
            named[fold(entity.name)].add(entity.id)
    return {name: ids.pop() for name, ids in named.items() if len(ids) == 1}


def _find_phrases(
    article: Article, bodies: Mapping[str, str], owners: Mapping[str, str], states: States
) -> Iterator[tuple[str, frozenset[str], str, bool, Span]]:
    for start, end in find_bodies(article):
        for match in _OFFICE.finditer(article.text, start, end):
            form, modifiers = fold(match[1]), frozenset(match[3].split())
            state = states.find(form, actor=True)
            owner = owners.get(state) if state is not None else bodies.get(form)
            if owner is not None and not modifiers & _OTHER_TIMES:
                span = Span(article.id, match.start(), match.end())
                yield owner, modifiers, match[4].lower().replace(" ", "-"), match[2] is not None, span
