"""A predicate in a sentence's tree -> the shortest words that tell it, as offsets: a clause or a noun phrase.

Which dependents belong was counted on the mentions of the fourteen training stories: of a verb's dependents on its
right, objects and their complements (287 of 293) and obliques (231 of 286) are part of the shortest words, further
clauses (39 of 118), what is joined (14 of 58) and what follows a punctuation mark are not; subjects are (298 of 336),
other words before the verb mostly not.
"""

from __future__ import annotations

from communique.read.event_candidates import Predicate
from communique.read.event_trees import Tree

LONGEST = 110
"""Code points after which no further dependent is taken; a tenth of the training stories' mentions are longer."""
LONGEST_SUBJECT = 60
"""Code points that a subject may have to be taken in whole; a longer one gives its head noun's phrase or nothing."""


def find_extent(text: str, tree: Tree, predicate: Predicate) -> tuple[int, int]:
    """Start and end of the words that tell a predicate: one slice of the text, without punctuation at its edges."""
    top = predicate.clause
    if tree.tokens[top].upos == "VERB" or tree.dependents(top, "cop"):
        places = _clause(tree, top)
    else:
        places = _phrase(tree, top)
    return _trim(text, tree.tokens[places[0]].start, tree.tokens[places[-1]].end)


def _clause(tree: Tree, verb: int) -> list[int]:
    """A clause's words from its subject, or its verb group, to its last complement."""
    first = min([verb, *(child for child in tree.dependents(verb, *_VERB_GROUP) if child < verb)])
    subjects = [child for child in tree.children[verb] if tree.relation(child) in ("nsubj", "csubj") and child < verb]
    if subjects:
        first = min(first, _subject_start(tree, subjects[0], first))
    return list(range(first, _reach(tree, verb, verb, tree.tokens[first].start) + 1))


def _subject_start(tree: Tree, subject: int, before: int) -> int:
    """Where a subject begins that may stand with its verb; `before` where it may not."""
    places = _phrase(tree, subject)
    start, end = tree.tokens[places[0]].start, tree.tokens[subject].end
    apart = tree.tokens[before].start - end
    if end - start > LONGEST_SUBJECT or apart > LONGEST_SUBJECT or tree.lemma(subject) in _RELATIVE:
        return before
    return places[0]


def _reach(tree: Tree, word: int, last: int, start: int) -> int:
    """The last word of what belongs to a word on its right, as far as it goes on without a break."""
    for child in tree.children[word]:
        if child < word:
            continue
        if child <= last:
            continue
        relation = tree.tokens[child].relation
        if relation.split(":")[0] not in _KEPT and relation not in _KEPT_WHOLE:
            break
        if relation.split(":")[0] in ("xcomp", "ccomp"):
            end = _reach(tree, child, max(child, last), start)
        else:
            end = _phrase_end(tree, child, start)
        if tree.tokens[end].end - start > LONGEST and word != child and last > word:
            break
        last = max(last, end)
    return last


def _phrase(tree: Tree, noun: int) -> list[int]:
    """A noun phrase's words from its determiner to the last phrase that hangs on it."""
    first = noun
    for child in reversed(tree.children[noun]):
        if child < noun and tree.relation(child) in _BEFORE_NOUN:
            below = [place for place in tree.subtree(child) if place < noun]
            if below[-1] + 1 >= first or tree.relation(child) in ("det", "nmod"):
                first = min(first, below[0])
    return list(range(first, _phrase_end(tree, noun, tree.tokens[first].start) + 1))


def _phrase_end(tree: Tree, noun: int, start: int) -> int:
    """The last word of a noun phrase: of the phrases and infinitives that hang on it, none after a break."""
    last = noun
    for child in tree.children[noun]:
        if child < noun:
            continue
        relation = tree.relation(child)
        if relation not in _AFTER_NOUN or (relation == "acl" and tree.tokens[child].relation == "acl:relcl"):
            if relation == "conj" and _is_short_list(tree, noun, child):
                last = max(last, _phrase_end(tree, child, start))
                continue
            break
        end = _reach(tree, child, child, start) if relation == "acl" else _phrase_end(tree, child, start)
        if tree.tokens[end].end - start > LONGEST:
            break
        last = max(last, end)
    return last


def _is_short_list(tree: Tree, noun: int, joined: int) -> bool:
    """Whether a noun is joined with "and": "Varda and Ostrel"."""
    between = [tree.tokens[place].upos for place in range(noun + 1, joined)]
    return "PUNCT" not in between or len(between) <= _SHORT_LIST


_SHORT_LIST = 4
_VERB_GROUP = ("aux", "aux:pass", "advmod", "cop", "expl")
_KEPT = frozenset("obj iobj xcomp ccomp obl compound advmod nmod nsubj".split())
_KEPT_WHOLE = frozenset(["compound:prt", "aux"])
_BEFORE_NOUN = frozenset("det amod compound nummod nmod flat advmod".split())
_AFTER_NOUN = frozenset("nmod flat compound nummod acl fixed case amod obl".split())
_RELATIVE = frozenset("who which that whom whose".split())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A slice without white space, punctuation and a mark of quotation that has no partner at its edges."""
    while True:
        before = start, end
        while start < end and (text[start].isspace() or text[start] in _NEVER_FIRST):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _NEVER_LAST):
            end -= 1
        for opening, closing in _PAIRS:
            inside = text[start:end]
            is_pair = inside.count(opening) > 1 if opening == closing else opening in inside and closing in inside
            if inside[:1] == opening and not is_pair:
                start += 1
            elif inside[-1:] == closing and not is_pair:
                end -= 1
        if (start, end) == before:
            return start, end


_NEVER_FIRST = ".,;:!?-–—)]}”»"
_NEVER_LAST = ",;:!?-–—([{“«"
_PAIRS = (('"', '"'), ("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"))
