"""Tests of read/anaphora.py."""

import numpy as np

from communique.model.encode import encode, load_tokenizer
from communique.model.links import DISTANCE_BUCKETS, SpanHeads, Window
from communique.model.reader import Tagged
from communique.read.anaphora import Links, find_pronouns, link_pronouns
from communique.read.coreference import resolve
from communique.types import Article, Block, BlockKind
from tests.read.told import PERSON, PLACE, Told

NAMES = {"Teo Brack": PERSON, "Paul Orm": PERSON, "Varda": PLACE}


def link_to(told: Told, pronoun: str, name: str) -> Links:
    """Links that favour one name for one pronoun, and nothing else."""
    mentions = sorted((*told.mentions(), *find_pronouns(told.article, told.mentions())))
    words = [told.text[m.start : m.end] for m in mentions]
    odds = np.full((1, len(mentions)), -3.0, dtype=np.float32)
    odds[0, words.index(name)] = 6.0
    asked = mentions[words.index(pronoun)]
    spans = {(m.start, m.end): i for i, m in enumerate(mentions)}
    return Links({(asked.start, asked.end): 0}, spans, odds)


def forms_of(told: Told, links: Links, name: str) -> list[str]:
    """What the mentions of an entity are, as written."""
    mentions = (*told.mentions(), *find_pronouns(told.article, told.mentions()))
    entities = resolve(told.article, mentions, told.attributions, links).entities
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
    assert forms_of(told, link_to(told, "his", "Paul Orm"), "Paul Orm") == ["Paul Orm", "his"]


def test_a_pronoun_may_stand_before_the_name() -> None:
    told = Told("In his first speech Teo Brack praised the dam.", NAMES)
    assert forms_of(told, link_to(told, "his", "Teo Brack"), "Teo Brack") == ["his", "Teo Brack"]


def test_an_it_that_is_linked_to_nothing_stays_open() -> None:
    told = Told("Varda built a dam. It rained for days in Varda after.", NAMES)
    links = link_to(told, "It", "Varda")
    nothing = Links(links.pronouns, links.mentions, np.full_like(links.odds, -4.0))
    assert forms_of(told, nothing, "Varda") == ["Varda", "Varda"]


def test_the_speaker_of_a_quotation_is_not_who_he_is_in_it() -> None:
    told = Told("“He lied,” Teo Brack said of Paul Orm.", NAMES, (("Teo Brack", "“He lied,”"),))
    assert "He" not in forms_of(told, link_to(told, "He", "Teo Brack"), "Teo Brack")


def test_a_link_is_the_heads_log_odds_of_the_two_spans() -> None:
    told = Told("Teo Brack came. He left.", NAMES)
    pieces = encode(told.text, [(0, len(told.text))], load_tokenizer())
    hidden = np.random.default_rng(1).normal(size=(len(pieces), 4)).astype(np.float32)
    window = Window(0, hidden)
    empty = np.zeros((len(pieces), 0), dtype=np.float32)
    tagged = Tagged(pieces, empty, empty, empty, empty, hidden, window, (window,))
    heads = SpanHeads(
        {
            "link_query.antecedent.weight": np.eye(8, dtype=np.float32),
            "link_query.antecedent.bias": np.zeros(8, dtype=np.float32),
            "link_key.antecedent.weight": np.eye(8, dtype=np.float32),
            "link_key.antecedent.bias": np.zeros(8, dtype=np.float32),
            "link_none.antecedent.weight": np.zeros((1, 8), dtype=np.float32),
            "link_none.antecedent.bias": np.zeros(1, dtype=np.float32),
            "link_distance.antecedent.weight": np.zeros((DISTANCE_BUCKETS, 1), dtype=np.float32),
        }
    )
    name, pronoun = (*told.mentions(), *find_pronouns(told.article, told.mentions()))
    links = link_pronouns(tagged, heads, (name, pronoun))
    he = int(np.flatnonzero(pieces.offsets[:, 0] == pronoun.start)[0])
    last = int(np.flatnonzero(pieces.offsets[:, 1] == name.end)[0])
    expected = (hidden[he] @ hidden[0] + hidden[he] @ hidden[last]) / np.sqrt(8)
    assert np.isclose(links.between(pronoun, name) or 0.0, expected, atol=1e-4)
