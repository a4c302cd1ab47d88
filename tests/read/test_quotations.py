import pytest

from communique.read.quotations import kind_of
from communique.types import Kind


def kind(text: str, *fragments: str, is_nested: bool = False) -> Kind:
    return kind_of(text, [(text.index(f), text.index(f) + len(f)) for f in fragments], is_nested=is_nested)


@pytest.mark.parametrize("text", ["“We wait,” she said.", '"We wait," she said.', "'We wait,' she said."])
def test_a_content_wholly_in_marks_is_direct(text: str) -> None:
    assert kind(text, text[: text.index(" she")]) is Kind.DIRECT


def test_a_content_partly_in_marks_is_mixed() -> None:
    assert kind("She said the dam was “not for sale”.", "the dam was “not for sale”") is Kind.MIXED


def test_a_content_without_marks_is_indirect() -> None:
    assert kind("She said the dam would open.", "the dam would open") is Kind.INDIRECT


def test_an_apostrophe_is_no_quotation_mark() -> None:
    text = "He said the states' engineers won't wait for Ostrel's answer."
    assert kind(text, "the states' engineers won't wait for Ostrel's answer") is Kind.INDIRECT


def test_all_fragments_count() -> None:
    text = "“We wait,” she said, “and then we go.”"
    assert kind(text, "“We wait,”", "“and then we go.”") is Kind.DIRECT


def test_a_later_paragraph_of_one_quotation_is_direct() -> None:
    text = "“We wait.\n\n“Then we go,” he said."
    assert kind(text, "“We wait.", "“Then we go,”") is Kind.DIRECT


def test_a_content_nested_in_a_quotation_is_indirect_without_marks_of_its_own() -> None:
    assert kind("“Varda has no wish to wait,” she said.", "to wait", is_nested=True) is Kind.INDIRECT


def test_a_content_nested_in_a_quotation_is_direct_in_marks_of_its_own() -> None:
    text = "“Our president said: ‘Why wait?’,” she said."
    assert kind(text, "‘Why wait?’", is_nested=True) is Kind.DIRECT
