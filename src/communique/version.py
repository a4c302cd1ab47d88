"""The version, written in one place: the package's metadata, the command line and every account take it from here."""

__version__ = "0.1.0"
