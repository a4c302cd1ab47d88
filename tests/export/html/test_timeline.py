from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.export.html import account_to_html
from communique.export.html.timeline import EventView, Timeline
from communique.export.html.view import view_account
from communique.types import Account, OnlyTold, OnlyToldWhat
from tests.export.any_events import account_of_events
from tests.export.html.links import find_anchors, find_targets
from tests.export.river_account import river_account


def timeline(account: Account | None = None) -> Timeline:
    return view_account(account or river_account()).timeline


def events(account: Account | None = None) -> dict[str, EventView]:
    """Every event of the timeline by its anchor, parts too."""
    return {view.anchor: view for view in timeline(account).events}


def section(account: Account | None = None) -> str:
    """The timeline's section of the page."""
    html = account_to_html(account or river_account())
    return html[html.index('<section id="timeline"') : html.index('<section id="said"')]


def test_every_event_is_shown_once_and_numbered_in_the_order_of_the_page() -> None:
    assert len(events()) == len(river_account().events)
    assert re.findall(r">E(\d+)<", section()) == [str(number) for number in range(1, 10)]


def test_an_event_is_told_in_an_article_s_words_which_it_opens() -> None:
    best = events()["event-e-meeting"].best
    assert best.words.text == "Envoys of Varda and Ostrel met in Ilmsund on 5 and 6 March"
    assert f"href=#{best.words.href}>Ilmsund Post</a>" in section()


def test_the_date_of_the_event_and_the_date_of_the_report_are_told_apart() -> None:
    view = events()["event-e-meeting"]
    assert (view.date and view.date.shown, view.best.published) == ("5 to 6 March 2031", "7 March 2031")


def test_a_date_says_how_and_from_which_words_it_is_known() -> None:
    date = events()["event-e-visit"].date
    assert date is not None
    assert (date.how, [(each.shown.text, each.label) for each in date.evidence]) == (
        "resolved from",
        [("next week", "Ilmsund Post")],
    )


def test_the_same_words_of_several_articles_stand_once_with_all_places() -> None:
    account = river_account()
    meeting = next(each for each in account.events if each.id == "e-meeting")
    other = next(each for each in account.events if each.id == "e-end").other_dates[0].evidence[0]
    assert meeting.date is not None
    texts = {each.id: each.text for each in account.articles}
    assert texts[other.article][other.start : other.end] == "on 7 March"
    date = replace(meeting.date, evidence=(other, replace(other, article="examiner 2")))
    changed = replace(account, events=(replace(meeting, date=date),))
    shown = events(changed)["event-e-meeting"].date
    assert shown is not None
    assert [each.shown.text for each in shown.evidence] == ["on 7 March"]


def test_dates_that_differ_stand_side_by_side_with_who_gives_them() -> None:
    view = events()["event-e-end"]
    assert [(date.shown, date.by) for date in view.dates] == [("7 March, year not given", ("Tamsin <Examiner>",))]
    assert "class=differ" in section()


def test_words_of_somebody_are_told_with_the_way_they_came_and_lead_to_their_line() -> None:
    telling = next(each for own in events()["event-e-deal"].others for each in own if each.label == "Karsk Gazette")
    assert (telling.relay, telling.within) == (("Mira Holt",), 1)


@pytest.mark.parametrize(
    ("event", "word"),
    [("e-visit", "announced"), ("e-protocol", "did not happen"), ("e-deal", "only thought of"), ("e-meeting", None)],
)
def test_what_did_not_take_place_is_marked_by_a_word(event: str, word: str | None) -> None:
    assert events()[f"event-{event}"].told_as == word


def test_the_type_is_told_by_plover_s_word_and_a_plain_one() -> None:
    assert "CONSULT</span> · meeting or talks" in section()


def test_words_that_say_little_stand_in_their_sentence() -> None:
    best = events()["event-e-end"].best
    assert (best.before and best.before.text, best.after and best.after.text) == ("On the second evening ", ".")


def test_actors_and_recipients_lead_to_their_names() -> None:
    visit = events()["event-e-visit"]
    assert (visit.actors, visit.recipients) == ((("Ostrel", "name-ostrel"),), (("Varda", "name-varda"),))


def test_a_statement_on_the_timeline_leads_to_its_line() -> None:
    assert "Mira Holt: <a href=#statement-s1>" in section()


def test_the_strip_is_hidden_from_who_cannot_see_it_and_takes_no_key() -> None:
    strip = section()[section().index("<svg width") : section().index("<figcaption")]
    assert 'aria-hidden="true"' in strip
    assert re.findall(r"<a (?![^>]*tabindex=\"-1\")", strip) == []


def test_a_year_not_given_says_what_settles_it() -> None:
    assert "--date FILE=YYYY-MM-DD" in section()


def test_a_timeline_whose_years_are_given_does_not_ask_for_them() -> None:
    account = river_account()
    without = tuple(each for each in account.events if each.id != "e-archives")
    assert "--date" not in section(replace(account, events=without))


def test_an_account_without_events_says_so() -> None:
    assert "No event was found" in section(replace(river_account(), events=(), timeline=()))


def test_the_head_counts_the_events_and_leads_to_them() -> None:
    html = account_to_html(river_account())
    assert "<li><b>9</b> events, <b>7</b> on a single source</li>" in html
    assert '<a href="#timeline">Timeline</a>' in html


def test_a_number_in_the_text_leads_back_to_the_event() -> None:
    html = account_to_html(river_account())
    assert "<a href=#E2 title=E2></a>" in html


def test_a_page_of_many_events_carries_them_all() -> None:
    account = river_account()
    many = tuple(replace(each, id=f"{each.id}-{n}") for n in range(9) for each in account.events)
    assert len(events(replace(account, events=many))) == 81


def test_an_article_lists_the_events_that_it_alone_tells() -> None:
    account = river_account()
    only = OnlyTold("post", OnlyToldWhat.EVENT, "e-guards")
    html = account_to_html(replace(account, only_told_by=(*account.only_told_by, only)))
    assert "Only here: 1 event</summary>" in html
    assert "<a href=#E8>E8</a> Varda moved guards" in html


def test_a_page_is_made_of_events_whose_offsets_lie_beyond_the_text() -> None:
    account = river_account()
    beyond = tuple(
        replace(each, mentions=tuple(replace(one, start=99_990, end=99_999) for one in each.mentions))
        for each in account.events
    )
    assert len(events(replace(account, events=beyond))) == len(account.events)


@st.composite
def river_of_any_events(draw: st.DrawFn) -> Account:
    """The river's account with any events, of which the mentions stand in its articles and the people are its own."""
    river = river_account()
    own = {
        "article": st.sampled_from([article.id for article in river.articles]),
        "people": st.lists(st.sampled_from([entity.id for entity in river.entities]), max_size=2).map(tuple),
        "told_in": st.none() | st.sampled_from([attribution.id for attribution in river.attributions]),
    }
    account = draw(account_of_events())
    ids = [event.id for event in account.events]
    events = tuple(
        replace(
            event,
            part_of=draw(st.sampled_from([None, *ids])),
            mentions=tuple(
                replace(
                    mention,
                    article=draw(own["article"]),
                    actors=draw(own["people"]),
                    told_in=draw(own["told_in"]),
                )
                for mention in event.mentions
            ),
        )
        for event in account.events
    )
    return replace(river, events=events, timeline=account.timeline)


@settings(max_examples=10, deadline=None)  # a page is slow to make
@given(river_of_any_events())
def test_a_page_of_any_events_has_no_anchor_twice_and_no_link_that_leads_nowhere(account: Account) -> None:
    html = account_to_html(account)
    anchors = find_anchors(html)
    assert len(anchors) == len(set(anchors))
    assert set(find_targets(html)) <= set(anchors)
