"""Tests of read/event_modality.py."""

import pytest

from communique.read.event_modality import find_modality
from communique.types import Modality
from tests.read.trees import Written

ACTUAL, PLANNED, HYPOTHETICAL, NEGATED = Modality


@pytest.mark.parametrize(
    ("line", "word", "modality"),
    [
        ("Varda/P/nsubj/2 withdrew/V/root/0", "withdrew", ACTUAL),
        ("Varda/P/nsubj/4 did/X/aux/4 not/T/advmod/4 withdraw/V/root/0", "withdraw", NEGATED),
        ("Varda/P/nsubj/3 never/B/advmod/3 withdrew/V/root/0", "withdrew", NEGATED),
        ("Varda/P/nsubj/3 will/X/aux/3 withdraw/V/root/0", "withdraw", PLANNED),
        ("Varda/P/nsubj/3 might/X/aux/3 withdraw/V/root/0", "withdraw", HYPOTHETICAL),
        ("If/S/mark/3 Varda/P/nsubj/3 withdraws/V/advcl/5 we/R/nsubj/5 stay/V/root/0", "withdraws", HYPOTHETICAL),
        ("Varda/P/nsubj/2 refused/V/root/0 to/T/mark/4 withdraw/V/xcomp/2", "withdraw", NEGATED),
        ("Varda/P/nsubj/2 refused/V/root/0 to/T/mark/4 withdraw/V/xcomp/2", "refused", ACTUAL),
        ("Varda/P/nsubj/2 failed/V/root/0 to/T/mark/4 withdraw/V/xcomp/2", "withdraw", NEGATED),
        ("Varda/P/nsubj/2 plans/V/root/0 to/T/mark/4 withdraw/V/xcomp/2", "withdraw", PLANNED),
        ("Varda/P/nsubj/2 scheduled/V/root/0 a/D/det/4 vote/N/obj/2", "vote", PLANNED),
        ("a/D/det/2 vote/N/nsubj/6 set/V/acl/2 for/A/case/5 May/P/obl/3 looms/V/root/0", "vote", PLANNED),
        ("Varda/P/nsubj/2 agreed/V/root/0 to/T/mark/4 withdraw/V/xcomp/2", "withdraw", PLANNED),
        ("Varda/P/nsubj/2 threatened/V/root/0 to/T/mark/4 withdraw/V/xcomp/2", "withdraw", HYPOTHETICAL),
        ("She/R/nsubj/2 said/V/root/0 Varda/P/nsubj/5 would/X/aux/5 withdraw/V/ccomp/2", "withdraw", PLANNED),
        ("She/R/nsubj/2 denied/V/root/0 that/S/mark/5 Varda/P/nsubj/5 withdrew/V/ccomp/2", "withdrew", NEGATED),
        ("It/R/nsubj/2 stopped/V/root/0 Varda/P/obj/2 from/S/mark/5 withdrawing/V/advcl/2", "withdrawing", NEGATED),
        ("Varda/P/nsubj/3 will/X/aux/3 meet/V/root/0 and/C/cc/5 sign/V/conj/3", "sign", PLANNED),
        ("Varda/P/nsubj/4 did/X/aux/4 not/T/advmod/4 sign/V/root/0 and/C/cc/6 left/V/conj/4", "left", ACTUAL),
        ("Varda/P/nsubj/3 is/X/aux/3 going/V/root/0 to/T/mark/5 withdraw/V/xcomp/3", "withdraw", PLANNED),
        ("Varda/P/nsubj/4 no/D/advmod/3 longer/B/advmod/4 objects/V/root/0", "objects", NEGATED),
        ("Varda/P/nsubj/3 will/X/aux/3 withdraw/V/root/0 to/T/mark/5 protest/V/advcl/3", "protest", HYPOTHETICAL),
    ],
)
def test_a_verb_has_the_modality_of_what_governs_it(line: str, word: str, modality: Modality) -> None:
    written = Written(line)
    assert find_modality(written.tree, written.predicate(word)) is modality


@pytest.mark.parametrize(
    ("line", "word", "modality"),
    [
        ("The/D/det/2 talks/N/nsubj/3 ended/V/root/0", "talks", ACTUAL),
        ("They/R/nsubj/2 reached/V/root/0 no/D/det/4 agreement/N/obj/2", "agreement", NEGATED),
        ("Varda/P/nsubj/2 canceled/V/root/0 the/D/det/4 summit/N/obj/2", "summit", NEGATED),
        ("Varda/P/nsubj/2 rejected/V/root/0 the/D/det/4 offer/N/obj/2", "offer", ACTUAL),
        ("Varda/P/nsubj/2 called/V/root/0 for/A/case/4 talks/N/obl/2", "talks", HYPOTHETICAL),
        ("the/D/det/2 threat/N/root/0 of/A/case/4 war/N/nmod/2", "war", HYPOTHETICAL),
        ("the/D/det/3 planned/J/amod/3 summit/N/root/0", "summit", PLANNED),
        ("a/D/det/2 summit/N/root/0 to/T/mark/5 be/X/aux:pass/5 held/V/acl/2", "summit", PLANNED),
        ("It/R/nsubj/3 may/X/aux/3 blame/V/root/0 the/D/det/5 raid/N/obl/3", "raid", ACTUAL),
        (
            "It/R/nsubj/4 did/X/aux/4 not/T/advmod/4 lead/V/root/0 to/A/case/7 any/D/det/7 talks/N/obl/4",
            "talks",
            NEGATED,
        ),
        ("talks/N/root/0 without/A/case/4 an/D/det/4 agreement/N/nmod/1", "agreement", NEGATED),
    ],
)
def test_a_noun_has_it_too(line: str, word: str, modality: Modality) -> None:
    written = Written(line)
    assert find_modality(written.tree, written.predicate(word)) is modality
