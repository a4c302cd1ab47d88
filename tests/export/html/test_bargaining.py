"""What must hold of the sections of stands, disputes and positions together, whatever the account."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.export.html import account_to_html, read_page
from communique.types import (
    Account,
    Article,
    Basis,
    Condition,
    ConditionType,
    Date,
    DateBasis,
    Dispute,
    DisputeKind,
    DisputeLevel,
    DisputeSide,
    Move,
    MoveKind,
    Movement,
    Position,
    Span,
    Stand,
)
from tests.export.bargain_account import bargain_account, hostile_account, wide_account
from tests.export.river_account import river_account

ARTICLES = river_account().articles
PEOPLE = [entity.id for entity in river_account().entities]


def words_of(span: Span) -> str:
    return next(article.text for article in ARTICLES if article.id == span.article)[span.start : span.end]


def texts(account: Account) -> dict[str, str]:
    return {article.id: article.text for article in account.articles}


def is_sound(account: Account) -> bool:
    """No anchor twice, no link that leads nowhere, no slice that is not exact."""
    html = account_to_html(account)
    anchors = re.findall(r'\bid="?([^"\s>]+)', html)
    links = set(re.findall(r'href="?#([^"\s>]+)', html))
    exact = all(
        each.words == texts(account)[each.span.article][each.span.start : each.span.end]
        for each in read_page(html).slices
    )
    return len(anchors) == len(set(anchors)) and links <= set(anchors) and exact


def test_the_pages_are_sound() -> None:
    assert is_sound(bargain_account())
    assert is_sound(wide_account(8, 20))
    assert is_sound(hostile_account())


def test_a_page_of_many_moves_carries_them_all() -> None:
    html = account_to_html(wide_account(12, 60))
    assert len(re.findall(r"<blockquote><span class=number id=M\d+>", html)) == len(wide_account(12, 60).moves) == 480


@st.composite
def spans(draw: st.DrawFn) -> Span:
    article: Article = draw(st.sampled_from(ARTICLES))
    start = draw(st.integers(0, len(article.text) - 2))
    return Span(article.id, start, draw(st.integers(start + 1, len(article.text))))


people = st.sampled_from(PEOPLE)
dates = st.none() | st.sampled_from(
    [
        Date("2031-03-04", "2031-03-04", DateBasis.STATED),
        Date(None, None, DateBasis.INFERRED, relative=("Y-03", "Y-03")),
        Date(None, None, DateBasis.UNKNOWN),
    ]
)


@st.composite
def moves(draw: st.DrawFn) -> tuple[Move, ...]:
    """Moves of few issues and parties, any of them on any words."""
    made = []
    for number in range(draw(st.integers(0, 6))):
        wording, condition = draw(spans()), draw(st.none() | spans())
        made.append(
            Move(
                id=f"m-{number}",
                party=draw(people),
                speaker=draw(st.none() | people),
                issue=draw(st.sampled_from(["gates", "<b>", "a b", "a"])),
                kind=draw(st.sampled_from(list(MoveKind))),
                proposal=words_of(wording),
                wording=wording,
                condition=condition
                and Condition(draw(st.sampled_from(list(ConditionType))), words_of(condition), condition),
                counterpart=tuple(draw(st.lists(people, max_size=2, unique=True))),
                basis=draw(st.sampled_from(list(Basis))),
                ascribed_by=draw(st.none() | people),
                date=draw(dates),
                statement=None,
                origins=draw(st.integers(1, 3)),
                evidence=tuple(draw(st.lists(spans(), min_size=1, max_size=3))),
            )
        )
    return tuple(made)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """The river's account with any moves, positions, disputes and stands, ids that lead nowhere among them."""
    own = draw(moves())
    ids = [move.id for move in own] + ["m-none"]
    some = st.lists(st.sampled_from(ids), max_size=4).map(tuple)
    positions = tuple(
        Position(
            draw(people),
            draw(st.sampled_from(["gates", "<b>", "a b", "a"])),
            draw(some),
            draw(st.sampled_from(list(Movement))),
            draw(st.none() | st.tuples(st.sampled_from(ids), st.sampled_from(ids))),
            draw(some),
        )
        for _ in range(draw(st.integers(0, 4)))
    )
    disputes = []
    for number in range(draw(st.integers(0, 3))):
        sides = []
        for _ in range(draw(st.integers(1, 4))):
            evidence = tuple(draw(st.lists(spans(), min_size=1, max_size=3)))
            holder = tuple(draw(st.lists(people, max_size=2)))
            sides.append(DisputeSide(holder, words_of(evidence[0]), draw(st.integers(1, 3)), evidence))
        disputes.append(
            Dispute(
                f"d-{number}",
                words_of(draw(spans())),
                draw(st.sampled_from(list(DisputeKind))),
                draw(st.sampled_from(list(DisputeLevel))),
                draw(st.text(max_size=20)),
                tuple(sides),
            )
        )
    stands = []
    for _ in range(draw(st.integers(0, 3))):
        span = draw(spans())
        stands.append(Stand(draw(people), draw(st.sampled_from(["gates", "a b"])), words_of(span), (span,), draw(some)))
    return replace(river_account(), moves=own, positions=positions, disputes=tuple(disputes), stands=tuple(stands))


@settings(max_examples=10)  # a page is slow to make
@given(accounts())
def test_a_page_of_any_bargaining_is_sound(account: Account) -> None:
    assert is_sound(account)
