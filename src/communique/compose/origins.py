"""What rests on a single origin: the lines that one report of the pile carries and no other.

In: a `Story`, those of its events that are the account's, and the moves. Out: `OnlyTold` lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.types import Attribution, EntityType, Event, Move, OnlyTold, OnlyToldWhat, Story


def find_only_told(story: Story, events: Sequence[Event], moves: Sequence[Move]) -> tuple[OnlyTold, ...]:
    """Statements, events and moves of one origin, under each article that has them by itself, by article, then id.

    An article that has one only through an outlet is named where no other has it. Empty where the pile has one
    origin only: there is nobody else who might have told it.
    """
    if len(story.origins) < 2:
        return ()
    outlets = {entity.id for entity in story.entities if entity.type is EntityType.OUTLET}
    attributions = {attribution.id: attribution for attribution in story.attributions}
    lines: list[tuple[OnlyToldWhat, str, list[tuple[str, str | None]]]] = [
        (OnlyToldWhat.STATEMENT, one.id, [(attributions[key].article, key) for key in one.attributions])
        for one in story.statements
        if one.origins == 1
    ]
    lines += [
        (OnlyToldWhat.EVENT, one.id, [(mention.article, mention.told_in) for mention in one.mentions])
        for one in events
        if one.origins == 1
    ]
    lines += [(OnlyToldWhat.MOVE, one.id, _places_of_move(one, attributions)) for one in moves if one.origins == 1]
    return tuple(
        sorted(
            OnlyTold(article, what, id_)
            for what, id_, told in lines
            for article in _find_tellers(told, attributions, outlets)
        )
    )


def _places_of_move(move: Move, attributions: Mapping[str, Attribution]) -> list[tuple[str, str | None]]:
    """The articles that tell it; one that tells it in its own voice does so in no attribution."""
    said: list[tuple[str, str | None]] = [(attributions[key].article, key) for key in move.attributions]
    within = {article for article, _ in said}
    return said + [(span.article, None) for span in move.evidence if span.article not in within]


def _find_tellers(
    told: Sequence[tuple[str, str | None]], attributions: Mapping[str, Attribution], outlets: set[str]
) -> set[str]:
    """The articles that have it by themselves; where none has, all of them."""
    own = {article for article, key in told if key is None or outlets.isdisjoint(attributions[key].via)}
    return own or {article for article, _ in told}
