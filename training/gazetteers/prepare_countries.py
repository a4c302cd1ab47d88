"""Make read/countries.tsv, the compact table of known states, from mledoze/countries (ODbL 1.0).

usage: python training/gazetteers/prepare_countries.py COUNTRIES.json

In: `countries.json` of https://github.com/mledoze/countries. Out: `src/communique/read/countries.tsv`, one line per
form: state (ISO 3166-1 alpha-3), kind (name, demonym, capital), text; sorted, UTF-8, Latin letters only. A form that
two states share ("Dominican", "Guinean") is left out, for it decides nothing.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parents[2] / "src" / "communique" / "read" / "countries.tsv"

# Forms that newspapers use and the source lacks; short codes are taken from here only, for "IT" or "NO" are words.
ADDITIONS = (
    ("ARE", "name", "UAE"),
    ("BOL", "capital", "La Paz"),
    ("CHN", "name", "Communist China"),
    ("CIV", "capital", "Abidjan"),
    ("COD", "name", "DRC"),
    ("CZE", "name", "Czech Republic"),
    ("GBR", "demonym", "Briton"),
    ("GBR", "name", "Britain"),
    ("GBR", "name", "UK"),
    ("MMR", "name", "Burma"),
    ("NLD", "name", "Holland"),
    ("NLD", "capital", "The Hague"),
    ("PRK", "name", "DPRK"),
    ("RUS", "name", "Russian Federation"),
    ("TUR", "name", "Turkey"),
    ("UKR", "capital", "Kiev"),
    ("UKR", "capital", "Kyiv"),
    ("USA", "capital", "Washington"),
    ("USA", "capital", "Washington DC"),
    ("USA", "name", "America"),
    ("USA", "name", "US"),
    ("USA", "name", "USA"),
    ("VAT", "name", "Holy See"),
    ("VAT", "name", "Vatican"),
)
# An adjective of language or people that means the state although a dependency shares it.
KEPT_FOR = {"american": "USA", "british": "GBR", "french": "FRA", "dutch": "NLD", "korean": ""}
SHORTEST_SPELLING = 4


class Form(NamedTuple):
    state: str
    kind: str
    text: str


def main(source: Path) -> None:
    forms = read_forms(json.loads(source.read_text(encoding="utf-8")))
    lines = ["\t".join(form) for form in sorted(leave_out_shared(forms))]
    TARGET.write_text("state\tkind\ttext\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(lines)} forms of {len({form.state for form in forms})} states")


def read_forms(countries: list[dict]) -> set[Form]:  # type: ignore[type-arg]
    forms = {Form(*addition) for addition in ADDITIONS}
    for country in countries:
        state = country["cca3"]
        names = [country["name"]["common"], country["name"]["official"]]
        spellings = [s for s in country["altSpellings"] if len(s) >= SHORTEST_SPELLING and "," not in s]
        forms |= {Form(state, "name", text) for text in names + spellings}
        forms |= {Form(state, "capital", text.removesuffix(" D.C.")) for text in country["capital"]}
        forms |= {Form(state, "demonym", text) for text in country["demonyms"].get("eng", {}).values() if text}
    return {form for form in forms if is_latin(form.text)}


def leave_out_shared(forms: set[Form]) -> set[Form]:
    """One state per form: a name beats a demonym beats a capital; between two states of one kind, neither."""
    by_text: dict[str, set[Form]] = defaultdict(set)
    for form in forms:
        by_text[fold(form.text)].add(form)
    kept = set()
    for text, group in by_text.items():
        rivals = {form for form in group if form.state == KEPT_FOR.get(text, form.state)}
        first = min((("name", "demonym", "capital").index(form.kind) for form in rivals), default=0)
        rivals = {form for form in rivals if form.kind == ("name", "demonym", "capital")[first]}
        if len({form.state for form in rivals}) == 1:
            kept.add(min(rivals))
    return kept


def is_latin(text: str) -> bool:
    return bool(re.fullmatch(r"[a-z .'’()&-]+", fold(text)))


def fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
