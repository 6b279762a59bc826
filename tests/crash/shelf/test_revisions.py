"""A draft on its way to its reviewer and onto the shelf, killed at every request."""

from pathlib import Path

import pytest
from sqlmodel import select

from botapi_emulator import Emulator
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.revisions import DraftState, Revision, RevisionDraft
from office.services import open_services
from office.settings import Settings
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
from tests.office.rows import rows

TEXT = "Dukun pelacak paspor dilarang.[^praktik]"
WORDS = "Sebut juga polisi."


# Slow: some thirty kills each.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(300)
@pytest.mark.parametrize("when", ["before", "after", "between"])
async def test_killed_at_every_step_a_text_is_returned_once_and_published_once(
    telegram: Emulator, settings: Settings, tmp_path: Path, when: str
) -> None:
    maya, hendra = await employs(
        telegram,
        settings,
        HandMovedClock(MORNING),
        NewMember("Maya", "kanim", (Role.SOP_KEEPER,), "dokintalkim"),
        NewMember("Hendra", "kanim", (Role.SECTION_HEAD,), "dokintalkim"),
    )

    async with running(telegram, settings, tmp_path) as (program, _clock):
        killer = Killer(program, when)
        telegram.faults.watch(killer)
        await maya.types("/sop_tulis paspor hilang")
        await presses(maya, "Bagian baru", then="Apa judul bagian barunya?")
        await maya.types("Dukun")
        await sees(maya, "Paspor hilang — Dukun")
        await maya.types(TEXT)
        await sees(maya, "lolos pemeriksaan")
        await presses(maya, "Kirim ke Kasi Dokintalkim", then="ada di Kasi Dokintalkim")
        await sees(hendra, "naskah SOP untuk diperiksa")
        await presses(hendra, "Kembalikan", then="Apa yang perlu diperbaiki?")
        await hendra.types(WORDS)
        await sees(hendra, "dengan alasan ini?")
        await hendra.taps("Kirim")
        await sees(maya, WORDS)
        await presses(maya, "Perbaiki", then="lolos pemeriksaan")
        await presses(maya, "Kirim ke Kasi Dokintalkim", then="NS-0002, Paspor hilang")
        await sees(hendra, "NS-0002")
        await presses(hendra, "Setujui", then="Terbitkan NS-0002")
        await hendra.taps("Ya, terbitkan")
        await sees(maya, "disetujui oleh Hendra")
        await all_is_sent(settings)
        telegram.faults.lift()

    # What a person does while the program dies is no kill of its own.
    assert program.kills > 3, "the story was hardly disturbed"
    async with open_services(settings, HandMovedClock(MORNING)) as services:
        assert await services.inbox.count_open() == 0
        drafts = await rows(services.database, select(RevisionDraft))
        (revision,) = await rows(services.database, select(Revision))
    assert [one.state for one in drafts] == [DraftState.RETURNED, DraftState.APPROVED]
    assert (revision.number, revision.version) == (1, "1.2")
    assert revision.started_at is not None
    assert told_again(telegram) <= program.in_flight, "told twice, and not in flight at a kill"
