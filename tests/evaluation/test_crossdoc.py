from __future__ import annotations

from pathlib import Path

from evaluation.crossdoc import read_document

XML = """<Document doc_name="1_2ecb.xml">
<token t_id="1" sentence="0" number="0">Ilsa</token>
<token t_id="2" sentence="0" number="1">Marn</token>
<token t_id="3" sentence="0" number="2">'s</token>
<token t_id="4" sentence="0" number="3">dam</token>
<token t_id="5" sentence="1" number="0">She</token>
<token t_id="6" sentence="1" number="1">left</token>
<token t_id="7" sentence="1" number="2">.</token>
<Markables>
<HUMAN_PART_PER m_id="1"><token_anchor t_id="1"/><token_anchor t_id="2"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="5"/></HUMAN_PART_PER>
<NON_HUMAN_PART m_id="3"><token_anchor t_id="4"/></NON_HUMAN_PART>
<HUMAN_PART_PER m_id="4" TAG_DESCRIPTOR="marn" instance_id="HUM1"/>
</Markables>
<Relations><CROSS_DOC_COREF r_id="9" note="HUM1"><source m_id="1"/><target m_id="4"/></CROSS_DOC_COREF></Relations>
</Document>"""


def read(folder: Path, chosen: set[int]) -> tuple[str, list[tuple[str, str]]]:
    path = folder / "1_2ecb.xml"
    path.write_text(XML, "utf-8")
    document = read_document(path, frozenset(chosen))
    return document.text, [(document.text[one.start : one.end], one.name) for one in document.mentions]


def test_tokens_become_running_text_a_paragraph_a_sentence(tmp_path: Path) -> None:
    assert read(tmp_path, {0})[0] == "Ilsa Marn's dam\n\nShe left."


def test_mentions_of_people_in_chosen_sentences_are_read_and_named_by_their_instance(tmp_path: Path) -> None:
    assert read(tmp_path, {0})[1] == [("Ilsa Marn", "HUM1")]


def test_a_mention_without_a_chain_is_one_of_its_own(tmp_path: Path) -> None:
    assert read(tmp_path, {0, 1})[1][1] == ("She", "1_2ecb/2")
