from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.link.story import link_readings
from communique.types import Block, BlockKind, Entity, EntityType
from tests.link.river_readings import Who, read

MARN = Who(("Ilsa Marn",))
BREK = Who(("Tomas Brek",))
SENN = Who(("Jora Senn",))
VARDA = Who(("Varda",), EntityType.GOVERNMENT)
OSTREL = Who(("Ostrel",), EntityType.GOVERNMENT)
KARSK = Who(("Karsk",), EntityType.GOVERNMENT)


def groups(*texts: str, people: Sequence[Who] = (MARN, BREK, SENN, VARDA, OSTREL, KARSK)) -> list[Entity]:
    readings = [
        read(f"a{nth}", text, [who for who in people if who.names[0] in text], []) for nth, text in enumerate(texts)
    ]
    return [entity for entity in link_readings(readings).entities if entity.type is EntityType.GROUP]


def words(entity: Entity, *texts: str) -> list[str]:
    return [texts[int(span.article[1:])][span.start : span.end] for span in entity.mentions]


def test_a_pair_named_often_is_one_group_in_either_order() -> None:
    texts = ("Varda and Ostrel met. Ostrel and Varda agreed.", "Talks between Varda and Ostrel failed.")
    (group,) = groups(*texts)
    assert words(group, *texts) == ["Varda and Ostrel", "Ostrel and Varda", "Varda and Ostrel"]


def test_a_pair_named_once_is_no_group() -> None:
    assert groups("Varda and Ostrel met. Varda left.") == []


def test_two_of_a_longer_list_are_no_pair() -> None:
    assert groups(*["Varda, Ostrel and Karsk met. Varda and Ostrel and Karsk left."] * 3) == []


def test_the_two_leaders_are_the_pair_of_people_that_the_article_names() -> None:
    texts = ("Ilsa Marn and Tomas Brek met. The two leaders shook hands.", "Ilsa Marn and Tomas Brek had met before.")
    (group,) = groups(*texts)
    assert words(group, *texts) == ["Ilsa Marn and Tomas Brek", "The two leaders", "Ilsa Marn and Tomas Brek"]


def test_both_sides_are_nobody_where_two_pairs_could_be_meant() -> None:
    texts = ("Varda and Ostrel met. Varda and Karsk met. Both sides spoke.",) * 3
    assert {form for group in groups(*texts) for form in words(group, *texts)} == {
        "Varda and Ostrel",
        "Varda and Karsk",
    }


def test_a_person_and_a_state_are_no_pair() -> None:
    assert groups(*["Ilsa Marn and Ostrel agreed."] * 3) == []


def test_the_two_leaders_are_nobody_where_a_third_is_named_just_before() -> None:
    texts = ("Ilsa Marn and Tomas Brek met. Jora Senn came. The two leaders left.",) * 3
    assert {form for group in groups(*texts) for form in words(group, *texts)} == {"Ilsa Marn and Tomas Brek"}


def test_two_with_a_comma_between_open_a_headline_together() -> None:
    text = "Varda, Ostrel agree\n\nVarda and Ostrel met. Varda and Ostrel left."
    reading = read("a", text, [VARDA, OSTREL])
    article = replace(reading.article, blocks=(Block(0, 19, BlockKind.HEADLINE), Block(21, len(text), BlockKind.BODY)))
    groups = [e for e in link_readings([replace(reading, article=article)]).entities if e.type is EntityType.GROUP]
    assert {text[m.start : m.end] for m in groups[0].mentions} == {"Varda, Ostrel", "Varda and Ostrel"}
