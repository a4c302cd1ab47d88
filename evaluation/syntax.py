"""Parts of speech, lemmas and dependencies on EWT's development part, by Universal Dependencies' own scorer.

Words and sentences are the treebank's; the reader sees them as running text, in runs of sentences as in training. The
scorer (udtools) runs as a program of its own; its LAS leaves subtypes of relations out, and counts punctuation.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.model.reader import Reader
from communique.model.syntax import Parse, parse_words
from evaluation.data import DataError
from evaluation.figures import Figure
from training.reader.syntax import RUN_PIECES, read_texts

MEASURES = ("UPOS", "Lemmas", "UAS", "LAS")
SCORER = "import sys; from udtools.cli import main_eval; sys.exit(main_eval())"


def score_syntax(data: Path) -> Iterator[Figure]:
    """Shares of words, in percent: right part of speech, lemma, head, head and relation.

    Raises DataError where the scorer is not installed or fails.
    """
    gold = data / "corpora/treebank/ewt/en_ewt-ud-dev.conllu"
    with tempfile.TemporaryDirectory() as folder:
        parsed = Path(folder, "parsed.conllu")
        parsed.write_text(write_parses(gold.read_text("utf-8"), parse_treebank(gold, Reader.load())), "utf-8")
        command = [sys.executable, "-c", SCORER, "-v", str(gold), str(parsed)]
        scored = subprocess.run(command, capture_output=True, text=True, check=False)
    if scored.returncode:
        raise DataError(f'udtools could not score {gold} (pip install -e ".[evaluation]"): {scored.stderr[-500:]}')
    yield from read_table(scored.stdout)


def parse_treebank(path: Path, reader: Reader) -> Iterator[Parse]:
    """A tree for each sentence of a CoNLL-U file."""
    for text in read_texts(path, reader.tokenizer, RUN_PIECES):
        tagged = reader.tag(reader.cut(text.text, [(0, len(text.text))]))
        words = [[(word.start, word.end) for word in sentence] for sentence in text.sentences]
        yield from parse_words(text.text, tagged, words, reader.parser)


def write_parses(gold: str, parses: Iterable[Parse]) -> str:
    """CoNLL-U with what was parsed in place of what is annotated; empty nodes and enhanced arcs are left out."""
    written = []
    for block, parse in zip(gold.strip().split("\n\n"), parses, strict=True):
        tokens = iter(parse.tokens)
        for line in block.split("\n"):
            columns = line.split("\t")
            if columns[0].isdigit():
                token = next(tokens)
                head = 0 if token.head is None else token.head + 1
                columns[2:4] = token.lemma, token.upos
                columns[6:9] = str(head), token.relation, "_"
            if not line.startswith("#") and "." not in columns[0]:
                written.append("\t".join(columns))
        written.append("")
    return "\n".join(written) + "\n"


def read_table(printed: str) -> Iterator[Figure]:
    """The scorer's F1 of each measure: "LAS | precision | recall | F1 | of aligned words"."""
    rows = {cells[0]: cells for line in printed.splitlines() if (cells := [c.strip() for c in line.split("|")])}
    for measure in MEASURES:
        yield Figure(f"ewt-dev/{measure.lower()}", float(rows[measure][3]))
