from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from communique.link.story import link_readings
from communique.types import Date, DateBasis, EntityType, Event, EventType, Modality, Reading, Story
from tests.link.river_readings import Told, Who, read, tell

VARDA = Who(("Varda",), EntityType.GOVERNMENT)
OSTREL = Who(("Ostrel",), EntityType.GOVERNMENT)
BOTH = ("Varda", "Ostrel")

MEET = Told(
    "Varda and Ostrel met in Ilmsund over the water of the Lower Sile", "met", "meet", None, BOTH, (), EventType.CONSULT
)
MEETING = Told(
    "the meeting of Varda and Ostrel in Ilmsund over the water of the Lower Sile",
    "meeting",
    "meeting",
    None,
    BOTH,
    (),
    EventType.CONSULT,
)
SEIZE = Told("Varda seized two barges off Gorna", "seized", "seize", None, ("Varda",), ("Ostrel",), EventType.COERCE)


def meet(on: str | None, article: str, told: Told = MEET, modality: Modality = Modality.ACTUAL) -> Reading:
    """An article that tells of the meeting in Ilmsund, on a day of its own."""
    text = f"Nobody had slept. {told.words}. Boats lay idle, and Ostrel said so."
    each = replace(told, on=on, modality=modality)
    return tell(read(article, text, [VARDA, OSTREL]), each)


def seize(article: str) -> Reading:
    return tell(read(article, f"At dawn {SEIZE.words}. Ostrel has protested.", [VARDA, OSTREL]), SEIZE)


def sizes(story: Story) -> list[int]:
    return sorted(len(event.mentions) for event in story.events)


def only(story: Story) -> Event:
    assert len(story.events) == 1
    return story.events[0]


def test_one_meeting_told_by_two_articles_is_one_event() -> None:
    assert sizes(link_readings([meet(None, "a"), meet(None, "b", MEETING)])) == [2]


def test_two_events_of_the_same_people_are_two() -> None:
    assert sizes(link_readings([meet(None, "a"), seize("b")])) == [1, 1]


def test_meetings_of_the_same_people_on_days_far_apart_are_two() -> None:
    assert sizes(link_readings([meet("2031-03-04", "a"), meet("2031-05-04", "b")])) == [1, 1]


def test_talks_that_broke_up_are_not_those_that_somebody_thinks_of() -> None:
    over = replace(
        MEETING, words="the talks of Varda and Ostrel in Ilmsund over the Lower Sile broke up", predicate="broke"
    )
    next_ = replace(MEETING, words="new talks of Varda and Ostrel in Ilmsund over the Lower Sile", predicate="talks")
    assert sizes(link_readings([meet(None, "a", over), meet(None, "b", next_)])) == [1, 1]


def test_who_admits_that_they_met_does_so_later() -> None:
    admitted = replace(MEET, words=f"Varda admitted that {MEET.words}", predicate="admitted", lemma="admit")
    assert sizes(link_readings([meet(None, "a"), meet("2031-03-09", "b", admitted)])) == [1, 1]


def test_who_told_of_it_is_no_actor() -> None:
    told = replace(
        MEET, words=f"Marn said that {MEET.words}", predicate="said", lemma="say", actors=("Marn",), score=0.3
    )
    text = f"Nobody had slept. {told.words}. Boats lay idle."
    story = link_readings([meet(None, "a"), tell(read("b", text, [VARDA, OSTREL, Who(("Marn",))]), told)])
    names = {entity.id: entity.name for entity in story.entities}
    assert {names[one] for one in only(story).actors} == set(BOTH)


def test_two_days_of_one_meeting_are_one_event_with_both_dates() -> None:
    event = only(link_readings([meet("2031-03-04", "a"), meet("2031-03-05", "b")]))
    assert [date.earliest for date in (event.date, *event.other_dates) if date] == ["2031-03-04", "2031-03-05"]


def test_no_chain_of_days_makes_one_event_of_two_that_lie_apart() -> None:
    days = ("2031-03-04", "2031-03-05", "2031-03-06")
    story = link_readings([meet(day, article) for day, article in zip(days, "abc", strict=True)])
    assert sizes(story) == [1, 2]


def test_a_day_in_a_year_that_is_not_known_may_be_that_day_of_any() -> None:
    assert sizes(link_readings([meet("Y-03-04", "a"), meet("2031-03-04", "b")])) == [2]


def test_what_one_article_tells_as_done_is_done_though_another_only_announced_it() -> None:
    story = link_readings([meet(None, "a", modality=Modality.PLANNED), meet(None, "b")])
    assert only(story).modality is Modality.ACTUAL


def test_actors_are_told_by_linked_ids() -> None:
    story = link_readings([meet(None, "a"), meet(None, "b")])
    names = {entity.id: entity.name for entity in story.entities}
    assert {names[actor] for actor in only(story).actors} == {"Varda", "Ostrel"}


def test_who_acts_is_no_recipient() -> None:
    other = replace(MEET, actors=("Varda",), recipients=("Ostrel",))
    event = only(link_readings([meet(None, "a"), meet(None, "b", other)]))
    assert not set(event.actors) & set(event.recipients)


def test_a_reprint_and_its_original_are_one_origin() -> None:
    rest = " ".join(f"On day {day} the gauge at the lower weir stood at {day * 7} marks." for day in range(20))
    text = f"Nobody had slept. {MEET.words}. Ostrel said so. {rest}"
    copies = [tell(read(article, text, [VARDA, OSTREL]), MEET) for article in ("a", "b")]
    assert only(link_readings([*copies, meet(None, "c", MEETING)])).origins == 2


def test_the_order_of_articles_makes_no_difference() -> None:
    readings = [meet("2031-03-04", "a"), meet("2031-03-05", "b", MEETING), seize("c")]
    assert len({link_readings(each).events for each in permutations(readings)}) == 1


def test_an_article_that_tells_something_else_changes_no_id() -> None:
    readings = [meet("2031-03-04", "a"), meet("2031-03-05", "b", MEETING)]
    before = {event.id for event in link_readings(readings).events}
    assert before < {event.id for event in link_readings([*readings, seize("c")]).events}


def test_an_event_planned_for_a_day_before_is_not_told_as_done_on_a_day_to_come() -> None:
    told = replace(MEET, on="2032")
    reading = tell(read("a", f"{MEET.words}.", [VARDA, OSTREL]), told, published="2031-03-07")
    event = only(link_readings([reading]))
    assert event.date is None or event.date.earliest != "2032"


def test_the_news_of_an_article_is_of_the_day_it_appeared_where_it_names_none() -> None:
    reading = tell(read("a", f"{MEET.words}.", [VARDA, OSTREL]), MEET, published="2031-03-07")
    assert only(link_readings([reading])).date == Date("2031-03-07", "2031-03-07", DateBasis.INFERRED)


def test_what_an_article_tells_far_down_has_no_day_of_its_own() -> None:
    rest = " ".join(f"Gauge {number} stood at {number * 7} marks." for number in range(60))
    reading = tell(read("a", f"{rest} {MEET.words}.", [VARDA, OSTREL]), MEET, published="2031-03-07")
    assert only(link_readings([reading])).date is None


def test_a_rejected_attribution_leaves_the_event_in_the_articles_own_voice() -> None:
    told = replace(MEET, told_in="gone")
    reading = tell(read("a", f"{MEET.words}.", [VARDA, OSTREL]), told)
    assert only(link_readings([reading])).mentions[0].told_in is None
