"""Mark what each line of an article's text is: body, headline, subhead, or a kind of boilerplate. Nothing is ever cut.

In: the text, and the headline where one is known. Out: blocks in order, which tile the lines that are not white space.
A small trained net reads words, form and place of each line and of six lines either way (training/blocks); a line
is marked only where the net is sure, so that a clean text is left alone: to lose body is worse than to leak
boilerplate. The kind of boilerplate is told by phrases. After jusText, Boilerpipe and Web2Text (Vogels et al. 2018).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from communique.errors import ModelError
from communique.ingest.lines import Line, describe_lines, split_lines
from communique.types import Block, BlockKind

LABELS = ("body", "headline", "subhead", "boilerplate")
"""What the net tells apart, in the order of its outputs."""

SURE = 0.9
"""Probability from which a line is boilerplate by itself. Set on the tuning pages and on the training stories in
cross-validation: at 0.5 twice as much body is lost for a tenth more boilerplate found."""

SURE_BESIDE = 0.6
"""Probability from which a line is boilerplate beside one that is: newsletter boxes and tails come in runs."""

SAME_HEADLINE = 90
"""Ratio of letters in common (rapidfuzz) from which a line is the headline known from elsewhere; not tuned."""

SURE_PROSE_BESIDE = 0.8
"""The same for a line of prose, which costs more when lost. Set on the tuning pages without noise: 0.6 loses 1.3
percent of their body, 0.8 0.9 percent, 0.9 0.7 percent, but 0.9 leaks the last sentence of newsletter boxes."""

MOST_LINES = 5_000
"""Lines of a text that are looked at; what stands beyond is left as body. News articles have some forty."""

WEIGHTS = Path(__file__).with_name("blocks.npz")


def mark_blocks(text: str, *, headline: str | None = None) -> tuple[Block, ...]:
    """Mark the blocks of a text: neighbouring lines of one kind are one block, without the white space around it."""
    lines = split_lines(text, MOST_LINES)
    if not lines:
        return ()
    kinds = _tell_kinds(text, lines, None if headline is None else _find_headline(text, lines, headline))
    pieces = [piece for line, kind in zip(lines, kinds, strict=True) for piece in _part_boxes(text, line, kind)]
    beyond = text[lines[-1].end :].strip()
    if beyond:
        end = len(text.rstrip())
        pieces.append(Block(end - len(beyond), end, BlockKind.BODY))
    blocks = []
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        members = list(run)
        blocks.append(Block(members[0].start, members[-1].end, kind))
    return tuple(blocks)


def _tell_kinds(text: str, lines: list[Line], headline: int | None) -> list[BlockKind]:
    described = describe_lines(text, lines)
    buckets = np.array([bucket for own in described.buckets for bucket in own])
    sizes = np.array([len(own) for own in described.buckets])
    scores = mark_probabilities(_load_weights(), buckets, sizes, np.array(described.figures, np.float32))
    marked = _mark_runs(scores[:, 3], described.prose)
    marked = [hit and not _POST.search(text[own.start : own.end]) for hit, own in zip(marked, lines, strict=True)]
    if headline is not None:
        marked[headline] = False
    plain = _tell_heads(scores, headline)
    kinds: list[BlockKind] = []
    for is_boilerplate, group in groupby(range(len(lines)), key=marked.__getitem__):
        places = list(group)
        if is_boilerplate:
            kinds += _sort_boilerplate([text[lines[i].start : lines[i].end][:_CUE_CHARACTERS] for i in places])
        else:
            kinds += [plain[i] for i in places]
    return kinds


_POST = re.compile(r"pic\.twitter\.com/|\(@\w{1,30}\) \w+ \d{1,2}, \d{4}$")
"""A post shown in full belongs to the article: "The gates stay shut. - Ilka Doren (@doren) May 4, 2031"."""


def _find_headline(text: str, lines: list[Line], headline: str) -> int | None:
    """Find the first line that is the headline known from elsewhere, small differences aside."""
    most = 2 * len(headline)
    for place, line in enumerate(lines):
        if line.end - line.start <= most:
            own = text[line.start : line.end].lower()
            if fuzz.ratio(own, headline.lower(), score_cutoff=SAME_HEADLINE):
                return place
    return None


def _tell_heads(scores: NDArray[np.float32], headline: int | None) -> list[BlockKind]:
    """Tell body, headline and subhead apart; a text has one headline, the known or first, and others are subheads."""
    plain = [(BlockKind.BODY, BlockKind.HEADLINE, BlockKind.SUBHEAD)[label] for label in scores[:, :3].argmax(axis=1)]
    if headline is None and BlockKind.HEADLINE in plain:
        headline = plain.index(BlockKind.HEADLINE)
    plain = [BlockKind.SUBHEAD if kind is BlockKind.HEADLINE else kind for kind in plain]
    if headline is not None:
        plain[headline] = BlockKind.HEADLINE
    return plain


def _mark_runs(scores: NDArray[np.float32], prose: tuple[bool, ...]) -> list[bool]:
    """Mark lines that are sure, and from these outwards lines that are fairly sure, prose more than others."""
    marked = [score >= SURE for score in scores.tolist()]
    needed = [SURE_PROSE_BESIDE if own else SURE_BESIDE for own in prose]
    fair = [score >= need for score, need in zip(scores.tolist(), needed, strict=True)]
    for place in range(1, len(marked)):
        marked[place] |= marked[place - 1] and fair[place]
    for place in range(len(marked) - 2, -1, -1):
        marked[place] |= marked[place + 1] and fair[place]
    return marked


# ------------------------------------------------------------------------------------------------ the net


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of the net."""

    words: NDArray[np.float32]  # (buckets, words)
    line: NDArray[np.float32]  # (words + figures, hidden)
    line_bias: NDArray[np.float32]
    near: NDArray[np.float32]  # (5 lines, hidden, hidden)
    near_bias: NDArray[np.float32]
    far: NDArray[np.float32]  # (5 lines, hidden, hidden)
    far_bias: NDArray[np.float32]
    out: NDArray[np.float32]  # (3 hidden, labels)
    out_bias: NDArray[np.float32]

    def save(self, path: Path) -> None:
        """Write the arrays to an npz file, in half precision."""
        arrays = {field.name: getattr(self, field.name).astype(np.float16) for field in fields(self)}
        np.savez_compressed(path, **arrays)


def load_weights(path: Path) -> Weights:
    """Read the arrays of an npz file; raises ModelError where it is missing or not of this version."""
    try:
        with np.load(path) as arrays:
            return Weights(**{field.name: arrays[field.name].astype(np.float32) for field in fields(Weights)})
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(
            f"{path}: not the weights of the block classifier ({error}); install the package anew"
        ) from error


@cache
def _load_weights() -> Weights:
    return load_weights(WEIGHTS)


def mark_probabilities(
    weights: Weights, buckets: NDArray[np.int64], sizes: NDArray[np.int64], figures: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Run the net: flat buckets, how many of them each line has, figures (lines, figures) -> (lines, labels)."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    words = weights.words.take(buckets, axis=0)  # (buckets of all lines, words)
    bags = np.add.reduceat(words, starts, axis=0) / sizes[:, None].astype(np.float32)  # (lines, words)
    line = _rectify(np.concatenate([bags, figures], axis=1) @ weights.line + weights.line_bias)
    near = _convolve(line, weights.near, weights.near_bias, step=1)  # (lines, hidden)
    far = _convolve(near, weights.far, weights.far_bias, step=2)
    scores = np.concatenate([line, near, far], axis=1) @ weights.out + weights.out_bias  # (lines, labels)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def _convolve(
    lines: NDArray[np.float32], kernel: NDArray[np.float32], bias: NDArray[np.float32], *, step: int
) -> NDArray[np.float32]:
    """Convolve over the lines with five taps, `step` lines apart."""
    margin = np.zeros((2 * step, lines.shape[1]), np.float32)
    padded = np.concatenate([margin, lines, margin])
    total = sum(padded[tap * step : tap * step + len(lines)] @ kernel[tap] for tap in range(5))
    return _rectify(total + bias)


def _rectify(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.maximum(values, np.float32(0))


# ------------------------------------------------------------------------------------------------ kinds of boilerplate

_CUE_CHARACTERS = 200

_CUES = (
    (
        BlockKind.NEWSLETTER,
        r"newsletter|subscri|sign(?:ed|ing)? ?up|inbox|e-?mail (?:alert|address)|(?:your|daily) e-?mail|free trial|"
        r"privacy policy",
    ),
    (
        BlockKind.COMMENTS,
        r"comments\b|(?:a|no|your|post|leave|add|enter) comment|reply\b|replies\b|log ?in to|your name here|disqus",
    ),
    (
        BlockKind.CREDIT,
        r"contribut(?:ed|ing)\b|with assistance|copyright|©|all rights reserved|getty|reuters/|/ap\b|afp\b|"
        r"photo(?:s|graph|grapher)?\b.{0,60}[:/]|photo\)|image(?: credit)?:|toggle caption|previously published|"
        r"originally (?:published|appeared)|(?:updated|published|posted)(?: at| on|:)|(?:was|been) (?:last )?updated|"
        r"file photo|^(?:written |story )?by \w+ \w|reported from|source:|editor.s note|wire service|associated press$|"
        r"(?:reporting|editing) by",
    ),
    (
        BlockKind.RELATED,
        r"read more|see also|also (?:on|read|see)\b|^\W*(?:related|more|watch|photos|video|read|trending|recommended|"
        r"most (?:read|popular)|up next|click)\b|you (?:may|might) (?:also )?like|play video|just watched|must watch|"
        r"slideshow|continue reading|story continue|more (?:from|stories)",
    ),
)
"""Phrases in small letters; the first kind that has one wins: "Sign up to comment" is a newsletter's."""

_KIND_CUES = tuple((kind, re.compile(cue)) for kind, cue in _CUES)

_CARDS = 6
"""A run of this many lines or more is a list of cards: bylines and dates in it belong to other articles."""

_CARD_CHARACTERS = 200


def _sort_boilerplate(run: list[str]) -> list[BlockKind]:
    """Tell the kinds of the lines of one run of boilerplate.

    A line has the kind of its own phrase. In a long run a line without one, or with a byline or a date, is a related
    headline's once the run has shown one; otherwise a line without a phrase goes with the line before it, then with
    the line after it. "Sign up to our letters" + "The Sile in two minutes a day" -> both newsletter.
    """
    own = [_find_cue(line.lower()) for line in run]
    cards = len(run) >= _CARDS
    kinds: list[BlockKind | None] = []
    for place, line in enumerate(run):
        kind = own[place]
        if cards and kind is BlockKind.CREDIT and len(line) < _CARD_CHARACTERS and not line.startswith("©"):
            kind = BlockKind.RELATED
        elif kind is None and place:
            before = kinds[-1]
            boxed = before in (BlockKind.NEWSLETTER, BlockKind.COMMENTS) and place >= 2 and own[place - 1] is None
            kind = BlockKind.RELATED if cards and (before is None or boxed or not re.search(r"\w", line)) else before
        kinds.append(kind)
    following = BlockKind.RELATED if cards else None
    for place in range(len(kinds) - 1, -1, -1):
        following = kinds[place] = kinds[place] or following
    return [kind or BlockKind.OTHER_BOILERPLATE for kind in kinds]


def _find_cue(line: str) -> BlockKind | None:
    return next((kind for kind, cue in _KIND_CUES if cue.search(line)), None)


# ------------------------------------------------------------------------------------------------ boxes inside a line

_BOX = re.compile(r"\b([A-Z][a-z]+)(?=[A-Z][\w'’]* |[A-Z]\w* )[^\n\r]{10,500}? MORE\b")
_PARAGRAPH = 20_000
"""A longer line is no paragraph, and is not searched for boxes."""
_BOX_REACH = 80
"""How far ahead of the glued name its last full mention is looked for."""


def _part_boxes(text: str, line: Line, kind: BlockKind) -> list[Block]:
    """Part a line of body from boxes of links run into it, which end in MORE and begin with a name given again.

    "Premier Dahl Ines Maria DahlVarda halts talks Dam crews return MORE said so." -> the box is "Ines Maria ... MORE".
    """
    if kind is not BlockKind.BODY or line.end - line.start > _PARAGRAPH or text.find(" MORE", line.start, line.end) < 0:
        return [Block(line.start, line.end, kind)]
    pieces = []
    start = line.start
    for box in _BOX.finditer(text, line.start, line.end):
        name = box.group(1)
        named = text.rfind(name, max(start, box.start() - _BOX_REACH), box.start())
        if named < 0:
            continue
        opening = named + len(name)
        opening += len(text[opening : box.end()]) - len(text[opening : box.end()].lstrip())
        pieces += [Block(start, opening, kind), Block(opening, box.end(), BlockKind.RELATED)]
        start = box.end()
    pieces.append(Block(start, line.end, kind))
    return [_trim(text, piece) for piece in pieces if text[piece.start : piece.end].strip()]


def _trim(text: str, block: Block) -> Block:
    inside = text[block.start : block.end]
    start = block.start + len(inside) - len(inside.lstrip())
    return Block(start, start + len(inside.strip()), block.kind)
