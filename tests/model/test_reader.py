import numpy as np
import pytest

from communique.model.encode import WINDOW
from communique.model.reader import Reader

TEXT = "Ilse Marn, the water minister of Varda, said the sluice was shut. “We wait,” she said.\n\n"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def test_a_long_text_has_scores_for_every_piece(reader: Reader) -> None:
    pieces = reader.cut(TEXT * 30, [(0, len(TEXT) * 30)])
    tagged = reader.tag(pieces)
    assert len(pieces) > 2 * WINDOW
    assert len(tagged.roles) == len(tagged.names) == len(tagged.whole.hidden) == len(pieces)


def test_scores_are_log_probabilities(reader: Reader) -> None:
    tagged = reader.tag(reader.cut(TEXT, [(0, len(TEXT))]))
    assert np.allclose(np.exp(tagged.roles).sum(axis=1), 1, atol=1e-4)


def test_a_text_without_pieces_is_read_as_nothing(reader: Reader) -> None:
    tagged = reader.tag(reader.cut(" ", [(0, 1)]))
    assert len(tagged.roles) == 0
    assert tagged.windows == ()


def test_contents_come_back_in_the_order_given(reader: Reader) -> None:
    pieces = reader.cut(TEXT, [(0, len(TEXT))])
    contents = [pieces.select([(0, n)]) for n in (12, 3, 20)]
    tagged = reader.tag_contents(contents)
    assert [len(window.hidden) for window in tagged.windows] == [12, 3, 20]
    assert (tagged.pieces.ids[12:15] == contents[1].ids).all()


def test_no_window_shows_pieces_of_two_contents(reader: Reader) -> None:
    pieces = reader.cut(TEXT, [(0, len(TEXT))])
    tagged = reader.tag_contents([pieces.select([(0, 12)]), pieces.select([(3, 9)])])
    assert [tagged.shows(span) for span in ((10, 12), (11, 13), (12, 14))] == [True, False, True]


def test_what_stands_after_a_window_changes_nothing_in_it(reader: Reader) -> None:
    long = reader.cut(TEXT * 30, [(0, len(TEXT) * 30)])
    assert (reader.tag(long[:WINDOW]).windows[0].hidden == reader.tag(long).windows[0].hidden).all()


def test_a_content_reads_the_same_beside_another(reader: Reader) -> None:
    pieces = reader.cut(TEXT, [(0, len(TEXT))])
    contents = [pieces.select([(0, n)]) for n in (12, 20)]
    beside = reader.tag_contents(contents).roles[:12]
    assert (reader.tag_contents(contents[:1]).roles == beside).all()


def test_reading_twice_gives_the_same_scores(reader: Reader) -> None:
    pieces = reader.cut(TEXT, [(0, len(TEXT))])
    assert (reader.tag(pieces).roles == reader.tag(pieces).roles).all()
