"""A draft on its way to its reviewer and onto the shelf, killed at every request."""

import pytest
from sqlmodel import select

from office.revisions import DraftState, Revision, RevisionDraft
from office.settings import Settings
from tests.cast.people import HENDRA, MAYA
from tests.crash.conftest import Story
from tests.crash.killing import (
    all_is_sent,
    found,
    presses,
    sees,
    types,
)

TEXT = "Dukun pelacak paspor dilarang.[^praktik]"
MENDED = "Dukun pelacak paspor dilarang. Lapor polisi.[^praktik]"
WORDS = "Sebut juga polisi."


# Slow: some thirty kills each.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(300)
async def test_killed_at_every_step_a_text_is_returned_once_and_published_once(
    story: Story, settings: Settings
) -> None:
    async with story(MAYA, HENDRA) as ((maya, hendra), _clock):
        await maya.types("/sop_tulis paspor hilang")
        await presses(maya, "Bagian baru", then="Apa judul bagian barunya?")
        await types(maya, "Dukun", then="Paspor hilang — Dukun")
        await types(maya, TEXT, then="lolos pemeriksaan")
        await presses(maya, "Kirim ke Kasi Dokintalkim", then="ada di Kasi Dokintalkim")
        await sees(hendra, "naskah SOP untuk diperiksa")
        await presses(hendra, "Kembalikan", then="Apa yang perlu diperbaiki?")
        await types(hendra, WORDS, then="dengan alasan ini?")
        await hendra.taps("Kirim")
        await sees(maya, WORDS)
        await presses(maya, "Perbaiki", then=WORDS)
        await types(maya, MENDED, then="+ Dukun pelacak paspor dilarang. Lapor polisi")
        await presses(maya, "Kirim ke Kasi Dokintalkim", then="NS-0002, Paspor hilang")
        await sees(hendra, "NS-0002")
        await presses(hendra, "Setujui", then="Terbitkan NS-0002")
        await hendra.taps("Ya, terbitkan")
        await sees(maya, "disetujui oleh Hendra")
        await all_is_sent(settings)

    drafts = await found(settings, select(RevisionDraft))
    (revision,) = await found(settings, select(Revision))
    assert [draft.state for draft in drafts] == [DraftState.RETURNED, DraftState.APPROVED]
    assert (revision.number, revision.version) == (1, "1.2")
    assert revision.started_at is not None
