"""One whole timeline, from /lapor to its end, in which the program is killed at every request."""

import pytest

from office.anomalies.models import Event
from office.anomalies.store import REPORTS
from office.clock import HandMovedClock
from office.services import open_services
from office.settings import Settings
from tests.cast.people import BAMBANG, RINA, SRI
from tests.crash.conftest import Story
from tests.crash.killing import (
    MORNING,
    all_is_sent,
    presses,
    replies,
    sees,
    types,
)

DOUBT = "Satu pendamping memegang berkas lima pemohon"

# Each once: what was done twice would stand here twice.
STORY = [
    Event.REPORTED,
    Event.NOTIFIED,
    Event.REMINDED,
    Event.NOTIFIED,
    Event.ESCALATED,
    Event.NOTIFIED,
    Event.ACKNOWLEDGED,
    Event.PROMISED,
    Event.ASKED,
    Event.ANSWERED,
    Event.RESOLVED,
]


# Slow: some eighty kills each. One kill of each kind is in the files beside this one.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(150)
async def test_killed_at_every_step_of_the_story_nothing_is_lost_and_nothing_told_twice(
    story: Story, settings: Settings
) -> None:
    async with story(RINA, SRI, BAMBANG, kills=10) as ((rina, sri, bambang), clock):
        await types(rina, "/lapor", then="1/8")
        await presses(rina, "Calo", then="2/8")
        await types(rina, DOUBT, then="3/8")
        await presses(rina, "Kantor Imigrasi Muara Enim", then="4/8")
        await presses(rina, "Lewati", then="5/8")
        await presses(rina, "Lewati", then="6/8")
        await presses(rina, "Mendesak", then="7/8")
        await presses(rina, "Tidak", then="8/8")
        await presses(rina, "Lewati", then="Penerima:")
        await presses(rina, "Kirim laporan", then="sudah terkirim")
        await sees(sri, DOUBT)

        await all_is_sent(settings)
        clock.put_to(MORNING.replace(minute=6))
        await sees(sri, "lebih baru")
        await all_is_sent(settings)
        clock.put_to(MORNING.replace(minute=12))
        await sees(bambang, DOUBT)
        await sees(rina, "dinaikkan")
        await presses(bambang, "Terima", then="Kapan ada kemajuan?")
        await sees(rina, "diterima oleh Bambang")
        await sees(sri, "diterima oleh Bambang")
        await presses(bambang, "Dalam 1 jam", then="janji 25 November")
        await sees(rina, "ada kemajuan sebelum")
        await replies(bambang, to="KJ-0001 — ", text="Ia masih di sana?", then="belum dikirim")
        await presses(bambang, "Tanya pelapor", then="dikirim kepada pelapor")
        await sees(rina, "Ia masih di sana?")
        await replies(rina, to="Pertanyaan", text="Ia di parkiran", then="sedang diteruskan")
        await sees(bambang, "Anda bertanya: Ia masih di sana?")
        await presses(bambang, "Selesai", then="Bagaimana hasilnya?")
        await presses(bambang, "Dirujuk", then="Apa yang terjadi sesudahnya?")
        await presses(bambang, "Belum ada", then="apa yang membantu")
        await bambang.types("Pendampingnya sudah dipanggil.")
        await sees(rina, "Pendampingnya sudah dipanggil.")
        await sees(sri, "selesai")
        # The reminder of the promise waits for its time, and is dropped then.
        clock.put_to(MORNING.replace(hour=11))
        await all_is_sent(settings)

    async with (
        open_services(settings, HandMovedClock(MORNING)) as services,
        services.database.read() as session,
    ):
        assert await REPORTS.ids(session) == [1]
        entries = await REPORTS.history(session, 1)
    assert [entry.event for entry in entries] == STORY
