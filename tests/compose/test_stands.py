from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from communique.compose.positions import find_positions
from communique.compose.stands import LONGEST, MOST_LINES, MOST_OF_A_PARTY, find_stands
from communique.types import (
    Act,
    Article,
    Attribution,
    Basis,
    Condition,
    ConditionType,
    Date,
    DateBasis,
    Dispute,
    DisputeKind,
    DisputeLevel,
    DisputeSide,
    Entity,
    EntityType,
    Kind,
    Move,
    MoveKind,
    Span,
    Stand,
    Story,
)

SLUICES = "to open the upper sluices before the harvest"


def move(words: str, party: str = "Varda", issue: str = "sluices", day: str | None = "2030-05-02") -> Move:
    """A demand that is the whole of an article of its own."""
    return Move(
        id=f"m-{party}-{words}",
        party=f"e-{party}",
        speaker=None,
        issue=issue,
        kind=MoveKind.DEMAND,
        proposal=words,
        wording=Span(words, 0, len(words)),
        condition=None,
        counterpart=(),
        basis=Basis.OWN,
        ascribed_by=None,
        date=Date(day, day, DateBasis.STATED) if day else None,
        statement=None,
        origins=1,
        evidence=(Span(words, 0, len(words)),),
    )


def stands_of(
    moves: Sequence[Move],
    types: dict[str, EntityType] | None = None,
    *,
    anonymous: str = "",
    disputes: Sequence[Dispute] = (),
    chances: dict[str, float] | None = None,
) -> list[Stand]:
    parties = {each.party for each in moves}
    story = Story(
        articles=tuple(Article(words, words, words, words) for words in sorted({each.proposal for each in moves})),
        attributions=(),
        entities=tuple(
            Entity(
                id_,
                id_.removeprefix("e-"),
                (types or {}).get(id_.removeprefix("e-"), EntityType.GOVERNMENT),
                (),
                anonymous=id_ == f"e-{anonymous}",
            )
            for id_ in sorted(parties)
        ),
        statements=(),
        reuse=(),
        origins=(),
        unsure=(),
    )
    return list(find_stands(moves, find_positions(moves), story, disputes=disputes, chances=chances))


def test_a_line_is_the_words_of_a_move_with_its_evidence() -> None:
    (stand,) = stands_of([move(SLUICES)])
    assert (stand.party, stand.says, stand.evidence, stand.moves) == (
        "e-Varda",
        SLUICES,
        (Span(SLUICES, 0, len(SLUICES)),),
        (f"m-Varda-{SLUICES}",),
    )


def test_a_doubtful_move_is_no_line_and_hides_none_before_it() -> None:
    doubtful = move("to dredge the upper sluices by the autumn", day="2030-05-05")
    found = stands_of([move(SLUICES, day="2030-05-01"), doubtful], chances={doubtful.id: 0.1})
    assert [stand.says for stand in found] == [SLUICES]


def test_the_latest_word_on_an_issue_is_shown_and_not_the_one_before() -> None:
    later = "to dredge the upper sluices by the autumn"
    found = stands_of([move(SLUICES, day="2030-05-01"), move(later, day="2030-05-05")])
    assert [stand.says for stand in found] == [later]


def test_of_words_of_one_time_the_one_that_says_most_is_shown() -> None:
    less = "to open something, somewhere, quite soon"
    found = stands_of([replace(move(SLUICES, day="2030-05-01"), origins=3), move(less, day="2030-05-02")])
    assert [stand.says for stand in found] == [SLUICES]


def test_a_word_that_was_taken_back_a_day_later_is_not_shown() -> None:
    taken_back = replace(move("to open the upper sluices", day="2030-05-02"), kind=MoveKind.RETRACT)
    found = stands_of([replace(move(SLUICES, day="2030-05-01"), origins=3), taken_back])
    assert [stand.says for stand in found] == ["to open the upper sluices"]


def test_no_older_word_takes_the_place_of_a_latest_that_is_a_fragment() -> None:
    assert stands_of([move(SLUICES, day="2030-05-01"), move("that", day="2030-05-05")]) == []


def test_an_own_word_goes_before_a_later_ascribed_one() -> None:
    ascribed = replace(move("to sell the upper sluices to Tamsin", day="2030-05-03"), basis=Basis.ASCRIBED)
    assert [stand.says for stand in stands_of([move(SLUICES), ascribed])] == [SLUICES]


def test_an_ascribed_word_stands_where_there_is_no_own() -> None:
    assert len(stands_of([replace(move(SLUICES), basis=Basis.ASCRIBED)])) == 1


def test_a_condition_stays_with_what_hangs_on_it() -> None:
    words = "to open the upper sluices if Ostrel lifts the toll"
    start = words.index(" if")
    condition = Condition(ConditionType.ONLY_IF, words[start + 1 :], Span(words, start + 1, len(words)))
    held = replace(move(words), proposal=words, wording=Span(words, 0, start), condition=condition)
    assert [stand.says for stand in stands_of([held])] == [words]


def test_a_condition_that_stands_elsewhere_is_no_part_of_the_words() -> None:
    words = f"{SLUICES}. The council met in the town hall of Karn all day long. Only if the toll falls"
    start = words.index("Only if")
    condition = Condition(ConditionType.ONLY_IF, words[start:], Span(words, start, len(words)))
    held = replace(move(words), wording=Span(words, 0, len(SLUICES)), condition=condition)
    assert [stand.says for stand in stands_of([held])] == [SLUICES]


@pytest.mark.parametrize(
    ("text", "inside", "says"),
    [
        ("the sluices “must bring water”", "the sluices “must bring water", "the sluices “must bring water”"),
        (
            "“the sluices must carry water” in May",
            "the sluices must carry water” in May",
            "“the sluices must carry water” in May",
        ),
        ('the sluices "must bring water," he', 'the sluices "must bring water', 'the sluices "must bring water,"'),
    ],
)
def test_a_quotation_is_closed_where_its_mark_stands_beside_the_words(text: str, inside: str, says: str) -> None:
    start = text.index(inside)
    held = replace(move(text), wording=Span(text, start, start + len(inside)))
    assert [stand.says for stand in stands_of([held])] == [says]


def test_what_runs_on_is_cut_at_the_end_of_a_clause() -> None:
    words = f"{SLUICES}, as every farmer of the Sedge plain had asked, {'for years upon years ' * 20}".strip()
    (stand,) = stands_of([move(words)])
    assert len(stand.says) <= LONGEST
    assert words[len(stand.says)] == ","


def test_what_runs_on_without_a_clause_is_no_line() -> None:
    assert stands_of([move("sluices for upper meadows near lower pastures " * 9)]) == []


@pytest.mark.parametrize(
    "words",
    [
        "the sluices",
        "and the upper sluices must open",
        "to open the sluices of the",
        "would bring water to the meadows",
        "“open the upper sluices now",
        "who opens the upper sluices?",
        "to open......the upper sluices",
        "it will do so as we said",
        "against any judgement of the gauges",
        "for a third of the summer flow",
        "a different share of the summer flow",
    ],
)
def test_a_fragment_is_no_line(words: str) -> None:
    assert stands_of([move(words)]) == []


@pytest.mark.parametrize(
    "words",
    [
        "he hoped the toll on barges could be avoided",
        "It appears the upper sluices will be opened in May",
        "they do not expect the toll on barges to last",
        "they probably lack the money for the upper sluices",
    ],
)
def test_a_guess_is_no_line(words: str) -> None:
    assert stands_of([replace(move(words), kind=MoveKind.OPPOSE)]) == []


def test_what_is_only_denied_is_no_line() -> None:
    words = "the pilots must open the upper sluices"
    assert len(stands_of([move(words)])) == 1
    assert stands_of([replace(move(words), kind=MoveKind.DENY)]) == []


def test_what_is_long_past_is_not_where_it_stands() -> None:
    old = move(SLUICES, day="2021-05-01")
    recent = move("to dredge the ferry landing", party="Ostrel", issue="landing")
    assert [stand.party for stand in stands_of([old, recent])] == ["e-Ostrel"]


@pytest.mark.parametrize(("holder", "lines"), [("e-Varda", 1), ("e-Ostrel", 0)])
def test_what_another_party_says_in_a_dispute_is_no_line(holder: str, lines: int) -> None:
    asked = DisputeSide((holder,), "upper", 1, (Span(SLUICES, 8, 13),))
    dispute = Dispute("d", "upper", DisputeKind.QUANTITY, DisputeLevel.PARTIES, "because", (asked, asked))
    other = move("to dredge the ferry landing", "Ostrel")
    found = stands_of([move(SLUICES), other], disputes=[dispute])
    assert sum(stand.party == "e-Varda" for stand in found) == lines


def test_lines_and_lines_of_a_party_have_a_bound() -> None:
    moves = [
        move(f"to open sluice number {number} of {party} at once", party, f"sluice {number}")
        for party in ("Varda", "Ostrel", "Tamsin", "Karsk", "Nordmere")
        for number in range(5)
    ]
    found = stands_of(moves)
    assert len(found) == MOST_LINES
    assert max(sum(each.party == stand.party for each in found) for stand in found) == MOST_OF_A_PARTY


def test_the_party_of_most_origins_comes_first() -> None:
    told = replace(move("to dredge the ferry landing", "Ostrel"), origins=4)
    assert [stand.party for stand in stands_of([move(SLUICES), told])] == ["e-Ostrel", "e-Varda"]


def test_an_outlet_has_no_line() -> None:
    assert stands_of([move(SLUICES, "Courier")], {"Courier": EntityType.OUTLET}) == []


def test_somebody_unnamed_has_no_line() -> None:
    assert stands_of([move(SLUICES, "An aide")], {"An aide": EntityType.PERSON}, anonymous="An aide") == []


def test_a_bystander_has_no_line() -> None:
    told = replace(move("to dredge the ferry landing", "Ostrel"), origins=4)
    found = stands_of([move(SLUICES, "Joren Ask"), told], {"Joren Ask": EntityType.PERSON})
    assert [stand.party for stand in found] == ["e-Ostrel"]


def test_a_light_party_stands_where_there_are_few_lines() -> None:
    told = replace(move("to dredge the ferry landing", "Ostrel"), origins=20)
    assert [stand.party for stand in stands_of([move(SLUICES), told])] == ["e-Ostrel", "e-Varda"]


def test_a_person_whom_others_address_has_one() -> None:
    demand = replace(move("to meet Joren Ask at the ferry landing", "Ostrel"), counterpart=("e-Joren Ask",))
    found = stands_of([move(SLUICES, "Joren Ask"), demand], {"Joren Ask": EntityType.PERSON})
    assert {stand.party for stand in found} == {"e-Ostrel", "e-Joren Ask"}


def stands_in(text: str, words: str, source: str, kind: EntityType = EntityType.GOVERNMENT) -> list[str]:
    """The lines of Varda in one article, where its words are those of a source."""
    name, place = text.index("Varda"), Span("a", text.index(words), text.index(words) + len(words))
    party = Entity("e-Varda", "Varda", kind, (Span("a", name, name + len("Varda")),))
    said = Attribution(
        id="a-t0",
        article="a",
        content=((place.start, place.end),),
        cue=None,
        source=(text.index(source), text.index(source) + len(source)),
        kind=Kind.INDIRECT,
        act=Act.SPEECH,
        denied=False,
        hedged=False,
        confidence=1.0,
        speaker="e-Varda",
    )
    held = replace(move(words), wording=place, evidence=(place,), attributions=("a-t0",))
    story = Story((Article("a", "a", text, "0"),), (said,), (party,), (), (), (), ())
    return [stand.says for stand in find_stands([held], find_positions([held]), story)]


def test_what_a_party_is_told_to_do_is_no_line_of_its_own() -> None:
    assert stands_in(f"The council urged Varda {SLUICES}.", SLUICES, "The council") == []
    assert stands_in(f"The council heard Varda {SLUICES}.", SLUICES, "The council") == [SLUICES]


def test_what_they_want_is_no_line_of_one_party() -> None:
    text = f"Varda met the council. They want {SLUICES}."
    assert stands_in(text, SLUICES, "They") == []
    assert stands_in(text, SLUICES, "They", EntityType.GROUP) == [SLUICES]
