"""The database: one engine for SQLite or PostgreSQL, its transactions and its migrations."""

from sqlmodel import SQLModel as Table
from sqlmodel.ext.asyncio.session import AsyncSession

from office.database.engine import Database, open_database
from office.database.look import Look
from office.database.plain import Transaction

__all__ = ["AsyncSession", "Database", "Look", "Table", "Transaction", "open_database"]
