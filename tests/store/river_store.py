"""What the tests of the store put into it: files, articles and a reading of the talks over the Sile, made by hand."""

from __future__ import annotations

import hashlib

from communique.store.accounts import keep_account
from communique.store.database import Store
from communique.store.readings import keep_reading
from communique.store.sources import KeptFile, keep_file
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
    Kind,
    Reading,
    Skipped,
    Span,
    Tool,
)

TOOL = Tool("0.0", "weights")
TEXT = "The dam on the Sile stays closed.\n\n“We have waited long enough,” Osip Grell said in Karsk."


def make_file(path: str = "dam.txt", text: str = TEXT, *, given: tuple[Candidate, ...] = ()) -> KeptFile:
    return KeptFile(path, text.encode(), given, chosen=False)


def make_article(path: str = "dam.txt", text: str = TEXT) -> Article:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    id_ = f"a{sha256[:12]}"
    return Article(
        id=id_,
        path=path,
        text=text,
        sha256=sha256,
        outlet="Varpress",
        published=Date("2031-03-14", "2031-03-14", DateBasis.STATED, "14 March", (Span(id_, 0, 3),)),
        candidates=(Candidate("headline", "The dam", "text", (Span(id_, 0, 7),)),),
        blocks=(Block(0, len(text), BlockKind.BODY),),
    )


def make_reading(article: Article) -> Reading:
    attribution = Attribution(
        id=f"{article.id[1:9]}.1",
        article=article.id,
        content=((35, 63),),
        cue=(75, 79),
        source=(64, 74),
        kind=Kind.DIRECT,
        act=Act.SPEECH,
        denied=False,
        hedged=False,
        confidence=0.1 + 0.2,
        vector=(0.0733, -0.0, 0.9973),
    )
    return Reading(article, (attribution,), ())


def make_account(*articles: Article, title: str = "The dam") -> Account:
    nothing = dict.fromkeys(("origins", "reuse", "entities", "attributions", "statements", "only_told_by"), ())
    return Account(title=title, tool=TOOL, articles=articles, **nothing, unsure=(), skipped=())


def fill(store: Store, count: int) -> None:
    """Add, read and build, as the project does: each file, each reading and each account by itself."""
    for number in range(count):
        path, text = f"{number}.txt", f"{TEXT} The gauge stood at {number}."
        article = make_article(path, text)
        keep_file(store, make_file(path, text), [article, Skipped(f"{path}#2", "is broken")])
        keep_reading(store, make_reading(article), TOOL)
    keep_account(store, make_account(), "{}", input_="all")
