"""Print every figure on the annotated data beside its mark; keep them in results/; hold the floors, or raise them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from communique.model.reader import Reader
from evaluation.attributions import score_attributions
from evaluation.boilerplate import score as score_boilerplate
from evaluation.copies import score_copies
from evaluation.coreference import score_coreference
from evaluation.crossdoc import score_crossdoc
from evaluation.data import DEVELOPMENT_STORIES, DataError, Digest, digest_data, find_data
from evaluation.disputes import score_disputes
from evaluation.event_types import read_event_types
from evaluation.figures import Figure, flatten_figures
from evaluation.gate import find_changed_data, find_falls, raise_floors, read_floors, write_floors
from evaluation.kept import read_kept
from evaluation.marks import MARKS
from evaluation.moves import score_moves
from evaluation.names import score_names
from evaluation.publication_dates import score_publication_dates
from evaluation.stories import score_stories
from evaluation.story_piles import score_story_piles
from evaluation.syntax import score_syntax
from evaluation.times import score_times

DATA = (
    ("PolNeAR, development part", "polnear-dev"),
    ("body and boilerplate: held-out pages, stories, clean news", "boilerplate"),
    ("names: CoNLL++, development part", "conllpp-dev"),
    ("syntax: EWT, development part, its own words and sentences", "ewt-dev"),
    ("pronouns of the third person: GUM, development part", "gum-dev"),
    ("pronouns: GAP, validation part", "gap-validation"),
    ("time expressions: AQUAINT, which nothing is trained on", "aquaint"),
    ("dates of articles from their text: TimeBank", "timebank"),
    ("dates of articles from their text: articles of newstext that name a day", "newstext-days"),
    ("time expressions: TimeBank, five-fold, kept by training.reader.score_times", "tempeval3"),
    ("copies: pairs of newstext judged by a reader, reprints made by machine, near misses", "copies"),
    ("articles on one event written apart: newswcl50, events 0 to 3", "newswcl50"),
    ("people across articles: NewsWCL50, events 0 to 3", "newswcl50"),
    ("people, bodies and places across articles: ECB+, topics 31 to 35", "ecbplus"),
    ("stories in a mixed pile: the development stories and NewsWCL50, dates hidden", "story-pile"),
    ("stories in a mixed pile: the training stories", "story-pile-training"),
    ("moves and conditions: invented sentences", "moves-own"),
    ("disputes: invented pairs of passages, half of which are none", "disputes-own"),
    ("event types: PLOVER's sentences, five-fold, kept by training.events.score", "plover"),
    ("speed, kept by make bench", "bench"),
)
RESULTS = Path(__file__).with_name("results") / "figures.json"


def main() -> int:
    """Exit code 0: done; 1: the gate is closed; 2: the data is missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--gate", action="store_true", help="fail where a figure has fallen under its floor")
    parser.add_argument("--raise", action="store_true", dest="raise_", help="raise the floors to what is reached now")
    options = parser.parse_args()
    try:
        data = find_data()
        digests = digest_data(data)
        figures = (
            *score_attributions(data),
            *score_stories(data),
            *score_story_piles(data),
            *flatten_figures("boilerplate", score_boilerplate(data)),
            *score_names(data),
            *score_syntax(data),
            *score_coreference(data),
            *score_times(data),
            *score_publication_dates(data),
            *score_crossdoc(data),
            *score_copies(data),
            *score_moves(),
            *score_disputes(),
            *read_event_types(),
            *read_kept(),
        )
    except DataError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    _print_stories(figures)
    for title, name in DATA:
        _print_data(title, name, figures)
    _print_marks(figures)
    _write_results(figures, digests)
    floors = read_floors()
    if changed := find_changed_data(floors, digests):
        print(f"\nWARNING: the floors were taken on another state of: {', '.join(changed)}")
    if options.raise_:
        write_floors(raise_floors(floors, figures, digests))
    if options.gate:
        falls = find_falls(floors, figures)
        print(f"\ngate: {len(floors) - len(falls)} of {len(floors)} floors hold")
        print("\n".join(f"  FALLEN {fall}" for fall in falls))
        return 1 if falls or not floors else 0
    return 0


def _print_stories(figures: Sequence[Figure]) -> None:
    """A row per measure, a column per development story and mean."""
    columns = (*DEVELOPMENT_STORIES, "mean", "training-mean")
    values = {figure.name: figure.value for figure in figures}
    measures = dict.fromkeys(figure.name.partition("/")[2] for figure in figures if figure.name.startswith(columns))
    print(f"{'annotated stories':40}" + "".join(f"{column:>15}" for column in columns))
    for measure in measures:
        print(f"{measure:40}" + "".join(f"{_shown(values.get(f'{column}/{measure}')):>15}" for column in columns))


def _print_data(title: str, wanted: str, figures: Iterable[Figure]) -> None:
    """A row per figure of one data set."""
    print(f"\n{title}")
    for figure in figures:
        data, _, measure = figure.name.partition("/")
        if data == wanted:
            print(f"{measure:56}{_shown(figure.value):>10}")


def _print_marks(figures: Iterable[Figure]) -> None:
    values = {figure.name: figure.value for figure in figures}
    floors = {floor.figure: floor.value for floor in read_floors()}
    print(f"\n{'marks':48}{'reached':>10}{'floor':>10}{'mark':>10}{'aim':>10}")
    for mark in MARKS:
        value = values.get(mark.figure)
        cells = (value, floors.get(mark.figure), mark.now, mark.aim)
        verdict = "" if mark.now is None else "  met" if mark.is_met(value, mark.now) else "  NOT MET"
        bound = " (at most)" if mark.lower_is_better else ""
        print(f"{mark.figure + bound:48}" + "".join(f"{_shown(cell):>10}" for cell in cells) + verdict)


def _write_results(figures: Iterable[Figure], digests: Iterable[Digest]) -> None:
    """Keep the figures with the weights and the state of the data they were taken on."""
    result = {
        "model": Reader.load().digest,
        "data": {digest.data: digest.sha256 for digest in digests},
        "figures": {figure.name: figure.value for figure in figures},
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten: {RESULTS.relative_to(Path.cwd()) if RESULTS.is_relative_to(Path.cwd()) else RESULTS}")


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"


if __name__ == "__main__":
    sys.exit(main())
