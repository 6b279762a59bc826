"""Drills whose hour has come when a round begins: hours are two a day, and a round is short."""

from datetime import datetime, time

from office.people import Member, Role
from office.services import Services
from tests.shifted_clock import ShiftedClock

CASE, HOW_MANY = "salah-kirim", 10


async def planned(services: Services, clock: ShiftedClock) -> None:
    """Let the head of office have planned them that morning, before anybody was busy."""
    begins, zone = clock.now(), services.people.zone
    today = begins.astimezone(zone).date()
    clock.put_to(datetime.combine(today, time(7, 45), zone))
    planning = services.drills.planning
    (boss,) = await services.people.holders(Role.HEAD_OF_OFFICE)
    for officer in (await _officers(services, boss))[:HOW_MANY]:
        await planning.plan(boss, CASE, officer.id, planning.hours()[0])
    clock.put_to(begins)


async def _officers(services: Services, boss: Member) -> list[Member]:
    return await services.drills.planning.officers(boss, "kanim")
