"""Train the heads of syntax once more, on the states that the exported encoder gives; the encoder stays as it is.

usage: python -m training.reader.finish runs/reader/weights.pt [--examples FILE] [--to src/communique/model/weights]

The joint run shares its time among all tasks, and ends before the heads of syntax have learned what the states hold.
Here they see what they will see in use, int8 included. Run after export; the parser, `heads.npz` and DIGEST are written
anew.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from communique.model.encode import Pieces, cut_windows
from communique.model.reader import Reader
from training.reader.examples import Example, Words
from training.reader.export import replace_heads
from training.reader.parser import write_parser
from training.reader.syntax import cut
from training.reader.syntax_heads import SyntaxHeads

SETS = ("ewt", "gum")
PREFIX = "syntax."
# What a whole article can afford stays an array.
ALONE = "syntax.upos_alone."


@dataclass(frozen=True)
class Config:
    """Every value with its reason."""

    seed: int = 7
    epochs: int = 6
    windows_per_batch: int = 5
    rate: float = 1e-3  # fresh weights
    weight_decay: float = 0.01


def finish(heads: SyntaxHeads, parsed: list[tuple[Tensor, Words]], config: Config) -> None:
    """Train the heads in place on windows of states (pieces, size) with their words."""
    torch.manual_seed(config.seed)
    chance = random.Random(config.seed)
    optimizer = torch.optim.AdamW(heads.parameters(), lr=config.rate, weight_decay=config.weight_decay)
    steps = config.epochs * -(-len(parsed) // config.windows_per_batch)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, steps)
    heads.train()
    for epoch in range(config.epochs):
        chance.shuffle(parsed)
        shown = 0.0
        for at in range(0, len(parsed), config.windows_per_batch):
            batch = parsed[at : at + config.windows_per_batch]
            loss = heads.loss([(states.float(), words) for states, words in batch])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            shown = 0.98 * shown + 0.02 * loss.item() if shown else loss.item()
        print(f"epoch {epoch + 1}: loss {shown:.3f}", flush=True)


def see_states(examples: Sequence[Example], reader: Reader) -> Iterator[tuple[Tensor, Words]]:
    """The windows of the examples as the exported encoder sees them; states are kept in half precision."""
    for example in examples:
        unused = np.zeros((len(example.ids), 2), dtype=np.int64), np.ones(len(example.ids), dtype=bool)
        pieces = Pieces(example.ids, example.features, *unused)
        for start, end in cut_windows(len(pieces)):
            assert example.words is not None
            if len((words := cut(example.words, start, end)).pieces):
                part = reader.run(pieces[start:end], inside=False)
                yield torch.from_numpy(part.syntax.astype(np.float16)), words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--examples", type=Path, default=Path("runs/reader/taught.pkl"))
    parser.add_argument("--to", type=Path, default=Path("src/communique/model/weights"))
    arguments = parser.parse_args()
    with arguments.examples.open("rb") as file:
        examples = [example for example in pickle.load(file) if example.set in SETS]
    learned = torch.load(arguments.weights)
    heads = SyntaxHeads()
    heads.load_state_dict({k.removeprefix(PREFIX): v for k, v in learned.items() if k.startswith(PREFIX)}, strict=False)
    finish(heads, list(see_states(examples, Reader.load(arguments.to))), Config())
    write_parser(heads, arguments.to)
    replace_heads(
        arguments.to, ALONE, {ALONE + name: value.numpy() for name, value in heads.upos_alone.state_dict().items()}
    )


if __name__ == "__main__":
    main()
