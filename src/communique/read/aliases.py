"""Names of one article -> groups of names that name one entity: surnames, variant spellings, acronyms.

Full names are grouped first, over the whole article, because a headline gives the surname before the text gives the
name. The order of the tests is that of sieve-based coreference (Raghunathan et al. 2010): the surest first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from communique.read.given_names import is_given_name, same_given_name
from communique.read.phrases import Form, Mention
from communique.read.roles import Gender
from communique.types import EntityType


@dataclass(frozen=True, slots=True)
class Alias:
    """One mention in a group, why it is there and how sure that is; the first of a group has no reason."""

    mention: Mention
    reason: str | None = None
    score: float = 1.0


def group_names(mentions: Sequence[Mention]) -> tuple[tuple[Alias, ...], ...]:
    """Groups of name mentions, each in text order, ordered by their first mention; other mentions are left out."""
    names = [mention for mention in mentions if mention.form is Form.NAME]
    people = [mention for mention in names if mention.type is EntityType.PERSON]
    bodies = [mention for mention in names if mention.type is not EntityType.PERSON]
    groups = [*_group_people(people), *_group_bodies(bodies)]
    ordered = [tuple(sorted(group, key=lambda alias: alias.mention.start)) for group in groups]
    return tuple(sorted(ordered, key=lambda group: group[0].mention.start))


def tokens_of(words: Sequence[str]) -> tuple[str, ...]:
    """Words folded for comparison: no accents, no dots, hyphens split, possessive and "Jr." dropped."""
    return tuple(part for word in words for part in _fold(word))


@lru_cache(maxsize=4096)
def _fold(word: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    plain = re.sub(r"['’]s?$", "", plain).replace(".", "").replace("’", "'")
    return tuple(part for part in plain.split("-") if part and part not in ("jr", "sr"))


_MIN_LONG_TOKEN = 5
"""Shorter tokens must be equal letter by letter: two heads of one family can differ in two letters ("Un", "Il")."""


def _group_people(mentions: Sequence[Mention]) -> list[list[Alias]]:
    groups: list[list[Alias]] = []
    forms: list[list[tuple[str, ...]]] = []
    singles = []
    for mention in mentions:
        tokens = tokens_of(mention.words)
        if len(tokens) < 2:
            singles.append((mention, tokens))
            continue
        for i, known in enumerate(forms):
            reason = next((r for form in known if (r := _same_full_name(tokens, form))), None)
            if reason:
                groups[i].append(Alias(mention, *reason))
                known.append(tokens)
                break
        else:
            groups.append([Alias(mention)])
            forms.append([tokens])
    for mention, tokens in singles:
        if not tokens:
            continue
        rank, at = _best_group(mention, tokens[0], groups, forms)
        if at is None:
            groups.append([Alias(mention)])
            forms.append([tokens])
        elif forms[at][0] == tokens:
            groups[at].append(Alias(mention, "same name", 1.0))
        else:
            groups[at].append(Alias(mention, "part of the full name", rank))
    return groups


def _same_full_name(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, float] | None:
    if one == other:
        return "same name", 1.0
    if len(one) >= 2 and len(other) >= 2 and one[-1] == other[-1] and same_given_name(one[0], other[0]):
        return "same surname, forms of one given name", 0.95
    if set(one) < set(other) or set(other) < set(one):
        return "part of the full name", 0.9
    if len(one) == len(other):
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if len(pairs) == 1 and _misspelt(*pairs[0]):
            return "spelt alike", 0.85
    if "".join(one) == "".join(other):
        return "same letters", 0.95
    return None


def _misspelt(one: str, other: str) -> bool:
    """Whether two words differ as a slip of the pen or another transliteration does."""
    shorter = min(len(one), len(other))
    if shorter < _MIN_LONG_TOKEN or one[0] != other[0]:
        return False
    return OSA.distance(one, other) <= (1 if shorter < 8 else 2)


def _best_group(
    mention: Mention, token: str, groups: Sequence[Sequence[Alias]], forms: Sequence[Sequence[tuple[str, ...]]]
) -> tuple[float, int | None]:
    """The group a single name belongs to: by the part of the name it is, then the last one named before it."""
    best: tuple[float, float, int] | None = None
    for i, known in enumerate(forms):
        rank = max(_rank(token, form) for form in known)
        if not rank or _sexes_differ(mention, groups[i]):
            continue
        before = [alias.mention.start for alias in groups[i] if alias.mention.start < mention.start]
        candidate = (rank, float(before[-1]) if before else -float(groups[i][0].mention.start), i)
        best = candidate if best is None or candidate > best else best
    return (best[0], best[2]) if best else (0.0, None)


def _rank(token: str, form: tuple[str, ...]) -> float:
    if token == form[-1]:
        return 0.95
    if token == form[0]:  # family name first: "Choe" for Choe Son Hui; else a given name alone
        return 0.7 if is_given_name(token) else 0.93
    if token in form:
        return 0.8
    if _misspelt(token, form[-1]):
        return 0.6
    return 0.0


def _sexes_differ(mention: Mention, group: Sequence[Alias]) -> bool:
    sexes: set[Gender] = {alias.mention.gender for alias in group if alias.mention.gender is not None}
    return mention.gender is not None and bool(sexes) and mention.gender not in sexes


def _group_bodies(mentions: Sequence[Mention]) -> list[list[Alias]]:
    groups: dict[tuple[str, ...], list[Alias]] = {}
    for mention in mentions:
        key = tokens_of(mention.words)
        if key:
            groups.setdefault(key, []).append(Alias(mention, "same name" if key in groups else None))
    for key in sorted(groups, key=lambda k: (len(k), k)):
        longer = [other for other in groups if other != key and _shortens(key, other, groups)]
        if len(longer) == 1:
            reason = "initials" if len(key) == 1 and key[0] == _initials(longer[0]) else "end of the longer name"
            moved = [Alias(alias.mention, reason, 0.9) for alias in groups.pop(key)]
            groups[longer[0]].extend(moved)
    return list(groups.values())


def _shortens(key: tuple[str, ...], other: tuple[str, ...], groups: dict[tuple[str, ...], list[Alias]]) -> bool:
    """Whether one name shortens another: "SWC" or "Water Council" for "Sile Water Council"; never a place."""
    if len(other) <= len(key) or key == _CHAMBER:
        return False
    if len(key) == 1 and len(key[0]) >= 2 and key[0] == _initials(other):
        return True
    is_body = all(groups[k][0].mention.type is EntityType.ORGANIZATION for k in (key, other))
    return is_body and other[-len(key) :] == key


_CHAMBER = ("house",)
"""A chamber of parliament, which no house of another name is called for short."""


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in ("of", "the", "and", "for", "in", "on"))
