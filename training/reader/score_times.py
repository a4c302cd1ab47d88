"""Time expressions, five-fold by document over TimeBank and AQUAINT, with models that are thrown away.

usage: python -m training.reader.score_times [--data ../shared] [--folds 0 1 2 3 4] [--errors]

The shipped reader is trained on TimeBank, so it cannot be measured there; each fold trains the same encoder on the
other four, from the untouched weights. To be quick, embeddings and lower layers stay as they are and are run once;
surface features go in above them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import BertModel

from communique.model.encode import CLS, FEATURE_SIZES, PAD, SEP, Pieces, cut_windows, encode, load_tokenizer
from communique.model.labels import TIME_TAGS
from communique.read.times import find_times
from communique.types import TimeExpression
from evaluation.times import TimeCounts, count_times
from training.reader.examples import UNLABELLED
from training.reader.teacher import encoder_folder
from training.reader.timeml import TimeDocument, read_documents
from training.reader.times import time_example

SETS = ("TimeBank", "AQUAINT")
FOLDS = 5
# Read back by the evaluation.
KEPT = Path("evaluation/results/times_five_fold.json")


@dataclass(frozen=True)
class Config:
    """Every value with its reason."""

    seed: int = 7
    frozen: int = 3  # half of the layers: halves a step, and their output is kept
    epochs: int = 6
    windows_per_batch: int = 6
    rate: float = 2e-4
    head_rate: float = 2e-3  # fresh weights
    warmup: float = 0.1
    dropout: float = 0.1
    average: float = 0.98  # moving average over about 50 steps


@dataclass(frozen=True)
class Text:
    """A document ready to train on: pieces, time tags (pieces,), windows, and what the lower layers make of each."""

    document: TimeDocument
    pieces: Pieces
    tags: np.ndarray
    windows: tuple[tuple[int, int], ...]
    hidden: tuple[Tensor, ...]  # of each window (pieces + 2, size)


class Passed(nn.Module):
    """Stands in for embeddings where a model goes on from hidden states."""

    def forward(self, inputs_embeds: Tensor, **_: object) -> Tensor:
        """The hidden states as they are."""
        return inputs_embeds


class Tagger(nn.Module):
    """The upper layers, surface features and a head for time tags."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.upper = BertModel.from_pretrained(
            encoder_folder(),
            add_pooling_layer=False,
            hidden_dropout_prob=config.dropout,
            attention_probs_dropout_prob=0.0,
        )
        self.upper.embeddings = Passed()
        self.upper.encoder.layer = self.upper.encoder.layer[config.frozen :]
        size = self.upper.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(kinds, size) for kinds in FEATURE_SIZES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(config.dropout)
        self.times = nn.Linear(size, len(TIME_TAGS))

    def forward(self, lower: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """lower (windows, pieces, size), features (windows, pieces, 3), mask (windows, pieces) -> tag logits."""
        for i, table in enumerate(self.features):
            lower = lower + table(features[..., i])
        hidden = self.upper(inputs_embeds=lower, attention_mask=mask).last_hidden_state
        return self.times(self.dropout(hidden))


def prepare_texts(data: Path, config: Config) -> list[Text]:
    """Every document of both sets, in an order drawn by the seed."""
    tokenizer = load_tokenizer()
    model = BertModel.from_pretrained(encoder_folder(), add_pooling_layer=False).eval()
    model.encoder.layer = model.encoder.layer[: config.frozen]
    texts = []
    for name in SETS:
        for document in read_documents(data / "corpora/time/tempeval3" / name):
            example = time_example(document, tokenizer)
            pieces = encode(document.text, [(0, len(document.text))], tokenizer)
            windows = cut_windows(len(pieces))
            with torch.no_grad():
                hidden = tuple(
                    model(input_ids=torch.tensor([[CLS, *pieces.ids[start:end], SEP]])).last_hidden_state[0].half()
                    for start, end in windows
                )
            texts.append(Text(document, pieces, example.times, windows, hidden))
    random.Random(config.seed).shuffle(texts)
    return texts


def collate(batch: Sequence[tuple[Text, int]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Padded lower states, features, mask and tags of some windows; [CLS] and [SEP] have no tag."""
    width = max(len(text.hidden[i]) for text, i in batch)
    size = batch[0][0].hidden[0].shape[1]
    lower = torch.zeros(len(batch), width, size)
    features = torch.zeros(len(batch), width, len(FEATURE_SIZES), dtype=torch.long)
    mask = torch.full((len(batch), width), PAD)
    tags = torch.full((len(batch), width), UNLABELLED)
    for row, (text, i) in enumerate(batch):
        start, end = text.windows[i]
        n = end - start
        lower[row, : n + 2] = text.hidden[i]
        features[row, 1 : n + 1] = torch.from_numpy(text.pieces.features[start:end])
        mask[row, : n + 2] = 1
        tags[row, 1 : n + 1] = torch.from_numpy(text.tags[start:end])
    return lower, features, mask, tags


def train(texts: Sequence[Text], config: Config) -> Tagger:
    """A tagger trained on the texts: the moving average of its weights."""
    torch.manual_seed(config.seed)
    rng = random.Random(config.seed)
    tagger = Tagger(config).train()
    upper = {id(parameter) for parameter in tagger.upper.parameters()}
    groups = [
        {"params": [p for p in tagger.parameters() if id(p) in upper], "lr": config.rate},
        {"params": [p for p in tagger.parameters() if id(p) not in upper], "lr": config.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    windows = [(text, i) for text in texts for i in range(len(text.windows))]
    batches = [batch for _ in range(config.epochs) for batch in make_batches(windows, config, rng)]
    warm = config.warmup * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * (1 - step / len(batches))
    )
    average = torch.optim.swa_utils.AveragedModel(
        tagger, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(config.average)
    )
    for step, batch in enumerate(batches):
        lower, features, mask, tags = collate(batch)
        with torch.autocast("cpu", torch.bfloat16):
            logits = tagger(lower, features, mask)
        loss = cross_entropy(logits.float().flatten(0, 1), tags.flatten())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        average.update_parameters(tagger)
        if step % 100 == 0:
            print(f"  step {step} of {len(batches)}, {time.process_time():.0f} s of CPU, loss {loss:.4f}", flush=True)
    return average.module.eval()


def make_batches(
    windows: Sequence[tuple[Text, int]], config: Config, rng: random.Random
) -> list[list[tuple[Text, int]]]:
    """Windows of like length together, in random order."""
    order = sorted(windows, key=lambda w: (len(w[0].hidden[w[1]]), rng.random()))
    size = config.windows_per_batch
    batches = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches


@torch.no_grad()
def read_times(text: Text, tagger: Tagger) -> tuple[TimeExpression, ...]:
    """What the tagger finds in a text; each piece is taken from the window that shows it most context."""
    scores = np.zeros((len(text.pieces), len(TIME_TAGS)), dtype=np.float32)
    taken = 0
    for i, (start, end) in enumerate(text.windows):
        lower, features, mask, _ = collate([(text, i)])
        logits = tagger(lower, features, mask)[0, 1:-1].log_softmax(-1).numpy()
        scores[taken:end] = logits[taken - start :]
        taken = (end + text.windows[i + 1][0]) // 2 if i + 1 < len(text.windows) else end
    return find_times(text.document.text, text.pieces, scores)


def print_errors(text: Text, found: Sequence[TimeExpression]) -> None:
    """Each expression that is missed, made up, cut otherwise, or of another type, in its line."""
    words = text.document.text
    exact = {(time.start, time.end): time.type for time in found}
    gold = {(time.start, time.end): time.type for time in text.document.times}
    for start, end in sorted(exact.keys() ^ gold.keys() | {key for key in exact if gold.get(key) != exact[key]}):
        side = f"gold {gold.get((start, end), '-'):9} found {exact.get((start, end), '-'):9}"
        around = f"{words[max(0, start - 40) : start]}[{words[start:end]}]{words[end : end + 40]}"
        print(f"    {side} {around!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--folds", type=int, nargs="+", default=list(range(FOLDS)))
    parser.add_argument("--errors", action="store_true", help="print every expression that is wrong")
    arguments = parser.parse_args()
    config = Config()
    texts = prepare_texts(arguments.data, config)
    counts = TimeCounts()
    for fold in arguments.folds:
        tagger = train([text for i, text in enumerate(texts) if i % FOLDS != fold], config)
        mine = TimeCounts()
        for text in texts[fold::FOLDS]:
            found = read_times(text, tagger)
            mine += count_times(text.document.times, found)
            if arguments.errors:
                print_errors(text, found)
        counts += mine
        print(*(f"{figure.name} {figure.value}" for figure in mine.to_figures(f"fold {fold}")), sep="\n", flush=True)
    figures = {figure.name: figure.value for figure in counts.to_figures("tempeval3")}
    print(*(f"{name} {value}" for name, value in figures.items()), sep="\n")
    if sorted(arguments.folds) == list(range(FOLDS)):
        KEPT.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
