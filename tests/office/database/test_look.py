"""A look sees what is committed at its moment, keeps nothing, and outlives what fails."""

import asyncio
from collections.abc import Sequence

import asyncpg
import pytest
from sqlalchemy import bindparam, make_url, text
from sqlalchemy.exc import DBAPIError

from office.clock import HandMovedClock
from office.database import Database, engine, open_database
from office.database.dialect import table_of
from office.database.look import fields_of
from office.people import NewMember, People, Role
from office.people.models import StrangerNotice
from tests.conftest import WIB
from tests.office.database.test_transactions import NOW, write

_NOTICES = table_of(StrangerNotice).c
_ABOVE = (
    fields_of(StrangerNotice, ["telegram_id", "told_at"])
    .where(_NOTICES.telegram_id > bindparam("least"))
    .order_by(_NOTICES.telegram_id)
)


async def above(database: Database, least: int) -> Sequence[int]:
    return [row.telegram_id for row in await database.look(_ABOVE, least=least)]


async def test_each_look_sees_what_another_process_has_committed(
    database: Database, database_url: str
) -> None:
    other = open_database(database_url)
    assert await above(database, 0) == []
    await write(other, 5)
    seen = await above(database, 0)
    await other.close()

    assert seen == [5]


async def test_many_looks_at_once_each_get_their_own_rows(database: Database) -> None:
    for number in range(1, 6):
        await write(database, number)

    seen = await asyncio.gather(*(above(database, least) for least in range(5)))

    assert seen == [list(range(least + 1, 6)) for least in range(5)]
    assert (await database.look(_ABOVE, least=4))[0].told_at == NOW


async def test_a_look_that_fails_does_not_spoil_the_next(database: Database) -> None:
    with pytest.raises(DBAPIError):
        await database.look(text("SELECT nothing FROM nowhere"))

    assert await above(database, 0) == []


async def test_who_was_dismissed_by_another_process_is_a_stranger_at_once(
    database: Database, database_url: str, clock: HandMovedClock
) -> None:
    people = People(database, clock, WIB)
    await people.enrol(await people.invite(NewMember("Sari", "kanim", (Role.OFFICER,))), 7)
    sari = await people.recognise(7)
    assert sari is not None
    assert people.roles(sari) == {Role.OFFICER}

    terminal = open_database(database_url)
    await People(terminal, clock, WIB).dismiss(sari.id)
    await terminal.close()

    assert await people.recognise(7) is None


async def test_a_connection_that_died_at_rest_is_replaced(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database.is_sqlite:
        pytest.skip("a file does not go away")
    monkeypatch.setattr(engine, "_TRUSTED_SECONDS", 0.0)
    assert await above(database, 0) == []
    server = await asyncpg.connect(
        make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    )
    await server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await server.close()

    assert await above(database, 0) == []
