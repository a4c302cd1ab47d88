from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from communique.export.html.marks import Mark, Note, mark_text
from communique.types import Block, BlockKind

TEXTS = st.text(st.sampled_from("ab<&\"'\r\n \t…🌊"), max_size=60)


class Characters(HTMLParser):
    """Joins all character data, and notes elements closed out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.open, self.crossed = "", [""], False

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.crossed |= self.open.pop() != tag


def parse(markup: str) -> Characters:
    parser = Characters()
    parser.feed(str(markup))
    parser.close()
    return parser


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark], list[Block]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = draw(st.sets(st.tuples(places, places), max_size=8))
    marks = [Mark(start, end, ("content",), f"m{start}-{end}", (Note(1, "l"),)) for start, end in sorted(pairs)]
    cuts = sorted(draw(st.sets(places, max_size=6)))
    kinds = st.sampled_from(BlockKind)
    blocks = [Block(start, end, draw(kinds)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, marks, blocks


@given(marked_texts())
def test_no_character_of_the_text_is_changed(case: tuple[str, list[Mark], list[Block]]) -> None:
    text, marks, blocks = case
    assert parse(mark_text(text, marks=marks, blocks=blocks)).text == text


@given(marked_texts())
def test_elements_never_cross(case: tuple[str, list[Mark], list[Block]]) -> None:
    text, marks, blocks = case
    parser = parse(mark_text(text, marks=marks, blocks=blocks))
    assert not parser.crossed
    assert parser.open == [""]


@given(marked_texts())
def test_every_span_inside_the_text_has_its_anchor_once(case: tuple[str, list[Mark], list[Block]]) -> None:
    text, marks, blocks = case
    markup = mark_text(text, marks=marks, blocks=blocks)
    assert all(markup.count(f"id={mark.anchor}>") == 1 for mark in marks if mark.start < mark.end)


def test_a_span_inside_another_is_an_element_inside_it() -> None:
    marks = [Mark(0, 9, ("content",), "outer"), Mark(4, 9, ("content",), "inner")]
    markup = mark_text("the gates", marks=marks, blocks=())
    assert markup == "<p><mark id=outer>the <mark id=inner>gates</mark></mark></p>"


def test_of_two_spans_that_cross_the_later_is_cut() -> None:
    marks = [Mark(0, 4, ("content",), "one"), Mark(2, 6, ("content",), "two")]
    markup = mark_text("abcdef", marks=marks, blocks=())
    assert markup == "<p><mark id=one>ab<mark id=two>cd</mark></mark><mark data-rest=two>ef</mark></p>"


def test_the_number_of_a_line_stands_where_its_last_words_end() -> None:
    markup = mark_text("a gate\n\nis shut", marks=[Mark(2, 15, ("content",), "m", (Note(7, "line-x"),))], blocks=())
    assert markup.count("<a ") == 1
    assert markup.index("is shut") < markup.index("href=#line-x")


def test_boilerplate_is_set_apart_and_named() -> None:
    markup = mark_text("News\n\nSign up", marks=(), blocks=[Block(6, 13, BlockKind.NEWSLETTER)])
    assert markup == '<p>News</p>\n\n<div class="boilerplate" data-kind="newsletter"><p>Sign up</p></div>'
