from communique.types import MoveKind
from evaluation.moves import NO_MOVE
from training.moves.news import MARKED, read_rows


def test_every_marked_sentence_has_a_kind_that_the_models_know():
    kinds = {NO_MOVE, *(kind.value for kind in MoveKind)}
    assert {row.kind for row in read_rows()} <= kinds


def test_the_file_holds_places_and_no_words_of_the_news():
    rows = [line.split("\t") for line in MARKED.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(set("".join(row[2:6])) <= set("0123456789-,") for row in rows)


def test_a_marked_clause_begins_within_its_content():
    assert all(row.told.content[0][0] <= row.start < row.told.content[-1][1] for row in read_rows())
