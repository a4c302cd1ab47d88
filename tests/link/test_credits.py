from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.copies import find_reuse
from communique.link.credits import credit_reuse, find_credits, fold_outlet
from communique.types import Article
from tests.link.test_copies import REPORT, article

OWN = " ".join(f"Nobody in village number {n} had seen boat {n * 3} since winter {n * 5}." for n in range(5))


@pytest.mark.parametrize(
    "line",
    [
        "SILE, Varda (VNA) - The gates stay shut.",
        "LOWER SILE, March 3 (Varpress) — The gates stay shut.",
        "VNA",
        "By Sile Courier staff",
        "By Ilse Marn, Sile Courier",
        "The Sile Courier contributed to this report.",
        "Ilse Marn and the Sile Courier contributed to this story.",
        "Copyright 2031 Sile Courier. All rights reserved.",
        "This article was first published in the Sile Courier.",
        "Previously published in the Sile Courier",
        "Reprinted with permission from the Sile Courier.",
        "Additional reporting by the Sile Courier",
        "By our partner Sile Courier",
        "Source: Sile Courier",
    ],
)
def test_a_credit_is_found(line: str) -> None:
    text = f"{line}\n\n{OWN}\n"
    (credit,) = find_credits(article("a", text), ("Sile Courier", "VNA", "Varpress"))
    assert credit.span is not None
    assert text[credit.span.start : credit.span.end] == credit.name


@pytest.mark.parametrize(
    "line",
    [
        "The minister told the Sile Courier that the gates stay shut.",
        "According to reporting by the Sile Courier, the gates stay shut.",
        "A memo first published by the Sile Courier says the gates stay shut.",
        "Marn (R) - the member for Brenna - kept silent.",
        "The Courier",
        "By Friday, Marn was ready to talk, an aide told the Sile Courier.",
        "The director of the Sile Weir Board (SWB) - an office in Brenna - kept silent.",
    ],
)
def test_what_an_outlet_reported_is_no_credit(line: str) -> None:
    assert find_credits(article("a", f"{line}\n\n{OWN}\n"), ("Sile Courier",)) == ()


def test_the_own_outlet_is_no_credit() -> None:
    own = replace(article("a", f"Copyright 2031 Sile Courier\n{OWN}"), outlet="Sile Courier Online")
    assert find_credits(own, ("Sile Courier",)) == ()


def test_a_byline_given_beside_the_text_is_a_credit() -> None:
    (credit,) = find_credits(replace(article("a", OWN), byline="Ilse Marn, Reuters"))
    assert (credit.name, credit.span) == ("Reuters", None)


def test_initials_and_name_of_an_agency_are_one() -> None:
    assert fold_outlet("The AP") == fold_outlet("Associated Press")


def pair(first: str, second: str, outlets: tuple[str | None, str | None] = (None, None)) -> list[Article]:
    texts = (f"{first}\n" + "\n".join(REPORT), f"{second}\n{OWN}\n" + "\n".join(REPORT[:4]))
    return [
        replace(article(name, text), outlet=outlet) for name, text, outlet in zip("ab", texts, outlets, strict=True)
    ]


def credit_of(articles: list[Article]) -> str | None:
    (reuse,) = credit_reuse(articles, find_reuse(articles))
    return reuse.credit


def test_a_credit_in_both_says_whose_the_text_is() -> None:
    assert credit_of(pair("SILE (VNA) - Calm.", "Copyright 2031 VNA", ("VNA", None))) == "VNA"


def test_a_credit_for_the_other_outlet_says_whose_the_text_is() -> None:
    articles = pair("Calm.", "The Sile Courier contributed to this report.", ("Sile Courier", "Brenna Lantern"))
    assert credit_of(articles) == "Sile Courier"


def test_credits_for_two_outlets_say_nothing() -> None:
    assert credit_of(pair("SILE (VNA) - Calm.", "BRENNA (OPA) - Calm.")) is None


def test_two_articles_of_one_outlet_need_a_credit() -> None:
    assert credit_of(pair("Calm.", "Calm.", ("Sile Courier", "Sile Courier"))) is None
