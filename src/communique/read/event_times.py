"""Predicates of a sentence and the time expressions in it -> which expression dates which predicate.

An expression dates the first predicate above it in the tree, so that "said on Friday that Varda would withdraw" dates
the saying. What begins, ends or is attended by a verb has that verb's time, and so has what goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.read.event_candidates import Predicate
from communique.read.event_trees import Tree
from communique.types import TimeExpression, TimeType


def date_predicates(
    tree: Tree, predicates: Sequence[Predicate], times: Iterable[TimeExpression]
) -> dict[Predicate, TimeExpression]:
    """The expression of each predicate that has one; a date or a time rather than a length of time, the first such."""
    by_word = {place: each for each in predicates for place in (each.clause, each.carrier, each.place)}
    found: dict[Predicate, TimeExpression] = {}
    for time in sorted(times, key=lambda each: (each.type not in _DATING, each.start)):
        if time.type is TimeType.SET or (head := _head(tree, time)) is None:
            continue
        above = next((by_word[place] for place in (head, *tree.ancestors(head)) if place in by_word), None)
        above = _find_subject(tree, by_word, head, time) or above
        if above is not None:
            found.setdefault(above, time)
    for each in sorted(predicates, key=lambda each: sum(1 for _ in tree.ancestors(each.clause))):
        head = tree.tokens[each.clause].head
        governor = by_word.get(head) if head is not None else None
        if each not in found and governor in found and _shares_time(tree, each.clause, governor, found[governor]):
            found[each] = found[governor]
    return found


def _find_subject(tree: Tree, by_word: Mapping[int, Predicate], head: int, time: TimeExpression) -> Predicate | None:
    """The noun that an expression stands right behind, before its verb: "the takeover in 2031 prompted a protest"."""
    verb = tree.tokens[head].head
    first = next(place for place, token in enumerate(tree.tokens) if token.end > time.start)
    while first and tree.tokens[first - 1].head == head and tree.tokens[first - 1].upos in ("ADP", "DET"):
        first -= 1
    before = by_word.get(first - 1)
    if before is None or verb is None or verb < head or tree.tokens[first - 1].upos != "NOUN":
        return None
    return before


def _shares_time(tree: Tree, clause: int, governor: Predicate, time: TimeExpression) -> bool:
    """Whether what a predicate tells took place when what governs it did."""
    relation, verb, cases = tree.relation(clause), tree.tokens[governor.carrier], set(tree.cases(clause))
    if relation == "conj":  # "on Friday Varda withdrew and Ostrel protested"
        return verb.upos == "VERB" and time.end <= verb.start
    if relation in ("nsubj", "obj"):  # "the talks began on Friday"
        return tree.lemma(governor.carrier) in _PHASES
    if relation == "obl":  # "spoke at a conference on Friday"
        return bool(cases & {"at", "during"})
    # "blamed Ostrel on Friday as she left"
    return relation == "advcl" and bool(cases & {"as", "while", "in"}) and tree.tokens[clause].upos == "VERB"


def _head(tree: Tree, time: TimeExpression) -> int | None:
    """The word of an expression that the others hang on."""
    inside = [i for i, token in enumerate(tree.tokens) if token.start < time.end and token.end > time.start]
    return next((i for i in inside if tree.tokens[i].head not in inside), None)


_DATING = (TimeType.DATE, TimeType.TIME)
_PHASES = frozenset(
    "begin start open resume end finish conclude continue close schedule plan attend host chair address".split()
)
"""Verbs whose time is that of what begins, goes on, ends or is attended: "the talks began on Friday"."""
