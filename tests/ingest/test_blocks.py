"""Body and boilerplate in plain text: invented pages about the talks on the river Sile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import ModelError
from communique.ingest.blocks import load_weights, mark_blocks
from communique.types import Block, BlockKind

HEADLINE = "Varda says Ostrel broke its word on the Lower Sile dam"
PARAGRAPHS = (
    "The government of Varda accused its neighbour on Tuesday of holding back water that had been promised to farmers "
    "along the river Sile, and said that talks could not go on while the gates of the dam stayed shut.",
    "“We were told the release would begin in April, and nothing has come through,” Water Minister Ilka Doren told "
    "reporters in the capital after a meeting of the cabinet that lasted for more than three hours.",
    "Officials in Ostrel denied the charge and said that the level of the reservoir had been too low to open the gates "
    "without putting the turbines at risk, according to a statement that was carried by the state news agency.",
    "The two states have argued over the river for decades, and an agreement that was signed nine years ago is due to "
    "end next spring unless both parliaments vote to keep it in force for another term.",
    "A spokesman for the river commission said that its engineers would visit the dam next week and that they would "
    "report to both governments before the end of the month.",
)
CLEAN = "\n\n".join((HEADLINE, *PARAGRAPHS))
NEWSLETTER = (
    "Subscribe to our newsletter\nSign up for the Sile Courier's free newsletters\n"
    "From our morning briefing to a weekly letter, get the best of the Courier delivered directly to your inbox."
)
CARDS = "\n".join(
    f"-\n{title}\nExplainer {summary}\nBy {name}, Sile Courier Published"
    for title, summary, name in (
        ("Ten gardens to see this spring", "Where the roses are out, and where to eat nearby", "Ada Quill"),
        ("Is this the end of the paper ticket?", "The railways want to be rid of it by the summer", "Jon Marsh"),
        ("The best novels of the year so far", "Our critics choose what to take on holiday", "Mira Okoye"),
        ("Mayor drops plan for new stadium", "The council had voted against it twice", "Leo Brandt"),
    )
)


def boilerplate(text: str) -> str:
    return "\n".join(text[b.start : b.end] for b in mark_blocks(text) if b.kind.is_boilerplate)


def kinds_of(text: str, words: str) -> set[BlockKind]:
    start = text.index(words)
    return {b.kind for b in mark_blocks(text) if b.start < start + len(words) and start < b.end}


def test_a_clean_article_is_left_alone() -> None:
    assert boilerplate(CLEAN) == ""


def test_a_newsletter_box_in_mid_article_is_marked_and_nothing_else_is() -> None:
    text = "\n".join((HEADLINE, *PARAGRAPHS[:2], NEWSLETTER, *PARAGRAPHS[2:]))
    assert boilerplate(text) == NEWSLETTER


def test_a_newsletter_box_is_called_newsletter_in_every_line() -> None:
    text = "\n".join((HEADLINE, *PARAGRAPHS[:2], NEWSLETTER, *PARAGRAPHS[2:]))
    assert kinds_of(text, NEWSLETTER) == {BlockKind.NEWSLETTER}


def test_a_tail_of_unrelated_headlines_is_marked_whole() -> None:
    assert boilerplate("\n".join((HEADLINE, *PARAGRAPHS, CARDS))) == CARDS


def test_bylines_within_a_tail_of_headlines_are_related_not_credits() -> None:
    assert kinds_of("\n".join((HEADLINE, *PARAGRAPHS, CARDS)), CARDS) == {BlockKind.RELATED}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Sile News Agency contributed to this report.", BlockKind.CREDIT),
        ("SEE ALSO: Farmers of the lower valley wait for rain", BlockKind.RELATED),
        ("Sign up for our daily newsletter", BlockKind.NEWSLETTER),
        ("Please enter your comment!", BlockKind.COMMENTS),
        ("Copyright © 2031 The Sile Courier. All rights reserved.", BlockKind.CREDIT),
    ],
)
def test_a_line_of_furniture_after_the_article_has_its_kind(line: str, kind: BlockKind) -> None:
    assert kinds_of(f"{CLEAN}\n\n{line}", line) == {kind}


@pytest.mark.parametrize("subhead", ["The shut gates", "A river in dispute", "What the engineers found"])
def test_a_subhead_in_the_body_is_never_boilerplate(subhead: str) -> None:
    text = "\n\n".join((HEADLINE, *PARAGRAPHS[:2], subhead, *PARAGRAPHS[2:]))
    assert kinds_of(text, subhead) <= {BlockKind.SUBHEAD, BlockKind.BODY}


def test_a_short_quotation_in_the_body_is_never_boilerplate() -> None:
    text = "\n\n".join((HEADLINE, *PARAGRAPHS[:3], "“We will wait,” she said.", *PARAGRAPHS[3:]))
    assert kinds_of(text, "“We will wait,” she said.") == {BlockKind.BODY}


def test_a_post_shown_in_full_is_never_boilerplate() -> None:
    post = "THANK YOU to our hosts at the Lower Sile! pic.twitter.com/a1b2c3 — Ilka Doren (@doren) May 4, 2031"
    assert not kinds_of("\n\n".join((HEADLINE, *PARAGRAPHS[:3], post, *PARAGRAPHS[3:])), post) - {
        BlockKind.BODY,
        BlockKind.SUBHEAD,
    }


def test_the_first_line_of_an_article_is_its_headline() -> None:
    assert mark_blocks(CLEAN)[0] == Block(0, len(HEADLINE), BlockKind.HEADLINE)


def test_a_text_has_one_headline_at_most() -> None:
    text = "\n\n".join((HEADLINE, HEADLINE, *PARAGRAPHS))
    assert [b.kind for b in mark_blocks(text)].count(BlockKind.HEADLINE) == 1


def test_a_headline_known_from_elsewhere_is_found_though_it_is_not_first() -> None:
    text = "\n\n".join(("World news", HEADLINE, *PARAGRAPHS))
    headlines = [text[b.start : b.end] for b in mark_blocks(text, headline=HEADLINE) if b.kind is BlockKind.HEADLINE]
    assert headlines == [HEADLINE]


def test_a_box_of_links_run_into_a_sentence_is_marked_and_the_sentence_kept() -> None:
    box = "Ines Maria DahlVarda halts talks on the dam Crews return to the Lower Sile MORE"
    sentence = f"The decision of Premier Ines Dahl {box} surprised the commission, which had been told nothing of it."
    assert boilerplate("\n\n".join((HEADLINE, *PARAGRAPHS[:3], sentence, *PARAGRAPHS[3:]))) == box


def test_a_text_of_white_space_has_no_blocks() -> None:
    assert mark_blocks(" \n\t\n ") == ()


def test_two_hundred_thousand_short_lines_take_less_than_two_seconds() -> None:
    start = time.process_time()
    blocks = mark_blocks("\n".join(f"gate {n}" for n in range(200_000)))
    assert time.process_time() - start < 2
    assert blocks[-1].end == len("\n".join(f"gate {n}" for n in range(200_000)))


@pytest.mark.parametrize("word", ["river ", "DahlVarda MORE ", ". "])
def test_one_line_of_ten_megabytes_takes_less_than_two_seconds(word: str) -> None:
    start = time.process_time()
    blocks = mark_blocks(word * (10_000_000 // len(word)))
    assert time.process_time() - start < 2
    assert len(blocks) == 1


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("aB3 .\n\r\t\u2028\u00a0“-é漢MORE"), max_size=200))
def test_blocks_are_in_order_and_hold_every_character_that_is_not_white_space(text: str) -> None:
    place = 0
    for block in mark_blocks(text):
        assert text[place : block.start].strip() == ""
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        place = block.end
    assert text[place:].strip() == ""


def test_missing_weights_raise_a_model_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nothing\.npz"):
        load_weights(tmp_path / "nothing.npz")
