"""Account -> its moves as records: each with its people as parties, its sentence, and the movement that it ends."""

from __future__ import annotations

from dataclasses import dataclass

from communique.export.html.dates import order_of
from communique.export.mentions import sentence_around
from communique.export.parties import Party, code_parties
from communique.link.states import load_states
from communique.types import Account, Article, Basis, Move, Movement, Position


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """A move with what its ids lead to.

    `sentence` is the whole one around the proposal, from `sentence_start` on; both are None where the text was not
    found. `movement` is set of a party's latest own move on the issue, `moved_from` is the id of the step before it.
    """

    move: Move
    article: Article
    sentence: str | None
    sentence_start: int | None
    party: Party
    speaker: Party | None
    counterpart: tuple[Party, ...]
    ascribed_by: Party | None
    movement: Movement | None
    moved_from: str | None


def make_records(account: Account) -> tuple[MoveRecord, ...]:
    """Every move, by date, the undated last; then by id."""
    articles = {article.id: article for article in account.articles}
    parties = code_parties(account.entities, load_states())
    latest = {position.moves[0]: position for position in account.positions if position.moves}

    def record(move: Move) -> MoveRecord:
        article = articles[move.wording.article]
        start, end = sentence_around(article, move.wording.start, move.wording.end) if article.text else (None, None)
        position = latest.get(move.id) if move.basis is Basis.OWN else None
        return MoveRecord(
            move=move,
            article=article,
            sentence=article.text[start:end] or None,
            sentence_start=start,
            party=parties[move.party],
            speaker=parties.get(move.speaker or ""),
            counterpart=tuple(parties[id_] for id_ in move.counterpart),
            ascribed_by=parties.get(move.ascribed_by or ""),
            movement=position.movement if position else None,
            moved_from=_step_before(position, move),
        )

    return tuple(map(record, sorted(account.moves, key=lambda move: (order_of(move.date), move.id))))


def _step_before(position: Position | None, move: Move) -> str | None:
    return position.steps[0] if position and position.steps and position.steps[1] == move.id else None
