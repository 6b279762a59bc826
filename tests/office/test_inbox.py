"""An update is kept before it is confirmed and closed with its effect, exactly once."""

from datetime import timedelta

import pytest

from office.clock import HandMovedClock
from office.database import Database
from office.inbox import Inbox, Letter
from office.inbox.models import InboxUpdate
from office.privacy import Kind


@pytest.fixture
def inbox(database: Database, clock: HandMovedClock) -> Inbox:
    return Inbox(database, clock)


def letters(*ids: int) -> list[Letter]:
    return [Letter(number, chat_id=1, payload='{"x": 1}', masked=(Kind.NIK,)) for number in ids]


async def test_a_redelivered_update_is_accepted_once(inbox: Inbox) -> None:
    first = await inbox.accept(letters(1, 2))
    again = await inbox.accept(letters(2, 3))

    assert [letter.update_id for letter in first] == [1, 2]
    assert [letter.update_id for letter in again] == [3]


async def test_what_was_open_at_a_crash_is_handed_out_again_in_order(inbox: Inbox) -> None:
    await inbox.accept(letters(1, 2, 3))
    async with inbox.handling(2):
        pass

    reopened, given_up = await inbox.reopen()

    assert reopened == letters(1, 3)
    assert given_up == []


async def test_an_update_is_closed_in_the_transaction_of_its_effect(inbox: Inbox) -> None:
    await inbox.accept(letters(1))

    async def handle() -> None:
        async with inbox.handling(1):
            async with inbox.database.begin() as session:
                await inbox.complete(session)
            raise ZeroDivisionError  # what comes after the effect cannot reopen it

    with pytest.raises(ZeroDivisionError):
        await handle()

    assert await inbox.count_open() == 0


async def test_an_effect_that_is_undone_leaves_the_update_open(inbox: Inbox) -> None:
    await inbox.accept(letters(1))

    async def handle() -> None:
        async with inbox.handling(1), inbox.database.begin() as session:
            await inbox.complete(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await handle()

    assert await inbox.count_open() == 1


async def test_a_handler_that_fails_leaves_the_update_open(inbox: Inbox) -> None:
    await inbox.accept(letters(1))

    with pytest.raises(ZeroDivisionError):
        async with inbox.handling(1):
            raise ZeroDivisionError

    assert await inbox.count_open() == 1


async def test_what_an_update_said_is_forgotten_when_it_is_done(inbox: Inbox) -> None:
    await inbox.accept(letters(1))
    async with inbox.handling(1):
        pass

    async with inbox.database.read() as session:
        row = await session.get(InboxUpdate, 1)
    assert row is not None
    assert row.payload is None


async def test_an_update_that_kills_every_start_is_given_up(inbox: Inbox) -> None:
    await inbox.accept(letters(1))
    for _ in range(5):
        assert (await inbox.reopen())[0] == letters(1)

    reopened, given_up = await inbox.reopen()

    assert (reopened, given_up) == ([], [1])
    assert await inbox.count_open() == 0


async def test_done_updates_are_removed_after_telegram_forgot_them(
    inbox: Inbox, clock: HandMovedClock
) -> None:
    await inbox.accept(letters(1))
    async with inbox.handling(1):
        pass
    clock.advance(timedelta(days=3))

    await inbox.reopen()

    async with inbox.database.read() as session:
        assert await session.get(InboxUpdate, 1) is None
