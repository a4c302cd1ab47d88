"""A sorted pile as text for a terminal and as JSON.

The keys of the JSON are those of account.json where they mean the same; articles are named by id and path, and their
text is not in it. Same pile, same bytes.
"""

from __future__ import annotations

import json

from communique.export.terminal import printable
from communique.types import SortedArticle, SortedPile, SortedStory

SCHEMA = "communique/stories/1"


def pile_to_text(pile: SortedPile) -> str:
    """Stories of several articles with the words that hold them together, then the articles that stand alone."""
    several = [story for story in pile.stories if len(story.articles) > 1]
    alone = [story.articles[0] for story in pile.stories if len(story.articles) == 1]
    lines: list[str] = []
    for number, story in enumerate(several, 1):
        dates = _show_dates(story)
        lines.append(f"{number}  {story.title or 'no headline'}  ({len(story.articles)} articles{dates})")
        lines.append(f"   together by: {', '.join(story.shared)}")
        width = max(len(member.article.path) for member in story.articles)
        lines += [
            f"   {member.article.path:{width}}  {member.likeness:.2f}  {', '.join(member.shared)}"
            for member in story.articles
        ]
        lines.append("")
    if alone:
        lines.append("Alone, each a story of its own:")
        width = max(len(member.path) for member in (each.article for each in alone))
        for number, each in enumerate(alone, len(several) + 1):
            lines.append(f"{number}  {each.article.path:{width}}  {each.article.headline or ''}".rstrip())
    return "\n".join(printable(line) for line in lines).rstrip("\n") + "\n"


def pile_to_json(pile: SortedPile) -> str:
    """The pile as JSON, ending in a newline; `number` is the place of a story, as in the text."""
    parts = {
        "schema": SCHEMA,
        "stories": [
            {
                "number": number,
                "title": story.title,
                "earliest": story.earliest,
                "latest": story.latest,
                "shared": story.shared,
                "articles": [_article_json(member) for member in story.articles],
            }
            for number, story in enumerate(pile.stories, 1)
        ],
        "skipped": [{"path": each.path, "reason": each.reason} for each in sorted(pile.skipped)],
    }
    return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"


def _article_json(member: SortedArticle) -> dict[str, object]:
    article = member.article
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "headline": article.headline,
        "published": {
            "earliest": article.published.earliest,
            "latest": article.published.latest,
            "basis": article.published.basis.value,
        },
        "likeness": member.likeness,
        "shared": member.shared,
    }


def _show_dates(story: SortedStory) -> str:
    if story.earliest is None:
        return ""
    return f", {story.earliest}" if story.earliest == story.latest else f", {story.earliest} to {story.latest}"
