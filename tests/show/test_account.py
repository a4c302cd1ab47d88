from __future__ import annotations

from dataclasses import replace

import pytest

from communique.errors import InputError
from tests.export.river_account import river_account
from tests.show.shown import shown


def test_the_overview_counts() -> None:
    assert (
        "3 articles, 3 independent origins, 6 statements, 5 of them on a single source, 9 events, 2 moves, 0 disputes"
        in shown(None)
    )


@pytest.mark.parametrize("name", ["Mira Holt", "mira holt", "Minister Holt"])
def test_a_speaker_is_found_under_any_of_its_names(name: str) -> None:
    assert "“We were promised levels,” […] “We were given letters." in shown(name)


def test_a_line_shows_the_way_the_words_came() -> None:
    assert "Mira Holt → Nordmere News Agency → Tamsin <Examiner>" in shown("s1")


def test_a_denied_line_says_so() -> None:
    assert "speech, indirect, denied" in shown("s4")


@pytest.mark.parametrize("name", ["karsk-gazette", "articles/karsk-gazette.txt", "karsk gazette"])
def test_an_article_is_found_by_id_path_and_outlet(name: str) -> None:
    assert "that releases would stop altogether" in shown(name)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(InputError, match="Nobody"):
        shown("Nobody")


def test_a_missing_text_is_told() -> None:
    account = river_account()
    without = replace(account, articles=tuple(replace(article, text="") for article in account.articles))
    assert "the text of articles/karsk-gazette.txt was not found" in shown("s2", without)


def test_article_text_cannot_command_the_terminal() -> None:
    account = replace(river_account(), title="Talks\x1b[2J")
    assert "\x1b" not in shown(None, account)


def test_the_timeline_lists_events_in_its_order_and_the_undated_last() -> None:
    lines = shown("timeline").splitlines()
    ids = [line.split()[0] for line in lines[1:]]
    assert ids[:3] == ["e-treaty", "e-meeting", "e-end"]
    assert set(ids[-3:]) == {"e-deal", "e-guards", "e-threat"}


def test_the_timeline_tells_what_did_not_happen_and_of_a_year_not_given() -> None:
    assert "AGREE negated" in shown("timeline")
    assert "June of the year before" in shown("timeline")


def test_an_event_is_shown_with_its_dates_and_every_telling() -> None:
    event = shown("e-end")
    assert "7 March, year not given (resolved: “on 7 March”)" in event
    assert "the talks broke down" in event
    assert "The envoys had parted on 7 March" in event


def test_an_account_without_events_says_so() -> None:
    assert "No event was found" in shown("timeline", replace(river_account(), events=(), timeline=()))


def test_the_timeline_without_texts_says_so() -> None:
    account = river_account()
    without = replace(account, articles=tuple(replace(article, text="") for article in account.articles))
    assert shown("timeline", without).count("(the text was not found)") == 9
