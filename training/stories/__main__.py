"""Count in how many news articles each word and phrase stands; write src/communique/link/frequencies.tsv.

`python -m training.stories ARTICLES.jsonl`: the articles are taken in as for any command, boilerplate left out. What
leaves this script is single words and pairs of words with numbers of articles, never text in a row.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from communique.ingest.files import read_files
from communique.link.terms import split_terms
from communique.types import Article

TABLE = Path(__file__).parents[2] / "src/communique/link/frequencies.tsv"
# With these the table has some 28,000 lines. A lower bound on phrases, 20, made it twice as large and nothing better.
FEWEST_WORD = 5
FEWEST_PHRASE = 50


def main() -> None:
    """Count and write."""
    words: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    articles = 0
    for article in read_files([Path(sys.argv[1])]):
        if isinstance(article, Article):
            articles += 1
            found = split_terms(article)
            words.update({term.word for term in found})
            phrases.update({term.phrase for term in found if term.phrase})
    kept = {term: count for term, count in words.items() if count >= FEWEST_WORD}
    kept |= {term: count for term, count in phrases.items() if count >= FEWEST_PHRASE}
    lines = (f"{term}\t{count}" for term, count in sorted(kept.items()))
    TABLE.write_text("\n".join((f"# articles\t{articles}", *lines, "")), encoding="utf-8")
    print(f"{len(kept)} terms of {articles} articles written to {TABLE}", file=sys.stderr)


if __name__ == "__main__":
    main()
