"""Who is there before the program starts, and what they have been told at the end."""

from collections import Counter

from sqlmodel import col, select

from bot.content.rules import OfficeRules
from botapi_emulator import Emulator, Person
from office.clock import Clock, SystemClock
from office.outbox import MessageState, OutboxMessage
from office.people import Member, NewMember, Role
from office.services import Services, open_services
from office.settings import Settings
from tests.cast.people import lets_in
from tests.journeys.conftest import ANSWER
from tests.office.rows import rows
from tests.shelves import shelf_of
from tests.waiting import until


def opened(settings: Settings):  # type: ignore[no-untyped-def]
    """The services on the program's database, beside it."""
    rules = OfficeRules(shelf_of(settings.layers), settings.zone)
    return open_services(settings, SystemClock(), rules)


async def enrols(
    services: Services, person: Person, role: Role, section: str | None = None, unit: str = "kanim"
) -> None:
    """Make somebody a member without the program."""
    await lets_in(services, person, NewMember(person.name, unit, (role,), section))


async def employs(
    telegram: Emulator, settings: Settings, clock: Clock, *newcomers: NewMember
) -> list[Person]:
    """Have these people there before the program starts, at that moment."""
    people = [telegram.person(newcomer.name) for newcomer in newcomers]
    async with open_services(settings, clock) as services:
        for person, newcomer in zip(people, newcomers, strict=True):
            await lets_in(services, person, newcomer)
    return people


def answers(person: Person) -> int:
    """How often somebody's question was answered."""
    return sum(ANSWER in message.text for message in person.chat)


def told(person: Person, fragment: str) -> Counter[str]:
    """How often each report (by its code) is told of in somebody's chat."""
    return Counter(
        word
        for message in person.chat
        if fragment in message.text
        for word in message.text.replace(".", " ").split()
        if word.startswith("KJ-")
    )


async def nothing_is_left(services: Services) -> None:
    """Wait until everything is handled and sent: from then on nothing can come any more."""

    async def is_nothing_left() -> bool:
        is_open = await services.inbox.count_open() or (await services.outbox.health()).depth
        return not is_open

    await until(is_nothing_left)


async def started_and_not_sent(services: Services, kind: str) -> set[int]:
    """The accounts to which such a message was marked as going out, and never as having arrived."""
    to = col(OutboxMessage.recipient_id) == col(Member.id)
    maybe = select(Member.telegram_id).join(OutboxMessage, to)
    maybe = maybe.where(OutboxMessage.kind == kind, OutboxMessage.state == MessageState.WAITING)
    found = await rows(services.database, maybe.where(col(OutboxMessage.started_at).is_not(None)))
    return set(found)
