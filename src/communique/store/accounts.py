"""Accounts by version: each build that gives another account is kept, with its time; the same again is not."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, replace

from communique.errors import StoreError
from communique.store.database import Store, now
from communique.types import Account


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """One version of the account, without its JSON; `made_at` is in UTC, `input` a digest of what it was made from."""

    version: int
    made_at: str
    title: str
    articles: int
    statements: int
    events: int
    tool: str
    sha256: str
    input: str


def keep_account(store: Store, account: Account, json: str, *, input_: str) -> KeptAccount:
    """Write an account with its JSON, unless the latest version is the same; the version that it is now."""
    digest = hashlib.sha256(json.encode()).hexdigest()
    packed = zlib.compress(json.encode())
    with store.transaction():
        latest = find_latest(store)
        if latest is not None and latest.sha256 == digest:
            store.execute("UPDATE account SET input = ? WHERE version = ?", (input_, latest.version))
            return replace(latest, input=input_)
        kept = KeptAccount(
            version=latest.version + 1 if latest else 1,
            made_at=now(),
            title=account.title,
            articles=len(account.articles),
            statements=len(account.statements),
            events=len(account.events),
            tool=account.tool.version,
            sha256=digest,
            input=input_,
        )
        store.execute(
            "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                kept.version,
                kept.made_at,
                kept.title,
                kept.articles,
                kept.statements,
                kept.events,
                kept.tool,
                account.tool.model,
                digest,
                input_,
                packed,
            ),
        )
    return kept


def list_accounts(store: Store) -> tuple[KeptAccount, ...]:
    """All versions, the latest first."""
    rows = store.rows(
        "SELECT version, made_at, title, articles, statements, events, tool, sha256, input "
        "FROM account ORDER BY version DESC"
    )
    return tuple(KeptAccount(*row) for row in rows)


def find_latest(store: Store) -> KeptAccount | None:
    return next(iter(list_accounts(store)), None)


def load_account_json(store: Store, version: int) -> str | None:
    """The JSON of one version, None where there is none. Raises StoreError where it is damaged."""
    rows = store.rows("SELECT json FROM account WHERE version = ?", (version,))
    if not rows:
        return None
    try:
        return zlib.decompress(rows[0][0]).decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise StoreError(f"{store.path}: version {version} of the account is damaged: {error}") from error
