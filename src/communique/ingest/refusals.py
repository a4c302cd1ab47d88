"""Why a text is no article: empty, too long, with NUL, an error or login page, not English.

In: a decoded text and what is known of its page. Out: one line of reason, or None. A short text that could be either
passes: the reader of the account sees it and can leave it out, what was refused wrongly nobody misses.
"""

from __future__ import annotations

import re

from communique.ingest.drafts import Draft
from communique.ingest.language import Language, judge_language

MAX_TEXT_CHARS = 300_000
"""The longest article, in code points: 50,000 words. The encoder alone takes 6 s for it on two cores, and no input
may take 20. Raising it lets one book hold up a pile."""

SHORT_WORDS = 150
"""Words up to which a text can be an error, login or consent page; such pages seldom have 100, while an article that
quotes an error message has more."""

OPENING_WORDS = 40
"""Words within which such a page says what it is; a short report begins with its news."""

_SIGNS = (
    ("an error page", r"(?:error )?40[34]\b"),
    ("an error page", r"\b50[0234] (?:bad|service|internal|gateway)"),
    ("an error page", r"page (?:was |could )?not (?:be )?found|page (?:you requested|you(?:'|’)re looking for)"),
    ("an error page", r"requested (?:url|page|resource|address) (?:\S+ )?(?:was|is|could) not"),
    ("an error page", r"internal server error|bad gateway|gateway time-?out"),
    ("an error page", r"service (?:is )?(?:temporarily )?unavailable|this page (?:is not|isn(?:'|’)t) available"),
    ("a page that refuses access", r"access (?:to this page (?:has been )?)?(?:is )?denied\W|403 forbidden"),
    ("a page that refuses access", r"not have permission to (?:access|view)|verify (?:that )?you are (?:a )?human"),
    ("a page that refuses access", r"are you a robot|checking your browser|unusual traffic"),
    ("a page that refuses access", r"(?:enable|turn on|requires?) (?:javascript|cookies)"),
    ("a page that refuses access", r"javascript (?:is|to be) (?:disabled|enabled|required)"),
    ("a login page", r"(?:log|sign) ?in to (?:continue|your account|read|view|access)"),
    ("a login page", r"(?:please|you must|you need to) (?:be )?(?:log|sign)(?:ged|ed)? ?in"),
    ("a login page", r"forgot(?:ten)? (?:your )?password|session (?:has )?expired"),
    ("a login page", r"(?:email|username)(?: address)?\s+password"),
    ("a page that asks for a subscription", r"subscribe (?:now )?to (?:continue|keep) reading|already a subscriber\?"),
    (
        "a page that asks for a subscription",
        r"to (?:continue|keep) reading,? (?:please )?(?:subscribe|log|sign|register)",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _SIGNS)


def find_refusal(draft: Draft) -> str | None:
    """The reason why a draft is no article in English, or None."""
    text = draft.text
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        return "is empty"
    if len(text) > MAX_TEXT_CHARS:
        return f"is too long: {len(text):,} characters, more than the {MAX_TEXT_CHARS:,} of an article"
    if "\0" in text:
        return f"has a NUL character at {text.index(chr(0))}"
    if not any(character.isalpha() for character in text):
        return "has no words"
    if kind := _kind_of_page(draft):
        return kind
    if judge_language(text) is Language.OTHER:
        return "is not in English"
    return None


def _kind_of_page(draft: Draft) -> str | None:
    words = draft.text.split()
    if len(words) > SHORT_WORDS:
        return None
    titles = [candidate.value for candidate in draft.candidates if candidate.field == "headline"]
    opening = "\n".join((*titles, " ".join(words[:OPENING_WORDS]) + " "))
    for kind, pattern in _PATTERNS:
        if found := pattern.search(opening):
            return f"looks like {kind}: “{' '.join(found[0].split())}”"
    return "looks like a login page: it asks for a password" if draft.asks_password else None
