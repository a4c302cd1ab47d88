"""Tests of read/event_extents.py."""

import pytest

from communique.read.event_extents import LONGEST, find_extent, tells_of_something
from tests.read.trees import Written


def extent_of(line: str, word: str, *nouns: str) -> str:
    written = Written(line)
    start, end = find_extent(written.text, written.tree, written.predicate(word, *nouns))
    return written.text[start:end]


@pytest.mark.parametrize(
    ("line", "word", "words"),
    [
        (
            "Varda/P/nsubj/2 withdrew/V/root/0 its/R/nmod:poss/4 envoy/N/obj/2 on/A/case/6 Monday/P/obl/2 ./././2",
            "withdrew",
            "Varda withdrew its envoy on Monday",
        ),
        (
            "However/B/advmod/4 ,/./punct/1 Varda/P/nsubj/4 withdrew/V/root/0",
            "withdrew",
            "Varda withdrew",
        ),
        (
            "Varda/P/nsubj/2 withdrew/V/root/0 ,/./punct/5 an/D/det/5 aide/N/obl/6 said/V/parataxis/2",
            "withdrew",
            "Varda withdrew",
        ),
        (
            "Varda/P/nsubj/2 withdrew/V/root/0 after/S/mark/5 Ostrel/P/nsubj/5 attacked/V/advcl/2",
            "withdrew",
            "Varda withdrew",
        ),
        (
            "Talks/N/nsubj:pass/3 are/X/aux:pass/3 expected/V/root/0 to/T/mark/5 resume/V/xcomp/3",
            "resume",
            "Talks are expected to resume",
        ),
        (
            "Hardly/B/advmod/2 anybody/R/nsubj/3 came/V/root/0",
            "came",
            "Hardly anybody came",
        ),
        (
            "Varda/P/nsubj/2 met/V/root/0 Ostrel/P/obj/2 –/./punct/6 the/D/det/6 neighbour/N/obl/2",
            "met",
            "Varda met Ostrel",
        ),
    ],
)
def test_a_clause_is_cut_to_what_tells_the_event(line: str, word: str, words: str) -> None:
    assert extent_of(line, word) == words


def test_a_noun_is_told_by_its_phrase() -> None:
    line = (
        "after/A/case/4 the/D/det/4 long/J/amod/4 talks/N/obl/9 between/A/case/6 Varda/P/nmod/4 and/C/cc/8 "
        "Ostrel/P/conj/6 ended/V/root/0"
    )
    assert extent_of(line, "talks", "talks") == "the long talks between Varda and Ostrel"


def test_a_mark_of_quotation_is_kept_with_its_partner_or_left() -> None:
    line = "He/R/nsubj/2 rejected/V/root/0 a/D/det/5 “/./punct/5 plan/N/obj/2 ”/./punct/5 of/A/case/8 Varda/P/nmod/5"
    words = extent_of(line, "rejected")
    assert words.count("“") == words.count("”")


def test_a_long_sentence_gives_no_long_extent() -> None:
    tail = " ".join(f"in/A/case/{n + 1} Karsk/P/obl/2" for n in range(3, 203, 2))
    assert len(extent_of(f"Varda/P/nsubj/2 withdrew/V/root/0 {tail}", "withdrew")) <= LONGEST


def test_a_name_is_not_cut() -> None:
    line = "They/R/nsubj/2 met/V/root/0 Chancellor/P/obj/2 Maret/P/appos/3 Ollin/P/flat/4"
    assert extent_of(line, "met") == "They met Chancellor Maret Ollin"


def test_a_day_before_a_name_is_no_part_of_it() -> None:
    line = "Last/J/amod/2 Friday/P/obl:unmarked/4 Varda/P/nsubj/4 withdrew/V/root/0"
    assert extent_of(line, "withdrew") == "Varda withdrew"


def test_a_title_is_not_cut_from_its_name() -> None:
    line = "Energy/N/compound/2 Minister/P/nsubj/4 Grell/P/nsubj/4 left/V/root/0"
    assert extent_of(line, "left") == "Energy Minister Grell left"


def test_an_owner_is_not_left_without_what_it_owns() -> None:
    line = "talks/N/root/0 at/A/case/3 end/N/nmod/1 of/A/case/5 Monday/P/nmod/3 's/T/case/5 session/N/dep/3"
    assert extent_of(line, "talks", "talks") == "talks at end of Monday 's session"


def test_the_predicate_stands_in_its_extent_across_a_break() -> None:
    line = (
        "Talks/N/nsubj:pass/3 are/X/aux:pass/3 expected/V/root/0 ,/./punct/6 she/R/nsubj/6 said/V/parataxis/3 "
        ",/./punct/6 to/T/mark/9 resume/V/xcomp/3"
    )
    assert extent_of(line, "resume").endswith("resume")


def test_a_clause_that_describes_a_noun_begins_with_it() -> None:
    line = "since/A/case/3 an/D/det/3 accord/N/root/0 lapsed/V/acl/3 in/A/case/6 May/P/obl/4"
    assert extent_of(line, "lapsed") == "an accord lapsed in May"


def test_a_relative_clause_begins_with_its_noun() -> None:
    line = "They/R/nsubj/2 met/V/root/0 envoys/N/obj/2 who/R/nsubj/5 fled/V/acl:relcl/3 Ilmsund/P/obj/5"
    assert extent_of(line, "fled") == "envoys who fled Ilmsund"


def test_a_relative_clause_with_its_own_subject_does_not() -> None:
    line = "They/R/nsubj/2 met/V/root/0 envoys/N/obj/2 whom/R/obj/6 Varda/P/nsubj/6 expelled/V/acl:relcl/3"
    assert extent_of(line, "expelled") == "Varda expelled"


def test_who_does_something_behind_with_is_part_of_the_words() -> None:
    line = "with/S/case/2 lights/N/obl/4 already/B/advmod/4 dying/V/advcl/5 came/V/root/0 Ollin/P/nsubj/5"
    assert extent_of(line, "dying") == "lights already dying"


@pytest.mark.parametrize(
    ("line", "tells"), [("already/B/advmod/2 going/V/root/0", False), ("he/R/nsubj/2 went/V/root/0", True)]
)
def test_a_verb_alone_tells_of_nothing(line: str, tells: bool) -> None:
    written = Written(line)
    assert tells_of_something(written.tree, 1, (0, len(written.text))) is tells
