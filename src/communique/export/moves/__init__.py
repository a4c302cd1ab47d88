"""Account -> its moves in the formats that other people's tools read."""

from communique.export.moves.formats import FORMATS, export_moves

__all__ = ["FORMATS", "export_moves"]
