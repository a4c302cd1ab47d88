"""Tests of evaluation/names.py."""

from __future__ import annotations

from evaluation.names import join_tokens, read_articles

CONTENT = """-DOCSTART- -X- -X- O

VARDA NNP B-NP B-LOC
WAITS VBZ I-NP O

Ilse NNP B-NP B-PER
Marn NNP I-NP I-PER
( ( O O
Sile NNP B-NP B-ORG
) ) O O
left VBD O O
. . O O

-DOCSTART- -X- -X- O

Karsk NNP B-NP B-LOC
"""


def test_each_docstart_opens_an_article() -> None:
    assert [len(sentences) for sentences in read_articles(CONTENT)] == [2, 1]


def test_tokens_become_running_text() -> None:
    assert join_tokens(next(read_articles(CONTENT)), str).text == "VARDA WAITS\n\nIlse Marn (Sile) left."


def test_names_keep_their_places() -> None:
    article = join_tokens(next(read_articles(CONTENT)), str)
    assert {(article.text[start:end], kind) for start, end, kind in article.names} == {
        ("VARDA", "LOC"),
        ("Ilse Marn", "PER"),
        ("Sile", "ORG"),
    }


def test_case_changes_no_annotation() -> None:
    sentences = next(read_articles(CONTENT))
    assert join_tokens(sentences, str.lower).names == join_tokens(sentences, str).names
