"""What rests on a single article: the lines that one article of the pile carries and no other.

In: a `Story`. Out: `OnlyTold` lines.
"""

from __future__ import annotations

from communique.types import OnlyTold, OnlyToldWhat, Story


def find_only_told(story: Story) -> tuple[OnlyTold, ...]:
    """Statements that exactly one article carries, sorted by article, then id.

    Empty where the pile has one origin only: there is nobody else who might have told it.
    """
    if len(story.origins) < 2:
        return ()
    article_of = {attribution.id: attribution.article for attribution in story.attributions}
    found = []
    for statement in story.statements:
        articles = {article_of[attribution] for attribution in statement.attributions}
        if len(articles) == 1:
            found.append(OnlyTold(min(articles), OnlyToldWhat.STATEMENT, statement.id))
    return tuple(sorted(found))
