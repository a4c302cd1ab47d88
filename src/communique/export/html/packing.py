"""account.json <-> the letters that a page carries it in: gzip (RFC 1952) in base64, a sixth of its size.

Without a time, so that the same account gives the same letters. Whoever has no Communiqué at hand reads it with
`base64 -d | gunzip`.
"""

from __future__ import annotations

import binascii
import gzip
import zlib
from base64 import b64decode, b64encode

from communique.errors import AccountError

# How many times longer than what carries it an account may be: seven times was usual. A page that claims more would
# only fill the memory of who opens it.
LONGEST = 200

GZIP = 16 + zlib.MAX_WBITS


def pack_account(account_json: str) -> str:
    """The account in base64."""
    return b64encode(gzip.compress(account_json.encode(), mtime=0)).decode()


def unpack_account(letters: str) -> str:
    """The account.json of a page; raises AccountError where there is none in the letters."""
    try:
        packed = b64decode(letters)
        unpacking = zlib.decompressobj(GZIP)
        account = unpacking.decompress(packed, LONGEST * len(packed))
        if not unpacking.eof:
            raise AccountError("this page's account data is cut off, or far too long")
        return account.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError) as error:
        raise AccountError(f"this page's account data cannot be unpacked: {error}") from error
