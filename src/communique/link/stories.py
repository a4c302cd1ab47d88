"""A mixed pile of articles sorted into stories, each with the words that hold it together.

In: articles, in any order. Out: `SortedStory`s. Articles become vectors of rare words, words of the lead and phrases;
what their neighbours share, the actors' names above all, is weighed down; they are grouped by average link under
thresholds that are the same for every pile. Where both dates are known, days between them tell stories apart. No model
is run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from communique.link.average_link import group_by_average_link
from communique.link.frequencies import load_frequencies
from communique.link.neighbours import weigh_neighbours
from communique.link.terms import Terms, count_terms, find_headline
from communique.link.vectors import Vector, Vectors, sum_vectors, weigh_days, weigh_terms
from communique.types import Article, SortedArticle, SortedStory

# Mean product of the vectors of two groups from which they are one story; and of an article that stands alone after
# that and the story it is most like. One bound for both has to choose: what only comments on a story is less like it
# than two neighbouring stories are like each other. Set on two piles with dates hidden: fourteen annotated stories
# mixed into 490 articles about their actors, and the topics 1 to 30 of ECB+, two stories each, mixed into 250. BCubed
# F1 is 0.988 and 0.882; with 0.085 for both 0.986 and 0.851, with 0.1 for both 0.959 and 0.874. 0.06 for the article
# alone gives the same, 0.08 0.974 and 0.882. The others count too: held for strangers where they were published 30 days
# and more away, they bring precision down to 0.83, to 0.78 with 0.06, to 0.73 where pairs may join too; 0.84 with
# 0.085.
THRESHOLD = 0.1
LONE_THRESHOLD = 0.07
# Words shown as the reason why an article belongs to its story.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Pile:
    articles: Sequence[Article]
    terms: Sequence[Terms]
    vectors: Vectors


def sort_stories(articles: Sequence[Article]) -> tuple[SortedStory, ...]:
    """The stories of a pile: those of most articles first, then by the smallest id among their articles."""
    ordered = sorted(articles, key=lambda article: article.id)
    if not ordered:
        return ()
    terms = [count_terms(article) for article in ordered]
    weighed = weigh_neighbours(weigh_terms(terms, load_frequencies()))
    vectors = weigh_days(weighed, [_find_day(article) for article in ordered])
    pile = _Pile(ordered, terms, vectors)
    groups = group_by_average_link(vectors.rows, vectors.size, threshold=THRESHOLD, lone_threshold=LONE_THRESHOLD)
    stories = (_describe(group, pile) for group in sorted(groups, key=lambda g: (-len(g), g[0])))
    return tuple(stories)


def _find_day(article: Article) -> int | None:
    """The day of publication, where it is known to the day."""
    earliest, latest = article.published.earliest, article.published.latest
    if earliest is None or earliest != latest or len(earliest) != len("2019-03-15"):
        return None
    return date.fromisoformat(earliest).toordinal()


def _describe(group: Sequence[int], pile: _Pile) -> SortedStory:
    total = sum_vectors([pile.vectors.rows[at] for at in group])
    members = [_describe_member(at, pile, total, len(group)) for at in group]
    holders = Counter(word for member in members for word in member.shared)
    central = sorted(members, key=lambda member: -(member.likeness or 0.0))
    dates = [member.article.published for member in members]
    return SortedStory(
        title=next((title for title in (find_headline(member.article) for member in central) if title), None),
        articles=tuple(sorted(members, key=lambda m: (m.article.published.earliest or "9999", m.article.id))),
        shared=tuple(sorted(holders, key=lambda word: (-holders[word], word))[:SHOWN]),
        earliest=min((each.earliest for each in dates if each.earliest), default=None),
        latest=max((each.latest for each in dates if each.latest), default=None),
    )


def _describe_member(at: int, pile: _Pile, total: Vector, size: int) -> SortedArticle:
    """An article with the mean of its products with the others, and the words that add most to it."""
    article, terms, row = pile.articles[at], pile.terms[at], pile.vectors.rows[at]
    if size == 1:
        return SortedArticle(article, None, ())
    shares = row.values * (total.values[np.searchsorted(total.columns, row.columns)] - row.values)  # (columns,)
    likeness = (float(shares.sum()) - row.debit * (total.debit - row.debit)) / (size - 1)
    count = len(pile.vectors.words)
    is_word = row.columns < 2 * count
    of_words = np.bincount(row.columns[is_word] % count, shares[is_word])
    best = [each for each in np.lexsort((np.arange(len(of_words)), -of_words))[:SHOWN] if of_words[each] > 0]
    spelled = tuple(terms.spelled[int(np.searchsorted(terms.words, pile.vectors.words[each]))] for each in best)
    return SortedArticle(article, round(likeness, 3), spelled)
