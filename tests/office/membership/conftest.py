"""Admins and those whom they let in, on a database of either kind."""

from collections.abc import Awaitable, Callable

import pytest

from office.clock import HandMovedClock
from office.database import Database
from office.membership import Membership
from office.people import Member, NewMember, People, Role
from tests.office.foundation import foundation_of

Joins = Callable[..., Awaitable[Member]]


@pytest.fixture
def membership(database: Database, clock: HandMovedClock, people: People) -> Membership:
    base = foundation_of(database, clock)
    return Membership(database, clock, base.forms, base.outbox, people)


@pytest.fixture
def joins(people: People) -> Joins:
    accounts = iter(range(1, 100))

    async def join(name: str, *roles: Role, section: str | None = None) -> Member:
        code = await people.invite(NewMember(name, "kanim", roles or (Role.OFFICER,), section))
        return await people.enrol(code, next(accounts))

    return join
