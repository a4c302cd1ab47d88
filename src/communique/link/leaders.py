"""Who leads which state, by the pile's titles or the table: "the Marn regime" is the state that Marn leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.link.bodies import Named
from communique.link.clusters import Proposal
from communique.link.people import Person, find_surnames
from communique.link.states import States
from communique.read.leaders import find_leaders as find_in_table
from communique.read.roles import STATE_LEADERS
from communique.types import EntityType, Span

# What the government of a state is called after its leader; an administration comes and goes, and stays apart.
REGIMES = ("regime", "government")
# Set by hand; shown with a join, not summed.
SAME_LED = 0.8


def find_leaders(people: Iterable[Person], states: States) -> dict[str, str]:
    """Folded names, full and short, of those who lead exactly one state: by a title, or by the table of leaders."""
    led: dict[str, set[str]] = defaultdict(set)
    for person in people:
        titled = {state for role in person.roles for state in _find_led(role, states)}
        for state in titled or {leader.state for name, _ in person.full for leader in find_in_table(" ".join(name))}:
            for name, _ in person.full:
                led[" ".join(name)].add(state)
            for token, _ in find_surnames(person):
                led[token].add(state)
    return {name: found.pop() for name, found in sorted(led.items()) if len(found) == 1}


def propose_regimes(
    named: Sequence[Named], leaders: Mapping[str, str], holders: Mapping[str, tuple[int, Span | None]]
) -> Iterator[Proposal]:
    """Joins of governments called after a leader; `holders` tells where each state of the pile is first named."""
    for one in named:
        for form, span in one.forms:
            leader, _, head = form.rpartition(" ")
            state = leaders.get(leader, "")
            if one.type is EntityType.GOVERNMENT and head in REGIMES and state in holders:
                at, first = holders[state]
                yield Proposal(at, one.at, (first, span), "the government of its leader", SAME_LED)


def _find_led(role: str, states: States) -> Iterator[str]:
    """The state that a folded title says somebody leads: "president of ostrel", "ostreli leader"."""
    words = role.split()
    if STATE_LEADERS.isdisjoint(words):
        return
    for size in (1, 2):
        for at in range(len(words) - size + 1):
            if state := states.find(" ".join(words[at : at + size]), actor=False):
                yield state
