"""Tests of evaluation/coreference.py."""

from pathlib import Path

import pytest

from communique.types import Article, Entity, EntityType, Reading, Span
from evaluation import coreference
from evaluation.coreference import score_gap, score_gum

GAP = (
    "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
    "x-1\tIlse Marn met Vera Lund before she left.\tshe\t31\tIlse Marn\t0\tFALSE\tVera Lund\t14\tTRUE\tnone\n"
    "x-2\tTeo Brack met Paul Orm before he left.\the\t30\tTeo Brack\t0\tTRUE\tPaul Orm\t14\tFALSE\tnone\n"
)
GUM = """# newpar
1\tTeo\tTeo\tPROPN\t_\t_\t2\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref)
2\tcame\tcome\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

1\tHe\the\tPRON\t_\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)
2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_
3\this\this\tPRON\t_\t_\t4\tnmod:poss\t_\tEntity=(2-object-new-nnnnn-cf2-2-sgl(1-person-giv:act-nnnnn-cf1-1-ana)
4\tboat\tboat\tNOUN\t_\t_\t2\tobj\t_\tEntity=2)|SpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tSpaceAfter=No
"""


def read_as(monkeypatch: pytest.MonkeyPatch, entities: dict[str, list[list[tuple[int, int]]]]) -> None:
    """Have every text read as entities with the mentions given by text."""

    def read(texts: dict[str, str]) -> dict[str, Reading]:
        return {
            id_: Reading(
                Article(id=id_, path=id_, text=text, sha256="0"),
                (),
                tuple(
                    Entity(f"e{i}", "", EntityType.PERSON, tuple(Span(id_, *mention) for mention in mentions))
                    for i, mentions in enumerate(entities[id_])
                ),
            )
            for id_, text in texts.items()
        }

    monkeypatch.setattr(coreference, "_read", read)


def test_gap_counts_both_answers_of_each_snippet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gap.tsv").write_text(GAP)
    read_as(monkeypatch, {"x-1": [[(14, 23), (31, 34)]], "x-2": [[(14, 22), (30, 32)]]})
    values = {figure.name: figure.value for figure in score_gap(tmp_path / "gap.tsv")}
    assert values == {
        "gap-validation/f1": 0.5,
        "gap-validation/masculine": 0.0,
        "gap-validation/feminine": 1.0,
        "gap-validation/bias": None,
    }


def test_a_pronoun_left_open_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.conllu").write_text(GUM)
    read_as(monkeypatch, {"a": [[(0, 3), (10, 12)]]})
    values = {figure.name: figure.value for figure in score_gum(tmp_path)}
    assert (values["gum-dev/pronouns/he"], values["gum-dev/pronouns/open"]) == (0.5, 0.5)
