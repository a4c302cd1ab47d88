"""States and the words that stand for them: names, demonyms, capitals as actors, compass epithets.

In: the table of the world's states (read/countries.py) and the pile's own texts and names. Out: `States`, which answers
what state a folded name stands for. A state no table knows is learnt from the pile: its capital from phrases such as
"Brenna, the capital of Ostrel", its demonym from its name ("Ostreli").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.link.names import SLIP_LETTERS, deletions, fold, is_slip
from communique.read.countries import load_countries
from communique.read.epithets import Stands, get_epithet, load_epithets

# Heads that make an actor of a state's name or demonym: "the Ostreli authorities", "the Ostreli side".
GOVERNMENT_HEADS = ("government", "authorities", "regime", "side", "leadership", "administration", "state", "republic")
DEMONYM_ENDINGS = frozenset({"i", "an", "ian", "n", "ean", "ese", "ish", "er", "ic", "ite", "en"})
# Letters of a state's name that its demonym must keep: with fewer, short names would claim each other's.
DEMONYM_STEM = 4
COMPASS = frozenset({"north", "south", "east", "west"})
# Times that the texts of a pile speak of a name as of a state before it is one that no article takes for a government.
# Set by hand, above what a town or a river of the same pile comes to.
FEWEST_STATELY = 3
# Code points on either side of "capital" that a phrase naming a capital fits in.
CAPITAL_WINDOW = 80

_NAME = r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
_CAPITAL_THEN_STATE = (
    re.compile(rf"{_NAME}, (?:the )?(?:\w+ )?capital of {_NAME}"),
    re.compile(rf"{_NAME}, {_NAME}['’]s? capital"),
    re.compile(rf"{_NAME}, the {_NAME} capital"),
)
_STATE_THEN_CAPITAL = (
    re.compile(rf"capital of {_NAME}, {_NAME}"),
    re.compile(rf"{_NAME}['’]s? capital,? (?:of |city of )?{_NAME}"),
    re.compile(rf"[Tt]he {_NAME} capital,? (?:of |city of )?{_NAME}"),
)


_OF_STATES = (
    r"(?:border|capital|parliament|army|territory|citizens|government|foreign minist|prime minist|president|ministry|"
    r"embassy|delegation|negotiat|authorities)"
)
# A word has an end within reach, or "A-A-A-..." is read to its end from every letter.
_STATELY = re.compile(
    rf"\b([A-Z][\w-]{{1,60}})['’]s? (?:\w+ )?{_OF_STATES}"
    r"|\b(?:government|president|prime minister|parliament|republic|kingdom|capital|people) of ([A-Z][\w-]+)\b",
)
_PLACED = re.compile(r"\b(?:in|across|throughout|inside|within|into) ([A-Z][\w’-]+)\b(?!['’ ]s? ?[A-Z])")


@dataclass(frozen=True, slots=True)
class States:
    """Folded form -> state. A state's key is its three-letter code, or its folded name where no table has it."""

    names: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]

    def find(self, form: str, *, actor: bool) -> str | None:
        """The state that a folded form stands for; a capital stands for one only as an `actor`."""
        form = _without_head(form)
        found = self.names.get(form) or self.find_demonym(form)
        return found or (self.capitals.get(form) if actor else None)

    def find_demonym(self, form: str) -> str | None:
        """The state of a demonym, singular or plural: "ostreli", "ostrelis"."""
        return self.demonyms.get(form) or self.demonyms.get(form.removesuffix("s"))

    def is_name(self, form: str) -> bool:
        """True where the form is the state's name itself, no epithet, demonym or capital."""
        return form in self.names and form not in COMPASS and get_epithet(form) is None


def load_states() -> States:
    """The states of the table, and the epithets that stand for one of them."""
    kinds: dict[str, dict[str, str]] = {"name": {}, "demonym": {}, "capital": {}}
    for epithet in load_epithets():
        if epithet.stands is Stands.GOVERNMENT and epithet.state is not None:
            kinds["name"][fold(epithet.text)] = epithet.state
    for form in load_countries():
        kinds[form.kind][fold(form.text)] = form.state
    return States(kinds["name"], kinds["demonym"], kinds["capital"])


def learn_states(known: States, *, texts: Sequence[str], governments: Iterable[str], others: Sequence[str]) -> States:
    """`known` and what the pile teaches.

    `governments` are folded names of entities typed government, `others` those of any entity that may be a state.
    """
    stately = count_stately(texts)
    forms = sorted({*governments, *(form for form in others if stately[form] >= FEWEST_STATELY)})
    pairs = sorted(set(find_capitals(texts)))
    known = _learn_names(known, forms)
    written = _find_like(texts, (name for name, state in known.names.items() if name == state))
    known = _learn_demonyms(known, sorted({*forms, *others, *written, *(state for state, _ in pairs)}))
    known = _learn_capitals(known, pairs)
    return _learn_compass(known, {known.names[form] for form in sorted({*forms, *others}) if form in known.names})


def find_capitals(texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    """(state or demonym, capital), folded, for every phrase that says so."""
    for text in texts:
        for at in re.finditer(r"\bcapital\b", text):
            window = text[max(0, at.start() - CAPITAL_WINDOW) : at.end() + CAPITAL_WINDOW]
            for pattern in _CAPITAL_THEN_STATE:
                yield from ((fold(m[2]), fold(m[1])) for m in pattern.finditer(window))
            for pattern in _STATE_THEN_CAPITAL:
                yield from ((fold(m[1]), fold(m[2])) for m in pattern.finditer(window))


def count_places(texts: Sequence[str]) -> Counter[str]:
    """How often each folded lone name is spoken of as of a place: "across Varda", "Varda's border"."""
    placed = Counter(fold(match[1]) for text in texts for match in _PLACED.finditer(text))
    return placed + count_stately(texts)


def count_stately(texts: Iterable[str]) -> Counter[str]:
    """How often each folded lone name is spoken of as of a state: "Varda's foreign minister", "the people of Varda"."""
    return Counter(fold(match[1] or match[2]) for text in texts for match in _STATELY.finditer(text))


def find_state_slips(forms: Iterable[str], states: States) -> dict[str, str]:
    """Misspelt names of states and capitals, each with the state: "osttrel" where the pile names Ostrel too."""
    forms = set(forms)
    known = {form: state for form in forms if " " not in form and (state := states.find(form, actor=True))}
    near: dict[str, set[str]] = defaultdict(set)
    for form in sorted(known):
        for key in deletions(form) if len(form) >= SLIP_LETTERS else ():
            near[key].add(form)
    found: dict[str, set[str]] = {}
    for form in sorted(forms - known.keys()):
        is_plural = form.removesuffix("s") in known  # "the Americas" are no misspelt America
        if len(form) >= SLIP_LETTERS and states.find_demonym(form) is None and not is_plural:
            meant = {other for key in deletions(form) for other in near.get(key, ()) if is_slip(form, other)}
            found[form] = {known[other] for other in meant}
    return {form: min(meant) for form, meant in found.items() if len(meant) == 1}


def _without_head(form: str) -> str:
    words = form.split()
    if len(words) > 1 and words[-1] in GOVERNMENT_HEADS:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0] in GOVERNMENT_HEADS and words[1] == "of":
        return " ".join(words[2:]).removeprefix("the ")
    return form


def _learn_names(known: States, forms: list[str]) -> States:
    names = dict(known.names)
    for form in forms:
        bare = _without_head(form)
        if bare == form and known.find(form, actor=True) is None and len(form.split()) <= 2 and form not in COMPASS:
            names[form] = form
    return States(names, known.demonyms, known.capitals)


def _find_like(texts: Iterable[str], names: Iterable[str]) -> set[str]:
    """Folded words of the texts that begin as a state of the pile does, with a capital."""
    stems = sorted({re.escape(name[:DEMONYM_STEM].capitalize()) for name in names if len(name) >= DEMONYM_STEM})
    if not stems:
        return set()
    pattern = re.compile(rf"\b(?:{'|'.join(stems)})\w*")
    return {fold(match[0]) for text in texts for match in pattern.finditer(text)}


def _learn_demonyms(known: States, forms: list[str]) -> States:
    """A demonym of exactly one state of the pile that the table lacks; such a form is no state of its own."""
    learnt = sorted(name for name, state in known.names.items() if name == state)
    by_stem: dict[str, list[str]] = defaultdict(list)
    for name in learnt:
        by_stem[name[:DEMONYM_STEM]].append(name)
    demonyms = dict(known.demonyms)
    for form in forms:
        bare = _without_head(form)
        if (bare in known.names and known.names[bare] != bare) or bare in demonyms:
            continue
        states = [name for name in by_stem[bare[:DEMONYM_STEM]] if _is_demonym(bare, name)]
        if len(states) == 1:
            demonyms[bare] = states[0]
    names = {name: state for name, state in known.names.items() if not (name == state and name in demonyms)}
    return States(names, {form: state for form, state in demonyms.items() if state in names.values()}, known.capitals)


def _is_demonym(form: str, name: str) -> bool:
    if form == name:
        return False
    stem = name.rstrip("aeiouy") if len(name.rstrip("aeiouy")) >= DEMONYM_STEM else name
    for base in {name, stem}:
        if len(base) >= DEMONYM_STEM and form.startswith(base):
            ending = form[len(base) :]
            if ending in DEMONYM_ENDINGS or ending.removesuffix("s") in DEMONYM_ENDINGS:
                return True
    return False


def _learn_capitals(known: States, pairs: list[tuple[str, str]]) -> States:
    claims: dict[str, set[str]] = defaultdict(set)
    for owner, capital in pairs:
        state = known.find(owner, actor=False)
        if state is not None and known.find(capital, actor=False) in (None, capital):
            claims[capital].add(state)
    capitals = dict(known.capitals)
    capitals.update({capital: min(states) for capital, states in claims.items() if len(states) == 1})
    taken = {capital for capital, state in capitals.items() if state != capital}
    names = {name: state for name, state in known.names.items() if not (name == state and name in taken)}
    return States(names, known.demonyms, capitals)


def _learn_compass(known: States, present: set[str]) -> States:
    """Make "the North" stand for the one state of the pile that is named "North ...", if there is exactly one."""
    named = {name: state for name, state in known.names.items() if state in present and name.split()[0] in COMPASS}
    points = Counter(point for point, _ in {(name.split()[0], state) for name, state in named.items()})
    epithets = {name.split()[0]: state for name, state in named.items() if points[name.split()[0]] == 1}
    return States({**known.names, **epithets}, known.demonyms, known.capitals)
