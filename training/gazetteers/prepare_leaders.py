"""Make read/leaders.tsv, the compact table of who led which state and when.

usage: python training/gazetteers/prepare_leaders.py GAZETTEERS

In: the folder with `CountryInfo.120116.txt` (Philip A. Schrodt, CC BY-SA 3.0) and `world-leaders-2021.csv` (Wikipedia,
CC BY-SA), and leaders_added.tsv beside this file. Out: `src/communique/read/leaders.tsv`, a line for each person, state
and kind of office: state (ISO 3166-1 alpha-3), kind, terms of years, names with bars between; sorted, ASCII names.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from communique.read.countries import load_countries

TARGET = Path(__file__).parents[2] / "src" / "communique" / "read" / "leaders.tsv"
ADDED = Path(__file__).with_name("leaders_added.tsv")

EARLIEST = 1990
"""Who left before this year is left out: news of today does not call them by their title."""
FULL_NAME_WORDS = 2
HEAD_TITLE = re.compile(
    r"(?:president|king|sultan|emir|amir|prime minister|premier|chancellor|head of (?:state|government))"
    r"(?: of the (?:republic|government|council of ministers))?(?: \".*\")?",
    re.IGNORECASE,
)
"""A title in a list of a whole government that is its head's, and not of somebody in the head's office."""

ADDED_KINDS = {"S": "state", "G": "government", "L": "leader", "F": "foreign"}
KINDS = (
    ("foreign", r"minister of (?:the )?(?:foreign|external)|^(?:foreign|external) (?:affairs )?minister"),
    ("", r"deputy|vice|assistant|acting|adviser|governor|administrator|commissioner|ambassador|representative"),
    ("", r"secretary of|bank|(?<!prime )minister of|speaker|court|attorney|assembly(?! of state)|national security"),
    ("government", r"prime minister|premier|chancellor|council of ministers|heads? of (?:the )?government|taoiseach"),
    ("state", r"president|\bkings?\b|queen|emir|amir\b|sultan|emperor|shah|prince|grand duke|pope|heads? of state"),
    ("state", r"presidium|state council|sovereign"),
    ("leader", r"general secretar|first secretar|leader|junta|revolution"),
)
"""Kinds of office by what the title says; the first that fits counts, and "" is an office that is left out."""
HONORIFICS = frozenset(
    "gen lt col maj brig adm capt cdr field marshal mar dr sir prof haji alhaji bishop cardinal rev king queen prince "
    "emir sheikh shaykh sultan sayyid crown ret vadm radm brigadier general colonel captain major lieutenant dame "
    "grand duke emperor pope hojatolislam ayatollah hajjah datuk tan".split()
)
PARTICLES = frozenset("al el bin ben de da do dos del della di la le los van von der den ter".split())
OTHER_NAMES = {
    "Congo–Brazzaville": "COG",
    "Congo–Kinshasa": "COD",
    "São Tomé and Príncipe": "STP",
    "The Bahamas": "BHS",
    "The Gambia": "GMB",
    "Vatican City": "VAT",
}
"""Countries of world-leaders-2021.csv by names that countries.tsv lacks."""


class Office(NamedTuple):
    """One person's time in one office; `names` fullest known first, `end` None where it had not ended."""

    state: str
    kind: str
    names: tuple[str, ...]
    start: int
    end: int | None


def main(folder: Path) -> None:
    sources = [
        *read_country_info(folder / "CountryInfo.120116.txt"),
        *read_world_leaders(folder / "world-leaders-2021.csv"),
    ]
    recent = [office for office in sources if office.end is None or office.end >= EARLIEST]
    lines = sorted(merge([*read_added(ADDED), *recent]))
    TARGET.write_text("state\tkind\tterms\tnames\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(lines)} lines, {TARGET.stat().st_size} bytes")


def read_added(file: Path) -> Iterator[Office]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        state, kind, terms, names = line.split("\t")
        for term in terms.split(","):
            start, dash, end = term.partition("-")
            last = int(end) if end else None if dash else int(start)
            yield Office(state, ADDED_KINDS[kind], tuple(names.split("|")), int(start), last)


def read_country_info(file: Path) -> Iterator[Office]:
    known = {form.state for form in load_countries()}
    text = file.read_text(encoding="utf-8", errors="replace").replace("\0", "")
    for block in re.split(r"^<Country>", text[text.index("-->") :], flags=re.MULTILINE)[1:]:
        state = re.search(r"<CountryCode>([A-Z]{3})<", block)
        if state and state[1] in known:
            yield from read_leaders(state[1], find_section(block, "Leaders"))
            yield from read_government(state[1], find_section(block, "Government"))


def find_section(block: str, tag: str) -> list[str]:
    found = re.search(rf"<{tag}>(.*?)</{tag}>", block, re.DOTALL)
    return [line.strip() for line in found[1].splitlines()] if found else []


def read_leaders(state: str, lines: list[str]) -> Iterator[Office]:
    """Lines such as "{BORIS_YELTSIN_}{...} [19910710 - 19991231] [B:...]" below the tag of their office."""
    kind = ""
    for line in lines:
        if line.startswith("<"):
            kind = kind_of(line.strip("</>").replace("_", " "))
        elif kind and not line.startswith("#"):
            names = read_names(line)
            for first, start, end in re.findall(r"\[(>?)(\d{4})\d{4}(?: - (\d{4})\d{4})?\]", line):
                if names and (first or end):
                    yield Office(state, kind, names, int(start), int(end) if end else None)


def read_government(state: str, lines: list[str]) -> Iterator[Office]:
    """Lines such as "ILSE_MARN_ [VARGOV <20041131][VARGOV >20050101] # Premier & Minister of Water"."""
    for line in lines:
        who, _, titles = line.partition("#")
        names = read_names(who)
        terms = re.findall(r"\[\w+ ([<>]?)(\d{4})\d{4}(?: - (\d{4})\d{4})?\]", who)
        offices = [title.split("#")[0] for title in titles.split(" & ")]
        if not names or len(offices) != len(terms):
            continue
        for title, (sign, year, end) in zip(offices, terms, strict=True):
            kind = kind_of(title)
            if not kind or (kind != "foreign" and not HEAD_TITLE.fullmatch(title.strip())):
                continue
            if sign == "<":
                yield Office(state, kind, names, min(int(year), 2003), int(year))
            else:
                yield Office(state, kind, names, int(year), int(end) if end else None)


def read_world_leaders(file: Path) -> Iterator[Office]:
    states = {fold(form.text): form.state for form in load_countries() if form.kind == "name"}
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            country = row["country"].partition(" (")[0]
            state = states.get(fold(country)) or OTHER_NAMES.get(country)
            kind = kind_of(row["positionlabel"].replace("Monarchy", "King")) or "leader"
            name = re.sub(r" \(.*|, .*| of .*", "", row["officeholderlabel"])
            years = (row["start_year"], row["end_year"])
            if state and "Governor" not in row["positionlabel"] and (years[0] or years[1]):
                start = int(years[0] or years[1])
                yield Office(state, kind, (plain(name),), start, int(years[1]) if years[1] else None)


def kind_of(title: str) -> str:
    """The kind of an office, "" where its holder does not lead or speak for the state."""
    return next((kind for kind, pattern in KINDS if re.search(pattern, title.strip().lower())), "")


def read_names(line: str) -> tuple[str, ...]:
    """The names before the first bracket: "{VLADIMIR_PUTIN_}{V._V._PUTIN_}" or one alone."""
    head = line.partition("[")[0]
    raw = re.findall(r"\{([^{}]*)\}", head) or [head]
    names = (spell(name) for name in raw)
    return tuple(dict.fromkeys(name for name in names if name))


def spell(raw: str) -> str:
    """ "KIM_YONG_NAM_" -> "Kim Yong Nam", honorifics left off; "" for what is no name."""
    words = plain(raw.replace("_", " ")).split()
    while words and words[0].strip(".").lower() in HONORIFICS:
        words.pop(0)
    name = " ".join(re.sub(r"[A-Za-z]+", lambda m: cased(m[0]), word) for word in words)
    return name if re.fullmatch(r"[A-Za-z][A-Za-z .'-]+", name) else ""


def cased(word: str) -> str:
    if re.fullmatch(r"[IVX]{2,}", word.upper()):
        return word.upper()
    return word.lower() if word.lower() in PARTICLES else word.capitalize()


def plain(text: str) -> str:
    text = text.replace("ı", "i").replace("ø", "o").replace("đ", "d").replace("ł", "l").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).strip()


def fold(name: str) -> str:
    return re.sub(r"[^a-z]", "", plain(name).lower())


def merge(offices: Iterable[Office]) -> Iterator[str]:
    """One line for all terms and spellings of a person in one kind of office; one of one word names nobody."""
    groups: dict[tuple[str, str], list[tuple[dict[str, str], set[tuple[int, int | None]]]]] = defaultdict(list)
    for office in offices:
        names = {fold(name): name for name in office.names if len(name.split()) >= FULL_NAME_WORDS}
        if not names:
            continue
        people = groups[office.state, office.kind]
        person = next((person for person in people if person[0].keys() & names.keys()), None)
        if person is None:
            person = ({}, set())
            people.append(person)
        for key, name in names.items():
            person[0].setdefault(key, name)
        person[1].add((office.start, office.end))
    for (state, kind), people in groups.items():
        for names, terms in people:
            yield "\t".join((state, kind, ",".join(write_terms(terms)), "|".join(names.values())))


def write_terms(terms: set[tuple[int, int | None]]) -> Iterator[str]:
    """Terms as "1999-2008,2012-", those that overlap made one; an open end gives way to a known one."""
    ends: dict[int, int | None] = {}
    for start, end in terms:
        ends[start] = end if ends.get(start) is None else max(ends[start] or 0, end or 0)
    merged: list[tuple[int, int | None]] = []
    for start, end in sorted(ends.items()):
        last = merged[-1] if merged else None
        if last is None or (last[1] is not None and start > last[1]):
            merged.append((start, end))
        else:
            merged[-1] = (last[0], max((year for year in (last[1], end) if year is not None), default=None))
    for start, end in merged:
        yield str(start) if start == end else f"{start}-{'' if end is None else end}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
