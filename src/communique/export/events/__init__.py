"""Account -> its events in the formats that other people's tools read."""

from communique.export.events.formats import FORMATS, Exported, export_events

__all__ = ["FORMATS", "Exported", "export_events"]
