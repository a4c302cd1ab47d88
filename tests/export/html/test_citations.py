from __future__ import annotations

from communique.export.html.citations import cite
from communique.export.html.places import Places
from communique.types import Span
from tests.export.bargain_account import bargain_account


def span_of(article: str, words: str) -> Span:
    text = next(each.text for each in bargain_account().articles if each.id == article)
    return Span(article, text.index(words), text.index(words) + len(words))


def test_the_way_runs_from_the_innermost_speaker_outwards() -> None:
    citation = cite(Places(bargain_account()), [span_of("karsk-gazette", "Wait until")], "move")
    assert (citation.relay, citation.label) == (
        ("My president", "Mira Holt", "Nordmere News Agency"),
        "Karsk Gazette",
    )


def test_the_article_s_own_voice_has_no_way_and_no_line() -> None:
    citation = cite(Places(bargain_account()), [span_of("herald", "Nine gates")], "move")
    assert (citation.relay, citation.within) == ((), None)


def test_words_within_a_numbered_line_lead_to_it() -> None:
    places = Places(bargain_account())
    places.number_line(places.attributions["a5"])
    citation = cite(places, [span_of("examiner 2", "water would")], "move")
    assert citation.within == 1


def test_other_words_go_along_by_their_anchors() -> None:
    places = Places(bargain_account())
    spans = [span_of("ledger", "sell power"), span_of("ledger", "if the levels")]
    assert cite(places, spans, "move").also == places.anchor(spans[1])
