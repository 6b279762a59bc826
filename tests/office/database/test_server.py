"""Restores on one PostgreSQL server: one at a time for a database, side by side for several."""

import pytest
from sqlalchemy import make_url

from office.database.server import ServerRefused, server

pytestmark = pytest.mark.postgres


def database(address: str, name: str) -> str:
    url = make_url(address).set(drivername="postgresql+asyncpg", database=name)
    return url.render_as_string(hide_password=False)


async def test_a_database_is_restored_by_one_at_a_time(postgres: str) -> None:
    async with server(database(postgres, "loket")):
        with pytest.raises(ServerRefused, match="another restore of this database"):
            async with server(database(postgres, "loket")):
                pass

    async with server(database(postgres, "loket")):
        pass


async def test_two_databases_of_a_server_are_restored_side_by_side(postgres: str) -> None:
    async with (
        server(database(postgres, "muara_enim")) as one,
        server(database(postgres, "palembang")) as other,
    ):
        assert not await one.exists("palembang")
        assert not await other.exists("muara_enim")
