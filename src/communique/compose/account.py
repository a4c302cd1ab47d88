"""The account of a story: the linked material, what rests on one article, and a title in an article's own words.

In: a `Story`. Out: an `Account`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communique.compose.disputes import find_disputes
from communique.compose.events import choose_events
from communique.compose.issue_corrections import correct_issues
from communique.compose.moves import weigh_moves
from communique.compose.origins import find_only_told
from communique.compose.positions import find_positions
from communique.compose.rejections import reject_lines
from communique.compose.stands import find_stands
from communique.compose.timeline import make_timeline
from communique.garbage import pause_collection
from communique.model.moves import MoveWeights
from communique.types import Account, Article, BlockKind, Skipped, Story, Tool

# Code points of a title cut from the body of an article that has no headline; a headline is never cut.
LONGEST_TITLE = 120


@pause_collection()
def compose_account(
    story: Story,
    *,
    title: str | None,
    tool: Tool,
    skipped: Iterable[Skipped],
    move_weights: MoveWeights | None = None,
) -> Account:
    """The account of a story; without a `title`, that of the article whose statements most other articles share.

    Moves are weighed by the weights shipped with the package where none are given.
    """
    events = choose_events(story)
    chances = weigh_moves(story, move_weights)
    moves, corrections = correct_issues(tuple(chances), story.corrections, story.issue_names)
    moves, corrections = reject_lines(moves, corrections, story.rejected)
    disputes, corrections = reject_lines(find_disputes(story), corrections, story.rejected)
    positions = find_positions(moves)
    return Account(
        title=title if title is not None else _choose_title(story),
        tool=tool,
        articles=story.articles,
        origins=story.origins,
        reuse=story.reuse,
        entities=story.entities,
        attributions=story.attributions,
        statements=story.statements,
        only_told_by=find_only_told(story, events, moves),
        unsure=story.unsure,
        skipped=tuple(sorted(skipped)),
        corrections=corrections,
        events=events,
        timeline=make_timeline(
            events, story.statements, story.attributions, {article.id: article.text for article in story.articles}
        ),
        moves=moves,
        positions=positions,
        disputes=disputes,
        stands=find_stands(
            moves,
            positions,
            story,
            disputes=disputes,
            chances={move.id: chance for move, chance in chances.items()},
        ),
    )


def _choose_title(story: Story) -> str:
    """An exact slice of an article; "" only where no article has a word."""
    shared = _count_shared(story)
    order = sorted(story.articles, key=lambda article: (-shared[article.id], article.id))
    titles = [*map(_find_headline, order), *map(_cut_opening, order)]
    return next((title for title in titles if title), "")


def _count_shared(story: Story) -> Counter[str]:
    """For each article, in how many other articles its statements stand, summed over the statements."""
    article_of = {attribution.id: attribution.article for attribution in story.attributions}
    shared: Counter[str] = Counter()
    for statement in story.statements:
        articles = {article_of[attribution] for attribution in statement.attributions}
        for article in articles:
            shared[article] += len(articles) - 1
    return shared


def _find_headline(article: Article) -> str:
    if article.headline:
        return article.headline.strip()
    marked = (block for block in article.blocks if block.kind is BlockKind.HEADLINE)
    return next((article.text[block.start : block.end].strip() for block in marked), "")


def _cut_opening(article: Article) -> str:
    """The first line of the body, cut before a word where it is too long."""
    bodies = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY] or [article.text]
    lines = (line.strip() for body in bodies for line in body.splitlines())
    line = next((line for line in lines if line), "")
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE + 1].rpartition(" ")[0] or line[:LONGEST_TITLE]
