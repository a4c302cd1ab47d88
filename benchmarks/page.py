"""The page of the benchmark's articles: how large it is, and how soon a browser answers its reader.

Interactive is the time from opening the file to the frame in which a first key press, `j`, has taken a line in hand
and its words in the article beside it; the best of several openings, in the Chromium that is installed. Where there is
none, or no playwright, the size alone is told.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from communique import pipeline
from communique.export.html import account_to_html

# What the page of a hundred articles of 750 words is held to.
MOST_MEGABYTES = 6.0
MOST_SECONDS = 2.0

OPENINGS = 3
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

ANSWER = """async () => {
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  if (!document.querySelector(".text .in-hand")) throw new Error("no words were taken in hand");
  return performance.now() / 1000;
}"""


@dataclass(frozen=True, slots=True)
class PageMeasurement:
    """Megabytes of the file; seconds until it answers, None where no browser could be asked."""

    articles: int
    megabytes: float
    seconds: float | None


def measure_page(folder: Path, threads: int) -> PageMeasurement:
    """The page of the articles in the folder."""
    account = pipeline.build(folder, threads=threads)
    with tempfile.TemporaryDirectory() as room:
        path = Path(room, "account.html")
        path.write_text(account_to_html(account), encoding="utf-8", newline="\n")
        return PageMeasurement(len(account.articles), path.stat().st_size / 1e6, _time_answer(path.as_uri()))


def print_page(page: PageMeasurement) -> None:
    """The figures with their marks."""
    seconds = "not measured: no Chromium or no playwright" if page.seconds is None else f"{page.seconds:.2f} s"
    print(
        f"page of {page.articles:4}  {page.megabytes:9.2f} MB (mark: under {MOST_MEGABYTES:.0f}), "
        f"interactive after {seconds} (mark: under {MOST_SECONDS:.0f})"
    )


def _time_answer(url: str) -> float | None:
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 (optional: only the page is measured with it)
    except ImportError:
        return None
    if executable is None:
        return None
    seconds: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for _ in range(OPENINGS):
            context = browser.new_context(viewport={"width": 1400, "height": 900})
            page = context.new_page()
            page.goto(url)
            seconds.append(page.evaluate(ANSWER))
            context.close()
        browser.close()
    return min(seconds)
