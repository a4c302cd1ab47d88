"""Files, folders and standard input to articles."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from communique.export.html import account_to_html
from communique.ingest.files import Source, find_sources, read_files, read_source
from communique.ingest.html import PageReader
from communique.types import Article, Block, BlockKind, DateBasis, Skipped
from tests.export.river_account import river_account

pytestmark = pytest.mark.usefixtures("bare")


def read(*paths: str | Path, stdin: bytes = b"") -> tuple[list[Article], dict[str, str]]:
    """The articles, and the reasons by path."""
    found = list(read_files(paths, stdin=io.BytesIO(stdin)))
    skipped = {each.path: each.reason for each in found if isinstance(each, Skipped)}
    return [each for each in found if isinstance(each, Article)], skipped


def only(*paths: str | Path, stdin: bytes = b"") -> Article:
    (article,), skipped = read(*paths, stdin=stdin)
    assert not skipped
    return article


def page(prose: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><p>{prose}</p></article></body></html>"


def test_a_text_file_is_its_decoded_content_with_every_line_end(tmp_path: Path, prose: str) -> None:
    text = f"  Sile talks\r\n\r\n{prose}\r{prose}\u2028\n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert only(tmp_path).text == text


def test_the_digest_of_a_utf8_file_is_the_digest_of_its_bytes_even_with_a_mark(tmp_path: Path, prose: str) -> None:
    data = b"\xef\xbb\xbf" + prose.encode()
    (tmp_path / "a.txt").write_bytes(data)
    assert only(tmp_path).sha256 == hashlib.sha256(data).hexdigest()


def test_an_id_is_the_beginning_of_the_digest(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.txt").write_text(prose)
    article = only(tmp_path)
    assert article.id == "a" + article.sha256[:12]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path, prose: str) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{prose} {name}")
    paths = [tmp_path / "c.txt", tmp_path, tmp_path / "a.txt"]
    assert list(read_files(paths)) == list(read_files(paths[::-1])) == list(read_files([tmp_path]))


def test_english_is_named_and_a_short_text_is_not_judged(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.txt").write_text(prose)
    (tmp_path / "b.txt").write_text("Sile talks collapse")
    assert [article.language for article in read(tmp_path)[0]] == ["en", None]


def test_a_page_becomes_plain_text_with_its_own_metadata(tmp_path: Path, prose: str) -> None:
    head = (
        '<title>Dam talks stall</title><meta property="og:site_name" content="Ostrel Dispatch">'
        '<meta property="article:published_time" content="2022-05-24T09:00:00Z">'
    )
    (tmp_path / "a.html").write_text(page(prose, head))
    article = only(tmp_path)
    assert (article.text, article.headline, article.outlet) == (prose.strip(), "Dam talks stall", "Ostrel Dispatch")
    assert (article.published.earliest, article.published.basis) == ("2022-05-24", DateBasis.METADATA)


def test_a_page_under_the_name_of_a_text_is_read_as_a_page(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.txt").write_text(page(prose))
    assert only(tmp_path).text == prose.strip()


def test_the_metadata_file_is_heard_before_the_page(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.html").write_text(page(prose, '<meta property="og:site_name" content="Ostrel Dispatch">'))
    (tmp_path / "articles.json").write_text(json.dumps([{"id": "a", "outlet": "Nordmere Gazette"}]))
    article = only(tmp_path)
    assert article.outlet == "Nordmere Gazette"
    outlets = [(each.value, each.origin) for each in article.candidates if each.field == "outlet"]
    assert outlets == [("Nordmere Gazette", "metadata-file"), ("Ostrel Dispatch", "html-meta")]


def test_the_metadata_file_of_a_folder_above_reaches_down_by_path(tmp_path: Path, prose: str) -> None:
    (tmp_path / "may").mkdir()
    (tmp_path / "may" / "a.txt").write_text(prose)
    (tmp_path / "articles.json").write_text(json.dumps([{"path": "may/a.txt", "outlet": "Nordmere Gazette"}]))
    assert only(tmp_path).outlet == "Nordmere Gazette"


def test_the_metadata_file_counts_for_a_file_named_alone(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.txt").write_text(prose)
    (tmp_path / "articles.csv").write_text("id,outlet\na,Nordmere Gazette\nb,Ostrel Dispatch\n")
    assert only(tmp_path / "a.txt").outlet == "Nordmere Gazette"


def test_an_entry_without_its_file_is_reported(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.txt").write_text(prose)
    (tmp_path / "articles.json").write_text(json.dumps([{"id": "b", "outlet": "Nordmere Gazette"}]))
    assert list(read(tmp_path)[1].values()) == ["1 of its entries name no file here: b"]


def test_a_metadata_file_is_never_read_as_an_article(tmp_path: Path, prose: str) -> None:
    (tmp_path / "articles.json").write_text(json.dumps([{"text": prose, "outlet": "Nordmere Gazette"}]))
    articles, skipped = read(tmp_path)
    assert not articles
    assert len(skipped) == 1


def test_nothing_known_is_unknown(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.txt").write_text(prose)
    article = only(tmp_path)
    assert (article.outlet, article.headline, article.byline, article.url) == (None, None, None, None)
    assert (article.published.earliest, article.published.basis) == (None, DateBasis.UNKNOWN)


def test_the_marked_headline_is_the_headline_where_none_is_given(
    tmp_path: Path, prose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mark_first_line(text: str, *, headline: str | None) -> Sequence[Block]:
        return (Block(0, text.index("\n"), BlockKind.HEADLINE),)

    monkeypatch.setattr("communique.ingest.files.mark_blocks", mark_first_line)
    (tmp_path / "a.txt").write_text(f"Dam talks stall\n\n{prose}")
    assert only(tmp_path).headline == "Dam talks stall"


@pytest.mark.parametrize(
    ("kind", "wrap"),
    [
        ("text", lambda prose: prose),
        ("page", page),
        ("record", lambda prose: json.dumps({"text": prose}, indent=1)),
        ("lines", lambda prose: json.dumps({"text": prose}) + "\n" + json.dumps({"text": prose})),
    ],
)
def test_standard_input_is_of_the_kind_it_looks_like(kind: str, wrap: object, prose: str) -> None:
    assert callable(wrap)
    articles, _ = read("-", stdin=wrap(prose).encode())
    assert [article.text.strip() for article in articles] == [prose.strip()]


def test_records_of_one_file_are_told_apart_by_their_line(tmp_path: Path, prose: str) -> None:
    lines = [json.dumps({"text": prose}), "{broken", json.dumps({"text": prose * 2})]
    (tmp_path / "wires.jsonl").write_text("\n".join(lines))
    articles, skipped = read(tmp_path)
    assert [article.path for article in articles] == [f"{tmp_path}/wires.jsonl#1", f"{tmp_path}/wires.jsonl#3"]
    assert skipped[f"{tmp_path}/wires.jsonl#2"].startswith("line 2 is not JSON at character 1")


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "noise.txt": (bytes(range(256)) * 9, "is binary"),
    "nul.txt": (b"The envoy\0said no.", "is binary: it has a NUL at byte 9"),
    "line.txt": (b"word " * 2_000_000, "is too long"),
    "paragraphs.txt": (b"The dam.\n\n" * 200_000, "is too long"),
    "nested.html": (b"<div>" * 100_000 + b"dam" + b"</div>" * 100_000, "is nested too deep"),
    "paragraphs.html": (b"<html><body>" + b"<p>The dam.</p>" * 200_000, "has too many tags"),
    "scripts.html": (b"<html><body><script>var a = 'The dam.'</script></body></html>", "has no article text"),
    "large.html": (b"<html><body>" + b"x" * 5_000_000, "is too large"),
    "cut.json": (b'[{"title": "Dam talks", "text": "The envoy sa', "is not JSON at character 32"),
    "deep.json": (b"[" * 200_000, "is nested too deep"),
    "zipped.txt": (b"PK\x03\x04" + b"\0" * 99, "is a zip archive"),
    "koi.txt": ("Министр сказал, что стороны не будут спешить. ".encode("koi8_r") * 9, "is not UTF-8, from byte 0"),
    "german.txt": (
        b"Der Minister sagte am Montag, dass die beiden Staaten in der kommenden Woche weiter verhandeln wollen. "
        b"Einen Termin gebe es noch nicht, so ein Sprecher, denn das Wasser in dem Fluss sei knapp und die Lage an "
        b"der Grenze bleibe angespannt.",
        "is not in English",
    ),
    "error.html": (
        b"<html><head><title>404 Not Found</title></head><body><p>The page was not found.</p></body></html>",
        "looks like an error page",
    ),
    "login.html": (
        b"<html><body><p>Welcome back, reader of the Dispatch.</p><form><input type=password></form></body></html>",
        "looks like a login page",
    ),
    "photo.png": (b"\x89PNG", "is of a kind that is not read (.png"),
}


@pytest.fixture(scope="module")
def reasons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The whole pile read once: what one bad input does to the next shows here too."""
    folder = tmp_path_factory.mktemp("pile")
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "zz-last.html").write_text("<html><body><p>Sile talks collapse</p></body></html>")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("communique.ingest.files.mark_blocks", lambda text, *, headline: ())
        return {Path(each.path).name: getattr(each, "reason", "read") for each in read_files([folder])}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_gets_its_reason(name: str, reasons: dict[str, str]) -> None:
    assert reasons[name].startswith(BAD[name][1])


def test_after_bad_inputs_the_rest_is_read(reasons: dict[str, str]) -> None:
    assert reasons["zz-last.html"] == "read"
    assert len(reasons) == len(BAD) + 1


def test_a_named_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert read(tmp_path)[1] == {f"{tmp_path}/a.txt": "is a named pipe and no file"}


def test_a_missing_file_is_reported() -> None:
    assert read("no-such-folder/a.txt")[1] == {"no-such-folder/a.txt": "cannot be opened: No such file or directory"}


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("closed")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert read(tmp_path)[1] == {f"{tmp_path}/a.txt": "cannot be read: Permission denied"}


def test_our_own_account_is_no_article(tmp_path: Path, prose: str) -> None:
    (tmp_path / "account.json").write_text(
        json.dumps({"schema": "communique/account/1", "articles": [{"text": prose}]})
    )
    assert list(read(tmp_path)[1].values()) == ["is an account of articles and no article"]


def test_our_own_page_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "account.html").write_text(account_to_html(river_account()), encoding="utf-8")
    assert list(read(tmp_path)[1].values()) == ["is an account of articles and no article"]


def test_a_file_of_unknown_ending_is_read_when_named(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.story").write_text(prose)
    assert only(tmp_path / "a.story").text == prose


def test_files_found_first_and_read_later_give_the_same(tmp_path: Path, prose: str, pages: PageReader) -> None:
    (tmp_path / "a.txt").write_text(prose)
    (tmp_path / "b.html").write_text(page(prose + prose))
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": prose * 3}) + "\n{\n")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    (tmp_path / "articles.json").write_text('[{"id": "a", "outlet": "Varpress"}, {"id": "x", "outlet": "Varpress"}]')
    later = [
        each
        for found in find_sources([tmp_path])
        for each in (read_source(found, pages) if isinstance(found, Source) else [found])
    ]
    assert set(later) == set(read_files([tmp_path]))


def test_a_file_that_is_not_read_is_not_kept_either(tmp_path: Path) -> None:
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    assert [type(found) for found in find_sources([tmp_path])] == [Skipped]


def test_a_store_among_the_articles_is_passed_over(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.txt").write_text(prose)
    for name in ("river.communique", "river.communique-wal", "river.communique-shm"):
        (tmp_path / name).write_bytes(b"SQLite format 3\x00")
    only(tmp_path)
