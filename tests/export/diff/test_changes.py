from __future__ import annotations

from dataclasses import replace

from communique.export.diff.changes import Change, ChangeKind, compare_accounts
from communique.export.diff.rows import What
from communique.types import (
    Account,
    Date,
    DateBasis,
    Dispute,
    DisputeKind,
    DisputeLevel,
    DisputeSide,
    Position,
    Span,
    Stand,
)
from tests.export.river_account import river_account

RIVER = river_account()


def changes_to(new: Account, old: Account = RIVER) -> tuple[Change, ...]:
    return compare_accounts(old, new).changes


def dispute_over(span: Span) -> Dispute:
    side = DisputeSide((), "it", 1, (span,))
    other = DisputeSide((), "not it", 1, (Span(span.article, 0, 3),))
    return Dispute("d-new", "the gates", DisputeKind.DENIAL, DisputeLevel.PARTIES, "said outright", (side, other))


def test_an_account_does_not_differ_from_itself() -> None:
    assert not compare_accounts(RIVER, RIVER).differs


def test_a_title_alone_is_a_difference() -> None:
    assert compare_accounts(RIVER, replace(RIVER, title="Another title")).differs


def test_a_version_of_the_tool_alone_is_none_but_is_told() -> None:
    newer = replace(RIVER, tool=replace(RIVER.tool, version="999"))
    found = compare_accounts(RIVER, newer)
    assert (found.differs, found.tools is not None) == (False, True)


def test_a_statement_that_was_not_there_is_new_and_the_other_way_round_gone() -> None:
    less = replace(RIVER, statements=RIVER.statements[1:])
    id_ = RIVER.statements[0].id
    one = next(each for each in changes_to(RIVER, less) if each.what is What.STATEMENT)
    other = next(each for each in changes_to(less) if each.what is What.STATEMENT)
    assert (one.kind, one.id, other.kind, other.id) == (ChangeKind.NEW, id_, ChangeKind.GONE, id_)


def test_a_second_origin_confirms() -> None:
    first = next(each for each in RIVER.statements if each.origins == 1)
    told = tuple(replace(each, origins=2) if each is first else each for each in RIVER.statements)
    assert [(each.kind, each.id) for each in changes_to(replace(RIVER, statements=told))] == [
        (ChangeKind.CONFIRMED, first.id)
    ]


def test_a_third_origin_confirms_nothing_anew() -> None:
    two, three = (replace(RIVER, moves=tuple(replace(each, origins=count) for each in RIVER.moves)) for count in (2, 3))
    assert changes_to(three, two) == ()


def test_a_line_that_a_side_of_a_new_dispute_stands_on_is_contradicted() -> None:
    move = RIVER.moves[0]
    disputed = replace(RIVER, disputes=(*RIVER.disputes, dispute_over(move.evidence[0])))
    found = [each for each in changes_to(disputed) if each.what is What.MOVE and each.id == move.id]
    assert [each.kind for each in found] == [ChangeKind.CONTRADICTED]


def test_what_was_disputed_before_is_not_contradicted_again() -> None:
    disputed = replace(RIVER, disputes=(dispute_over(RIVER.moves[0].evidence[0]),))
    renewed = replace(disputed, disputes=(replace(disputed.disputes[0], id="d-other", reason="another"),))
    assert changes_to(renewed, disputed) == ()


def test_a_part_that_changed_is_told_as_it_was_and_as_it_is() -> None:
    day = Date("2031-04-01", "2031-04-01", DateBasis.STATED)
    moves = (replace(RIVER.moves[0], date=day), *RIVER.moves[1:])
    (change,) = changes_to(replace(RIVER, moves=moves))
    assert [(each.name, each.new) for each in change.fields] == [("date", "1 April 2031")]


def test_another_id_for_the_same_words_is_no_change() -> None:
    moves = (replace(RIVER.moves[0], id="m-0-0"), *RIVER.moves[1:])
    positions = tuple(
        replace(each, moves=tuple("m-0-0" if key == RIVER.moves[0].id else key for key in each.moves), steps=None)
        for each in RIVER.positions
    )
    old = replace(RIVER, positions=tuple(replace(each, steps=None) for each in RIVER.positions))
    assert changes_to(replace(old, moves=moves, positions=positions), old) == ()


def test_another_id_for_the_same_person_is_no_change() -> None:
    speaker = next(each.speaker for each in RIVER.statements if each.speaker)
    moves = tuple(replace(each, party="e-0" if each.party == speaker else each.party) for each in RIVER.moves)
    new = replace(
        RIVER,
        moves=moves,
        entities=tuple(replace(each, id="e-0" if each.id == speaker else each.id) for each in RIVER.entities),
        statements=tuple(
            replace(each, speaker="e-0" if each.speaker == speaker else each.speaker) for each in RIVER.statements
        ),
    )
    assert [each for each in changes_to(new) if each.what is What.STATEMENT] == []


def test_a_statement_that_became_part_of_another_is_told_with_it() -> None:
    one, other, *rest = RIVER.statements
    joined = replace(other, attributions=(*other.attributions, *one.attributions))
    found = [each for each in changes_to(replace(RIVER, statements=(joined, *rest))) if each.id == one.id]
    assert [(each.kind, each.fields[0].name, each.fields[0].new) for each in found] == [
        (ChangeKind.CHANGED, "told with", other.id)
    ]


def test_an_issue_of_another_name_is_told_once() -> None:
    issue = RIVER.moves[0].issue

    def rename(name: str) -> str:
        return "the new name" if name == issue else name

    new = replace(
        RIVER,
        moves=tuple(replace(each, issue=rename(each.issue)) for each in RIVER.moves),
        positions=tuple(replace(each, issue=rename(each.issue)) for each in RIVER.positions),
    )
    found = compare_accounts(RIVER, new)
    assert (found.issues, found.changes) == (((issue, "the new name"),), ())


def test_another_latest_move_changes_a_position() -> None:
    move = RIVER.moves[0]
    position = Position(move.party, move.issue, (move.id,), RIVER.positions[0].movement)
    later = replace(move, id="m-later", proposal="nothing at all", attributions=(), evidence=(Span("x", 0, 4),))
    old = replace(RIVER, positions=(position,))
    moved = replace(position, moves=(later.id, move.id))
    new = replace(RIVER, moves=(*RIVER.moves, replace(later, evidence=move.evidence)), positions=(moved,))
    (change,) = [each for each in changes_to(new, old) if each.what is What.POSITION]
    assert [each.name for each in change.fields] == ["latest move"]


def test_other_words_of_where_it_stands_are_a_change() -> None:
    move = RIVER.moves[0]
    stand = Stand(move.party, move.issue, move.proposal, (move.wording,), (move.id,))
    old, new = replace(RIVER, stands=(stand,)), replace(RIVER, stands=(replace(stand, says="other words"),))
    assert [(each.what, each.kind) for each in changes_to(new, old)] == [(What.STAND, ChangeKind.CHANGED)]


def test_an_article_whose_text_changed_is_changed_and_neither_new_nor_gone() -> None:
    first, *rest = RIVER.articles
    new = replace(RIVER, articles=(replace(first, id="another", sha256="0" * 64), *rest))
    found = [each for each in changes_to(new) if each.what is What.ARTICLE]
    assert [(each.kind, each.fields[0].name) for each in found] == [(ChangeKind.CHANGED, "text")]
