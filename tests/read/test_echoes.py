from communique.read.echoes import find_echoes
from communique.types import Act, Article, Attribution, Block, BlockKind, Kind

BODY = "Varda will wait. “We shall give not one bucket of it,” Marn said."


def article(head: str, body: str = BODY) -> Article:
    text = f"{head}\n{body}"
    blocks = (Block(0, len(head), BlockKind.SUBHEAD), Block(len(head) + 1, len(text), BlockKind.BODY))
    return Article("a1", "a.txt", text, "0" * 64, blocks=blocks)


def attribution(made: Article, words: str, *, cue: str | None = "said", speaker: str | None = "e1") -> Attribution:
    start = made.text.index(words)
    at = made.text.index(cue) if cue else 0
    return Attribution(
        id=f"t{start}",
        article="a1",
        content=((start, start + len(words)),),
        cue=(at, at + len(cue)) if cue else None,
        source=None,
        kind=Kind.DIRECT,
        act=Act.SPEECH,
        denied=False,
        hedged=False,
        confidence=0.9,
        speaker=speaker,
    )


QUOTATION = "“We shall give not one bucket of it,”"


def test_quoted_words_of_a_subhead_go_to_the_speaker_of_the_quotation_below() -> None:
    made = article("‘Not one bucket’")
    echo, _ = find_echoes(made, [attribution(made, QUOTATION)])
    assert echo.speaker == "e1"
    assert made.text[slice(*echo.content[0])] == "‘Not one bucket’"


def test_words_that_stand_nowhere_below_are_left_alone() -> None:
    made = article("‘Not two buckets’")
    assert len(find_echoes(made, [attribution(made, QUOTATION)])) == 1


def test_a_single_word_in_marks_is_no_echo() -> None:
    made = article("The ‘bucket’ war")
    assert len(find_echoes(made, [attribution(made, QUOTATION)])) == 1


def test_a_headline_that_names_its_source_keeps_it() -> None:
    made = article("Marn said: ‘Not one bucket’")
    told = attribution(made, "‘Not one bucket’")
    assert find_echoes(made, [told, attribution(made, QUOTATION)])[0] is told


def test_an_attribution_of_nobody_gives_way_to_the_echo() -> None:
    made = article("‘Not one bucket’")
    nobody = attribution(made, "‘Not one", cue=None, speaker=None)
    found = find_echoes(made, [nobody, attribution(made, QUOTATION)])
    assert nobody not in found
    assert len(found) == 2
