"""Train the reader on prepared examples; keeps the moving average of the weights, which is what is shipped.

usage: python -m training.reader.train --out FILE [--recipe first|second|names|all|roles|free] [--start WEIGHTS]

Losses: cross-entropy of tags (roles, roles nested in a content, names), and to what teachers think of roles; of links
(which cue has this content, which source has this cue, which mentions name the same as this one); of act where
annotated; of syntax; one minus the cosine to the untouched encoder's vector for contents. Layers of roles' own learn
from whole spans (segments.py).
"""

from __future__ import annotations

import argparse
import copy
import math
import pickle
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cosine_similarity, cross_entropy

from communique.model.encode import CLS, PAD, PARAGRAPH, SEP, WINDOW, load_tokenizer
from communique.model.labels import ROLE_TAGS
from communique.model.links import distance_bucket
from training.reader.examples import UNLABELLED, Example, Relation
from training.reader.network import Outputs, Reader, span_vectors
from training.reader.segments import segment_loss
from training.reader.syntax import cut

MASK = 103
# Whether a piece of the vocabulary opens a word.
OPENS = np.array(
    [not piece.startswith("##") for piece, _ in sorted(load_tokenizer().get_vocab().items(), key=lambda i: i[1])]
)
# Share of windows shown in one case, so that a headline in capitals and "kim jong un" are read too.
RECASED = 0.06
LOWER, UPPER, SINGLE_CAPITAL = 1, 3, 4  # communique.model.encode.case_of
TAG_TASKS = ("roles", "inner", "names")
# How much the tags of roles count beside whole spans, which hold them: enough that they stay probabilities.
ROLE_TAGS_SHARE = 0.2


@dataclass(frozen=True)
class Config:
    """Every value with its reason."""

    seed: int = 7
    epochs: float = 4.0  # more saturate: the corpus README's 5.5 plain epochs add 0.6 F1 to 1.2 epochs
    pieces_per_batch: int = 1280  # 5 windows: with 16 a short run has too few steps (README)
    rate: float = 1e-4  # small encoders bear higher rates than BERT-base's 2e-5 to 5e-5
    head_rate: float = 1e-3  # fresh weights
    layer_decay: float = 0.9  # lower layers move less
    warmup: float = 0.06
    dropout: float = 0.1
    masked: float = 0.08  # pieces hidden from the encoder, labels kept: it must read the sentence, not the word
    average: float = 0.998  # moving average over about 500 steps
    weight_decay: float = 0.01
    # how often each set is seen in an epoch
    shares: tuple[tuple[str, float], ...] = (
        ("polnear", 1.0), ("story", 2.0), ("nested", 2.0),
        ("conllpp", 0.6), ("gmb", 0.25), ("politics", 0.5), ("wikigold", 0.5),
    )  # fmt: skip
    inside_paragraphs: int = 900  # PolNeAR paragraphs read as if they were contents: distant data for the nested
    loss_inner: float = 0.5
    loss_links: float = 0.3
    loss_antecedent: float = 0.3
    loss_syntax: float = 0.5
    loss_act: float = 0.2
    loss_vectors: float = 0.5
    roles_alone: bool = False  # train layers of roles' own, all else as it is


@dataclass
class Window:
    """A range of an example's pieces, with the relations that lie in it, shifted by one for [CLS]."""

    example: Example
    start: int
    end: int
    inside: bool

    def __len__(self) -> int:
        return self.end - self.start + 2


def cut_examples(examples: list[Example], config: Config, rng: random.Random) -> list[Window]:
    """One epoch's windows: sets in their shares, articles cut at a random phase."""
    windows: list[Window] = []
    by_set: dict[str, list[Example]] = {}
    for example in examples:
        by_set.setdefault(example.set, []).append(example)
    for kind, share in config.shares:
        mine = by_set.get(kind, [])
        whole, part = divmod(share, 1)
        chosen = mine * int(whole) + rng.sample(mine, int(part * len(mine)))
        for example in chosen:
            n = len(example.ids)
            phase = rng.randrange(WINDOW) if n > WINDOW else 0
            for start in range(phase - WINDOW if phase else 0, n, WINDOW):
                if min(n, start + WINDOW) - max(0, start) >= 8 or n < 8:
                    windows.append(Window(example, max(0, start), min(n, start + WINDOW), example.inside))
    articles = by_set.get("polnear", [])
    for _ in range(config.inside_paragraphs if articles else 0):
        example = rng.choice(articles)
        breaks = [0, *np.flatnonzero(example.features[:, 1] >= 2).tolist(), len(example.ids)]
        at = rng.randrange(len(breaks) - 1)
        if 8 <= breaks[at + 1] - breaks[at] <= 120:
            windows.append(Window(example, breaks[at], breaks[at + 1], True))
    return windows


def make_batches(windows: list[Window], config: Config, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most `pieces_per_batch` padded pieces, in random order."""
    order = sorted(windows, key=lambda w: (len(w) + rng.randrange(16), rng.random()))
    batches: list[list[Window]] = [[]]
    for window in order:
        width = max(len(window), *map(len, batches[-1]), 0)
        if batches[-1] and (len(batches[-1]) + 1) * width > config.pieces_per_batch:
            batches.append([])
        batches[-1].append(window)
    rng.shuffle(batches)
    return batches


def collate(batch: list[Window], masked: float, rng: np.random.Generator) -> dict[str, Tensor]:
    """Padded tensors of a batch: ids, features, mask, inside, each task's tags, and teachers' opinions.

    Tags and opinions count at the first piece of a word alone, which is where decoding reads them. While training
    (`masked` above 0) a few windows are shown as if all their letters were small, or all capitals.
    """
    width = max(map(len, batch))
    ids = np.full((len(batch), width), PAD, dtype=np.int64)  # (windows, pieces)
    features = np.zeros((len(batch), width, 3), dtype=np.int64)
    mask = np.zeros((len(batch), width), dtype=np.int64)
    inside = np.zeros((len(batch), width), dtype=np.int64)
    tags = {task: np.full((len(batch), width), UNLABELLED, dtype=np.int64) for task in TAG_TASKS}
    soft_roles = np.zeros((len(batch), width, len(ROLE_TAGS)), dtype=np.float32)
    for row, w in enumerate(batch):
        n = w.end - w.start
        pieces = w.example.ids[w.start : w.end].copy()
        if masked:
            pieces[rng.random(n) < masked] = MASK
        ids[row, : n + 2] = np.concatenate([[CLS], pieces, [SEP]])
        features[row, 1 : n + 1] = w.example.features[w.start : w.end]
        if masked and (case := rng.random()) < RECASED:
            letters = features[row, :, 0] > 0
            features[row, letters, 0] = (
                LOWER if case < RECASED / 2 else np.where(features[row, letters, 0] == 4, 4, UPPER)
            )
        mask[row, : n + 2] = 1
        inside[row, : n + 2] = int(w.inside)
        opens = OPENS[w.example.ids[w.start : w.end]]
        for task, rows in tags.items():
            if (labels := getattr(w.example, task)) is not None:
                rows[row, 1 : n + 1] = np.where(opens, labels[w.start : w.end], UNLABELLED)
        if w.example.soft_roles is not None:
            soft_roles[row, 1 : n + 1] = w.example.soft_roles[w.start : w.end] * opens[:, None]
    arrays = {"ids": ids, "features": features, "mask": mask, "inside": inside, "soft_roles": soft_roles, **tags}
    return {key: torch.from_numpy(value) for key, value in arrays.items()}


def shift(span: tuple[int, int] | None, window: Window) -> tuple[int, int] | None:
    """A span in the window's own pieces, or None where it is not wholly inside."""
    if span is None or span[0] < window.start or span[1] > window.end:
        return None
    return span[0] - window.start + 1, span[1] - window.start + 1


def span_losses(network: Reader, hidden: Tensor, batch: list[Window]) -> dict[str, list[Tensor]]:
    """Losses of the heads that work on spans, per window."""
    losses: dict[str, list[Tensor]] = {"links": [], "antecedent": [], "act": [], "vectors": []}
    for row, window in enumerate(batch):
        losses["antecedent"] += antecedent_losses(network, hidden[row], window)
        found: list[Relation] = []
        for group in (window.example.relations, *window.example.nested):
            relations = [r for r in group if any(shift(c, window) for c in r.content)]
            if relations:
                losses["links"] += link_losses(network, hidden[row], window, relations)
                found += relations
        for relation in found:
            contents = [shift(c, window) for c in relation.content]
            for content, vector in zip(contents, relation.vectors, strict=False):
                if content and vector is not None:
                    mean = network.sentence(hidden[row, content[0] : content[1]].mean(0))
                    target = torch.from_numpy(vector.astype(np.float32))
                    losses["vectors"].append(1 - cosine_similarity(mean, target, dim=0))
            if relation.act != UNLABELLED and contents[0]:
                cue = shift(relation.cue, window) or contents[0]
                both = span_vectors(hidden[row], [cue, contents[0]]).reshape(1, -1)
                losses["act"].append(cross_entropy(network.act(both), torch.tensor([relation.act])))
    return losses


def link_losses(network: Reader, hidden: Tensor, window: Window, relations: list[Relation]) -> list[Tensor]:
    """Cross-entropy of each content's cue, each cue's source, and each content's source, "none" included."""
    cues = sorted({c for r in relations if (c := shift(r.cue, window))})
    sources = sorted({s for r in relations if (s := shift(r.source, window))})
    asked: dict[str, list[tuple[tuple[int, int], tuple[int, int] | None]]] = {
        "content_cue": [],
        "cue_source": [],
        "content_source": [],
    }
    for r in relations:
        cue, source = shift(r.cue, window), shift(r.source, window)
        for content in filter(None, (shift(c, window) for c in r.content)):
            if cue or r.cue is None:
                asked["content_cue"].append((content, cue))
            if source or r.source is None:
                asked["content_source"].append((content, source))
        if cue and (source or r.source is None):
            asked["cue_source"].append((cue, source))
    losses = []
    for link, pairs in asked.items():
        keys = sources if link.endswith("source") else cues
        if not pairs or not keys:
            continue
        queries = [q for q, _ in pairs]
        buckets = torch.tensor([[distance_bucket(q, k) for k in keys] for q in queries])
        scores = network.link_scores(link, span_vectors(hidden, queries), span_vectors(hidden, keys), buckets)
        gold = torch.tensor([0 if target is None else 1 + keys.index(target) for _, target in pairs])
        losses.append(cross_entropy(scores, gold))
    return losses


def antecedent_losses(network: Reader, hidden: Tensor, window: Window) -> list[Tensor]:
    """For each mention asked about: minus the log-probability of all other mentions of its entity, or of none."""
    inside = [(span, r) for r in window.example.referents if (span := shift(r.span, window))]
    asked = [i for i, (_, r) in enumerate(inside) if r.asked]
    if not asked or len(inside) < 2:
        return []
    spans, entities = [span for span, _ in inside], np.array([r.entity for _, r in inside])
    buckets = torch.tensor([[distance_bucket(spans[i], key) for key in spans] for i in asked])
    vectors = span_vectors(hidden, spans)
    scores = network.link_scores("antecedent", vectors[asked], vectors, buckets)  # (asked, 1 + mentions)
    itself = np.arange(len(spans)) == np.array(asked)[:, None]  # (asked, mentions)
    same = (entities == entities[asked][:, None]) & ~itself
    right = torch.from_numpy(np.concatenate([~same.any(1, keepdims=True), same], axis=1))
    never = torch.from_numpy(np.concatenate([np.zeros((len(asked), 1), dtype=bool), itself], axis=1))
    log = scores.masked_fill(never, -1e4).log_softmax(-1)
    return [-log.masked_fill(~right, -1e4).logsumexp(-1).mean()]


def parameter_groups(network: Reader, config: Config) -> list[dict]:
    """Rates that fall with depth; no decay for biases and norms."""
    groups = []
    for name, parameter in network.named_parameters():
        if config.roles_alone and not name.startswith(("own.", "roles.", "inner.", "segments.")):
            parameter.requires_grad_(False)
            continue
        if name.startswith("own."):
            rate = config.rate * config.layer_decay ** (len(network.own) - 1 - int(name.split(".")[1]))
        elif name.startswith("encoder.encoder.layer."):
            depth = 6 - int(name.split(".")[3])
            rate = config.rate * config.layer_decay ** (depth - 1)
        elif name == "encoder.embeddings.word_embeddings.weight":
            parameter.requires_grad_(False)  # half of all parameters, which then need no step
            continue
        elif name.startswith("encoder."):
            rate = config.rate * config.layer_decay**6
        else:
            rate = config.head_rate
        decay = 0.0 if parameter.ndim == 1 or "LayerNorm" in name else config.weight_decay
        groups.append({"params": [parameter], "lr": rate, "base": rate, "weight_decay": decay})
    return groups


def train(examples: list[Example], config: Config, out: Path, start: Path | None = None) -> None:
    """Run the whole schedule; write the averaged weights to `out` every 400 steps and at the end."""
    torch.manual_seed(config.seed)
    noise = np.random.default_rng(config.seed)
    network = Reader(config.dropout) if start is None else Reader.load(start, config.dropout)
    if config.roles_alone:
        network.branch()
    average = copy.deepcopy(network).eval()
    optimizer = torch.optim.AdamW(parameter_groups(network, config), betas=(0.9, 0.98))
    batches = schedule_batches(examples, config)
    print(f"{len(batches)} steps", flush=True)
    started, seen = time.time(), 0
    running: dict[str, float] = {}
    for step, batch in enumerate(batches):
        progress = step / len(batches)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(1.0, progress / config.warmup) * (1 - progress)
        network.train()
        losses = batch_losses(network, batch, config, noise)
        optimizer.zero_grad(set_to_none=True)
        torch.stack([weight * loss for weight, loss in losses.values()]).sum().backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        update_average(average, network, min(config.average, (step + 1) / (step + 10)))
        seen += sum(map(len, batch))
        for name, (_, loss) in losses.items():
            running[name] = 0.98 * running.get(name, loss.item()) + 0.02 * loss.item()
        if step % 50 == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in running.items())
            minutes = (time.time() - started) / 60
            print(f"step {step} {seen / minutes / 60:.0f} pieces/s {minutes:.1f} min {shown}", flush=True)
        if step % 400 == 399 or step == len(batches) - 1:
            torch.save(average.state_dict(), out.with_suffix(".part"))
            out.with_suffix(".part").rename(out)


def schedule_batches(examples: list[Example], config: Config) -> list[list[Window]]:
    """All batches of the run; a fraction of an epoch is its first batches."""
    rng = random.Random(config.seed)
    epochs = [make_batches(cut_examples(examples, config, rng), config, rng) for _ in range(math.ceil(config.epochs))]
    last = config.epochs - (len(epochs) - 1)
    epochs[-1] = epochs[-1][: round(last * len(epochs[-1]))]
    return [batch for epoch in epochs for batch in epoch]


def batch_losses(
    network: Reader, batch: list[Window], config: Config, noise: np.random.Generator
) -> dict[str, tuple[float, Tensor]]:
    """Each loss of a batch with its weight; a tag loss weighs what share of the batch carries its labels."""
    tensors = collate(batch, config.masked, noise)
    with torch.autocast("cpu", torch.bfloat16):
        outputs: Outputs = network(tensors["ids"], tensors["features"], tensors["mask"], tensors["inside"])
    losses: dict[str, tuple[float, Tensor]] = {}
    tag_weights = (
        {"roles": ROLE_TAGS_SHARE, "inner": config.loss_inner}
        if config.roles_alone
        else {"roles": 1.0, "inner": config.loss_inner, "names": 1.0}
    )
    for name, weight in tag_weights.items():
        share = (tensors[name] >= 0).float().mean().item()
        if share:
            scores = getattr(outputs, name).float().flatten(0, 1)
            losses[name] = weight * share, cross_entropy(scores, tensors[name].flatten())
    if config.roles_alone:
        share = (tensors["roles"] >= 0).float().mean().item()
        logs = outputs.roles.float().log_softmax(-1)
        opening = (tensors["features"][..., 1] == PARAGRAPH).numpy()
        labels = tensors["roles"].numpy()
        losses["segments"] = share, segment_loss(network.segments, logs, outputs.edges.float(), labels, opening)
        return losses
    taught = tensors["soft_roles"].sum(-1) > 0  # (windows, pieces)
    if taught.any():
        scores = outputs.roles.float()[taught].log_softmax(-1)
        losses["taught"] = taught.float().mean().item(), -(tensors["soft_roles"][taught] * scores).sum(-1).mean()
    parsed = [
        (row, words)
        for row, w in enumerate(batch)
        if w.example.words and len((words := cut(w.example.words, w.start, w.end)).pieces)
    ]
    if parsed:
        share = sum(len(words.pieces) for _, words in parsed) / tensors["mask"].sum().item()
        states = outputs.syntax.float()
        # [CLS] comes first.
        syntax = network.syntax.loss([(states[row, 1:], words) for row, words in parsed])
        losses["syntax"] = config.loss_syntax * share, syntax
    hidden = outputs.hidden.float()
    weights = {"links": config.loss_links, "antecedent": config.loss_antecedent, "act": config.loss_act,
               "vectors": config.loss_vectors}  # fmt: skip
    for name, parts in span_losses(network, hidden, batch).items():
        if parts:
            losses[name] = weights[name], torch.stack(parts).mean()
    return losses


@torch.no_grad()
def update_average(average: Reader, network: Reader, decay: float) -> None:
    """Move the averaged weights towards the current ones."""
    for mine, theirs in zip(average.parameters(), network.parameters(), strict=True):
        if theirs.requires_grad:
            mine.lerp_(theirs, 1 - decay)


NAME_SHARES = (("conllpp", 3.0), ("politics", 3.0), ("wikigold", 2.0), ("gmb", 0.6))
ALL_SHARES = (
    ("newstext", 0.65), ("polnear", 1.0), ("story", 3.0), ("nested", 3.0),
    ("conllpp", 2.0), ("gmb", 0.15), ("politics", 3.0), ("wikigold", 1.0),
    ("ewt", 1.5), ("gum", 1.5), ("gum-coref", 0.75), ("litbank", 0.35), ("gap", 1.0),
    ("riqua", 2.0),
)  # fmt: skip
RECIPES = {
    # two teachers of attribution, and one of names, from the untouched encoder
    "first": Config(),
    "second": Config(seed=11, epochs=2.7, masked=0.12),
    "names": Config(epochs=1, shares=NAME_SHARES, inside_paragraphs=0),
    # one network that learns all tasks, and roles of both teachers, from the first teacher's weights
    "all": Config(
        seed=8, epochs=2, rate=7e-5, head_rate=7e-4, shares=ALL_SHARES, inside_paragraphs=300, loss_antecedent=0.4
    ),
    # layers of roles' own on top of its lower half, from the spans that annotators alone mark
    "roles": Config(
        seed=11,
        epochs=4,
        rate=1e-4,
        head_rate=1e-3,
        masked=0.12,
        inside_paragraphs=400,
        roles_alone=True,
        shares=(("polnear", 1.0), ("story", 1.5), ("nested", 1.5)),
    ),
    # what sets of a stated licence alone can teach
    "free": Config(seed=8, epochs=0.8, shares=ALL_SHARES, inside_paragraphs=0),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, default=Path("runs/reader/examples.pkl"))
    parser.add_argument("--out", type=Path, default=Path("runs/reader/weights.pt"))
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="first")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    arguments = parser.parse_args()
    with arguments.examples.open("rb") as file:
        examples = pickle.load(file)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    train(examples, RECIPES[arguments.recipe], arguments.out, arguments.start)


if __name__ == "__main__":
    main()
