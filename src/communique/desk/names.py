"""The page on a person or party: how it is written, what it said, and what can be said about who it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz, process
from werkzeug.exceptions import NotFound

from communique.desk.overview import ListedName, list_name
from communique.desk.rendering import render
from communique.desk.saying import Action, name_for_good
from communique.desk.shelf import OpenAccount
from communique.desk.visit import Visit
from communique.export.html.dates import show_date
from communique.link.names import fold, is_pronoun
from communique.types import CorrectionKind, Entity

NAMES_OFFERED = 8
"""Others with a button of their own; the rest are typed."""

LIKE_ENOUGH = 50
"""Of 100, of rapidfuzz's token_set_ratio: who is offered to be the same, by eye on the example story, where names under
it have a few letters in common. Nobody is joined by it."""

STATEMENTS_SHOWN = 200
"""Of one speaker on one page."""


@dataclass(frozen=True, slots=True)
class Written:
    """A way in which the articles write a name; `part` takes it for somebody else."""

    words: str
    times: int
    part: Action | None


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who may be the same, and the button that says so."""

    name: ListedName
    join: Action


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the list of a speaker's."""

    id: str
    words: str
    date: str | None
    articles: int


def show_name(visit: Visit, key: str) -> str:
    """One person or party."""
    opened = visit.opened
    entity = opened.entities.get(key)
    if entity is None:
        raise NotFound("The latest account has nobody of this name; a correction may have joined it to another.")
    said = [each for each in opened.account.statements if each.speaker == key]
    return render(
        "name",
        visit=visit,
        entity=entity,
        known_as=name_for_good(opened, entity),
        of=opened.name_of(entity.of),
        roles=sorted({role.text for role in entity.roles}),
        written=_list_written(opened, entity),
        reasons=Counter(join.reason for join in entity.joined).most_common(),
        others=_offer_others(opened, entity),
        names=sorted({each.name for each in opened.account.entities if each.id != key}),
        said=[
            Said(each.id, opened.wording(each), show_date(each.date), len(each.attributions))
            for each in islice(said, STATEMENTS_SHOWN)
        ],
        more=max(0, len(said) - STATEMENTS_SHOWN),
    )


def _list_written(opened: OpenAccount, entity: Entity) -> tuple[Written, ...]:
    """The forms of a name, the most frequent first; each but the first can be taken for somebody else's.

    A pronoun cannot: its words are everybody's.
    """
    forms: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for span in sorted(entity.mentions):
        words = opened.words(span)
        forms[fold(words)] += 1
        shown.setdefault(fold(words), words)
    ordered = sorted(forms, key=lambda form: (-forms[form], form))
    names = [form for form in ordered if form and not is_pronoun(shown[form])]
    parts = {
        form: Action("Somebody else", CorrectionKind.DIFFERENT, (shown[names[0]], shown[form])) for form in names[1:]
    }
    return tuple(Written(shown[form], forms[form], parts.get(form)) for form in ordered)


def _offer_others(opened: OpenAccount, entity: Entity) -> tuple[Other, ...]:
    """Those whose names are most like this one."""
    names = {each.id: each.name for each in opened.account.entities if each.id != entity.id}
    found = process.extract(
        entity.name, names, scorer=fuzz.token_set_ratio, limit=NAMES_OFFERED, score_cutoff=LIKE_ENOUGH
    )
    own = name_for_good(opened, entity)
    return tuple(
        Other(
            list_name(opened.entities[key], 0),
            Action("The same", CorrectionKind.SAME, (own, name_for_good(opened, opened.entities[key]))),
        )
        for _, _, key in found
    )
