"""Tests of read/event_times.py."""

from communique.read.event_times import date_predicates, tells_day
from communique.read.time_values import find_meaning
from communique.types import TimeExpression, TimeType
from tests.read.trees import Written


def times_of(line: str, *times: str, nouns: tuple[str, ...] = (), kind: TimeType = TimeType.DATE) -> dict[str, str]:
    """The time of each predicate that has one, both as written."""
    written = Written(line)
    expressions = [TimeExpression(at := written.text.index(time), at + len(time), kind, 1.0) for time in times]
    dated = date_predicates(written.tree, written.predicates(*nouns), expressions)
    return {written.words[each.place]: written.text[time.start : time.end] for each, time in dated.items()}


def test_a_time_dates_the_verb_it_hangs_on() -> None:
    line = "She/R/nsubj/2 said/V/root/0 Varda/P/nsubj/4 withdrew/V/ccomp/2 on/A/case/6 Friday/P/obl/4"
    assert times_of(line, "Friday") == {"withdrew": "Friday"}


def test_the_time_of_saying_is_not_that_of_what_is_said() -> None:
    line = "She/R/nsubj/2 said/V/root/0 on/A/case/4 Friday/P/obl/2 Varda/P/nsubj/6 withdrew/V/ccomp/2"
    assert times_of(line, "Friday") == {"said": "Friday"}


def test_what_begins_on_a_day_takes_place_then() -> None:
    line = "Talks/N/nsubj/2 began/V/root/0 on/A/case/4 Friday/P/obl/2"
    assert times_of(line, "Friday", nouns=("Talks",)) == {"Talks": "Friday", "began": "Friday"}


def test_what_is_called_off_on_a_day_does_not() -> None:
    line = "Varda/P/nsubj/2 canceled/V/root/0 the/D/det/4 talks/N/obj/2 on/A/case/6 Friday/P/obl/2"
    assert times_of(line, "Friday", nouns=("talks",)) == {"canceled": "Friday"}


def test_a_time_before_a_verb_dates_those_joined_to_it() -> None:
    line = "On/A/case/2 Friday/P/obl/4 Varda/P/nsubj/4 met/V/root/0 Ostrel/P/obj/4 and/C/cc/7 left/V/conj/4"
    assert times_of(line, "Friday") == {"met": "Friday", "left": "Friday"}


def test_a_time_right_behind_a_noun_dates_the_noun() -> None:
    line = "the/D/det/2 raid/N/nsubj/5 in/A/case/4 May/P/obl/5 angered/V/root/0 Ostrel/P/obj/5"
    assert times_of(line, "May", nouns=("raid",)) == {"raid": "May"}


def test_a_time_right_behind_a_noun_after_before_dates_the_noun() -> None:
    line = (
        "Marn/P/nsubj/2 left/V/root/0 before/A/case/5 a/D/det/5 summit/N/obl/2 Monday/P/obl:unmarked/2 "
        "with/A/case/8 Ollin/P/nmod/5"
    )
    assert times_of(line, "Monday", nouns=("summit",)) == {"summit": "Monday"}


def test_a_time_in_what_a_comma_sets_off_from_a_noun_dates_the_noun() -> None:
    line = (
        "Marn/P/nsubj/2 left/V/root/0 after/A/case/5 the/D/det/5 summit/N/obl/2 ,/./punct/8 in/A/case/8 "
        "Ilmsund/P/obl/2 on/A/case/10 Monday/P/obl/2"
    )
    assert times_of(line, "Monday", nouns=("summit",)) == {"summit": "Monday"}


def test_a_time_behind_the_place_of_a_verb_dates_the_verb() -> None:
    line = "Marn/P/nsubj/2 spoke/V/root/0 in/A/case/4 Ilmsund/P/obl/2 on/A/case/6 Monday/P/obl/2"
    assert times_of(line, "Monday") == {"spoke": "Monday"}


def test_the_year_that_a_law_is_called_by_dates_nothing() -> None:
    line = "They/R/nsubj/2 restored/V/root/0 the/D/det/5 2031/M/nummod/5 constitution/N/obj/2"
    assert times_of(line, "2031") == {}


def test_a_time_behind_a_relative_clause_is_its_own() -> None:
    line = "They/R/nsubj/2 paid/V/root/0 guards/N/obj/2 who/R/nsubj/5 waited/V/acl:relcl/3 since/A/case/7 May/P/obl/2"
    assert times_of(line, "May") == {"waited": "May"}


def test_a_clause_that_tells_no_event_keeps_its_time() -> None:
    line = "They/R/nsubj/2 paid/V/root/0 guards/N/obj/2 who/R/nsubj/5 remained/V/acl:relcl/3 in/A/case/7 May/P/obl/5"
    assert times_of(line, "May") == {}


def test_a_day_whose_adjective_the_parser_tore_off_dates_its_verb() -> None:
    line = (
        "Varda/P/nsubj/2 admitted/V/root/0 for/A/case/5 first/J/amod/5 time/N/obl/2 last/J/amod/5 Friday/P/obl/2 "
        "that/S/mark/9 talks/N/ccomp/2"
    )
    assert times_of(line, "last Friday") == {"admitted": "last Friday"}


def test_of_two_events_in_order_each_has_its_own_time() -> None:
    line = "May/P/nmod:poss/2 talks/N/nsubj/3 followed/V/root/0 a/D/det/5 summit/N/obj/3 last/J/amod/7 June/P/obl/3"
    assert times_of(line, "May", "last June", nouns=("talks", "summit")) == {"talks": "May", "summit": "last June"}


def test_a_day_goes_before_an_hour() -> None:
    line = "She/R/nsubj/2 landed/V/root/0 before/A/case/4 noon/N/obl/2 on/A/case/6 Friday/P/obl/2"
    written = Written(line)
    noon, friday = written.text.index("noon"), written.text.index("Friday")
    meaning = find_meaning("noon")
    times = [
        TimeExpression(noon, noon + 4, TimeType.TIME, 1.0, meaning),
        TimeExpression(friday, friday + 6, TimeType.DATE, 1.0, find_meaning("Friday")),
    ]
    assert [time.start for time in date_predicates(written.tree, written.predicates(), times).values()] == [friday]


def tells(line: str, time: str, kind: TimeType) -> bool:
    """Whether a time tells when the first predicate of a line took place."""
    written = Written(line)
    at = written.text.index(time)
    expression = TimeExpression(at, at + len(time), kind, 1.0, find_meaning(time))
    return tells_day(written.tree, written.predicates()[0], expression)


def test_an_hour_is_of_the_day_told_of() -> None:
    assert tells("She/R/nsubj/2 left/V/root/0 at/A/case/4 noon/N/obl/2", "noon", TimeType.TIME)


def test_an_hour_of_what_was_over_by_then_is_of_another_day() -> None:
    line = "They/R/nsubj/3 have/X/aux/3 left/V/root/0 at/A/case/5 noon/N/obl/3"
    assert not tells(line, "noon", TimeType.TIME)


def test_a_length_of_time_tells_no_day() -> None:
    line = "They/R/nsubj/2 met/V/root/0 for/A/case/5 two/M/nummod/5 days/N/obl/2"
    assert not tells(line, "two days", TimeType.DURATION)


def test_how_often_dates_nothing() -> None:
    line = "They/R/nsubj/2 meet/V/root/0 daily/B/advmod/2"
    assert times_of(line, "daily", kind=TimeType.SET) == {}


def test_a_date_goes_before_a_length_of_time() -> None:
    line = "They/R/nsubj/2 met/V/root/0 for/A/case/5 two/M/nummod/5 days/N/obl/2 in/A/case/7 May/P/obl/2"
    written = Written(line)
    may, days = written.text.index("May"), written.text.index("two days")
    times = [
        TimeExpression(days, days + 8, TimeType.DURATION, 1.0),
        TimeExpression(may, may + 3, TimeType.DATE, 1.0),
    ]
    assert [time.start for time in date_predicates(written.tree, written.predicates(), times).values()] == [may]


def test_a_time_dates_what_is_told_with_it_by_when() -> None:
    line = (
        "Marn/P/nsubj/2 came/V/root/0 in/A/case/4 March/P/obl/2 when/B/advmod/7 she/R/nsubj/7 opened/V/acl:relcl/4 "
        "it/R/obj/7"
    )
    assert times_of(line, "March") == {"opened": "March"}


def test_a_time_dates_a_second_verb_right_behind_it() -> None:
    line = "Marn/P/nsubj/2 met/V/root/0 Ollin/P/obj/2 on/A/case/5 Friday/P/obl/2 and/C/cc/7 signed/V/conj/2 it/R/obj/7"
    assert times_of(line, "Friday") == {"met": "Friday", "signed": "Friday"}


def test_a_time_does_not_date_a_second_verb_of_another_subject() -> None:
    line = "Marn/P/nsubj/2 left/V/root/0 on/A/case/4 Friday/P/obl/2 and/C/cc/7 Ollin/P/nsubj/7 protested/V/conj/2"
    assert times_of(line, "Friday") == {"left": "Friday"}


def test_a_time_to_come_does_not_date_what_is_over() -> None:
    line = "Marn/P/nsubj/2 canceled/V/root/0 talks/N/obj/2 later/B/advmod/6 this/D/det/6 month/N/obl/2"
    written = Written(line)
    start = written.text.index("later")
    time = TimeExpression(start, len(written.text), TimeType.DATE, 1.0, find_meaning("later this month"))
    assert date_predicates(written.tree, written.predicates(), [time]) == {}


def test_what_is_set_for_a_time_takes_place_then() -> None:
    line = (
        "She/R/nsubj/2 invited/V/root/0 them/R/obj/2 to/A/case/5 talks/N/obl/2 set/V/acl/5 for/A/case/8 Friday/P/obl/2"
    )
    assert times_of(line, "Friday", nouns=("talks",)) == {"talks": "Friday"}


def test_what_people_come_for_takes_place_when_they_come() -> None:
    line = "Marn/P/nsubj/2 came/V/root/0 on/A/case/4 Friday/P/obl/2 to/M/mark/6 sign/V/advcl/2 it/R/obj/6"
    assert times_of(line, "Friday") == {"came": "Friday", "sign": "Friday"}


def test_what_is_begun_on_a_day_takes_place_then() -> None:
    line = "In/A/case/2 March/P/obl/4 Varda/P/nsubj/4 began/V/root/0 leasing/V/xcomp/4 land/N/obj/5"
    assert times_of(line, "March") == {"began": "March", "leasing": "March"}


def test_that_by_which_something_is_done_has_its_time() -> None:
    line = (
        "Varda/P/nsubj/2 answered/V/root/0 on/A/case/4 Friday/P/obl/2 by/S/mark/6 closing/V/advcl/2 the/D/det/8 "
        "gates/N/obj/6"
    )
    assert times_of(line, "Friday") == {"answered": "Friday", "closing": "Friday"}


def test_what_a_comma_parts_from_its_beginning_has_that_time() -> None:
    line = (
        "It/R/nsubj/2 includes/V/root/0 a/D/det/4 visit/N/obj/2 to/A/case/6 Varda/P/nmod/4 ,/./punct/8 "
        "starting/V/advcl/2 Friday/P/obl/8"
    )
    assert times_of(line, "Friday", nouns=("visit",)) == {"visit": "Friday"}


def test_a_verb_keeps_its_own_time_where_another_only_begins_then() -> None:
    line = "Talks/N/nsubj/2 start/V/root/0 Friday/P/obl/2"
    assert times_of(line, "Friday", nouns=("Talks",)) == {"Talks": "Friday", "start": "Friday"}


def test_a_second_verb_with_a_length_of_its_own_has_the_time_of_the_first() -> None:
    line = (
        "Varda/P/nsubj/2 convicted/V/root/0 him/R/obj/2 in/A/case/5 2031/M/obl/2 and/C/cc/7 jailed/V/conj/2 "
        "him/R/obj/7 for/A/case/11 two/M/nummod/11 years/N/obl/7"
    )
    written = Written(line)
    year, length = written.text.index("2031"), written.text.index("two years")
    times = [
        TimeExpression(year, year + 4, TimeType.DATE, 1.0),
        TimeExpression(length, length + 9, TimeType.DURATION, 1.0),
    ]
    dated = date_predicates(written.tree, written.predicates(), times)
    assert [time.start for time in dated.values()] == [year, year]
