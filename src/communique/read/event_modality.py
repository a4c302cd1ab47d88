"""A predicate in a sentence's tree -> whether it is told as fact, announced, only thought of, or denied.

The words that decide are looked for from the predicate upwards: its own negation and auxiliaries, then what governs it,
as FactBank's lists of predicates that commit to what they introduce do (Saurí & Pustejovsky 2009), cut down to the
language of news about bargaining.
"""

from __future__ import annotations

from communique.read.event_candidates import ON_PROGRAMME, Predicate, find_described
from communique.read.event_trees import Tree
from communique.types import Modality


def find_modality(tree: Tree, predicate: Predicate) -> Modality:
    """What is told of whether the event took place; what governs it counts as far up as it goes on governing."""
    own = _of_word(tree, predicate.place) or _of_word(tree, predicate.carrier) or _of_infinitive(tree, predicate)
    if own is not None:
        return own
    if _is_scheduled(tree, predicate):
        return Modality.PLANNED
    word = predicate.carrier
    for head in tree.ancestors(predicate.carrier):
        if (governed := _of_governor(tree, head, word)) is not None:
            return governed
        if not _is_governed(tree, word):
            break
        if (above := _of_word(tree, head)) is not None and _passes_on(tree, word, above):
            return above
        word = head
    return Modality.ACTUAL


def _is_scheduled(tree: Tree, predicate: Predicate) -> bool:
    """Whether a noun is said to be on a programme: "scheduled a vote", "a meeting set for Friday"."""
    if predicate.carrier != predicate.place and tree.lemma(predicate.carrier) in ON_PROGRAMME:
        return True
    return not ON_PROGRAMME.isdisjoint(tree.lemmas) and any(
        tree.lemma(place) in ON_PROGRAMME
        and tree.tokens[place].relation == "acl"
        and predicate.place in find_described(tree, place)
        and not tree.dependents(place, "obj")
        for place in range(predicate.place + 1, len(tree.tokens))
    )


def _is_governed(tree: Tree, word: int) -> bool:
    """Whether what governs the word above reaches this one: not what only says where, when or of whom."""
    relation = tree.tokens[word].relation
    if relation == "acl":
        return "to" in tree.cases(word)
    if relation in ("obl", "nmod"):  # "did not lead to any talks"
        return any(tree.lemma(child) == "any" for child in tree.dependents(word, "det"))
    return relation in ("xcomp", "ccomp", "obj", "conj", "csubj", "nsubj:pass", "csubj:pass")


def _of_word(tree: Tree, word: int) -> Modality | None:
    """What a word's own dependents say."""
    found: set[Modality] = set()
    for child in tree.children[word]:
        lemma, relation = tree.lemma(child), tree.relation(child)
        if lemma in _NOT and relation in ("advmod", "det", "cc", "case", "mark"):
            return Modality.NEGATED
        if relation == "advmod" and lemma in ("long", "longer") and _has_no(tree, child):  # "no longer"
            return Modality.NEGATED
        if relation in ("nsubj", "obj") and (lemma in _NOBODY or _has_no(tree, child)):
            return Modality.NEGATED
        if relation == "mark" and lemma in _IF:
            found.add(Modality.HYPOTHETICAL)
        if relation == "aux":
            if lemma in _MIGHT:
                found.add(Modality.HYPOTHETICAL)
            elif lemma in _WILL:
                found.add(Modality.PLANNED)
            elif lemma in _WOULD:
                found.add(Modality.PLANNED if _is_told(tree, word) else Modality.HYPOTHETICAL)
        if relation in ("amod", "compound") and lemma in _COMING:
            found.add(Modality.PLANNED)
        if relation in ("amod", "compound") and lemma in _POSSIBLE:
            found.add(Modality.HYPOTHETICAL)
    for modality in (Modality.HYPOTHETICAL, Modality.PLANNED):
        if modality in found:
            return modality
    return None


def _of_infinitive(tree: Tree, predicate: Predicate) -> Modality | None:
    """What is to be is announced: "the talks are to resume", "a summit to be held in May"."""
    verb = tree.tokens[predicate.carrier]
    if verb.upos == "VERB" and "to" in tree.cases(predicate.carrier):
        is_main = verb.relation in ("root", "conj", "parataxis", "ccomp", "acl:relcl")
        return Modality.PLANNED if is_main and tree.dependents(predicate.carrier, "aux", "cop", "aux:pass") else None
    described = (each for each in tree.dependents(predicate.place, "acl") if "to" in tree.cases(each))
    return Modality.PLANNED if any(tree.dependents(each, "aux:pass") for each in described) else None


def _of_governor(tree: Tree, head: int, word: int) -> Modality | None:
    """What the word that governs a clause or phrase makes of it; `word` is its dependent on the way up."""
    lemma, relation = tree.lemma(head), tree.relation(word)
    if relation not in ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "csubj", "nsubj", "advcl"):
        return None
    is_passive_subject = tree.tokens[word].relation == "nsubj:pass"
    if relation == "nsubj" and not is_passive_subject:
        return None
    if relation == "advcl" and lemma in _PREVENTS and "from" in tree.cases(word):
        return Modality.NEGATED
    if relation == "advcl":
        is_purpose = "to" in tree.cases(word) and not tree.dependents(word, "nsubj")
        return Modality.HYPOTHETICAL if is_purpose else None
    if relation == "acl" and "to" not in tree.cases(word):
        return None
    if lemma in _REFUSALS and tree.lemma(word) in _SAID:
        return None
    if lemma in _UNDONE and relation in ("xcomp", "obj", "acl", "nmod", "nsubj", "ccomp", "obl"):
        is_of = relation not in ("nmod", "obl") or {"of", "from", "to"}.intersection(tree.cases(word))
        return Modality.NEGATED if is_of else None
    is_clause = tree.tokens[word].upos == "VERB" or relation in ("acl", "xcomp")
    if lemma in _PLANS and (is_clause or relation in ("obj", "nsubj") or "for" in tree.cases(word)):
        return Modality.PLANNED
    if lemma == "go" and relation == "xcomp" and tree.dependents(head, "aux"):  # "is going to withdraw"
        return Modality.PLANNED
    if lemma in _AGREES and is_clause and "to" in tree.cases(word):
        return Modality.PLANNED
    if lemma in _ASKS and (is_clause or relation == "obj" or {"for", "of", "with"}.intersection(tree.cases(word))):
        return Modality.HYPOTHETICAL
    if relation == "acl":
        return Modality.HYPOTHETICAL
    return None


def _passes_on(tree: Tree, word: int, above: Modality) -> bool:
    """Whether what is said of the word above holds of this one: "did not agree to withdraw", "might hold talks"."""
    relation, token = tree.relation(word), tree.tokens[word]
    if relation == "conj":  # "will meet and sign", "did not meet or sign", but "did not meet and left"
        is_bare = token.end - token.start == len(tree.lemma(word)) and not tree.dependents(word, "nsubj", "aux")
        joints = {tree.lemma(child) for child in tree.dependents(word, "cc")}
        return is_bare and (above is not Modality.NEGATED or bool(joints & {"or", "nor"}))
    if relation == "obj" and tree.lemma(word) in _SAID:
        return above is not Modality.NEGATED
    return relation in ("xcomp", "obj", "obl", "nmod")


def _is_told(tree: Tree, word: int) -> bool:
    """Whether a clause is what somebody said or announced, without a condition: "said it would withdraw"."""
    conditions = [tree.cases(child) for child in tree.dependents(word, "advcl")]
    if any(_IF.intersection(cases) for cases in (tree.cases(word), *conditions)):
        return False
    head = tree.tokens[word].head
    return tree.relation(word) in ("ccomp", "parataxis", "acl") and (head is None or tree.lemma(head) not in _ASKS)


def _has_no(tree: Tree, noun: int) -> bool:
    return any(tree.lemma(child) in ("no", "neither") for child in tree.dependents(noun, "det", "advmod", "cc:preconj"))


_NOT = frozenset("not n't n’t never no neither nor without".split())
_NOBODY = frozenset("nobody nothing none".split())
_IF = frozenset("if unless whether lest".split())
_MIGHT = frozenset("might may could can should must ought".split())
_WILL = frozenset("will shall wo 'll ’ll".split())
_WOULD = frozenset("would 'd ’d".split())
_COMING = frozenset("planned scheduled upcoming forthcoming impending expected next future".split())
_POSSIBLE = frozenset("possible potential proposed threatened hypothetical suggested likely".split())
_UNDONE = frozenset(
    "refuse decline reject deny avoid prevent block cancel scrap abandon forgo oppose prohibit ban fail failure "
    "refusal lack absence rejection denial inability avert".split()
)
"""Governors of what did not take place: "refused to withdraw", "the absence of talks"."""
_PREVENTS = frozenset("prevent stop keep bar ban block prohibit dissuade".split())
"""Governors of what did not take place behind "from": "stopped Ostrel from withdrawing"."""
_REFUSALS = frozenset("refuse decline reject deny oppose rejection denial".split())
_SAID = frozenset(
    "accusation allegation appeal bid call charge claim complaint criticism demand idea invitation offer plan proposal "
    "question report request statement suggestion warning".split()
)
"""What was said all the same when it was refused: "rejected the offer"."""
_PLANS = frozenset(
    "plan schedule scheduled slate set expect intend intention prepare due promise pledge vow decide decision aim "
    "will commit commitment arrange ready postpone delay reschedule".split()
)
"""Governors of what is announced: "plans to withdraw", "is scheduled to meet"."""
_AGREES = frozenset("agree agreement deal accept consent".split())
_ASKS = frozenset(
    "call demand threaten threat propose proposal urge want ask offer suggest consider hope seek request appeal warn "
    "possibility prospect chance option push press try attempt effort likely would wish desire consider invite "
    "bid insist recommend order risk danger fear need able willing unlikely possible".split()
)
"""Governors of what is only asked for, threatened or thought of: "called for talks", "the threat to withdraw"."""
