"""A verification from its opening to "tidak asli", killed at every single request."""

import pytest

from office.clock import HandMovedClock
from office.services import open_services
from office.settings import Settings
from office.verifications.models import Event
from office.verifications.store import VERIFICATIONS
from tests.cast.people import HENDRA, RINA
from tests.crash.conftest import Story
from tests.crash.killing import (
    MORNING,
    all_is_sent,
    presses,
    sees,
    types,
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
async def test_killed_at_every_step_a_verification_is_opened_once_and_rings_once(
    story: Story, settings: Settings
) -> None:
    async with story(RINA, HENDRA, kills=10) as ((rina, hendra), clock):
        await types(rina, "/verifikasi", then="Dokumen apa")
        await presses(rina, "KTP-el", then="Cek dahulu di loket")
        await presses(rina, "Perlu bersurat", then="Nomor permohonannya?")
        await types(rina, "117/2026", then="Kapan pemohon diwawancara?")
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

    async with (
        open_services(settings, HandMovedClock(MORNING)) as services,
        services.database.read() as session,
    ):
        assert await VERIFICATIONS.ids(session) == [1]
        entries = await VERIFICATIONS.history(session, 1)
    assert [entry.event for entry in entries] == STORY
