"""Files and their articles: kept once, replaced where they change, and nothing of the old is lost."""

from __future__ import annotations

from dataclasses import replace

from communique.store import sources
from communique.store.database import Store
from communique.store.sources import (
    count_files,
    give_date,
    holds_file,
    keep_file,
    keep_skipped,
    load_articles,
    load_given_dates,
    load_outdated,
    load_skipped,
    load_texts,
)
from communique.types import Candidate, Skipped
from tests.store.river_store import TEXT, make_article, make_file

OTHER = TEXT + " Nobody answered."


def test_an_article_comes_back_as_it_was_kept(store: Store) -> None:
    keep_file(store, make_file(), [make_article()])
    assert load_articles(store) == (make_article(),)


def test_a_file_that_is_kept_is_known(store: Store) -> None:
    keep_file(store, make_file(), [make_article()])
    assert holds_file(store, make_file())


def test_a_file_with_other_bytes_is_not_known(store: Store) -> None:
    keep_file(store, make_file(), [make_article()])
    assert not holds_file(store, make_file(text=OTHER))


def test_a_file_of_which_more_is_told_is_not_known(store: Store) -> None:
    keep_file(store, make_file(), [make_article()])
    assert not holds_file(store, make_file(given=(Candidate("outlet", "Varpress", "metadata-file"),)))


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    keep_file(store, make_file(), [make_article()])
    before = store.rows("SELECT * FROM source")
    keep_file(store, make_file(), [make_article()])
    assert store.rows("SELECT * FROM source") == before


def test_equal_bytes_are_kept_once(store: Store) -> None:
    keep_file(store, make_file("one.txt"), [make_article("one.txt")])
    keep_file(store, make_file("two.txt"), [make_article("two.txt")])
    assert store.rows("SELECT count(*) FROM content") == [(1,)]
    assert count_files(store) == 2


def test_a_changed_file_takes_the_place_of_what_it_was(store: Store) -> None:
    keep_file(store, make_file(), [make_article(), Skipped("dam.txt#2", "is broken")])
    keep_file(store, make_file(text=OTHER), [make_article(text=OTHER)])
    assert load_articles(store) == (make_article(text=OTHER),)
    assert load_skipped(store) == ()


def test_the_text_of_a_file_that_has_changed_is_still_there(store: Store) -> None:
    keep_file(store, make_file(), [make_article()])
    keep_file(store, make_file(text=OTHER), [make_article(text=OTHER)])
    digest = make_article().sha256
    assert load_texts(store, [digest, "unknown"]) == {digest: TEXT}


def test_articles_come_in_the_order_of_their_files(store: Store) -> None:
    for path in ("b.txt", "a.txt"):
        keep_file(store, make_file(path, path), [make_article(path, path)])
    assert [article.path for article in load_articles(store)] == ["a.txt", "b.txt"]


def test_what_was_skipped_under_a_path_is_replaced_when_the_path_comes_again(store: Store) -> None:
    keep_skipped(store, ["pile"], [Skipped("pile/a.png", "is a picture"), Skipped("pile/b.png", "is a picture")])
    keep_skipped(store, ["pile"], [Skipped("pile/b.png", "is a picture")])
    assert load_skipped(store) == (Skipped("pile/b.png", "is a picture"),)


def test_what_was_skipped_elsewhere_stays(store: Store) -> None:
    keep_skipped(store, ["pile"], [Skipped("pile/a.png", "is a picture")])
    keep_skipped(store, ["pi", "piles"], [])
    assert load_skipped(store) == (Skipped("pile/a.png", "is a picture"),)


def test_a_file_that_was_skipped_and_can_be_read_now_is_no_longer_skipped(store: Store) -> None:
    keep_skipped(store, ["."], [Skipped("dam.txt", "cannot be opened")])
    keep_file(store, make_file(), [make_article()])
    assert load_skipped(store) == ()


def test_what_another_version_made_is_found_with_its_bytes(store: Store) -> None:
    keep_file(store, make_file(), [make_article()])
    store.execute("UPDATE source SET read_as = 'older'")
    assert list(load_outdated(store)) == [make_file()]


def test_what_another_version_made_is_made_anew(store: Store) -> None:
    keep_file(store, make_file(), [make_article()])
    store.execute("UPDATE source SET read_as = 'older'")
    keep_file(store, make_file(), [replace(make_article(), outlet="Karskpress")])
    assert [article.outlet for article in load_articles(store)] == ["Karskpress"]
    assert store.rows("SELECT read_as FROM source") == [(sources.made_by(),)]


def test_the_last_date_given_for_an_article_holds(store: Store) -> None:
    give_date(store, "dam.txt", "2031-03-14")
    give_date(store, "dam.txt", "2031-03-15")
    assert load_given_dates(store) == {"dam.txt": "2031-03-15"}
