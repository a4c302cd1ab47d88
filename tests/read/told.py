"""A short way to write an article with its names and attributions, for the tests of this folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.model.labels import Name, NameType
from communique.read.coreference import Resolution, resolve
from communique.read.mentions import find_mentions
from communique.read.names import mend_names
from communique.read.phrases import Mention
from communique.read.relays import trace_relays
from communique.types import Act, Article, Attribution, Entity, Kind

PERSON, BODY, PLACE, NATION = NameType.PERSON, NameType.ORGANIZATION, NameType.PLACE, NameType.NATIONALITY


@dataclass(frozen=True)
class Told:
    """An article under test.

    `names` gives each name a type, wherever it stands. `said` lists (source, content) as written, in text order, the
    source None where there is none; an outer attribution's position is given as a third item for a nested one.
    """

    text: str
    names: Mapping[str, NameType] = field(default_factory=dict)
    said: tuple[tuple[str | None, str] | tuple[str | None, str, int], ...] = ()
    outlet: str | None = None

    @property
    def article(self) -> Article:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Article(id="a", path="a.txt", text=self.text, sha256=digest, outlet=self.outlet)

    @property
    def tagged(self) -> tuple[Name, ...]:
        if not self.names:
            return ()
        longest = sorted(self.names, key=len, reverse=True)
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
        return tuple(Name(m.start(), m.end(), self.names[m.group()], 1.0) for m in pattern.finditer(self.text))

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        found: list[Attribution] = []
        at = 0
        for number, item in enumerate(self.said):
            source, content = item[0], item[1]
            outer = item[2] if len(item) == 3 else None
            where = self.text.index(content, found[outer].content[0][0] if outer is not None else at)
            if outer is None:
                at = where
            span = self._near(source, where) if source is not None else None
            found.append(
                Attribution(
                    id=f"t{number}",
                    article="a",
                    content=((where, where + len(content)),),
                    cue=None,
                    source=span,
                    kind=Kind.DIRECT if content[0] in '“"' else Kind.INDIRECT,
                    act=Act.SPEECH,
                    denied=False,
                    hedged=False,
                    confidence=1.0,
                    nested_in=f"t{outer}" if outer is not None else None,
                )
            )
        return tuple(found)

    def _near(self, source: str, where: int) -> tuple[int, int]:
        """The source nearest to its content."""
        starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(source)}(?!\w)", self.text)]
        start = min(starts, key=lambda s: abs(s - where))
        return start, start + len(source)

    def mentions(self) -> tuple[Mention, ...]:
        return find_mentions(self.article, mend_names(self.text, self.tagged), self.attributions)

    def resolution(self) -> Resolution:
        return resolve(self.article, self.mentions(), self.attributions)

    def speakers(self) -> list[str | None]:
        """The name of each attribution's speaker."""
        resolution = self.resolution()
        names = {entity.id: entity.name for entity in resolution.entities}
        return [names[a.speaker] if a.speaker is not None else None for a in resolution.attributions]

    def relays(self) -> list[list[str]]:
        """The names of each attribution's relay."""
        resolution = self.resolution()
        names = {entity.id: entity.name for entity in resolution.entities}
        traced = trace_relays(self.article, resolution.attributions, resolution.entities)
        return [[names[step] for step in attribution.via] for attribution in traced]

    def entity(self, name: str) -> Entity:
        return next(entity for entity in self.resolution().entities if entity.name == name)
