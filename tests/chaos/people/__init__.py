"""The cast of a round: they work until it is evening, and finish what they began."""

import asyncio

from botapi_emulator import Emulator, Person
from office.people import NewMember, Role
from office.services import Services
from tests.chaos.human import Day, Human
from tests.chaos.judging.timeline import Timelines
from tests.chaos.people.admins import Admin
from tests.chaos.people.heads import Head
from tests.chaos.people.keepers import Keeper
from tests.chaos.people.officers import Officer
from tests.chaos.people.staff import Staff
from tests.chaos.people.trainers import LISTENING_UNIT, Listener, Trainer

COUNTERS = 6
LISTENERS = 8


def _officer(name: str, unit: str = "kanim", section: str | None = None) -> NewMember:
    return NewMember(name, unit, (Role.OFFICER,), section)


def _head(name: str, section: str) -> NewMember:
    return NewMember(name, "kanim", (Role.SECTION_HEAD,), section)


CAST: dict[NewMember, type[Human]] = {
    _officer("Rina Wulandari"): Officer,
    _officer("Dewi Anggraini"): Officer,
    _officer("Joko Susilo"): Officer,
    _officer("Yuni Astuti", "ukk-musi-rawas"): Officer,
    **{_officer(f"Loket {number}"): Officer for number in range(1, COUNTERS + 1)},
    _officer("Dodi Firmansyah", section="inteldakim"): Staff,
    _officer("Wati Rahayu", section="tikim"): Staff,
    _head("Sri Mulyati", "inteldakim"): Head,
    _head("Hendra Saputra", "dokintalkim"): Head,
    _head("Andi Pratama", "tikim"): Head,
    NewMember("Bambang Wijaya", "kanim", (Role.HEAD_OF_OFFICE,)): Head,
    NewMember("Lestari Ningsih", "kanim", (Role.TRAINER,)): Trainer,
    NewMember("Ratna Sari", "kanim", (Role.SOP_KEEPER,)): Keeper,
    NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,)): Keeper,
    NewMember("Agus Salim", "kanim", (Role.ADMIN,)): Admin,
    **{_officer(f"Petugas {number}", LISTENING_UNIT): Listener for number in range(LISTENERS)},
}


async def enrolled(telegram: Emulator, services: Services) -> list[Person]:
    """Everybody, with a membership each, in the order of the cast."""
    people = [telegram.person(newcomer.name) for newcomer in CAST]
    for person, newcomer in zip(people, CAST, strict=True):
        code = await services.people.invite(newcomer)
        person.pressed_start()
        await services.people.enrol(code, person.id)
    return people


def flooder(people: list[Person]) -> Person:
    """Who types without end: a listener, so that announcements come meanwhile."""
    return people[-2]


def lives(
    people: list[Person], timelines: Timelines, seed: int, day: Day, telegram: Emulator
) -> list[asyncio.Task[None]]:
    """Let everybody live, each with their own luck. The world knows of nobody who is not there."""
    tasks = []
    for person, life in zip(people, CAST.values(), strict=True):
        human = life(person, timelines, f"{seed}:{person.name}", day, telegram)
        tasks.append(asyncio.create_task(human.lives(), name=person.name))
    return tasks
