"""A predicate in a sentence's tree -> the words that stand for who did it and for whom it was done to.

By the relations of Universal Dependencies: subjects and agents act, objects and most obliques receive; a clause without
a subject takes that of the clause it hangs on; a noun's owner acts, and so do those that an event is "between" or "by".
Where something took place is no party: what stands after "in" or "at" is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.read.event_candidates import Predicate
from communique.read.event_trees import Tree


@dataclass(frozen=True, slots=True)
class Participants:
    """Places of the words that head the phrases of those who act and of those who are acted on, in text order."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]


def find_participants(tree: Tree, predicate: Predicate) -> Participants:
    """Who acts and who is acted on; a word that is both only acts."""
    actors: list[int] = []
    recipients: list[int] = []
    top = predicate.carrier
    if tree.tokens[top].upos == "VERB":
        actors += _find_subjects(tree, top)
        recipients += _acted_on(tree, top)
    if predicate.place != top or tree.tokens[top].upos != "VERB":
        own_actors, own_recipients = _around_noun(tree, predicate.place)
        actors += own_actors
        recipients += own_recipients
    if not (actors or tree.tokens[top].upos == "VERB"):
        actors += _from_above(tree, top)
    actors = sorted({place for each in actors for place in _joined(tree, each)} - {predicate.place})
    recipients = sorted({place for each in recipients for place in _joined(tree, each)} - {predicate.place, *actors})
    return Participants(tuple(actors), tuple(recipients))


def _find_subjects(tree: Tree, verb: int, steps: int = 0) -> list[int]:
    """Who does what a verb says; of a passive its agent."""
    if _is_passive(tree, verb):
        return [child for child in tree.children[verb] if _is_agent(tree, child)]
    subjects = tree.dependents(verb, "nsubj", "nsubj:outer", "nsubj:pass")
    if subjects:
        return [_antecedent(tree, verb, subject) for subject in subjects]
    head, relation = tree.tokens[verb].head, tree.relation(verb)
    if head is None or steps >= _STEPS:
        return []
    if relation in ("xcomp", "advcl") and tree.lemma(head) in _CALLS and "to" in tree.cases(verb):
        called = [child for child in tree.dependents(head, "obl") if {"on", "upon", "to"} & set(tree.cases(child))]
        if called:
            return called
    if relation == "xcomp" and tree.lemma(head) not in _PROMISES:
        objects = tree.dependents(head, "obj", "iobj")
        if objects:
            return objects
        if _is_passive(tree, head):
            return tree.dependents(head, "nsubj:pass")
    if relation in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and tree.tokens[head].upos == "VERB":
        if relation == "ccomp" and "to" not in tree.cases(verb):
            return []
        if relation == "conj" and _is_passive(tree, head):
            return tree.dependents(head, "nsubj:pass")
        return _find_subjects(tree, head, steps + 1)
    if relation == "acl":
        if _is_infinitive(tree, verb):  # "Varda's refusal to talk", "the plan of Ostrel to talk"
            owners = _around_noun(tree, head)[0]
            return owners or _from_above(tree, head)
        return [head]  # "the envoys visiting Ostrel"
    return []


def _acted_on(tree: Tree, verb: int) -> list[int]:
    """To whom a verb's act is done: objects, what a passive tells of, those it is done with, to or against."""
    found = []
    if _is_passive(tree, verb):
        found += [_antecedent(tree, verb, each) for each in tree.dependents(verb, "nsubj:pass")]
        head = tree.tokens[verb].head
        if not found and tree.tokens[verb].relation == "acl" and head is not None:
            found.append(head)  # "the envoys detained by Varda"
        if not found and tree.relation(verb) == "conj" and head is not None:
            found += tree.dependents(head, "nsubj:pass") or tree.dependents(head, "nsubj")
    for child in tree.children[verb]:
        relation = tree.tokens[child].relation
        if relation in ("obj", "iobj"):
            found.append(_antecedent(tree, verb, child))
            found += _reached_by(tree, child)
        elif (
            relation in ("obl", "obl:agent")
            and _PARTY_CASES.intersection(tree.cases(child))
            and not _is_agent(tree, child)
        ):
            found.append(child)
        elif relation == "xcomp" and tree.tokens[child].upos == "VERB":
            found += _acted_on(tree, child)
    return found


def _reached_by(tree: Tree, noun: int) -> list[int]:
    """Whom an object's own phrases name: "a letter to Ostrel", "Ostrel's offer", "the offer made by Ostrel"."""
    named = [child for child in tree.dependents(noun, "nmod") if _TOWARD.intersection(tree.cases(child))]
    made = [each for verb in tree.dependents(noun, "acl") for each in tree.children[verb] if _is_agent(tree, each)]
    return named + made + tree.dependents(noun, "nmod:poss")


def _around_noun(tree: Tree, noun: int) -> tuple[list[int], list[int]]:
    """Who acts and who is acted on, by a noun's own dependents: "Varda's refusal", "talks between Varda and Ostrel"."""
    actors: list[int] = []
    recipients: list[int] = []
    for child in tree.children[noun]:
        relation, cases = tree.tokens[child].relation, set(tree.cases(child))
        if relation in ("nmod:poss", "compound", "amod", "nsubj"):
            actors.append(child)
        elif relation == "nmod":
            if cases & {"between", "by", "among"}:
                actors.append(child)
            elif cases & _PARTY_CASES:
                recipients.append(child)
        elif relation == "acl":  # "talks held by Varda", "the letter sent to Ostrel"
            if _is_passive(tree, child):
                actors += [each for each in tree.children[child] if _is_agent(tree, each)]
            recipients += [each for each in _acted_on(tree, child) if each != noun]
    return actors, recipients


def _from_above(tree: Tree, noun: int) -> list[int]:
    """Who acts by the clause that a noun without an owner is an object of: "Varda announced a withdrawal"."""
    head = tree.tokens[noun].head
    if head is None or tree.tokens[head].upos != "VERB":
        return []
    return _find_subjects(tree, head) if tree.relation(noun) in ("obj", "obl") else []


def _is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, or a participle that describes a noun: "cut in May"."""
    if tree.dependents(verb, "aux:pass"):
        return True
    if any(tree.lemma(child) == "have" for child in tree.dependents(verb, "aux")):
        return False
    if tree.dependents(verb, "nsubj:pass") or any(
        _is_agent(tree, child) for child in tree.dependents(verb, "obl:agent")
    ):
        return True
    token = tree.tokens[verb]
    if token.relation == "conj" and token.head is not None and tree.dependents(token.head, "aux:pass"):
        return not tree.dependents(verb, "nsubj", "obj", "aux")
    is_participle = token.relation in ("acl", "advcl", "amod") and not tree.dependents(verb, "nsubj", "obj", "mark")
    return is_participle and not tree.lemma(verb).endswith("ing") and not _ends_in_ing(tree, verb)


def _ends_in_ing(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    return token.end - token.start > len(token.lemma) + 1


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return "to" in tree.cases(verb)


def _is_agent(tree: Tree, word: int) -> bool:
    """Whether a passive's oblique tells who acts: by its "by", for the parser calls others agents, too."""
    return tree.relation(word) == "obl" and "by" in tree.cases(word)


def _antecedent(tree: Tree, verb: int, word: int) -> int:
    """The noun that a relative pronoun stands for: "the envoy who left"."""
    if tree.lemma(word) not in _RELATIVE:
        return word
    for place in (verb, *tree.ancestors(verb)):
        if tree.tokens[place].relation == "acl:relcl":
            head = tree.tokens[place].head
            return word if head is None else head
    return word


def _joined(tree: Tree, word: int) -> list[int]:
    """A word and those that are joined to it: "Varda and Ostrel"."""
    return [word, *tree.dependents(word, "conj")]


_STEPS = 4
"""Clauses that a subject is looked for in, upwards."""
_PROMISES = frozenset("promise pledge vow threaten ask".split())
"""Verbs whose subject, not whose object, is to do what follows: "Varda promised Ostrel to withdraw"."""
_CALLS = frozenset("call appeal prevail".split())
"""Verbs that name behind "on" or "to" who is to do what follows: "called on Ostrel to withdraw"."""
_PARTY_CASES = frozenset("with to against on of for from into upon toward towards between among over".split())
"""Prepositions before those to whom something is done; "in", "at" and "near" tell where."""
_TOWARD = _PARTY_CASES | {"by"}
_RELATIVE = frozenset("who which that whom whose".split())
