"""Bytes to text, or a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.ingest.decoding import decode_page, decode_text

PROSE = "The envoy said “no” — it’s a long river, she told the café’s guests in São Teixo. Élan won’t do.\n" * 3


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(lambda text: text.isprintable())
)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode("utf-8")
    if not data.startswith((b"%PDF-", b"PK", b"BZh", b"GIF8", b"{\\rtf", b"7z", b"SQL")):
        assert decode_text(data).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
def test_english_in_another_encoding_is_read_right(encoding: str) -> None:
    assert decode_text(PROSE.encode(encoding)).text == PROSE


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "hp_roman8", "cp1251", "koi8_r", "shift_jis", "euc_kr"])
def test_what_would_be_garbled_is_refused(encoding: str) -> None:
    other = {
        "cp1251": "Плотина закрыта",
        "koi8_r": "Плотина закрыта",
        "shift_jis": "ダムは閉鎖",
        "euc_kr": "댐은 닫혔다",
    }
    data = other.get(encoding, "She told the café’s guests".replace("’", "'")).encode(encoding) * 9
    with pytest.raises(InputError, match="is not UTF-8"):
        decode_text(data)


def test_a_guessed_encoding_is_named_as_a_doubt() -> None:
    assert decode_text(PROSE.encode("cp1252")).doubt is not None


def test_a_character_cut_off_at_the_end_does_not_cost_the_text() -> None:
    decoded = decode_text((PROSE * 5).encode() + b"\xe2\x80")
    assert decoded.text == PROSE * 5 + "\ufffd"
    assert decoded.doubt is not None


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    source = '<html><head><meta charset="iso-8859-2"></head><body>Brešković and Małgorzata</body></html>'
    assert decode_page(source.encode("iso-8859-2")).text == source


def test_a_page_of_latin_1_has_the_marks_of_windows() -> None:
    source = '<meta charset="iso-8859-1">“no”'
    assert decode_page(source.encode("cp1252")).text == source
