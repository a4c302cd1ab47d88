"""The talks over the river Sile with their bargaining: every kind of move, position, dispute and stand to show."""

from __future__ import annotations

from dataclasses import replace

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
    Entity,
    EntityType,
    Move,
    MoveKind,
    Movement,
    Origin,
    Position,
    Span,
    Stand,
)
from tests.export.river_account import article, at, river_account

LEDGER = """Power for water

Varda's trade minister, Ada Brisk, offered on Tuesday to sell power to Ostrel if the levels are met. The day before, \
Varda had refused to sell any power at all. Mira Holt said on Wednesday that Varda would never sell power to Ostrel.

Ostrel's envoy Joren Ask wants all of the summer flow, Brisk said. Ask denied ever asking for all of it. \
Twelve gates stood open <b>on Sunday</b> & nobody closed them.
"""
HERALD = """Gates and numbers

Nine gates stood open on Sunday. A delegate who would not be named said that it was Ostrel who walked out first; \
Holt said that it was Varda, in the end. Karsk had promised ferries in exchange for the toll.
"""

Days = tuple[str, str] | None


def bargain_account() -> Account:
    """The river's account with two more articles, seven moves on three issues, four disputes and three stands."""
    river = river_account()
    ledger = article(
        "ledger",
        LEDGER,
        outlet="Karsk Ledger",
        url="https://ledger.example/power",
        published=Date("2031-03-06", "2031-03-06", DateBasis.GIVEN),
    )
    herald = article("herald", HERALD, outlet="Tamsin Herald")
    moves = (*river.moves, *_moves(ledger, herald))
    positions = (
        *river.positions,
        Position("karsk", "ferries", ("m-ferries",), Movement.UNCLEAR),
        Position("ostrel", "power", ("m-flow",), Movement.UNCLEAR),
        Position(
            "varda",
            "power",
            ("m-never", "m-sell", "m-refuse", "m-undated"),
            Movement.SOFTENED,
            ("m-refuse", "m-sell"),
            ("m-never", "m-sell"),
        ),
    )
    return replace(
        river,
        articles=(*river.articles, ledger, herald),
        origins=(*river.origins, Origin("o4", ("ledger",)), Origin("o5", ("herald",))),
        entities=(
            *river.entities,
            Entity("brisk", "Ada Brisk", EntityType.PERSON, (_span(ledger, "Ada Brisk"),), of="varda"),
            Entity("karsk", "Karsk", EntityType.GOVERNMENT, (_span(herald, "Karsk"),)),
        ),
        moves=moves,
        positions=positions,
        disputes=_disputes(ledger, herald),
        stands=(
            Stand(
                "varda", "power", "to sell power to Ostrel", (_span(ledger, "to sell power to Ostrel"),), ("m-sell",)
            ),
            Stand(
                "varda",
                "gates",
                "no intention of opening the gates of the Lower Sile in any form” before Ostrel signs",
                (
                    _span(
                        river.articles[0],
                        "no intention of opening the gates of the Lower Sile in any form” before Ostrel signs",
                    ),
                ),
                ("m-a1-0",),
            ),
            Stand("ostrel", "levels", "the water would come", (_span(river.articles[1], "the water would come"),)),
        ),
    )


def wide_account(parties: int, issues: int) -> Account:
    """As many parties as asked for, of which each but every third has a move on each of as many issues as asked for."""
    account = bargain_account()
    move = account.moves[0]
    held = [(party, issue) for issue in range(issues) for party in range(parties) if (party + issue) % 3]
    moves = {
        (party, issue): replace(
            move,
            id=f"m-{party}-{issue}",
            party=f"party-{party}",
            speaker=None,
            issue=f"issue number {issue}",
            kind=list(MoveKind)[(party + issue) % len(MoveKind)],
            origins=1 + parties - party,
        )
        for party, issue in held
    }
    names = ("Varda", "Ostrel", "Karsk", "The Federation of Upper and Lower Lakes", "Ilmsund", "Nordmere", "Tamsin")
    mention = account.entities[1].mentions
    return replace(
        account,
        entities=(
            *account.entities,
            *(
                Entity(f"party-{party}", f"{names[party % len(names)]} {party}", EntityType.GOVERNMENT, mention)
                for party in range(parties)
            ),
        ),
        moves=tuple(sorted(moves.values(), key=lambda each: each.id)),
        positions=tuple(
            Position(f"party-{party}", f"issue number {issue}", (moves[party, issue].id,), Movement.NEW)
            for party, issue in held
        ),
        stands=(),
    )


def hostile_account() -> Account:
    """Names, issues, proposals, conditions and claims of one long word, with marks of direction and of markup."""
    account = bargain_account()
    word = "</script><img src=x onerror=alert(1)>\u202e" + "gate" * 60 + "\u2066"
    hostile = article("hostile", f"{word} {word}", outlet=word)
    whole, half = Span("hostile", 0, len(hostile.text)), Span("hostile", 0, len(word))
    condition = Condition(ConditionType.UNLESS, word, half)
    return replace(
        account,
        articles=(*account.articles, hostile),
        origins=(*account.origins, Origin("o6", ("hostile",))),
        entities=tuple(replace(entity, name=word + entity.id) for entity in account.entities),
        moves=tuple(
            replace(move, issue=word, proposal=hostile.text, wording=whole, condition=condition, evidence=(half,))
            for move in account.moves
        ),
        positions=tuple(
            replace(position, issue=f"{word} {position.issue}", moves=position.moves) for position in account.positions
        ),
        disputes=tuple(
            replace(
                dispute,
                about=word[5:],
                reason=word,
                sides=tuple(
                    replace(side, says=word[:200], evidence=(Span("hostile", 0, 200),)) for side in dispute.sides
                ),
            )
            for dispute in account.disputes
        ),
        stands=tuple(replace(stand, issue=word, says=hostile.text, evidence=(whole,)) for stand in account.stands),
    )


def _span(text: Article, words: str, nth: int = 0) -> Span:
    return Span(text.id, *at(text, words, nth))


def _moves(ledger: Article, herald: Article) -> tuple[Move, ...]:
    def move(key: str, kind: MoveKind, wording: Span, days: Days, **fields: object) -> Move:
        text = {"ledger": LEDGER, "herald": HERALD}[wording.article]
        given: dict[str, object] = {
            "party": "varda", "speaker": None, "issue": "power", "condition": None, "counterpart": (),
            "basis": Basis.OWN, "ascribed_by": None, "statement": None, "origins": 1, "evidence": (wording,),
        }  # fmt: skip
        return Move(
            id=key,
            kind=kind,
            proposal=text[wording.start : wording.end],
            wording=wording,
            date=Date(*days, DateBasis.RESOLVED) if days else None,
            **(given | fields),  # type: ignore[arg-type]
        )

    if_met = _span(ledger, "if the levels are met")
    toll = _span(herald, "in exchange for the toll")
    return (
        move(
            "m-ferries", MoveKind.PROMISE, _span(herald, "ferries"), None, party="karsk", issue="ferries",
            basis=Basis.ASCRIBED,
            condition=Condition(ConditionType.IN_EXCHANGE_FOR, "in exchange for the toll", toll),
        ),
        move(
            "m-flow", MoveKind.DEMAND, _span(ledger, "all of the summer flow"), None, party="ostrel", speaker="ask",
            basis=Basis.ASCRIBED, ascribed_by="brisk",
        ),
        move(
            "m-never", MoveKind.REJECT, _span(ledger, "sell power to Ostrel", 1), ("2031-03-05", "2031-03-05"),
            speaker="holt",
        ),
        move(
            "m-refuse", MoveKind.REJECT, _span(ledger, "to sell any power at all"), ("2031-03-03", "2031-03-03"),
        ),
        move(
            "m-sell", MoveKind.OFFER, _span(ledger, "to sell power to Ostrel"), ("2031-03-04", "2031-03-04"),
            speaker="brisk", counterpart=("ostrel",), origins=2,
            condition=Condition(ConditionType.ONLY_IF, "if the levels are met", if_met),
            evidence=(_span(ledger, "offered on Tuesday to sell power to Ostrel"), _span(herald, "Gates and numbers")),
        ),
        move("m-undated", MoveKind.THREATEN, _span(ledger, "nobody closed them"), None),
    )  # fmt: skip


def _disputes(ledger: Article, herald: Article) -> tuple[Dispute, ...]:
    def side(holder: tuple[str, ...], *spans: Span, origins: int = 1) -> DisputeSide:
        text = {"ledger": LEDGER, "herald": HERALD}[spans[0].article]
        return DisputeSide(holder, text[spans[0].start : spans[0].end], origins, spans)

    flow = _span(ledger, "wants all of the summer flow")
    return (
        Dispute(
            "d-flow", "wants all of the summer flow", DisputeKind.DENIAL, DisputeLevel.PARTIES,
            "said outright: “denied”",
            (
                side(("brisk",), flow, origins=2),
                side(("ask",), _span(ledger, "Ask denied ever asking for all of it")),
                side(("ostrel", "ask"), _span(ledger, "ever asking for all of it")),
            ),
        ),
        Dispute(
            "d-gates", "gates", DisputeKind.QUANTITY, DisputeLevel.OUTLETS, "numbers that exclude each other",
            (side((), _span(ledger, "Twelve")), side((), _span(herald, "Nine"))),
        ),
        Dispute(
            "d-open", "stood open <b>on Sunday</b>", DisputeKind.WHAT_HAPPENED, DisputeLevel.OUTLETS, "<i>hostile</i>",
            (side(("nna",), _span(ledger, "nobody closed them")), side((), _span(herald, "Nine gates stood open"))),
        ),
        Dispute(
            "d-walk", "who walked out first", DisputeKind.CAUSE_OR_BLAME, DisputeLevel.PARTIES, "blame turned round",
            (
                side((), _span(herald, "it was Ostrel who walked out first")),
                side(("holt",), _span(herald, "it was Varda")),
            ),
        ),
    )  # fmt: skip
