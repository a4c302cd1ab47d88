"""What some tests need and not every machine has: a browser, and the shared data.

A test that takes the fixture `browser` or `shared` is skipped where that is missing, and the end of the run says so in
capitals. `COMMUNIQUE_REQUIRE=browser,shared` turns the skip into a failure; `.ci/run` sets it.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROJECT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# A busy machine takes its time: how long an example takes says nothing of what is tested.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the example story's articles."""
    return PROJECT / "examples" / "sile"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora, annotated stories and scorers: COMMUNIQUE_DATA, or `shared` beside the project."""
    folder = Path(os.environ.get("COMMUNIQUE_DATA") or PROJECT.parent / "shared")
    if not (folder / "gold").is_dir():
        _missing("shared", f"no annotated stories in {folder}; set COMMUNIQUE_DATA")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium started once for the whole run."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        _missing("browser", f"none of {', '.join(BROWSERS)} is installed")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 (optional: only tests of the page need it)
    except ImportError:
        _missing("browser", "playwright is not installed; pip install -e .[dev]")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def _missing(what: str, why: str) -> NoReturn:
    """Fail where `what` is required, else skip the test that asked for it."""
    message = f"needs the {what}: {why}"
    if what in os.environ.get("COMMUNIQUE_REQUIRE", "").split(","):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly, at the very end, what was not tested and why."""
    reasons = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    if reasons:
        terminalreporter.write_sep("!", f"NOT TESTED: {sum(reasons.values())} SKIPPED", red=True, bold=True)
        for reason, count in sorted(reasons.items()):
            terminalreporter.write_line(f"{count} x {reason}", red=True)
