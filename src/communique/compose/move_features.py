"""What tells a move from what is merely said: the rule that saw it, the words, and who speaks how often.

In: the candidates of a story. Out: for each the names of its traits, for `communique.model.moves` to weigh. Words of
the topic are left out: they differ from story to story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from communique.compose.move_candidates import Candidate, count_by_party
from communique.compose.move_words import find_cue_classes
from communique.types import EntityType, EventMention, Story

# Steps in which a share of the story's candidates is counted, and the last of them; a party of the story has some
# tenth, an expert that one article asks a hundredth.
SHARE_STEPS = 16
MOST_SHARE = 5
# Words of a content to a step, and the last step.
LENGTH_STEP = 5
MOST_LENGTH = 6
MOST_TOLD = 3


def describe_candidates(candidates: Sequence[Candidate], story: Story) -> list[frozenset[str]]:
    """The traits of each of a story's candidates."""
    spoken = count_by_party(candidates)
    article_of = {candidate.attribution.id: candidate.attribution.article for candidate in candidates}
    told = {
        key: len({article_of[other] for other in statement.attributions if other in article_of})
        for statement in story.statements
        for key in statement.attributions
    }
    mentions: dict[str, list[EventMention]] = defaultdict(list)
    for event in story.events:
        for mention in event.mentions:
            mentions[mention.article].append(mention)
    return [
        frozenset(
            (
                *_describe_words(candidate),
                *_describe_speaker(candidate),
                *_describe_events(candidate, mentions[candidate.evidence.article]),
                f"share {min(MOST_SHARE, SHARE_STEPS * spoken[candidate.party.id] // len(candidates))}",
                f"told by {min(MOST_TOLD, told.get(candidate.attribution.id, 1))}",
            )
        )
        for candidate in candidates
    ]


def _describe_words(candidate: Candidate) -> list[str]:
    attribution, judged = candidate.attribution, candidate.judged
    stage = judged.rule.split(":")[0]
    traits = [
        f"kind {judged.kind}",
        f"rule {judged.rule} {judged.kind}",
        f"stage {stage} {judged.kind is not None}",
        f"act {attribution.act}",
        f"marks {attribution.kind}",
        f"length {min(MOST_LENGTH, len(candidate.content.split()) // LENGTH_STEP)}",
    ]
    traits += [f"cue {name}" for name in find_cue_classes(candidate.cue)]
    flags = {
        "denied": attribution.denied,
        "hedged": attribution.hedged,
        "nested": attribution.nested_in is not None,
        "headline": candidate.in_headline,
        "one of several": candidate.one_of_several,
    }
    return traits + [name for name, holds in flags.items() if holds]


def _describe_speaker(candidate: Candidate) -> list[str]:
    speaker, party = candidate.speaker, candidate.party
    roles = " ".join((speaker.name, *(role.text for role in speaker.roles))).lower()
    traits = [f"speaker {speaker.type}", f"party {party.type}", f"speaker {speaker.type} of {party.type}"]
    traits += [f"role {name}" for name, pattern in _ROLES.items() if pattern.search(roles)]
    if speaker.anonymous:
        traits.append("anonymous")
    if speaker.type is EntityType.PERSON and party is speaker:
        traits.append("person alone")
    return traits


def _describe_events(candidate: Candidate, mentions: Sequence[EventMention]) -> list[str]:
    """What its words tell as an event, and whether of the party that speaks."""
    who = {candidate.party.id, candidate.speaker.id}
    within = [each for each in mentions if candidate.evidence.start <= each.predicate[0] < candidate.evidence.end]
    traits = [f"event {each.type} {'own' if who.intersection(each.actors) else 'other'}" for each in within]
    traits += [f"event {each.modality}" for each in within]
    return traits or ["no event"]


_ROLES = {
    "expert": re.compile(
        r"professor|analyst|expert|fellow|economist|director|research|scholar|author|historian|universit|institute|"
        r"editor|"
        r"former|critic|resident|observer"
    ),
    "head": re.compile(r"president|minister|secretary|prime|leader|chief|chancell?or|chair|premier|king|mayor"),
    "envoy": re.compile(r"spokes|official|envoy|ambassador|representative|negotiator|aide|delegat"),
    "lawmaker": re.compile(r"\bsens?\b|senat|\breps?\b|lawmaker|congress|member"),
}
