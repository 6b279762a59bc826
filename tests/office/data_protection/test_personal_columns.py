"""No table names a member without being on the list of what is exported and erased."""

from collections.abc import Iterator

from sqlalchemy import Column, Table

from office.records import By, Fate
from office.services import RECORDS, metadata

# A private chat has the id of its person.
_ACCOUNTS = ("telegram", "chat")


def columns_of_the_schema() -> Iterator[tuple[str, str]]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if _names_a_member(column) or any(word in column.name for word in _ACCOUNTS):
                yield table.name, column.name


def _names_a_member(column: "Column[object]") -> bool:
    return any(key.column.table.name == "member" for key in column.foreign_keys)


def _table(model: object) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


COLUMNS = [column for records in RECORDS for column in records.personal]


def test_every_column_that_names_a_member_is_declared() -> None:
    declared = {(_table(column.model).name, column.name) for column in COLUMNS}

    assert declared == set(columns_of_the_schema())


def test_a_column_that_names_by_account_is_one_of_telegrams() -> None:
    for column in COLUMNS:
        is_account = any(word in column.name for word in _ACCOUNTS)
        assert (column.by is By.ACCOUNT) == is_account, column


def test_what_is_emptied_or_hidden_exists() -> None:
    for column in COLUMNS:
        columns = set(_table(column.model).columns.keys())
        assert set(column.emptied) | column.secret <= columns, column
        assert bool(column.emptied) == (column.fate is Fate.EMPTIED), column
