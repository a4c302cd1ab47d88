"""Count which nouns are what is bargained over, and write src/communique/compose/issue_nouns.tsv.

`python -m training.issues.nouns ARTICLES.jsonl`: a noun's count as the object of a verb of bargaining ("lift the
embargo", "talks on prices"), beside its count after any determiner, in all articles. What leaves this script is stems
with a number each, never text in a row.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from math import log
from pathlib import Path

from communique.compose.issue_words import stem_word

TABLE = Path(__file__).parents[2] / "src/communique/compose/issue_nouns.tsv"
# Counts under which a noun is not told of, and what is added to both so that few say little.
FEWEST = 20
ADDED = 5


def main() -> None:
    """Count and write."""
    acted_on: Counter[str] = Counter()
    told: Counter[str] = Counter()
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        for article in file:
            for line in json.loads(article)["text"].splitlines():
                text = line.replace("’", "'")
                acted_on.update(stem_word(match["noun"]) for match in _OBJECT.finditer(text))
                told.update(stem_word(match["noun"]) for match in _PHRASE.finditer(text))
    share = acted_on.total() / told.total()
    lines = [
        f"{noun}\t{log((acted_on[noun] + ADDED * share) / (told[noun] + ADDED) / share):.2f}"
        for noun in sorted(acted_on | told)
        if acted_on[noun] + told[noun] >= FEWEST
    ]
    TABLE.write_text("\n".join((*lines, "")), encoding="utf-8")
    print(f"{len(lines)} nouns written to {TABLE}", file=sys.stderr)


_ACTS = (
    r"(?:demand|offer|reject|accept|lift|halt|suspend|ban|extend|reopen|abandon|support|discuss|back)(?:s|ed|ing)?|"
    r"(?:refus|propos|impos|resum|restor|eas|remov|postpon|negotiat|dismantl|oppos|promis|guarante)(?:es?|ed|ing)|"
    r"(?:seek|withdraw|grant|threaten)(?:s|ed|ing)?|sought|withdrew|pledg(?:es?|ed|ing)|ratif(?:y|ies|ied|ying)|"
    r"scrap(?:s|ped|ping)?|freez(?:es?|ing)|froze|concede[sd]?|end(?:s|ed|ing)? (?=the|its|their)|(?:halt|end) to|"
    r"(?:call(?:s|ed|ing)?|push(?:es|ed|ing)?|press(?:es|ed|ing)?|demands?) for|agree(?:s|d|ing)? (?:to|on)|"
    r"commit(?:s|ted|ting)? to|insist(?:s|ed|ing)? on|(?:talks|negotiations|agreement|deal) (?:on|over)|dispute over"
)
_AFTER = (
    r"(?= (?:of|on|in|for|to|against|by|from|at|that|and|with|unless|until|if|after|before|over|between|into|or|as|"
    r"when|while|but|would|will|is|was|has|during|which|who|under|because)\b|[,.;:!?\"”)]|$)"
)
_WORDS = r"(?:[a-z][a-z'-]{1,20} ){0,2}(?P<noun>[a-z][a-z-]{1,20})"
_DETERMINER = r"(?:the|an?|its|their|his|her|our|any|all|some|more|further|new|such|no)"
_OBJECT = re.compile(rf"\b(?:{_ACTS}) (?:{_DETERMINER} )?{_WORDS}{_AFTER}")
_PHRASE = re.compile(rf"\b(?:{_DETERMINER}|my|your|this|that|these|those) {_WORDS}{_AFTER}")


if __name__ == "__main__":
    main()
