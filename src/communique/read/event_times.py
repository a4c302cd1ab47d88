"""Predicates of a sentence and the time expressions in it -> which expression dates which predicate.

An expression dates the first predicate above it in the tree, so that "said on Friday that Varda would withdraw" dates
the saying; what tells when something else took place, or of which year a law is, dates nothing: "passed a bill to pay
those unpaid since May". What begins, ends or is attended by a verb has that verb's time, and so has what goes on
meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from communique.read.event_candidates import ORDERS, Predicate
from communique.read.event_modality import find_modality
from communique.read.event_trees import Tree
from communique.types import Modality, TimeExpression, TimeType, Toward


def date_predicates(
    tree: Tree, predicates: Sequence[Predicate], times: Iterable[TimeExpression]
) -> dict[Predicate, TimeExpression]:
    """The expression of each predicate that has one: a date rather than an hour, that rather than a length of time."""
    by_word = {place: each for each in predicates for place in (each.clause, each.carrier, each.place)}
    found: dict[Predicate, TimeExpression] = {}
    for time in sorted(times, key=lambda each: (each.type not in DATING, is_bare_hour(each), each.start)):
        if time.type is TimeType.SET or (head := _head(tree, time)) is None:
            continue
        above = _find_dated(tree, by_word, head, time)
        if above is not None and not _is_to_come(tree, above, time):
            found.setdefault(above, time)
    for each in sorted(predicates, key=lambda each: sum(1 for _ in tree.ancestors(each.clause))):
        head = tree.tokens[each.clause].head
        governor = by_word.get(head) if head is not None else None
        is_open = each not in found or found[each].type is TimeType.DURATION  # "and jailed them for two years"
        if is_open and governor in found and _shares_time(tree, each.clause, governor, found[governor]):
            found[each] = found[governor]
    return found


def tells_day(tree: Tree, predicate: Predicate, time: TimeExpression) -> bool:
    """Whether an expression tells when a predicate's event took place rather than for how long it went on.

    An hour alone is of the day that the text tells of, which is another one where it looks back: "had left at six".
    """
    if time.type not in DATING and (time.meaning is None or time.meaning.toward is None):
        return False
    helpers = tree.dependents(predicate.carrier, "aux")
    return not (is_bare_hour(time) and any(tree.lemma(each) == "have" for each in helpers))


def is_narrated(tree: Tree, predicate: Predicate, text: str) -> bool:
    """Whether a predicate is the main verb of its sentence, in the simple past: what a narrative goes on with."""
    token = tree.tokens[predicate.carrier]
    form = text[token.start : token.end].lower()
    is_past = form != token.lemma.lower() and not form.endswith(("ing", "s"))
    has_helper = tree.dependents(predicate.carrier, "aux", "aux:pass", "cop")
    return token.head is None and token.upos == "VERB" and is_past and not has_helper


def is_bare_hour(time: TimeExpression) -> bool:
    """Whether an expression tells the hour and not the day: "at six", "shortly before noon"."""
    return time.meaning is not None and _HOUR.match(time.meaning.pattern or "") is not None


def _is_to_come(tree: Tree, predicate: Predicate, time: TimeExpression) -> bool:
    """Whether a time is to come and a predicate is over: "she cancelled a visit, later this month"."""
    is_future = time.meaning is not None and time.meaning.shift is not None and time.meaning.toward is Toward.FUTURE
    return is_future and find_modality(tree, predicate) is Modality.ACTUAL


def _find_dated(tree: Tree, by_word: Mapping[int, Predicate], head: int, time: TimeExpression) -> Predicate | None:
    """The predicate that an expression dates: by what it stands right behind, and else by the tree."""
    if (told := _find_described(tree, by_word, time)) is not None:
        return told
    verb = tree.tokens[head].head
    behind = next(place for place, token in enumerate(tree.tokens) if token.end > time.start) - 1
    is_bare = True
    while behind >= 0 and tree.tokens[behind].head == head and tree.tokens[behind].upos in ("ADP", "DET"):
        is_bare = is_bare and tree.tokens[behind].upos != "ADP"
        behind -= 1
    if (noun := _find_set_off(tree, behind)) is not None:
        return by_word.get(noun)
    if (planned := _find_scheduled(tree, by_word, behind)) is not None:
        return planned
    if behind >= 0 and verb is not None:
        if tree.tokens[behind].upos == "NOUN":
            if behind in by_word and verb > head:  # "the takeover in 2031 prompted a protest"
                return by_word[behind]
            if is_bare and _CIRCUMSTANCES.intersection(tree.cases(behind)):  # "left before a summit Monday"
                return by_word.get(behind)
        if (closed := _find_relative(tree, by_word, behind, verb)) is not None:
            return by_word.get(closed)
    for place in (head, *tree.ancestors(head)):
        if place in by_word:
            return by_word[place]
        if tree.lemma(place) in ORDERS:
            sides = tree.dependents(place, "obj" if time.start > tree.tokens[place].start else "nsubj")
            return next((by_word[each] for each in sides if each in by_word), None)
        above = tree.tokens[place].head
        if place == head and above is not None and tree.relation(place) in _NAMING:
            return by_word.get(above)
        if tree.tokens[place].relation in _CLOSED:
            return None
    return None


def _find_described(tree: Tree, by_word: Mapping[int, Predicate], time: TimeExpression) -> Predicate | None:
    """What took place at a time, told right behind it: "in March, when she opened the gates"."""
    for place, token in enumerate(tree.tokens):
        if token.start >= time.end and tree.lemma(place) != ",":
            return by_word.get(token.head) if tree.lemma(place) == "when" and token.head is not None else None
    return None


def _find_set_off(tree: Tree, behind: int) -> int | None:
    """The noun whose place and time are set off by a comma: "left after the summit, in Brenna on 27 May"."""
    at = behind
    while at >= 0 and tree.tokens[at].upos == "PROPN":
        at -= 1
    if at < 2 or at == behind or tree.tokens[at].lemma not in ("in", "at") or tree.tokens[at - 1].lemma != ",":
        return None
    noun = at - 2
    # The parser takes "following" for a verb as often as not, so the words before the noun are asked, not the tree.
    before = {tree.lemma(each) for each in range(max(0, noun - 3), noun)}
    return noun if tree.tokens[noun].upos == "NOUN" and before & {*_CIRCUMSTANCES, "follow"} else None


def _find_scheduled(tree: Tree, by_word: Mapping[int, Predicate], behind: int) -> Predicate | None:
    """What a time is set for, or what begins then: "asked them to talks set for Friday", "a visit, starting Friday"."""
    if behind < 1 or tree.relation(behind) not in ("acl", "advcl", "amod") or tree.lemma(behind) not in _SCHEDULED:
        return None
    before = behind - 1 - (tree.lemma(behind - 1) == ",")
    for place in (before, *tree.ancestors(before)):
        if place in by_word or place > behind or tree.tokens[place].upos not in ("NOUN", "PROPN"):
            return by_word.get(place) if place < behind and tree.tokens[place].upos == "NOUN" else None
    return None


def _find_relative(tree: Tree, by_word: Mapping[int, Predicate], behind: int, verb: int) -> int | None:
    """The verb of a relative clause that a time stands right behind, where the tree hangs it on a verb before that.

    "Passed a bill to pay those who were unpaid since May": the parser often takes such a time for the first verb's.
    """
    for place in (behind, *tree.ancestors(behind)):
        if place <= verb:
            return None
        if tree.tokens[place].relation == "acl:relcl":
            return place
        if place in by_word:
            return None
    return None


def _shares_time(tree: Tree, clause: int, governor: Predicate, time: TimeExpression) -> bool:
    """Whether what a predicate tells took place when what governs it did."""
    relation, verb, cases = tree.relation(clause), tree.tokens[governor.carrier], set(tree.cases(clause))
    if relation == "advcl" and "to" in cases:  # "came on Friday to see Ollin"
        return tree.lemma(governor.carrier) in _COMING
    if relation == "conj":  # "on Friday Varda withdrew and Ostrel protested"
        return verb.upos == "VERB" and (time.end <= verb.start or _goes_on(tree, clause, governor, time))
    if relation in ("nsubj", "obj"):  # "the talks began on Friday"
        return tree.lemma(governor.carrier) in _PHASES
    if relation == "obl":  # "spoke at a conference on Friday"
        return bool(cases & {"at", "during"})
    if relation == "xcomp":  # "began sending them home in March"
        return tree.lemma(governor.carrier) in _SETTING_OUT
    # "blamed Ostrel on Friday as she left", "answered on Friday by closing the gates"
    return relation == "advcl" and bool(cases & {"as", "while", "in", "by"}) and tree.tokens[clause].upos == "VERB"


def _goes_on(tree: Tree, clause: int, governor: Predicate, time: TimeExpression) -> bool:
    """Whether a second verb follows right behind the time of the first: "met him on Friday and signed the text"."""
    between = [place for place in range(clause) if tree.tokens[place].start >= time.end]
    only_joins = all(tree.tokens[place].upos in ("CCONJ", "PUNCT", "ADV") for place in between)
    has_subject = tree.dependents(clause, "nsubj", "nsubj:pass", "aux")
    return only_joins and not has_subject and find_modality(tree, governor) is Modality.ACTUAL


def _head(tree: Tree, time: TimeExpression) -> int | None:
    """The word of an expression that the others hang on; a noun rather than what the parser tore off it."""
    inside = [i for i, token in enumerate(tree.tokens) if token.start < time.end and token.end > time.start]
    tops = [i for i in inside if tree.tokens[i].head not in inside]
    return min(tops, key=lambda each: (tree.tokens[each].upos not in ("NOUN", "PROPN"), each), default=None)


DATING = (TimeType.DATE, TimeType.TIME)
_HOUR = re.compile(r"XXXX-XX-XXT\d")
_CIRCUMSTANCES = frozenset("before after since until following ahead".split())
"""Before a noun that tells when something else took place."""
_SCHEDULED = frozenset("set schedule due slate plan expect start begin".split())
"""Verbs behind a noun that tell when it is to take place."""
_CLOSED = frozenset("acl:relcl advcl ccomp csubj".split())
"""Clauses that date nothing outside of them: "those who were unpaid in May"."""
_NAMING = frozenset("nummod compound amod".split())
"""Relations in which a time is part of what something is called: "the 2031 constitution"."""
_PHASES = frozenset(
    "begin start open resume end finish conclude continue close schedule plan attend host chair address".split()
)
"""Verbs whose time is that of what begins, goes on, ends or is attended: "the talks began on Friday"."""
_COMING = frozenset("come go head travel fly arrive gather meet return".split())
"""Verbs whose time is that of what people come for."""
_SETTING_OUT = frozenset("begin start resume continue stop finish".split())
"""Verbs whose time is that of the verb behind them."""
