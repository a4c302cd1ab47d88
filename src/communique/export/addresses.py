"""An article's address, as a file or a page gave it -> a web address that a format can hold, or none."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# Beside letters, digits and "_.-~", which are never encoded: what gives an address its parts, escapes of its own too.
_PARTS = ":/?#@!$&'()*+,;=%"


def find_web_address(url: str | None) -> str | None:
    """The address itself; None unless it is one of the web."""
    if url is None or not url.casefold().startswith(("http://", "https://")):
        return None
    try:
        urlsplit(url)
    except ValueError:  # "http://[gates"
        return None
    return url


def encode_address(address: str, *, special: str = "") -> str:
    """The address in printable ASCII, without angle or square brackets; `special` characters are encoded, too."""
    encoded = quote(address, safe=_PARTS)
    for character in special:
        encoded = encoded.replace(character, f"%{ord(character):02X}")
    return encoded
