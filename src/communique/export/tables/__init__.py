"""Account -> its tables, joined by ids, as a data package."""

from communique.export.tables.package import TABLES, export_table, export_tables

__all__ = ["TABLES", "export_table", "export_tables"]
