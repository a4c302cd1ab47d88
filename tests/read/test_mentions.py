"""Tests of read/mentions.py."""

import pytest

from communique.model.labels import Name
from communique.read.mentions import Form, find_head, find_mentions
from communique.read.roles import Gender, Number
from communique.types import Block, BlockKind, EntityType
from tests.read.told import BODY, NATION, PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Dorn": PERSON,
    "Teo Brack": PERSON,
    "Varda": PLACE,
    "Ostrel": PLACE,
    "Ostreli": NATION,
    "Sile Water Board": BODY,
    "Council of Lakes": BODY,
}


def _head(phrase: str) -> str:
    head = find_head(phrase, (0, len(phrase)), Told(phrase, NAMES).tagged)
    assert head is not None
    return phrase[head.start : head.end]


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Ilse Marn, the vice minister of water,", "Ilse Marn"),
        ("the Ostreli envoy, Ilse Marn", "Ilse Marn"),
        ("Dorn's spokeswoman, Ilse Marn", "Ilse Marn"),
        ("Council of Lakes Chairman Ilse Marn", "Ilse Marn"),
        ("the chairman of the Sile Water Board, Senator Ilse Marn of Varda", "Ilse Marn"),
        ("Ilse Marn (of the Greens)", "Ilse Marn"),
        ("Ilse Marn, who leads the talks", "Ilse Marn"),
        ("Dorn himself", "Dorn"),
        ("a spokesman for President Dorn", "a spokesman for President Dorn"),
        ("Dorn's office", "Dorn's office"),
        ("the Sile Water Board", "Sile Water Board"),
        ("officials from Varda", "officials from Varda"),
        ("two people briefed on the pact, who would not be named", "two people briefed on the pact"),
        ("she", "she"),
    ],
)
def test_the_head_carries_the_phrase(phrase: str, head: str) -> None:
    assert _head(phrase) == head


@pytest.mark.parametrize(
    "phrase",
    [
        "Varda and Ostrel",
        "Ilse Marn and other Greens",
        "Senator Ilse Marn, a Green, and Teo Brack, a farmer",
        "Water Secretary Ilse Marn (Green) and the Sile Water Board",
    ],
)
def test_several_named_sources_are_one_joint_group(phrase: str) -> None:
    head = find_head(phrase, (0, len(phrase)), Told(phrase, NAMES).tagged)
    assert head is not None
    assert (head.joint, head.type, head.number) == (True, EntityType.GROUP, Number.PLURAL)


@pytest.mark.parametrize("phrase", ["Ilse Marn, a lawyer and former envoy", "chairman and chief envoy Ilse Marn"])
def test_two_roles_of_one_person_are_not_joint(phrase: str) -> None:
    assert _head(phrase) == "Ilse Marn"


def test_us_in_capitals_is_a_country_and_no_pronoun() -> None:
    head = find_head("the US", (0, 6), (Name(4, 6, PLACE, 1.0),))
    assert head is not None
    assert head.form is Form.NAME


def test_a_phrase_without_a_word_has_no_head() -> None:
    assert find_head("“ ”", (0, 3), ()) is None


def _role_of(text: str) -> list[str]:
    mention = next(m for m in Told(text, NAMES).mentions() if m.type is EntityType.PERSON)
    return [text[start:end] for start, end in mention.roles]


def test_a_title_before_a_name_is_its_role() -> None:
    assert _role_of("They met Deputy Water Minister Ilse Marn.") == ["Deputy Water Minister"]


def test_a_description_after_a_name_is_its_role() -> None:
    assert _role_of("There stood Ilse Marn, the chief negotiator of Varda, alone.") == ["the chief negotiator of Varda"]


def test_a_verb_before_a_name_is_no_role() -> None:
    assert _role_of("They met Ilse Marn.") == []


def test_a_courtesy_title_tells_the_sex() -> None:
    mention = Told("They met Ms. Dorn.", NAMES).mentions()[0]
    assert mention.gender is Gender.FEMALE


def test_a_possessive_is_left_off_a_name() -> None:
    text = "It was Dorn's plan."
    mentions = find_mentions(Told(text).article, (Name(7, 13, PERSON, 1.0),), ())
    assert [text[m.start : m.end] for m in mentions] == ["Dorn"]


def test_names_in_boilerplate_are_no_mentions() -> None:
    told = Told("Dorn spoke.\nMore: Dorn", NAMES)
    article = told.article
    blocks = (Block(0, 12, BlockKind.BODY), Block(12, len(told.text), BlockKind.RELATED))
    marked = type(article)(id="a", path="a", text=article.text, sha256=article.sha256, blocks=blocks)
    assert [m.start for m in find_mentions(marked, told.tagged, ())] == [0]


def test_a_name_keeps_the_type_it_has_most_often() -> None:
    text = "Marn. Marn. Marn."
    names = (Name(0, 4, BODY, 1.0), Name(6, 10, PERSON, 1.0), Name(12, 16, PERSON, 1.0))
    assert {m.type for m in find_mentions(Told(text).article, names, ())} == {EntityType.PERSON}


def test_a_source_that_is_a_tagged_name_is_one_mention() -> None:
    told = Told("Dorn said the dam holds.", NAMES, (("Dorn", "the dam holds"),))
    assert [m.sources for m in told.mentions()] == [((0, 4),)]


def test_the_parents_of_somebody_are_not_he() -> None:
    assert _head("the parents of Teo Brack") == "the parents of Teo Brack"


def test_us_in_brackets_is_a_country() -> None:
    head = find_head("[The US]", (0, 8), (Name(5, 7, PLACE, 1.0),))
    assert head is not None
    assert head.form is Form.NAME
