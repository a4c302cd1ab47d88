"""Tests of read/pairs.py."""

import numpy as np

from communique.model.antecedents import Pairs
from communique.read.anaphora import find_pronouns
from communique.read.pairs import AFTER, BEFORE, MENTION_TRAITS, PAIR_TRAITS, pair_mentions
from communique.read.phrases import Form, Mention
from tests.read.told import PERSON, PLACE, Told

NAMES = {"Paul Brack": PERSON, "Martha Lund": PERSON, "Lund": PERSON, "Varda": PLACE}


def pair(text: str) -> tuple[Pairs, list[str]]:
    """The pairs of a text's names and pronouns, with the words of its mentions."""
    told = Told(text, NAMES)
    mentions = sorted((*told.mentions(), *find_pronouns(told.article, told.mentions())))
    asked = np.array([i for i, mention in enumerate(mentions) if mention.form is Form.PRONOUN], dtype=np.int64)
    return pair_mentions(told.article, mentions, asked), [text[m.start : m.end] for m in mentions]


def names_of(text: str) -> list[str]:
    """What the last pronoun of a text is paired with."""
    pairs, words = pair(text)
    return [words[column] for column in pairs.columns[pairs.rows == len(pairs.asked) - 1]]


def traits_of(text: str, name: str) -> list[float]:
    """The traits of the last pronoun's pair with a name."""
    pairs, words = pair(text)
    (at,) = (i for i in np.flatnonzero(pairs.rows == len(pairs.asked) - 1).tolist() if words[pairs.columns[i]] == name)
    return pairs.traits[at].tolist()


def test_a_pronoun_is_paired_with_what_stands_before_it() -> None:
    assert names_of("Paul Brack met Martha Lund. She left.") == ["Paul Brack", "Martha Lund"]


def test_a_pronoun_is_paired_with_a_name_after_it_in_its_sentence() -> None:
    assert names_of("In his house Paul Brack slept.") == ["Paul Brack"]


def test_a_pronoun_is_not_paired_with_a_name_of_a_later_sentence() -> None:
    assert names_of("He slept. Paul Brack left.") == []


def test_a_pronoun_is_paired_with_no_more_than_is_in_its_reach() -> None:
    text = "Varda, " * (BEFORE + 5) + "and he spoke of it" + ", Varda" * (AFTER + 5)
    pairs, _ = pair(text)
    assert [int((pairs.rows == row).sum()) for row in range(2)] == [BEFORE + AFTER, BEFORE + AFTER]


def test_a_mention_that_overlaps_is_no_pair() -> None:
    told = Told("His letter came.")
    pronoun = find_pronouns(told.article, ())[0]
    phrase = Mention(0, 10, Form.NOMINAL, None, ("letter",), head="letter")
    assert len(pair_mentions(told.article, sorted((phrase, pronoun)), np.array([0, 1])).rows) == 0


def test_a_name_of_the_other_sex_is_told_apart() -> None:
    text = "Paul Brack met Varda. {} left."
    assert traits_of(text.format("He"), "Paul Brack") != traits_of(text.format("She"), "Paul Brack")


def test_a_surname_has_the_sex_of_the_full_name() -> None:
    text = "Martha Lund came. Lund spoke. {} left."
    assert traits_of(text.format("He"), "Lund") != traits_of(text.format("She"), "Lund")


def test_pairs_and_mentions_have_as_many_traits_as_they_say() -> None:
    pairs, words = pair("Paul Brack met Martha Lund. She left.")
    assert (pairs.mentions.shape, pairs.traits.shape[1]) == ((len(words), MENTION_TRAITS), PAIR_TRAITS)


def test_no_mentions_make_no_pairs() -> None:
    pairs, _ = pair("It rained.".replace("It", "Rain"))
    assert (len(pairs.rows), len(pairs.mentions)) == (0, 0)
