"""The reader: word pieces in, tag scores and hidden states out, in one pass of one int8 encoder.

An article's windows share batches with nothing else and always in the same order: dynamic int8 takes one activation
scale per batch, so what shares a batch changes the result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from communique.errors import ModelError
from communique.model.encode import CLS, PAD, SEP, WINDOW, Pieces, cut_windows, encode, load_tokenizer
from communique.model.links import SpanHeads, Window

# Windows per run of the encoder: enough to keep a core busy, little enough for flat memory.
WINDOWS_PER_BATCH = 8
# Contents read again are short; a batch holds at most this many padded pieces.
PIECES_PER_BATCH = 2048
# A batch may be padded to this many times its pieces, and by as many more as one more run of the encoder would cost.
PADDED_AT_MOST = 1.15
RUN_COST = 24

# The graph's outputs, in its order.
OUTPUTS = ("roles", "inner", "names", "times", "hidden", "syntax")

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the encoder says of one text: log-probabilities per piece, states of the whole, hidden ones of each window.

    `roles` (pieces, role tags), `inner` the same for what is nested one deep in a content, `names` (pieces, name tags),
    `times` (pieces, time tags), `syntax` (pieces, size), the states that words are parsed from.
    """

    pieces: Pieces
    roles: Floats
    inner: Floats
    names: Floats
    times: Floats
    syntax: Floats
    whole: Window
    windows: tuple[Window, ...]

    def shows(self, span: tuple[int, int]) -> bool:
        """Whether some window holds a whole range of pieces; one that reaches over two texts none does."""
        return any(w.start <= span[0] and span[1] <= w.start + len(w.hidden) for w in self.windows)


class Part(NamedTuple):
    """What one run says of one window, in the order of OUTPUTS."""

    roles: Floats
    inner: Floats
    names: Floats
    times: Floats
    hidden: Floats
    syntax: Floats


class Reader:
    """The loaded weights. One session, one thread per call: callers run articles in parallel."""

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, heads: SpanHeads, digest: str
    ) -> None:
        self.session = session
        self.tokenizer = tokenizer
        self.heads = heads
        self.digest = digest

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Reader:
        """Load the weights shipped with the package, or those of a folder.

        Raises ModelError where they are missing or unreadable.
        """
        folder = folder or files("communique.model").joinpath("weights")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = True
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                folder.joinpath("reader.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
            )
            with folder.joinpath("heads.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
            digest = folder.joinpath("DIGEST").read_text("utf-8").strip()
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"the reader's weights cannot be loaded ({error}); install the package again") from error
        return cls(session, load_tokenizer(), SpanHeads(weights), digest)

    def cut(self, text: str, ranges: Sequence[tuple[int, int]]) -> Pieces:
        """Word pieces of some ranges of a text."""
        return encode(text, ranges, self.tokenizer)

    def tag(self, pieces: Pieces) -> Tagged:
        """Read one text: overlapping windows, each piece taken from the window that shows it most context."""
        return join_windows(pieces, cut_windows(len(pieces)), self.run_windows(pieces, inside=False))

    def tag_contents(self, contents: Sequence[Pieces]) -> Tagged:
        """Read contents again, at least one, each as a text of its own; like lengths share a batch.

        They come back one after the other, in the order given. No window holds pieces of two.
        """
        windows: list[tuple[int, int]] = []
        for content in contents:
            shift = windows[-1][1] if windows else 0
            windows += [(shift + start, shift + end) for start, end in cut_windows(len(content))]
        parts = {i: self.run_windows(c, inside=True) for i, c in enumerate(contents) if len(c) > WINDOW}
        for rows in bucket([len(c) for c in contents], WINDOW):
            for i, part in zip(rows, self.run([contents[i] for i in rows], inside=True), strict=True):
                parts[i] = [part]
        in_order = [part for i in range(len(contents)) for part in parts[i]]
        return join_windows(Pieces.join(contents), windows, in_order)

    def run_windows(self, pieces: Pieces, *, inside: bool) -> list[Part]:
        """What the encoder says of each window of one text."""
        windows = [pieces[start:end] for start, end in cut_windows(len(pieces))]
        batches = (windows[at : at + WINDOWS_PER_BATCH] for at in range(0, len(windows), WINDOWS_PER_BATCH))
        return [part for batch in batches for part in self.run(batch, inside=inside)]

    def run(self, batch: Sequence[Pieces], *, inside: bool) -> list[Part]:
        """One run of the encoder: what it says of each text, padding taken off."""
        width = max(map(len, batch)) + 2
        ids = np.full((len(batch), width), PAD, dtype=np.int64)  # (windows, pieces)
        features = np.zeros((len(batch), width, 3), dtype=np.int64)  # (windows, pieces, features)
        mask = np.zeros((len(batch), width), dtype=np.int64)
        for row, pieces in enumerate(batch):
            n = len(pieces)
            ids[row, 0], ids[row, 1 : n + 1], ids[row, n + 1] = CLS, pieces.ids, SEP
            features[row, 1 : n + 1] = pieces.features
            mask[row, : n + 2] = 1
        feeds = {"ids": ids, "features": features, "mask": mask, "inside": mask * int(inside)}
        outputs = self.session.run(list(OUTPUTS), feeds)
        return [Part(*(output[row, 1 : len(pieces) + 1] for output in outputs)) for row, pieces in enumerate(batch)]


def bucket(lengths: Sequence[int], longest: int) -> list[list[int]]:
    """Batches of indices of texts no longer than `longest`, like lengths together, with little padding."""
    batches: list[list[int]] = []
    pieces = 0
    for i in sorted((i for i, length in enumerate(lengths) if length <= longest), key=lambda i: (lengths[i], i)):
        pieces += lengths[i] + 2
        padded = (len(batches[-1]) + 1) * (lengths[i] + 2) if batches else PIECES_PER_BATCH + 1
        if padded > min(PIECES_PER_BATCH, PADDED_AT_MOST * pieces + RUN_COST):
            batches.append([])
            pieces = lengths[i] + 2
        batches[-1].append(i)
    return batches


def join_windows(pieces: Pieces, windows: Sequence[tuple[int, int]], parts: Sequence[Part]) -> Tagged:
    """Cut each overlap in its middle, so that each piece has as much context on both sides as there is."""
    if not windows:
        empty = np.zeros((0, 0), dtype=np.float32)
        return Tagged(pieces, empty, empty, empty, empty, empty, Window(0, empty), ())
    borders = [0, *((windows[i][1] + windows[i + 1][0]) // 2 for i in range(len(windows) - 1)), len(pieces)]
    kept = [
        tuple(output[borders[i] - windows[i][0] : borders[i + 1] - windows[i][0]] for output in parts[i])
        for i in range(len(windows))
    ]
    whole = Part(*(np.concatenate(columns) for columns in zip(*kept, strict=True)))
    seen = tuple(Window(start, part.hidden) for (start, _), part in zip(windows, parts, strict=True))
    hidden = Window(0, whole.hidden)
    return Tagged(pieces, whole.roles, whole.inner, whole.names, whole.times, whole.syntax, hidden, seen)
