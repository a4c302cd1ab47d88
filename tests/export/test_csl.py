from __future__ import annotations

import io
import json
import warnings
from dataclasses import replace

import jsonschema
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from communique.export.csl import export_csl
from communique.types import Account, Date, DateBasis
from tests.export.notes.hostile import HOSTILE, hostile_account
from tests.export.river_account import article, river_account

DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "circa": {"type": "boolean"},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": ["article-newspaper", "webpage", "document"]},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": {"type": "string"}},
                    "additionalProperties": False,
                },
            },
            "issued": DATE,
            **{name: {"type": "string"} for name in ("title", "container-title", "URL", "language", "note")},
        },
        "additionalProperties": False,
    },
}
"""The part of CSL-JSON that is written, after https://docs.citationstyles.org, appendix "CSL-JSON"."""

STYLE = b"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>All there is</title><id>all-there-is</id><updated>2031-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout suffix=".">
      <group delimiter=" / ">
        <names variable="author"><name/></names>
        <text variable="title"/>
        <text variable="container-title"/>
        <date variable="issued"><date-part name="year"/><date-part name="month" form="numeric" prefix="-"/></date>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>
"""


def items(account: Account) -> list[dict[str, object]]:
    read: list[dict[str, object]] = json.loads(export_csl(account).text)
    return read


def bibliography(account: Account) -> list[str]:
    """The articles as citeproc sets them."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it warns of a field that it does not know
        source = CiteProcJSON(items(account))
    style = CitationStylesStyle(io.BytesIO(STYLE), validate=False)
    made = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        made.register(Citation([CitationItem(key)]))
    return ["".join(entry) for entry in made.bibliography()]


def of_date(date: Date) -> dict[str, object]:
    """The item of an article published then."""
    (item,) = items(replace(river_account(), articles=(article("a", "So it is.", published=date),)))
    return item


@pytest.mark.parametrize("account", [river_account(), *map(hostile_account, HOSTILE)])
def test_the_items_fit_the_documented_format(account: Account) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(items(account))


def test_a_citation_processor_sets_every_article() -> None:
    assert bibliography(river_account()) == [
        "Ana Ferrow / Varda keeps the gates shut / Karsk Gazette / 2031-3 / https://gazette.example/sile?a=1&b=2.",
        "Ilmsund Post / 2031-3.",
        "Tamsin <Examiner>.",
    ]


def test_the_articles_come_by_date_under_their_own_ids() -> None:
    turned = replace(river_account(), articles=river_account().articles[::-1])
    assert [item["id"] for item in items(turned)] == ["karsk-gazette", "post", "examiner 2"]


@pytest.mark.parametrize(
    ("ends", "parts"),
    [
        (("2031-03-04", "2031-03-04"), [[2031, 3, 4]]),
        (("2031-03-04T06:00:00Z", "2031-03-04T06:00:00Z"), [[2031, 3, 4]]),
        (("2031-03", "2031-03"), [[2031, 3]]),
        (("2031", "2031"), [[2031]]),
        (("2031-03-04", "2031-04-02"), [[2031, 3, 4], [2031, 4, 2]]),
    ],
)
def test_a_date_is_as_exact_as_the_account_s(ends: tuple[str, str], parts: list[list[int]]) -> None:
    assert of_date(Date(*ends, DateBasis.GIVEN))["issued"] == {"date-parts": parts}


def test_a_date_that_was_worked_out_is_marked_and_says_so() -> None:
    item = of_date(Date("2031-03-04", "2031-03-09", DateBasis.INFERRED))
    assert item["issued"] == {"date-parts": [[2031, 3, 4], [2031, 3, 9]], "circa": True}
    assert item["note"] == "Published 4 to 9 March 2031, inferred"


def test_a_date_without_a_year_is_only_told_in_the_note() -> None:
    item = of_date(Date(None, None, DateBasis.INFERRED, relative=("Y-03-04", "Y-03-04")))
    assert ("issued" in item, item["note"]) == (False, "Published 4 March, year not given, inferred")


def test_only_a_web_address_is_one() -> None:
    assert [item.get("URL") for item in items(river_account())] == ["https://gazette.example/sile?a=1&b=2", None, None]


def test_nothing_is_lacking_without_the_texts() -> None:
    account = river_account()
    without = replace(account, articles=tuple(replace(each, text="") for each in account.articles))
    assert export_csl(without) == export_csl(account)
