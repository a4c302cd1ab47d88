"""Two accounts of one story -> what is new, changed, gone, confirmed, contradicted, as text and as JSON."""

from communique.export.diff.changes import compare_accounts
from communique.export.diff.json_list import difference_to_json
from communique.export.diff.text import difference_to_text

__all__ = ["compare_accounts", "difference_to_json", "difference_to_text"]
