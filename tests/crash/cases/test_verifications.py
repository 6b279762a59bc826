"""A verification from its opening to "tidak asli", killed at every single request."""

from pathlib import Path

import pytest

from botapi_emulator import Emulator
from office import audit
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import Settings
from office.verifications.models import Event
from office.verifications.store import VERIFICATIONS
from tests.crash.cast import employs
from tests.crash.killing import (
    MORNING,
    Killer,
    all_is_sent,
    presses,
    running,
    sees,
    told_again,
)
from tests.waiting import until

# Each once: what was done twice would stand here twice.
STORY = [
    Event.OPENED,
    Event.INTERVIEWED,
    Event.SENT,
    Event.REMINDED,
    Event.REMINDED,
    Event.CLOSED,
]


async def all_is_handled(settings: Settings) -> None:
    """Wait until no update is open: a form's step is closed only after its reply."""
    async with open_services(settings, HandMovedClock(MORNING)) as services:

        async def is_handled() -> bool:
            return not await services.inbox.count_open()

        await until(is_handled)


# Slow: some forty kills each. `tests/crash/test_forms.py` kills at each step of the forms.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(150)
@pytest.mark.parametrize("when", ["before", "after", "between"])
async def test_killed_at_every_step_a_verification_is_opened_once_and_rings_once(
    telegram: Emulator, settings: Settings, tmp_path: Path, when: str
) -> None:
    rina, hendra = await employs(
        telegram,
        settings,
        HandMovedClock(MORNING),
        NewMember("Rina", "kanim", (Role.OFFICER,)),
        NewMember("Hendra", "kanim", (Role.SECTION_HEAD,), "dokintalkim"),
    )

    async with running(telegram, settings, tmp_path) as (program, clock):
        killer = Killer(program, when)
        telegram.faults.watch(killer)
        await rina.types("/verifikasi")
        await sees(rina, "Dokumen apa")
        await presses(rina, "KTP-el", then="Cek dahulu di loket")
        await presses(rina, "Perlu bersurat", then="Nomor permohonannya?")
        await rina.types("117/2026")
        await sees(rina, "Kapan pemohon diwawancara?")
        await presses(rina, "Hari ini", then="Verifikasi dibuka")
        await presses(rina, "Sudah dikirim", then="lewat apa")
        await presses(rina, "Surat", then="Tanggal berapa dikirim")
        await presses(rina, "Hari ini", then="ditunggu sampai kapan")
        await presses(rina, "3 hari kerja", then="menunggu jawaban")
        await all_is_sent(settings)
        # The office day before the law's last, and the day that was set for the answer.
        clock.put_to(MORNING.replace(day=30, hour=8))
        await sees(rina, "Batas bagi pemohon")
        await sees(rina, "Hari ini jawaban")
        await sees(hendra, "Batas bagi pemohon")
        await all_is_sent(settings)
        await presses(rina, "Catat hasil", then="Apa jawaban penerbit?")
        await presses(rina, "Tidak asli", then="Siapa yang menjawab?")
        await presses(rina, "Lewati", then="Tanggal berapa dijawab?")
        await presses(rina, "Hari ini", then="Hasil: tidak asli")
        await sees(hendra, "Hasil: tidak asli")
        await presses(rina, "Laporkan kejanggalan", then="6/8")
        await all_is_handled(settings)
        telegram.faults.lift()

    assert program.kills > 10, "the story was hardly disturbed"
    async with open_services(settings, HandMovedClock(MORNING)) as services:
        assert await audit.verify(services.database) == []
        assert await services.inbox.count_open() == 0
        async with services.database.read() as session:
            assert await VERIFICATIONS.ids(session) == [1]
            entries = await VERIFICATIONS.history(session, 1)
    assert [one.event for one in entries] == STORY
    assert told_again(telegram) <= program.in_flight, "told twice, and not in flight at a kill"
