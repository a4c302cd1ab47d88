"""Pages in a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE = 1400


@pytest.fixture
def open_url(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address; its requests and complaints are added to `heard`."""
    contexts = []

    def open_it(
        url: str,
        *,
        width: int = WIDE,
        height: int = 900,
        script: bool = True,
        scheme: Literal["light", "dark"] = "light",
        heard: list[str] | None = None,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        if heard is not None:
            page.on("request", lambda request: heard.append(request.url))
            page.on("console", lambda message: heard.append(message.text))
            page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(url)
        return page

    yield open_it
    for context in contexts:
        context.close()
