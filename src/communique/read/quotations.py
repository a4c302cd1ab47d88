"""The kind of a content: wholly, partly or not in quotation marks (PARC3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress

import numpy as np
import numpy.typing as npt

from communique.model.encode import quotation_states
from communique.types import Kind

# Single marks count where they cannot be an apostrophe: after a space or an opening mark, and before one.
_SINGLE = re.compile(r"(?:(?<=[\s“\"(\[])|(?<=^))['‘](?=\S)(.+?)(?<=\S)['’](?=$|[\s,.;:!?”\")\]])", re.DOTALL)
# Share of a content's letters and digits in marks from which it is direct: "said it was 'over'" stays mixed, while a
# quotation whose tags reach one word too far stays direct.
DIRECT_FROM = 0.9


def kind_of(text: str, content: Sequence[tuple[int, int]], *, is_nested: bool) -> Kind:
    """Direct, mixed or indirect; a nested content counts only the marks within itself."""
    if is_nested:
        fragments = [text[start:end] for start, end in content]
        states = [(f, quotation_states(f)) for f in fragments]
    else:
        all_states = _states_of(text)
        states = [(text[start:end], all_states[start:end]) for start, end in content]
    quoted = total = 0
    for fragment, state in states:
        inside = (state[: len(fragment)] != 0).tolist()
        for match in _SINGLE.finditer(fragment):
            inside[match.start() : match.end()] = [True] * (match.end() - match.start())
        total += sum(map(str.isalnum, fragment))
        quoted += sum(map(str.isalnum, compress(fragment, inside)))
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= DIRECT_FROM * total else Kind.MIXED


@lru_cache(maxsize=64)
def _states_of(text: str) -> npt.NDArray[np.uint8]:
    """Those of a whole article, asked for once for each of its attributions; more texts are never read at a time."""
    return quotation_states(text)
