"""Train the network that looks at name tags again, on what the exported encoder says; the encoder stays as it is.

usage: python -m training.reader.name_head [--examples runs/reader/examples.pkl] [--to src/communique/model/weights]

The encoder sees a window and shares its time among all tasks; this network sees the whole text and learns names alone.
Run after export; the `names.` arrays of heads.npz and DIGEST are written anew. `--held-out` keeps the last fifth of
CoNLL++ train apart, prints the F1 of tags there and writes nothing.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.model.decode import best_path
from communique.model.encode import Pieces
from communique.model.labels import NAME_TAGS
from communique.model.name_head import FLOOR, REACH, SCALE, NameWords, describe_words
from communique.model.reader import Reader
from training.reader.examples import UNLABELLED, Example
from training.reader.export import replace_heads
from training.reader.train import LOWER, OPENS, SINGLE_CAPITAL, UPPER

PREFIX = "names."
STATES = 384


@dataclass(frozen=True)
class Config:
    """Every value with its reason."""

    seed: int = 7
    epochs: int = 12  # 8 and 14 differ by 0.001 on the part held out
    words_per_batch: int = 4000  # some 17 articles
    rate: float = 2e-3  # fresh weights
    weight_decay: float = 0.01
    size: int = 96  # 128 is no better and dearer
    dropout: float = 0.3
    state_dropout: float = 0.2
    # What a word of each set counts; with GMB, labelled by machine, F1 on CoNLL++ is 0.005 lower (README).
    weights: tuple[tuple[str, float], ...] = (("conllpp", 1.0), ("politics", 1.0), ("wikigold", 0.5))
    share: float = 0.7  # what of the corrections counts in the end; as good on CoNLL++, better on politics (README)
    recased: float = 0.15  # of the texts are shown all in small letters as well, and as many all in capitals


@dataclass
class Seen:
    """The words of a text as the encoder sees them; `weight` is what each counts in the loss."""

    words: NameWords
    states: np.ndarray  # (words, 2 size) float16
    names: np.ndarray  # (words, tags) float16, the encoder's log-probabilities
    tags: np.ndarray  # (words,)
    weight: float


class Network(nn.Module):
    """NameHead.retag for several texts at once, with dropout."""

    def __init__(self, config: Config, traits: int) -> None:
        super().__init__()
        tags, size = len(NAME_TAGS), config.size
        self.word = nn.Linear(2 * STATES + tags + traits, size)
        self.context = nn.Linear((2 * REACH + 3) * size + 2 * tags, size)
        self.tag = nn.Linear(size, tags)
        nn.init.zeros_(self.tag.weight)  # it begins with the encoder's own opinion
        nn.init.zeros_(self.tag.bias)
        self.dropout = nn.Dropout(config.dropout)
        self.state_dropout = nn.Dropout(config.state_dropout)

    def forward(self, batch: Sequence[Seen]) -> Tensor:
        """Scores (words, tags) of all texts, one after the other."""
        columns: dict[str, list[Tensor]] = {}
        groups = {"forms": 0, "paragraphs": 0}
        for seen in batch:
            inputs = {
                "states": seen.states,
                "names": seen.names,
                "traits": seen.words.traits,
                "forms": seen.words.forms + groups["forms"],
                "paragraphs": seen.words.paragraphs + groups["paragraphs"],
            }
            for key in groups:
                groups[key] = int(inputs[key].max()) + 1
            for key, value in inputs.items():
                columns.setdefault(key, []).append(torch.from_numpy(value))
        states, traits = (torch.cat(columns[key]).float() for key in ("states", "traits"))
        names = torch.cat(columns["names"]).float().clamp(min=float(FLOOR))
        forms, paragraphs = torch.cat(columns["forms"]), torch.cat(columns["paragraphs"])
        inputs = torch.cat([self.state_dropout(states), names * float(SCALE), traits], dim=1)
        inner = self.dropout(functional.relu(self.word(inputs)))  # (words, size)
        padded = [functional.pad(part, (0, 0, REACH, REACH)) for part in inner.split([len(s.tags) for s in batch])]
        around = [torch.cat([p[i : len(p) - 2 * REACH + i] for p in padded]) for i in range(2 * REACH + 1)]
        chances = names.exp()
        total, counts = sums(paragraphs, inner)
        seen = [others(forms, inner), (total / counts)[paragraphs], others(forms, chances)]
        best = torch.zeros(int(forms.max()) + 1, chances.shape[1])
        best = best.scatter_reduce(0, forms[:, None].expand_as(chances), chances, "amax")[forms]
        outer = self.dropout(functional.relu(self.context(torch.cat([*around, *seen, best], dim=1))))
        return names + self.tag(outer)


def sums(groups: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
    """Sums (groups, size) of values (words, size), and counts (groups, 1)."""
    counts = torch.bincount(groups)[:, None].float()
    return torch.zeros(len(counts), values.shape[1]).index_add(0, groups, values), counts


def others(groups: Tensor, values: Tensor) -> Tensor:
    """The mean over the other words of each word's group."""
    total, counts = sums(groups, values)
    return (total[groups] - values) / (counts[groups] - 1).clamp(min=1)


def train(texts: list[Seen], config: Config) -> Network:
    """A network trained on the texts."""
    torch.manual_seed(config.seed)
    chance = random.Random(config.seed)
    network = Network(config, texts[0].words.traits.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.rate, weight_decay=config.weight_decay)
    batches_an_epoch = len(make_batches(texts, config.words_per_batch))
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, config.epochs * batches_an_epoch)
    network.train()
    for epoch in range(config.epochs):
        chance.shuffle(texts)
        shown = []
        for batch in make_batches(texts, config.words_per_batch):
            tags = torch.from_numpy(np.concatenate([seen.tags for seen in batch]))
            weights = torch.cat([torch.full((len(seen.tags),), seen.weight) for seen in batch])
            losses = functional.cross_entropy(network(batch), tags, reduction="none", ignore_index=UNLABELLED)
            loss = (losses * weights).sum() / weights.sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            shown.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(shown):.4f}", flush=True)
    with torch.no_grad():
        network.tag.weight *= config.share
        network.tag.bias *= config.share
    return network.eval()


def make_batches(texts: Sequence[Seen], words: int) -> list[list[Seen]]:
    """Texts in their order, at least so many words together."""
    batches: list[list[Seen]] = [[]]
    for seen in texts:
        if sum(len(s.tags) for s in batches[-1]) >= words:
            batches.append([])
        batches[-1].append(seen)
    return batches


def see(examples: Sequence[Example], reader: Reader, config: Config) -> Iterator[Seen]:
    """The examples as the exported encoder sees them, some in another case as well; states in half precision."""
    chance = random.Random(config.seed)
    weights = dict(config.weights)
    for example in examples:
        yield see_text(example, example.features, reader, weights[example.set])
        for case in (LOWER, UPPER):
            if chance.random() < config.recased:
                features = example.features.copy()
                lettered = features[:, 0] > 0
                if case == UPPER:
                    lettered &= features[:, 0] != SINGLE_CAPITAL
                features[lettered, 0] = case
                yield see_text(example, features, reader, weights[example.set])


def see_text(example: Example, features: np.ndarray, reader: Reader, weight: float) -> Seen:
    """One text as the encoder sees it, at the first pieces of its words, which are all that is looked at."""
    opens = OPENS[example.ids]
    pieces = Pieces(example.ids, features, np.zeros((len(opens), 2), dtype=np.int64), opens)
    tagged = reader.tag(pieces)
    states = np.concatenate([tagged.whole.hidden, tagged.syntax], axis=1)[opens].astype(np.float16)
    assert example.names is not None
    return Seen(describe_words(pieces), states, tagged.names[opens].astype(np.float16), example.names[opens], weight)


def score(network: Network, texts: Sequence[Seen]) -> float:
    """F1 of names by the best legal tags of each text."""
    right = wanted = found = 0
    for seen in texts:
        with torch.no_grad():
            scores = network([seen]).log_softmax(-1).numpy()
        gold, own = spans_of(seen.tags.tolist()), spans_of(best_path(scores).tolist())
        right, wanted, found = right + len(gold & own), wanted + len(gold), found + len(own)
    return 2 * right / (wanted + found)


def spans_of(path: Sequence[int]) -> set[tuple[int, int, int]]:
    """First word, end and tag of every name of a legal sequence of tags."""
    opened = [at for at, tag in enumerate(path) if tag % 2 == 1]
    spans = set()
    for start in opened:
        end = start + 1
        while end < len(path) and path[end] == path[start] + 1:
            end += 1
        spans.add((start, end, path[start]))
    return spans


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, default=Path("runs/reader/examples.pkl"))
    parser.add_argument("--to", type=Path, default=Path("src/communique/model/weights"))
    parser.add_argument("--held-out", action="store_true")
    arguments = parser.parse_args()
    config = Config()
    with arguments.examples.open("rb") as file:
        examples = [example for example in pickle.load(file) if example.set in dict(config.weights)]
    reader = Reader.load(arguments.to)
    news = [example for example in examples if example.set == "conllpp"]
    kept = news[-(len(news) // 5) :] if arguments.held_out else []
    network = train(list(see([e for e in examples if not any(e is k for k in kept)], reader, config)), config)
    if kept:
        print(f"F1 of tags: {score(network, list(see(kept, reader, replace(config, recased=0.0)))):.4f}")
        return
    replace_heads(arguments.to, PREFIX, {PREFIX + name: value.numpy() for name, value in network.state_dict().items()})


if __name__ == "__main__":
    main()
