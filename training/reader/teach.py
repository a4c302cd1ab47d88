"""Put teachers' opinions on the examples: names on articles, nested roles in contents, roles on unlabelled news.

usage: python -m training.reader.teach --names names.pt --roles first.pt second.pt [--examples FILE] [--out FILE]

Names: the sets with names are short sentences of other kinds of text than the articles; a head trained on them alone is
unsure in whole articles whose roles the same encoder learns. A teacher's surer labels go onto every article.
Nested roles: the first teacher of roles reads each content again as a text of its own; what it finds there becomes the
labels of a head that sees them in the article's one pass. Annotated nested roles stay as they are.
Roles: the teachers' mean opinion on unlabelled news is what one network learns from the several (Hinton et al. 2015).
The examples are written to a file of their own.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from communique.model.decode import best_path
from communique.model.encode import WINDOW, cut_windows
from communique.model.labels import ROLE_TAGS, Role
from communique.model.links import distance_bucket
from training.reader.examples import UNLABELLED, Example, Relation
from training.reader.network import Outputs, Reader, span_vectors
from training.reader.train import Window, collate

ANNOTATED = ("polnear", "story")
# A piece whose best name label is less likely carries none, and what the sets with names teach decides there.
SURE_FROM = 0.9
WINDOWS_PER_BATCH = 16
# A content of fewer pieces has no room for an attribution of its own.
SHORTEST_NEST = 4

Span = tuple[int, int]


def teach_names(examples: Sequence[Example], teacher: Reader) -> None:
    """Fill `names` of every article."""
    for example in examples:
        example.names = np.full(len(example.ids), UNLABELLED, dtype=np.int64)
    for window, outputs, row in read_windows(examples, teacher):
        size = window.end - window.start
        best = outputs.names[row, 1 : size + 1].float().softmax(-1).max(-1)
        labels = np.where(best.values.numpy() >= SURE_FROM, best.indices.numpy(), UNLABELLED)
        assert window.example.names is not None
        window.example.names[window.start : window.end] = labels


def teach_roles(examples: Sequence[Example], teachers: Sequence[Reader]) -> None:
    """Fill `soft_roles` of unlabelled articles with the teachers' mean probabilities."""
    for example in examples:
        example.soft_roles = np.zeros((len(example.ids), len(ROLE_TAGS)), dtype=np.float32)
    for teacher in teachers:
        for window, outputs, row in read_windows(examples, teacher):
            size = window.end - window.start
            assert window.example.soft_roles is not None
            window.example.soft_roles[window.start : window.end] += (
                outputs.roles[row, 1 : size + 1].float().softmax(-1).numpy()
            )
    for example in examples:
        assert example.soft_roles is not None
        opinions = example.soft_roles.sum(
            axis=1, keepdims=True
        )  # one from each teacher and each window that holds a piece
        example.soft_roles = (example.soft_roles / opinions).astype(np.float16)


def teach_nested(examples: Sequence[Example], teacher: Reader) -> None:
    """Fill `inner` and `nested` of articles that carry no annotation of them, from their contents read again."""
    contents = []
    for example in examples:
        example.inner = np.zeros(len(example.ids), dtype=np.int64)
        for start, end in find_contents(example):
            if SHORTEST_NEST <= end - start <= WINDOW:
                contents.append(Window(example, start, end, inside=True))
    contents.sort(key=len)
    for window, outputs, row in read_batches(contents, teacher):
        size = window.end - window.start
        scores = outputs.roles[row, 1 : size + 1].float().log_softmax(-1).numpy()
        path = best_path(scores).tolist()
        relations = link(teacher, outputs.hidden[row].float(), path, window.start)
        if relations:
            assert window.example.inner is not None
            window.example.inner[window.start : window.end] = path
            window.example.nested.append(relations)


def read_windows(examples: Sequence[Example], teacher: Reader) -> Iterator[tuple[Window, Outputs, int]]:
    """Every overlapping window of the examples, with what the teacher says and its row there."""
    windows = [Window(e, start, end, inside=False) for e in examples for start, end in cut_windows(len(e.ids))]
    return read_batches(windows, teacher)


@torch.no_grad()
def read_batches(windows: Sequence[Window], teacher: Reader) -> Iterator[tuple[Window, Outputs, int]]:
    """Run the teacher over windows in batches."""
    for at in range(0, len(windows), WINDOWS_PER_BATCH):
        batch = windows[at : at + WINDOWS_PER_BATCH]
        tensors = collate(list(batch), 0.0, np.random.default_rng(0))
        with torch.autocast("cpu", torch.bfloat16):
            outputs = teacher(tensors["ids"], tensors["features"], tensors["mask"], tensors["inside"])
        for row, window in enumerate(batch):
            yield window, outputs, row


def find_contents(example: Example) -> Iterator[Span]:
    """The contents of an example by its annotation, or by what its teachers think."""
    if example.soft_roles is not None:
        path = best_path(np.log(example.soft_roles.astype(np.float32) + 1e-6)).tolist()
        yield from (span for span, role in spans_of(path) if role == Role.CONTENT)
    else:
        yield from (span for relation in example.relations for span in relation.content)


def spans_of(path: Sequence[int]) -> Iterator[tuple[Span, str]]:
    """Spans of a legal sequence of tags, with their kinds."""
    at = 0
    while at < len(path):
        end = at + 1
        if path[at]:
            while end < len(path) and path[end] and path[end] % 2 == 0:
                end += 1
            yield (at, end), ROLE_TAGS[path[at]][2:]
        at = end


def link(teacher: Reader, hidden: Tensor, path: Sequence[int], shift: int) -> list[Relation]:
    """The attributions in one content: each of its contents with its likeliest cue, that with its likeliest source."""
    spans: dict[str, list[Span]] = {role.value: [] for role in Role}
    for (start, end), role in spans_of(path):
        spans[role].append((start + 1, end + 1))  # [CLS] comes first
    relations = []
    for content in spans[Role.CONTENT]:
        cue = likeliest(teacher, hidden, "content_cue", content, spans[Role.CUE])
        source = (
            likeliest(teacher, hidden, "cue_source", cue, spans[Role.SOURCE])
            if cue
            else likeliest(teacher, hidden, "content_source", content, spans[Role.SOURCE])
        )
        if cue or source:
            placed = [span and (span[0] - 1 + shift, span[1] - 1 + shift) for span in (content, cue, source)]
            relations.append(Relation([placed[0] or content], placed[1], placed[2]))
    return relations


def likeliest(teacher: Reader, hidden: Tensor, name: str, query: Span, keys: list[Span]) -> Span | None:
    """The key a query is most likely linked to, None for "to none"."""
    if not keys:
        return None
    buckets = torch.tensor([[distance_bucket(query, key) for key in keys]])
    scores = teacher.link_scores(name, span_vectors(hidden, [query]), span_vectors(hidden, keys), buckets)
    best = int(scores[0].argmax())
    return keys[best - 1] if best else None


def load(weights: Path) -> Reader:
    """A trained network, to be asked."""
    return Reader.load(weights, 0.0).eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=Path, required=True, help="the teacher of names")
    parser.add_argument("--roles", type=Path, nargs="+", required=True, help="the teachers of roles")
    parser.add_argument("--examples", type=Path, default=Path("runs/reader/examples.pkl"))
    parser.add_argument("--out", type=Path, default=Path("runs/reader/taught.pkl"))
    arguments = parser.parse_args()
    with arguments.examples.open("rb") as file:
        examples: list[Example] = pickle.load(file)
    teachers = [load(path) for path in arguments.roles]
    teach_names([e for e in examples if e.set in ANNOTATED], load(arguments.names))
    teach_roles([e for e in examples if e.set == "newstext"], teachers)
    teach_nested([e for e in examples if e.set in ("polnear", "newstext")], teachers[0])
    with arguments.out.open("wb") as file:
        pickle.dump(examples, file)
    names = np.concatenate([e.names for e in examples if e.set in ANNOTATED and e.names is not None])
    nested = sum(len(e.nested) for e in examples)
    print(
        f"{(names >= 0).mean():.1%} of the articles' pieces carry a name label, {nested} contents a nested attribution"
    )


if __name__ == "__main__":
    main()
