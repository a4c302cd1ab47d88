"""A small account of the talks over the river Sile, made by hand: every kind of line the exports have to show."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from communique.types import (
    Account,
    Act,
    Article,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Candidate,
    Condition,
    ConditionType,
    Date,
    DateBasis,
    Entity,
    EntityType,
    Event,
    EventMention,
    EventType,
    Join,
    Kind,
    Modality,
    Move,
    MoveKind,
    Movement,
    OnlyTold,
    OnlyToldWhat,
    Origin,
    Position,
    Reuse,
    ReuseKind,
    Role,
    Skipped,
    Span,
    Statement,
    TimelineEntry,
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
The envoys had parted on 7 March. In June of the year before Ostrel had opened its archives.\r
"""
POST = """River talks end in Ilmsund

Envoys of Varda and Ostrel met in Ilmsund on 5 and 6 March, their first round since the treaty of 1974. On the second \
evening the talks broke down. Nobody signed the protocol that lay on the table.

Varda has threatened to keep its gates shut if no deal is signed. =Ostrel plans to send its envoy to Karsk next week. \
At some point Varda moved guards to the dam <i>&amp; hills</i>.
"""


def article(key: str, text: str, **fields: object) -> Article:
    """An article with its digest; `fields` are those of `Article`."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=key, path=f"articles/{key}.txt", text=text, sha256=digest, **fields)  # type: ignore[arg-type]


def gazette_at(words: str) -> tuple[int, int]:
    """Where the words stand in the Gazette."""
    return GAZETTE.index(words), GAZETTE.index(words) + len(words)


def mention(text: Article, words: str, predicate: str, **fields: object) -> EventMention:
    """The words of an article as a mention of an event; `fields` are those of `EventMention`."""
    start = text.text.index(words)
    told = start + words.index(predicate)
    given: dict[str, object] = {
        "lemma": predicate,
        "type": None,
        "modality": Modality.ACTUAL,
        "actors": (),
        "recipients": (),
        "score": 0.8,
    }
    return EventMention(
        article=text.id,
        start=start,
        end=start + len(words),
        predicate=(told, told + len(predicate)),
        **(given | fields),  # type: ignore[arg-type]
    )


def river_events(gazette: Article, examiner: Article, post: Article) -> tuple[Event, ...]:
    """Events by id: of days, of a year, of a year not given, undated; planned, thought of, not taken place; a part."""

    def dated(text: Article, words: str, days: tuple[str, str], basis: DateBasis = DateBasis.RESOLVED) -> Date:
        start = text.text.index(words)
        is_relative = days[0].startswith("Y")
        evidence = (Span(text.id, start, start + len(words)),)
        ends = (None, None) if is_relative else days
        return Date(*ends, basis, words, evidence, relative=days if is_relative else None)

    meeting = dated(post, "on 5 and 6 March", ("2031-03-05", "2031-03-06"))
    ended = dated(post, "On the second evening", ("2031-03-06", "2031-03-06"))
    parted = dated(examiner, "on 7 March", ("Y-03-07", "Y-03-07"))
    opened = dated(examiner, "In June of the year before", ("Y-1-06", "Y-1-06"))
    treaty = dated(post, "1974", ("1974", "1974"), DateBasis.STATED)
    next_week = dated(post, "next week", ("2031-03-10", "2031-03-16"))
    both = ("varda", "ostrel")

    def event(key: str, type_: EventType | None, date: Date | None, told: tuple[EventMention, ...]) -> Event:
        own = tuple(sorted(told, key=lambda one: (one.article, one.start)))
        actors = tuple(dict.fromkeys(actor for one in own for actor in one.actors))
        recipients = tuple(dict.fromkeys(recipient for one in own for recipient in one.recipients))
        return Event(key, type_, date, actors, recipients, own[0].modality, own, len({one.article for one in own}))

    met = mention(
        post, "Envoys of Varda and Ostrel met in Ilmsund on 5 and 6 March", "met", actors=both, date=meeting,
        type=EventType.CONSULT, time=at(post, "on 5 and 6 March"),
    )  # fmt: skip
    broke = mention(post, "the talks broke down", "broke", type=EventType.REJECT, actors=both, date=ended)
    went = mention(examiner, "The envoys had parted on 7 March", "parted", date=parted, time=at(examiner, "on 7 March"))
    return (
        event(
            "e-archives", EventType.COOPERATE, opened,
            (mention(examiner, "Ostrel had opened its archives", "opened", actors=("ostrel",), date=opened),),
        ),
        event(
            "e-deal", EventType.AGREE, None,
            (
                mention(gazette, "before Ostrel signs", "signs", actors=("ostrel",), modality=Modality.HYPOTHETICAL,
                        told_in="a1"),
                mention(post, "no deal is signed", "signed", modality=Modality.HYPOTHETICAL),
            ),
        ),
        replace(event("e-end", EventType.REJECT, ended, (broke, went)), other_dates=(parted,), part_of="e-meeting"),
        event(
            "e-guards", EventType.MOBILIZE, None,
            (mention(post, "Varda moved guards to the dam <i>&amp; hills</i>", "moved", actors=("varda",)),),
        ),
        event("e-meeting", EventType.CONSULT, meeting, (met,)),
        event(
            "e-protocol", EventType.AGREE, replace(ended, basis=DateBasis.INFERRED, text=None, evidence=()),
            (mention(post, "Nobody signed the protocol that lay on the table", "signed", modality=Modality.NEGATED),),
        ),
        event(
            "e-threat", EventType.THREATEN, None,
            (
                mention(post, "Varda has threatened to keep its gates shut", "threatened", actors=("varda",),
                        recipients=("ostrel",)),
            ),
        ),
        event("e-treaty", None, treaty, (mention(post, "the treaty of 1974", "treaty", date=treaty),)),
        event(
            "e-visit", EventType.CONSULT, next_week,
            (
                mention(post, "=Ostrel plans to send its envoy to Karsk next week", "send", actors=("ostrel",),
                        recipients=("varda",), modality=Modality.PLANNED, date=next_week),
            ),
        ),
    )  # fmt: skip


def at(text: Article, words: str, nth: int = 0) -> tuple[int, int]:
    """Where the words stand in the article for the first time, or for the `nth` after it."""
    start = -1
    for _ in range(nth + 1):
        start = text.text.index(words, start + 1)
    return start, start + len(words)


def river_account() -> Account:
    """Three articles, seven attributions, one statement in two wordings, nine events, and something left out."""
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

    post = article(
        "post",
        POST,
        outlet="Ilmsund Post",
        published=Date("2031-03-07", "2031-03-07", DateBasis.METADATA),
    )

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
        Entity(
            "varda",
            "Varda",
            EntityType.GOVERNMENT,
            (span(gazette, "Varda"), span(gazette, "Varda's"), span(post, "Varda")),
        ),
        Entity("ostrel", "Ostrel", EntityType.GOVERNMENT, (span(gazette, "Ostrel"), span(post, "Ostrel"))),
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
    events = river_events(gazette, examiner, post)
    by_id = {event.id: event for event in events}
    refusal = Move(
        id="m-a1-0",
        party="varda",
        speaker="holt",
        issue="gates",
        kind=MoveKind.REJECT,
        proposal="opening the gates of the Lower Sile in any form",
        wording=span(gazette, "opening the gates of the Lower Sile in any form"),
        condition=Condition(ConditionType.BEFORE, "before Ostrel signs", span(gazette, "before Ostrel signs")),
        counterpart=("ostrel",),
        basis=Basis.OWN,
        ascribed_by=None,
        date=monday,
        statement="s1",
        origins=2,
        evidence=(span(gazette, "no intention of opening the gates of the Lower Sile in any form"),),
        attributions=("a1", "a6"),
    )
    promise = replace(
        refusal,
        id="m-a5-0",
        party="ostrel",
        speaker=None,
        kind=MoveKind.PROMISE,
        proposal="the water would come",
        wording=span(examiner, "the water would come"),
        condition=None,
        counterpart=(),
        basis=Basis.ASCRIBED,
        ascribed_by="ask",
        date=None,
        statement="s5",
        origins=1,
        evidence=(span(examiner, "the water would come"),),
        attributions=("a5",),
    )
    return Account(
        title="Talks over the <Sile>",
        tool=Tool("0.1.0", "reader-1", (("threads", "1"),)),
        articles=(gazette, examiner, post),
        origins=(Origin("o1", ("examiner 2",)), Origin("o2", ("karsk-gazette",)), Origin("o3", ("post",))),
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
        events=events,
        timeline=(
            *(TimelineEntry(by_id[key].date, key, None) for key in ("e-treaty",)),
            TimelineEntry(monday, None, "s1"),
            *(
                TimelineEntry(by_id[key].date, key, None)
                for key in ("e-meeting", "e-end", "e-protocol", "e-visit", "e-archives")
            ),
        ),
        moves=(refusal, promise),
        positions=(
            Position("ostrel", "gates", ("m-a5-0",), Movement.UNCLEAR),
            Position("varda", "gates", ("m-a1-0",), Movement.NEW),
        ),
    )
