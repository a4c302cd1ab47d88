from __future__ import annotations

from communique.link.story import link_readings
from communique.types import EntityType
from tests.link.river_readings import Who, read


def test_an_agency_is_named_by_the_credit_that_an_article_gives_it() -> None:
    text = "The AP says that the Sile rose.\n\nThe Associated Press contributed to this report."
    linked = link_readings([read("a", text, [Who(("AP",), EntityType.OUTLET)])])
    assert {text[span.start : span.end] for span in linked.entities[0].mentions} == {"AP", "Associated Press"}
