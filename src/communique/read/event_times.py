"""Predicates of a sentence and the time expressions in it -> which expression dates which predicate.

An expression dates the first predicate above it in the tree, so that "said on Friday that Varda would withdraw" dates
the saying. What takes place by the verb it is the subject of has that verb's time: "the talks began on Friday".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
        if above is not None:
            found.setdefault(above, time)
    for each in predicates:
        verb = tree.tokens[each.clause].head
        if each in found or verb is None or by_word.get(verb) not in found:
            continue
        relation = tree.relation(each.clause)
        is_phase = relation in ("nsubj", "obj") and tree.lemma(verb) in _PHASES
        time = found[by_word[verb]]
        joined = relation == "conj" and tree.tokens[verb].upos == "VERB" and time.end <= tree.tokens[verb].start
        if is_phase or joined:
            found[each] = time
    return found


def _head(tree: Tree, time: TimeExpression) -> int | None:
    """The word of an expression that the others hang on."""
    inside = [i for i, token in enumerate(tree.tokens) if token.start < time.end and token.end > time.start]
    return next((i for i in inside if tree.tokens[i].head not in inside), None)


_DATING = (TimeType.DATE, TimeType.TIME)
_PHASES = frozenset(
    "begin start open resume end finish conclude continue close occur happen take schedule plan".split()
)
"""Verbs whose time is that of what begins, goes on or ends: "the talks began on Friday"."""
