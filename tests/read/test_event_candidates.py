"""Tests of read/event_candidates.py."""

from tests.read.trees import Written


def predicates_of(line: str, *nouns: str) -> list[tuple[str, str, str]]:
    """Each predicate with the verb that carries it and the head of its clause."""
    written = Written(line)
    return [
        (written.words[each.place], written.words[each.carrier], written.words[each.clause])
        for each in written.predicates(*nouns)
    ]


def test_a_verb_is_a_predicate() -> None:
    assert predicates_of("Varda/P/nsubj/2 withdrew/V/root/0") == [("withdrew", "withdrew", "withdrew")]


def test_a_noun_that_the_model_takes_for_an_event_is_one() -> None:
    line = "The/D/det/2 talks/N/nsubj/3 collapsed/V/root/0"
    assert ("talks", "talks", "talks") in predicates_of(line, "talks")


def test_a_noun_that_it_does_not_is_none() -> None:
    line = "The/D/det/2 river/N/nsubj/3 rose/V/root/0"
    assert [place for place, *_ in predicates_of(line)] == ["rose"]


def test_somebody_is_no_event() -> None:
    line = "The/D/det/2 envoy/N/nsubj/3 left/V/root/0"
    assert [place for place, *_ in predicates_of(line, "envoy")] == ["left"]


def test_a_light_verb_and_its_object_are_one_predicate() -> None:
    line = "Varda/P/nsubj/2 held/V/root/0 talks/N/obj/2"
    assert predicates_of(line, "talks") == [("talks", "held", "held")]


def test_what_takes_place_is_the_predicate() -> None:
    line = "The/D/det/2 summit/N/nsubj/3 took/V/root/0 place/N/obj/3"
    assert predicates_of(line, "summit", "place") == [("summit", "took", "took")]


def test_what_is_expected_to_be_is_one_predicate_with_its_expectation() -> None:
    line = "Talks/N/nsubj:pass/3 are/X/aux:pass/3 expected/V/root/0 to/T/mark/5 resume/V/xcomp/3"
    assert predicates_of(line)[-1] == ("resume", "resume", "expected")


def test_what_failed_to_be_reached_is_one_predicate() -> None:
    line = "They/R/nsubj/2 failed/V/root/0 to/T/mark/4 reach/V/xcomp/2 a/D/det/6 deal/N/obj/4"
    assert predicates_of(line, "deal") == [("deal", "reach", "failed")]


def test_a_participle_that_only_says_that_an_event_took_place_is_none() -> None:
    line = "the/D/det/2 talks/N/nsubj/6 held/V/acl/2 in/A/case/5 May/P/obl/3 ended/V/root/0"
    assert [place for place, *_ in predicates_of(line, "talks")] == ["talks", "ended"]


def test_a_participle_before_a_noun_is_no_clause() -> None:
    line = "the/D/det/3 visiting/V/amod/3 envoy/N/nsubj/4 left/V/root/0"
    assert [place for place, *_ in predicates_of(line)] == ["left"]


def test_what_only_sets_a_day_is_no_predicate() -> None:
    line = "a/D/det/2 vote/N/nsubj/8 of/A/case/4 council/N/nmod/2 set/V/acl/4 for/A/case/7 May/P/obl/5 looms/V/root/0"
    assert [place for place, *_ in predicates_of(line, "vote")] == ["vote", "looms"]


def test_who_set_somebody_a_task_did_something() -> None:
    line = "envoys/N/nsubj/4 set/V/acl/1 on/A/mark/2 left/V/root/0"
    assert [place for place, *_ in predicates_of(line)] == ["set", "left"]
