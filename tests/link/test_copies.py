from __future__ import annotations

from dataclasses import replace

from communique.link.copies import find_reuse
from communique.types import Article, Block, BlockKind, ReuseKind
from tests.link.river_readings import read

REPORT = [
    f"Surveyor {name} measured {depth} marks at the {place} weir and wrote it into the {book} ledger."
    for name, depth, place, book in zip(
        ("Alda", "Boris", "Cilla", "Dorn", "Elka", "Finn", "Gerda", "Hano", "Irma", "Jost"),
        (11, 23, 35, 47, 59, 61, 73, 85, 97, 109),
        ("upper", "lower", "old", "new", "eastern", "western", "stone", "timber", "mill", "abbey"),
        ("red", "blue", "green", "grey", "black", "brown", "white", "yellow", "violet", "orange"),
        strict=True,
    )
]
SPEECH = "“" + " ".join(REPORT) + "”"


def article(name: str, text: str, blocks: tuple[Block, ...] | None = None) -> Article:
    plain = read(name, text).article
    return plain if blocks is None else Article(name, plain.path, text, plain.sha256, blocks=blocks)


def test_a_reprint_is_a_copy() -> None:
    (reuse,) = find_reuse([article("a", " ".join(REPORT)), article("b", "From the wire. " + " ".join(REPORT))])
    assert (reuse.kind, reuse.share) == (ReuseKind.COPY, 1.0)


def test_the_first_half_of_a_report_is_an_abridged_one() -> None:
    (reuse,) = find_reuse([article("a", " ".join(REPORT)), article("b", " ".join(REPORT[:5]))])
    assert reuse.kind is ReuseKind.ABRIDGED


def test_three_sentences_taken_over_are_partly_reused() -> None:
    own = " ".join(f"Nobody in village number {n} had seen boat {n * 3} since winter {n * 5}." for n in range(20))
    (reuse,) = find_reuse([article("a", " ".join(REPORT)), article("b", " ".join(REPORT[:3]) + " " + own)])
    assert reuse.kind is ReuseKind.PARTLY_REUSED


def test_two_reports_that_quote_one_speech_reuse_nothing() -> None:
    assert (
        find_reuse([article("a", f"He said: {SPEECH} Then he left."), article("b", f"She wrote down {SPEECH}")]) == ()
    )


def test_a_shared_newsletter_box_is_no_reuse() -> None:
    box = " ".join(REPORT)
    pages = []
    for name, own in (("a", "Rain fell on Brenna. "), ("b", "Snow fell on Lodz. ")):
        blocks = (Block(0, len(own), BlockKind.BODY), Block(len(own), len(own + box), BlockKind.NEWSLETTER))
        pages.append(article(name, own + box, blocks))
    assert find_reuse(pages) == ()


def test_the_passages_shown_are_the_same_words_in_both() -> None:
    one, other = article("a", "So it began. " + " ".join(REPORT)), article("b", " ".join(REPORT[2:7]))
    (reuse,) = find_reuse([one, other])
    pairs = [(one.text[x.start : x.end], other.text[y.start : y.end]) for x, y in reuse.evidence]
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs] == [" ".join(REPORT[2:7]).rstrip(".")]


def test_a_reprint_with_a_slip_in_every_sentence_is_a_copy() -> None:
    slips = " ".join(line.replace("measured", "measurde") for line in REPORT)
    (reuse,) = find_reuse([article("a", " ".join(REPORT)), article("b", slips)])
    assert reuse.kind is ReuseKind.COPY


def test_a_reprint_in_another_order_is_a_copy() -> None:
    (reuse,) = find_reuse([article("a", "\n".join(REPORT)), article("b", "\n".join([*REPORT[4:], *REPORT[:4]]))])
    assert reuse.kind is ReuseKind.COPY


def test_a_post_shown_by_two_is_no_reuse() -> None:
    post = " ".join(REPORT) + " — Ilse Marn (@ilsemarn) May 12, 2022"
    assert find_reuse([article("a", f"She is angry.\n\n{post}\n"), article("b", f"He laughs.\n\n{post}\n")]) == ()


def test_a_passage_after_a_colon_is_quoted() -> None:
    letter = " ".join(REPORT)
    assert find_reuse([article("a", f"She wrote:\n\n{letter}\n"), article("b", f"He read:\n\n{letter}\n")]) == ()


def test_single_quotation_marks_are_quotation_marks() -> None:
    speech = " ".join(REPORT)
    assert find_reuse([article("a", f"He said: ‘{speech}’"), article("b", f"She heard '{speech}' there")]) == ()


def test_what_one_outlet_puts_under_every_article_is_no_reuse() -> None:
    pages = [
        replace(article(f"a{n}", f"In village {n} rain fell on {n + 40} of the {n + 90} days. {' '.join(REPORT[:3])}"),
                outlet="Sile Courier")
        for n in range(8)
    ]  # fmt: skip
    assert find_reuse(pages) == ()


def test_a_report_under_an_opening_of_its_own_that_fills_a_third_is_partly_reused() -> None:
    own = " ".join(f"Nobody in village number {n} had seen boat {n * 3} since winter {n * 5}." for n in range(4))
    (reuse,) = find_reuse([article("a", " ".join(REPORT)), article("b", own + " " + " ".join(REPORT[5:]))])
    assert reuse.kind is ReuseKind.PARTLY_REUSED


def test_what_stands_before_a_post_in_another_block_counts() -> None:
    report, box, post = " ".join(REPORT), "Read our newsletter.", "No! — Ilse Marn (@ilsemarn) May 12, 2022"
    text = f"{report}\n{box}\n{post}\n"
    ends = [len(report), len(report) + 1 + len(box), len(text) - 1]
    blocks = (
        Block(0, ends[0], BlockKind.BODY),
        Block(ends[0] + 1, ends[1], BlockKind.NEWSLETTER),
        Block(ends[1] + 1, ends[2], BlockKind.BODY),
    )
    (reuse,) = find_reuse([article("a", text, blocks), article("b", report)])
    assert reuse.kind is ReuseKind.COPY
