"""Opening a graph to run: one thread per call, for callers run articles side by side."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import onnxruntime


def open_session(graph: Traversable) -> onnxruntime.InferenceSession:
    """A graph of the shipped weights, ready to run; raises OSError where it is missing."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = True
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph.read_bytes(), options, providers=["CPUExecutionProvider"])
