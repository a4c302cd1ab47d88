"""Account -> its events in the formats that other people's tools read."""

from communique.export.events.formats import FORMATS, export_events

__all__ = ["FORMATS", "export_events"]
