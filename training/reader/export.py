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
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from communique.model.reader import OUTPUTS
from training.digest import write_digest
from training.reader.network import Reader

OUTSIDE_HEADS = ("link_", "act.", "sentence.", "syntax.")
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
    """Write reader.onnx, heads.npz and DIGEST."""
    network = Reader(0.0).eval()
    network.load_state_dict(torch.load(weights), strict=False)  # what a run did not train stays as it begins
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
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in network.state_dict().items()
        if name.startswith(OUTSIDE_HEADS) and INSIDE_TRAINING not in name
    }
    np.savez(folder / "heads.npz", **heads)
    write_digest(folder)


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
