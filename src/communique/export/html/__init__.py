"""Account -> one HTML page that makes no request, and back again for checking."""

from communique.export.html.contents import PageContents, Slice, read_page
from communique.export.html.evidence import Evidence
from communique.export.html.page import account_to_html

__all__ = ["Evidence", "PageContents", "Slice", "account_to_html", "read_page"]
