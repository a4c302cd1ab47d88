"""Text to the reader's input: word pieces with offsets, surface features, overlapping windows.

The encoder's vocabulary knows neither case nor white space, so both travel beside the pieces as small feature ids,
together with whether a piece stands inside quotation marks. Offsets are code points of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

# (kinds of case, kinds of gap before, states of quotation): the sizes of the three feature tables
FEATURE_SIZES = (6, 4, 3)

# Pieces per window without [CLS] and [SEP]: 256 tokens. Attention costs the square of this; half a page is enough for a
# content and its cue.
WINDOW = 254
# Pieces from one window's start to the next: 64 pieces of overlap give each piece at least 32 of context on both sides.
STRIDE = 190

# Marks in a row that are read, spaces between them or not. A line ruled in dashes has 80 or fewer; each mark is a piece
# of its own, so that without a bound a line of 100,000 brackets would cost what 100,000 words do.
LONGEST_RUN = 100

CLS, SEP, PAD = 101, 102, 0
LINE, PARAGRAPH = 2, 3

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of some ranges of a text: ids (pieces,), features (pieces, 3), offsets (pieces, 2).

    `opens` (pieces,) tells the first piece of each word.
    """

    ids: Ints
    features: Ints
    offsets: Ints
    opens: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def paragraphs(self) -> npt.NDArray[np.bool_]:
        """Tells the pieces that open a paragraph: no span reaches over one."""
        opening: npt.NDArray[np.bool_] = self.features[:, 1] == PARAGRAPH
        return opening

    def __getitem__(self, part: slice) -> Pieces:
        """A window of the pieces, as they are."""
        return Pieces(self.ids[part], self.features[part], self.offsets[part], self.opens[part])

    @classmethod
    def join(cls, texts: Sequence[Pieces]) -> Pieces:
        """Several texts, one after the other; at least one."""
        return cls(
            np.concatenate([text.ids for text in texts]),
            np.concatenate([text.features for text in texts]),
            np.concatenate([text.offsets for text in texts]),
            np.concatenate([text.opens for text in texts]),
        )

    def select(self, ranges: Sequence[tuple[int, int]]) -> Pieces:
        """Some ranges of the pieces as a text of its own: its first piece opens a paragraph."""
        chosen = np.concatenate([np.arange(start, end) for start, end in ranges])
        features = self.features[chosen]
        features[0, 1] = PARAGRAPH
        return Pieces(self.ids[chosen], features, self.offsets[chosen], self.opens[chosen])


def encode(text: str, ranges: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Pieces:
    """Cut the given ranges of a text into word pieces; offsets refer to the whole text, ranges come in order."""
    quoted = quotation_states(text)
    line_break = LINE if is_wrapped(text) else PARAGRAPH
    encodings = tokenizer.encode_batch([text[start:end] for start, end in ranges], add_special_tokens=False)
    ids = np.array([piece for encoding in encodings for piece in encoding.ids], dtype=np.int64)
    tokens = [token for encoding in encodings for token in encoding.tokens]
    opens = np.array([not token.startswith("##") for token in tokens], dtype=np.bool_)
    offsets = np.array([span for encoding in encodings for span in encoding.offsets], dtype=np.int64).reshape(-1, 2)
    offsets += np.repeat([start for start, _ in ranges], [len(encoding) for encoding in encodings])[:, None]
    kept = _end_runs(np.array([is_mark(token) for token in tokens], dtype=np.bool_))
    ids, opens, offsets = ids[kept], opens[kept], offsets[kept]
    features = np.zeros((len(ids), 3), dtype=np.int64)
    if len(ids):
        starts, ends = offsets.T.tolist()
        features[:, 0] = [case_of(text[start:end]) for start, end in zip(starts, ends, strict=True)]
        features[1:, 1] = [gap_of(text[end:start], line_break) for end, start in zip(ends, starts[1:], strict=False)]
        features[0, 1] = PARAGRAPH
        features[:, 2] = quoted[starts]
    return Pieces(ids, features, offsets, opens)


def _end_runs(marks: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Tells the pieces that are read: all but what of a run of marks goes beyond LONGEST_RUN."""
    places = np.arange(len(marks))
    read: npt.NDArray[np.bool_] = places - np.maximum.accumulate(np.where(marks, -1, places)) <= LONGEST_RUN
    return read


def cut_windows(pieces: int, size: int = WINDOW, stride: int = STRIDE) -> tuple[tuple[int, int], ...]:
    """Ranges of pieces that cover a text with overlap; the last one is moved back so that it is full."""
    if pieces <= size:
        return ((0, pieces),) if pieces else ()
    starts = [*range(0, pieces - size, stride), pieces - size]
    return tuple((start, start + size) for start in starts)


def load_tokenizer() -> Tokenizer:
    """The word-piece tokenizer that belongs to the weights."""
    tokenizer = Tokenizer.from_str(files("communique.model").joinpath("weights/tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@lru_cache(maxsize=65536)
def case_of(piece: str) -> int:
    """0 no letters, 1 lower, 2 Title, 3 UPPER (two letters or more), 4 single capital, 5 mixed."""
    letters = [c for c in piece if c.isalpha()]
    if not letters:
        return 0
    if len(letters) == 1:
        return 4 if letters[0].isupper() else 1
    joined = "".join(letters)
    if joined.islower():
        return 1
    if joined.isupper():
        return 3
    return 2 if joined[0].isupper() and joined[1:].islower() else 5


@lru_cache(maxsize=65536)
def is_mark(piece: str) -> bool:
    """Whether a piece has neither letter nor digit."""
    return not any(map(str.isalnum, piece))


@lru_cache(maxsize=4096)
def gap_of(gap: str, line_break: int) -> int:
    """0 nothing, 1 white space, 2 a line break inside a paragraph, 3 the break between two paragraphs."""
    breaks = gap.count("\n")
    return PARAGRAPH if breaks > 1 else line_break if breaks else int(bool(gap))


def is_wrapped(text: str) -> bool:
    """Whether lines are cut to a width, so that a single line break ends no paragraph."""
    breaks = SINGLE_BREAK.findall(text)
    return sum(1 for after in breaks if str(after).islower()) > WRAPPED_FROM * len(breaks)


# The character after a lone line break.
SINGLE_BREAK = re.compile(r"(?<!\n)\n(?!\n)[ \t]*(\S)")
# In running English most words begin with a small letter, and hardly any paragraph does. Set by that, not measured.
WRAPPED_FROM = 0.4
QUOTE_OR_BREAK = re.compile(r'[“”"«»„]|\n\s*\n|\n')


def quotation_states(text: str) -> npt.NDArray[np.uint8]:
    """Per code point 0 outside, 1 inside double quotation marks, 2 a mark itself.

    A quotation ends with its paragraph unless the next one opens with a mark, so an unbalanced mark does no harm
    beyond its own line.
    """
    states = np.zeros(len(text) + 1, dtype=np.uint8)
    opened: int | None = None
    for match in QUOTE_OR_BREAK.finditer(text):
        at, mark = match.start(), match.group()[0]
        if mark == "\n":
            if opened is not None:
                if text[match.end() : match.end() + 1] in ("“", '"', "«", "„"):
                    states[opened:at] = 1
                opened = None
            continue
        closing = opened is not None if mark == '"' else mark in "”»"
        if closing and opened is not None:
            states[opened:at] = 1
            opened = None
        elif not closing:
            opened = at + 1
    for match in QUOTE_OR_BREAK.finditer(text):
        if match.group()[0] != "\n":
            states[match.start()] = 2
    return states
