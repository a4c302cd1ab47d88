"""Train the scorer of antecedents (model/antecedents.py) on the states that the exported encoder gives.

usage: python -m training.reader.antecedents [--data ../shared] [--to src/communique/model/weights] [--held-out]

Mentions and pairs are those that the reader itself finds in GUM, LitBank, MEANTIME and GAP. The loss of each pronoun
and description is that of all its right antecedents together (Durrett & Klein 2013); to it comes, for each pronoun,
that of where its chain of links ends: at a name of its entity, or at none. Run after export; `heads.npz` and DIGEST are
written anew. With --held-out a fifth of the documents is kept back, its losses are shown, and nothing is written.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from communique.model.antecedents import Pairs, span_states
from communique.model.reader import Reader
from communique.read.anaphora import Linkable, find_linkable
from communique.read.article import find_names
from communique.read.attributions import find_attributions
from communique.read.mentions import find_mentions
from communique.read.names import mend_names
from communique.read.noun_phrases import find_noun_phrases
from communique.read.phrases import Form
from communique.read.posts import add_posts
from communique.types import Article, Block, BlockKind
from training.reader.coreference import (
    NOTHING,
    Document,
    find_entities,
    read_gap_documents,
    read_gum_documents,
    read_litbank_documents,
    read_meantime_documents,
    spread_by_last_word,
)
from training.reader.export import replace_heads

PREFIX = "antecedent."
HELD_OUT = 5  # every fifth document


@dataclass(frozen=True)
class Config:
    """Every value with its reason."""

    seed: int = 7
    epochs: int = 5
    rate: float = 2e-3  # fresh weights
    average: float = 0.99  # moving average over about 100 steps: what is written and measured
    weight_decay: float = 0.05
    units: int = 64
    dropout: float = 0.3
    states_dropout: float = 0.5  # the encoder knows these texts: what it remembers of them must not carry a link
    description: float = 0.5  # what a description counts beside a pronoun
    # what a text of each set counts: novels are many and far from the news that MEANTIME is, snippets tell of one word
    shares: tuple[tuple[str, float], ...] = (("gum", 1.0), ("litbank", 0.5), ("meantime", 1.5), ("gap", 0.4))
    per_step: float = 200.0  # pronouns and descriptions of a document, about: keeps the gradient near one


@dataclass(frozen=True)
class Walk:
    """A pronoun by its row, with the mentions its chain should end at, or, where that is empty, should not."""

    row: int
    right: Tensor  # (mentions,)
    wrong: Tensor  # (mentions,)


@dataclass(frozen=True)
class Lesson:
    """One document: its pairs, which of them are right, and which rows are known."""

    set: str
    states: Tensor  # (mentions, 2 size), half precision
    pairs: Pairs
    is_new: Tensor  # (asked,): a description, which may name something itself
    right: Tensor  # (pairs,)
    weights: Tensor  # (asked,): 0 where the corpus does not tell
    walks: list[Walk]


class Antecedents(nn.Module):
    """The network of model/antecedents.py, with dropout."""

    def __init__(self, size: int, mention_traits: int, pair_traits: int, config: Config) -> None:
        super().__init__()
        width, units = size + mention_traits, config.units
        self.query, self.key = nn.Linear(width, units), nn.Linear(width, units)
        self.left, self.right = nn.Linear(width, units), nn.Linear(width, units)
        self.product, self.traits = nn.Linear(units, units), nn.Linear(pair_traits, units)
        self.hidden, self.score = nn.Linear(units, units // 2), nn.Linear(units // 2, 1)
        self.none = nn.Linear(units, 1)
        self.dropout, self.states_dropout = nn.Dropout(config.dropout), nn.Dropout(config.states_dropout)

    def forward(self, lesson: Lesson) -> Tensor:
        """Log-odds (asked, mentions), very low where there is no pair."""
        asked, rows, columns = (
            torch.from_numpy(a) for a in (lesson.pairs.asked, lesson.pairs.rows, lesson.pairs.columns)
        )
        traits = torch.from_numpy(lesson.pairs.traits).float()
        known = torch.from_numpy(lesson.pairs.mentions).float()
        mentions = torch.cat([self.states_dropout(lesson.states.float()), known], dim=1)
        query, left = self.query(mentions[asked]), self.left(mentions[asked])
        product = left[rows] * self.right(mentions)[columns] / left.shape[1] ** 0.5
        units = torch.relu(query[rows] + self.key(mentions)[columns] + self.product(product) + self.traits(traits))
        units = torch.relu(self.hidden(self.dropout(units)))
        scores = self.score(self.dropout(units))[:, 0] + product.sum(dim=1)
        odds = scores - self.none(self.dropout(torch.relu(query)))[:, 0][rows]
        return torch.full((len(asked), len(mentions)), NO_PAIR).index_put((rows, columns), odds)


NO_PAIR = -1e9
# A mass of nothing costs no more than this; masses are sums of probabilities, and may round to nothing.
LEAST_MASS = 1e-4


def train(lessons: Sequence[Lesson], held_out: Sequence[Lesson], config: Config) -> Antecedents:
    """Train on lessons in random order, snippets spread among the documents; shows losses of the averaged weights."""
    torch.manual_seed(config.seed)
    chance = random.Random(config.seed)
    first = lessons[0]
    network = Antecedents(first.states.shape[1], first.pairs.mentions.shape[1], first.pairs.traits.shape[1], config)
    average = copy.deepcopy(network).eval()
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.rate, weight_decay=config.weight_decay)
    texts, snippets = ([x for x in lessons if (x.set == "gap") == is_gap] for is_gap in (False, True))
    steps = config.epochs * len(texts)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, 0.05 + step / 20) * (1 - step / steps))
    shares = dict(config.shares)
    taken = 0
    for epoch in range(config.epochs):
        network.train()
        chance.shuffle(texts)
        chance.shuffle(snippets)
        for at, text in enumerate(texts):
            batch = [text, *snippets[at :: len(texts)]]
            loss = torch.stack([shares[x.set] * loss_of(network(x), x) for x in batch]).sum() / config.per_step
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            update_average(average, network, min(config.average, (2 + taken) / (11 + taken)))
            taken += 1
        print(f"epoch {epoch + 1}", *(f"{name} {value:.3f}" for name, value in measure(average, held_out)), flush=True)
    return average


@torch.no_grad()
def update_average(average: Antecedents, network: Antecedents, decay: float) -> None:
    """Move the averaged weights towards the current ones."""
    for mine, theirs in zip(average.parameters(), network.parameters(), strict=True):
        mine.lerp_(theirs, 1 - decay)


def loss_of(odds: Tensor, lesson: Lesson) -> Tensor:
    """The loss of a document's links and of its pronouns' chains, summed."""
    total = torch.logsumexp(torch.cat([torch.zeros(len(odds), 1), odds], dim=1), dim=1)  # (asked,)
    rows, columns = torch.from_numpy(lesson.pairs.rows), torch.from_numpy(lesson.pairs.columns)
    where = rows[lesson.right], columns[lesson.right]
    right = torch.full_like(odds, NO_PAIR).index_put(where, odds[where])
    has = torch.zeros(len(odds), dtype=torch.bool).index_fill(0, where[0], True)
    links = (total - torch.where(has, torch.logsumexp(right, dim=1), 0.0)) * lesson.weights
    return links.sum() + (chain_losses(odds, total, lesson).sum() if lesson.walks else 0.0)


def chain_losses(odds: Tensor, total: Tensor, lesson: Lesson) -> Tensor:
    """The loss of each pronoun's chain (walks,); the walk is that of read/chains.py."""
    asked = torch.from_numpy(lesson.pairs.asked)
    steps = torch.exp(odds - total[:, None]).double()  # (asked, mentions)
    one = torch.eye(len(odds), dtype=torch.float64)
    starting = torch.tensor([walk.row for walk in lesson.walks])
    visits = torch.linalg.solve((one - steps[:, asked]).T, one[:, starting]).T  # (walks, asked)
    ends = steps.index_copy(1, asked, torch.diag(torch.exp(-total).double() * lesson.is_new))
    masses = visits @ ends  # (walks, mentions)
    right = torch.stack([walk.right for walk in lesson.walks])
    wrong = torch.stack([walk.wrong for walk in lesson.walks])
    mass = torch.where(right.any(dim=1), (masses * right).sum(dim=1), 1 - (masses * wrong).sum(dim=1))
    return -torch.log(mass.clamp_min(0) + LEAST_MASS).float()


@torch.no_grad()
def measure(network: Antecedents, lessons: Sequence[Lesson]) -> Iterator[tuple[str, float]]:
    """The mean loss of a pronoun's chain, by set."""
    network.eval()
    losses: dict[str, list[float]] = {}
    for lesson in lessons:
        if lesson.walks:
            odds = network(lesson)
            total = torch.logsumexp(torch.cat([torch.zeros(len(odds), 1), odds], dim=1), dim=1)
            losses.setdefault(lesson.set, []).extend(chain_losses(odds, total, lesson).tolist())
    yield from ((name, float(np.mean(values))) for name, values in sorted(losses.items()))


# ----------------------------------------------------------------------------------------------------- lessons


def build_lessons(data: Path, reader: Reader) -> Iterator[Lesson]:
    """Every document with a pronoun or a description in it."""
    entities = data / "corpora/entities"
    sets: Mapping[str, Iterable[Document]] = {
        "gum": read_gum_documents(data / "corpora/treebank/gum/train"),
        "litbank": read_litbank_documents(entities / "litbank"),
        "meantime": read_meantime_documents(data / "corpora/crossdoc/meantime/en/meantime.conll"),
        "gap": read_gap_documents(entities / "gap/gap-development.tsv"),
    }
    for name, documents in sets.items():
        for document in documents:
            states, linkable = find_mentions_of(document, reader)
            if len(linkable.pairs.rows):
                yield build_lesson(name, document, states, linkable)


def find_mentions_of(document: Document, reader: Reader) -> tuple[npt.NDArray[np.float32], Linkable]:
    """The states (pieces, size) and mentions that the reader has of a text."""
    text = document.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    body = (Block(0, len(text), BlockKind.BODY),)
    article = Article(id=document.id, path=document.id, text=text, sha256=digest, blocks=body)
    tagged = reader.tag(reader.cut(text, [(0, len(text))]))
    attributions = add_posts(article, find_attributions(article, tagged, reader))
    names = mend_names(text, find_names(tagged, reader))
    mentions = find_mentions(article, names, attributions)
    phrases = find_noun_phrases(article, tagged, reader.heads)
    return tagged.syntax, find_linkable(article, tagged, phrases, names, mentions)


def build_lesson(name: str, document: Document, states: npt.NDArray[np.float32], linkable: Linkable) -> Lesson:
    """Put the corpus's entities on the mentions that the reader found."""
    pairs, mentions = linkable.pairs, linkable.mentions
    entities = find_entities(document, mentions)
    is_name, is_pronoun = (np.array([m.form is form for m in mentions]) for form in (Form.NAME, Form.PRONOUN))
    if name == "gap":
        spread_by_last_word(entities, mentions)
    asked = entities[pairs.asked]
    known = (asked >= 0) | ((asked == NOTHING) & (name == "gum"))  # novels leave most "it" out, snippets all but one
    weights = np.where(is_pronoun[pairs.asked], 1.0, Config.description) * known * (name != "gap")
    right = (entities[pairs.columns] == asked[pairs.rows]) & (asked[pairs.rows] >= 0) & (weights[pairs.rows] > 0)
    told = np.flatnonzero((known | ((asked == NOTHING) & (name == "gap"))) & is_pronoun[pairs.asked])
    groups = is_name & (entities >= 0) if name == "gap" else is_name
    walks = []
    for row in told.tolist():
        ends = groups & (entities == asked[row])
        if name != "gap" or asked[row] == NOTHING or ends.any():
            walks.append(Walk(row, torch.from_numpy(ends), torch.from_numpy(groups & ~ends)))
    return Lesson(
        name,
        torch.from_numpy(span_states(states, linkable.ranges).astype(np.float16)),
        Pairs(pairs.asked, pairs.rows, pairs.columns, pairs.mentions, pairs.traits.astype(np.float16)),
        torch.from_numpy(~is_pronoun[pairs.asked]),
        torch.from_numpy(right),
        torch.from_numpy(weights).float(),
        walks,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--to", type=Path, default=Path("src/communique/model/weights"))
    parser.add_argument("--held-out", action="store_true")
    arguments = parser.parse_args()
    lessons = list(build_lessons(arguments.data, Reader.load(arguments.to)))
    kept_back = lessons[::HELD_OUT] if arguments.held_out else []
    network = train([x for i, x in enumerate(lessons) if not kept_back or i % HELD_OUT], kept_back, Config())
    if arguments.held_out:
        return
    replace_heads(arguments.to, PREFIX, {PREFIX + name: value.numpy() for name, value in network.state_dict().items()})


if __name__ == "__main__":
    main()
