"""`read`, `parse`, `stories`: what is found in articles without an account of them."""

from __future__ import annotations

import click

from communique import pipeline
from communique.commands.options import ARTICLES, THREADS
from communique.commands.streams import DONE, NOTHING_DONE, PARTLY_DONE, print_data, report_skipped, say, watched
from communique.export.conllu import parses_to_conllu
from communique.export.counts import count_noun
from communique.export.json import reading_to_json
from communique.export.stories import pile_to_json, pile_to_text
from communique.types import Skipped


@click.command(
    epilog="""\b
Examples:
  communique stories pile/
  communique stories pile/ --format json | jq '.stories[] | select(.number == 1) | .articles[].path'
\b
The number beside an article says how like the others of its story it is; the words are those that say so most.""",
)
@ARTICLES
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
def stories(articles: tuple[str, ...], format_: str) -> int:
    """Sort ARTICLES, files or folders of a mixed pile, into stories, each of which is fit for one account."""
    pile = pipeline.sort_articles(articles, watch=watched)
    report_skipped(pile.skipped)
    count = sum(len(story.articles) for story in pile.stories)
    alone = sum(len(story.articles) == 1 for story in pile.stories)
    several = len(pile.stories) - alone
    found = (
        f"{count_noun(count, 'article')}, {len(pile.skipped)} skipped",
        f"{count_noun(several, 'story')} of several articles",
        f"{count_noun(alone, 'article')} alone",
    )
    say("; ".join(found))
    if not count:
        return NOTHING_DONE
    print_data(pile_to_json(pile) if format_ == "json" else pile_to_text(pile))
    return PARTLY_DONE if pile.skipped else DONE


@click.command(
    epilog="""\b
Examples:
  communique read articles/ > readings.jsonl
  communique read a.txt | jq '.attributions | length'
\b
The keys are those of account.json: path, sha256, attributions with their offsets, entities, boilerplate.""",
)
@ARTICLES
@THREADS
def read(articles: tuple[str, ...], threads: int | None) -> int:
    """Read ARTICLES one by one and print a line of JSON for each; nothing is linked across them."""
    count, attributions = 0, 0
    skipped: list[Skipped] = []
    for result in watched(pipeline.read_articles(articles, threads=threads)):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            count, attributions = count + 1, attributions + len(result.attributions)
            print_data(reading_to_json(result) + "\n")
    report_skipped(skipped)
    say(f"{count_noun(count, 'article')} read, {len(skipped)} skipped; {count_noun(attributions, 'attribution')}")
    if not count:
        return NOTHING_DONE
    return PARTLY_DONE if skipped else DONE


@click.command(
    epilog="""\b
Examples:
  communique parse articles/ > articles.conllu
  communique parse story.txt | grep nsubj         who does what, a word a line""",
)
@ARTICLES
@THREADS
def parse(articles: tuple[str, ...], threads: int | None) -> int:
    """Print the sentences of ARTICLES as trees: words, lemmas, parts of speech and dependencies, in CoNLL-U."""
    count, sentences = 0, 0
    skipped: list[Skipped] = []
    for result in pipeline.parse_articles(articles, threads=threads):
        if isinstance(result, Skipped):
            skipped.append(result)
            continue
        article, parses = result
        count, sentences = count + 1, sentences + len(parses)
        print_data(parses_to_conllu(article, parses))
    report_skipped(skipped)
    say(f"{count_noun(count, 'article')} parsed, {len(skipped)} skipped; {count_noun(sentences, 'sentence')}")
    if not count:
        return NOTHING_DONE
    return PARTLY_DONE if skipped else DONE
