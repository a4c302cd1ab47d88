"""From a pile of news articles about a negotiation to one account in which every line opens its evidence.

The public interface. A name is imported from its module when it is first asked for, so that `import communique` alone
loads neither model nor parser (docs/decisions/0001-import-loads-nothing.md).
"""

from importlib import import_module
from typing import TYPE_CHECKING

from communique.version import __version__

if TYPE_CHECKING:
    from communique.errors import AccountError, CommuniqueError, InputError, LimitError, ModelError
    from communique.pipeline import build, read_articles, write_html, write_json
    from communique.types import Account, Article, Attribution, Entity, Reading, Skipped, Span, Statement, StatementView

__all__ = [
    "Account",
    "AccountError",
    "Article",
    "Attribution",
    "CommuniqueError",
    "Entity",
    "InputError",
    "LimitError",
    "ModelError",
    "Reading",
    "Skipped",
    "Span",
    "Statement",
    "StatementView",
    "__version__",
    "build",
    "read_articles",
    "write_html",
    "write_json",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        for module in ("communique.types", "communique.errors", "communique.pipeline"):
            if hasattr(found := import_module(module), name):
                return getattr(found, name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")
