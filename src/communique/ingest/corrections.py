"""`corrections.yaml`: what the user says is so, whatever the machine finds.

In: a YAML file, a list of entries with one action each. Out: `Correction`s in the file's order, those that cannot be
used with their problem. A name is one the account shows, or an id of it.

    - same: [Ilsa Marn, I. Marn]              one, under several names
    - different: [Marn, Jonas Marn]           two, taken for one
    - rename: {Varpres: Varpress}             an issue, too, by its name or the id of a move of it
    - reject: a1b2c3d4e5f60                   no attribution at all; an s-... takes a whole statement,
                                             and so an event, a move, a dispute by its id
    - speaker: {a1b2c3d4e5f60: Ilsa Marn}     or null, for nobody that can be told
    - date: {a1b2c3d4e5f60: 2031-03-16}       when an article was published, or an event was, by their ids

Beside its action an entry may carry `by`, `at` and `note`, which are kept and change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from communique.errors import InputError
from communique.ingest.decoding import decode_text
from communique.types import Correction, CorrectionKind

CORRECTIONS_NAME = "corrections.yaml"
MAX_CORRECTIONS_BYTES = 5_000_000
"""At 100 bytes an entry, 50,000 of them."""
PAIRED_KINDS = frozenset({CorrectionKind.RENAME, CorrectionKind.SPEAKER, CorrectionKind.DATE})
"""Kinds that say what one thing is: `rename: {A: B}`."""
REMARKS = frozenset({"by", "at", "note"})


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file. Raises InputError where it cannot be opened or is no YAML list."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror}") from error
    if len(content) > MAX_CORRECTIONS_BYTES:
        raise InputError(f"{path}: is larger than {MAX_CORRECTIONS_BYTES // 1_000_000} MB")
    try:
        return parse_corrections(decode_text(content).text)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def parse_corrections(text: str) -> tuple[Correction, ...]:
    """The corrections of a text. Raises InputError where it is no YAML list."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise InputError(f"line {line} is not YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"is not YAML: {error}") from error
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise InputError("is no list of corrections; each begins with a dash: - same: [A, B]")
    return tuple(_read_entry(node) for node in root.value)


class _Loader(yaml.SafeLoader):
    """Nodes without aliases: a few hundred of them can stand for more names than memory holds."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(problem="aliases (*) are not read: write it out", problem_mark=mark)
        return super().compose_node(parent, index)


def _read_entry(node: yaml.Node) -> Correction:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return Correction(line, None, (), problem="is no action: write - same: [A, B]")
    entries = [(key.value if isinstance(key, yaml.ScalarNode) else None, value) for key, value in node.value]
    actions = [(name, value) for name, value in entries if name not in REMARKS]
    if len(actions) != 1:
        return Correction(line, None, (), problem="needs exactly one action beside by, at and note")
    ((name, value),) = actions
    if name is None:
        return Correction(line, None, (), problem="has an action that is no word: write - same: [A, B]")
    try:
        kind = CorrectionKind(name)
    except ValueError:
        known = ", ".join(CorrectionKind)
        return Correction(line, None, (), problem=f"{name!r} is none of {known}")
    names = tuple(_read_names(kind, value))
    least = 1 if kind is CorrectionKind.REJECT else 2
    if len(names) < least:
        return Correction(line, kind, names, problem=_SHAPES[kind])
    if not all(map(_is_text, names)):
        return Correction(line, kind, (), problem="has half a character, a lone surrogate, in a name")
    return Correction(line, kind, names, **_read_remarks(entries))


def _read_remarks(entries: Sequence[tuple[str | None, yaml.Node]]) -> dict[str, str]:
    """What `by`, `at` and `note` say, as written; the first of each."""
    remarks: dict[str, str] = {}
    for name, value in entries:
        if name in REMARKS and isinstance(value, yaml.ScalarNode) and value.tag != _NULL and _is_text(value.value):
            remarks.setdefault(name, value.value)
    return remarks


_SHAPES = {
    CorrectionKind.SAME: "needs two names or more: - same: [A, B]",
    CorrectionKind.DIFFERENT: "needs two names or more: - different: [A, B]",
    CorrectionKind.RENAME: "needs a name and what it becomes: - rename: {A: B}",
    CorrectionKind.REJECT: "needs an id: - reject: ID",
    CorrectionKind.SPEAKER: "needs an attribution and its speaker: - speaker: {ID: A}",
    CorrectionKind.DATE: "needs an article or event and its date: - date: {ID: 2031-03-16}",
}
_NULL = "tag:yaml.org,2002:null"


def _is_text(name: str) -> bool:
    """False where an escape makes half of a pair, "\\ud800", which no file can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _read_names(kind: CorrectionKind, value: yaml.Node) -> Iterator[str]:
    if kind in PAIRED_KINDS:
        if isinstance(value, yaml.MappingNode) and len(value.value) == 1:
            for each in value.value[0]:
                if isinstance(each, yaml.ScalarNode):
                    yield "" if each.tag == _NULL else each.value
    elif isinstance(value, yaml.SequenceNode):
        yield from (each.value for each in value.value if isinstance(each, yaml.ScalarNode) and each.value)
    elif isinstance(value, yaml.ScalarNode) and kind is CorrectionKind.REJECT and value.value:
        yield value.value
