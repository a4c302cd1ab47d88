"""The reader's network: one encoder, a tag head per task; heads over spans and words, which run outside ONNX.

Shapes are named at the line: (windows, pieces, ...). The encoder is all-MiniLM-L6-v2 (6 layers of 384); in the end its
upper half is there twice, once for roles alone (`branch`).
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel
from transformers.masking_utils import create_bidirectional_mask

from communique.model.encode import FEATURE_SIZES
from communique.model.labels import NAME_TAGS, ROLE_TAGS, Role
from communique.model.segments import EDGE_SIZE, LENGTH_BUCKETS
from training.reader.syntax_heads import SyntaxHeads
from training.reader.teacher import encoder_folder

SIZE = 384
LINK_SIZE = 128
# Signed distances between two spans fall into powers of two up to 2**7 pieces, on both sides.
DISTANCE_BUCKETS = 17
LINKS = ("content_cue", "cue_source", "content_source", "antecedent")
# Which of the six layers words are parsed from: parts of speech and relations are settled below the top, and the top
# has the roles to carry (Søgaard & Goldberg 2016).
SYNTAX_LAYER = 5
# How many layers all tasks share once roles have layers of their own: the more they share, the less it costs.
SHARED_LAYERS = 3


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the encoder says of windows: logits (windows, pieces, tags), states (windows, pieces, size).

    `edges` (windows, pieces, 2 * roles * EDGE_SIZE) is each piece as the first and as the last one of a span of roles.
    """

    roles: Tensor
    inner: Tensor
    names: Tensor
    hidden: Tensor
    syntax: Tensor
    edges: Tensor


class SegmentHead(nn.Module):
    """States (..., size) -> `Outputs.edges`; a number for each length and role. All spans score 0 at first."""

    def __init__(self) -> None:
        super().__init__()
        self.starts = nn.Linear(SIZE, len(Role) * EDGE_SIZE)
        self.ends = nn.Linear(SIZE, len(Role) * EDGE_SIZE)
        self.lengths = nn.Embedding(LENGTH_BUCKETS, len(Role))
        for weight in (self.ends.weight, self.ends.bias, self.lengths.weight):
            nn.init.zeros_(weight)

    def forward(self, states: Tensor) -> Tensor:
        return torch.cat([self.starts(states), self.ends(states)], dim=-1)


class Reader(nn.Module):
    """Pieces to tag logits and states; the span heads take the top layer's states, syntax those below it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        # No dropout inside attention: without it PyTorch's fused attention runs, and a step takes a fifth less.
        self.encoder = BertModel.from_pretrained(
            encoder_folder(), add_pooling_layer=False, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0
        )
        self.features = nn.ModuleList(nn.Embedding(size, SIZE) for size in FEATURE_SIZES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(SIZE, len(ROLE_TAGS))
        self.inner = nn.Linear(SIZE, len(ROLE_TAGS))
        self.names = nn.Linear(SIZE, len(NAME_TAGS))
        self.syntax = SyntaxHeads()
        self.sentence = nn.Linear(SIZE, SIZE, bias=False)
        nn.init.eye_(self.sentence.weight)
        self.link_query = nn.ModuleDict({link: nn.Linear(2 * SIZE, LINK_SIZE) for link in LINKS})
        self.link_key = nn.ModuleDict({link: nn.Linear(2 * SIZE, LINK_SIZE) for link in LINKS})
        self.link_none = nn.ModuleDict({link: nn.Linear(2 * SIZE, 1) for link in LINKS})
        self.link_distance = nn.ModuleDict({link: nn.Embedding(DISTANCE_BUCKETS, 1) for link in LINKS})
        self.act = nn.Linear(4 * SIZE, 3)
        self.segments = SegmentHead()
        self.own = nn.ModuleList()  # the layers that roles have for themselves, none at first

    @classmethod
    def load(cls, weights: Path, dropout: float) -> Reader:
        """The network of some weights, with layers of roles' own if these have any.

        What a run did not train begins afresh.
        """
        network, learned = cls(dropout), torch.load(weights)
        if any(name.startswith("own.") for name in learned):
            network.branch()
        network.load_state_dict(learned, strict=False)
        return network

    def branch(self) -> None:
        """Give roles upper layers of their own, which begin as what all tasks share."""
        self.own = copy.deepcopy(self.encoder.encoder.layer[SHARED_LAYERS:])

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, inside: Tensor) -> Outputs:
        """ids, mask, inside (windows, pieces), features (windows, pieces, 3)."""
        embedded = self.encoder.embeddings.word_embeddings(ids)  # (windows, pieces, size)
        for i, table in enumerate(self.features):
            embedded = embedded + table(features[..., i])
        states = self.encoder(
            inputs_embeds=embedded, attention_mask=mask, token_type_ids=inside, output_hidden_states=True
        ).hidden_states  # the embeddings, then each layer: (windows, pieces, size)
        hidden = states[-1]
        told = self.dropout(self._read_roles(states[SHARED_LAYERS], mask) if len(self.own) else hidden)
        return Outputs(
            self.roles(told), self.inner(told), self.names(self.dropout(hidden)), hidden, states[SYNTAX_LAYER],
            self.segments(told),
        )  # fmt: skip

    def _read_roles(self, states: Tensor, mask: Tensor) -> Tensor:
        """Shared states (windows, pieces, size) read on by roles' own layers."""
        seen = create_bidirectional_mask(config=self.encoder.config, inputs_embeds=states, attention_mask=mask)
        for layer in self.own:
            states = layer(states, seen)
        return states

    def link_scores(self, link: str, queries: Tensor, keys: Tensor, buckets: Tensor) -> Tensor:
        """Span vectors (m, 2 size), (n, 2 size), buckets (m, n) -> scores (m, 1 + n); column 0 is "none"."""
        q, k = self.link_query[link](queries), self.link_key[link](keys)  # (m, link), (n, link)
        scores = q @ k.T / LINK_SIZE**0.5 + self.link_distance[link](buckets)[..., 0]
        return torch.cat([self.link_none[link](queries), scores], dim=1)


def span_vectors(hidden: Tensor, spans: list[tuple[int, int]]) -> Tensor:
    """Hidden states (pieces, size) of the first and last piece of each span, side by side: (spans, 2 size)."""
    starts = torch.tensor([s for s, _ in spans], dtype=torch.long)
    ends = torch.tensor([e - 1 for _, e in spans], dtype=torch.long)
    return torch.cat([hidden[starts], hidden[ends]], dim=1)
