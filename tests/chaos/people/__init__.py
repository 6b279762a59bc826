"""The cast of a round: they work until it is evening, and finish what they began."""

import asyncio

from botapi_emulator import Emulator, Person
from office.people import NewMember, Role
from office.services import Services
from tests.cast.people import (
    ANDI,
    BAMBANG,
    HENDRA,
    LESTARI,
    RINA,
    SRI,
    YUNI,
    lets_in,
    officer_of,
)
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


CAST: dict[NewMember, type[Human]] = {
    RINA: Officer,
    officer_of("kanim", "Dewi Anggraini"): Officer,
    officer_of("kanim", "Joko Susilo"): Officer,
    YUNI: Officer,
    **{officer_of("kanim", f"Loket {number}"): Officer for number in range(1, COUNTERS + 1)},
    officer_of("kanim", "Dodi Firmansyah", "inteldakim"): Staff,
    officer_of("kanim", "Wati Rahayu", "tikim"): Staff,
    SRI: Head,
    HENDRA: Head,
    ANDI: Head,
    BAMBANG: Head,
    LESTARI: Trainer,
    NewMember("Ratna Sari", "kanim", (Role.SOP_KEEPER,)): Keeper,
    NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,)): Keeper,
    NewMember("Agus Salim", "kanim", (Role.ADMIN,)): Admin,
    **{officer_of(LISTENING_UNIT, f"Petugas {number}"): Listener for number in range(LISTENERS)},
}


async def enrolled(telegram: Emulator, services: Services) -> list[Person]:
    """Everybody, with a membership each, in the order of the cast."""
    people = [telegram.person(newcomer.name) for newcomer in CAST]
    for person, newcomer in zip(people, CAST, strict=True):
        await lets_in(services, person, newcomer)
    # It has been at work for long: admins may invite.
    await services.setup.go_live()
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
