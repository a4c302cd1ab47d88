"""Article -> its sentences as trees, for whoever asks; reading attributions does without."""

from __future__ import annotations

from communique.model.reader import Reader
from communique.model.syntax import Parse, parse_sentences
from communique.read.sentences import find_sentences
from communique.types import Article


def parse_article(article: Article, reader: Reader) -> tuple[Parse, ...]:
    """A tree for each sentence of the body and its headings, in text order; boilerplate is not parsed."""
    read = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
    if not read:
        return ()
    tagged = reader.tag(reader.cut(article.text, read))
    sentences = [
        (start, end)
        for start, end in find_sentences(article.text, article.blocks)
        if any(begun <= start and end <= ended for begun, ended in read)
    ]
    return parse_sentences(article.text, tagged, sentences, reader.parser)
