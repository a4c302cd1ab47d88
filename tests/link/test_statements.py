from __future__ import annotations

from dataclasses import replace

from communique.link.statements import link_statements
from communique.link.story import link_readings
from communique.types import Act, Entity, EntityType, Statement, Story
from tests.link.river_readings import Said, Who, read

MARN = Who(("Ilsa Marn",))
BREK = Who(("Tomas Brek",))
GATES = "“We will not open the gates of the Lower Sile dam before the harvest is in,”"
OTHER = "“Every gauge on the river must be read by both commissions,”"


def story(*contents: tuple[str, str | None]) -> Story:
    """One article per content, told by the named speaker."""
    return link_readings(
        [
            read(
                f"a{nth}",
                f"{speaker or 'Somebody'} spoke. {content} was heard.",
                who(speaker),
                [Said(content, speaker)],
            )
            for nth, (content, speaker) in enumerate(contents)
        ]
    )


def who(speaker: str | None) -> list[Who]:
    return [one for one in (MARN, BREK) if one.names[0] == speaker]


def sizes(linked: Story) -> list[int]:
    return sorted(len(statement.attributions) for statement in linked.statements)


def test_the_same_words_of_one_speaker_are_one_statement() -> None:
    assert sizes(story((GATES, "Ilsa Marn"), (GATES, "Ilsa Marn"))) == [2]


def test_a_partial_quotation_belongs_to_the_fuller() -> None:
    partial = "that nothing moves “before the harvest is in”"
    assert sizes(story((GATES, "Ilsa Marn"), (partial, "Ilsa Marn"))) == [2]


def test_an_indirect_report_belongs_to_the_quotation_whose_words_it_takes() -> None:
    indirect = "that the gates of the Lower Sile dam would stay shut until the harvest was in"
    assert sizes(story((GATES, "Ilsa Marn"), (indirect, "Ilsa Marn"))) == [2]


def test_two_sentences_of_one_speaker_are_two_statements() -> None:
    assert sizes(story((GATES, "Ilsa Marn"), (OTHER, "Ilsa Marn"))) == [1, 1]


def test_the_same_words_of_two_speakers_are_two_statements() -> None:
    assert sizes(story((GATES, "Ilsa Marn"), (GATES, "Tomas Brek"))) == [1, 1]


def test_contents_without_a_speaker_are_joined_only_in_the_same_words() -> None:
    partial = "“We will not open the gates of the Lower Sile dam”"
    assert sizes(story((GATES, None), (GATES, None), (partial, None))) == [1, 2]


def test_a_nested_content_is_another_statement_than_the_one_it_stands_in() -> None:
    text = f"Ilsa Marn spoke. {GATES} was heard."
    inner = "the gates of the Lower Sile dam before the harvest is in"
    linked = link_readings([read("a", text, [MARN], [Said(GATES, "Ilsa Marn"), Said(inner, "Ilsa Marn", "a-t0")])])
    assert sizes(linked) == [1, 1]


def test_a_statement_counts_a_reprint_and_its_original_once() -> None:
    report = " ".join(f"On day {day} the gauge at the lower weir stood at {day * 7} marks." for day in range(20))
    text = f"Ilsa Marn spoke. {GATES} was heard. {report}"
    copies = [read(name, text, [MARN], [Said(GATES, "Ilsa Marn")]) for name in ("a", "b")]
    own = read("c", f"Ilsa Marn spoke. {GATES} she told us.", [MARN], [Said(GATES, "Ilsa Marn")])
    assert [statement.origins for statement in link_readings([*copies, own]).statements] == [2]


def test_vectors_can_join_two_translations_that_words_alone_leave_apart() -> None:
    one = "“We have no wish to bow to the terms of the upper states on water in any form,”"
    other = "“Nor have we the will to accept what the upper states say of water, in whatever form,”"
    near = [
        read(name, f"Ilsa Marn spoke. {content} was heard.", [MARN], [Said(content, "Ilsa Marn", vector=(1.0, 0.0))])
        for name, content in (("a", one), ("b", other))
    ]
    far = read("b", f"Ilsa Marn spoke. {other} was heard.", [MARN], [Said(other, "Ilsa Marn", vector=(0.0, 1.0))])
    assert (sizes(link_readings(near)), sizes(link_readings([near[0], far]))) == ([2], [1, 1])


def test_a_number_that_both_have_joins_what_another_number_keeps_apart() -> None:
    first = "that 340 units of water would pass the dam"
    same = "that 340 units of water would reach the farms"
    other = "that 120 units of water would reach the farms"
    joined = story((first, "Ilsa Marn"), (same, "Ilsa Marn"))
    apart = story((first, "Ilsa Marn"), (other, "Ilsa Marn"))
    assert (sizes(joined), sizes(apart)) == ([2], [1, 1])


def test_a_thought_is_another_statement_than_what_was_said() -> None:
    text = f"Ilsa Marn spoke. {GATES} was heard."
    said = read("a", text, [MARN], [Said(GATES, "Ilsa Marn")])
    thought = read("b", text, [MARN], [Said("the gates of the Lower Sile dam", "Ilsa Marn")])
    thought = replace(thought, attributions=tuple(replace(one, act=Act.THOUGHT) for one in thought.attributions))
    assert sizes(link_readings([said, thought])) == [1, 1]


def joined(*contents: tuple[str, str | None]) -> tuple[Statement, ...]:
    """The statements of one content an article, told by those whom the ministry's minister and the state stand for."""
    who = [
        Entity("state", "Varda", EntityType.GOVERNMENT, ()),
        Entity("marn", "Ilsa Marn", EntityType.PERSON, (), of="state"),
        Entity("sorn", "Avel Sorn", EntityType.PERSON, (), of="state"),
        Entity("official", "an official", EntityType.PERSON, (), of="state", anonymous=True),
    ]
    readings = [
        read(f"a{nth}", f"So: {content} was heard.", (), [Said(content, None)])
        for nth, (content, _) in enumerate(contents)
    ]
    told = [
        replace(one, speaker=speaker)
        for reading, (_, speaker) in zip(readings, contents, strict=True)
        for one in reading.attributions
    ]
    return link_statements(told, [reading.article for reading in readings], who)


def test_what_a_minister_and_her_state_say_in_the_same_words_is_the_ministers_statement() -> None:
    (statement,) = joined((GATES, "state"), (GATES, "marn"))
    assert (statement.speaker, len(statement.attributions)) == ("marn", 2)


def test_a_quotation_without_a_speaker_belongs_to_who_is_named_for_it_elsewhere() -> None:
    (statement,) = joined((GATES, None), (GATES, "marn"))
    assert statement.speaker == "marn"


def test_an_unnamed_official_of_a_state_may_be_its_minister() -> None:
    (statement,) = joined((GATES, "official"), (GATES, "marn"))
    assert statement.speaker == "marn"


def test_two_ministers_are_not_brought_together_by_their_state_or_by_a_quotation_of_nobody() -> None:
    for between in ("state", None):
        found = joined((GATES, "marn"), (GATES, "sorn"), (GATES, between))
        assert sorted(len(statement.attributions) for statement in found) == [1, 2]


def test_two_translations_of_one_sentence_within_longer_quotations_are_one_statement() -> None:
    one = (
        "“We see no reason to accept the water quota [drawn up in Karsk] under any flag, nor shall we sit in "
        "commissions of this sort,”"
    )
    other = (
        "“Let everybody hear that the greed of the upper bank ends badly. Under no flag do we see any reason to take "
        "the water quota, and still less shall we sit in this sort of commission,”"
    )
    assert sizes(story((one, "Ilsa Marn"), (other, "Ilsa Marn"))) == [2]
