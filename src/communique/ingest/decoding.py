"""Bytes to text, without a guess: UTF-8, UTF-16 or UTF-32, else Windows-1252 or Mac Roman if the text vouches for it.

In: the bytes of a file. Out: the decoded text, code points untouched. A byte order mark of UTF-8 stays in the text as
its first character, so that offsets and digest are those of the file as any UTF-8 reader has it. Detectors confuse the
single-byte encodings on English, which has few bytes outside ASCII; charset_normalizer only names what is refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from communique.errors import InputError

DAMAGED_BYTES = 0.001
"""Share of bytes that may be broken in a text that is UTF-8 beyond doubt; a download cut in mid-character has one. They
become U+FFFD and are reported. More than that is another encoding or another kind of file."""

CONTROL_SHARE = 0.01
"""Share of control characters (white space left out) from which a file is binary: form feeds and escapes stray into
text singly, a binary file has 10 % and more."""

DETECTED_BYTES = 65_536
"""What charset_normalizer is shown to name an encoding that is refused; more would only take longer."""

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_SINGLE_BYTE = re.compile(r"(?:windows|cp|iso|latin|l|mac|us-ascii|ascii)[\w.:-]*", re.I)
_LATIN = re.compile(r"(?:iso[-_]?8859[-_]?1|latin[-_]?1|l1|us-ascii|ascii|cp819)", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

_EXPECTED = frozenset("“”‘’–—…•·€£¥§©®™°½¼¾«»†\u00a0´‹›")
"""What English prose has outside ASCII beside accented letters."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in; `doubt` says what is less than certain about it."""

    text: str
    encoding: str
    doubt: str | None = None


def decode_text(data: bytes) -> Decoded:
    """The text of a file; raises InputError where it is binary or its encoding cannot be told."""
    refuse_binary(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data, encoding)
    if b"\0" in data:
        return _decode_unmarked_wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error.start)
    _refuse_controls(text)
    return Decoded(text, "utf-8")


def decode_page(data: bytes) -> Decoded:
    """The source of an HTML page: as `decode_text`, and a page that is not UTF-8 may declare its encoding."""
    try:
        return decode_text(data)
    except InputError:
        declared = _DECLARED.search(data[:4096])
        name = declared[1].decode("ascii") if declared else ""
        if not _SINGLE_BYTE.fullmatch(name) or b"\0" in data:
            raise
        encoding = "cp1252" if _LATIN.fullmatch(name) else name
        try:
            return Decoded(data.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            raise InputError(f"declares the encoding {name}, but is not in it") from None


def refuse_binary(data: bytes) -> None:
    """Raise InputError where the first bytes are those of a known kind of file that is not text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"is {kind}, which is not opened")


def _decode_wide(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"is not the {encoding.upper()} it claims to be, at byte {error.start}") from None
    _refuse_controls(text)
    return Decoded(text, encoding)


def _decode_unmarked_wide(data: bytes) -> Decoded:
    """UTF-16 without a mark has NUL in every second byte of English; a NUL in any other text is a fault."""
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if high.count(0) > 0.8 * len(high):
            return _decode_wide(data, encoding)
    raise InputError(f"is binary: it has a NUL at byte {data.index(0)}")


def _decode_other(data: bytes, first_bad: int) -> Decoded:
    """A text that is not UTF-8: slightly damaged, or in a single-byte encoding that reads as English prose."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    _refuse_controls(text)
    if bad < good and bad <= max(1, DAMAGED_BYTES * len(data)):
        return Decoded(text, "utf-8", f"what is damaged stands as U+FFFD ({bad} in all), first at byte {first_bad}")
    for encoding in ("cp1252", "mac_roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_english_prose(text):
            return Decoded(text, encoding, "not UTF-8; told from its letters and quotation marks")
    best = charset_normalizer.from_bytes(data[:DETECTED_BYTES]).best()
    looks_like = f"; it looks like {best.encoding}" if best else ""
    raise InputError(f"is not UTF-8, from byte {first_bad}{looks_like}: save it as UTF-8")


def _reads_as_english_prose(text: str) -> bool:
    """Whether every character outside ASCII stands where it would in English prose; from another encoding few do."""
    return all(
        _fits(found[0], text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1])
        for found in re.finditer(r"[^\x00-\x7f]", text)
    )


def _fits(character: str, before: str, after: str) -> bool:
    """Whether a character outside ASCII can stand between these two.

    "café" and "Élan" can be; "Bršvard" misread as "BrŽvard" has a capital inside a word, "rush,Ó" a letter on its own.
    """
    between_letters = before.isalpha() and after.isalpha()
    if not character.isalpha() or character in "ªºµƒ":
        return character in _EXPECTED and (not between_letters or character in "–—…’")
    if character.isupper():
        return not before.islower() and (before.isalpha() or after.islower())
    return before.isalpha() or after.isalpha()


def _refuse_controls(text: str) -> None:
    controls = len(_CONTROLS.findall(text))
    if controls > CONTROL_SHARE * len(text):
        raise InputError("is binary: one character in a hundred or more is a control character")
