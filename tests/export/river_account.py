"""A small account of the talks over the river Sile, made by hand: every kind of line the exports have to show."""

from __future__ import annotations

import hashlib

from communique.types import (
    Account,
    Act,
    Article,
    Attribution,
    Block,
    BlockKind,
    Candidate,
    Date,
    DateBasis,
    Entity,
    EntityType,
    Join,
    Kind,
    OnlyTold,
    OnlyToldWhat,
    Origin,
    Reuse,
    ReuseKind,
    Role,
    Skipped,
    Span,
    Statement,
    Tool,
    Unsure,
)

GAZETTE = """Varda keeps the gates shut

Varda's water minister, Mira Holt, said on Monday that her country had “no intention of opening the gates of the \
Lower Sile in any form” before Ostrel signs.

“We were promised levels,” Holt told the Nordmere News Agency. “We were given letters. My president said to me: \
'Wait until the spring.'”

Sign up for The Morning Gate, our newsletter <b>free</b> & weekly </script><script>alert(1)</script>

She did not say that releases would stop altogether.
"""
EXAMINER = """An envoy's patience

Ostrel's envoy Joren Ask said the water would come.\r
Minister Holt was quoted by NNA as having “neither the intention of opening the gates of the Lower Sile in whatever \
form” nor the time. Reportedly the president hopes for a deal — 10 🌊 gates by May.\r
"""


def article(key: str, text: str, **fields: object) -> Article:
    """An article with its digest; `fields` are those of `Article`."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=key, path=f"articles/{key}.txt", text=text, sha256=digest, **fields)  # type: ignore[arg-type]


def gazette_at(words: str) -> tuple[int, int]:
    """Where the words stand in the Gazette."""
    return GAZETTE.index(words), GAZETTE.index(words) + len(words)


def river_account() -> Account:
    """Two articles, nine attributions, one statement in two wordings, and something left out."""
    gazette = article(
        "karsk-gazette",
        GAZETTE,
        url="https://gazette.example/sile?a=1&b=2",
        outlet="Karsk Gazette",
        headline="Varda keeps the gates shut",
        byline="Ana Ferrow",
        language="en",
        published=Date("2031-03-04", "2031-03-04", DateBasis.GIVEN, "2031-03-04"),
        candidates=(
            Candidate("outlet", "Karsk Gazette", "metadata-file"),
            Candidate("published", "2031-03-04", "metadata-file"),
            Candidate("published", "2031-03-05T06:00:00+01:00", "html-meta"),
            Candidate("published", "2031-03-04", "url"),
            Candidate("outlet", "The Morning Gate", "text", (Span("karsk-gazette", *gazette_at("The Morning Gate")),)),
        ),
        blocks=(
            Block(0, GAZETTE.index("\n"), BlockKind.HEADLINE),
            Block(GAZETTE.index("Sign up"), GAZETTE.index("\n\nShe did"), BlockKind.NEWSLETTER),
        ),
    )
    examiner = article("examiner 2", EXAMINER, url="javascript:alert(1)", outlet="Tamsin <Examiner>")

    def at(text: Article, words: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = text.text.index(words, start + 1)
        return start, start + len(words)

    def span(text: Article, words: str, nth: int = 0) -> Span:
        return Span(text.id, *at(text, words, nth))

    def said(
        key: str, text: Article, words: tuple[str, ...], by: tuple[str | None, str | None, str | None], **fields: object
    ) -> Attribution:
        speaker, source, cue = by
        given: dict[str, object] = {"kind": Kind.INDIRECT, "act": Act.SPEECH, "denied": False, "hedged": False}
        return Attribution(
            id=key,
            article=text.id,
            content=tuple(at(text, each) for each in words),
            cue=at(text, cue) if cue else None,
            source=at(text, source) if source else None,
            confidence=0.9,
            speaker=speaker,
            **(given | fields),  # type: ignore[arg-type]
        )

    attributions = (
        said(
            "a1",
            gazette,
            (
                "that her country had “no intention of opening the gates of the Lower Sile in any form” before "
                "Ostrel signs",
            ),
            ("holt", "Varda's water minister, Mira Holt,", "said on Monday"),
            kind=Kind.MIXED,
        ),
        said(
            "a2",
            gazette,
            (
                "“We were promised levels,”",
                "“We were given letters. My president said to me: 'Wait until the spring.'”",
            ),
            ("holt", "Holt told"[:4], "told"),
            kind=Kind.DIRECT,
            via=("nna",),
        ),
        said(
            "a3",
            gazette,
            ("'Wait until the spring.'",),
            ("president", "My president", "said to me"),
            kind=Kind.DIRECT,
            nested_in="a2",
            via=("holt", "nna"),
        ),
        said("a4", gazette, ("that releases would stop altogether",), ("holt", "She", "did not say"), denied=True),
        said("a5", examiner, ("the water would come",), ("ask", "Ostrel's envoy Joren Ask", "said")),
        said(
            "a6",
            examiner,
            ("“neither the intention of opening the gates of the Lower Sile in whatever form” nor the time",),
            ("holt", "Minister Holt", "was quoted"),
            kind=Kind.MIXED,
            via=("nna",),
        ),
        said(
            "a7",
            examiner,
            ("for a deal — 10 🌊 gates by May",),
            (None, "the president", "hopes"),
            act=Act.THOUGHT,
            hedged=True,
        ),
    )
    entities = (
        Entity(
            "holt",
            "Mira Holt",
            EntityType.PERSON,
            (span(gazette, "Mira Holt"), span(gazette, "Holt told"), span(examiner, "Minister Holt")),
            of="varda",
            roles=(Role("water minister", (span(gazette, "water minister"),)),),
            joined=(
                Join((span(gazette, "Mira Holt"), span(examiner, "Minister Holt")), "same surname and office", 0.93),
            ),
        ),
        Entity("varda", "Varda", EntityType.GOVERNMENT, (span(gazette, "Varda"), span(gazette, "Varda's"))),
        Entity("president", "My president", EntityType.PERSON, (span(gazette, "My president"),), anonymous=True),
        Entity("ask", "Joren Ask", EntityType.PERSON, (span(examiner, "Joren Ask"),)),
        Entity(
            "nna",
            "Nordmere News Agency",
            EntityType.OUTLET,
            (span(gazette, "Nordmere News Agency"), span(examiner, "NNA")),
        ),
        Entity("sile", "Lower Sile", EntityType.PLACE, (span(gazette, "Lower Sile"),)),
    )
    monday = Date("2031-03-03", "2031-03-03", DateBasis.RESOLVED, "on Monday")
    return Account(
        title="Talks over the <Sile>",
        tool=Tool("0.1.0", "reader-1", (("threads", "1"),)),
        articles=(gazette, examiner),
        origins=(Origin("o1", ("examiner 2",)), Origin("o2", ("karsk-gazette",))),
        reuse=(
            Reuse(
                ("examiner 2", "karsk-gazette"),
                ReuseKind.RETOLD,
                0.25,
                ((span(examiner, "the gates of the Lower Sile"), span(gazette, "the gates of the Lower Sile")),),
            ),
        ),
        entities=entities,
        attributions=attributions,
        statements=(
            Statement("s1", "holt", monday, ("a1", "a6"), 2),
            Statement("s2", "holt", None, ("a2",), 1),
            Statement("s3", "president", None, ("a3",), 1),
            Statement("s4", "holt", None, ("a4",), 1),
            Statement("s5", "ask", None, ("a5",), 1),
            Statement("s7", None, None, ("a7",), 1),
        ),
        only_told_by=(OnlyTold("examiner 2", OnlyToldWhat.STATEMENT, "s5"),),
        unsure=(Unsure("speaker", ("president", "ask"), (span(examiner, "the president"),)),),
        skipped=(Skipped("articles/empty.txt", "is empty"),),
    )
