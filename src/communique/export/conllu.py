"""Parsed articles as CoNLL-U (Universal Dependencies), each word with its offsets in MISC."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.syntax import Parse, Token
from communique.types import Article


def parses_to_conllu(article: Article, parses: Sequence[Parse]) -> str:
    """One document; `TokenRange` counts code points of the article's text, as UDPipe writes it."""
    sentences = "".join(
        _sentence(article, number, parse.tokens) for number, parse in enumerate(parses, start=1) if parse.tokens
    )
    return f"# newdoc id = {article.id}\n# path = {_line(article.path)}\n{sentences}"


def _sentence(article: Article, number: int, tokens: Sequence[Token]) -> str:
    text = article.text[tokens[0].start : tokens[-1].end]
    head = f"# sent_id = {article.id}-{number}\n# text = {_line(text)}\n"
    return head + "".join(_word(article.text, i, tokens) for i in range(len(tokens))) + "\n"


def _word(text: str, i: int, tokens: Sequence[Token]) -> str:
    token = tokens[i]
    glued = i + 1 < len(tokens) and tokens[i + 1].start == token.end
    columns = (
        str(i + 1),
        _line(text[token.start : token.end]),
        _line(token.lemma),
        token.upos,
        "_",
        "_",
        str(0 if token.head is None else token.head + 1),
        token.relation,
        "_",
        ("SpaceAfter=No|" if glued else "") + f"TokenRange={token.start}:{token.end}",
    )
    return "\t".join(columns) + "\n"


def _line(words: str) -> str:
    """On one line, without what separates columns."""
    return " ".join(words.split()) or "_"
