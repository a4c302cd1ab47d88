"""Tests of training/reader/coreference.py."""

from pathlib import Path

import numpy as np

from communique.model.encode import load_tokenizer
from communique.read.phrases import Form as FoundForm
from communique.read.phrases import Mention
from training.reader.coreference import (
    NOTHING,
    UNKNOWN,
    Document,
    Form,
    Naming,
    find_entities,
    read_gap,
    read_gum_documents,
    read_litbank,
    read_meantime_documents,
    spread_by_last_word,
)

GUM = """# newpar
# text = President Ilse Marn said Varda's dam holds.
1\tPresident\tpresident\tPROPN\t_\t_\t4\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref
2\tIlse\tIlse\tPROPN\t_\t_\t1\tflat\t_\t_
3\tMarn\tMarn\tPROPN\t_\t_\t1\tflat\t_\tEntity=1)
4\tsaid\tsay\tVERB\t_\t_\t0\troot\t_\t_
5-6\tVarda's\t_\t_\t_\t_\t_\t_\t_\t_
5\tVarda\tVarda\tPROPN\t_\t_\t7\tnmod:poss\t_\tEntity=(2-object-new-nnnnn-cf2-3-coref(3-place-new-nnnnn-cf3-1-sgl)
6\t's\t's\tPART\t_\t_\t5\tcase\t_\t_
7\tdam\tdam\tNOUN\t_\t_\t8\tnsubj\t_\tEntity=2)
8\tholds\thold\tVERB\t_\t_\t4\tccomp\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

# newpar
# text = She built it.
1\tShe\tshe\tPRON\t_\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)
2\tbuilt\tbuild\tVERB\t_\t_\t0\troot\t_\t_
3\tit\tit\tPRON\t_\t_\t2\tobj\t_\tEntity=(2-object-giv:act-nnnnn-cf2-1-ana)|SpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tSpaceAfter=No
"""
GAP = (
    "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
    "x-1\tIlse Marn met Vera Lund before she left.\tshe\t31\tIlse Marn\t0\tFALSE\tVera Lund\t14\tTRUE\tnone\n"
)
NOVEL = "\n".join(
    f"x\t0\t{i}\t{word}\t_\t_\t_\t_\t_\t_\t_\t_\t{label}"
    for i, (word, label) in enumerate(
        [("Mrs.", "(0"), ("Lund", "0)"), ("saw", "_"), ("her", "(1|(0)"), ("brother", "_"), ("Teo", "1)"), (".", "_")]
    )
)


def test_gum_is_read_as_running_text(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(GUM)
    assert next(read_gum_documents(tmp_path)).text == "President Ilse Marn said Varda's dam holds.\n\nShe built it."


def test_a_mention_is_cut_to_its_name_its_pronoun_or_its_noun(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(GUM)
    document = next(read_gum_documents(tmp_path))
    found = [(document.text[n.start : n.end], n.entity, n.form) for n in document.namings]
    assert found == [
        ("Ilse Marn", "1", Form.NAME),
        ("Varda's dam", "2", Form.DESCRIPTION),
        ("Varda", "3", Form.NAME),
        ("She", "1", Form.PRONOUN),
        ("it", "2", Form.PRONOUN),
    ]


def test_a_gap_pronoun_is_asked_and_one_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "gap.tsv").write_text(GAP)
    (example,) = read_gap(tmp_path / "gap.tsv", load_tokenizer())
    first, second, pronoun = example.referents
    assert (pronoun.asked, pronoun.entity == second.entity, pronoun.entity == first.entity) == (True, True, False)


def test_litbank_mentions_share_numbers_by_entity(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text(NOVEL)
    (example,) = read_litbank(tmp_path, load_tokenizer())
    lund, her, brother = sorted(example.referents, key=lambda referent: referent.span[1])
    assert (lund.entity == her.entity, her.asked, brother.entity == her.entity) == (True, True, False)


def entity_of(mention: Mention) -> int:
    """The entity of one mention in "President Ilse Marn said the old dam holds, and it rains"."""
    namings = (
        Naming(10, 19, "marn", Form.NAME, "person"),
        Naming(25, 36, "dam", Form.DESCRIPTION, "object"),
        Naming(48, 50, None, Form.PRONOUN, ""),
    )
    text = "President Ilse Marn said the old dam holds, and it rains"
    return int(find_entities(Document("a", text, namings), [mention])[0])


def test_a_mention_on_the_bounds_of_an_annotated_one_is_its_entity() -> None:
    assert entity_of(Mention(10, 19, FoundForm.NAME, None, ("ilse", "marn"))) == 0


def test_a_description_that_ends_where_an_annotated_one_does_is_its_entity() -> None:
    assert entity_of(Mention(33, 36, FoundForm.NOMINAL, None, ("dam",))) == 0


def test_a_name_that_overlaps_an_annotated_one_is_its_entity() -> None:
    assert entity_of(Mention(0, 14, FoundForm.NAME, None, ("president", "ilse"))) == 0


def test_a_pronoun_that_stands_for_nothing_is_told_from_one_that_is_not_annotated() -> None:
    it, other = (Mention(start, start + 2, FoundForm.PRONOUN, None, ("it",)) for start in (48, 44))
    assert (entity_of(it), entity_of(other)) == (NOTHING, UNKNOWN)


def test_a_snippets_name_lends_its_entity_to_others_with_its_last_word() -> None:
    mentions = [Mention(at, at + 4, FoundForm.NAME, None, (word,)) for at, word in enumerate(("marn", "lund", "marn"))]
    entities = np.array([3, UNKNOWN, UNKNOWN])
    spread_by_last_word(entities, mentions)
    assert entities.tolist() == [3, UNKNOWN, 3]


WIKINEWS = "\n".join(
    [
        "#begin document (rivers/7); part 000",
        *(
            f"rivers/7\t{sentence}\t{place}\t{word}\t{label}"
            for sentence, place, word, label in [
                (0, 0, "Varda", "(intra_1)"),
                (0, 1, "builds", "-"),
                (1, 0, "May", "-"),
                (1, 1, "2", "-"),
                (1, 2, "It", "(intra_1)"),
                (1, 3, "pays", "-"),
                (1, 4, "$", "-"),
                (1, 5, "4", "-"),
                (2, 0, "Nobody", "-"),
            ]
        ),
        "#end document",
    ]
)


def test_wikinews_is_read_up_to_its_last_annotated_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text(WIKINEWS)
    (document,) = read_meantime_documents(tmp_path / "a.conll")
    assert document.text == "Varda builds\n\nMay 2 It pays $4"


def test_wikinews_mentions_share_their_entity(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text(WIKINEWS)
    (document,) = read_meantime_documents(tmp_path / "a.conll")
    assert [(n.start, n.entity, n.form) for n in document.namings] == [
        (0, "intra_1", Form.NAME),
        (20, "intra_1", Form.PRONOUN),
    ]
