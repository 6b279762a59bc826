"""The watch over open transactions sees what it is there for."""

import pytest

from bot.telegram.connection.request import AiohttpRequest
from botapi_emulator import Emulator
from office.database import Database
from tests.open_transactions import no_request_within_one


@pytest.fixture
def engine_name() -> str:
    """What is watched is ours: one engine shows it."""
    return "sqlite"


async def asks(telegram: Emulator) -> None:
    request = AiohttpRequest()
    await request.initialize()
    await request.do_request(f"{telegram.url}/bot1:x/getMe", "GET")
    await request.shutdown()


@pytest.mark.parametrize("kind", ["begin", "read"])
async def test_a_request_within_a_transaction_fails_the_test(database: Database, kind: str) -> None:
    async with Emulator() as telegram:
        with (
            pytest.raises(AssertionError, match="within an open transaction"),
            no_request_within_one(),
        ):
            async with getattr(database, kind)():
                await asks(telegram)


async def test_one_after_a_transaction_does_not(database: Database) -> None:
    async with Emulator() as telegram:
        with no_request_within_one():
            async with database.begin():
                pass
            await asks(telegram)
