"""Walk the tour and the tutorial: run their steps and put what is printed below each; `python docs/walk_tour.py`.

The steps of the tour are Python, in one session, from the root of the project; those of the tutorial are commands, in a
folder of their own with the articles of the example. A test holds that walking changes nothing, so that both show what
the project does, and not what it once did.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

TOUR = Path(__file__).with_name("tour.md")
TUTORIAL = Path(__file__).with_name("tutorial.md")
ARTICLES = TOUR.parents[1] / "examples" / "sile" / "articles"
# Of the terminal that the tutorial is read in.
COLUMNS = "110"


def walk_tour(text: str) -> str:
    """The tour with the output of every step as it is now; all steps share their names, as in one session."""
    names: dict[str, object] = {}

    def take_step(code: str) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, str(TOUR), "exec"), names)
        return printed.getvalue()

    return _walk(text, "python", take_step)


def walk_tutorial(text: str) -> str:
    """The tutorial with what every step prints as it is now; all steps share one folder."""
    bin_ = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "COLUMNS": COLUMNS, "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ARTICLES, Path(folder, "articles"))

        def take_step(commands: str) -> str:
            ran = subprocess.run(
                ["bash", "-c", commands],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            return ran.stdout

        return _walk(text, "sh", take_step)


def _walk(text: str, language: str, take_step: Callable[[str], str]) -> str:
    def show(step: re.Match[str]) -> str:
        return f"```{language}\n{step.group(1)}```\n\n```text\n{take_step(step.group(1))}```"

    return re.sub(rf"```{language}\n(.*?)```\n\n```text\n(.*?)```", show, text, flags=re.DOTALL)


if __name__ == "__main__":
    TOUR.write_text(walk_tour(TOUR.read_text("utf-8")), encoding="utf-8")
    TUTORIAL.write_text(walk_tutorial(TUTORIAL.read_text("utf-8")), encoding="utf-8")
