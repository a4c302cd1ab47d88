"""Account -> its disputes: the sides facing each other, who holds each, in which words, and why they conflict."""

from __future__ import annotations

from dataclasses import dataclass

from communique.export.html.citations import Citation, cite_each
from communique.export.html.marks import Note
from communique.export.html.places import Places, Shown, anchor_of, label_of
from communique.types import Dispute, DisputeKind, DisputeLevel, DisputeSide, EntityType, Span

IN_WORDS = {
    DisputeKind.QUANTITY: "how much or how many",
    DisputeKind.DATE: "when it was",
    DisputeKind.PLACE: "where it was",
    DisputeKind.WHO: "who it was",
    DisputeKind.WHAT_HAPPENED: "what took place",
    DisputeKind.CAUSE_OR_BLAME: "why, or by whose fault",
    DisputeKind.DENIAL: "one says it, the other denies it",
    DisputeKind.WORDING: "which words were used",
    DisputeKind.ASSESSMENT: "how it is to be judged",
}

LEVELS = {DisputeLevel.PARTIES: "between parties", DisputeLevel.OUTLETS: "between outlets"}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a side; `of` is the party of a person, `anchor` is None where the article names nobody."""

    name: str
    anchor: str | None
    type: EntityType | None
    of: tuple[str, str] | None
    own_voice: bool


@dataclass(frozen=True, slots=True)
class SideView:
    """A side; `lines` begin with the place of its words."""

    anchor: str
    holders: tuple[Holder, ...]
    words: Shown
    lines: tuple[Citation, ...]
    articles: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute; `about` are the words that name what it is about, None where a side has them itself."""

    anchor: str
    number: int
    kind: str
    in_words: str
    level: str
    between: str
    about: Shown | None
    reason: str
    sides: tuple[SideView, ...]
    people: tuple[str, ...]
    articles: tuple[str, ...]
    is_single: bool


def view_disputes(places: Places) -> tuple[DisputeView, ...]:
    """Every dispute, those of most origins first; their numbers also stand in the texts where the sides' words end."""
    ordered = sorted(places.account.disputes, key=lambda each: (-sum(side.origins for side in each.sides), each.id))
    return tuple(_dispute(places, dispute, number) for number, dispute in enumerate(ordered, 1))


def _dispute(places: Places, dispute: Dispute, number: int) -> DisputeView:
    anchor = anchor_of("dispute", dispute.id)
    for side in dispute.sides:
        places.note(side.evidence[0], Note(number, f"D{number}", "dispute"))
    sides = tuple(_side(places, dispute, side, f"{anchor}.{at}") for at, side in enumerate(dispute.sides, 1))
    holders = [holder for side in sides for holder in side.holders]
    anchors = [anchor for each in holders for anchor in (each.anchor, each.of[1] if each.of else None)]
    return DisputeView(
        anchor=anchor,
        number=number,
        kind=dispute.kind.value,
        in_words=IN_WORDS[dispute.kind],
        level=dispute.level.value,
        between=LEVELS[dispute.level],
        about=_about(places, dispute),
        reason=dispute.reason,
        sides=sides,
        people=tuple(dict.fromkeys(filter(None, anchors))),
        articles=tuple(dict.fromkeys(article for side in sides for article in side.articles)),
        is_single=any(side.origins == 1 for side in sides),
    )


def _about(places: Places, dispute: Dispute) -> Shown | None:
    """The words that name the matter, where they stand nearest to a side's; they are no more than a slice of a text."""
    if any(dispute.about in side.says for side in dispute.sides):
        return None
    near = [span for side in dispute.sides for span in side.evidence]
    for span in near:
        text = places.articles[span.article].text
        starts = (text.rfind(dispute.about, 0, span.end), text.find(dispute.about, span.start))
        found = [start for start in starts if start >= 0]
        if found and dispute.about:
            start = min(found, key=lambda start: abs(start - span.start))
            return places.shown(Span(span.article, start, start + len(dispute.about)), "claim")
    return None


def _side(places: Places, dispute: Dispute, side: DisputeSide, anchor: str) -> SideView:
    lines = cite_each(places, side.evidence, "claim")
    return SideView(
        anchor=anchor,
        holders=_holders(places, dispute, side),
        words=places.shown(side.evidence[0], "claim"),
        lines=lines,
        articles=tuple(dict.fromkeys(line.article for line in lines)),
        origins=side.origins,
    )


def _holders(places: Places, dispute: Dispute, side: DisputeSide) -> tuple[Holder, ...]:
    if side.holder:
        return tuple(_holder(places, key, dispute.level) for key in side.holder)
    if dispute.level is DisputeLevel.PARTIES:
        return (Holder("somebody not named", None, None, None, own_voice=False),)
    labels = dict.fromkeys(label_of(places.articles[span.article]) for span in side.evidence)
    return tuple(Holder(label, None, EntityType.OUTLET, None, own_voice=True) for label in labels)


def _holder(places: Places, key: str, level: DisputeLevel) -> Holder:
    entity = places.entities[key]
    of = places.named(entity.of) if entity.of in places.entities else None
    own_voice = level is DisputeLevel.OUTLETS and entity.type is EntityType.OUTLET
    return Holder(entity.name, anchor_of("name", key), entity.type, of, own_voice)
