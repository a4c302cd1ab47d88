"""A short way to write a parsed sentence, for the tests of the rules about event mentions."""

from __future__ import annotations

from communique.model.syntax import Parse, Token
from communique.read.event_candidates import Predicate, find_predicates
from communique.read.event_trees import Tree

PARTS = {"V": "VERB", "N": "NOUN", "P": "PROPN", "D": "DET", "A": "ADP", "X": "AUX", "T": "PART", "S": "SCONJ",
         "R": "PRON", "C": "CCONJ", "J": "ADJ", "M": "NUM", "B": "ADV", ".": "PUNCT"}  # fmt: skip


class Written:
    """A sentence of words written as "form/part/relation/head", heads counted from 1 and 0 for the root."""

    def __init__(self, line: str) -> None:
        cells = [word.rsplit("/", 3) for word in line.split()]
        self.words = [form for form, *_ in cells]
        self.text = " ".join(self.words)
        tokens, at = [], 0
        for form, part, relation, head in cells:
            place = int(head) - 1
            tokens.append(Token(at, at + len(form), PARTS[part], form.lower(), place if place >= 0 else None, relation))
            at += len(form) + 1
        self.parse = Parse(tuple(tokens))
        self.tree = Tree.of(self.text, self.parse)

    def predicates(self, *nouns: str) -> list[Predicate]:
        """The predicates, where the model takes these nouns for events."""
        return find_predicates(self.tree, [word in nouns for word in self.words])

    def predicate(self, word: str, *nouns: str) -> Predicate:
        """The predicate that a word is, where the model takes it and other nouns for events."""
        place = self.words.index(word)
        return next(each for each in self.predicates(word, *nouns) if each.place == place)
