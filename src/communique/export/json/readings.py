"""Reading -> one line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from communique.export.json.articles import read_article_to_json
from communique.export.json.attributions import attributions_to_json
from communique.export.json.entities import entities_to_json
from communique.export.json.events import event_mention_to_json
from communique.export.json.shape import ReadingJson
from communique.export.json.unsure import unsure_to_json
from communique.types import Reading


def reading_to_json(reading: Reading) -> str:
    """The reading of one article on one line, without a newline, in the keys of account.json."""
    parts: ReadingJson = {
        **read_article_to_json(reading.article),
        "attributions": attributions_to_json(reading.attributions),
        "entities": entities_to_json(reading.entities),
        "times": [
            {
                "start": time.start,
                "end": time.end,
                "type": time.type.value,
                "meaning": asdict(time.meaning) if time.meaning else None,
            }
            for time in reading.times
        ],
        "unsure": unsure_to_json(reading.unsure),
        "events": [event_mention_to_json(mention) for mention in reading.events],
    }
    return json.dumps(parts, ensure_ascii=False)
