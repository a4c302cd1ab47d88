"""Account -> its articles as CSL-JSON, which Zotero, Pandoc and every other citation processor reads (CSL 1.0.2).

An item's id is its article's, so that a citation key in a text leads to the account. A date that was not told but
inferred is an interval with `circa`; `note`, which Zotero shows as "Extra", says what it rests on.
"""

from __future__ import annotations

import json

from communique.export.addresses import find_web_address
from communique.export.days import Days, days_of, is_told
from communique.export.exported import Exported
from communique.export.html.dates import order_of, show_date
from communique.export.json_parts import json_lines_list
from communique.export.one_line import on_one_line
from communique.types import Account, Article, Date


def export_csl(account: Account) -> Exported:
    """The account's articles, by date, then id; nothing of their texts is needed."""
    articles = sorted(account.articles, key=lambda article: (order_of(article.published), article.id))
    items = [json.dumps(_item(article), ensure_ascii=False) for article in articles]
    return Exported(json_lines_list(items), len(items), "article")


def _item(article: Article) -> dict[str, object]:
    url = find_web_address(article.url)
    days = days_of(article.published)
    published = show_date(article.published)
    told = is_told(article.published)
    item: dict[str, object] = {
        "id": article.id,
        "type": "article-newspaper" if article.outlet else "webpage" if url else "document",
        "title": article.headline and on_one_line(article.headline),
        "author": [{"literal": on_one_line(article.byline)}] if article.byline else None,
        "container-title": article.outlet and on_one_line(article.outlet),
        "issued": _issued(article.published, days, told) if days else None,
        "URL": url,
        "language": article.language,
        "note": f"Published {on_one_line(published)}, {article.published.basis.value}"
        if published and not told
        else None,
    }
    return {name: value for name, value in item.items() if value}


def _issued(published: Date, days: Days, told: bool) -> dict[str, object]:
    """A day, a month or a year as the account has it; the first day and the last of what lies between."""
    parts = [int(part) for part in (published.earliest or "")[:10].split("-")]
    if published.earliest != published.latest:
        ends = [[day.year, day.month, day.day] for day in (days.first, days.last)]
        return {"date-parts": ends} if told else {"date-parts": ends, "circa": True}
    return {"date-parts": [parts]} if told else {"date-parts": [parts], "circa": True}
