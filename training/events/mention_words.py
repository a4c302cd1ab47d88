"""TimeML files to running text with its events: words that tell something, with their class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from communique.types import Modality
from evaluation.data import DataError
from training.reader.timeml import write_signs


@dataclass(frozen=True, slots=True)
class EventWord:
    """The words of an EVENT, offsets in code points, and its class in small letters.

    `modality` is what its instance says of it: negated by its polarity, planned by a future tense, actual where it has
    neither nor a modal verb and is no infinitive; None where that is not told.
    """

    start: int
    end: int
    kind: str
    modality: Modality | None = None


def read_events(folder: Path) -> Iterator[tuple[str, tuple[EventWord, ...]]]:
    """The text of every .tml file of a folder, by name, with its events in text order."""
    for path in sorted(folder.glob("*.tml")):
        root = ElementTree.parse(path).getroot()
        body = root.find("TEXT")
        if body is None:
            raise DataError(f"{path} has no TEXT; it is no TimeML document of TempEval-3")
        text, events = "", []
        modalities = read_modalities(root)
        for words, event in split_events(body):
            start = len(text)
            text += write_signs(words)
            if event is not None:
                kind = event.get("class", "").lower()
                events.append(EventWord(start, len(text), kind, modalities.get(event.get("eid", ""))))
        yield text, tuple(events)


def read_modalities(root: ElementTree.Element) -> dict[str, Modality]:
    """What the first instance of each event says of whether it took place."""
    found: dict[str, Modality] = {}
    for instance in root.iter("MAKEINSTANCE"):
        event, tense = instance.get("eventID", ""), instance.get("tense")
        if instance.get("polarity") == "NEG":
            found.setdefault(event, Modality.NEGATED)
        elif tense == "FUTURE":
            found.setdefault(event, Modality.PLANNED)
        elif not instance.get("modality") and tense != "INFINITIVE":
            found.setdefault(event, Modality.ACTUAL)
    return found


def split_events(element: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """The text of an element in parts, each with the EVENT that it is, or None."""
    if element.tag == "EVENT":
        yield "".join(element.itertext()), element
        return
    yield element.text or "", None
    for child in element:
        yield from split_events(child)
        yield child.tail or "", None
