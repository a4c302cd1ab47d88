"""Account <-> account.json.

The keys are those of `account.schema.json`. Every list is sorted: articles, origins, entities, statements and events by
id, attributions and mentions by article and place, the others by all they hold; the timeline stands as it is shown. No
clock, so that the same account gives the same bytes. The articles' texts are not in account.json: it carries their
digests, and paths relative to itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from communique.errors import AccountError
from communique.export.json.articles import article_from_json, article_to_json, reuse_from_json, reuse_to_json
from communique.export.json.attributions import (
    attribution_from_json,
    attributions_to_json,
    statement_from_json,
    statement_to_json,
)
from communique.export.json.bargaining import (
    dispute_from_json,
    dispute_to_json,
    move_from_json,
    move_to_json,
    position_from_json,
    position_to_json,
    stand_from_json,
    stand_to_json,
)
from communique.export.json.entities import entities_to_json, entity_from_json
from communique.export.json.events import event_from_json, event_to_json
from communique.export.json.fit import find_misfit
from communique.export.json.shape import AccountJson
from communique.export.json.spans import date_from_json, date_to_json, spans_from_json, spans_to_json
from communique.export.json.unsure import unsure_from_json, unsure_to_json
from communique.garbage import pause_collection
from communique.types import (
    Account,
    Article,
    Corrected,
    OnlyTold,
    OnlyToldWhat,
    Origin,
    Skipped,
    TimelineEntry,
    Tool,
)

SCHEMA = "communique/account/1"


@pause_collection()
def account_to_json(account: Account) -> str:
    """The account as JSON, one item of each list to a line, ending in a newline."""
    origin_of = {article: origin.id for origin in account.origins for article in origin.articles}
    parts: AccountJson = {
        "schema": "communique/account/1",
        "title": account.title,
        "tool": {
            "version": account.tool.version,
            "model": account.tool.model,
            "options": dict(sorted(account.tool.options)),
        },
        "articles": [
            article_to_json(article, origin_of.get(article.id))
            for article in sorted(account.articles, key=lambda article: article.id)
        ],
        "origins": [{"id": origin.id, "articles": sorted(origin.articles)} for origin in sorted(account.origins)],
        "reuse": [
            reuse_to_json(reuse) for reuse in sorted(account.reuse, key=lambda reuse: (reuse.articles, reuse.kind))
        ],
        "entities": entities_to_json(account.entities),
        "attributions": attributions_to_json(account.attributions),
        "statements": [
            statement_to_json(statement) for statement in sorted(account.statements, key=lambda statement: statement.id)
        ],
        "events": [event_to_json(event) for event in sorted(account.events, key=lambda event: event.id)],
        "moves": [move_to_json(move) for move in sorted(account.moves, key=lambda move: move.id)],
        "positions": [
            position_to_json(position)
            for position in sorted(account.positions, key=lambda position: (position.issue, position.party))
        ],
        "disputes": [dispute_to_json(dispute) for dispute in sorted(account.disputes, key=lambda dispute: dispute.id)],
        "stands": [stand_to_json(stand) for stand in account.stands],
        "only_told_by": [
            {"article": only.article, "what": only.what.value, "id": only.id} for only in sorted(account.only_told_by)
        ],
        "opinion": spans_to_json(account.opinion),
        "timeline": [
            {"date": date_to_json(entry.date), "event": entry.event, "statement": entry.statement}
            for entry in account.timeline
        ],
        "unsure": unsure_to_json(account.unsure),
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in sorted(account.skipped)],
        "corrections": [
            {"line": one.line, "said": one.said, "changed": list(one.changed), "problem": one.problem}
            for one in account.corrections
        ],
    }
    return _one_item_a_line(parts)


def account_from_json(text: str) -> Account:
    """The account of an account.json; its articles come with an empty `text` until `with_texts` puts it back.

    What account.json does not carry stays at its default: body blocks and vectors. Raises AccountError.
    """
    try:
        parsed = json.loads(text)
        if not isinstance(parsed, dict) or parsed.get("schema") != SCHEMA:
            raise AccountError(f'this is no account: its "schema" is not "{SCHEMA}"')
        if "\\u" in text:  # an escape can hold what no text can
            json.dumps(parsed, ensure_ascii=False).encode()
        misfit = find_misfit(parsed, AccountJson)
        if misfit is not None:
            raise AccountError(f"the account does not fit account.schema.json: {misfit}")
        return _account(cast(AccountJson, parsed))
    except UnicodeEncodeError as error:
        raise AccountError("the account holds half a character, a lone surrogate") from error
    except json.JSONDecodeError as error:
        raise AccountError(f"the account is not JSON: line {error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise AccountError("the account is nested too deep to be read") from error
    except ValueError as error:
        raise AccountError(f"the account does not fit account.schema.json: {error}") from error


def with_texts(account: Account, articles: Iterable[Article]) -> Account:
    """The account with the texts of those `articles` whose digest is the one it names; the others stay empty."""
    texts = {article.sha256: article.text for article in articles}
    return replace(
        account, articles=tuple(replace(article, text=texts.get(article.sha256, "")) for article in account.articles)
    )


def _one_item_a_line(parts: AccountJson) -> str:
    def value_lines(value: object) -> str:
        if not isinstance(value, list) or not value:
            return json.dumps(value, ensure_ascii=False)
        return "[\n  " + ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n ]"

    return "{\n " + ",\n ".join(f'"{key}": {value_lines(value)}' for key, value in parts.items()) + "\n}\n"


def _account(parts: AccountJson) -> Account:
    tool = parts["tool"]
    return Account(
        title=parts["title"],
        tool=Tool(tool["version"], tool["model"], tuple(sorted(tool["options"].items()))),
        articles=tuple(article_from_json(item) for item in parts["articles"]),
        origins=tuple(Origin(item["id"], tuple(item["articles"])) for item in parts["origins"]),
        reuse=tuple(reuse_from_json(item) for item in parts["reuse"]),
        entities=tuple(entity_from_json(item) for item in parts["entities"]),
        attributions=tuple(attribution_from_json(item) for item in parts["attributions"]),
        statements=tuple(statement_from_json(item) for item in parts["statements"]),
        only_told_by=tuple(
            OnlyTold(item["article"], OnlyToldWhat(item["what"]), item["id"]) for item in parts["only_told_by"]
        ),
        unsure=tuple(unsure_from_json(item) for item in parts["unsure"]),
        skipped=tuple(Skipped(item["path"], item["reason"]) for item in parts["skipped"]),
        corrections=tuple(
            Corrected(item["line"], item["said"], tuple(item["changed"]), item["problem"])
            for item in parts["corrections"]
        ),
        events=tuple(event_from_json(item) for item in parts["events"]),
        timeline=tuple(
            TimelineEntry(date_from_json(item["date"]), item["event"], item["statement"]) for item in parts["timeline"]
        ),
        moves=tuple(move_from_json(item) for item in parts["moves"]),
        positions=tuple(position_from_json(item) for item in parts["positions"]),
        disputes=tuple(dispute_from_json(item) for item in parts["disputes"]),
        stands=tuple(stand_from_json(item) for item in parts["stands"]),
        opinion=spans_from_json(parts["opinion"]),
    )
