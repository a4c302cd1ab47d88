from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.compose.events import choose_events, judge, weigh
from communique.link.story import link_readings
from communique.types import Event, EventMention, Modality
from tests.link.river_readings import date_of, read

MENTION = EventMention("a", 0, 5, (0, 5), "meet", None, Modality.ACTUAL, (), (), 0.4)
EVENT = Event("v1", None, None, (), (), Modality.ACTUAL, (MENTION,), 1)


def worth(event: Event) -> float:
    return judge(weigh(event))


def test_an_event_that_more_articles_tell_is_worth_more() -> None:
    both = replace(EVENT, mentions=(MENTION, replace(MENTION, article="b")))
    assert worth(both) > worth(EVENT)


@pytest.mark.parametrize(
    "better",
    [
        replace(EVENT, date=date_of("2031-03-04")),
        replace(EVENT, mentions=(replace(MENTION, score=0.8),)),
    ],
)
def test_an_event_of_which_more_is_known_is_worth_more(better: Event) -> None:
    assert worth(better) > worth(EVENT)


def test_what_is_only_thought_of_is_worth_less() -> None:
    assert worth(replace(EVENT, modality=Modality.HYPOTHETICAL)) < worth(EVENT)


@given(st.floats(0.0, 1.0))
def test_every_score_gives_a_probability(score: float) -> None:
    assert 0 < worth(replace(EVENT, mentions=(replace(MENTION, score=score),))) < 1


def test_hardly_an_event_is_left_out() -> None:
    story = replace(link_readings([]), events=(replace(EVENT, mentions=(replace(MENTION, score=0.02),)),))
    assert choose_events(story) == ()


def test_a_part_whose_whole_is_left_out_is_part_of_nothing() -> None:
    likely = (replace(MENTION, score=0.9),)
    part = replace(EVENT, mentions=likely, part_of="v2")
    whole = replace(EVENT, id="v2", mentions=(replace(MENTION, score=0.02),))
    chosen = choose_events(replace(link_readings([read("a", "Both meet.")]), events=(part, whole)))
    assert [(one.id, one.part_of) for one in chosen] == [("v1", None)]
