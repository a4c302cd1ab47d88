"""The tagger is replaced by scores made by hand; what the shipped weights find is measured in evaluation."""

from dataclasses import replace

import numpy as np
import pytest

from communique.model.encode import Pieces, encode, load_tokenizer
from communique.model.labels import NAME_TAGS, ROLE_TAGS, Role
from communique.model.links import DISTANCE_BUCKETS, SpanHeads, Window
from communique.model.reader import Tagged
from communique.model.segments import EDGE_SIZE, LENGTH_BUCKETS
from communique.read.attributions import _Parts, find_attributions, link_parts, next_source
from communique.types import Article, Attribution, Kind

SIZE = 4
TOKENIZER = load_tokenizer()
Labels = dict[str, str]


def nearest_heads() -> SpanHeads:
    """Heads that link every span to the nearest candidate and call every act speech."""
    weights = {"sentence.weight": np.eye(SIZE, dtype=np.float32)}
    near = -np.abs(np.arange(DISTANCE_BUCKETS, dtype=np.float32) - 8)[:, None]
    for link in ("content_cue", "cue_source", "content_source"):
        for part, width in (("query", 2), ("key", 2), ("none", 1)):
            weights[f"link_{part}.{link}.weight"] = np.zeros((width, 2 * SIZE), dtype=np.float32)
            weights[f"link_{part}.{link}.bias"] = np.zeros(width, dtype=np.float32)
        weights[f"link_none.{link}.bias"] = np.full(1, -5, dtype=np.float32)
        weights[f"link_distance.{link}.weight"] = near
    weights["act.weight"] = np.zeros((3, 4 * SIZE), dtype=np.float32)
    weights["act.bias"] = np.array([1, 0, 0], dtype=np.float32)
    weights["segments.lengths.weight"] = np.zeros((LENGTH_BUCKETS, len(Role)), dtype=np.float32)
    return SpanHeads(weights)


def tag(text: str, pieces: Pieces, labels: Labels) -> Tagged:
    """Scores under which exactly the given words of the text have the given roles."""
    roles = np.full((len(pieces), len(ROLE_TAGS)), -9.0, dtype=np.float32)
    roles[:, 0] = -1.0
    for words, role in labels.items():
        start = text.index(words)
        inside = [i for i, (s, e) in enumerate(pieces.offsets) if s >= start and e <= start + len(words)]
        for i in inside:
            roles[i, ROLE_TAGS.index(f"{'B' if i == inside[0] else 'I'}-{role}")] = 0.0
    names = np.zeros((len(pieces), len(NAME_TAGS)), dtype=np.float32)
    window = Window(0, np.ones((len(pieces), SIZE), dtype=np.float32))
    nothing = np.zeros((len(pieces), len(ROLE_TAGS)), dtype=np.float32)
    edges = np.zeros((len(pieces), 2 * len(Role) * EDGE_SIZE), dtype=np.float32)
    return Tagged(pieces, roles, nothing, names, window.hidden, edges, window, (window,))


class HandReader:
    """Stands for the reader: contents read again get the labels given for them."""

    def __init__(self, text: str, nested: Labels) -> None:
        self.text, self.nested, self.heads = text, nested, nearest_heads()

    def tag_contents(self, contents: list[Pieces]) -> Tagged:
        return tag(self.text, Pieces.join(contents), self.nested)


def find(text: str, labels: Labels, nested: Labels | None = None) -> tuple[Attribution, ...]:
    article = Article("a1", "a.txt", text, "0" * 64)
    pieces = encode(text, [(0, len(text))], TOKENIZER)
    return find_attributions(article, tag(text, pieces, labels), HandReader(text, nested or {}))  # type: ignore[arg-type]


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def test_a_content_gets_its_cue_and_the_cue_its_source() -> None:
    text = "Ilse Marn said the sluice was shut."
    (found,) = find(text, {"Ilse Marn": "source", "said": "cue", "the sluice was shut": "content"})
    assert [words(text, s) for s in (found.source, found.cue, *found.content)] == [
        "Ilse Marn",
        "said",
        "the sluice was shut",
    ]


def test_fragments_that_share_a_cue_are_one_content() -> None:
    text = "“We wait,” said Marn. “Then we go.”"
    (found,) = find(text, {"“We wait,”": "content", "said": "cue", "Marn": "source", "“Then we go.”": "content"})
    assert [words(text, s) for s in found.content] == ["“We wait,”", "“Then we go.”"]
    assert found.kind is Kind.DIRECT


def test_a_cue_without_content_gives_no_attribution() -> None:
    assert find("Ilse Marn said nothing new.", {"Ilse Marn": "source", "said": "cue"}) == ()


def test_a_content_without_a_cue_keeps_its_source() -> None:
    text = "Ilse Marn: the sluice is shut."
    (found,) = find(text, {"Ilse Marn": "source", "the sluice is shut": "content"})
    assert (words(text, found.source), found.cue) == ("Ilse Marn", None)


def test_a_content_is_read_again_for_what_is_nested_in_it() -> None:
    text = "Marn said the president feared a flood."
    outer, inner = find(
        text,
        {"Marn": "source", "said": "cue", "the president feared a flood": "content"},
        {"the president": "source", "feared": "cue", "a flood": "content"},
    )
    assert inner.nested_in == outer.id
    assert words(text, inner.source) == "the president"


def test_a_source_at_the_start_of_another_content_is_no_next_one() -> None:
    text = "so they say according to Karskpress"
    tagged = tag(text, encode(text, [(0, len(text))], TOKENIZER), {})
    left, right = Window(0, tagged.whole.hidden[:5]), Window(5, tagged.whole.hidden[5:])
    cue, source = (3, 5), (5, len(tagged.pieces))
    assert next_source(tagged, cue, [source]) == source
    assert next_source(replace(tagged, windows=(left, right)), cue, [source]) is None


@pytest.mark.parametrize("told", ["asked:", "told us:"])
def test_a_nested_quotation_holds_nothing_outside_its_own_marks(told: str) -> None:
    text = f"Marn said “On the way home the envoy {told} ‘What is it for?’”."
    outer = text[text.index("“") : text.rindex("”") + 1]
    cue = told.split(maxsplit=1)[0]
    (*_, inner) = find(
        text,
        {"Marn": "source", "said": "cue", outer: "content"},
        {"the envoy": "source", cue: "cue", "“On the way home": "content", "‘What is it for?’": "content"},
    )
    assert [words(text, part) for part in inner.content] == ["‘What is it for?’"]


def test_nested_contents_without_cue_and_source_are_left_out() -> None:
    text = "Marn said the president feared a flood."
    found = find(
        text, {"Marn": "source", "said": "cue", "the president feared a flood": "content"}, {"a flood": "content"}
    )
    assert len(found) == 1


@pytest.mark.parametrize("cue", ["appeared", "it seems", "remains to be seen", "is commonly known as"])
def test_how_things_look_to_the_writer_is_nobodys_saying(cue: str) -> None:
    assert find(f"The toll {cue} a settled thing.", {cue: "cue", "a settled thing": "content"}) == ()


def test_how_things_look_to_somebody_is_his_view() -> None:
    assert find("To Marn it seems a settled thing.", {"Marn": "source", "seems": "cue", "a settled thing": "content"})


@pytest.mark.parametrize(("cue", "hedged"), [("reportedly said", True), ("appeared to say", True), ("said", False)])
def test_a_hedged_cue_is_marked(cue: str, hedged: bool) -> None:
    text = f"Marn {cue} the sluice was shut."
    (found,) = find(text, {"Marn": "source", cue: "cue", "the sluice was shut": "content"})
    assert found.hedged is hedged


def test_ids_differ_between_attributions_and_repeat_between_runs() -> None:
    text = "Marn: the sluice was shut. Oskar Veld: the sluice was open."
    labels = {
        "Marn": "source",
        "the sluice was shut": "content",
        "Oskar Veld": "source",
        "the sluice was open": "content",
    }
    first, second = find(text, labels), find(text, labels)
    assert len({a.id for a in first}) == 2
    assert [a.id for a in first] == [a.id for a in second]


def test_nothing_tagged_gives_no_parts() -> None:
    text = "The river rose."
    assert link_parts(text, tag(text, encode(text, [(0, len(text))], TOKENIZER), {}), nearest_heads()) == []


def test_a_relay_beside_an_attribution_holds_it_and_the_words_that_told_it() -> None:
    text = "“We wait,” said Marn, according to Karskpress."
    labels = {"“We wait,”": "content", "said": "cue", "Marn": "source", "according to": "cue", "Karskpress": "source"}
    outer, inner = find(text, labels)
    assert words(text, outer.source) == "Karskpress"
    assert words(text, outer.content[0]) == "“We wait,” said Marn"
    assert (words(text, inner.source), inner.nested_in) == ("Marn", outer.id)


def test_a_cue_and_source_far_from_any_attribution_relay_nothing() -> None:
    text = "“We wait,” said Marn. The next day the weather was dry, according to nobody at all."
    labels = {"“We wait,”": "content", "said": "cue", "Marn": "source", "according to": "cue", "nobody": "source"}
    assert len(find(text, labels)) == 1


def test_a_relay_that_opens_the_next_sentence_is_not_beside() -> None:
    text = "“We wait,” said Marn. According to Karskpress it rained."
    labels = {"“We wait,”": "content", "said": "cue", "Marn": "source", "According to": "cue", "Karskpress": "source"}
    assert len(find(text, labels)) == 1


def test_a_quotation_in_a_later_paragraph_is_a_thing_said_of_its_own() -> None:
    text = "“We wait,” said Marn.\n\n“The river is ours.”"
    labels = {"“We wait,”": "content", "said": "cue", "Marn": "source", "“The river is ours.”": "content"}
    first, second = find(text, labels)
    assert [words(text, s) for s in second.content] == ["“The river is ours.”"]
    assert (second.cue, second.source) == (first.cue, first.source)


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "Marn said: “We wait.\n\n“The river is ours.”"
    labels = {"Marn": "source", "said": "cue", "“We wait.": "content", "“The river is ours.”": "content"}
    (found,) = find(text, labels)
    assert len(found.content) == 2


def test_a_headline_takes_no_cue_from_the_text_below_it() -> None:
    text = "‘We wait’\n\nMarn said the river rose."
    labels = {"‘We wait’": "content", "Marn": "source", "said": "cue", "the river rose": "content"}
    headline, _ = find(text, labels)
    assert (headline.cue, headline.source) == (None, None)


@pytest.mark.parametrize(
    ("cue", "denied"),
    [
        ("declined to say", True),
        ("would not say", True),
        ("stopped short of saying", True),
        ("did not only say", False),
        ("was reluctant to say", True),
        ("showed little wish to say", True),
        ("no longer believes", True),
        ("denied", False),
        ("said", False),
    ],
)
def test_a_cue_that_tells_what_was_not_said_is_denied(cue: str, denied: bool) -> None:
    text = f"Marn {cue} that the sluice was shut."
    (found,) = find(text, {"Marn": "source", cue: "cue", "that the sluice was shut": "content"})
    assert found.denied is denied


def test_a_not_left_out_of_the_cue_still_denies() -> None:
    text = "Marn did not say that the sluice was shut."
    (found,) = find(text, {"Marn": "source", "say": "cue", "that the sluice was shut": "content"})
    assert found.denied


def test_words_of_another_sentence_are_no_part_of_an_indirect_content() -> None:
    text = "Marn wants to wait. Ostrel plans to leave soon."
    (found,) = find(text, {"Marn": "source", "wants": "cue", "to wait": "content", "to leave soon": "content"})
    assert [words(text, s) for s in found.content] == ["to wait"]


def test_a_not_some_words_before_the_cue_denies() -> None:
    text = "Marn did not immediately say that the sluice was shut."
    (found,) = find(text, {"Marn": "source", "say": "cue", "that the sluice was shut": "content"})
    assert found.denied


def test_what_nobody_said_is_denied() -> None:
    text = "Neither side wants a flood."
    (found,) = find(text, {"Neither side": "source", "wants": "cue", "a flood": "content"})
    assert found.denied


def test_a_refusal_told_again_is_denied() -> None:
    text = "Marn repeated her refusal to open the sluice."
    (found,) = find(text, {"Marn": "source", "repeated": "cue", "her refusal to open the sluice": "content"})
    assert found.denied


def test_a_word_that_ties_sentences_is_no_part_of_what_was_said() -> None:
    text = "However, the sluice was shut, Marn said."
    (found,) = find(text, {"However, the sluice was shut": "content", "Marn": "source", "said": "cue"})
    assert [words(text, s) for s in found.content] == ["the sluice was shut"]


def test_a_heading_is_no_source_of_the_text_below() -> None:
    text = "Water Pact\n\nThe envoy left, saying the sluice was shut."
    (found,) = find(text, {"Water Pact": "source", "saying": "cue", "the sluice was shut": "content"})
    assert found.source is None


def test_a_clause_before_the_main_one_is_no_part_of_what_was_said() -> None:
    text = "It rained “for days.” Despite praising the pact as a gain, Marn said it was dead."
    labels = {"the pact as a gain": "content", "Marn": "source", "said": "cue", "it was dead": "content"}
    (found,) = find(text, labels)
    assert [words(text, s) for s in found.content] == ["it was dead"]


def test_bare_words_that_hang_on_no_cue_are_a_slip() -> None:
    text = "Marn left with a plan to shut the sluice."
    assert find(text, {"Marn": "source", "to shut the sluice": "content"}) == ()


def test_an_attribution_whose_boundaries_are_all_in_doubt_is_left_out() -> None:
    text = "Ilse Marn said the sluice was shut."
    pieces = encode(text, [(0, len(text))], TOKENIZER)
    tagged = tag(text, pieces, {"Ilse Marn": "source", "said": "cue", "the sluice was shut": "content"})
    assert link_parts(text, tagged, nearest_heads())
    np.maximum(tagged.roles, -0.6, out=tagged.roles)  # no word is sure, though the best sequence stays the same
    tagged.roles[:, 0] = -0.05
    assert not link_parts(text, tagged, nearest_heads())


def test_one_letter_is_no_content() -> None:
    text = "A third, not all, says Umbrel."
    assert not find(text, {"A": "content", "says": "cue", "Umbrel": "source"})


def test_one_short_word_is_a_content() -> None:
    text = "No, says Umbrel."
    assert len(find(text, {"No": "content", "says": "cue", "Umbrel": "source"})) == 1


def test_what_a_quotation_quotes_is_not_made_one_with_what_stands_before_it() -> None:
    text = "“On our way home, the chair said: ‘Why ride again?’”"
    labels = {"“On our way home": "content", "the chair": "source", "said": "cue", "‘Why ride again?’": "content"}
    tagged = tag(text, encode(text, [(0, len(text))], TOKENIZER), labels)
    inside = {
        words(text, span)
        for parts in link_parts(text, tagged, nearest_heads(), nested=True)
        for span in _chars(tagged, parts)
    }
    assert "‘Why ride again?’" in inside


def _chars(tagged: Tagged, parts: _Parts) -> list[tuple[int, int]]:
    offsets = tagged.pieces.offsets
    return [(int(offsets[start, 0]), int(offsets[end - 1, 1])) for start, end in parts.content]


def test_a_source_in_another_paragraph_is_none() -> None:
    text = "Varda says talks end\n\nOstreli officials met on Friday."
    labels = {"Ostreli officials": "source", "says": "cue", "talks end": "content"}
    (found,) = find(text, labels)
    assert found.source is None


def test_a_content_that_tells_nothing_is_a_slip() -> None:
    assert find("Marn said the dam.", {"Marn": "source", "said": "cue", "the": "content"}) == ()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("“We have no intention to yield,” Marn said.", True),
        ("“Nor are we willing to yield,” Marn said.", True),
        ("“We are ready to yield,” Marn said.", False),
    ],
)
def test_a_want_that_the_tags_left_out_is_the_cue_of_what_is_wanted(text: str, denied: bool) -> None:
    outer = {text[: text.index(" Marn")]: "content", "Marn": "source", "said": "cue"}
    inner = next(
        one
        for one in find(text, outer, {"to yield": "content", text.split(maxsplit=1)[0][1:]: "source"})
        if one.nested_in
    )
    assert inner.cue is not None
    assert inner.denied is denied
