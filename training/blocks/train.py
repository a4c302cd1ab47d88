"""Train the block classifier: hashed words and figures of each line, and two convolutions over the lines of the text.

In: the file of prepare.py. Out: `blocks.npz` (half-precision arrays) for `communique.ingest.blocks`, and figures on the
tuning pages. `--folds` cross-validates on the annotated stories instead, leaving whole stories out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from communique.ingest.blocks import LABELS, Weights, load_weights, mark_probabilities
from communique.ingest.lines import BUCKETS, describe_lines, split_lines

SEED = 7
EPOCHS = 8
BATCH_LINES = 3000
LEARNING_RATE = 3e-3
WEIGHT_DECAY = 1e-4
WORD_SIZE, HIDDEN = 16, 48
WORDS_OUT = 0.15
"""Share of lines whose words are hidden in training, so that form and neighbours are learnt too."""
STORY_REPEATS = 6
"""How often an epoch shows the annotated stories: 55 texts against 7,600."""
BODY_WEIGHT = 2.0
"""What an error on body or a subhead costs against one on boilerplate, which is the lesser evil; not tuned."""
DROPOUT = 0.15
FOLDS = 4


@dataclass(frozen=True)
class Sample:
    """One text as arrays: flat buckets with offsets, figures (lines, figures), labels (lines)."""

    origin: str
    way: str
    split: str
    text: str
    words: Tensor
    offsets: Tensor
    figures: Tensor
    labels: Tensor


class Net(nn.Module):
    """Line vectors, two convolutions over lines (the second dilated: a view of six lines either way), label scores."""

    def __init__(self, figures: int) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(BUCKETS, WORD_SIZE, mode="mean")
        nn.init.normal_(self.words.weight, std=0.3)
        self.line = nn.Linear(WORD_SIZE + figures, HIDDEN)
        self.near = nn.Conv1d(HIDDEN, HIDDEN, 5, padding=2)
        self.far = nn.Conv1d(HIDDEN, HIDDEN, 5, padding=4, dilation=2)
        self.out = nn.Linear(3 * HIDDEN, len(LABELS))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, sample: Sample) -> Tensor:
        bags = self.words(sample.words, sample.offsets)  # (lines, words)
        if self.training:
            bags = bags * (torch.rand(len(bags), 1) >= WORDS_OUT)
        line = torch.relu(self.line(torch.cat([bags, sample.figures], 1)))  # (lines, hidden)
        line = self.drop(line)
        near = self.drop(torch.relu(self.near(line.T[None])))  # (1, hidden, lines)
        far = self.drop(torch.relu(self.far(near)))
        return self.out(torch.cat([line, near[0].T, far[0].T], 1))  # (lines, labels)

    def weights(self) -> Weights:
        """Give the arrays that numpy needs."""

        def array(value: Tensor) -> NDArray[np.float32]:
            return value.detach().numpy()

        return Weights(
            words=array(self.words.weight),
            line=array(self.line.weight.T),
            line_bias=array(self.line.bias),
            near=array(self.near.weight.permute(2, 1, 0)),
            near_bias=array(self.near.bias),
            far=array(self.far.weight.permute(2, 1, 0)),
            far_bias=array(self.far.bias),
            out=array(self.out.weight.T),
            out_bias=array(self.out.bias),
        )


def main() -> None:
    """Train, and write the weights or print the cross-validation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--folds", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    samples = list(load_samples(arguments.texts))
    development = [sample for sample in samples if is_development(sample)]
    pages = [sample for sample in samples if sample.split == "train"]
    stories = [sample for sample in samples if sample.split == "story" and not is_development(sample)]
    if arguments.folds:
        names = sorted({sample.origin.split("/")[0] for sample in stories})
        predicted: list[tuple[Sample, NDArray[np.float32]]] = []
        for fold in range(FOLDS):
            out = set(names[fold::FOLDS])
            weights = train(pages + [s for s in stories if s.origin.split("/")[0] not in out] * STORY_REPEATS)
            predicted += [(s, probabilities(weights, s)) for s in stories if s.origin.split("/")[0] in out]
        report("stories, left out", predicted)
        show_errors(predicted)
        return
    train(pages + stories * STORY_REPEATS).save(arguments.output)
    weights = load_weights(arguments.output)
    for way in ("whole", "nodes", "loose", "light"):
        for split in ("tune", "test"):
            some = [s for s in samples if s.way == way and s.split == split]
            report(f"{way} {split}", [(s, probabilities(weights, s)) for s in some])
    predicted = [(s, probabilities(weights, s)) for s in development]
    report("development stories", predicted)
    show_errors(predicted)


def is_development(sample: Sample) -> bool:
    """Tell whether a text is of a development story: those are measured on, never learnt from."""
    return sample.origin.startswith(("hanoi-", "taliban-"))


def load_samples(path: Path) -> Iterator[Sample]:
    """Read the labelled texts and compute their features."""
    with path.open(encoding="utf-8") as source:
        for row in source:
            item = json.loads(row)
            lines = split_lines(item["text"])
            described = describe_lines(item["text"], lines)
            sizes = [len(bucket) for bucket in described.buckets]
            yield Sample(
                item["origin"],
                item["way"],
                item["split"],
                item["text"],
                torch.tensor([b for bucket in described.buckets for b in bucket]),
                torch.tensor(np.cumsum([0, *sizes[:-1]])),
                torch.tensor(described.figures),
                torch.tensor(item["labels"]),
            )


def train(samples: list[Sample]) -> Weights:
    """Train on the samples, in an order and from a start that the seed fixes."""
    torch.manual_seed(SEED)
    order = np.random.default_rng(SEED)
    net = Net(samples[0].figures.shape[1])
    optimizer = torch.optim.AdamW(net.parameters(), LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    total = EPOCHS * sum(len(sample.labels) for sample in samples) // BATCH_LINES + EPOCHS
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=total, pct_start=0.1)
    cost = nn.CrossEntropyLoss(torch.tensor([BODY_WEIGHT, 1.0, BODY_WEIGHT, 1.0]), ignore_index=-1, reduction="sum")
    for epoch in range(EPOCHS):
        net.train()
        running, seen = 0.0, 0
        for batch in batches(samples, order):
            optimizer.zero_grad()
            scores, labels = net(batch), batch.labels
            loss = cost(scores, labels) / max(int((labels >= 0).sum()), 1)
            loss.backward()
            optimizer.step()
            if schedule.last_epoch < total - 1:
                schedule.step()
            running, seen = running + loss.item(), seen + 1
        print(f"epoch {epoch + 1}: loss {running / seen:.4f}", flush=True)
    net.eval()
    return net.weights()


GAP = 6
"""Empty lines between the texts of a batch, so that no convolution sees across."""


def batches(samples: list[Sample], order: np.random.Generator) -> Iterator[Sample]:
    """Join shuffled samples into long ones of about BATCH_LINES lines, kept apart by gaps."""
    some: list[Sample] = []
    size = 0
    for place in order.permutation(len(samples)):
        some.append(samples[place])
        size += len(samples[place].labels) + GAP
        if size >= BATCH_LINES:
            yield join(some)
            some, size = [], 0
    if some:
        yield join(some)


def join(samples: list[Sample]) -> Sample:
    """Make one sample of several."""
    words, offsets, figures, labels, base = [], [], [], [], 0
    for sample in samples:
        words.append(sample.words)
        offsets += [sample.offsets + base, torch.full((GAP,), base + len(sample.words))]
        figures += [sample.figures, torch.zeros(GAP, sample.figures.shape[1])]
        labels += [sample.labels, torch.full((GAP,), -1)]
        base += len(sample.words)
    return Sample("", "", "", "", torch.cat(words), torch.cat(offsets), torch.cat(figures), torch.cat(labels))


def probabilities(weights: Weights, sample: Sample) -> NDArray[np.float32]:
    """Run the numpy form of the net."""
    sizes = np.diff(np.append(sample.offsets.numpy(), len(sample.words)))
    return mark_probabilities(weights, sample.words.numpy(), sizes, sample.figures.numpy())


def report(name: str, predicted: list[tuple[Sample, NDArray[np.float32]]]) -> None:
    """Print, for several thresholds, body lost and boilerplate leaked (shares of characters), and F1 of boilerplate."""
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
        body = lost = boilerplate = found = 0
        for sample, scores in predicted:
            for line, label, row in zip(split_lines(sample.text), sample.labels.tolist(), scores, strict=True):
                size = len("".join(sample.text[line.start : line.end].split()))
                hit = row[3] >= threshold
                if label == 3:
                    boilerplate += size
                    found += size * hit
                elif label >= 0:
                    body += size
                    lost += size * hit
        f1 = 2 * found / max(found + lost + boilerplate, 1)
        print(
            f"{name:22} at {threshold}: body lost {lost / max(body, 1):.4f}"
            f"  leaked {1 - found / max(boilerplate, 1):.3f}  boilerplate F1 {f1:.3f}"
        )


def show_errors(predicted: list[tuple[Sample, NDArray[np.float32]]]) -> None:
    """Print the lines that are wrong at one half."""
    for sample, scores in predicted:
        for line, label, row in zip(split_lines(sample.text), sample.labels.tolist(), scores, strict=True):
            if label >= 0 and (label == 3) != (row[3] >= 0.5):
                print(f"{sample.origin:40} {LABELS[label]:11} {row[3]:.2f}", sample.text[line.start : line.end][:150])


if __name__ == "__main__":
    main()
