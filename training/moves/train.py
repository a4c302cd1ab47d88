"""Train the scorer of moves and write src/communique/model/weights/moves.npz.

`python -m training.moves.train` builds the training stories with the reader as shipped, prints how well each story's
moves are found by weights trained on all others, then trains on all of them. `--tries` prints other settings too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import fmean

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from communique.compose.account import compose_account
from communique.compose.move_phrases import find_phrases
from communique.export.json import account_to_json
from communique.link.story import link_readings
from communique.model.moves import OUTCOMES, KindWeights, MoveWeights
from communique.model.reader import Reader
from communique.pipeline import read_articles
from communique.types import Reading, Story, Tool
from evaluation.data import DEVELOPMENT_STORIES, find_data, find_stories
from training.digest import write_digest
from training.moves.examples import Example, label_candidates, read_gold
from training.moves.news import read_marked_news
from training.moves.sentences import Sentence, read_phrased

WEIGHTS = Path(__file__).parents[2] / "src/communique/model/weights/moves.npz"
# What the tries in README.md chose.
KIND_STRENGTH = 0.5  # of scikit-learn, the inverse of the penalty
KIND_SCALE = 2.4
NEWS_WEIGHT = 0.5  # of a sentence of real news, on average, beside one written for it
FEWEST_PHRASES = 2  # sentences that must have a phrase for it to count
TOLD_SCALE = 0.5  # of the logit that the kinds give a move, under the penalty of the traits
STRENGTH = 0.1
VECTOR_SCALE = 1.0  # vectors have length 1, traits are 0 or 1: larger lets vectors count more under one penalty
FEWEST = 4  # candidates that must have a trait for it to count
MEASURES = (
    "move/f1",
    "move_any_kind/r",
    "move_any_kind/p",
    "move_basis/acc",
    "move_condition/acc",
    "move_issue_pairs/f1",
)


def main() -> None:
    """Read, measure, train, write."""
    parser = argparse.ArgumentParser(prog="python -m training.moves.train", description=__doc__)
    parser.add_argument("--tries", action="store_true", help="measure other settings too")
    options = parser.parse_args()
    folders = [folder for folder in find_stories(find_data()) if folder.name not in DEVELOPMENT_STORIES]
    stories = {folder: _build_story(folder) for folder in folders}
    examples = {folder: label_candidates(story, read_gold(folder)) for folder, story in stories.items()}
    reader = Reader.load()
    kinds = train_kinds(read_phrased(reader), read_marked_news(find_data(), reader), KIND_STRENGTH, KIND_SCALE)
    settings = [(STRENGTH, VECTOR_SCALE)]
    if options.tries:
        settings += [(strength, scale) for strength in (0.03, 0.1, 0.3) for scale in (0.0, 1.0, 2.0, 4.0)]
    for strength, scale in settings:
        figures = measure(stories, examples, lambda told: train(told, kinds, strength, scale))  # noqa: B023
        print(strength, scale, *(f"{name} {value:.3f}" for name, value in figures.items()))
    write_weights(train([one for each in examples.values() for one in each], kinds, STRENGTH, VECTOR_SCALE))


def measure(
    stories: Mapping[Path, Story],
    examples: Mapping[Path, Sequence[Example]],
    learn: Callable[[Sequence[Example]], MoveWeights],
) -> dict[str, float]:
    """The plain mean over the stories of the shared scorer's figures, each by weights learned from all others."""
    values: dict[str, list[float]] = {name: [] for name in MEASURES}
    for folder, story in stories.items():
        others = [one for other, each in examples.items() if other != folder for one in each]
        figures = _score(folder, story, learn(others))
        for name, collected in values.items():
            measure, _, part = name.partition("/")
            if figures[measure][part] is not None:
                collected.append(figures[measure][part])
    return {name: fmean(each) for name, each in values.items()}


def train_kinds(written: Sequence[Sentence], marked: Sequence[Sentence], strength: float, scale: float) -> KindWeights:
    """Multinomial logistic regression of the kind on phrases and the sentence vector, marked news weighing less."""
    sentences = [*written, *marked]
    vectorizer = DictVectorizer(sort=True)
    rows = vectorizer.fit_transform([dict.fromkeys(one.phrases, 1.0) for one in sentences])
    kept = np.flatnonzero(np.asarray((rows > 0).sum(axis=0)).ravel() >= FEWEST_PHRASES)
    vectors = np.array([one.vector for one in sentences]) * scale
    inputs = hstack([rows[:, kept], csr_matrix(vectors)]).tocsr()  # (sentences, phrases + size)
    regression = LogisticRegression(C=strength, max_iter=1000)
    regression.fit(inputs, [one.outcome for one in sentences], sample_weight=_weigh_sentences(written, marked))
    assert regression.classes_.tolist() == list(range(len(OUTCOMES)))
    weights = regression.coef_.T  # (phrases + size, outcomes)
    phrases = {name: row for row, name in enumerate(vectorizer.get_feature_names_out()[kept].tolist())}
    return KindWeights(phrases, weights[: len(phrases)], weights[len(phrases) :] * scale, regression.intercept_)


def _weigh_sentences(written: Sequence[Sentence], marked: Sequence[Sentence]) -> list[float]:
    """One for what was written for it; each kind of marked news has the share that it has of what was written."""
    ours, theirs = (Counter(one.outcome for one in each) for each in (written, marked))
    rate = NEWS_WEIGHT * len(marked) / len(written)
    return [1.0] * len(written) + [rate * ours[one.outcome] / theirs[one.outcome] for one in marked]


def train(examples: Sequence[Example], kinds: KindWeights, strength: float, scale: float) -> MoveWeights:
    """Logistic regression of telling a move on the traits, the sentence vector and what the kinds say."""
    vectorizer = DictVectorizer(sort=True)
    rows = vectorizer.fit_transform([dict.fromkeys(one.traits, 1.0) for one in examples])
    kept = np.flatnonzero(np.asarray((rows > 0).sum(axis=0)).ravel() >= FEWEST)
    size = len(kinds.vector)
    vectors = np.array([one.candidate.attribution.vector or (0.0,) * size for one in examples]) * scale
    told = [kinds.judge(find_phrases(one.candidate), one.candidate.attribution.vector).told for one in examples]
    inputs = np.concatenate(
        [rows[:, kept].toarray(), vectors, np.array(told)[:, None] * TOLD_SCALE], axis=1
    )  # (examples, traits + size + 1)
    regression = LogisticRegression(C=strength, max_iter=1000)
    regression.fit(inputs, [one.move is not None for one in examples])
    names = vectorizer.get_feature_names_out()[kept].tolist()
    weights = regression.coef_[0]
    return MoveWeights(
        kinds,
        dict(zip(names, weights.tolist(), strict=False)),
        tuple((weights[len(names) : -1] * scale).tolist()),
        float(weights[-1]) * TOLD_SCALE,
        float(regression.intercept_[0]),
    )


def write_weights(weights: MoveWeights) -> None:
    """Write the weights where the package reads them, those of kinds as half-size floats."""
    names = sorted(weights.traits)
    kinds = weights.kinds
    np.savez_compressed(
        WEIGHTS,
        **{f"kinds.{name}": getattr(kinds, name).astype(np.float16) for name in ("matrix", "vector", "bias")},
        **{"kinds.phrases": np.array(sorted(kinds.phrases, key=kinds.phrases.__getitem__))},
        names=np.array(names),
        weights=np.array([weights.traits[name] for name in names], dtype=np.float32),
        vector=np.array(weights.vector, dtype=np.float32),
        told=np.float32(weights.told),
        bias=np.float32(weights.bias),
    )
    write_digest(WEIGHTS.parent)
    print(f"{len(kinds.phrases)} phrases and {len(names)} traits written to {WEIGHTS}", file=sys.stderr)


def _build_story(folder: Path) -> Story:
    return link_readings([each for each in read_articles(folder / "articles") if isinstance(each, Reading)])


def _score(folder: Path, story: Story, weights: MoveWeights) -> dict[str, dict[str, float | None]]:
    account = compose_account(story, title="", tool=Tool("", ""), skipped=(), move_weights=weights)
    scorer = find_data() / "tools/score_story.py"
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(account_to_json(account))
        file.flush()
        command = [sys.executable, str(scorer), str(folder / "gold.offsets.json"), file.name, "--json"]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures: dict[str, dict[str, float | None]] = json.loads(printed)
    return figures


if __name__ == "__main__":
    main()
