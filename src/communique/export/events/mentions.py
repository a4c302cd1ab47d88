"""An event -> the mention whose words stand for it where there is room for one."""

from __future__ import annotations

from collections.abc import Collection

from communique.types import Event, EventMention

# Code points below which a mention is a bare noun ("the talks") or verb ("met") and says too little to stand alone.
# Set by eye on invented stories; at twice as many, short clauses ("Varda walked out") would give way to longer ones.
TELLING = 16


def choose_mention(event: Event, readable: Collection[str]) -> EventMention | None:
    """The mention that tells the event best, None where no article of its mentions is among the `readable`.

    One that says what the event is held to be, its type and modality, comes before others, then one that is more than
    a noun, then the article's own voice, then the likeliest; of equals the first by place.
    """
    mentions = [mention for mention in event.mentions if mention.article in readable]
    return min(mentions, key=lambda mention: _rank(event, mention), default=None)


def _rank(event: Event, mention: EventMention) -> tuple[bool, bool, bool, bool, float, str, int, int]:
    return (
        mention.modality is not event.modality,
        mention.type is not event.type,
        mention.end - mention.start < TELLING,
        mention.told_in is not None,
        -mention.score,
        mention.article,
        mention.start,
        mention.end,
    )
