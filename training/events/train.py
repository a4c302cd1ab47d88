"""Train the layer that types events, on what the shipped reader sees of them.

usage: python -m training.events.train [--data ../shared] [--to src/communique/model/weights] [--licences AB]

Multinomial logistic regression with a quadratic penalty; where a sentence says only that one of several types holds
(the older YIELD is CONCEDE or RETREAT), their sum is what is made likely. The `event_types.` arrays of heads.npz and
DIGEST are written anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from communique.model.event_types import BUCKETS, OUTCOMES
from communique.model.links import softmax
from communique.model.reader import Reader
from evaluation.data import DEVELOPMENT_STORIES, find_stories
from training.events.examples import NONE, Example, read_phrases, read_plover, read_stories
from training.reader.export import replace_heads

PREFIX = "event_types."
NAMES = tuple(outcome.value if outcome else NONE for outcome in OUTCOMES)
YIELD = ("CONCEDE", "RETREAT")
NEVER = -1e9
JITTER = 1e-6  # equal examples make equal rows


@dataclass(frozen=True)
class Config:
    """Every value with its reason; figures are five-fold on PLOVER's sentences."""

    penalty: float = 0.2  # on the squares of all weights; 0.1 and 0.4 are as good within 0.01
    states: float = 0.02  # what a standardised state counts beside a lemma
    sureness: float = 1.0  # log-odds that "none" must have over the best type: a wrong none loses an event's type
    steps: int = 40  # of L-BFGS; 60 give the same figures


@dataclass(frozen=True)
class Weights:
    """What the shipped layer is made of, by the names that model/event_types.py gives it."""

    arrays: dict[str, np.ndarray]

    def score(self, examples: Sequence[Example]) -> np.ndarray:
        """Probabilities (examples, outcomes)."""
        states, lemmas = lay_out(examples)
        scores = states @ self.arrays["states.weight"].T + self.arrays["states.bias"]
        return softmax(scores + lemmas @ self.arrays["lemmas"])


def train(examples: Sequence[Example], config: Config) -> Weights:
    """The layer that makes the examples' types likely."""
    states, lemmas = lay_out(examples)
    mean, spread = states.mean(axis=0), states.std(axis=0) + 1e-6
    inputs = np.concatenate([(states - mean) / spread * config.states, lemmas], axis=1)
    # Examples are fewer than features: in the basis of their Cholesky factor the same layer is found sooner.
    products = inputs @ inputs.T
    factor = np.linalg.cholesky(products + JITTER * np.eye(len(products)))  # (examples, examples)
    wrong = np.array([[not is_one_of(name, each.type) for name in NAMES] for each in examples])
    counts = np.array([each.weight for each in examples])
    layer, bias = descend(factor, wrong, counts, config)
    trained = inputs.T @ np.linalg.solve(factor.T, layer)  # (features, outcomes)
    size = states.shape[1]
    scaled = trained[:size].T * config.states / spread
    bias[NAMES.index(NONE)] -= config.sureness
    return Weights({"states.weight": scaled, "states.bias": bias - scaled @ mean, "lemmas": trained[size:]})


def descend(inputs: np.ndarray, wrong: np.ndarray, counts: np.ndarray, config: Config) -> tuple[np.ndarray, np.ndarray]:
    """The layer (features, outcomes) and bias of least loss; `wrong` (examples, outcomes) is what does not hold."""
    known, excluded, weights = torch.from_numpy(inputs), torch.from_numpy(wrong), torch.from_numpy(counts)
    layer = torch.zeros(inputs.shape[1], len(NAMES), dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(len(NAMES), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([layer, bias], max_iter=config.steps, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimizer.zero_grad()
        scores = known @ layer + bias
        lost = scores.logsumexp(1) - scores.masked_fill(excluded, NEVER).logsumexp(1)
        loss = (weights * lost).sum() + config.penalty / 2 * layer.square().sum()
        loss.backward()
        return loss

    optimizer.step(step)
    return layer.detach().numpy(), bias.detach().numpy()


def is_one_of(name: str, given: str) -> bool:
    """Whether a type is what an example says, which may be the older type that two were."""
    return name == given or (given == "YIELD" and name in YIELD)


def lay_out(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    """States (examples, size) and shares of lemmas (examples, BUCKETS)."""
    states = np.stack([each.view.states for each in examples]).astype(np.float64)
    lemmas = np.zeros((len(examples), BUCKETS))
    for row, each in enumerate(examples):
        np.add.at(lemmas[row], each.view.buckets, each.view.shares)
    return states, lemmas


def collect_examples(data: Path, reader: Reader) -> tuple[list[Example], list[Example], list[Example]]:
    """The project's own sentences, PLOVER's, and the mentions of the training stories."""
    stories = [path.name for path in find_stories(data) if path.name not in DEVELOPMENT_STORIES]
    return (
        list(read_phrases(Path(__file__).with_name("phrases.txt"), reader)),
        list(read_plover(data / "corpora/events/plover/PLV_train.tsv", reader)),
        list(read_stories(data / "gold", stories, reader)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--to", type=Path, default=Path("src/communique/model/weights"))
    parser.add_argument(
        "--licences", choices=("ABD", "AB"), default="ABD", help="AB: the project's own sentences alone"
    )
    arguments = parser.parse_args()
    phrases, plover, stories = collect_examples(arguments.data, Reader.load(arguments.to))
    weights = train(phrases if arguments.licences == "AB" else [*phrases, *plover, *stories], Config())
    replace_heads(arguments.to, PREFIX, {PREFIX + name: value for name, value in weights.arrays.items()})


if __name__ == "__main__":
    main()
