"""PLOVER's event types: the class of each, and the plain words that a reader is shown for it.

Classes and types are those of the PLOVER 2.0 manual (Open Event Data Alliance); the plain words are ours.
"""

from __future__ import annotations

from enum import IntEnum

from communique.types import EventType


class QuadClass(IntEnum):
    """PLOVER's four classes, by their codes."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4

    @property
    def is_conflict(self) -> bool:
        return self in (QuadClass.VERBAL_CONFLICT, QuadClass.MATERIAL_CONFLICT)


QUAD_CLASS = {
    EventType.AGREE: QuadClass.VERBAL_COOPERATION,
    EventType.CONSULT: QuadClass.VERBAL_COOPERATION,
    EventType.SUPPORT: QuadClass.VERBAL_COOPERATION,
    EventType.CONCEDE: QuadClass.VERBAL_COOPERATION,
    EventType.COOPERATE: QuadClass.MATERIAL_COOPERATION,
    EventType.AID: QuadClass.MATERIAL_COOPERATION,
    EventType.RETREAT: QuadClass.MATERIAL_COOPERATION,
    EventType.REQUEST: QuadClass.VERBAL_CONFLICT,
    EventType.ACCUSE: QuadClass.VERBAL_CONFLICT,
    EventType.REJECT: QuadClass.VERBAL_CONFLICT,
    EventType.THREATEN: QuadClass.VERBAL_CONFLICT,
    EventType.PROTEST: QuadClass.MATERIAL_CONFLICT,
    EventType.SANCTION: QuadClass.MATERIAL_CONFLICT,
    EventType.MOBILIZE: QuadClass.MATERIAL_CONFLICT,
    EventType.COERCE: QuadClass.MATERIAL_CONFLICT,
    EventType.ASSAULT: QuadClass.MATERIAL_CONFLICT,
}

PLAIN_WORDS = {
    EventType.AGREE: "agreement or promise",
    EventType.CONSULT: "meeting or talks",
    EventType.SUPPORT: "approval or recognition",
    EventType.CONCEDE: "concession in words",
    EventType.COOPERATE: "working together",
    EventType.AID: "aid given",
    EventType.RETREAT: "withdrawal or release",
    EventType.REQUEST: "request or demand",
    EventType.ACCUSE: "criticism or accusation",
    EventType.REJECT: "refusal",
    EventType.THREATEN: "threat or warning",
    EventType.PROTEST: "protest in the street",
    EventType.SANCTION: "relations cut back",
    EventType.MOBILIZE: "show of force",
    EventType.COERCE: "coercion",
    EventType.ASSAULT: "attack",
}
