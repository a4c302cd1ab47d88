"""Organisations, outlets, places, groups and documents across articles: by name, by acronym, by a slip of the pen.

In: `Named`s, one for each such entity of each article. Out: proposals to join. "The Ostreli foreign ministry" and
"Ostrel's Foreign Ministry" meet because a state's every word is read as the state. Acronyms come from the texts
("the Joint River Commission (JRC)") and from initials that only one name of the pile has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from communique.link.clusters import Proposal
from communique.link.names import SLIP_LETTERS, deletions, fold, is_pronoun, is_slip
from communique.link.states import GOVERNMENT_HEADS, States
from communique.read.epithets import load_epithets
from communique.types import Entity, EntityType, Span

# Set by hand and not calibrated: an order of how far each reason is trusted, shown with a join, never summed.
SAME_NAME = 0.95
SAME_BY_EXPANSION = 0.93
SAME_SEAT = 0.85
SAME_BY_INITIALS = 0.8
SAME_BUT_SLIP = 0.8
SAME_BUT_SHORT = 0.75
# What an outlet's name may carry or lack: "the Sile Courier newspaper", "Varpress news agency".
OUTLET_HEADS = ("news agency", "news service", "newspaper", "daily newspaper", "magazine", "news website", "newswire")
OFFICES = "ministry|department|office|bureau"
# What the forces of a state are called; its navy and air force are bodies of their own.
FORCES = frozenset({"army", "military", "armed forces", "defense forces", "defence forces", "forces", "troops"})
MILITARY = "military"
# Words that initials before the rest of a name stand for: "UN Security Council".
SPELT_OUT = (2, 3)
# What a longer name may have more than a shorter one without naming something else.
KIND_WORDS = frozenset(
    "news newspaper network television tv radio magazine motor motors company co inc corp corporation group ltd llc "
    "plc department agency party union strip city airlines".split()
)
# What is too common to be short for one name: "the Ministry", "House".
COMMON_HEADS = frozenset(
    "ministry department office bureau council committee commission bank party state university government association "
    "union court board center centre institute college school embassy city county american national".split()
)
# "The Marn administration": the words of its short name.
ADMINISTRATION = "administration"
LED = 2
SMALL_WORDS = frozenset({"of", "the", "and", "for", "on", "in", "to", "de"})
# Words that may stand before a bracketed acronym: more than its letters, for the small ones between.
EXPANSION_WORDS = 10

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&.]{1,9})\)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_EXPLAINED = re.compile(r"\b([A-Z]{2,8}) \(((?:the )?[A-Z][\w'’-]+(?: (?:of|the|and|for|on|[A-Z][\w'’-]+))+)\)")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something other than a person, as one article knows it: folded names, each with where it stands."""

    at: int
    id: str
    type: EntityType
    forms: tuple[tuple[str, Span | None], ...]


def read_named(at: int, text: str, entity: Entity) -> Named:
    """What one article's entity says of its names; roles, pronouns and descriptions are left out."""
    forms: dict[str, Span | None] = {}
    for span in sorted(entity.mentions):
        mention = text[span.start : span.end]
        if _is_name(mention, entity.type):
            forms.setdefault(fold(mention), span)
    if _is_name(entity.name, entity.type):
        forms.setdefault(fold(entity.name), entity.mentions[0] if entity.mentions else None)
    return Named(at, entity.id, entity.type, tuple(sorted(item for item in forms.items() if item[0])))


def propose_joins(named: Sequence[Named], states: States, texts: Iterable[str]) -> tuple[Proposal, ...]:
    """Joins by shared name, acronym or slip, in that order; `texts` are searched for expanded acronyms."""
    keyed = _key_names(named, states)
    proposals = [
        Proposal(first[0].at, other.at, (first[1], span), "same name", SAME_NAME)
        for bearers in keyed.values()
        for first in bearers[:1]
        for other, span in bearers[1:]
    ]
    proposals += _propose_acronyms(keyed, _read_expansions(texts))
    proposals += _propose_spelt_out(keyed)
    proposals += _propose_seats(keyed, states)
    proposals += _propose_short_names(keyed, states)
    proposals += _propose_endings(keyed)
    proposals += _propose_slips(keyed, states)
    return tuple(proposals)


_Key = tuple[str, str]  # family ("document" or ""), name with its state read as a state
_Bearers = list[tuple[Named, Span | None]]


def read_key(form: str, states: States) -> str:
    """What a folded name is compared by: its state read as a state and put last, "foreign ministry @ostrel"."""
    return _name_forces(_turn_office(_read_state(form, states)))


def _key_names(named: Sequence[Named], states: States) -> dict[_Key, _Bearers]:
    keyed: dict[_Key, _Bearers] = defaultdict(list)
    for one in named:
        family = "document" if one.type is EntityType.DOCUMENT else ""
        seen = set()
        for form, span in one.forms:
            key = (family, read_key(_without_outlet_head(form, one.type), states))
            if key not in seen:
                seen.add(key)
                keyed[key].append((one, span))
    return keyed


def _is_name(mention: str, kind: EntityType) -> bool:
    words = [word for word in mention.split() if word.casefold() not in ("the", "a", "an")]
    if not words or is_pronoun(mention):
        return False
    if kind is EntityType.GROUP:  # "Ostreli officials" are somebody else in every article
        return words[-1][0].isupper()
    return any(word[0].isupper() or word[0].isdigit() for word in words)


def _without_outlet_head(form: str, kind: EntityType) -> str:
    if kind in (EntityType.OUTLET, EntityType.ORGANIZATION):
        for head in OUTLET_HEADS:
            bare = form.removesuffix(f" {head}").removeprefix(f"{head} ")
            if bare != form and len(bare) >= SLIP_LETTERS - 1:
                return bare
    return form


def _read_state(form: str, states: States) -> str:
    """ "ostreli foreign ministry" and "foreign ministry of ostrel" -> "foreign ministry @ostrel"."""
    words = form.split()
    for size in range(min(3, len(words) - 1), 0, -1):
        if size > 1 and words[size - 1] in GOVERNMENT_HEADS:  # "the Ostreli Government Printing Office"
            continue
        if state := states.find(" ".join(words[:size]), actor=False):
            return f"{' '.join(words[size:])} @{state}"
        of_state = len(words) > size + 1 and words[-size - 1] == "of"
        if of_state and (state := states.find(" ".join(words[-size:]), actor=False)):
            return f"{' '.join(words[: -size - 1])} @{state}"
    return form


def _turn_office(form: str) -> str:
    """Make one of "ministry of water" and "water ministry", wherever it is said to sit: "water ministry in brenna"."""
    form = re.sub(rf"({OFFICES}) in \w+(?= @|$)", r"\1", form)
    return re.sub(rf"^({OFFICES}) (?:of|for) (\w+(?: \w+)?)(?= @|$)", r"\2 \1", form)


def _name_forces(form: str) -> str:
    """ "army @ostrel" and "armed forces @ostrel" -> "military @ostrel"."""
    forces, _, state = form.partition(" @")
    return f"{MILITARY} @{state}" if state and forces in FORCES else form


def _read_expansions(texts: Iterable[str]) -> dict[str, set[str]]:
    """Folded acronym -> folded names, from "Joint River Commission (JRC)" and "JRC (Joint River Commission)"."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for match in _ACRONYM.finditer(text):
            acronym = fold(match[1])
            words = text[max(0, match.start() - 120) : match.start()].split()[-EXPANSION_WORDS:]
            for size in range(len(words), 0, -1):
                name = fold(" ".join(words[-size:]))
                if words[-size][0].isupper() and _initials(name) == acronym:
                    found[acronym].add(name)
        for match in _EXPLAINED.finditer(text):
            if _initials(fold(match[2])) == fold(match[1]):
                found[fold(match[1])].add(fold(match[2]))
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in SMALL_WORDS)


def _propose_acronyms(keyed: dict[_Key, _Bearers], expansions: dict[str, set[str]]) -> list[Proposal]:
    by_initials: dict[_Key, list[_Key]] = defaultdict(list)
    for family, name in sorted(keyed):
        if " " in name:
            bare = name.partition(" @")[0]
            for initials in {_initials(name.replace("@", "")), *([_initials(bare)] if " " in bare else [])}:
                by_initials[family, initials].append((family, name))
    proposals = []
    for family, acronym in sorted(keyed):
        if " " in acronym or len(acronym) < 2:
            continue
        said = [key for name in sorted(expansions.get(acronym, ())) if (key := (family, name)) in keyed]
        fitting = said or by_initials.get((family, acronym), [])
        if len(fitting) != 1:
            continue
        reason, score = ("acronym explained in the text", SAME_BY_EXPANSION) if said else ("initials", SAME_BY_INITIALS)
        (one, span), (other, other_span) = keyed[fitting[0]][0], keyed[family, acronym][0]
        proposals.append(Proposal(one.at, other.at, (span, other_span), reason, score))
    return proposals


def _propose_spelt_out(keyed: dict[_Key, _Bearers]) -> list[Proposal]:
    """ "UN Security Council" is the United Nations Security Council, where the pile names both."""
    proposals = []
    for family, name in sorted(keyed):
        words = name.split()
        for size in SPELT_OUT:
            short = (family, " ".join([_initials(" ".join(words[:size])), *words[size:]]))
            if len(words) > size and len(short[1].split()[0]) == size and short in keyed:
                (one, span), (other, other_span) = keyed[family, name][0], keyed[short][0]
                proposals.append(Proposal(one.at, other.at, (span, other_span), "initials", SAME_BY_INITIALS))
    return proposals


def _propose_seats(keyed: dict[_Key, _Bearers], states: States) -> list[Proposal]:
    """ "Foggy Bottom" is the State Department, and the Tories are the Conservatives, where the pile names both."""
    proposals = []
    for epithet in load_epithets():
        names = [("", read_key(fold(name), states)) for name in epithet.names]
        bearers = [keyed[key] for key in (*names, ("", fold(epithet.text))) if key in keyed]
        for seat in bearers[1:]:
            (one, span), (other, other_span) = bearers[0][0], seat[0]
            proposals.append(Proposal(one.at, other.at, (span, other_span), "the seat or other name of it", SAME_SEAT))
    return proposals


def _propose_short_names(keyed: dict[_Key, _Bearers], states: States) -> list[Proposal]:
    """ "Sile Motors" for "Sile Motors Company", "the foreign ministry" for the one of the pile that has a state.

    Only where one name of the pile is longer in that way, and what it has more tells its kind alone.
    """
    longer: dict[_Key, list[_Key]] = defaultdict(list)
    for family, name in sorted(keyed):
        words = name.split()
        for size in range(1, len(words)):
            rest = words[size:]
            if KIND_WORDS.issuperset(rest) or rest[0] == "of" or (len(rest) == 1 and rest[0].startswith("@")):
                longer[family, " ".join(words[:size])].append((family, name))
    proposals = []
    for key in sorted(longer.keys() & keyed.keys()):
        fullest = _leave_out_stateless(longer[key])
        if len(fullest) > 1 or key[1] in COMMON_HEADS or states.find(key[1], actor=True):
            continue
        (one, span), (other, other_span) = keyed[fullest[0]][0], keyed[key][0]
        if EntityType.PLACE not in (one.type, other.type) or one.type is other.type:
            proposals.append(
                Proposal(one.at, other.at, (span, other_span), "short for the only longer name", SAME_BUT_SHORT)
            )
    return proposals


def _leave_out_stateless(keys: Sequence[_Key]) -> list[_Key]:
    """The names without those that lack only the state of another: "water board" beside "water board @ostrel"."""
    stated = {(family, name.partition(" @")[0]) for family, name in keys if " @" in name}
    return [key for key in keys if key not in stated]


def _propose_endings(keyed: dict[_Key, _Bearers]) -> list[Proposal]:
    """ "The Times" for "the Nordmere Times", "the Marn administration" for "President Ilse Marn's administration".

    A law goes by its name without its year, too. Only where one name of the pile is longer in that way, and of an
    outlet only in one article: "the Post" is another elsewhere.
    """
    longer: dict[_Key, list[_Key]] = defaultdict(list)
    for family, name in sorted(keyed):
        words = name.split()
        outlet = any(one.type is EntityType.OUTLET for one, _ in keyed[family, name])
        for size in range(1, len(words)):
            led = words[-1] == ADMINISTRATION and size == LED
            dated = family and size == len(words) - 1 and _YEAR.fullmatch(words[0])
            if led or dated or (outlet and size == 1):
                longer[family, " ".join(words[-size:])].append((family, name))
    proposals = []
    for key in sorted(longer.keys() & keyed.keys()):
        if len(longer[key]) == 1:
            for (one, span), (other, other_span) in product(keyed[longer[key][0]], keyed[key]):
                if EntityType.OUTLET not in (one.type, other.type) or _are_of_one_article(span, other_span):
                    reason = "end of the only longer name"
                    proposals.append(Proposal(one.at, other.at, (span, other_span), reason, SAME_BUT_SHORT))
    return proposals


def _are_of_one_article(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.article == other.article


def _propose_slips(keyed: dict[_Key, _Bearers], states: States) -> list[Proposal]:
    """Names one letter apart inside a long word; states are left out, for "Austria" is no slip of "Australia"."""
    blocks: dict[_Key, list[_Key]] = defaultdict(list)
    for family, name in sorted(keyed):
        if states.find(name, actor=True) is None:
            for word in name.split():
                if len(word) >= SLIP_LETTERS:
                    rest = name.replace(word, "", 1)
                    for key in sorted(deletions(word)):
                        blocks[family, f"{rest}|{key}"].append((family, name))
    pairs = {(block[0], other) for block in blocks.values() for other in block[1:] if is_slip(block[0][1], other[1])}
    return [
        Proposal(keyed[one][0][0].at, keyed[other][0][0].at, (keyed[one][0][1], keyed[other][0][1]),
                 "one letter apart in a long name", SAME_BUT_SLIP)
        for one, other in sorted(pairs)
    ]  # fmt: skip
