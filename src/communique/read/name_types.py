"""The names of one article -> one type for each form, by all its places together; a team may bear its city's name.

The tagger's probabilities at each place are multiplied (summed as logarithms), and what stands beside the name adds its
share: a title before it, "in", a verb of speech. Then the finer types are told: outlet, state, event, law, title.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set

from communique.model.labels import Name, NameType
from communique.read.countries import is_state
from communique.read.given_names import is_given_name
from communique.read.named_events import classify_event
from communique.read.outlets import is_known_outlet, is_outlet
from communique.read.phrases import POSSESSIVE
from communique.read.roles import MODIFIERS, is_office


def settle_types(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with one type for each form, case ignored, but for places of it that are surely bodies or surely not; a
    surname goes with the full names it ends."""
    states = _find_states(text)
    forms = _coarse_kinds(text, names, states)
    called = {_form(text, n) for n in names if is_called_outlet(text, n.start, n.end)}
    called = {form for form in called if not is_state(form)}  # "the daily Peru" makes no outlet of the state
    kinds = [_choose(name, forms[_form(text, name)]) for name in names]
    written = {(text[n.start : n.end], kind) for n, kind in zip(names, kinds, strict=True)}
    settled = {
        (form, kind): _refine(form, kind, is_called=form.lower() in called, is_acting=form.lower() in states)
        for form, kind in written
    }
    laws = {_initials(form) for (form, _), kind in settled.items() if kind is NameType.LAW}
    for (form, coarse), kind in settled.items():
        if form in laws and kind in (NameType.ORGANIZATION, NameType.OTHER):  # "SRA" for the Sile River Accord
            settled[form, coarse] = NameType.LAW
    return tuple(
        n if n.type in _FINAL else Name(n.start, n.end, settled[text[n.start : n.end], kind], n.score)
        for n, kind in zip(names, kinds, strict=True)
    )


def is_title(word: str) -> bool:
    """Whether a word, dots aside, can stand right before a person's name as a title."""
    plain = word.lower().rstrip(".")
    return is_office(plain) and plain not in _PARTY_MEMBERS


def is_title_phrase(form: str) -> bool:
    """Whether a form is a title and nothing else: "Foreign Minister", "Secretary of State"."""
    words = form.lower().split()
    if words[-2:] in (["of", "state"], ["of", "staff"]):
        words = words[:-2]
    return bool(words) and is_title(words[-1]) and all(word in MODIFIERS or is_title(word) for word in words[:-1])


def is_called_outlet(text: str, start: int, end: int) -> bool:
    """Whether the text calls a name an outlet: "the Lantern, a daily", "the news agency Karskpress"."""
    return bool(_OUTLET_AFTER.match(text, end) or _OUTLET_BEFORE.search(text, max(0, start - _REACH), start))


def find_cues(text: str, start: int, end: int) -> tuple[str, ...]:
    """What stands beside a name that tells its type, by the names in CUE_WEIGHTS."""
    before = text[max(0, start - _REACH) : start]
    last = re.search(r"(\w+)\.?\s$", before)
    found = ["title"] if last and is_title(last[1]) and last[1].lower() not in ("general", "house") else []
    if not POSSESSIVE.match(text, end):  # "in Marn's letter" is no place
        found += [cue for cue, pattern in _BEFORE.items() if pattern.search(before)]
    return (*found, *(cue for cue, pattern in _AFTER.items() if pattern.match(text, end)))


_PARTY_MEMBERS = frozenset(("republican", "democrat"))
"""Persons, but no titles: "Republican National Convention" names nobody."""
_SURE = 0.8
"""At least this probable, a body stays one among places of its name, and a place among bodies: "in Karsk" beside "Karsk
beat Ostrel". On the last fifth of CoNLL++ train names' F1 is 0.0045 higher than with one type for each form; between
0.7 and 0.95 it moves by 0.002."""
_SHARED = (NameType.ORGANIZATION, NameType.PLACE)
_REACH = 40
"""How far left of a name its cues are looked for, in characters."""
_BEFORE = {
    "in": re.compile(r"\b(?:in|near|at|outside|across)\s(?:the\s)?$", re.IGNORECASE),
    "of": re.compile(r"\b(?:capital|city|town|province|republic|state|village|district) of\s$", re.IGNORECASE),
    "told": re.compile(r"\btold\s(?:the\s)?$"),
}
_AFTER = {
    "said": re.compile(r",? (?:said|says|told|added|asked|insisted|argued)\b"),
    "reported": re.compile(r" (?:reported|reports|quoted)\b"),
    "who": re.compile(r",? who\b"),
    "office": re.compile(
        r"['’]s? (?:\w+ )?"
        r"(?:(?:foreign|prime|interior|defen[cs]e) minist|(?:president|parliament|capital|government)\b)",
        re.IGNORECASE,
    ),
}
CUE_WEIGHTS: Mapping[str, tuple[float, float, float]] = {
    "in": (-4.1, -1.5, 2.5),
    "of": (-4.2, -1.8, 2.8),
    "office": (-1.8, -1.4, 1.9),
    "reported": (0.6, 1.1, -2.4),
    "said": (1.3, 0.2, -1.7),
    "title": (2.3, -0.8, -2.3),
    "told": (-1.4, 2.7, -2.6),
    "who": (2.4, -1.1, -2.1),
}
"""How much likelier a cue is beside a person, an organization, a place than beside the other two, as a logarithm.
Counted on the training parts of CoNLL++, WikiGold, CrossNER politics and GMB by training/reader/name_words.py."""
_CUE_SHARE = 0.3
"""What of a cue's weight counts: the tagger has seen it, too. Set by hand, so that no one cue overturns a type to which
the tagger gives 0.7; higher mends more of its slips and makes some of its own."""
_OUTLET_NOUN = (
    r"(?:newspaper|daily|weekly|tabloid|broadsheet|magazine|broadcaster|news agency|press agency|newswire|"
    r"news (?:site|website|service|outlet|channel|portal)|(?:television|TV|radio) (?:station|channel|network))"
)
_OUTLET_AFTER = re.compile(
    rf",? (?:an?|the|its|their) (?:[\w’'-]+ ){{0,4}}{_OUTLET_NOUN}\b(?! (?:said|says|report|quot))| {_OUTLET_NOUN}\b"
)
"""Not "in Pellan, a newspaper said"."""
_OUTLET_BEFORE = re.compile(rf"\b{_OUTLET_NOUN},? (?:the )?[“\"‘]?$")
_FINAL = (NameType.EVENT, NameType.LAW)
_TAGGED = (NameType.PERSON, NameType.ORGANIZATION, NameType.PLACE, NameType.NATIONALITY, NameType.OTHER)
_WEIGHED = (NameType.PERSON, NameType.ORGANIZATION, NameType.PLACE)
_LEAST = 1e-3
"""Bounds a probability, so that no one place outvotes all others."""
_PLACE_LEAD = 2.0
"""A family name that is a place by a higher lead than this stays a place ("Washington")."""


def _form(text: str, name: Name) -> str:
    return text[name.start : name.end].lower()


def _log_chances(name: Name) -> dict[NameType, float]:
    """How likely a name is of each type: what its own leaves over is shared by the tagger's others, none has more."""
    shared = math.log(max(min((1 - name.score) / (len(_TAGGED) - 1), name.score / 2), _LEAST))
    chances = dict.fromkeys(_TAGGED, shared) | dict.fromkeys(_FINAL, math.log(_LEAST))
    return chances | {name.type: math.log(max(name.score, _LEAST))}


def _initials(form: str) -> str:
    return "".join(word[0] for word in re.split(r"[ \-–]", form) if word[:1].isupper())


def _coarse_kinds(text: str, names: Sequence[Name], states: Set[str]) -> dict[str, NameType]:
    """One of the tagger's five types, or EVENT or LAW, for each form in lower case."""
    votes: dict[str, dict[NameType, float]] = {}
    plain = {_form(text, name) for name in names if not text[name.start : name.end].isupper()}
    for name in names:
        form = _form(text, name)
        if text[name.start : name.end].isupper() and form in plain:
            continue  # "MARN QUITS": what "Marn" is elsewhere tells more than capitals do
        tally = votes.setdefault(form, dict.fromkeys((*_TAGGED, *_FINAL), 0.0))
        chances = _log_chances(name)
        for kind in tally:
            tally[kind] += chances[kind]
        for cue in find_cues(text, name.start, name.end):
            for kind, weight in zip(_WEIGHED, CUE_WEIGHTS[cue], strict=True):
                tally[kind] += _CUE_SHARE * weight
    kinds = {form: max(sorted(tally), key=tally.__getitem__) for form, tally in votes.items()}
    kinds |= {form: NameType.ORGANIZATION for form in kinds if is_known_outlet(form)}
    people = [form.split() for form, kind in kinds.items() if kind is NameType.PERSON and " " in form]
    families = {words[-1] for words in people} | {words[0] for words in people if not is_given_name(words[0])}
    for form in families & kinds.keys():
        lead = votes[form][NameType.PLACE] - votes[form][NameType.PERSON]
        if not is_known_outlet(form) and lead < _PLACE_LEAD:
            kinds[form] = NameType.PERSON
    for form, kind in kinds.items():
        if kind is NameType.PERSON and " " not in form and form not in families and form in states:
            kinds[form] = NameType.PLACE
    return kinds


def _choose(name: Name, settled: NameType) -> NameType:
    """A name's own type where it is sure and its form's may be both, else its form's."""
    return name.type if name.score >= _SURE and name.type in _SHARED and settled in _SHARED else settled


def _refine(form: str, kind: NameType, *, is_called: bool, is_acting: bool) -> NameType:
    """The finer type, where there is one: `is_called` an outlet by the text, `is_acting` as only states do."""
    lone = kind is NameType.PERSON and " " not in form
    if is_known_outlet(form) or ((kind is not NameType.PERSON or lone) and is_outlet(form)):
        return NameType.OUTLET
    if is_called and (lone or kind in (NameType.ORGANIZATION, NameType.PLACE, NameType.OTHER)):
        return NameType.OUTLET
    if kind in (NameType.PERSON, NameType.ORGANIZATION, NameType.OTHER) and is_title_phrase(form):
        return NameType.TITLE
    if kind is NameType.PLACE and (is_acting or is_state(form)):
        return NameType.STATE
    return classify_event(form, kind) or kind


def _find_states(text: str) -> frozenset[str]:
    """Forms that have what only states have: "Varda's foreign minister", "the capital of Varda", "Vardans"."""
    owners = {form for match in _STATE_OWNS.finditer(text) for form in (match[1].lower(), match[1].split()[-1].lower())}
    owned = {match[1].lower() for match in _STATE_BELONGS.finditer(text)}
    words = set(re.findall(r"\w+", text.lower()))
    peoples = {
        word.removesuffix(end) for word in words if word.endswith(_PEOPLES) for end in _PEOPLES if word.endswith(end)
    }
    return frozenset(owners | owned | (peoples & words))


_STATE_OWNS = re.compile(
    r"\b([A-Z]\w+(?: [A-Z]\w+)?)['’]s? "
    r"(?:(?:\w+ )?(?:[Ff]oreign|[Pp]rime|[Ii]nterior|[Dd]efen[cs]e) [Mm]inist|(?:parliament|capital)\b)"
)
_STATE_BELONGS = re.compile(r"\b(?:capital|government|[Rr]epublic|parliament) of ([A-Z]\w+(?: [A-Z]\w+)?)")
_PEOPLES = ("n", "ns", "i", "is", "ian", "ians", "ans", "ese")
