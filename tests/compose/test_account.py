from __future__ import annotations

from communique.compose.account import LONGEST_TITLE, compose_account
from communique.link.story import link_readings
from communique.types import Account, Reading, Skipped, Tool
from tests.link.river_readings import Said, Who, read

MARN = Who(("Ilsa Marn",))
SHUT = "“The gates of the Lower Sile dam stay shut until the harvest is in,”"
GAUGES = "“Every gauge on the river must be read by both commissions,”"


def compose(*readings: Reading, title: str | None = None, skipped: tuple[Skipped, ...] = ()) -> Account:
    return compose_account(link_readings(readings), title=title, tool=Tool("1", "m"), skipped=skipped)


def test_the_title_is_the_headline_of_the_article_that_shares_most_statements() -> None:
    account = compose(
        read("a", f"Ilsa Marn: {GAUGES}", [MARN], [Said(GAUGES, "Ilsa Marn")], headline="Gauges first"),
        read("b", f"Ilsa Marn: {SHUT} {GAUGES}", [MARN], [Said(SHUT, "Ilsa Marn"), Said(GAUGES, "Ilsa Marn")], "Shut"),
        read("c", f"Ilsa Marn: {SHUT}", [MARN], [Said(SHUT, "Ilsa Marn")], headline="Dam stays shut"),
    )
    assert account.title == "Shut"


def test_a_given_title_is_kept() -> None:
    assert compose(read("a", "Rain.", headline="Rain again"), title="My pile").title == "My pile"


def test_a_title_without_a_headline_is_the_start_of_a_body_s_own_words() -> None:
    text = "Delegations of both states walked along the river all afternoon " * 4
    title = compose(read("a", text)).title or "nothing"
    assert text[:LONGEST_TITLE].startswith(title)


def test_what_was_skipped_is_listed_in_order() -> None:
    skipped = (Skipped("b.txt", "empty"), Skipped("a.txt", "binary"))
    assert [one.path for one in compose(read("a", "Rain."), skipped=skipped).skipped] == ["a.txt", "b.txt"]


def test_an_account_of_nothing_has_no_title() -> None:
    assert compose().title == ""
