"""Account -> the account page: one HTML file that makes no request and works without its script.

Article text is hostile: every template escapes, the content security policy allows only our own style and script, by
their digests, and the account's data is embedded as base64.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from communique.export.dangling import without_dangling
from communique.export.html.evidence import Evidence
from communique.export.html.packing import pack_account
from communique.export.html.view import view_account
from communique.export.json import account_to_json
from communique.garbage import pause_collection
from communique.types import Account


@pause_collection()
def account_to_html(account: Account, *, evidence: Evidence = Evidence.FULL) -> str:
    """The account page; the same account gives the same bytes. Ids that lead nowhere are left out of what it shows.

    It carries as much of each article as `evidence` says.
    """
    style, script = _own("account.css"), _own("account.js")
    return (
        _load_templates()
        .get_template("account.html.jinja")
        .render(
            page=view_account(without_dangling(account), evidence),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            data=pack_account(account_to_json(account)),
        )
    )


@cache
def _load_templates() -> Environment:
    """Once for all pages: to compile the templates takes as long as to fill them for ten articles."""
    return Environment(
        loader=PackageLoader("communique.export.html", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,  # each of thousands of includes would look whether its file has changed
    )


def _own(name: str) -> str:
    return files("communique.export.html").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
