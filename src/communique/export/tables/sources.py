"""Account -> the tables of its articles and of those who act and speak in them."""

from __future__ import annotations

from communique.export.cells import join_cells
from communique.export.parties import code_parties
from communique.export.tables.contents import Contents, date_cells, truth_cell
from communique.export.tables.table import DATE_FIELDS, Field, FieldType, Table, count_field, id_field
from communique.link.states import load_states


def tabulate_articles(contents: Contents) -> Table:
    origins = {article: origin.id for origin in contents.account.origins for article in origin.articles}
    rows = tuple(
        (
            article.id, article.outlet or "", article.headline or "", article.byline or "", article.language or "",
            *date_cells(article.published), article.url or "", article.path, origins.get(article.id, ""),
            str(len(article.text)) if article.text else "", article.sha256,
        )
        for article in sorted(contents.account.articles, key=lambda article: article.id)
    )  # fmt: skip
    fields = (
        id_field("the article's id"), Field("outlet", "who published it"), Field("headline", "its headline"),
        Field("byline", "who wrote it"), Field("language", "ISO 639-1 code"), *DATE_FIELDS,
        Field("url", "its address"), Field("path", "the file it was read from"),
        Field("origin", "articles of one origin are one report and count once"),
        count_field("characters", "code points of its text"), Field("sha256", "digest of its text in UTF-8"),
    )  # fmt: skip
    wordless = sum(not article.text for article in contents.account.articles)
    return Table("articles", "Texts by outlets; the date is that of publication.", fields, ("id",), rows, wordless)


def tabulate_entities(contents: Contents) -> Table:
    parties = code_parties(contents.account.entities, load_states())
    rows = tuple(
        (
            entity.id, entity.name, entity.type.value, entity.of or "", parties[entity.id].country or "",
            parties[entity.id].sector or "", join_cells(parties[entity.id].roles),
            join_cells(dict.fromkeys(filter(None, map(contents.words, entity.mentions)))), str(len(entity.mentions)),
            truth_cell(entity.anonymous),
        )
        for entity in sorted(contents.account.entities, key=lambda entity: entity.id)
    )  # fmt: skip
    fields = (
        id_field("the entity's id"), Field("name", "what it is called"),
        Field("type", "person, government, organization, outlet, group, document, place"),
        Field("of", "what it belongs to", table="entities"), Field("country", "ISO 3166-1 alpha-3 code, or PLOVER's"),
        Field("sector", "PLOVER's code of sector"), Field("roles", "titles and functions, joined by '; '"),
        Field("forms", "the words that stand for it, pronouns among them, joined by '; '"),
        count_field("mentions", "how often it is named"),
        Field("anonymous", "whether it has no name of its own", FieldType.BOOLEAN),
    )  # fmt: skip
    wordless = sum(not all(map(contents.words, entity.mentions)) for entity in contents.account.entities)
    return Table("entities", "Who and what acts, speaks or is spoken of.", fields, ("id",), rows, wordless)
