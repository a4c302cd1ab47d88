from __future__ import annotations

import pytest

from communique.link.story import link_readings
from communique.types import Correction, CorrectionKind, DateBasis, EntityType, Reading, Story
from tests.link.river_readings import Said, Who, read

SHUT = "“The gates stay shut until the harvest is in,”"
LATER = "that the gauges must be read together"


def pile() -> list[Reading]:
    return [
        read("a", f"Ilsa Marn spoke. {SHUT} she said.", [Who(("Ilsa Marn",))], [Said(SHUT, "Ilsa Marn")]),
        read("b", f"Old Ilsabeth said {LATER}.", [Who(("Old Ilsabeth",))], [Said(LATER, "Old Ilsabeth")]),
        read("c", f"{SHUT} Ilsa Marn said again.", [Who(("Ilsa Marn",))], [Said(SHUT, "Ilsa Marn")]),
    ]


def correct(kind: CorrectionKind, *names: str) -> Story:
    return link_readings(pile(), [Correction(3, kind, names)])


def names_of(story: Story) -> list[str]:
    return sorted(entity.name for entity in story.entities)


def test_without_corrections_two_names_stay_two() -> None:
    assert names_of(link_readings(pile())) == ["Ilsa Marn", "Old Ilsabeth"]


def test_same_joins_what_the_machine_keeps_apart_and_says_why() -> None:
    story = correct(CorrectionKind.SAME, "Ilsa Marn", "Old Ilsabeth")
    assert len(story.entities) == 1
    assert "the user says so" in {join.reason for join in story.entities[0].joined}


def test_different_keeps_two_of_one_name_apart() -> None:
    story = correct(CorrectionKind.DIFFERENT, "a-Ilsa Marn", "c-Ilsa Marn")
    assert names_of(story) == ["Ilsa Marn", "Ilsa Marn", "Old Ilsabeth"]


def test_different_takes_one_entity_of_an_article_apart_by_its_names_and_moves_what_it_said() -> None:
    text = f"Ilsa Marn met Jana Marn. Jana Marn said {LATER}."
    reading = read("d", text, [Who(("Ilsa Marn", "Jana Marn"))], [Said(LATER, "Ilsa Marn")])
    source = text.rindex("Jana Marn"), text.rindex("Jana Marn") + len("Jana Marn")
    said = reading.attributions[0]
    reading = Reading(reading.article, (type(said)(**{**_fields(said), "source": source}),), reading.entities)
    story = link_readings([reading], [Correction(1, CorrectionKind.DIFFERENT, ("Ilsa Marn", "Jana Marn"))])
    speaker = next(entity for entity in story.entities if entity.id == story.attributions[0].speaker)
    assert names_of(story) == ["Ilsa Marn", "Jana Marn"]
    assert speaker.name == "Jana Marn"


def _fields(said: object) -> dict[str, object]:
    return {name: getattr(said, name) for name in type(said).__dataclass_fields__}  # type: ignore[attr-defined]


def test_rename_gives_the_entity_the_users_name() -> None:
    assert names_of(correct(CorrectionKind.RENAME, "Old Ilsabeth", "Ilsabeth Orr")) == ["Ilsa Marn", "Ilsabeth Orr"]


def test_a_name_for_nobody_may_be_an_issues() -> None:
    story = correct(CorrectionKind.RENAME, "the sluices", "Sluice Four")
    assert [(one.place, one.issue, one.name) for one in story.issue_names] == [(0, "the sluices", "Sluice Four")]


def test_a_name_for_somebody_is_no_issues() -> None:
    assert correct(CorrectionKind.RENAME, "Old Ilsabeth", "Ilsabeth Orr").issue_names == ()


def test_reject_takes_an_attribution_out() -> None:
    story = correct(CorrectionKind.REJECT, "b-t0")
    assert [one.id for one in story.attributions] == ["a-t0", "c-t0"]


def test_speaker_sets_who_said_it() -> None:
    story = correct(CorrectionKind.SPEAKER, "b-t0", "Ilsa Marn")
    speaker = next(entity.id for entity in story.entities if entity.name == "Ilsa Marn")
    assert {one.speaker for one in story.attributions} == {speaker}


def test_speaker_may_be_nobody() -> None:
    story = correct(CorrectionKind.SPEAKER, "b-t0", "")
    assert next(one for one in story.attributions if one.id == "b-t0").speaker is None


def test_a_date_is_the_articles_from_then_on() -> None:
    article = link_readings(pile()).articles[0]
    story = correct(CorrectionKind.DATE, article.id, "2031-03-16")
    published = next(each.published for each in story.articles if each.id == article.id)
    assert (published.earliest, published.latest, published.basis) == ("2031-03-16", "2031-03-16", DateBasis.GIVEN)


def test_statements_are_parted_and_joined_by_their_ids() -> None:
    together = link_readings(pile())
    parted = correct(CorrectionKind.DIFFERENT, "s-a-t0", "c-t0")
    joined = link_readings(
        pile(),
        [
            Correction(1, CorrectionKind.SPEAKER, ("b-t0", "Ilsa Marn")),
            Correction(2, CorrectionKind.SAME, ("a-t0", "b-t0")),
        ],
    )
    assert [len(s.attributions) for s in together.statements] == [2, 1]
    assert [len(s.attributions) for s in parted.statements] == [1, 1, 1]
    assert [len(s.attributions) for s in joined.statements] == [3]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (CorrectionKind.SAME, ("Ilsa Marn", "Nobody")),
        (CorrectionKind.DIFFERENT, ("Nobody", "Ilsa Marn")),
        (CorrectionKind.RENAME, ("Nobody", "Somebody")),
        (CorrectionKind.REJECT, ("x",)),
        (CorrectionKind.SPEAKER, ("x", "Ilsa Marn")),
        (CorrectionKind.SPEAKER, ("a-t0", "Nobody")),
        (CorrectionKind.DATE, ("x", "2031-03-16")),
        (CorrectionKind.DATE, ("a", "some day")),
        (CorrectionKind.DATE, ("a", "03/04/2031")),
    ],
)
def test_what_cannot_be_found_is_told_and_changes_nothing(kind: CorrectionKind, names: tuple[str, ...]) -> None:
    story, plain = correct(kind, *names), link_readings(pile())
    assert story.corrections[0].problem is not None
    assert (story.entities, story.attributions, story.statements) == (
        plain.entities,
        plain.attributions,
        plain.statements,
    )


def test_corrections_survive_new_articles() -> None:
    more = read("0", "Ilsa Marn and Old Ilsabeth met.", [Who(("Ilsa Marn",)), Who(("Old Ilsabeth",))])
    story = link_readings([*pile(), more], [Correction(1, CorrectionKind.SAME, ("a-Ilsa Marn", "b-Old Ilsabeth"))])
    assert names_of(story) == ["Ilsa Marn"]
    assert story.corrections[0].problem is None


def test_what_a_correction_changed_is_told_by_the_ids_of_the_account() -> None:
    story = correct(CorrectionKind.RENAME, "c-Ilsa Marn", "I. Marn")
    assert story.corrections[0].changed == ("a-Ilsa Marn",)
    assert EntityType.PERSON is story.entities[0].type
