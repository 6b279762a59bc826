"""The database: one engine for SQLite or PostgreSQL, its transactions and its migrations."""

from office.database.engine import Database, open_database

__all__ = ["Database", "open_database"]
