"""Tests of read/event_trees.py."""

from tests.read.trees import Written

LINE = "She/R/nsubj/2 met/V/root/0 envoys/N/obj/2 of/A/case/5 Varda/P/nmod/3"


def test_a_subtree_is_in_text_order() -> None:
    assert Written(LINE).tree.subtree(2) == [2, 3, 4]


def test_the_nearest_head_comes_first() -> None:
    assert list(Written(LINE).tree.ancestors(4)) == [2, 1]


def test_a_word_has_its_prepositions() -> None:
    assert Written(LINE).tree.cases(4) == ("of",)


def test_a_relation_goes_without_its_subtype() -> None:
    line = "It/R/nsubj:pass/2 fell/V/root/0"
    assert Written(line).tree.relation(0) == "nsubj"


def test_a_dependent_is_found_by_its_whole_relation() -> None:
    line = "It/R/nsubj:pass/2 fell/V/root/0"
    assert Written(line).tree.dependents(1, "nsubj") == []
