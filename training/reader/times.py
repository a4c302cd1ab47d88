"""Train the heads for time expressions on TimeBank, on the states that the exported encoder gives.

usage: python -m training.reader.times [--data ../shared] [--to src/communique/model/weights]

The encoder stays as it is. Run after export; `heads.npz` and DIGEST are written anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from communique.model.labels import TIME_TYPES
from communique.model.reader import Reader, Tagged
from communique.model.time_words import CLASSES, SHAPES, WORDS
from communique.model.times import AROUND, LAST, OPENING, TimeHeads, TimeWords, describe_words, find_windows
from communique.model.words import find_words
from training.reader.examples import UNLABELLED
from training.reader.export import replace_heads
from training.reader.network import SIZE
from training.reader.timeml import TimeDocument, label_words, read_documents

PREFIX = "times."


@dataclass(frozen=True)
class Config:
    """Every value with its reason; those without one were chosen once and not searched."""

    seed: int = 7
    epochs: int = 20
    words_per_batch: int = 512
    run: int = 8  # neighbours kept together, to be quick
    rate: float = 2e-3  # fresh weights
    weight_decay: float = 0.01
    warmup: int = 50
    average: float = 0.98  # moving average over about 50 steps
    form_size: int = 64
    state_size: int = 48
    window_size: int = 128
    dropout: float = 0.4
    state_dropout: float = 0.3
    hidden_words: float = 0.1  # words shown as unknown, so that states are learned from, too


@dataclass(frozen=True)
class TimeText:
    """A document as the encoder sees it: its words and their labels, each (words,).

    A type is UNLABELLED where there is no expression.
    """

    document: TimeDocument
    tagged: Tagged
    words: TimeWords
    tags: np.ndarray
    types: np.ndarray


@dataclass(frozen=True)
class Table:
    """The words of all texts one below the other, row 0 for no word; `windows` is (near, window) of rows.

    `forms` (rows, 3) are numbers, shapes and gaps, `states` (rows, 2 size), `tags` and `types` (near,).
    """

    forms: Tensor
    states: Tensor
    windows: Tensor
    tags: Tensor
    types: Tensor


class TimeNetwork(nn.Module):
    """What communique.model.times computes, to be trained."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.words = nn.Embedding(1 + len(WORDS), config.form_size)
        self.classes = nn.Linear(len(CLASSES), config.form_size, bias=False)
        self.shapes = nn.Embedding(len(SHAPES), config.form_size)
        self.gaps = nn.Embedding(1 + OPENING, config.form_size)
        for table in (self.words, self.shapes, self.gaps):
            nn.init.normal_(table.weight, 0, 0.3)
        self.states = nn.Linear(2 * SIZE, config.state_size)
        width = (1 + 2 * AROUND) * (config.form_size + config.state_size)
        self.window = nn.Linear(width, config.window_size)
        self.tags = nn.Linear(config.window_size, 1 + LAST)
        self.types = nn.Linear(config.window_size, len(TIME_TYPES))
        held = torch.tensor([[word in words.split() for words in CLASSES.values()] for word in WORDS])
        self.register_buffer("held", torch.cat([torch.zeros(1, len(CLASSES)), held.float()]), persistent=False)

    def forward(self, forms: Tensor, states: Tensor, windows: Tensor) -> tuple[Tensor, Tensor]:
        """Numbers, shapes and gaps (words, 3), states (words, 2 size); `windows` (near, window) of words -> logits."""
        there = forms[:, 2:] >= 0
        numbers, shapes, gaps = forms.clamp(min=0).unbind(-1)
        if self.training:
            numbers = numbers * (torch.rand(numbers.shape) >= self.config.hidden_words)
        told = self.words(numbers) + self.classes(self.held[numbers]) + self.shapes(shapes) + self.gaps(gaps)
        seen = self.drop(self.states(self.drop(states, self.config.state_dropout)), self.config.state_dropout)
        inputs = (torch.cat([told, seen], dim=-1) * there)[windows]
        hidden = self.drop(self.window(self.drop(inputs, self.config.dropout).flatten(1)).relu(), self.config.dropout)
        return self.tags(hidden), self.types(hidden)

    def drop(self, values: Tensor, share: float) -> Tensor:
        """Dropout by random bytes; PyTorch's, which draws a number for each value, took half of a step."""
        if not self.training:
            return values
        drawn = torch.randint(-(2**63), 2**63 - 1, (values.numel() // 8 + 1,)).view(torch.uint8)
        kept = drawn[: values.numel()].view_as(values) >= round(256 * share)
        return values * kept / (1 - share)

    def to_arrays(self) -> dict[str, np.ndarray]:
        """The weights as they are shipped: each word's vector holds those of its classes."""
        arrays = {name: value.detach() for name, value in self.named_parameters() if name != "classes.weight"}
        arrays["words.weight"] = (self.words.weight + self.classes(self.held)).detach()
        return {PREFIX + name: value.numpy().astype(np.float16) for name, value in arrays.items()}

    def to_heads(self) -> TimeHeads:
        """The weights as they are read back."""
        return TimeHeads({name: value.astype(np.float32) for name, value in self.to_arrays().items()})


def read_texts(documents: Iterable[TimeDocument], reader: Reader) -> Iterator[TimeText]:
    """Documents as the exported encoder sees them."""
    for document in documents:
        tagged = reader.tag(reader.cut(document.text, [(0, len(document.text))]))
        words = describe_words(document.text, find_words(document.text, 0, len(document.text)), tagged.pieces)
        yield TimeText(document, tagged, words, *label_words(document, words))


def tabulate(texts: Sequence[TimeText]) -> Table:
    """One table of all texts."""
    forms, states = [np.full((1, 3), -1)], [np.zeros((1, 2 * SIZE), dtype=np.float32)]
    windows = []
    above = 0
    for text in texts:
        words = text.words
        forms.append(np.stack([words.numbers, words.shapes, words.gaps], axis=1))
        states.append(
            np.concatenate([text.tagged.syntax[words.pieces], text.tagged.whole.hidden[words.pieces]], axis=1)
        )
        window = find_windows(words)
        windows.append(np.where(window > 0, window + above, 0))
        above += len(words.bounds)
    tags = [text.tags[text.words.near] for text in texts]
    types = [text.types[text.words.near] for text in texts]
    return Table(*(torch.from_numpy(np.concatenate(part)) for part in (forms, states, windows, tags, types)))


def train(texts: Sequence[TimeText], config: Config) -> TimeNetwork:
    """Heads trained on the texts: the moving average of their weights."""
    torch.manual_seed(config.seed)
    table = tabulate(texts)
    network = TimeNetwork(config).train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.rate, weight_decay=config.weight_decay)
    batches = [batch for _ in range(config.epochs) for batch in make_batches(len(table.tags), config)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / config.warmup) * (1 - step / len(batches))
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(config.average)
    )
    for batch in batches:
        rows, windows = table.windows[batch].unique(return_inverse=True)
        tags, types = network(table.forms[rows], table.states[rows], windows)
        loss = cross_entropy(tags, table.tags[batch])
        loss = loss + cross_entropy(types, table.types[batch], ignore_index=UNLABELLED, reduction="sum") / len(batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        average.update_parameters(network)
    return average.module.eval()


def make_batches(words: int, config: Config) -> list[Tensor]:
    """Every word once, in random order by runs of neighbours, which share what is computed of their windows."""
    runs = torch.arange(words).split(config.run)
    order = torch.cat([runs[i] for i in torch.randperm(len(runs)).tolist()])
    return list(order.split(config.words_per_batch))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--to", type=Path, default=Path("src/communique/model/weights"))
    arguments = parser.parse_args()
    documents = read_documents(arguments.data / "corpora/time/tempeval3/TimeBank")
    network = train(list(read_texts(documents, Reader.load(arguments.to))), Config())
    replace_heads(arguments.to, PREFIX, network.to_arrays())


if __name__ == "__main__":
    main()
