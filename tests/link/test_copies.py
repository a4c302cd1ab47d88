from __future__ import annotations

from communique.link.copies import find_origins, find_reuse
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


def test_a_copy_and_its_original_are_one_origin() -> None:
    articles = [article("a", " ".join(REPORT)), article("b", " ".join(REPORT)), article("c", "Rain fell on Brenna.")]
    assert [origin.articles for origin in find_origins(articles, find_reuse(articles))] == [("a", "b"), ("c",)]


def test_what_is_partly_reused_keeps_its_own_origin() -> None:
    own = " ".join(f"Nobody in village number {n} had seen boat {n * 3} since winter {n * 5}." for n in range(20))
    articles = [article("a", " ".join(REPORT)), article("b", " ".join(REPORT[:3]) + " " + own)]
    assert len(find_origins(articles, find_reuse(articles))) == 2


def test_forty_copies_are_one_origin() -> None:
    articles = [article(f"a{n:02}", " ".join(REPORT)) for n in range(40)]
    assert len(find_origins(articles, find_reuse(articles))) == 1


def test_an_article_without_words_is_its_own_origin() -> None:
    articles = [article("a", ""), article("b", " ".join(REPORT))]
    assert len(find_origins(articles, find_reuse(articles))) == 2
