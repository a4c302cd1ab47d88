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
LONGEST_APART = 200
"""Code points from which an extent is that of the predicate alone, whatever carries it: they stand too far apart."""
LONGEST_SUBJECT = 60
"""Code points that a subject may have to be taken in whole; a longer one gives its head noun's phrase or nothing."""


def find_extent(text: str, tree: Tree, predicate: Predicate) -> tuple[int, int]:
    """Start and end of the words that tell a predicate: one slice of the text, without punctuation at its edges."""
    words = {predicate.place, predicate.carrier, predicate.clause}
    first, last = _find_edges(tree, predicate.clause)
    first, last = min(first, *words), max(last, *words)
    if tree.tokens[last].end - tree.tokens[first].start > LONGEST_APART:
        words = {predicate.place}
        first, last = _find_edges(tree, predicate.place)
    needed = max(words)
    breaks = (at for at in range(needed + 1, last + 1) if text[tree.tokens[at].start] in _BREAKS)
    last = next(breaks, last + 1) - 1
    while last > needed and _hangs(tree, last):
        last -= 1
    first, last = _complete_names(tree, first, last)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    return _trim(text, *_close_marks(text, start, end, tree.tokens[needed].end))


def _find_edges(tree: Tree, top: int) -> tuple[int, int]:
    """The first and the last word of a clause, or of a noun phrase."""
    is_clause = tree.tokens[top].upos == "VERB" or bool(tree.dependents(top, "cop"))
    is_headline = bool(tree.dependents(top, "nsubj")) and not tree.dependents(top, "case")  # "Talks fail"
    places = _clause(tree, top) if is_clause or is_headline else _phrase(tree, top)
    return places[0], places[-1]


def _complete_names(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """The edges, moved out of a name that they cut, and past the noun whose owner they end with."""
    tokens = tree.tokens

    def is_one(left: int) -> bool:
        """Whether a word and the next are of one name: "Maret | Ollin", not "Friday | Ollin"."""
        apart = tokens[left + 1].start - tokens[left].end
        is_when = tree.relation(left) == "obl" and tokens[left + 1].head != left
        return tokens[left].upos == tokens[left + 1].upos == "PROPN" and apart <= 1 and not is_when

    while 0 < last < len(tokens) - 1 and is_one(last):
        last += 1
    if tokens[last].relation == "case" and tokens[last].upos == "PART":
        while last < len(tokens) - 1 and tokens[last + 1].upos in ("ADJ", "NUM", "NOUN", "PROPN"):
            last += 1
    if first > 1 and tree.lemma(first) == "of" and tokens[first - 1].upos == "PROPN":
        first -= 1
    while first > 0 and (is_one(first - 1) or _is_title_of(tree, first - 1)):
        first -= 1
    return first, last


def _is_title_of(tree: Tree, word: int) -> bool:
    """Whether a word belongs to the name right behind it: "Energy | Minister Osip Grell"."""
    token = tree.tokens[word]
    return token.head == word + 1 and tree.tokens[word + 1].upos == "PROPN" and token.relation in ("amod", "compound")


def _hangs(tree: Tree, word: int) -> bool:
    """Whether a word at the end of an extent calls for another: "on charges including", "the detainees whom"."""
    token = tree.tokens[word]
    is_particle = token.relation == "compound:prt"
    return (token.upos in _CALLS_FOR_MORE and not is_particle) or tree.lemma(word) in (*_RELATIVE, "include", "-")


def _clause(tree: Tree, verb: int) -> list[int]:
    """A clause's words from its subject, or its verb group, to its last complement."""
    subjects = [child for child in tree.children[verb] if child < verb and _is_subject(tree, child)]
    after = subjects[-1] if subjects else -1
    group = [child for child in tree.dependents(verb, *_VERB_GROUP) if after < child < verb]
    first = verb
    for child in reversed(group):
        if not any(tree.tokens[place].upos == "PUNCT" for place in range(child, first)) and not _opens(tree, child):
            first = min(first, tree.subtree(child)[0])
    described = _described(tree, verb)
    if described is not None:
        first = _subject_start(tree, described, first)
    elif subjects:
        first = min(first, _subject_start(tree, subjects[-1], first))
        if first and tree.lemma(first - 1) in _NEARLY_NOT:
            first -= 1
    return list(range(first, _reach(tree, verb, verb, tree.tokens[first].start) + 1))


def _is_subject(tree: Tree, word: int) -> bool:
    """Whether a word is a clause's subject, also behind "with": "with the lights going out"."""
    head = tree.tokens[word].head
    is_absolute = head is not None and tree.relation(head) == "advcl" and "with" in tree.cases(word)
    return tree.relation(word) in ("nsubj", "csubj") or (is_absolute and tree.relation(word) == "obl")


def tells_of_something(tree: Tree, place: int, extent: tuple[int, int]) -> bool:
    """Whether an extent has a word beside its verb that names something: not "already going"."""
    if tree.tokens[place].upos != "VERB":
        return True
    inside = (each for each in tree.tokens if extent[0] <= each.start < extent[1])
    return any(each.upos in ("NOUN", "PROPN", "PRON", "NUM") for each in inside)


def _described(tree: Tree, verb: int) -> int | None:
    """The noun that a clause right behind it describes, and that is its subject: "an accord | lapsed last May"."""
    token = tree.tokens[verb]
    if tree.relation(verb) != "acl" or token.head is None or token.head > verb or "to" in tree.cases(verb):
        return None
    subjects = tree.dependents(verb, "nsubj", "nsubj:pass")
    if any(tree.lemma(each) not in _SUBJECTS for each in subjects):
        return None
    between = tree.tokens[token.head + 1 : min([verb, *subjects])]
    is_apart = any(each.upos == "PUNCT" and each.relation == "punct" for each in between)
    return None if is_apart else token.head


def _opens(tree: Tree, word: int) -> bool:
    """Whether a word joins its clause to another: "where talks are held"."""
    return tree.lemma(word) in ("when", "where", "why", "how", "then", "so", "however")


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
        is_purpose = relation == "advcl" and "to" in tree.cases(child) and not tree.dependents(child, "nsubj")
        if not is_purpose and (relation.split(":")[0] not in _KEPT or _TAIL.intersection(tree.cases(child))):
            break
        if is_purpose or relation.split(":")[0] in ("xcomp", "ccomp"):
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
    return list(range(first, _phrase_end(tree, noun, tree.tokens[first].start, clauses=True) + 1))


def _phrase_end(tree: Tree, noun: int, start: int, *, clauses: bool = False) -> int:
    """The last word of a noun phrase: of the phrases and infinitives that hang on it, none after a break.

    With `clauses` also of other clauses that describe it: "the strike that halted work".
    """
    last = noun
    for child in tree.children[noun]:
        if child < noun:
            continue
        relation, cases = tree.relation(child), tree.cases(child)
        is_clause = relation == "acl" and not (clauses or "to" in cases)
        is_list = relation == "conj" and not clauses and _is_short_list(tree, noun, child)
        if is_clause or _TAIL.intersection(cases) or not (relation in _AFTER_NOUN or is_list):
            break
        end = _reach(tree, child, child, start) if relation == "acl" else _phrase_end(tree, child, start)
        if tree.tokens[end].end - start > LONGEST:
            break
        last = max(last, end)
    return last


def _is_short_list(tree: Tree, noun: int, joined: int) -> bool:
    """Whether a noun is one of a list: "Varda and Ostrel", "Varda, Ostrel and Tamsin"."""
    is_last = bool(tree.dependents(joined, "cc"))
    is_followed = any(tree.dependents(other, "cc") for other in tree.dependents(noun, "conj") if other > joined)
    return (is_last or is_followed) and joined - noun <= _SHORT_LIST


_SHORT_LIST = 12
"""Words from the first of a list that a further one may begin."""
_CALLS_FOR_MORE = frozenset("ADP SCONJ CCONJ DET PUNCT".split())
_VERB_GROUP = ("aux", "aux:pass", "advmod", "cop", "expl")
_KEPT = frozenset("obj iobj xcomp ccomp obl compound advmod nmod nsubj aux".split())
_BEFORE_NOUN = frozenset("det amod compound nummod nmod flat advmod".split())
_AFTER_NOUN = frozenset("nmod flat compound nummod acl fixed case amod obl".split())
_TAIL = frozenset("after before amid despite while because although though".split())
"""Before what says more of the circumstances than of the event."""
_BREAKS = "–—;:"
_MARK_REACH = 2
"""Code points after a slice within which a closing mark may stand, punctuation before it."""
_NEARLY_NOT = frozenset("neither nor not never hardly barely scarcely no".split())
"""Without these a clause would say the opposite: "hardly any water passed"."""
_RELATIVE = frozenset("who which that whom whose".split())
_SUBJECTS = ("who", "which", "that")


def _close_marks(text: str, start: int, end: int, needed: int) -> tuple[int, int]:
    """A slice in which each mark of quotation has its partner: right after the slice, or by ending before the mark."""
    for opening, closing in _PAIRS:
        last = text.rfind(opening, start, end)
        is_open = text.count(opening, start, end) % 2 if opening == closing else closing not in text[last:end]
        if last < needed or not is_open:
            continue
        after = text.find(closing, end, end + _MARK_REACH)
        end = after + 1 if after >= 0 else last
    return start, end


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
            if inside[:1] != opening and inside[-1:] != closing:
                continue
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
