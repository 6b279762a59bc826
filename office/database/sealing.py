"""Guards the keys of sealed texts: a proof for each key, and the change to a new key."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, MetaData, String, Table, and_, bindparam, tuple_, type_coerce
from sqlmodel import Field, SQLModel, col, delete, select, update

from office.database.dialect import insert_missing
from office.database.engine import Database
from office.database.keyring import Keyring, TextSealed
from office.database.types import Sealed

# Rows in one transaction: on SQLite all other writers wait for it.
BATCH = 200


class SealProof(SQLModel, table=True):
    """A text sealed with one key. A start that cannot open it lacks that key."""

    __tablename__ = "seal_proof"

    # The key's fingerprint. A key has 256 random bits, so its hash reveals nothing.
    id: str = Field(primary_key=True)
    words: str = Field(sa_type=Sealed)


class KeyMissing(Exception):
    """The database holds texts that these keys do not open. A sentence for the admin."""


class NoKey(Exception):
    """There is no key to seal with. A sentence for the admin."""


@dataclass(frozen=True)
class Resealed:
    """How many texts of a table were sealed with the newest key, and rows that no key opens."""

    table: str
    texts: int = 0
    lost: tuple[str, ...] = ()


async def see_keys(database: Database) -> set[str]:
    """Check that every key in use is there; return the fingerprints of these keys.

    Raises:
        KeyMissing: texts are sealed with a key that is not given.
    """
    try:
        async with database.read() as session:
            proofs = (await session.exec(select(SealProof))).all()
    except TextSealed as error:
        raise KeyMissing(
            f"{error}: put the keys with which this database was sealed into ENCRYPTION_KEYS, "
            "newest first; a key that is no longer used can go after `main.py keys rotate`"
        ) from None
    return {proof.id for proof in proofs}


async def check(database: Database) -> None:
    """Do the same, and store a proof of the newest key. Raises as `see_keys`."""
    newest, proven = database.keyring.newest, await see_keys(database)
    if newest is not None and fingerprint(newest) not in proven:
        row = {"id": fingerprint(newest), "words": "sealed"}
        async with database.begin() as session:
            await insert_missing(session, SealProof, [row], key=col(SealProof.id))


async def rotate(database: Database, metadata: MetaData) -> AsyncIterator[Resealed]:
    """Seal anew every text that is plain or under an older key. Yields each finished batch.

    It can be interrupted and started again at any time: what is done is skipped. A row that
    somebody changes meanwhile is left as written and looked at in the next round. What no key opens
    stays as it is and is named at the end, so that it holds up nothing else.

    Raises:
        NoKey: the database was opened without keys.
    """
    keyring = database.keyring
    if keyring.newest is None:
        raise NoKey("ENCRYPTION_KEYS is not set: `main.py keys new` prints a key to put there")
    found, lost = True, list[Resealed]()
    while found:
        found, lost = False, []
        for table, columns in sealed_columns(metadata):
            async for batch in _reseal(database, keyring, table, columns):
                if batch.lost:
                    lost.append(Resealed(table.name, lost=batch.lost))
                if batch.texts:
                    found = True
                    yield Resealed(table.name, batch.texts)
    for column in lost:
        yield column
    async with database.begin() as session:
        await session.exec(
            delete(SealProof).where(col(SealProof.id) != fingerprint(keyring.newest))
        )


def sealed_columns(metadata: MetaData) -> list[tuple[Table, list[Column[Any]]]]:
    """Return every table with sealed texts, and the columns that hold them.

    `metadata` must know every table: a text that is not sealed anew is lost with the old key.
    """
    found = [
        (table, [column for column in table.columns if isinstance(column.type, Sealed)])
        for table in metadata.sorted_tables
        if table.name != SealProof.__tablename__
    ]
    return [(table, columns) for table, columns in found if columns]


def fingerprint(key: str) -> str:
    """Return a name for a key from which the key cannot be found out."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


async def _reseal(
    database: Database, keyring: Keyring, table: Table, columns: Sequence[Column[Any]]
) -> AsyncIterator[Resealed]:
    columns_of_key = tuple(table.primary_key.columns)
    key = tuple_(*columns_of_key)
    # Read and written as stored: neither opened nor sealed by the column's type.
    stored = [type_coerce(column, String).label(column.name) for column in columns]
    last: Any = None
    while True:
        page = select(*columns_of_key, *stored).order_by(*columns_of_key).limit(BATCH)
        async with database.read() as session:
            rows = (await session.exec(page if last is None else page.where(key > last))).all()
        if not rows:
            return
        last = _key(rows[-1], columns_of_key)
        done, lost = 0, []
        async with database.begin() as session:
            for row in rows:
                for column, before in zip(columns, row[len(columns_of_key) :], strict=True):
                    if before is None or keyring.is_current(before):
                        continue
                    try:
                        words = keyring.open(before)
                    except TextSealed:
                        lost.append("/".join(map(str, row[: len(columns_of_key)])))
                        continue
                    is_row = key == _key(row, columns_of_key)
                    is_unchanged = and_(is_row, type_coerce(column, String) == before)
                    after = type_coerce(bindparam(None, keyring.seal(words)), String)
                    result = await session.exec(
                        update(table).where(is_unchanged).values({column.name: after})
                    )
                    done += result.rowcount
        yield Resealed(table.name, done, tuple(dict.fromkeys(lost)))


def _key(row: Sequence[Any], columns: Sequence[Column[Any]]) -> Any:
    """Return the row's primary key, which comes first in the row, to compare it with others."""
    return tuple_(*(bindparam(None, row[n], column.type) for n, column in enumerate(columns)))
