"""TimeML files to running text with its events: words that tell something, with their class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from training.reader.timeml import write_signs


@dataclass(frozen=True, slots=True)
class EventWord:
    """The words of an EVENT, offsets in code points, and its class in small letters."""

    start: int
    end: int
    kind: str


def read_events(folder: Path) -> Iterator[tuple[str, tuple[EventWord, ...]]]:
    """The text of every .tml file of a folder, by name, with its events in text order."""
    for path in sorted(folder.glob("*.tml")):
        body = ElementTree.parse(path).getroot().find("TEXT")
        if body is None:
            raise ValueError(f"{path} has no TEXT; it is no TimeML document of TempEval-3")
        text, events = "", []
        for words, kind in split_events(body):
            start = len(text)
            text += write_signs(words)
            if kind is not None:
                events.append(EventWord(start, len(text), kind.lower()))
        yield text, tuple(events)


def split_events(element: ElementTree.Element) -> Iterator[tuple[str, str | None]]:
    """The text of an element in parts, each with the class of the event that it is, or None."""
    if element.tag == "EVENT":
        yield "".join(element.itertext()), element.get("class")
        return
    yield element.text or "", None
    for child in element:
        yield from split_events(child)
        yield child.tail or "", None
