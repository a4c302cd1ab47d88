from __future__ import annotations

from communique.compose.claims import Claims
from communique.types import Story
from evaluation.disputes import make_story


def tell(*articles: str, likeness: float = 1.0) -> Story:
    """A story of marked articles, all of whose contents have the given cosine."""
    rest = (1 - likeness**2) ** 0.5
    numbers: dict[str, int] = {}

    def embed(text: str, content: tuple[int, int]) -> tuple[float, ...]:
        number = numbers.setdefault(f"{text}{content}", len(numbers))
        own = tuple(rest**0.5 if place == number else 0.0 for place in range(12))
        return (likeness**0.5, *own) if likeness < 1 else (1.0,)

    return make_story({f"a{number}": [article] for number, article in enumerate(articles)}, embed)


def claim(*articles: str, likeness: float = 1.0) -> Claims:
    """The claims of such a story."""
    return Claims(tell(*articles, likeness=likeness))
