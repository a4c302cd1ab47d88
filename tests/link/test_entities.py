from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.entities import EntityLinks, link_entities
from communique.types import Entity, EntityType, Origin, Reading, Role, Span
from tests.link.river_readings import Said, Who, read

BODY = EntityType.ORGANIZATION


def link(*readings: Reading, one_origin: bool = False) -> EntityLinks:
    ids = sorted(reading.article.id for reading in readings)
    origins = [Origin(ids[0], tuple(ids))] if one_origin else [Origin(one, (one,)) for one in ids]
    return link_entities(readings, origins)


def test_one_person_under_two_spellings_is_one_with_a_reason() -> None:
    links = link(
        read("a", "Steve Brandt spoke.", [Who(("Steve Brandt",))]),
        read("b", "Stephen Brandt spoke.", [Who(("Stephen Brandt",))]),
    )
    assert [join.reason for entity in links.entities for join in entity.joined] == [
        "short form of the first name, same surname"
    ]


def test_a_short_and_a_misspelt_first_name_are_both_the_one_full_name() -> None:
    links = link(
        read("a", "Teodor Vrask spoke.", [Who(("Teodor Vrask",))]),
        read("b", "Tedor Vrask came. Teo Vrask spoke.", [Who(("Tedor Vrask",)), Who(("Teo Vrask",))]),
    )
    assert len(links.entities) == 1


def test_a_surname_goes_to_the_only_person_who_bears_it() -> None:
    links = link(read("a", "Ilsa Marn spoke.", [Who(("Ilsa Marn",))]), read("b", "Marn spoke.", [Who(("Marn",))]))
    assert links.ids["b-Marn"] == links.ids["a-Ilsa Marn"]


def test_a_surname_that_two_bear_is_left_open() -> None:
    links = link(
        read("a", "Ilsa Marn met Tomas Marn.", [Who(("Ilsa Marn",)), Who(("Tomas Marn",))]),
        read("b", "Marn spoke.", [Who(("Marn",))]),
    )
    assert [question.candidates for question in links.unsure] == [("a-Ilsa Marn", "a-Tomas Marn", "b-Marn")]


def test_two_people_of_one_surname_stay_two() -> None:
    links = link(
        read("a", "Ilsa Marn spoke.", [Who(("Ilsa Marn", "Marn"))]),
        read("b", "Tomas Marn spoke.", [Who(("Tomas Marn", "Marn"))]),
    )
    assert len(links.entities) == 2


def test_an_initial_that_two_names_fit_joins_neither() -> None:
    links = link(
        read("a", "Jana Brek spoke.", [Who(("Jana Brek",))]),
        read("b", "Jonas Brek spoke.", [Who(("Jonas Brek",))]),
        read("c", "J. Brek spoke.", [Who(("J. Brek",))]),
    )
    assert (len(links.entities), len(links.unsure)) == (3, 1)


def test_two_people_whom_one_article_keeps_apart_are_not_joined_by_a_short_form() -> None:
    links = link(read("a", "Steve Brandt met Stephen Brandt.", [Who(("Steve Brandt",)), Who(("Stephen Brandt",))]))
    assert len(links.entities) == 2


def test_anonymous_speakers_of_two_articles_stay_two() -> None:
    official = Who(("a senior official",), anonymous=True)
    links = link(
        read("a", "It failed, a senior official said.", [official]),
        read("b", "It rained, a senior official said.", [official]),
    )
    assert len(links.entities) == 2


def test_an_anonymous_speaker_of_a_reprint_is_the_one_of_the_original() -> None:
    official = Who(("a senior official",), anonymous=True)
    text = "It failed, a senior official said."
    assert len(link(read("a", text, [official]), read("b", text, [official]), one_origin=True).entities) == 1


def test_a_capital_that_speaks_is_its_government() -> None:
    place = Who(("Brenna",), EntityType.PLACE)
    links = link(
        read("a", "Ostrel objects in Brenna, the capital of Ostrel.", [Who(("Ostrel",), EntityType.GOVERNMENT)]),
        read("b", "Brenna said no.", [place], [Said("no", "Brenna")]),
        read("c", "They met in Brenna.", [place]),
    )
    assert links.ids["b-Brenna"] == links.ids["a-Ostrel"] != links.ids["c-Brenna"]


def test_a_city_named_in_two_articles_is_one_place() -> None:
    place = Who(("Brenna",), EntityType.PLACE)
    links = link(read("a", "They met in Brenna.", [place]), read("b", "They left Brenna.", [place]))
    assert len(links.entities) == 1


def test_a_ministry_is_one_under_its_state_s_name_and_demonym() -> None:
    links = link(
        read("a", "Ostrel said so.", [Who(("Ostrel",), EntityType.GOVERNMENT)]),
        read("b", "The Ostreli Water Ministry objects.", [Who(("Ostreli Water Ministry",), EntityType.ORGANIZATION)]),
        read(
            "c", "Ostrel’s Ministry of Water agrees.", [Who(("Ostrel’s Ministry of Water",), EntityType.ORGANIZATION)]
        ),
        read("d", "The Ostreli side left.", [Who(("Ostreli side",), EntityType.GOVERNMENT)]),
    )
    assert links.ids["b-Ostreli Water Ministry"] == links.ids["c-Ostrel’s Ministry of Water"]


def test_an_acronym_is_the_name_that_a_text_explains() -> None:
    body = EntityType.ORGANIZATION
    links = link(
        read("a", "The Joint River Commission (JRC) met.", [Who(("Joint River Commission",), body)]),
        read("b", "The Junior Rowing Club lost.", [Who(("Junior Rowing Club",), body)]),
        read("c", "The JRC met again.", [Who(("JRC",), body)]),
    )
    assert links.ids["c-JRC"] == links.ids["a-Joint River Commission"]


def test_initials_that_two_names_have_join_neither() -> None:
    body = EntityType.ORGANIZATION
    links = link(
        read("a", "The Joint River Commission met.", [Who(("Joint River Commission",), body)]),
        read("b", "The Junior Rowing Club lost.", [Who(("Junior Rowing Club",), body)]),
        read("c", "The JRC met again.", [Who(("JRC",), body)]),
    )
    assert len(links.entities) == 3


def test_an_outlet_is_one_with_and_without_its_kind_and_through_a_slip() -> None:
    outlet = EntityType.OUTLET
    links = link(
        read("a", "Varpress news agency said so.", [Who(("Varpress news agency",), outlet)]),
        read("b", "The Varpress report.", [Who(("Varpress",), outlet)]),
        read("c", "Varpres reported it.", [Who(("Varpres",), outlet)]),
    )
    assert len(links.entities) == 1


def test_a_person_is_never_the_state_of_that_name() -> None:
    links = link(
        read("a", "Jordan objects.", [Who(("Jordan",), EntityType.GOVERNMENT)]),
        read("b", "Jordan smiled.", [Who(("Jordan",))]),
    )
    assert len(links.entities) == 2


def test_a_state_is_named_by_its_name_however_often_it_goes_by_another() -> None:
    government = EntityType.GOVERNMENT
    links = link(
        read("a", "The French agreed.", [Who(("French",), government)]),
        read("b", "The French agreed.", [Who(("French",), government)]),
        read("c", "France agreed.", [Who(("France",), government)]),
    )
    assert [entity.name for entity in links.entities] == ["France"]


def test_a_state_whose_officer_the_story_names_is_a_government() -> None:
    france = Who(("France",), EntityType.PLACE)
    reading = read("a", "President Ilse Marn left France.", [france, Who(("Ilse Marn",))])
    state, marn = reading.entities
    role = Role("President", (Span("a", 0, 9),))
    served = replace(reading, entities=(state, replace(marn, of=state.id, roles=(role,))))
    assert next(one.type for one in link(served).entities if one.name == "France") is EntityType.GOVERNMENT
    assert next(one.type for one in link(reading).entities if one.name == "France") is EntityType.PLACE


@pytest.mark.parametrize(
    ("group", "kind"), [("officials from France", EntityType.GOVERNMENT), ("skaters from France", EntityType.PLACE)]
)
def test_a_state_is_a_government_by_officers_without_a_name(group: str, kind: EntityType) -> None:
    reading = read(
        "a", f"On Friday {group} left.", [Who(("France",), EntityType.PLACE), Who((group,), EntityType.GROUP)]
    )
    state, people = reading.entities
    served = replace(reading, entities=(state, replace(people, of=state.id)))
    assert next(one.type for one in link(served).entities if one.name == "France") is kind


def test_a_state_goes_by_the_name_that_is_used_most() -> None:
    links = link(
        read("a", "America agreed.", [Who(("America",), EntityType.PLACE)]),
        read("b", "America signed.", [Who(("America",), EntityType.PLACE)]),
        read("c", "The US left. The US stayed. The US went.", [Who(("US",), EntityType.PLACE)]),
    )
    assert [entity.name for entity in links.entities] == ["US"]


def test_a_linked_entity_has_the_smallest_id_of_its_members() -> None:
    links = link(
        read("b", "Ilsa Marn spoke.", [Who(("Ilsa Marn",))]), read("a", "Ilsa Marn spoke.", [Who(("Ilsa Marn",))])
    )
    assert [entity.id for entity in links.entities] == ["a-Ilsa Marn"]


def test_a_body_without_a_name_in_a_reprint_is_the_one_of_the_original() -> None:
    board = Who(("the board",), EntityType.ORGANIZATION)
    text = "It failed, the board said."
    assert len(link(read("a", text, [board]), read("b", text, [board]), one_origin=True).entities) == 1


def test_of_two_unnamed_alike_in_a_reprint_neither_is_joined() -> None:
    officials = [Who(("an official",), anonymous=True), Who(("An official",), anonymous=True)]
    text = "It failed, an official said. An official left."
    assert len(link(read("a", text, officials), read("b", text, officials), one_origin=True).entities) == 4


def test_a_lone_name_that_most_articles_take_for_a_place_is_no_person() -> None:
    place = Who(("Varda",), EntityType.PLACE)
    links = link(
        read("a", "Varda waits. Varda stays.", [place]),
        read("b", "Varda waits.", [place]),
        read("c", "Varda spoke.", [Who(("Varda",))]),
    )
    (entity,) = links.entities
    assert entity.type is not EntityType.PERSON


def test_a_lone_name_stays_a_person_where_a_full_name_ends_in_it() -> None:
    place = Who(("Marn",), EntityType.PLACE)
    links = link(
        read("a", "Marn waits. Marn stays. Marn goes.", [place]),
        read("b", "Marn spoke.", [Who(("Marn",))]),
        read("c", "Ilsa Marn spoke.", [Who(("Ilsa Marn",))]),
    )
    assert links.ids["b-Marn"] == links.ids["c-Ilsa Marn"]


def test_an_outlet_of_the_pile_is_an_outlet_whatever_an_article_takes_it_for() -> None:
    lantern = read("a", "The dam holds.")
    lantern = replace(lantern, article=replace(lantern.article, outlet="Brenna Lantern"))
    links = link(lantern, read("b", "Brenna Lantern reports rain.", [Who(("Brenna Lantern",))]))
    assert [entity.type for entity in links.entities] == [EntityType.OUTLET]


def test_an_outlet_by_the_word_of_one_article_is_one_for_all() -> None:
    links = link(
        read("a", "The agency Karskpress spoke.", [Who(("Karskpress",), EntityType.OUTLET)]),
        read("b", "Karskpress spoke.", [Who(("Karskpress",), EntityType.ORGANIZATION)]),
        read("c", "Karskpress spoke. Karskpress left.", [Who(("Karskpress",), EntityType.ORGANIZATION)]),
    )
    assert [entity.type for entity in links.entities] == [EntityType.OUTLET]


def test_an_accord_by_the_word_of_one_article_is_one_for_all() -> None:
    links = link(
        read("a", "The SRA was signed.", [Who(("SRA",), EntityType.DOCUMENT)]),
        read("b", "The SRA fell. The SRA is dead.", [Who(("SRA",), EntityType.ORGANIZATION)]),
    )
    assert [entity.type for entity in links.entities] == [EntityType.DOCUMENT]


def test_a_state_that_one_article_takes_for_an_outlet_is_none() -> None:
    links = link(
        read("a", "Varda spoke.", [Who(("Varda",), EntityType.OUTLET)]),
        read("b", "Varda spoke. Varda left.", [Who(("Varda",), EntityType.GOVERNMENT)]),
    )
    assert EntityType.GOVERNMENT in {entity.type for entity in links.entities}


def test_a_name_that_begins_with_initials_is_the_name_that_spells_them_out() -> None:
    links = link(
        read(
            "a",
            "The United Rivers Joint Council met.",
            [Who(("United Rivers Joint Council",), EntityType.ORGANIZATION)],
        ),
        read("b", "The U.R. Joint Council met.", [Who(("U.R. Joint Council",), EntityType.ORGANIZATION)]),
    )
    assert len(links.entities) == 1


def test_the_army_and_the_military_of_a_state_are_one() -> None:
    links = link(
        read("a", "The Chilean army denied it.", [Who(("Chilean army",), EntityType.ORGANIZATION)]),
        read("b", "Chile's military denied it.", [Who(("Chile's military",), EntityType.ORGANIZATION)]),
    )
    assert len(links.entities) == 1


def test_a_party_is_one_by_its_name_and_the_plural_of_its_members() -> None:
    links = link(
        read("a", "The Conservative Party met.", [Who(("Conservative Party",), EntityType.ORGANIZATION)]),
        read("b", "Tories met.", [Who(("Tories",), EntityType.GROUP, anonymous=True)]),
        read("c", "Conservatives met.", [Who(("Conservatives",), EntityType.GROUP)]),
    )
    assert len(links.entities) == 1


def test_a_ministry_is_one_wherever_it_is_said_to_sit() -> None:
    links = link(
        read("a", "Chile's water ministry in Santiago objects.", [Who(("Chile's water ministry in Santiago",), BODY)]),
        read("b", "The Chilean Water Ministry agrees.", [Who(("Chilean Water Ministry",), BODY)]),
    )
    assert len(links.entities) == 1


def test_initials_leave_the_state_of_a_body_out() -> None:
    links = link(
        read("a", "The Varda Water Inspection Office met in Varda.", [Who(("Varda Water Inspection Office",), BODY),
                                                                       Who(("Varda",), EntityType.GOVERNMENT)]),
        read("b", "The WIO met.", [Who(("WIO",), BODY)]),
    )  # fmt: skip
    assert links.ids["b-WIO"] == links.ids["a-Varda Water Inspection Office"]


@pytest.mark.parametrize(
    ("long", "short", "kind"),
    [
        ("President Ilsa Marn's administration", "Marn administration", EntityType.GOVERNMENT),
        ("1976 River Act", "River Act", EntityType.DOCUMENT),
    ],
)
def test_an_end_of_a_name_is_short_for_the_only_one_of_the_pile(long: str, short: str, kind: EntityType) -> None:
    links = link(
        read("a", f"The {long} came.", [Who((long,), kind)]), read("b", f"The {short} came.", [Who((short,), kind)])
    )
    assert links.ids[f"a-{long}"] == links.ids[f"b-{short}"]


@pytest.mark.parametrize(("others", "count"), [((), 1), (("Brenna Times",), 3)])
def test_an_outlet_is_called_by_its_last_word_where_one_article_has_one_such(
    others: tuple[str, ...], count: int
) -> None:
    names = ("Nordmere Times", *others)
    text = f"The {' and the '.join(names)} came. The Times left."
    short = Entity("a-Times", "Times", EntityType.OUTLET, (Span("a", text.rindex("Times"), text.rindex("Times") + 5),))
    reading = read("a", text, [Who((name,), EntityType.OUTLET) for name in names])
    assert len(link(replace(reading, entities=(*reading.entities, short))).entities) == count


def test_an_outlet_is_not_called_by_its_last_word_in_another_article() -> None:
    links = link(
        *(read(name[0], f"The {name} came.", [Who((name,), EntityType.OUTLET)]) for name in ("Nordmere Times", "Times"))
    )
    assert len(links.entities) == 2


def test_a_misspelt_state_is_the_state() -> None:
    links = link(
        read("a", "Ostrel objected.", [Who(("Ostrel",), EntityType.GOVERNMENT)]),
        read(
            "b",
            "Austria and Autsria objected.",
            [Who(("Austria",), EntityType.GOVERNMENT), Who(("Autsria",), BODY)],
        ),
    )
    assert links.ids["b-Autsria"] == links.ids["b-Austria"] != links.ids["a-Ostrel"]
