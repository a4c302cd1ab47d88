from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.link.story import link_readings
from communique.types import EntityType, Reading, Span, Story, Unsure
from tests.link.river_readings import Said, Who, read

MARN = Who(("Ilsa Marn", "Marn"))
SHUT = "“The gates of the Lower Sile dam stay shut until the harvest is in,”"
ORIGIN_FREE = "that the gauges of both commissions must be read together"

PIECES = (
    f"Minister Ilsa Marn spoke in Brenna, the Ostreli capital. {SHUT} Marn said.",
    f"Ilsa K. Marn told Varpress: {SHUT} Varpress said.",
    f"Marn repeated {ORIGIN_FREE}. Tomas Marn kept silent.",
    f"J. Marn and Brenna agreed {ORIGIN_FREE}, a senior official said.",
)


def pile() -> list[Reading]:
    return [
        read("a", PIECES[0], [MARN, Who(("Ostreli",), EntityType.GOVERNMENT)], [Said(SHUT, "Ilsa Marn")]),
        read(
            "b",
            PIECES[1],
            [Who(("Ilsa K. Marn",)), Who(("Varpress",), EntityType.OUTLET)],
            [Said(SHUT, "Ilsa K. Marn")],
        ),
        read("c", PIECES[2], [Who(("Tomas Marn",)), Who(("Marn repeated",))], [Said(ORIGIN_FREE, None)]),
        read(
            "d",
            PIECES[3],
            [Who(("J. Marn",)), Who(("Brenna",), EntityType.PLACE), Who(("a senior official",), anonymous=True)],
            [Said(ORIGIN_FREE, "a senior official")],
        ),
        read("e", PIECES[0], [MARN, Who(("Ostreli",), EntityType.GOVERNMENT)], [Said(SHUT, "Ilsa Marn")]),
    ]


def spans(story: Story) -> set[Span]:
    return {
        *(span for entity in story.entities for span in entity.mentions),
        *(span for entity in story.entities for join in entity.joined for span in join.mentions),
        *(span for reuse in story.reuse for pair in reuse.evidence for span in pair),
        *(span for question in story.unsure for span in question.evidence),
    }


@settings(max_examples=25)
@given(st.permutations(pile()))
def test_the_order_of_the_readings_makes_no_difference(readings: list[Reading]) -> None:
    assert link_readings(readings) == link_readings(pile())


@settings(max_examples=25)
@given(st.sets(st.integers(0, 4)))
def test_every_attribution_is_in_exactly_one_statement(chosen: set[int]) -> None:
    story = link_readings([pile()[at] for at in sorted(chosen)])
    carried = sorted(one for statement in story.statements for one in statement.attributions)
    assert carried == sorted(attribution.id for attribution in story.attributions)


def test_every_speaker_is_an_entity_of_the_story() -> None:
    story = link_readings(pile())
    assert {a.speaker for a in story.attributions} - {None} <= {entity.id for entity in story.entities}


def test_every_span_lies_in_its_article() -> None:
    story = link_readings(pile())
    lengths = {article.id: len(article.text) for article in story.articles}
    assert all(0 <= span.start < span.end <= lengths[span.article] for span in spans(story))


def test_questions_of_a_reading_name_linked_entities() -> None:
    first, second = pile()[0], pile()[4]
    question = Unsure("who speaks", ("e-Ilsa Marn", "nobody"), ())
    asked = Reading(second.article, second.attributions, second.entities, (question,))
    assert link_readings([first, asked]).unsure == (Unsure("who speaks", ("a-Ilsa Marn", "nobody"), ()),)


def test_no_readings_make_an_empty_story() -> None:
    assert link_readings([]) == Story((), (), (), (), (), (), ())
