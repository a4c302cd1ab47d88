"""A parsed sentence -> its words as a tree that can be walked both ways, as the rules about event mentions need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.syntax import Parse, Token
from communique.read.event_lemmas import find_lemma


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a sentence and, of each, what the rules ask for.

    `children` are the places of its dependents in order, `lemmas` are in small letters, `relations` are those to the
    head without their subtype ("obl" for "obl:agent"), `prepositions` the lemmas of its prepositions and marks.
    """

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    prepositions: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str, parse: Parse) -> Tree:
        """A parse's words; `text` is what they were cut from."""
        lemmas = tuple(find_lemma(text[each.start : each.end], each.upos, each.lemma) for each in parse.tokens)
        below: list[list[int]] = [[] for _ in parse.tokens]
        before: list[list[str]] = [[] for _ in parse.tokens]
        for place, token in enumerate(parse.tokens):
            if token.head is not None:
                below[token.head].append(place)
                if token.relation in ("case", "mark"):
                    before[token.head].append(lemmas[place])
        relations = tuple(token.relation.split(":")[0] for token in parse.tokens)
        return cls(parse.tokens, tuple(map(tuple, below)), lemmas, relations, tuple(map(tuple, before)))

    def subtree(self, top: int) -> list[int]:
        """A word and all that depends on it, in text order."""
        found, waiting = [], [top]
        while waiting:
            place = waiting.pop()
            found.append(place)
            waiting.extend(self.children[place])
        return sorted(found)

    def ancestors(self, place: int) -> Iterator[int]:
        """The heads above a word, nearest first."""
        head = self.tokens[place].head
        while head is not None:
            yield head
            head = self.tokens[head].head

    def dependents(self, place: int, *relations: str) -> list[int]:
        """A word's own dependents of some relations, subtypes not included."""
        children = self.children[place]
        return [child for child in children if self.tokens[child].relation in relations] if children else []

    def lemma(self, place: int) -> str:
        """A word's lemma in small letters."""
        return self.lemmas[place]

    def relation(self, place: int) -> str:
        """A word's relation to its head without its subtype."""
        return self.relations[place]

    def cases(self, place: int) -> tuple[str, ...]:
        """The prepositions, marks and possessive marks of a word, in small letters."""
        return self.prepositions[place]
