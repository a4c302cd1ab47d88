"""Heads of syntax to what the package ships: two graphs in full precision, words.onnx and relations.onnx."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn.functional import embedding, relu

from communique.model.parser import GRAPHS, RELATION_INPUTS, RELATION_OUTPUTS, WORD_INPUTS, WORD_OUTPUTS, lay_out
from training.reader.syntax_heads import ATTENTION_HEADS, NEVER, SIZE, SyntaxHeads


class WordGraph(nn.Module):
    """What is said of the words of some sentences, in the order of WORD_OUTPUTS."""

    def __init__(self, heads: SyntaxHeads) -> None:
        super().__init__()
        self.heads = heads
        layer = heads.layer
        self.mixing = nn.Linear(SIZE, 3 * SIZE)
        parts = (layer.queries, layer.keys, layer.values)
        self.mixing.weight = nn.Parameter(torch.cat([part.weight for part in parts]).detach())
        self.mixing.bias = nn.Parameter(torch.cat([part.bias for part in parts]).detach())
        with torch.no_grad():
            self.root_as_head = nn.Parameter(relu(heads.arc_head(heads.root[None])))
            self.root_in_relation = nn.Parameter(relu(heads.relation_head(heads.root[None])))

    def forward(self, states: Tensor, places: Tensor, rows: Tensor) -> tuple[Tensor, ...]:
        """As `communique.model.parser.lay_out` gives them: (words, size), (sentences, longest), (words,)."""
        heads, layer = self.heads, self.heads.layer
        mixing = pad(self.mixing(layer.attention_norm(states)), places)  # (sentences, longest, 3 size)
        shape = (*places.shape, ATTENTION_HEADS, SIZE // ATTENTION_HEADS)
        q, k, v = (part.reshape(shape).transpose(1, 2) for part in mixing.split(SIZE, dim=2))
        scores = q @ k.transpose(2, 3) * shape[-1] ** -0.5  # (sentences, heads, longest, longest)
        shares = scores.masked_fill((places == states.shape[0])[:, None, None], NEVER).softmax(-1)
        mixed = embedding(rows, (shares @ v).transpose(1, 2).reshape(-1, SIZE))  # (words, size)
        words = states + layer.attended(mixed)
        words = words + layer.outer(relu(layer.inner(layer.inner_norm(words))))
        dependents = pad(relu(heads.arc_dependent(words)) @ heads.arc[:-1] + heads.arc[-1], places)
        above = pad(relu(heads.arc_head(words)), places)
        above = torch.cat([self.root_as_head[None].expand(places.shape[0], -1, -1), above], dim=1)
        named = torch.cat([relu(heads.relation_head(words)), self.root_in_relation])
        arcs = dependents @ above.transpose(1, 2)  # (sentences, longest, 1 + longest)
        return arcs, heads.upos(words).argmax(1), heads.lemma(words), relu(heads.relation_dependent(words)), named


class RelationGraph(nn.Module):
    """Scores of relations of words with their heads: the biaffine form as one product of pairs."""

    def __init__(self, heads: SyntaxHeads) -> None:
        super().__init__()
        weights = heads.relation.detach()  # (relations, 1 + size, 1 + size)
        self.pairs = nn.Parameter(weights[:, :-1, :-1].flatten(1).T.contiguous())  # (size * size, relations)
        self.dependent = nn.Parameter(weights[:, :-1, -1].T.contiguous())  # (size, relations)
        self.head = nn.Parameter(weights[:, -1, :-1].T.contiguous())
        self.bias = nn.Parameter(weights[:, -1, -1].contiguous())

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(words, size), (words, size) -> (words, relations)."""
        pairs = (dependents[:, :, None] * heads[:, None, :]).flatten(1)
        return pairs @ self.pairs + dependents @ self.dependent + heads @ self.head + self.bias


def pad(table: Tensor, places: Tensor) -> Tensor:
    """Rows (words, size) by place (sentences, longest), zeros where a sentence has ended."""
    return embedding(places, torch.cat([table, table.new_zeros(1, table.shape[1])]))


def write_parser(heads: SyntaxHeads, folder: Path) -> None:
    """Write both graphs."""
    heads = heads.eval()
    inputs = tuple(
        torch.from_numpy(each) for each in lay_out(np.zeros((11, SIZE), dtype=np.float32), (3, 4, 4)).values()
    )
    pair = tuple(torch.zeros(11, heads.relation_dependent.out_features) for _ in range(2))  # one tensor is one input
    any_size = torch.export.Dim.DYNAMIC
    with torch.no_grad():
        torch.onnx.export(
            WordGraph(heads), inputs, folder / GRAPHS[0], input_names=list(WORD_INPUTS),
            output_names=list(WORD_OUTPUTS), dynamic_shapes=({0: any_size}, {0: any_size, 1: any_size}, {0: any_size}),
            dynamo=True, external_data=False,
        )  # fmt: skip
        torch.onnx.export(
            RelationGraph(heads), pair, folder / GRAPHS[1], input_names=list(RELATION_INPUTS),
            output_names=list(RELATION_OUTPUTS), dynamic_shapes=({0: any_size},) * 2, dynamo=True, external_data=False,
        )  # fmt: skip
    for graph in GRAPHS:
        leave_out_traces(folder / graph)


def leave_out_traces(path: Path) -> None:
    """Take out of a graph where in whose program each of its nodes was made."""
    model = onnx.load(path)
    for each in (model, model.graph, *model.graph.node, *model.graph.value_info, *model.graph.initializer):
        each.ClearField("doc_string")
        each.ClearField("metadata_props")
    onnx.save(model, path)
