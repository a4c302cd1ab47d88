"""A parsed sentence -> its words as a tree that can be walked both ways, as the rules about event mentions need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.syntax import Parse, Token
from communique.read.event_lemmas import find_lemma


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a sentence, the places of each one's dependents in order, and lemmas in small letters."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    lemmas: tuple[str, ...]

    @classmethod
    def of(cls, text: str, parse: Parse) -> Tree:
        """A parse's words with their dependents; `text` is what they were cut from."""
        below: list[list[int]] = [[] for _ in parse.tokens]
        for place, token in enumerate(parse.tokens):
            if token.head is not None:
                below[token.head].append(place)
        lemmas = tuple(find_lemma(text[each.start : each.end], each.upos, each.lemma) for each in parse.tokens)
        return cls(parse.tokens, tuple(map(tuple, below)), lemmas)

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
        return [child for child in self.children[place] if self.tokens[child].relation in relations]

    def lemma(self, place: int) -> str:
        """A word's lemma in small letters."""
        return self.lemmas[place]

    def relation(self, place: int) -> str:
        """A word's relation to its head without its subtype: "obl" for "obl:agent"."""
        return self.tokens[place].relation.split(":")[0]

    def cases(self, place: int) -> list[str]:
        """The prepositions, marks and possessive marks of a word, in small letters."""
        return [self.lemma(child) for child in self.dependents(place, "case", "mark")]
