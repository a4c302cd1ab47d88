"""Reprints made by machine out of real articles: what editors do to a text they take over, and what is no reprint.

In: a piece of news, for some edits a second one to hold it; a source of chance. Out: the text of the other article.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from communique.types import ReuseKind
from evaluation.newstext import News

Edit = Callable[[News, News, random.Random], str]

# Of the words of a noised text so many are changed: mistyped, left out, doubled, exchanged for a neighbour.
NOISE = (0.01, 0.12)
# Of an abridged text so much is kept; in front of it stands so much that is new, of what is kept.
KEPT = (0.3, 0.65)
OWN_LEAD = (0.08, 0.22)
# Of a text partly reused so much is taken, and it may fill so much of the new one.
TAKEN = 0.35
FILLED = 0.5

AGENCIES = ("Associated Press", "Reuters", "AFP", "Bloomberg News", "UPI")
BEFORE = (
    "Share this story", "Enlarge this image", "This article is more than 3 months old", "Updated 4:15 p.m.",
    "FILE PHOTO: The two delegations met behind closed doors.", "Listen to this article, 4 minutes",
)  # fmt: skip
AFTER = (
    "Sign up for our daily newsletter and never miss a story.", "All rights reserved.", "Read more on our website.",
    "This material may not be published, broadcast, rewritten or redistributed.", "Follow us on Twitter and Facebook.",
    "Support independent journalism with a gift today.", "Our partners contributed to this report.",
)  # fmt: skip


def paragraphs_of(text: str) -> list[str]:
    """The lines of a text that are not white space."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def reheadline(source: News, other: News, chance: random.Random) -> str:
    """Another headline, and what a page puts before and after a text."""
    head, tail = chance.sample(BEFORE, 2), chance.sample(AFTER, 3)
    return _join([other.title, *head, *paragraphs_of(source.text), *tail])


def reorder(source: News, other: News, chance: random.Random) -> str:
    """The paragraphs after the first in runs of one to four, shuffled."""
    first, *rest = paragraphs_of(source.text)
    runs = []
    while rest:
        size = chance.randint(1, 4)
        runs.append(rest[:size])
        rest = rest[size:]
    chance.shuffle(runs)
    return _join([first, *(line for run in runs for line in run)])


def noise(source: News, other: News, chance: random.Random) -> str:
    """Words mistyped, left out, doubled or exchanged here and there."""
    return _join(_noise(paragraphs_of(source.text), chance))


def credit(source: News, other: News, chance: random.Random) -> str:
    """Another agency's dateline and tail, and quotations in another style."""
    first, *rest = paragraphs_of(source.text)
    agency = chance.choice(AGENCIES)
    first = re.sub(r"^[A-Z][\w .,/]{2,40}(?:\([\w .]+\))?\s*[-–—]+\s+", "", first)
    marks = chance.choice([("“", "”"), ("«", "»"), ('"', '"'), ("‘", "’")])
    lines = [_restyle(line, marks) for line in (f"WASHINGTON ({agency}) — {first}", *rest)]
    return _join([*lines, f"{agency} contributed to this report."])


def cut(source: News, other: News, chance: random.Random) -> str:
    """The beginning only."""
    lines = paragraphs_of(source.text)
    room = chance.uniform(*KEPT) * _count(lines)
    kept: list[str] = []
    for line in lines:
        if kept and _count(kept) + _count([line]) / 2 > room:
            break
        kept.append(line)
    return _join(kept)


def drop(source: News, other: News, chance: random.Random) -> str:
    """The first paragraph and some of the others, in order."""
    lines = paragraphs_of(source.text)
    room = chance.uniform(*KEPT) * _count(lines)
    kept = {0}
    for at in chance.sample(range(1, len(lines)), len(lines) - 1):
        if _count([lines[i] for i in kept]) >= room:
            break
        kept.add(at)
    return _join([lines[i] for i in sorted(kept)])


def rework(source: News, other: News, chance: random.Random) -> str:
    """Paragraphs dropped, words changed, boilerplate around."""
    lines = _noise(paragraphs_of(drop(source, other, chance)), chance)
    return _join([chance.choice(BEFORE), *lines, *chance.sample(AFTER, 2)])


def lead_in(source: News, other: News, chance: random.Random) -> str:
    """An opening of one's own before paragraphs kept."""
    kept = paragraphs_of(drop(source, other, chance))
    room = chance.uniform(*OWN_LEAD) * _count(kept)
    own = " ".join(paragraphs_of(other.text)).split()[: round(room)]
    return _join([" ".join(own) + ".", *kept])


def take_passages(source: News, other: News, chance: random.Random) -> str:
    """Another article with a few paragraphs of the source among its own."""
    own = paragraphs_of(other.text)
    lines = paragraphs_of(source.text)
    room = min(TAKEN * _count(lines), FILLED * _count(own))
    taken: list[str] = []
    for line in chance.sample(lines, len(lines)):
        if _count([*taken, line]) <= room:
            taken.append(line)
    return _mix(own, taken, chance)


def take_quotations(source: News, other: News, chance: random.Random) -> str:
    """Another article that quotes all that the source quotes."""
    quoted = [f"“{each[1:-1]}” he said." for each in re.findall(r"[“\"][^”\"\n]{30,}[”\"]", source.text)]
    return _mix(paragraphs_of(other.text), quoted, chance)


EDITS: tuple[tuple[str, Edit, ReuseKind | None], ...] = (
    ("re-headlined", reheadline, ReuseKind.COPY),
    ("reordered", reorder, ReuseKind.COPY),
    ("noised", noise, ReuseKind.COPY),
    ("credit-swapped", credit, ReuseKind.COPY),
    ("cut", cut, ReuseKind.ABRIDGED),
    ("dropped", drop, ReuseKind.ABRIDGED),
    ("reworked", rework, ReuseKind.ABRIDGED),
    ("own lead", lead_in, ReuseKind.ABRIDGED),
    ("passages", take_passages, ReuseKind.PARTLY_REUSED),
    ("quotations", take_quotations, None),
)
"""Name, edit, and the kind of reuse between its source and what it makes; None where there is none."""


def _noise(lines: list[str], chance: random.Random) -> list[str]:
    rate = chance.uniform(*NOISE)
    return [" ".join(_noise_words(line.split(), rate, chance)) for line in lines]


def _noise_words(words: list[str], rate: float, chance: random.Random) -> list[str]:
    changed: list[str] = []
    for word in words:
        if chance.random() >= rate:
            changed.append(word)
            continue
        how = chance.randrange(4)
        at = chance.randrange(len(word))
        if how == 0:
            changed.append(word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :])
        elif how == 2:
            changed += [word, word]
        elif how == 3:
            changed.append(chance.choice(words))
    return changed


def _restyle(line: str, marks: tuple[str, str]) -> str:
    line = re.sub(r"“([^”]*)”", rf"{marks[0]}\1{marks[1]}", line)
    return re.sub(r'"([^"]*)"', rf"{marks[0]}\1{marks[1]}", line) if '"' not in marks else line


def _mix(own: list[str], taken: list[str], chance: random.Random) -> str:
    mixed = list(own)
    for line in taken:
        mixed.insert(chance.randint(1, len(mixed)), line)
    return _join(mixed)


def _count(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _join(lines: list[str]) -> str:
    return "\n\n".join(line for line in lines if line) + "\n"
