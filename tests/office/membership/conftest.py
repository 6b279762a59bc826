"""Admins and those whom they let in, on a database of either kind."""

from collections.abc import Awaitable, Callable

import pytest

from office.clock import HandMovedClock
from office.database import Database
from office.forms import Forms
from office.inbox import Inbox
from office.membership import INVITATION, Membership
from office.outbox import Outbox
from office.people import Member, NewMember, People, Role

Joins = Callable[..., Awaitable[Member]]


@pytest.fixture
def membership(database: Database, clock: HandMovedClock, people: People) -> Membership:
    forms = Forms(database, clock, Inbox(database, clock), (INVITATION,))
    return Membership(database, clock, forms, Outbox(database, clock), people)


@pytest.fixture
def joins(people: People) -> Joins:
    accounts = iter(range(1, 100))

    async def join(name: str, *roles: Role, section: str | None = None) -> Member:
        code = await people.invite(NewMember(name, "kanim", roles or (Role.OFFICER,), section))
        return await people.enrol(code, next(accounts))

    return join
