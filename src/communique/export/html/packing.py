"""account.json <-> the letters that a page carries it in: bzip2 in base64, an eighth of its size.

Of what every Python has, gzip makes it larger by a third, and xz takes three times as long for a tenth less. Whoever
has no Communiqué at hand reads it with `base64 -d | bunzip2`.
"""

from __future__ import annotations

import binascii
import bz2
from base64 import b64decode, b64encode

from communique.errors import AccountError

# How many times longer than what carries it an account may be: ten times was usual. A page that claims more would
# only fill the memory of who opens it.
LONGEST = 200


def pack_account(account_json: str) -> str:
    """The account in base64."""
    return b64encode(bz2.compress(account_json.encode())).decode()


def unpack_account(letters: str) -> str:
    """The account.json of a page; raises AccountError where there is none in the letters."""
    try:
        packed = b64decode(letters)
        unpacking = bz2.BZ2Decompressor()
        account = unpacking.decompress(packed, LONGEST * len(packed))
        if not unpacking.eof:
            raise AccountError("this page's account data is cut off, or far too long")
        return account.decode()
    except (binascii.Error, OSError, ValueError) as error:
        raise AccountError(f"this page's account data cannot be unpacked: {error}") from error
