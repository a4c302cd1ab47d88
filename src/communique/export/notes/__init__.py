"""Account -> the account written out, every line with its quotations in notes."""

from communique.export.notes.markdown import export_markdown
from communique.export.notes.wikitext import export_citations

__all__ = ["export_citations", "export_markdown"]
