"""Tests of read/event_participants.py."""

import pytest

from communique.read.event_participants import find_participants
from tests.read.trees import Written


def participants_of(line: str, word: str, *nouns: str) -> tuple[list[str], list[str]]:
    """Who acts and who is acted on, by the words that head their phrases."""
    written = Written(line)
    found = find_participants(written.tree, written.predicate(word, *nouns))
    return [written.words[place] for place in found.actors], [written.words[place] for place in found.recipients]


@pytest.mark.parametrize(
    ("line", "word", "actors", "recipients"),
    [
        ("Varda/P/nsubj/2 attacked/V/root/0 Ostrel/P/obj/2", "attacked", ["Varda"], ["Ostrel"]),
        (
            "Ostrel/P/nsubj:pass/3 was/X/aux:pass/3 attacked/V/root/0 by/A/case/5 Varda/P/obl:agent/3",
            "attacked",
            ["Varda"],
            ["Ostrel"],
        ),
        (
            "Varda/P/nsubj/4 and/C/cc/3 Ostrel/P/conj/1 met/V/root/0 in/A/case/6 Ilmsund/P/obl/4",
            "met",
            ["Varda", "Ostrel"],
            [],
        ),
        (
            "Varda/P/nsubj/2 agreed/V/root/0 to/T/mark/4 meet/V/xcomp/2 Ostrel/P/obj/4",
            "meet",
            ["Varda"],
            ["Ostrel"],
        ),
        (
            "Varda/P/nsubj/2 urged/V/root/0 Ostrel/P/obj/2 to/T/mark/5 leave/V/xcomp/2",
            "leave",
            ["Ostrel"],
            [],
        ),
        (
            "Varda/P/nsubj/2 called/V/root/0 on/A/case/4 Ostrel/P/obl/2 to/T/mark/6 leave/V/xcomp/2",
            "leave",
            ["Ostrel"],
            [],
        ),
        (
            "envoys/N/root/0 detained/V/acl/1 by/A/case/4 Varda/P/obl:agent/2",
            "detained",
            ["Varda"],
            ["envoys"],
        ),
        (
            "envoys/N/root/0 who/R/nsubj/3 visited/V/acl:relcl/1 Varda/P/obj/3",
            "visited",
            ["envoys"],
            ["Varda"],
        ),
        (
            "Varda/P/nsubj/2 met/V/root/0 Ostrel/P/obj/2 and/C/cc/5 left/V/conj/2",
            "left",
            ["Varda"],
            [],
        ),
    ],
)
def test_a_verb_has_those_that_its_clause_names(line: str, word: str, actors: list[str], recipients: list[str]) -> None:
    assert participants_of(line, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("line", "word", "actors", "recipients"),
    [
        ("Varda/P/nmod:poss/3 's/T/case/1 withdrawal/N/root/0", "withdrawal", ["Varda"], []),
        (
            "talks/N/root/0 between/A/case/3 Varda/P/nmod/1 and/C/cc/5 Ostrel/P/conj/3",
            "talks",
            ["Varda", "Ostrel"],
            [],
        ),
        ("an/D/det/2 attack/N/root/0 on/A/case/4 Ostrel/P/nmod/2", "attack", [], ["Ostrel"]),
        (
            "Varda/P/nsubj/2 held/V/root/0 talks/N/obj/2 with/A/case/5 Ostrel/P/nmod/3",
            "talks",
            ["Varda"],
            ["Ostrel"],
        ),
        (
            "Sanctions/N/nsubj:pass/3 were/X/aux:pass/3 imposed/V/root/0 on/A/case/5 Ostrel/P/obl/3 "
            "by/A/case/7 Varda/P/obl:agent/3",
            "Sanctions",
            ["Varda"],
            ["Ostrel"],
        ),
        (
            "Varda/P/nsubj/2 announced/V/root/0 a/D/det/4 withdrawal/N/obj/2",
            "withdrawal",
            ["Varda"],
            [],
        ),
    ],
)
def test_a_noun_has_its_own_or_those_of_its_clause(
    line: str, word: str, actors: list[str], recipients: list[str]
) -> None:
    assert participants_of(line, word) == (actors, recipients)
