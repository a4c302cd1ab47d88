from communique.model.syntax import Token
from training.events.examples import PARTIES, fill, find_predicate, strip_marks


def test_marks_are_stripped_and_what_they_stood_around_is_kept() -> None:
    text, parties = strip_marks("<S>Varda</S> met <t>Ostrel</t>.")
    assert text == "Varda met Ostrel."
    assert [text[start:end] for start, end in parties] == ["Varda", "Ostrel"]


def test_a_mark_that_is_never_closed_marks_nothing() -> None:
    assert strip_marks("<s>Varda met <t>Ostrel</t>.")[1] == ((10, 16),)


def test_the_places_of_a_phrase_are_filled_with_two_parties() -> None:
    for place in range(100):
        _, parties = strip_marks(fill("S met T", place))
        assert len(parties) == 2


def test_both_places_never_hold_one_party() -> None:
    for place in range(len(PARTIES)):
        text, ((start, end), (begun, ended)) = strip_marks(fill("S met T", place))
        assert text[start:end] != text[begun:ended]


def tree(*words: tuple[str, int | None]) -> tuple[Token, ...]:
    return tuple(Token(2 * i, 2 * i + 1, upos, "", head, "dep") for i, (upos, head) in enumerate(words))


def test_the_predicate_is_what_both_parties_hang_on() -> None:
    assert find_predicate(tree(("PROPN", 1), ("VERB", None), ("PROPN", 1)), ((0, 1), (4, 5))) == 1


def test_a_party_that_hangs_on_the_other_is_led_up_to_the_verb() -> None:
    assert find_predicate(tree(("PROPN", 2), ("PROPN", 0), ("VERB", None)), ((0, 1), (2, 3))) == 2


def test_without_parties_the_root_is_the_predicate() -> None:
    assert find_predicate(tree(("NOUN", 1), ("VERB", None)), ()) == 1
