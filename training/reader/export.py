"""Weights to what the package ships: an int8 ONNX encoder with its tag heads, and the heads outside it as arrays.

usage: python -m training.reader.export runs/reader/weights.pt [--to src/communique/model/weights]

Dynamic int8, one scale per output channel; seven bits, because with eight the sums of int8 products overflow on
processors without VNNI; log-softmax is part of the graph.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from communique.model.reader import OUTPUTS
from training.digest import write_digest
from training.reader.network import Reader
from training.reader.parser import write_parser

OUTSIDE_HEADS = ("link_", "act.", "sentence.", "syntax.upos_alone.")
# A link that shapes the encoder alone: what is linked is judged by antecedents.py.
INSIDE_TRAINING = ".antecedent."


class Exported(nn.Module):
    """The part of the network that runs in ONNX."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, inside: Tensor) -> tuple[Tensor, ...]:
        """As Reader.forward, with log-probabilities, in the order of OUTPUTS."""
        outputs = self.network(ids, features, mask, inside)
        tags = (outputs.roles, outputs.inner, outputs.names)
        return *(scores.log_softmax(-1) for scores in tags), outputs.hidden, outputs.syntax


def export(weights: Path, folder: Path) -> None:
    """Write reader.onnx, the parser, heads.npz and DIGEST."""
    network = Reader.load(weights, 0.0).eval()
    ids = torch.full((2, 32), 1012)
    inputs = (ids, torch.zeros(2, 32, 3, dtype=torch.long), torch.ones_like(ids), torch.zeros_like(ids))
    names = ["ids", "features", "mask", "inside"]
    axes = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
    with tempfile.TemporaryDirectory() as scratch:
        full, prepared = Path(scratch) / "full.onnx", Path(scratch) / "prepared.onnx"
        torch.onnx.export(
            Exported(network), inputs, full, input_names=names, output_names=list(OUTPUTS),
            dynamic_shapes=tuple(axes for _ in names), dynamo=True, external_data=False,
        )  # fmt: skip
        quant_pre_process(full, prepared, skip_symbolic_shape=True)
        quantize_dynamic(
            prepared, folder / "reader.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip
    leave_out_masks(folder / "reader.onnx")
    write_parser(network.syntax, folder)
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in network.state_dict().items()
        if name.startswith(OUTSIDE_HEADS) and INSIDE_TRAINING not in name
    }
    np.savez(folder / "heads.npz", **heads)
    write_digest(folder)


def leave_out_masks(path: Path) -> None:
    """Take the mask of attention out of a graph, and the guard against rows that are masked wholly.

    A run has one window and sees all of it: what is left out adds zeros and replaces nothing, and takes a sixth of the
    encoder's time. The outputs stay the same, bit by bit.
    """
    model = onnx.load(path)
    graph = model.graph
    makers = {output: node for node in graph.node for output in node.output}
    instead: dict[str, str] = {}
    for softmax in [node for node in graph.node if node.op_type == "Softmax"]:
        added = makers[softmax.input[0]]
        guard = next(node for node in graph.node if node.op_type == "Where" and node.input[2] == softmax.output[0])
        scores = next(name for name in added.input if makers[name].op_type == "MatMul")
        if added.op_type != "Add" or makers[guard.input[0]].op_type != "IsNaN":
            raise ValueError(f"{path}: attention is not written as expected")
        instead |= {added.output[0]: scores, guard.output[0]: softmax.output[0]}
    for node in graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = instead.get(name, name)
    wanted = {output.name for output in graph.output}
    kept: list[onnx.NodeProto] = []
    for node in reversed(graph.node):
        if wanted.intersection(node.output):
            kept.append(node)
            wanted.update(node.input)
    for field, items in (
        (graph.node, reversed(kept)),
        (graph.input, [each for each in graph.input if each.name in wanted]),
        (graph.initializer, [each for each in graph.initializer if each.name in wanted]),
    ):
        left = list(items)
        del field[:]
        field.extend(left)
    onnx.save(model, path)


def replace_heads(folder: Path, prefix: str, trained: Mapping[str, np.ndarray]) -> None:
    """Put heads trained after export in the place of those of the same prefix; DIGEST is written anew."""
    with np.load(folder / "heads.npz") as arrays:
        kept = {name: arrays[name] for name in arrays.files if not name.startswith(prefix)}
    np.savez(folder / "heads.npz", **kept, **{name: value.astype(np.float16) for name, value in trained.items()})
    write_digest(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, default=Path("src/communique/model/weights"))
    arguments = parser.parse_args()
    export(arguments.weights, arguments.to)


if __name__ == "__main__":
    main()
