"""Words of a corpus that has lost its white space, as running text."""

from __future__ import annotations

from collections.abc import Sequence

PARAGRAPH_SENTENCES = 2


def join_words(sentences: Sequence[Sequence[str]]) -> tuple[str, list[tuple[int, int]]]:
    """Text in which no space stands before a comma and none after an opening bracket, and where each word is in it."""
    text = ""
    places = []
    for number, sentence in enumerate(sentences):
        text += "\n\n" if text and (number % PARAGRAPH_SENTENCES == 0 or text[-1] not in ".!?\"'") else ""
        glue = not text or text.endswith("\n")
        straight = 0
        for token in sentence:
            word = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(token, token)
            closing = word == '"' and straight % 2 == 1
            straight += word == '"'
            if not (glue or closing or word in ",.;:!?)%'" or word.startswith("'") or word == "n't"):
                text += " "
            places.append((len(text), len(text) + len(word)))
            text += word
            glue = word in "($" or (word == '"' and not closing)
    return text, places
