"""The rules of the house that a machine can check: who may import whom, and what nobody imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import communique

PACKAGE = Path(communique.__file__).parent

LAYERS: tuple[tuple[str, ...], ...] = (
    ("types", "errors", "version", "garbage"),
    ("model",),
    ("ingest",),
    ("read",),
    ("link",),
    ("compose",),
    ("store", "export"),
    ("check", "show", "pipeline"),
    ("project", "corpus"),
    ("desk",),
    ("commands",),
    ("cli", "__init__", "__main__"),
)
"""Low to high; the last are the doors of the package: its command line and its Python interface."""

RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

TRAINING_ONLY = {"torch", "transformers", "sklearn", "spacy", "pandas", "datasets", "scipy"}
MODEL_ONLY = {"onnxruntime", "tokenizers"}
DESK_ONLY = {"werkzeug"}
WORDS_THAT_NAME_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "processor", "misc"}

FILES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module a file imports, with its line; `from a import b` gives both a and a.b when a is our package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            module = node.module or ""
            if module == "communique":
                yield from ((f"communique.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield module, node.lineno


def stage(path: Path) -> str:
    """The package or top module a file belongs to."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_package_imports_from_lower_layers_only(path: Path) -> None:
    own = stage(path)
    assert own in RANK, f"{own} has no layer: give it one here and in CONTRIBUTING.md"
    for module, line in imports(path):
        if module.startswith("communique."):
            other = module.split(".")[1]
            assert other == own or RANK[other] < RANK[own], f"{named(path)}:{line}: {own} imports {other}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_the_libraries_of_training_are_never_imported(path: Path) -> None:
    assert not {module.split(".")[0] for module, _ in imports(path)} & TRAINING_ONLY


@pytest.mark.parametrize("path", [path for path in FILES if stage(path) != "model"], ids=named)
def test_only_the_model_imports_its_runtime(path: Path) -> None:
    assert not {module.split(".")[0] for module, _ in imports(path)} & MODEL_ONLY


@pytest.mark.parametrize("path", [path for path in FILES if stage(path) != "desk"], ids=named)
def test_only_the_desk_imports_what_it_is_served_by(path: Path) -> None:
    assert not {module.split(".")[0] for module, _ in imports(path)} & DESK_ONLY


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_module_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)), f"{named(path)} has no docstring"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_is_named_after_what_it_finds(path: Path) -> None:
    assert path.stem not in WORDS_THAT_NAME_NOTHING


def test_every_public_name_exists_and_is_listed_in_order() -> None:
    assert list(communique.__all__) == sorted(communique.__all__)
    assert all(hasattr(communique, name) for name in communique.__all__)


def test_the_type_checker_sees_every_public_name() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    (checked,) = (node for node in tree.body if isinstance(node, ast.If))
    imported = {"__version__"} | {
        alias.name for node in checked.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert imported == set(communique.__all__)


def test_importing_the_package_loads_no_stage() -> None:
    """`import communique` must stay light: the worker that opens hostile HTML imports it too."""
    code = "import sys, communique; print(sorted(m for m in sys.modules if m.startswith(('communique.', 'onnx'))))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "['communique.version']"
