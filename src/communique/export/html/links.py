"""An article's address -> a link that leads to words in it (URL Fragment Text Directives, WICG)."""

from __future__ import annotations

from urllib.parse import quote

from communique.export.addresses import find_web_address

# Words at either end of a longer quotation that its text fragment names: enough to be unique on a page of news, short
# enough for an address line. Longer costs only length; shorter may light up the wrong place.
FRAGMENT_WORDS = 5


def link_to_words(url: str | None, words: str) -> str | None:
    """The article's address with a text fragment for the words; None unless it is a web address."""
    address = find_web_address(url)
    if address is None:
        return None
    tokens = words.split("\n", maxsplit=1)[0].strip(" \t\r“”\"'‘’«»").split()
    if not tokens:
        return address
    parts = [tokens] if len(tokens) <= 2 * FRAGMENT_WORDS else [tokens[:FRAGMENT_WORDS], tokens[-FRAGMENT_WORDS:]]
    directive = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    return f"{address}{':~:' if '#' in address else '#:~:'}text={directive}"
