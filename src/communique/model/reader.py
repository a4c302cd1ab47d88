"""The reader: word pieces in, tag scores and hidden states out, in one pass of one int8 encoder.

Every window and every content has a run of its own: dynamic int8 takes one scale for all that shares a run, so that
what a text is batched with would change what is read in it, and a wide range in one would coarsen all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from communique.errors import ModelError
from communique.model.encode import CLS, SEP, Pieces, cut_windows, encode, load_tokenizer
from communique.model.links import SpanHeads, Window
from communique.model.parser import Parser
from communique.model.sessions import open_session

# The graph's outputs, in its order.
OUTPUTS = ("roles", "inner", "names", "hidden", "syntax")

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the encoder says of one text: log-probabilities per piece, states of the whole, hidden ones of each window.

    `roles` (pieces, role tags), `inner` the same for what is nested one deep in a content, `names` (pieces, name tags),
    `syntax` (pieces, size), the states that words are parsed from.
    """

    pieces: Pieces
    roles: Floats
    inner: Floats
    names: Floats
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
    hidden: Floats
    syntax: Floats


class Reader:
    """The loaded weights. One session, one thread per call: callers run articles in parallel."""

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        tokenizer: Tokenizer,
        heads: SpanHeads,
        parser: Parser,
        digest: str,
    ) -> None:
        self.session = session
        self.tokenizer = tokenizer
        self.heads = heads
        self.parser = parser
        self.digest = digest

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Reader:
        """Load the weights shipped with the package, or those of a folder.

        Raises ModelError where they are missing or unreadable.
        """
        folder = folder or files("communique.model").joinpath("weights")
        try:
            session, parser = open_session(folder.joinpath("reader.onnx")), Parser.load(folder)
            with folder.joinpath("heads.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"the reader's weights cannot be loaded ({error}); install the package again") from error
        return cls(session, load_tokenizer(), SpanHeads(weights), parser, read_digest(folder))

    def with_heads(self, heads: SpanHeads) -> Reader:
        """The same reader with other heads outside the graphs."""
        return Reader(self.session, self.tokenizer, heads, self.parser, self.digest)

    def cut(self, text: str, ranges: Sequence[tuple[int, int]]) -> Pieces:
        """Word pieces of some ranges of a text."""
        return encode(text, ranges, self.tokenizer)

    def tag(self, pieces: Pieces) -> Tagged:
        """Read one text: overlapping windows, each piece taken from the window that shows it most context."""
        windows = cut_windows(len(pieces))
        return join_windows(pieces, windows, [self.run(pieces[start:end], inside=False) for start, end in windows])

    def tag_contents(self, contents: Sequence[Pieces]) -> Tagged:
        """Read contents again, at least one, each as a text of its own.

        They come back one after the other, in the order given. No window holds pieces of two.
        """
        starts = accumulate(map(len, contents), initial=0)
        cuts = zip(starts, map(cut_windows, map(len, contents)), strict=False)
        windows = [(at + start, at + end) for at, cut in cuts for start, end in cut]
        pieces = Pieces.join(contents)
        return join_windows(pieces, windows, [self.run(pieces[start:end], inside=True) for start, end in windows])

    def run(self, pieces: Pieces, *, inside: bool) -> Part:
        """One run of the encoder: what it says of one window."""
        size = len(pieces) + 2
        features = np.zeros((1, size, pieces.features.shape[1]), dtype=np.int64)  # (1, pieces, features)
        features[0, 1:-1] = pieces.features
        ids = np.concatenate([[CLS], pieces.ids, [SEP]]).astype(np.int64)[None]  # (1, pieces)
        feeds = {"ids": ids, "features": features, "inside": np.full((1, size), int(inside), dtype=np.int64)}
        return Part(*(output[0, 1:-1] for output in self.session.run(list(OUTPUTS), feeds)))


def read_digest(folder: Traversable | None = None) -> str:
    """The digest that names the weights shipped with the package, or those of a folder; nothing is loaded.

    Raises ModelError where they are missing.
    """
    folder = folder or files("communique.model").joinpath("weights")
    try:
        return folder.joinpath("DIGEST").read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        raise ModelError(f"the reader's weights have no digest ({error}); install the package again") from error


def join_windows(pieces: Pieces, windows: Sequence[tuple[int, int]], parts: Sequence[Part]) -> Tagged:
    """Cut each overlap in its middle, so that each piece has as much context on both sides as there is."""
    if not windows:
        empty = np.zeros((0, 0), dtype=np.float32)
        return Tagged(pieces, empty, empty, empty, empty, Window(0, empty), ())
    borders = [0, *((windows[i][1] + windows[i + 1][0]) // 2 for i in range(len(windows) - 1)), len(pieces)]
    kept = [
        tuple(output[borders[i] - windows[i][0] : borders[i + 1] - windows[i][0]] for output in parts[i])
        for i in range(len(windows))
    ]
    whole = Part(*(np.concatenate(columns) for columns in zip(*kept, strict=True)))
    seen = tuple(Window(start, part.hidden) for (start, _), part in zip(windows, parts, strict=True))
    hidden = Window(0, whole.hidden)
    return Tagged(pieces, whole.roles, whole.inner, whole.names, whole.syntax, hidden, seen)
