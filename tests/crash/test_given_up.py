"""An update that brings the program down again and again is given up, and no other one with it."""

from pathlib import Path

import pytest

from botapi_emulator import Call, Emulator, Person
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.settings import Settings
from tests.cast.steps import shows
from tests.crash.cast import answers, employs, nothing_is_left, opened
from tests.crash.killing import MORNING, Phoenix, running
from tests.journeys.conftest import SURE
from tests.waiting import until

DEADLY = "syarat paspor anak, NIK 1671014501900001, apa saja"
DEATHS = 5


class Deadly:
    """Kills the program as soon as it answers one person. In each life it first fails the others.

    So everybody's update is in hand at each death, as when the network is slow.
    """

    def __init__(self, phoenix: Phoenix, guilty: Person) -> None:
        self._phoenix = phoenix
        self._guilty = str(guilty.id)
        self._failed: set[tuple[int, str]] = set()

    def arrives(self, call: Call) -> bool:
        if call.method != "sendMessage" or "sisihkan" in call.text("text"):
            return False
        if call.text("chat_id") == self._guilty and self._phoenix.kills < DEATHS:
            self._phoenix.kill()
            return True
        is_first = (self._phoenix.kills, call.text("chat_id")) not in self._failed
        self._failed.add((self._phoenix.kills, call.text("chat_id")))
        return is_first

    def is_carried_out(self, _: Call) -> bool:
        return False


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_who_did_nothing_wrong_is_answered_and_who_is_given_up_is_told(
    telegram: Emulator, settings: Settings, tmp_path: Path
) -> None:
    cast = [NewMember(f"Petugas {number}", "kanim", (Role.OFFICER,)) for number in range(4)]
    admin, guilty, *innocent = await employs(
        telegram,
        settings,
        HandMovedClock(MORNING),
        NewMember("Tikim", "kanim", (Role.ADMIN,)),
        *cast,
    )
    async with running(telegram, settings, tmp_path) as (phoenix, _):
        telegram.faults.watch(Deadly(phoenix, guilty))
        await guilty.types(DEADLY)
        await guilty.types(SURE)
        for officer in innocent:
            await officer.types(SURE)
        await until(lambda: phoenix.kills == DEATHS, within=60)
        told = await guilty.expects("saya sisihkan", within=30)
        telegram.faults.lift()
        async with opened(settings) as services:
            await nothing_is_left(services)
            assert len(await services.inbox.given_up()) == 1
    shows(told, "syarat paspor anak, NIK", never=["1671014501900001"])
    assert [answers(officer) for officer in (guilty, *innocent)] == [1] * 4
    await admin.expects("disisihkan")
