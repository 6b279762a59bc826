"""The people of the office: who they are, and each as a fixture of whoever has an `office`."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from botapi_emulator import Person
from office.database import Database
from office.people import Appointment, AppointmentKind, Leave, Member, NewMember, Role
from office.services import Services
from tests.conftest import NINE


def officer_of(unit: str, name: str, section: str | None = None) -> NewMember:
    return NewMember(name, unit, (Role.OFFICER,), section)


def head_of(section: str, name: str) -> NewMember:
    return NewMember(name, "kanim", (Role.SECTION_HEAD,), section)


RINA = officer_of("kanim", "Rina Wulandari")
YUNI = officer_of("ukk-musi-rawas", "Yuni Astuti")
HENDRA = head_of("dokintalkim", "Hendra")
SRI = head_of("inteldakim", "Sri Mulyati")
ANDI = head_of("tikim", "Andi Pratama")
TUTI = head_of("tu", "Tuti Handayani")
BAMBANG = NewMember("Bambang Wijaya", "kanim", (Role.HEAD_OF_OFFICE,))
LESTARI = NewMember("Lestari Ningsih", "kanim", (Role.TRAINER,))
AGUS = NewMember("Agus Salim", "kanim", (Role.ADMIN, Role.OFFICER), "tikim")
MAYA = NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")

CAST = {
    "counter_officer": RINA,
    "ukk_officer": YUNI,
    "head_of_dokintalkim": HENDRA,
    "head_of_inteldakim": SRI,
    "head_of_tikim": ANDI,
    "head_of_tu": TUTI,
    "head_of_office": BAMBANG,
    "trainer": LESTARI,
    "admin": AGUS,
}


async def lets_in(services: Services, person: Person, newcomer: NewMember) -> Member:
    """Make somebody a member who came in long ago: nobody is welcomed."""
    person.pressed_start()
    return await services.people.enrol(await services.people.invite(newcomer), person.id)


async def is_plh(
    database: Database,
    member: Member,
    first: date,
    last: date | None = None,
    post: tuple[Role, str | None] = (Role.SECTION_HEAD, "inteldakim"),
) -> None:
    """Let somebody have accepted to stand in for whoever holds a post, on these days."""
    role, section = post
    days = {"starts_on": first, "ends_on": last or first, "accepted_at": NINE}
    plh = Appointment(
        member_id=member.id, role=role, section=section, kind=AppointmentKind.PLH, **days
    )
    async with database.begin() as session:
        session.add(plh)


async def is_away(
    database: Database, member: Member, first: date, last: date | None = None
) -> None:
    """Let somebody be on leave on these days."""
    async with database.begin() as session:
        session.add(Leave(member_id=member.id, starts_on=first, ends_on=last or first))


def at(post: str) -> Callable[..., Person]:
    """Make a fixture: whoever is at that post of the office."""

    @pytest.fixture
    def person(office: Any) -> Person:
        return getattr(office, post)

    return person


rina, yuni = at("counter_officer"), at("ukk_officer")
officer, asker = at("counter_officer"), at("counter_officer")
hendra, sri, andi = at("head_of_dokintalkim"), at("head_of_inteldakim"), at("head_of_tikim")
boss, trainer, admin = at("head_of_office"), at("trainer"), at("admin")
