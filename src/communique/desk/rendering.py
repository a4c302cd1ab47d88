"""Templates -> the pages of the desk. Every template escapes: what articles say is hostile."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


def render(template: str, **shown: object) -> str:
    """The page of a template, of what is shown on it."""
    return _environment().get_template(f"{template}.html.jinja").render(**shown)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("communique.desk", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
