"""No table names a member without being on the list of what is exported and erased."""

from collections.abc import Iterator

from sqlalchemy import Column, Table

from office.data_protection.ties import TIES, By, Fate
from office.tables import metadata

# A private chat has the id of its person.
_ACCOUNTS = ("telegram", "chat")


def ties_of_the_schema() -> Iterator[tuple[str, str]]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if _names_a_member(column) or any(word in column.name for word in _ACCOUNTS):
                yield table.name, column.name


def _names_a_member(column: "Column[object]") -> bool:
    return any(key.column.table.name == "member" for key in column.foreign_keys)


def _table(model: object) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def test_every_column_that_names_a_member_is_a_tie() -> None:
    listed = {(_table(tie.model).name, tie.column) for tie in TIES}

    assert listed == set(ties_of_the_schema())


def test_a_tie_by_account_is_one_of_telegrams() -> None:
    for tie in TIES:
        is_account = any(word in tie.column for word in _ACCOUNTS)
        assert (tie.by is By.ACCOUNT) == is_account, tie


def test_what_is_emptied_or_hidden_exists() -> None:
    for tie in TIES:
        columns = set(_table(tie.model).columns.keys())
        assert set(tie.emptied) | tie.secret <= columns, tie
        assert bool(tie.emptied) == (tie.fate is Fate.EMPTIED), tie
