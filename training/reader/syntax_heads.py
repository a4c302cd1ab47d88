"""Heads for syntax: a biaffine parser (Dozat & Manning 2017), parts of speech, lemma edits, all by word.

A layer of attention among a sentence's words comes first: it is run for the sentences asked for alone, and spares the
encoder, which all tasks share, what only syntax needs. They take the encoder's states and see each word at its first
piece; `communique.model.syntax` runs them in NumPy.
Shapes are named at the line: (words, size) over a whole batch, (sentences, words, ...) padded for arcs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, relu, scaled_dot_product_attention

from communique.model.labels import DEPENDENCIES, UPOS
from communique.model.lemmas import load_lemma_edits
from training.reader.examples import UNLABELLED, Words

SIZE = 384
ARC_SIZE = 128
RELATION_SIZE = 64
ATTENTION_HEADS = 6
INNER_SIZE = 768
NEVER = -1e4


class SyntaxHeads(nn.Module):
    """States of words to scores of heads, relations, parts of speech and lemma edits."""

    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.layer = WordLayer()
        self.arc_dependent = nn.Linear(SIZE, ARC_SIZE)
        self.arc_head = nn.Linear(SIZE, ARC_SIZE)
        self.arc = nn.Parameter(torch.zeros(ARC_SIZE + 1, ARC_SIZE))  # the last row: how often a word is a head
        self.relation_dependent = nn.Linear(SIZE, RELATION_SIZE)
        self.relation_head = nn.Linear(SIZE, RELATION_SIZE)
        self.relation = nn.Parameter(torch.zeros(len(DEPENDENCIES), RELATION_SIZE + 1, RELATION_SIZE + 1))
        self.root = nn.Parameter(torch.randn(SIZE) * 0.1)
        self.upos = nn.Linear(SIZE, len(UPOS))
        self.upos_alone = nn.Linear(SIZE, len(UPOS))  # without the layer: what a whole article can afford
        self.lemma = nn.Linear(SIZE, len(load_lemma_edits()))
        nn.init.normal_(self.arc, std=ARC_SIZE**-0.5)
        nn.init.normal_(self.relation, std=1 / RELATION_SIZE)

    def loss(self, batch: Sequence[tuple[Tensor, Words]]) -> Tensor:
        """Sum of the mean cross-entropies of heads, relations at the right heads, parts of speech and lemma edits.

        A batch has the states (pieces, size) of each window and its words; unknown labels count nothing.
        """
        words = torch.cat([states[torch.from_numpy(w.pieces)] for states, w in batch])  # (words, size)
        place, heads = lay_out([w for _, w in batch])
        alone = self.upos_alone(self.dropout(words))
        words = self.dropout(self.layer(self.dropout(words), torch.from_numpy(place[:, 1:])))
        table = torch.cat([words, self.root[None], words.new_zeros(1, SIZE)])  # all words, the root, padding
        scores = self.score_arcs(table, torch.from_numpy(place))  # (sentences, words, 1 + words)
        gold = torch.from_numpy(heads)  # (sentences, words)
        losses = [mean_loss(scores.flatten(0, 1), gold.flatten())]
        known = torch.from_numpy(np.concatenate([w.relations for _, w in batch]))
        at = torch.from_numpy(global_heads([w for _, w in batch]))
        labelled = known != UNLABELLED
        relations = self.score_relations(words[labelled], table[at[labelled]])
        losses.append(mean_loss(relations, known[labelled]))
        upos = torch.from_numpy(np.concatenate([w.upos for _, w in batch]))
        lemmas = torch.from_numpy(np.concatenate([w.lemmas for _, w in batch]))
        losses += [mean_loss(self.upos(words), upos), mean_loss(self.lemma(words), lemmas), mean_loss(alone, upos)]
        return torch.stack(losses).sum()

    def score_arcs(self, table: Tensor, place: Tensor) -> Tensor:
        """Vectors (rows, size) and each sentence's rows, the root's first -> (sentences, words, 1 + words)."""
        dependents = self.dropout(relu(self.arc_dependent(table)))[place[:, 1:]]  # (sentences, words, arc)
        heads = self.dropout(relu(self.arc_head(table)))[place]  # (sentences, 1 + words, arc)
        scores = (dependents @ self.arc[:-1] + self.arc[-1]) @ heads.transpose(1, 2)
        itself = torch.eye(place.shape[1], dtype=torch.bool)[1:]  # (words, 1 + words)
        padding = (place == len(table) - 1)[:, None]  # (sentences, 1, 1 + words)
        return scores.masked_fill(itself | padding, NEVER)

    def score_relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Vectors of words and of their heads (words, size) -> (words, relations)."""
        one = dependents.new_ones(len(dependents), 1)
        d = torch.cat([self.dropout(relu(self.relation_dependent(dependents))), one], dim=1)  # (words, relation + 1)
        h = torch.cat([self.dropout(relu(self.relation_head(heads))), one], dim=1)
        return torch.einsum("wrj,wj->wr", torch.einsum("wi,rij->wrj", d, self.relation), h)


class WordLayer(nn.Module):
    """One layer of attention among the words of a sentence, as in a Transformer with its norms before (Xiong 2020).

    It begins as the identity.
    """

    def __init__(self) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(SIZE)
        self.queries, self.keys, self.values = (nn.Linear(SIZE, SIZE) for _ in range(3))
        self.attended = nn.Linear(SIZE, SIZE)
        self.inner_norm = nn.LayerNorm(SIZE)
        self.inner = nn.Linear(SIZE, INNER_SIZE)
        self.outer = nn.Linear(INNER_SIZE, SIZE)
        for last in (self.attended, self.outer):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, words: Tensor, place: Tensor) -> Tensor:
        """Words (words, size) of a batch and each sentence's rows, padded with rows beyond -> (words, size)."""
        real = place < len(words)  # (sentences, words)
        normed = self.attention_norm(words)
        padded = torch.cat([normed, normed.new_zeros(1, SIZE)])[place.clamp(max=len(words))]
        shape = (*place.shape, ATTENTION_HEADS, SIZE // ATTENTION_HEADS)
        q, k, v = (part(padded).view(shape).transpose(1, 2) for part in (self.queries, self.keys, self.values))
        mixed = scaled_dot_product_attention(q, k, v, attn_mask=real[:, None, None])  # (sentences, heads, words, part)
        rows = self.attended(mixed.transpose(1, 2).flatten(2))[real]  # the words in the order of their sentences
        words = words + rows
        return words + self.outer(relu(self.inner(self.inner_norm(words))))


def lay_out(batch: Sequence[Words]) -> tuple[np.ndarray, np.ndarray]:
    """Rows of each sentence's words, the root's first, and their heads' columns; a row is a word's place in the batch.

    The row after the last word is the root, the next one padding. Heads of padding are UNLABELLED.
    """
    total = sum(len(w.pieces) for w in batch)
    starts: list[np.ndarray] = []
    shift = 0
    for w in batch:
        opening = np.flatnonzero(np.diff(w.sentences, prepend=-1))
        starts.append(opening + shift)
        shift += len(w.pieces)
    first = np.concatenate([*starts, [total]])  # (sentences + 1,)
    sentence = np.repeat(np.arange(len(first) - 1), np.diff(first))  # (words,)
    column = np.arange(total) - first[sentence] + 1
    place = np.full((len(first) - 1, 1 + int(np.diff(first).max(initial=0))), total + 1)  # (sentences, 1 + words)
    place[:, 0] = total
    place[sentence, column] = np.arange(total)
    at = global_heads(batch)
    heads = np.full((place.shape[0], place.shape[1] - 1), UNLABELLED)
    lost = np.concatenate([w.heads for w in batch]) == UNLABELLED
    heads[sentence, column - 1] = np.where(lost, UNLABELLED, np.where(at == total, 0, at - first[sentence] + 1))
    return place, heads


def global_heads(batch: Sequence[Words]) -> np.ndarray:
    """Each word's head as a row of the batch's words; the root, and a lost head, is the row after the last."""
    total, shift, rows = sum(len(w.pieces) for w in batch), 0, []
    for w in batch:
        rows.append(np.where(w.heads < 0, total, w.heads + shift))
        shift += len(w.pieces)
    return np.concatenate(rows)


def mean_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy of what is labelled; 0 where nothing is."""
    labelled = gold != UNLABELLED
    if not labelled.any():
        return scores.sum() * 0
    return cross_entropy(scores[labelled], gold[labelled])
