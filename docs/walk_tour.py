"""Walk the tour: run its Python and put what is printed in the text block below each; `python docs/walk_tour.py`.

A test holds that walking changes nothing, so the tour shows what the project does, and not what it once did.
"""

import contextlib
import io
import re
from pathlib import Path

TOUR = Path(__file__).with_name("tour.md")
STEP = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", flags=re.DOTALL)


def walk_tour(text: str) -> str:
    """The tour with the output of every step as it is now; all steps share their names, as in one session."""
    names: dict[str, object] = {}

    def take_step(step: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(step.group(1), str(TOUR), "exec"), names)
        return f"```python\n{step.group(1)}```\n\n```text\n{printed.getvalue()}```"

    return STEP.sub(take_step, text)


if __name__ == "__main__":
    TOUR.write_text(walk_tour(TOUR.read_text("utf-8")), encoding="utf-8")
