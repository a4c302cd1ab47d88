import pytest

from communique.read.posts import add_posts
from communique.types import Article, Attribution, Block, BlockKind, Kind


def posts(text: str, blocks: tuple[Block, ...] = (), known: tuple[Attribution, ...] = ()) -> tuple[Attribution, ...]:
    return add_posts(Article("a1", "a.txt", text, "0" * 64, blocks=blocks), known)


@pytest.mark.parametrize(
    "tail",
    [
        "— Ilse Marn (@ilsemarn) May 12, 2022",
        "-- Ilse Marn (@ilsemarn) 12 May 2022",
        "– Ilse Marn (@ilsemarn) Sept. 1, 2022",
    ],
)
def test_a_post_is_its_writers_own_words(tail: str) -> None:
    text = f"The minister wrote:\nThe sluice stays shut. {tail}\nOstrel waits."
    (post,) = posts(text)
    assert text[slice(*post.content[0])] == "The sluice stays shut."
    assert text[slice(*(post.source or (0, 0)))] == "Ilse Marn"
    assert post.kind is Kind.DIRECT


def test_a_picture_link_is_not_among_the_words() -> None:
    text = "The sluice stays shut. pic.example.com/x1 — Ilse Marn (@ilsemarn) May 12, 2022"
    (post,) = posts(text)
    assert text[slice(*post.content[0])] == "The sluice stays shut."


def test_a_dash_without_a_handle_and_a_date_is_no_post() -> None:
    assert posts("The sluice stays shut — Ilse Marn said so on May 12, 2022.") == ()


def test_a_post_in_boilerplate_is_not_read() -> None:
    text = "Follow us! — The Lantern (@lantern) May 12, 2022"
    assert posts(text, (Block(0, len(text), BlockKind.NEWSLETTER),)) == ()


def test_what_was_found_inside_a_post_gives_way_to_it() -> None:
    text = "The sluice stays shut. — Ilse Marn (@ilsemarn) May 12, 2022"
    (post,) = posts(text)
    assert posts(text, known=(post,)) == (post,)
