from __future__ import annotations

from communique.compose.issue_words import stem_word
from communique.compose.issues import name_issues
from communique.compose.moves import find_moves
from communique.types import Story
from tests.compose.marked_story import ALL, mark

OPEN = "<Varda> [demanded] {the opening of the upper sluices}."
SHUT = "<Ostrel> [refused] {to touch the upper sluices before the harvest}."
PILOTS = "<Varda> [demanded] {the release of the river pilots}."
VECTORS = {
    "the opening of the upper sluices": (1.0, 0.0),
    "to touch the upper sluices before the harvest": (0.9, 0.1),
    "the release of the river pilots": (-1.0, 0.2),
}
PHRASES = ("the opening", "the upper sluices", "the harvest", "the release", "the river pilots")


def issues_of(*sentences: str, phrases: tuple[str, ...] = PHRASES) -> dict[str, str]:
    """The issue of each move by its proposal; each sentence is far from the next."""
    articles = {f"2030-05-0{number}": [sentence] for number, sentence in enumerate(sentences, 1)}
    return {move.proposal: move.issue for move in find_moves(mark(articles, vectors=VECTORS, phrases=phrases), ALL)}


def test_proposals_of_the_same_words_have_one_issue() -> None:
    assert len(set(issues_of(OPEN, SHUT).values())) == 1


def test_proposals_of_other_words_have_another_issue() -> None:
    assert len(set(issues_of(OPEN, SHUT, PILOTS).values())) == 2


def test_a_name_is_the_noun_that_its_moves_share_with_the_words_that_the_story_says_before_it() -> None:
    assert issues_of(OPEN, SHUT)["the opening of the upper sluices"] == "upper sluices"


def test_no_party_names_an_issue() -> None:
    assert "Ostrel" not in issues_of(SHUT, phrases=(*PHRASES, "Ostrel")).values()


def test_no_person_names_an_issue() -> None:
    phrases = ("the release", "the river pilots", "the prime minister")
    assert issues_of(PILOTS.replace("river pilots", "prime minister"), phrases=phrases) == {
        "the release of the prime minister": "release"
    }


def test_no_time_names_an_issue() -> None:
    assert set(issues_of("<Varda> [demanded] {tolls next week}.", phrases=("tolls", "week")).values()) == {"tolls"}


def test_a_name_without_a_noun_is_the_proposal() -> None:
    assert set(issues_of(OPEN, phrases=()).values()) == {"the opening of the upper sluices"}


def test_an_article_more_changes_no_name_of_what_it_does_not_touch() -> None:
    before = issues_of(OPEN, SHUT)
    after = issues_of(OPEN, SHUT, PILOTS)
    assert before.items() <= after.items()


def test_nothing_has_no_issue() -> None:
    assert name_issues((), Story((), (), (), (), (), (), ())) == []


def test_moves_that_each_have_their_nearest_in_another_are_grouped_in_pairs() -> None:
    vectors = {
        "the ferry toll": (1.0, 0.0, 0.0),
        "a higher ferry toll": (1.0, 0.1, 0.0),
        "the fishing quota": (0.0, 1.0, 0.0),
        "a larger fishing quota": (0.0, 1.0, 0.1),
    }
    articles = {
        f"2030-05-0{number}": [f"<{party}> [demanded] {{{what}}}."]
        for number, (party, what) in enumerate(zip(("Varda", "Ostrel") * 2, vectors, strict=True), 1)
    }
    found = find_moves(mark(articles, vectors=vectors, phrases=("ferry toll", "fishing quota")), ALL)
    named = {move.proposal: move.issue for move in found}
    assert sorted(named.values()) == ["ferry toll", "ferry toll", "fishing quota", "fishing quota"]


def test_a_deal_needs_a_word_that_says_which() -> None:
    sentence = "<Varda> [demanded] {a harvest deal and quotas}. The deal waits. A deal. Quotas. Quotas. The quotas."
    assert set(issues_of(sentence, phrases=("the deal", "quotas")).values()) == {"quotas"}
    assert set(issues_of(sentence, phrases=("harvest deal",)).values()) == {"harvest deal"}


def test_a_word_that_judges_is_no_part_of_a_name() -> None:
    assert set(issues_of("<Varda> [demanded] {a fair quota}.", phrases=("fair quota",)).values()) == {"quota"}


def test_a_country_is_no_part_of_the_name_of_a_plain_noun() -> None:
    assert set(issues_of("<Varda> [demanded] {an Ostreli quota}.", phrases=("an Ostreli quota",)).values()) == {"quota"}


def test_a_noun_that_mostly_stands_in_a_phrase_with_of_is_named_with_it() -> None:
    sentences = (OPEN, "<Varda> [demanded] {the state of siege}.", "<Ostrel> [refused] {the state of siege}.")
    assert issues_of(*sentences, phrases=(*PHRASES, "siege"))["the state of siege"] == "state of siege"


def test_nouns_of_one_matter_that_leave_open_what_of_are_one_issue() -> None:
    raises = "<Varda> [demanded] {the pilot pay raises}. Pay raises. Pay raises."
    increases = "<Ostrel> [refused] {every pay increase}. A pay increase. A pay increase."
    named = issues_of(raises, increases, phrases=("pay raises", "pay increase"))
    assert len(set(named.values())) == 1


def test_singular_and_plural_are_one_word() -> None:
    assert stem_word("missiles") == stem_word("missile")
    assert stem_word("embassies") == stem_word("embassy")


def test_what_something_is_called_is_no_issue() -> None:
    sentence = "<Varda> [demanded] {that the quota be dropped, as it would be a blockade}. A blockade."
    assert set(issues_of(sentence, phrases=("the quota", "a blockade")).values()) == {"quota"}


def test_what_the_news_bargains_over_names_an_issue_sooner_than_where_it_is() -> None:
    sentence = "<Varda> [demanded] {an end to the embargo in the basin}. The basin. A basin. The embargo. An embargo."
    assert set(issues_of(sentence, phrases=("the embargo", "the basin")).values()) == {"embargo"}


def test_a_name_is_in_small_letters_where_the_story_has_it_so() -> None:
    sentence = "<Varda> [demanded] {Quotas}. Quotas. Quotas. Its quotas."
    assert set(issues_of(sentence, phrases=("Quotas", "quotas")).values()) == {"quotas"}
