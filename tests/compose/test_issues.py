from __future__ import annotations

from communique.compose.issues import Subject, name_issues

SLUICE = Subject("to open the upper sluices", "Ostrel refused to open the upper sluices", (1.0, 0.0))
SLUICES = Subject("the upper sluices must open in May", "the upper sluices must open in May, she said", (0.9, 0.1))
PILOTS = Subject("the release of the river pilots", "Varda demanded the release of the river pilots", (-1.0, 0.2))


def test_proposals_of_the_same_words_have_one_issue() -> None:
    one, other, _ = name_issues([SLUICE, SLUICES, PILOTS], ())
    assert one == other


def test_proposals_of_other_words_have_another_issue() -> None:
    assert len(set(name_issues([SLUICE, SLUICES, PILOTS], ()))) == 2


def test_a_name_is_shared_words_of_its_group() -> None:
    assert name_issues([SLUICE, SLUICES, PILOTS], ())[0] == "upper sluices"


def test_names_of_parties_name_no_issue() -> None:
    subject = Subject("Ostrel harbour", "Ostrel harbour", ())
    assert name_issues([subject], ["Ostrel"]) == ["harbour"]


def test_nothing_has_no_issue() -> None:
    assert name_issues([], ()) == []


def test_a_name_opens_a_noun_phrase_where_one_does() -> None:
    subject = Subject("to reopen fully the western ferry", "to reopen fully the western ferry", ())
    assert name_issues([subject], ()) == ["western ferry"]


def test_moves_that_each_have_their_nearest_in_another_are_grouped_in_pairs() -> None:
    subjects = [
        Subject(f"the {what}", f"the {what}", vector)
        for what, vector in (
            ("ferry toll", (1.0, 0.0, 0.0)),
            ("toll of the ferry", (1.0, 0.1, 0.0)),
            ("river pilots", (0.0, 1.0, 0.0)),
            ("pilots of the river", (0.0, 1.0, 0.1)),
        )
    ]
    names = name_issues(subjects, ())
    assert (names[0] == names[1], names[2] == names[3], names[0] == names[2]) == (True, True, False)
