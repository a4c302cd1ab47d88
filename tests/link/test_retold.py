from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.link.story import link_readings
from communique.types import EntityType, Reading, ReuseKind, Story
from tests.link.river_readings import Said, Who, read

MARN = Who(("Ilsa Marn",))
COURIER = Who(("Sile Courier",), EntityType.OUTLET)
SHUT = "“The gates of the Lower Sile dam stay shut until the harvest is in,”"
GAUGES = "“Every gauge on the river must be read by both commissions,”"
FISH = "“Nobody has counted the fish below the weir since the war,”"


def own(name: str, outlet: str, contents: Sequence[str] = (SHUT,)) -> Reading:
    """An article that has its lines by itself."""
    text = f"Ilsa Marn spoke in {outlet} town. " + " ".join(f"{each} she said." for each in contents)
    reading = read(name, text, [MARN], [Said(each, "Ilsa Marn") for each in contents])
    return replace(reading, article=replace(reading.article, outlet=outlet))


def relayed(name: str, outlet: str, lines: Sequence[str] = (SHUT,), also: Sequence[str] = ()) -> Reading:
    """An article that has its lines through the Sile Courier, and others by itself."""
    text = f"{outlet}: Ilsa Marn told the Sile Courier: " + " ".join((*lines, *also))
    reading = read(name, text, [MARN, COURIER], [Said(each, "Ilsa Marn") for each in (*lines, *also)])
    courier = f"{name}-Sile Courier"
    attributions = tuple(
        replace(each, via=(courier,)) if nth < len(lines) else each for nth, each in enumerate(reading.attributions)
    )
    return replace(reading, article=replace(reading.article, outlet=outlet), attributions=attributions)


def kinds(story: Story) -> list[tuple[tuple[str, str], ReuseKind]]:
    return [(reuse.articles, reuse.kind) for reuse in story.reuse]


def origins(story: Story) -> list[int]:
    return [statement.origins for statement in story.statements]


def test_what_one_article_has_through_the_other_is_retold() -> None:
    story = link_readings([own("a", "Sile Courier"), relayed("b", "Brenna Lantern")])
    assert kinds(story) == [(("a", "b"), ReuseKind.RETOLD)]


def test_the_evidence_of_a_retelling_is_the_line_in_both() -> None:
    story = link_readings([own("a", "Sile Courier"), relayed("b", "Brenna Lantern")])
    texts = {article.id: article.text for article in story.articles}
    assert [
        [texts[span.article][span.start : span.end] for span in pair]
        for reuse in story.reuse
        for pair in reuse.evidence
    ] == [[SHUT, SHUT]]


def test_a_line_that_comes_through_another_article_counts_once() -> None:
    also = (GAUGES, FISH)
    story = link_readings([own("a", "Sile Courier"), relayed("b", "Brenna Lantern", also=also)])
    assert len(story.origins) == 2
    assert origins(story) == [1, 1, 1]


def test_a_line_that_two_have_by_themselves_counts_twice() -> None:
    story = link_readings([own("a", "Sile Courier"), own("b", "Brenna Lantern")])
    assert origins(story) == [2]


def test_two_articles_that_have_a_line_through_one_absent_outlet_count_once() -> None:
    story = link_readings([relayed("a", "Nordmere Gazette"), relayed("b", "Brenna Lantern")])
    assert origins(story) == [1]


def test_an_article_that_has_all_through_another_is_of_its_origin() -> None:
    contents = (SHUT, GAUGES, FISH)
    story = link_readings([own("a", "Sile Courier", contents), relayed("b", "Brenna Lantern", contents)])
    assert [origin.articles for origin in story.origins] == [("a", "b")]


def test_a_name_that_fits_two_outlets_is_neither() -> None:
    story = link_readings(
        [own("a", "Upper Sile Courier"), own("b", "Lower Sile Courier", (GAUGES,)), relayed("c", "Brenna Lantern")]
    )
    assert kinds(story) == []


def test_a_copy_stays_a_copy_though_it_names_the_other() -> None:
    rest = " ".join(f"Nobody in village number {n} had seen boat {n * 3} since winter {n * 5}." for n in range(9))

    def longer(reading: Reading) -> Reading:
        return replace(reading, article=replace(reading.article, text=f"{reading.article.text} {rest}", blocks=()))

    story = link_readings([longer(own("a", "Sile Courier")), longer(relayed("b", "Brenna Lantern"))])
    assert kinds(story) == [(("a", "b"), ReuseKind.COPY)]
