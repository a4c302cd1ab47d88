"""Tests of read/anaphora.py."""

import numpy as np
import pytest

from communique.model.encode import encode, load_tokenizer
from communique.model.labels import UPOS, Name, NameType
from communique.model.links import SpanHeads, Window
from communique.model.reader import Tagged
from communique.read.anaphora import Links, find_linkable, find_pronouns, link_mentions
from communique.read.coreference import resolve
from communique.read.noun_phrases import find_noun_phrases
from communique.read.phrases import Form, Mention
from communique.types import Article, Block, BlockKind, EntityType
from tests.model.antecedent_weights import blank_antecedents
from tests.read.told import PERSON, PLACE, Told

NAMES = {"Teo Brack": PERSON, "Paul Orm": PERSON, "Varda": PLACE}


def link_to(told: Told, pronoun: str, name: str, *others: Mention, odds: float = 6.0) -> Links:
    """Links that favour one name for one pronoun, and nothing else."""
    mentions = sorted((*told.mentions(), *find_pronouns(told.article, told.mentions()), *others))
    words = [told.text[m.start : m.end] for m in mentions]
    scores = np.full((1, len(mentions)), -6.0, dtype=np.float32)
    scores[0, words.index(name)] = odds
    return Links(tuple(mentions), np.array([words.index(pronoun)]), scores)


def forms_of(told: Told, links: Links, name: str) -> list[str]:
    """What the mentions of an entity are, as written."""
    entities = resolve(told.article, told.mentions(), told.attributions, links).entities
    entity = next(entity for entity in entities if entity.name == name)
    return [told.text[m.start : m.end] for m in entity.mentions]


def test_pronouns_of_all_cases_are_found() -> None:
    told = Told("He hurt himself; her dam is theirs, not its.")
    found = [told.text[m.start : m.end] for m in find_pronouns(told.article, ())]
    assert found == ["He", "himself", "her", "theirs", "its"]


def test_a_pronoun_that_is_a_source_is_not_found_twice() -> None:
    told = Told("Teo Brack came. He said yes.", NAMES, (("He", "yes"),))
    assert find_pronouns(told.article, told.mentions()) == ()


def test_pronouns_in_boilerplate_are_left_out() -> None:
    text = "He came.\n\nShe reports on rivers."
    blocks = (Block(0, 10, BlockKind.BODY), Block(10, len(text), BlockKind.NEWSLETTER))
    article = Article(id="a", path="a.txt", text=text, sha256="0", blocks=blocks)
    assert [m.words for m in find_pronouns(article, ())] == [("he",)]


def test_a_learned_link_outweighs_nearness() -> None:
    told = Told("Teo Brack met Paul Orm. The dam was his idea.", NAMES)
    assert forms_of(told, link_to(told, "his", "Teo Brack"), "Teo Brack") == ["Teo Brack", "his"]


def test_a_pronoun_may_stand_before_the_name() -> None:
    told = Told("In his first speech Teo Brack praised the dam.", NAMES)
    assert forms_of(told, link_to(told, "his", "Teo Brack"), "Teo Brack") == ["his", "Teo Brack"]


def test_an_it_that_is_linked_to_nothing_stays_open() -> None:
    told = Told("Varda built a dam. It rained for days in Varda after.", NAMES)
    assert forms_of(told, link_to(told, "It", "Varda", odds=-6.0), "Varda") == ["Varda", "Varda"]


def test_the_speaker_of_a_quotation_is_not_who_he_is_in_it() -> None:
    told = Told("“He lied,” Teo Brack said of Paul Orm.", NAMES, (("Teo Brack", "“He lied,”"),))
    assert "He" not in forms_of(told, link_to(told, "He", "Teo Brack"), "Teo Brack")


KARSK = Told("Night of Karsk opened. It drew crowds.")
NIGHT = Mention(0, 14, Form.NAME, None, ("night", "of", "karsk"))


def test_a_named_work_is_an_entity_where_it_stands_for_it() -> None:
    assert forms_of(KARSK, link_to(KARSK, "It", "Night of Karsk", NIGHT), "Night of Karsk") == ["Night of Karsk", "It"]


def test_a_named_work_is_none_where_nothing_stands_for_it() -> None:
    links = link_to(KARSK, "It", "Night of Karsk", NIGHT, odds=-6.0)
    assert resolve(KARSK.article, (), (), links).entities == ()


def test_a_name_of_no_known_kind_that_she_stands_for_is_a_persons() -> None:
    told = Told("Ilsabet came. She left.")
    unknown = Mention(0, 7, Form.NAME, None, ("ilsabet",))
    (entity,) = resolve(told.article, (), (), link_to(told, "She", "Ilsabet", unknown)).entities
    assert entity.type is EntityType.PERSON


SPEECH = {
    "syntax.upos_alone.weight": np.eye(len(UPOS), dtype=np.float32),
    "syntax.upos_alone.bias": np.zeros(len(UPOS), dtype=np.float32),
}


def linked(told: Told, tags: str) -> Links:
    """Links that are all alike; each word, as the encoder cuts them, has the part of speech given."""
    pieces = encode(told.text, [(0, len(told.text))], load_tokenizer())
    speech = np.zeros((len(pieces), len(UPOS)), dtype=np.float32)
    for at, tag in zip(np.flatnonzero(pieces.opens), tags.split(), strict=True):
        speech[at, UPOS.index(tag)] = 1
    window = Window(0, speech)
    empty = np.zeros((len(pieces), 0), dtype=np.float32)
    tagged = Tagged(pieces, empty, empty, empty, speech, window, (window,))
    heads = SpanHeads({**blank_antecedents(2 * len(UPOS)), **SPEECH})
    phrases = find_noun_phrases(told.article, tagged, heads)
    return link_mentions(tagged, heads, find_linkable(told.article, tagged, phrases, told.tagged, told.mentions()))


def forms_linked(told: Told, tags: str) -> tuple[list[str], list[str]]:
    """The mentions of a text, and those that are asked about."""
    links = linked(told, tags)
    words = [told.text[m.start : m.end] for m in links.mentions]
    return words, [words[i] for i in links.asked]


def test_noun_phrases_are_mentions_and_are_asked_about() -> None:
    told = Told("Teo Brack sold a dam. The envoy left.", NAMES)
    tags = "PROPN PROPN VERB DET NOUN PUNCT DET NOUN VERB PUNCT"
    assert forms_linked(told, tags) == (["Teo Brack", "a dam", "The envoy"], ["a dam", "The envoy"])


def test_a_name_that_the_tagger_missed_is_a_mention_without_its_title() -> None:
    told = Told("President Marn left.")
    assert forms_linked(told, "PROPN PROPN VERB PUNCT")[0] == ["Marn"]


def test_what_a_mention_overlaps_it_cannot_name() -> None:
    told = Told("His dam fell.")
    links = linked(told, "PRON NOUN VERB PUNCT")
    assert (links.odds == -np.inf).all()


def test_no_more_mentions_are_linked_than_memory_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.read.anaphora.MOST_LINKED", 2)
    told = Told("Teo Brack sold a dam. The envoy left.", NAMES)
    tags = "PROPN PROPN VERB DET NOUN PUNCT DET NOUN VERB PUNCT"
    assert forms_linked(told, tags) == (["Teo Brack", "a dam"], ["a dam"])


def test_a_name_of_another_kind_is_a_mention() -> None:
    told = Told("Karsk Nights opened.", {"Karsk Nights": NameType.OTHER})
    links = linked(told, "PROPN PROPN VERB PUNCT")
    assert [(m.start, m.end, m.type) for m in links.mentions] == [(0, 12, None)] == [(*span(told.tagged[0]), None)]


def span(name: Name) -> tuple[int, int]:
    return name.start, name.end
