"""What rests on a single origin: the lines that one report of the pile carries and no other.

In: a `Story`. Out: `OnlyTold` lines.
"""

from __future__ import annotations

from communique.types import EntityType, OnlyTold, OnlyToldWhat, Story


def find_only_told(story: Story) -> tuple[OnlyTold, ...]:
    """Statements of one origin, under each article that has them by itself, sorted by article, then id.

    An article that has a statement only through an outlet is named where no other has it. Empty where the pile has one
    origin only: there is nobody else who might have told it.
    """
    if len(story.origins) < 2:
        return ()
    outlets = {entity.id for entity in story.entities if entity.type is EntityType.OUTLET}
    attributions = {attribution.id: attribution for attribution in story.attributions}
    found = []
    for statement in story.statements:
        if statement.origins == 1:
            carried = [attributions[key] for key in statement.attributions]
            own = [attribution for attribution in carried if outlets.isdisjoint(attribution.via)]
            articles = {attribution.article for attribution in own or carried}
            found += [OnlyTold(article, OnlyToldWhat.STATEMENT, statement.id) for article in articles]
    return tuple(sorted(found))
