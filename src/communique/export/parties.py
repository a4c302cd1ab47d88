"""An actor or recipient -> PLOVER's country and sector codes: what its type, its name and its roles say, else None.

Countries are ISO 3166-1 alpha-3, as PLOVER's manual has them, with its own codes for Kosovo, the United Nations, the
European Union and other organizations of governments. Sectors are those of its table of sector codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from communique.link.names import fold
from communique.link.states import States
from communique.read.offices import find_offices
from communique.types import Entity, EntityType

OWN_CODES = {"UNK": "KOS"}
"""Codes of PLOVER's for what the table of states calls otherwise."""

ALLIANCES = {
    "united nations": "UNO", "un": "UNO", "united nations security council": "UNO", "un security council": "UNO",
    "european union": "EUR", "eu": "EUR", "european commission": "EUR",
    "nato": "IGO", "north atlantic treaty organization": "IGO", "african union": "IGO", "arab league": "IGO",
    "asean": "IGO", "opec": "IGO", "osce": "IGO", "oecd": "IGO", "world bank": "IGO", "imf": "IGO",
    "international monetary fund": "IGO", "world trade organization": "IGO", "wto": "IGO",
}  # fmt: skip

SECTOR_WORDS = {
    "GOV": "minister premier chancellor ambassador governor mayor king queen emir sultan monarch diplomat consul "
           "ministry government cabinet embassy authorities administration presidency",
    "MIL": "general colonel admiral commander marshal soldier soldiers troop troops army navy military forces airforce",
    "LEG": "senator congressman congresswoman lawmaker lawmakers legislator legislators parliamentarian mp mps "
           "parliament congress senate assembly legislature knesset duma bundestag",
    "JUD": "judge judges justice court courts tribunal judiciary magistrate",
    "COP": "police policeman policemen constable sheriff",
    "SPY": "spy spies",
    "REB": "rebel rebels insurgent insurgents guerrilla guerrillas militant militants",
    "UAF": "gunman gunmen",
    "PTY": "party",
    "OPP": "opposition",
    "AGR": "farmer farmers peasant peasants",
    "BUS": "company companies corporation corp inc ltd firm bank businessman businesswoman executive ceo trader",
    "CRM": "gang cartel criminal criminals smuggler smugglers",
    "CVL": "protester protesters demonstrator demonstrators civilian civilians resident residents activist activists "
           "villager villagers",
    "EDU": "professor teacher teachers student students university school college",
    "JRN": "journalist journalists reporter reporters correspondent editor newspaper broadcaster",
    "LAB": "worker workers union unions labourer labourers laborer laborers",
    "MED": "doctor doctors nurse nurses hospital",
    "REF": "refugee refugees migrant migrants",
    "REL": "pope bishop archbishop cardinal priest imam ayatollah rabbi church",
}  # fmt: skip
SECTOR_OF_WORD = {word: sector for sector, words in SECTOR_WORDS.items() for word in words.split()}

OFFICES_OF_STATE = frozenset(
    "president vice-president secretary undersecretary director chairman chairwoman chief spokesman spokeswoman "
    "spokesperson official adviser advisor aide leader negotiator representative head delegate delegation envoy".split()
)
"""Offices that states and companies have alike: of a government only where the entity belongs to one."""

FORMER = re.compile(r"^(?:former|ex|one-time|onetime)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient: what it is called, of what type it is, its roles, and its codes, None where not known."""

    name: str
    type: EntityType
    roles: tuple[str, ...]
    country: str | None
    sector: str | None


def code_parties(entities: Iterable[Entity], states: States) -> dict[str, Party]:
    """Every entity as a party, by its id."""
    by_id = {entity.id: entity for entity in entities}
    return {
        id_: Party(
            name=entity.name,
            type=entity.type,
            roles=tuple(dict.fromkeys(role.text for role in entity.roles)),
            country=_find_country(entity, by_id, states),
            sector=_find_sector(entity, by_id),
        )
        for id_, entity in by_id.items()
    }


def _find_country(entity: Entity, by_id: Mapping[str, Entity], states: States) -> str | None:
    """The state of the first in the chain of what the entity belongs to that tells one."""
    for each in _belongs_to(entity, by_id):
        found = _tell_country(each, states)
        if found is not None:
            return OWN_CODES.get(found, found)
    return None


def _belongs_to(entity: Entity, by_id: Mapping[str, Entity]) -> Iterator[Entity]:
    seen: set[str] = set()
    at: Entity | None = entity
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = by_id.get(at.of or "")


def _tell_country(entity: Entity, states: States) -> str | None:
    name = fold(entity.name).removeprefix("the ")
    if entity.type is EntityType.GOVERNMENT:
        return ALLIANCES.get(name) or states.find(name, actor=True) or _begin_with_state(name, states)
    if entity.type is EntityType.PLACE:
        return states.find(name, actor=False)
    if entity.type is EntityType.PERSON:
        told = {_begin_with_state(fold(role.text), states) for role in entity.roles} - {None}
        return told.pop() if len(told) == 1 else None
    return ALLIANCES.get(name) or _begin_with_state(name, states)


def _begin_with_state(words: str, states: States) -> str | None:
    """The state whose people's name, or short name, the words begin with: "South Korean troops", "US envoy"."""
    parts = words.split()
    for length in range(min(3, len(parts)), 0, -1):
        first = " ".join(parts[:length])
        found = states.find_demonym(first) or (states.names.get(first) if first in ("us", "uk") else None)
        if found is not None:
            return found
    return None


def _find_sector(entity: Entity, by_id: Mapping[str, Entity]) -> str | None:
    if entity.type is EntityType.OUTLET:
        return "JRN"
    if entity.type is EntityType.PERSON:
        return next((sector for role in entity.roles if (sector := _sector_of_role(role.text, entity, by_id))), None)
    if entity.type in (EntityType.GOVERNMENT, EntityType.ORGANIZATION, EntityType.GROUP):
        words = re.findall(r"\w+", re.split(r"\s(?:of|for|in|from)\s", fold(entity.name))[0])
        told = next((SECTOR_OF_WORD[word] for word in reversed(words) if word in SECTOR_OF_WORD), None)
        return told or ("GOV" if entity.type is EntityType.GOVERNMENT else None)
    return None


def _sector_of_role(role: str, entity: Entity, by_id: Mapping[str, Entity]) -> str | None:
    words = role.casefold()
    offices = {office.split()[-1] for office in find_offices(words)}
    told = {SECTOR_OF_WORD[office] for office in offices if office in SECTOR_OF_WORD}
    of = by_id.get(entity.of or "")
    if not told and offices & OFFICES_OF_STATE:
        is_states = of is not None and of.type is EntityType.GOVERNMENT
        told = {"GOV"} if is_states or "secretary of state" in words or "foreign secretary" in words else set()
    if len(told) != 1:
        return None
    sector = told.pop()
    return "ELI" if FORMER.match(words) and sector in ("GOV", "MIL", "LEG") else sector
