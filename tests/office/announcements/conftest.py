"""A small office of either kind of database, whose trainers have something to say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from office.announcements import (
    ANNOUNCEMENT,
    Announcement,
    AnnouncementNotice,
    Announcements,
    AnnouncementStep,
    Segment,
)
from office.calendar.working_hours import WorkingHours
from office.clock import HandMovedClock
from office.database import Database
from office.escalation.routing import EscalationPolicies
from office.forms import Forms
from office.outbox import MessageState, Outbox, OutboxMessage
from office.outbox.pacing import Pacing
from office.outbox.rates import Rate
from office.people import Employment, Member, NewMember, People, Role
from office.rules import Rules
from tests.conftest import WIB
from tests.office.foundation import foundation_of

# Friday of that week is a holiday: after Thursday comes Monday.
FRIDAY = date(2026, 11, 27)
_DAY = ((time(7, 30), time(12)), (time(13), time(16)))
HOURS = WorkingHours(WIB, [_DAY] * 5 + [()] * 2, {FRIDAY})
RULES = Rules({}, EscalationPolicies({}), HOURS, ("tikim", "inteldakim"), "kanim")

EVERYBODY = Segment()
UKK = Segment(units=frozenset({"ukk-oku"}))
TIKIM = Segment(sections=frozenset({"tikim"}))

CAST = {
    "trainer": NewMember("Lestari", "kanim", (Role.TRAINER,)),
    "second_trainer": NewMember("Dewi", "kanim", (Role.TRAINER,)),
    "ukk_trainer": NewMember("Tuti", "ukk-oku", (Role.TRAINER,)),
    "boss": NewMember("Bambang", "kanim", (Role.HEAD_OF_OFFICE,)),
    "rina": NewMember("Rina", "kanim", (Role.OFFICER,), "tikim"),
    "andi": NewMember("Andi", "kanim", (Role.SECTION_HEAD,), "tikim"),
    "yuni": NewMember("Yuni", "ukk-oku", (Role.OFFICER,), employment=Employment.PPNPN),
    "zaki": NewMember("Zaki", "ukk-oku", (Role.OFFICER,)),
}


@dataclass
class Room:
    """The services, the people, and the hands that carry the outbox."""

    database: Database
    clock: HandMovedClock
    people: People
    outbox: Outbox
    forms: Forms
    announcements: Announcements
    members: dict[str, Member] = field(default_factory=dict)
    telegram_ids: int = 0

    def __getattr__(self, name: str) -> Any:
        """Somebody of the cast, or a service of the announcements."""
        try:
            return self.__dict__["members"][name]
        except KeyError:
            return getattr(self.__dict__["announcements"], name)

    async def enrols(self, name: str, newcomer: NewMember) -> Member:
        self.telegram_ids += 1
        code = await self.people.invite(newcomer)
        self.members[name] = await self.people.enrol(code, self.telegram_ids)
        return self.members[name]

    def at(self, day: int, hour: int, minute: int = 0) -> datetime:
        """A moment of this November in office time."""
        return datetime(2026, 11, day, hour, minute, tzinfo=WIB)

    async def goes(self, moment: datetime) -> None:
        """Let the time come and the due jobs run."""
        self.clock.move_to(moment)
        await self.due.run()

    async def passes(self, **by: float) -> None:
        await self.goes(self.clock.now() + timedelta(**by))

    async def drafts(self, author: Member, segment: Segment, **values: Any) -> Announcement:
        """Fill in the form."""
        send_at = values.pop("send_at", None)
        await self.writing.begin(author)
        await self.writing.write(author, values.pop("html", "<b>Apel</b> pukul 07.00"))
        await self.writing.address(author, segment)
        await self.forms.go_to(author, ANNOUNCEMENT, AnnouncementStep.TIME)
        await self.writing.schedule(author, send_at)
        for name, value in values.items():
            await self.forms.go_to(author, ANNOUNCEMENT, AnnouncementStep.URGENT)
            await self.writing.choose(author, **{name: value})
        return await self.writing.draft(author)

    async def publishes(
        self, author: Member, segment: Segment = UKK, **values: Any
    ) -> Announcement:
        draft = await self.drafts(author, segment, **values)
        return await self.publishing.submit(author, draft.id)

    async def sends(self, most: int = 1000) -> list[tuple[str, int]]:
        """Carry what is due, at most so many; return kinds and recipients."""
        carried: list[tuple[str, int]] = []
        while len(carried) < most:
            claims = await self.outbox.claims.claim("carrier", most - len(carried))
            if not claims:
                break
            for claim in claims:
                assert await self.outbox.claims.start(claim)
                await self.outbox.claims.sent(claim, 500 + claim.message.id)
                carried.append((claim.message.kind, claim.message.recipient_id))
        return carried

    async def rows(
        self, kind: AnnouncementNotice, state: MessageState | None = None
    ) -> Sequence[OutboxMessage]:
        statement = select(OutboxMessage).where(OutboxMessage.kind == kind)
        if state is not None:
            statement = statement.where(OutboxMessage.state == state)
        async with self.database.read() as session:
            return (await session.exec(statement.order_by(col(OutboxMessage.id)))).all()

    async def told(self, kind: AnnouncementNotice) -> list[str]:
        """The names of those whom the outbox holds such a message for."""
        names = await self.people.names()
        return sorted(names[row.recipient_id] for row in await self.rows(kind))

    async def state(self, announcement: Announcement) -> str:
        found = await self.reading.get(announcement.id)
        return found.state


@pytest.fixture
async def room(database: Database, clock: HandMovedClock) -> Room:
    pacing = Pacing(
        database,
        clock,
        pace_clock=clock,
        to_one_chat=Rate(timedelta(seconds=1), burst=100),
    )
    foundation = foundation_of(database, clock, lambda: RULES, pacing)
    announcements = Announcements(foundation)
    foundation.people.on_enrolment(announcements.dispatch.welcome)
    room = Room(
        database,
        clock,
        foundation.people,
        foundation.outbox,
        foundation.forms,
        announcements,
    )
    for name, newcomer in CAST.items():
        await room.enrols(name, newcomer)
    return room


@pytest.fixture
async def sent(room: Room) -> Announcement:
    """The trainer asks UKK OKU to confirm, and everybody there has it."""
    sent = await room.publishes(room.trainer, UKK, needs_ack=True)
    await room.sends()
    return sent
