from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest
from rdflib import RDF, Graph, Namespace, Node, URIRef

from communique.errors import AccountError
from communique.export.annotations import CONTEXT, UNQUOTED, export_annotations
from communique.export.exported import Gap
from communique.types import Account
from tests.export.notes.hostile import HOSTILE, hostile_account
from tests.export.river_account import river_account
from tests.export.river_disputes import disputed_account

# rdflib's reader of JSON-LD uses what rdflib itself calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")

TERMS = {
    **{name: {"@type": "@id", "@id": f"oa:{iri}"} for name, iri in (
        ("body", "hasBody"), ("target", "hasTarget"), ("source", "hasSource"), ("selector", "hasSelector"),
        ("state", "hasState"), ("cached", "cachedSource"),
    )},
    **{name: {"@type": "@vocab", "@id": f"oa:{iri}"} for name, iri in (
        ("motivation", "motivatedBy"), ("purpose", "hasPurpose"),
    )},
    **{name: f"oa:{name}" for name in (
        "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "TimeState",
        "describing", "tagging", "start", "end", "exact", "prefix", "suffix",
    )},
    "id": "@id", "type": "@type", "value": "rdf:value", "format": "dc:format", "label": "rdfs:label",
    "name": "foaf:name", "Software": "as:Application", "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage", "total": "as:totalItems", "startIndex": "as:startIndex",
    "generator": {"@type": "@id", "@id": "as:generator"}, "first": {"@type": "@id", "@id": "as:first"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "oa": str(OA), "as": str(AS), "dc": "http://purl.org/dc/elements/1.1/", "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": str(RDF), "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}  # fmt: skip
"""The terms of the standard's context that are written, after https://www.w3.org/TR/annotation-vocab/."""


def written(account: Account) -> dict[str, object]:
    read: dict[str, object] = json.loads(export_annotations(account).text)
    return read


def graph(account: Account) -> Graph:
    """The annotations as rdflib reads them, with the terms in place of the context's address."""
    return Graph().parse(data=json.dumps(written(account) | {"@context": TERMS}), format="json-ld")


def selected(read: Graph) -> list[tuple[str, int, int, str]]:
    """Of every target, the text it is in, its offsets and its words."""
    found = []
    for target in read.objects(None, OA.hasTarget):
        selectors = {read.value(each, RDF.type): each for each in read.objects(target, OA.hasSelector)}
        position, quote = selectors[OA.TextPositionSelector], selectors[OA.TextQuoteSelector]
        ends = (int(str(read.value(position, end))) for end in (OA.start, OA.end))
        found.append((text_of(read, target), *ends, str(read.value(quote, OA.exact))))
    return found  # type: ignore[return-value]


def text_of(read: Graph, target: Node) -> str:
    """The name of the text that a target is in: what its state keeps, else its source."""
    state = read.value(target, OA.hasState)
    return str(read.value(state, OA.cachedSource) if state else read.value(target, OA.hasSource))


def names_of(account: Account) -> dict[str, str]:
    """The texts by the names of their digests."""

    def name(sha256: str) -> str:
        return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"

    return {name(each.sha256): each.text for each in account.articles}


def keys(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(keys, value))
    return set(value).union(*map(keys, value.values())) if isinstance(value, dict) else set()


def test_every_key_is_a_term_of_the_standard() -> None:
    assert keys(written(disputed_account())) - {"@context"} <= set(TERMS)
    assert written(disputed_account())["@context"] == CONTEXT == "http://www.w3.org/ns/anno.jsonld"


def test_the_collection_tells_how_many_there_are() -> None:
    read = graph(disputed_account())
    annotations = set(read.subjects(RDF.type, OA.Annotation))
    (collection,) = read.subjects(RDF.type, AS.OrderedCollection)
    assert (
        len(annotations)
        == int(str(read.value(collection, AS.totalItems)))
        == export_annotations(disputed_account()).count
    )
    assert {type(each) for each in annotations} == {URIRef}


@pytest.mark.parametrize("account", [disputed_account(), *map(hostile_account, HOSTILE)])
def test_offsets_hold_the_words_in_the_text_that_the_target_names(account: Account) -> None:
    texts = names_of(account)
    found = selected(graph(account))
    assert found
    assert [(texts[name][start:end], name) for name, start, end, _ in found] == [
        (words, name) for name, *_, words in found
    ]


def test_the_words_stand_between_their_prefix_and_their_suffix() -> None:
    texts = list(names_of(disputed_account()).values())
    read = graph(disputed_account())
    for quote in read.subjects(RDF.type, OA.TextQuoteSelector):
        around = "".join(str(read.value(quote, part)) for part in (OA.prefix, OA.exact, OA.suffix))
        assert any(around in text for text in texts)


def test_the_source_is_the_web_address_where_there_is_one() -> None:
    sources = {str(each) for each in graph(river_account()).objects(None, OA.hasSource)}
    assert "https://gazette.example/sile?a=1&b=2" in sources
    assert {each.partition(":")[0] for each in sources} == {"https", "ni"}


def test_every_kind_of_line_has_its_annotations() -> None:
    read = graph(disputed_account())
    tags = {str(read.value(body, RDF.value)) for body in read.subjects(OA.hasPurpose, OA.tagging)}
    assert {"attribution", "event", "move", "condition", "dispute", "denied", "REJECT", "negated"} <= tags


def test_the_fragments_of_a_content_are_targets_of_one_annotation() -> None:
    targets = [len(list(graph(river_account()).objects(each, OA.hasTarget))) for each in
               graph(river_account()).subjects(RDF.type, OA.Annotation)]  # fmt: skip
    assert sorted(targets)[-2:] == [1, 2]


def test_without_its_text_a_place_has_its_offsets_alone_and_is_counted() -> None:
    account = disputed_account()
    without = replace(account, articles=tuple(replace(each, text="") for each in account.articles))
    exported = export_annotations(without)
    assert exported.gaps == (Gap(exported.count, UNQUOTED),)
    assert "TextQuoteSelector" not in exported.text
    assert exported.count == export_annotations(account).count


def test_a_digest_that_is_none_is_refused() -> None:
    account = river_account()
    broken = replace(account, articles=tuple(replace(each, sha256="none") for each in account.articles))
    with pytest.raises(AccountError, match="its sha256 is no digest"):
        export_annotations(broken)
