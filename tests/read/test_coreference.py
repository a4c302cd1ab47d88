"""Tests of read/coreference.py."""

from communique.read.coreference import resolve
from communique.types import EntityType
from tests.read.told import PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Marn": PERSON,
    "Teo Brack": PERSON,
    "Brack": PERSON,
    "Varda": PLACE,
}


def test_a_place_that_speaks_is_a_government() -> None:
    told = Told("Varda said no.", NAMES, (("Varda", "no"),))
    assert told.entity("Varda").type is EntityType.GOVERNMENT


def test_no_source_is_no_speaker() -> None:
    told = Told("Teo Brack came. “The dam holds.”", NAMES, ((None, "“The dam holds.”"),))
    assert told.speakers() == [None]


def test_the_order_of_mentions_does_not_matter() -> None:
    told = Told("Teo Brack came. Ilse Marn said no. He said yes.", NAMES, (("Ilse Marn", "no"), ("He", "yes")))
    backwards = resolve(told.article, tuple(reversed(told.mentions())), told.attributions)
    assert backwards == told.resolution()
