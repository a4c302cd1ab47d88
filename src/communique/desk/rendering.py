"""Templates -> the pages of the desk. Every template escapes: what articles say is hostile."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique.export.html.dates import show_date
from communique.types import Date, DateBasis

MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ")


def render(template: str, **shown: object) -> str:
    """The page of a template, of what is shown on it."""
    return _environment().get_template(f"{template}.html.jinja").render(**shown)


def show_moment(at: str | None) -> str:
    """ "16 March 2031, 09:05 UTC" of a time as the store keeps it; what somebody wrote otherwise as it is."""
    found = MOMENT.fullmatch(at or "")
    if not found:
        return at or ""
    day = show_date(Date(found[1], found[1], DateBasis.GIVEN))
    return f"{day}, {found[2]} UTC"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("communique.desk", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.filters["moment"] = show_moment
    return environment
