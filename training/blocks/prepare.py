"""Make the training texts of the block classifier: pages stripped to text in several ways, every line labelled.

In: the data folder (article pages with their main content, annotated stories, news text). Out: one JSON Lines file,
one text a line: origin, way of stripping, split, text, and a label per line (index in LABELS, -1 unknown).
Labels of pages come from the main content and its Markdown headings; those of stories from their marked passages;
news text is labelled by recurrence and by phrases of newsroom furniture, and where neither speaks it stays unknown.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import trafilatura
from lxml import html as lxml_html
from rapidfuzz import fuzz

from communique.ingest.lines import split_lines

LABELS = ("body", "headline", "subhead", "boilerplate")
BODY, HEADLINE, SUBHEAD, BOILERPLATE, UNKNOWN = 0, 1, 2, 3, -1
WAYS = ("whole", "nodes", "loose", "light")

HELD_OUT_SHARE, TUNING_SHARE = 20, 10
"""Percent of pages held out for the figures, and for choosing thresholds; by a digest of the page's id."""

SAME_LINE = 92
"""Fuzzy ratio from which a line of a page is one of the main content; 88 let related headlines in."""

LIGHT_COPIES = 4
"""Lightly noised texts made of each page."""

RECURRING = 3
"""A line that this many articles of one outlet share, with different text around it, is furniture."""

_BREAKING = frozenset(
    "address article aside blockquote br button dd details dialog div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section select summary table tbody td tfoot th "
    "thead tr ul".split()
)
_SILENT = frozenset("head script style noscript template svg iframe object".split())

FURNITURE = re.compile(
    "|".join(
        (
            r"contributed (?:to|reporting)",
            r"^Contributing:",
            r"(?:reporting|editing|reported) by [A-Z].{0,80}$",
            r"reported from [A-Z]\w+\.$",
            r"^[-—–•⦁]? ?With assistance",
            r"^(?:Photos?|Video|More|Related|See also|Read more|Read|Watch|Also read|Also see)\b ?(?:\([^)]*\))?:",
            r"^(?:Listen|Poll|Slideshow|Gallery|Next|Previous|Recommended|Trending)\b ?(?:\([^)]*\))?:",
            r"^(?:SEE ALSO|READ MORE|RELATED|WATCH|PHOTOS?|VIDEO|MORE|CLICK|ADVERTISEMENT|CLOSE)\b",
            r"^\W*(?:Also on [A-Z]|PHOTOS|VIDEO|MORE)",
            r"Enlarge this image|toggle caption|REUTERS/|Getty Images|^FILE PHOTO|Photograph(?:er)?: |Image: |^Source:",
            r"\((?:Photo|Image|AP Photo|Reuters)\b[^)]*\)$",
            r"/(?:AP|Getty|Reuters|AFP|Bloomberg)\)?$|^Getty|^AP$|^AFP$",
            r"Read more$|^Play Video|^Slideshow \(|Continue reading|Story Continued|^LISTEN",
            r"Sign up (?:for|to|here)|[Nn]ewsletter\b.*(?:inbox|sign up|subscribe|delivered)|delivered to your inbox",
            r"^Subscribe|^Copyright\b|^©|All rights reserved|All times",
            r"(?:[Ff]ollow|Like) (?:\w+ ){1,4}on (?:Twitter|Facebook)|^Follow @|Facebook Twitter",
            r"^(?:Updated?|Published|Posted)(?: at| on|:).{0,40}$|(?:years?|months?) ago$|First published",
            r"(?:was|is|been) (?:last )?updated (?:at|on|to)\b.{0,60}$",
            r"The (?:views|opinions) expressed|^Editor.s note:|originally (?:published|appeared)",
            r"^Click |CLICK HERE|JUST WATCHED|MUST WATCH|SHARE THIS|Share this|^Share\b.{0,60}Tweet|^Read or Share",
            r"is an? (?:\w+ ){0,4}(?:reporter|columnist|correspondent|editor) (?:for|at) |can be reached at",
            r"^Tags?:|^Topics?:|^Filed under|^Join (?:us|the) ",
        )
    )
)
"""Phrases that mark newsroom furniture in news text, whatever the outlet: they label training lines, nothing else."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with a label for each of its lines that are not only white space."""

    origin: str
    way: str
    split: str
    text: str
    labels: list[int]


def main() -> None:
    """Write the labelled texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds corpora/ and gold/")
    parser.add_argument("output", type=Path, help="JSON Lines file to write")
    parser.add_argument(
        "--news", type=int, default=6000, help="how many news articles to use (0: only freely licensed)"
    )
    arguments = parser.parse_args()
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    count: Counter[str] = Counter()
    with arguments.output.open("w", encoding="utf-8") as output:
        for item in prepare_texts(arguments.data, arguments.news):
            output.write(json.dumps(asdict(item), ensure_ascii=False) + "\n")
            count[f"{item.way} {item.split}"] += 1
    for name, number in sorted(count.items()):
        print(f"{name:24} {number}")


def prepare_texts(data: Path, news: int) -> Iterator[Labelled]:
    """Yield every labelled text, in a fixed order."""
    furniture: list[list[str]] = []
    for item in strip_pages(data / "corpora/intake/wcxb-dev"):
        if item.way == "whole" and item.split == "train":
            furniture.extend(boilerplate_runs(item))
        yield item
    yield from mark_stories(data / "gold")
    if news:
        yield from label_news(data, news, furniture)


def strip_pages(folder: Path, splits: tuple[str, ...] = ("train", "tune", "test")) -> Iterator[Labelled]:
    """Strip each page of the splits in every way, and label its lines by the main content."""
    for path in sorted((folder / "html").glob("*.html.gz")):
        page = path.name.removesuffix(".html.gz")
        split = split_of(page)
        if split not in splits:
            continue
        truth = json.loads((folder / "ground-truth" / f"{page}.json").read_text(encoding="utf-8"))["ground_truth"]
        if not truth.get("main_content"):
            continue
        source = gzip.decompress(path.read_bytes())
        draw = random.Random(f"blocks {page}")
        known = _Known(truth["title"] or "", truth["main_content"], truth["main_content_markdown"])
        whole = strip_markup(source, nodes=False)
        loose = trafilatura.extract(source, favor_recall=True, include_comments=True, include_tables=True) or ""
        for way, text in (("whole", whole), ("nodes", strip_markup(source, nodes=True)), ("loose", loose)):
            if text.strip():
                yield Labelled(page, way, split, text, known.label(text))
        runs = boilerplate_runs(Labelled(page, "whole", split, whole, known.label(whole)))
        for _ in range(LIGHT_COPIES):
            text, labels = add_noise(known.article(), runs, draw)
            yield Labelled(page, "light", split, text, labels)


def split_of(page: str) -> str:
    """Assign a page to train, tune or test by a digest of its id."""
    place = int(hashlib.sha256(page.encode()).hexdigest(), 16) % 100
    return "test" if place < HELD_OUT_SHARE else "tune" if place < HELD_OUT_SHARE + TUNING_SHARE else "train"


def strip_markup(source: bytes, *, nodes: bool) -> str:
    """Strip a page to the text of its body: a line per block, or (`nodes`) a line per text node."""
    try:
        tree = lxml_html.document_fromstring(
            source.decode("utf-8", "replace").replace("\0", "").encode(), parser=_PARSER
        )
    except (lxml_html.etree.ParserError, ValueError):
        return ""
    parts: list[str] = []

    def visit(element: lxml_html.HtmlElement) -> None:
        silent = not isinstance(element.tag, str) or element.tag in _SILENT
        breaking = nodes or element.tag in _BREAKING
        if not silent:
            parts.append("\n" if breaking else "")
            parts.append(re.sub(r"\s+", " ", element.text or ""))
            for child in element:
                visit(child)
            parts.append("\n" if breaking else "")
        parts.append(re.sub(r"\s+", " ", element.tail or ""))

    visit(tree)
    return re.sub(r" *\n[ \n]*", "\n", "".join(parts)).strip()


_PARSER = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)


class _Known:
    """What is known of a page: its title, the lines of its main content, and which of them are headings."""

    def __init__(self, title: str, content: str, markdown: str) -> None:
        self.title = _key(title)
        self.plain_title = title.strip()
        self.lines = [line.strip() for line in content.split("\n") if line.strip()]
        self.keys = {_key(line) for line in self.lines} - {""}
        self.joined = " ".join(_key(line) for line in self.lines)
        self.headings = {_key(re.sub(r"^#+\s*|[*_`]|\]\([^)]*\)|\[", "", line)) for line in markdown.split("\n")
                         if re.match(r"\s*#{1,6}\s", line)} - {""}  # fmt: skip
        words = self.joined.split()
        self.shingles = {tuple(words[place : place + 4]) for place in range(len(words) - 3)}

    def label(self, text: str) -> list[int]:
        """Label the lines of a text; the title is a headline only ahead of the main content."""
        keys = [_key(text[line.start : line.end]) for line in split_lines(text)]
        labels = [self._label_line(key) for key in keys]
        long_body = [i for i, key in enumerate(keys) if labels[i] == BODY and len(key.split()) >= 8]
        first = long_body[0] if long_body else len(keys)
        last = long_body[-1] if long_body else -1
        for place, key in enumerate(keys):
            if self.title and fuzz.ratio(key, self.title) >= SAME_LINE and place <= first:
                labels[place] = HEADLINE
            elif labels[place] in (BODY, SUBHEAD) and len(key.split()) < 8 and not first - 8 <= place <= last + 4:
                labels[place] = (
                    BOILERPLATE  # a short line far from the content is a menu's, though the words are the same
                )
        return labels

    def article(self) -> tuple[list[str], list[int]]:
        """Return the article by itself: title and main content, with labels."""
        lines, labels = list(self.lines), [SUBHEAD if _key(line) in self.headings else BODY for line in self.lines]
        if self.plain_title and _key(lines[0]) != self.title:
            lines.insert(0, self.plain_title)
            labels.insert(0, HEADLINE)
        elif self.plain_title:
            labels[0] = HEADLINE
        return lines, labels

    def _label_line(self, key: str) -> int:
        words = key.split()
        if key in self.headings:
            return SUBHEAD
        if not words:
            return UNKNOWN
        if key in self.keys:
            return BODY
        if len(words) < 4:
            return UNKNOWN if f" {key} " in f" {self.joined} " else BOILERPLATE
        shingles = [tuple(words[place : place + 4]) for place in range(len(words) - 3)]
        share = sum(shingle in self.shingles for shingle in shingles) / len(shingles)
        return BODY if share >= 0.6 else BOILERPLATE if share <= 0.3 else UNKNOWN


def _key(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.lower()))


def boilerplate_runs(item: Labelled) -> list[list[str]]:
    """Collect the stretches of boilerplate of a labelled text."""
    runs: list[list[str]] = []
    previous = BODY
    for line, label in zip(split_lines(item.text), item.labels, strict=True):
        if label == BOILERPLATE:
            if previous != BOILERPLATE:
                runs.append([])
            runs[-1].append(item.text[line.start : line.end])
        previous = label
    return runs


def add_noise(
    article: tuple[list[str], list[int]], runs: list[list[str]], draw: random.Random
) -> tuple[str, list[int]]:
    """Put a few boilerplate lines at the head, in the middle and at the tail of an article; often none at all."""
    lines, labels = list(article[0]), list(article[1])
    noise: list[tuple[int, list[str]]] = []
    if runs and draw.random() < 0.75:
        if draw.random() < 0.5:
            noise.append((draw.choice([0, 1, 1]), _some_lines(runs, draw, 4)))
        for _ in range(draw.choice([0, 1, 1, 2, 3])):
            noise.append((draw.randint(1, len(lines)), _some_lines(runs, draw, 4)))
        if draw.random() < 0.7:
            noise.append((len(lines), _some_lines(runs, draw, draw.choice([2, 4, 60]))))
    for place, extra in sorted(noise, key=lambda pair: -pair[0]):
        lines[place:place] = extra
        labels[place:place] = [BOILERPLATE] * len(extra)
    return draw.choice(["\n", "\n\n"]).join(lines), labels


def _some_lines(runs: list[list[str]], draw: random.Random, most: int) -> list[str]:
    run = draw.choice(runs)
    start = draw.randrange(len(run))
    return run[start : start + draw.randint(1, most)]


def mark_stories(folder: Path) -> Iterator[Labelled]:
    """Label the articles of the annotated stories by their marked passages; their first line is the headline."""
    for path in sorted(folder.glob("*/gold.offsets.json")):
        marked = json.loads(path.read_text(encoding="utf-8"))["body"]
        for file in sorted((path.parent / "articles").glob("*.txt")):
            text = file.read_bytes().decode("utf-8")
            inside = {place for start, end in marked.get(file.stem, []) for place in range(start, end)}
            labels = []
            for number, line in enumerate(split_lines(text)):
                share = sum(place in inside for place in range(line.start, line.end)) / (line.end - line.start)
                labels.append(BOILERPLATE if share > 0.5 else UNKNOWN if share > 0 else BODY)
                if number == 0 and labels[0] == BODY and line.end - line.start < 150:
                    labels[0] = HEADLINE
            yield Labelled(f"{path.parent.name}/{file.stem}", "story", "story", text, labels)


def label_news(data: Path, count: int, furniture: list[list[str]]) -> Iterator[Labelled]:
    """Label news text as far as recurrence and phrases go; with its headline and, in half, cards or furniture added."""
    own = _story_texts(data / "gold")
    articles = []
    with lzma.open(data / "corpora/newstext/articles.jsonl.xz", "rt", encoding="utf-8") as source:
        for row in source:
            article = json.loads(row)
            if article["text"] and not _shingles(article["text"]) & own:
                articles.append(article)
    shared: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article in articles:
        for line in article["text"].split("\n"):
            shared[article["outlet"]][_masked(line)].add(article["title"])
    draw = random.Random("blocks news")
    draw.shuffle(articles)
    for article in articles[:count]:
        lines = [line.strip() for line in article["text"].split("\n") if line.strip()]
        labels = _label_news_lines(
            lines, [len(shared[article["outlet"]][_masked(line)]) >= RECURRING for line in lines]
        )
        if article["title"] and draw.random() < 0.85:
            lines.insert(0, article["title"].strip())
            labels.insert(0, HEADLINE)
        runs: list[list[str]] = []
        if draw.random() < 0.5:
            runs = [_cards(draw, articles)] if draw.random() < 0.5 else furniture
        text, labels = add_noise((lines, labels), runs, draw)
        yield Labelled(article["id"], "news", "train", text, labels)


def _label_news_lines(lines: list[str], recurring: list[bool]) -> list[int]:
    """Label lines each by itself; then a short line between two of body is a subhead, or body where it ends as such.

    On the annotated training stories that is right for 33 of the 35 such lines of at most eight words.
    """
    labels = [_label_news_line(line, known) for line, known in zip(lines, recurring, strict=True)]
    settled = list(labels)
    for place in range(1, len(lines) - 1):
        line = lines[place]
        if (
            labels[place - 1 : place + 2] == [BODY, UNKNOWN, BODY]
            and not recurring[place]
            and len(line.split()) <= 10
            and re.search(r"\w", line)
            and not re.search(r"[a-z][A-Z]|Source:", line)
        ):
            settled[place] = BODY if re.search(r"[.!…][\"'”’)\]]*$", line) else SUBHEAD
    return settled


def _label_news_line(line: str, recurring: bool) -> int:
    words = len(line.split())
    if re.search(r"[a-z][A-Z][a-z].* MORE\b", line):
        return UNKNOWN
    if FURNITURE.search(line) and words < 60:
        return BOILERPLATE
    if recurring:
        return BOILERPLATE if words >= 8 or line.isupper() else UNKNOWN
    ends = re.search(r"[.!?…][\"'”’)\]]*$", line) is not None
    return BODY if ends and (words >= 12 or line[0] in '“"') else UNKNOWN


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", _key(line))


def _cards(draw: random.Random, articles: list[dict[str, str]]) -> list[str]:
    """Make a tail of unrelated headlines, in one form throughout: rule, title, kicker and summary, byline or date."""
    mark = draw.choice(["", "", "-", "•", "*"])
    kicker = draw.random() < 0.5
    byline = draw.choice(["", "By {name}, {outlet} Published", "By {name}", "{date}", "{date} - {outlet}"])
    lines = []
    for _ in range(draw.randint(2, 14)):
        card = draw.choice(articles)
        name = f"{draw.choice(_FIRST_NAMES)} {draw.choice(_LAST_NAMES)}"
        opening = re.split(r"(?<=[.!?]) ", card["text"].strip().split("\n")[0])[0][:200]
        if mark:
            lines.append(mark if draw.random() < 0.8 else f"{mark} {card['title']}")
        lines.append(card["title"])
        if kicker:
            lines.append(draw.choice(["Politics ", "Opinion ", "Explainer ", "World ", "", ""]) + opening.rstrip("."))
        if byline:
            lines.append(byline.format(name=name, outlet=card["outlet"], date=card["published"]))
    head = draw.choice([[], [], ["Related"], ["More stories"], ["Recommended for you"], ["Most read"], ["Latest news"]])
    return [line for line in head + lines if line.strip()]


_FIRST_NAMES = ("Anna", "Peter", "Maria", "Thomas", "Ruth", "Daniel", "Olga", "Martin", "Clara", "Henry")
_LAST_NAMES = ("Keller", "Marsh", "Okoye", "Lindqvist", "Doran", "Vance", "Petrov", "Ames", "Brandt", "Quill")


def _story_texts(folder: Path) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for file in sorted(folder.glob("*/articles/*.txt")):
        found |= _shingles(file.read_text(encoding="utf-8"))
    return found


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _key(text).split()
    return {tuple(words[place : place + 25]) for place in range(0, len(words) - 24)}


if __name__ == "__main__":
    main()
