"""Account <-> account.json, and Reading -> one line of JSON."""

from communique.export.json.account import account_from_json, account_to_json, with_texts
from communique.export.json.readings import reading_to_json

__all__ = ["account_from_json", "account_to_json", "reading_to_json", "with_texts"]
