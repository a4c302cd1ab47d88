"""Readings made one story: entities, statements and the reuse of text across articles.

In: the readings of a pile, in any order. Out: a `Story`, all of it sorted, the same for every order of the readings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.garbage import pause_collection
from communique.link.copies import find_reuse
from communique.link.corrections import rename, rule, rule_statements, settle_ids
from communique.link.credits import credit_reuse
from communique.link.dates import date_readings, date_statements
from communique.link.entities import link_entities
from communique.link.event_corrections import correct_event_dates, reject_events
from communique.link.event_parts import find_parts
from communique.link.events import link_events
from communique.link.origins import find_origins
from communique.link.retold import add_retold, count_event_origins, count_origins, find_carriers
from communique.link.statements import link_statements
from communique.types import Attribution, Correction, Reading, Story, Unsure


@pause_collection()
def link_readings(readings: Sequence[Reading], corrections: Sequence[Correction] = ()) -> Story:
    """Link what the articles tell, and do what the corrections say; ids of attributions are unique across readings.

    Articles, entities, statements, events and origins are sorted by id, reuse by its pair of articles, attributions by
    article, then as they stand in it, open questions by what they ask.
    """
    ruling = rule(sorted(readings, key=lambda reading: reading.article.id), corrections)
    ordered = date_readings(ruling.readings)
    articles = tuple(reading.article for reading in ordered)
    copied = credit_reuse(articles, find_reuse(articles))
    origins = find_origins(articles, copied)
    links = link_entities(ordered, origins, ruling.same, ruling.different)
    attributions = tuple(
        _relink(attribution, links.ids)
        for reading in ordered
        for attribution in sorted(reading.attributions, key=_place)
    )
    unsure = {_relink_question(question, links.ids) for reading in ordered for question in reading.unsure}
    statements = rule_statements(link_statements(attributions, articles, links.entities), ruling)
    statements = date_statements(statements, attributions, ordered)
    carriers = find_carriers(articles, attributions, links.entities)
    reuse = add_retold(copied, statements, attributions, carriers)
    origins = find_origins(articles, reuse)
    events, corrected = correct_event_dates(
        link_events(ordered, links.ids, links.entities), ruling.corrected, ruling.event_dates
    )
    events, corrected = reject_events(events, corrected, ruling.rejected)
    events = find_parts(events, articles)
    return Story(
        articles=articles,
        attributions=attributions,
        entities=rename(links.entities, ruling.names, links.ids),
        statements=count_origins(statements, attributions, origins, carriers),
        reuse=reuse,
        origins=origins,
        unsure=tuple(sorted(unsure | set(links.unsure))),
        corrections=settle_ids(corrected, links.ids),
        events=count_event_origins(events, origins, carriers),
        noun_phrases=tuple(phrase for reading in ordered for phrase in reading.noun_phrases),
        issue_names=ruling.issue_names,
        rejected=ruling.rejected,
    )


def _place(attribution: Attribution) -> tuple[int, int, str]:
    """First content offset, then length descending."""
    return (attribution.content[0][0], -attribution.content[-1][1], attribution.id)


def _relink(attribution: Attribution, ids: Mapping[str, str]) -> Attribution:
    return replace(
        attribution,
        speaker=None if attribution.speaker is None else ids[attribution.speaker],
        via=tuple(ids[relay] for relay in attribution.via),
    )


def _relink_question(question: Unsure, ids: Mapping[str, str]) -> Unsure:
    """Candidates that are entities, by their linked ids; a name that is none stays the word it is."""
    return replace(question, candidates=tuple(sorted({ids.get(one, one) for one in question.candidates})))
