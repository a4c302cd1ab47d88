"""Pronouns of the third person, end to end on raw text: GUM's development part, and GAP's validation part.

`gum-dev/pronouns/right`: of the annotated third-person pronouns whose gold entity is also named in the document (has a
mention carried by a proper noun), the share where our reading has a mention on the pronoun's very span, and that
mention's entity also holds a mention overlapping one of those names. A pronoun left open is wrong. `.../he`, `she`,
`it`, `they` count each with all its cases; `.../open` is the share left open, of the same pronouns.

`gap-validation/f1` is GAP's own count (Webster et al. 2018): two yes-or-no answers an example, whether the pronoun is
A, whether it is B; F1 of "yes" over both, for all, masculine and feminine examples, and feminine over masculine as
`bias`. We answer yes where the entity of the pronoun has a mention overlapping the name.
"""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import communique
from communique.read.anaphora import THIRD_PERSON
from communique.read.roles import Gender
from communique.types import Entity, Reading
from evaluation.data import DataError
from evaluation.figures import Figure
from training.reader.coreference import Form, Naming, read_gum_documents

Bounds = tuple[int, int]


def score_coreference(data: Path) -> Iterator[Figure]:
    """Both sets' figures, GUM first."""
    yield from score_gum(data / "corpora/treebank/gum/dev")
    yield from score_gap(data / "corpora/entities/gap/gap-validation.tsv")


def score_gum(folder: Path) -> Iterator[Figure]:
    """Shares of named entities' pronouns that are right, in all and by pronoun."""
    documents = {document.id: document for document in read_gum_documents(folder)}
    readings = _read({id_: document.text for id_, document in documents.items()})
    asked, right, found = Counter[str](), Counter[str](), 0
    for id_, document in documents.items():
        names: dict[str, list[Naming]] = {}
        for naming in document.namings:
            if naming.form is Form.NAME and naming.entity is not None:
                names.setdefault(naming.entity, []).append(naming)
        for naming in document.namings:
            word = document.text[naming.start : naming.end].lower()
            if naming.form is not Form.PRONOUN or naming.entity not in names or word not in _NOMINATIVES:
                continue
            entity = _entity_at(readings[id_], (naming.start, naming.end))
            asked[_NOMINATIVES[word]] += 1
            found += entity is not None
            if entity is not None and any(_holds(entity, (n.start, n.end)) for n in names[naming.entity]):
                right[_NOMINATIVES[word]] += 1
    yield Figure("gum-dev/pronouns/right", _share(right.total(), asked.total()))
    for pronoun in sorted(asked):
        yield Figure(f"gum-dev/pronouns/{pronoun}", _share(right[pronoun], asked[pronoun]))
    yield Figure("gum-dev/pronouns/open", _share(asked.total() - found, asked.total()))
    yield Figure("gum-dev/pronouns/count", asked.total())


@dataclass(frozen=True)
class Snippet:
    """One row of GAP: a text, a pronoun, and two names with whether the pronoun is theirs."""

    text: str
    pronoun: Bounds
    names: tuple[Bounds, Bounds]
    answers: tuple[bool, bool]


def score_gap(path: Path) -> Iterator[Figure]:
    """F1 of GAP's answers, in all, by sex, and the ratio of the two."""
    snippets = dict(_read_snippets(path))
    readings = _read({id_: snippet.text for id_, snippet in snippets.items()})
    counts: dict[Gender, Counter[tuple[bool, bool]]] = {sex: Counter() for sex in Gender}
    for id_, snippet in snippets.items():
        sex = THIRD_PERSON[snippet.text[slice(*snippet.pronoun)].lower()][1]
        entity = _entity_at(readings[id_], snippet.pronoun)
        for name, answer in zip(snippet.names, snippet.answers, strict=True):
            if sex is not None:
                counts[sex][answer, entity is not None and _holds(entity, name)] += 1
    everybody = _f1(counts[Gender.MALE] + counts[Gender.FEMALE])
    men, women = _f1(counts[Gender.MALE]), _f1(counts[Gender.FEMALE])
    yield Figure("gap-validation/f1", everybody)
    yield Figure("gap-validation/masculine", men)
    yield Figure("gap-validation/feminine", women)
    yield Figure("gap-validation/bias", round(women / men, 4) if men and women is not None else None)


_NOMINATIVES = {
    **dict.fromkeys("he him his himself".split(), "he"),
    **dict.fromkeys("she her hers herself".split(), "she"),
    **dict.fromkeys("it its itself".split(), "it"),
    **dict.fromkeys("they them their theirs themselves".split(), "they"),
}


def _read(texts: Mapping[str, str]) -> dict[str, Reading]:
    """The reading of each text, through files as any user's input goes."""
    with tempfile.TemporaryDirectory() as folder:
        for id_, text in texts.items():
            Path(folder, f"{id_}.txt").write_text(text, encoding="utf-8", newline="")
        readings: dict[str, Reading] = {}
        for result in communique.read_articles([Path(folder)]):
            if not isinstance(result, Reading):
                raise DataError(f"{result.path} could not be read: {result.reason}")
            readings[Path(result.article.path).stem] = result
    if changed := [id_ for id_, text in texts.items() if id_ not in readings or readings[id_].article.text != text]:
        raise DataError(f"not read as they are: {', '.join(changed)}")
    return readings


def _read_snippets(path: Path) -> Iterable[tuple[str, Snippet]]:
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        at = {part: int(row[f"{part}-offset"]) for part in ("Pronoun", "A", "B")}
        spans = {part: (start, start + len(row[part])) for part, start in at.items()}
        answers = (row["A-coref"] == "TRUE", row["B-coref"] == "TRUE")
        yield row["ID"], Snippet(row["Text"], spans["Pronoun"], (spans["A"], spans["B"]), answers)


def _entity_at(reading: Reading, span: Bounds) -> Entity | None:
    """The entity with a mention on a very span."""
    return next((e for e in reading.entities if any((m.start, m.end) == span for m in e.mentions)), None)


def _holds(entity: Entity, span: Bounds) -> bool:
    return any(mention.start < span[1] and span[0] < mention.end for mention in entity.mentions)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _f1(counts: Mapping[tuple[bool, bool], int]) -> float | None:
    """F1 of counts by (gold, ours)."""
    wrong = counts.get((True, False), 0) + counts.get((False, True), 0)
    both = 2 * counts.get((True, True), 0)
    return round(both / (both + wrong), 4) if both + wrong else None
