"""The loss of roles as spans: minus the log-probability of the right parting of each paragraph among all partings.

The model is that of `communique.model.segments` (semi-Markov: Sarawagi & Cohen 2004), here with every span of every
paragraph of a batch, and gradients.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from communique.model.labels import Role
from communique.model.segments import EDGE_SIZE, length_bucket
from training.reader.network import SegmentHead

IMPOSSIBLE = -1e4


class Paragraph(NamedTuple):
    """One paragraph's words in a batch: its row, their pieces, and the spans (first word, last word, role) it has."""

    row: int
    pieces: list[int]
    spans: list[tuple[int, int, int]]


def segment_loss(head: SegmentHead, tags: Tensor, edges: Tensor, labels: np.ndarray, opening: np.ndarray) -> Tensor:
    """Mean over words, of a batch: `tags` (windows, pieces, role tags) log-probabilities, `edges` as in Outputs.

    `labels` (windows, pieces) are role tags at the first pieces of words, below 0 elsewhere; `opening` (windows,
    pieces) tells the pieces that open a paragraph. Paragraphs that a window cuts inside a span are left out; zero where
    none is left.
    """
    paragraphs = [each for row in range(len(labels)) for each in find_paragraphs(row, labels[row], opening[row])]
    if not paragraphs:
        return tags.sum() * 0.0
    lengths = torch.tensor([len(each.pieces) for each in paragraphs])
    at = torch.zeros(len(paragraphs), int(lengths.max()), dtype=torch.long)
    for n, each in enumerate(paragraphs):
        at[n, : len(each.pieces)] = torch.tensor(each.pieces)
    rows = torch.tensor([each.row for each in paragraphs])[:, None]
    outside, spans = score_spans(head, tags[rows, at], edges[rows, at], lengths)
    is_outside = torch.ones(outside.shape)
    found = [(n, role, first, last) for n, each in enumerate(paragraphs) for first, last, role in each.spans]
    for n, _, first, last in found:
        is_outside[n, first : last + 1] = 0.0
    right = (outside * is_outside).sum()
    if found:
        right = right + spans[tuple(torch.tensor(found).T)].sum()
    return (sum_partings(outside, spans).sum() - right) / lengths.sum()


def find_paragraphs(row: int, labels: np.ndarray, opening: np.ndarray) -> list[Paragraph]:
    """The labelled paragraphs of one window that begin and end outside a span that goes on."""
    words = np.flatnonzero(labels >= 0)
    starts = [0, *(i for i in range(1, len(words)) if opening[words[i]]), len(words)]
    found = []
    for start, end in pairwise(starts):
        spans = spans_of(labels[words[start:end]].tolist())
        if end > start and spans is not None:
            found.append(Paragraph(row, words[start:end].tolist(), spans))
    return found


def spans_of(tags: list[int]) -> list[tuple[int, int, int]] | None:
    """BIO tags -> (first, last, role) of each span; None where an I follows neither its B nor its I."""
    spans: list[tuple[int, int, int]] = []
    for place, tag in enumerate(tags):
        role, is_inside = (tag - 1) // 2, tag > 0 and tag % 2 == 0
        if is_inside and spans and spans[-1][1:] == (place - 1, role):
            spans[-1] = (spans[-1][0], place, role)
        elif is_inside:
            return None
        elif tag:
            spans.append((place, place, role))
    return spans


def score_spans(head: SegmentHead, tags: Tensor, edges: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
    """Of paragraphs: scores (paragraphs, words) of being outside, (paragraphs, roles, first, last) of each span.

    `tags` is (paragraphs, words, role tags), `edges` (paragraphs, words, 2 * roles * EDGE_SIZE).
    """
    texts, words, _ = tags.shape
    is_word = torch.arange(words) < lengths[:, None]
    begin = tags[..., 1::2].transpose(1, 2)  # (paragraphs, roles, words)
    so_far = (tags[..., 2::2] * is_word[..., None]).transpose(1, 2).cumsum(-1)
    first, last = edges.view(texts, words, 2, len(Role), EDGE_SIZE).permute(2, 0, 3, 1, 4)
    span = np.arange(words)[None, :] - np.arange(words)[:, None] + 1
    by_length = head.lengths(torch.from_numpy(length_bucket(span))).permute(2, 0, 1)
    both = first @ last.transpose(-1, -2) / EDGE_SIZE**0.5 + by_length
    scores = begin[..., :, None] + so_far[..., None, :] - so_far[..., :, None] + both
    never = torch.from_numpy(span < 1) | ~is_word[:, None, None, :]
    return tags[..., 0] * is_word, scores.masked_fill(never, IMPOSSIBLE)


def sum_partings(outside: Tensor, spans: Tensor) -> Tensor:
    """Log of the summed scores of all partings of each paragraph: (paragraphs,)."""
    masses = [torch.zeros(len(outside))]
    for end in range(outside.shape[1]):
        before = torch.stack(masses, dim=1)[:, None]  # (paragraphs, 1, words so far)
        closing = (before + spans[:, :, : end + 1, end]).flatten(1).logsumexp(1)
        masses.append(torch.logaddexp(masses[-1] + outside[:, end], closing))
    return masses[-1]
