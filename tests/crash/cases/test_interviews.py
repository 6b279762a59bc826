"""Killed where it hurts most, an interview still leaves the chat after its day."""

import asyncio
from dataclasses import dataclass, field

import pytest

from botapi_emulator import Call, Emulator
from office.clock import HandMovedClock
from tests.cast.steps import taps
from tests.crash.death import Lives
from tests.journeys.interviewing import ODD, REFERENCE, begins, doubts
from tests.journeys.reports import at
from tests.waiting import PATIENCE_SECONDS, until


@dataclass
class CutOff:
    """Carries a request out, and lets nothing through from its answer on."""

    method: str
    fragment: str
    struck: asyncio.Event = field(default_factory=asyncio.Event)
    is_over: bool = False

    def arrives(self, _call: Call) -> bool:
        return not self.is_over and self.struck.is_set()

    def is_carried_out(self, call: Call) -> bool:
        is_it = call.method == self.method and self.fragment in call.text("text")
        if not self.is_over and is_it:
            self.struck.set()
        return not self.is_over and self.struck.is_set()


@pytest.mark.parametrize(
    ("method", "fragment"),
    [
        ("sendMessage", "sedang disiapkan"),
        ("editMessageText", "Wawancara selesai"),
        ("deleteMessages", ""),
    ],
)
async def test_killed_after_its_words_were_shown_they_leave_the_chat_all_the_same(
    telegram: Emulator, clock: HandMovedClock, lives: Lives, method: str, fragment: str
) -> None:
    officer, cut = lives.people["counter_officer"], CutOff(method, fragment)
    telegram.faults.watch(cut)
    async with lives.begins() as office:
        await begins(officer)
        await doubts(officer)
        await officer.expects("— 2/7")
        await taps(officer, "Akhiri", then="Nomor permohonan?")
        await officer.types(REFERENCE)
        if method == "deleteMessages":
            await officer.expects("Wawancara selesai")
            await office.all_is_sent()
            clock.move_to(at(26, 0, 5))
            await office.services.interviews.due.close_days()
        await asyncio.wait_for(cut.struck.wait(), PATIENCE_SECONDS)

    cut.is_over = True
    async with lives.begins() as office:
        if method != "deleteMessages":
            await until(lambda: "Wawancara selesai" in officer.last.text)
        await office.settles()
        clock.move_to(at(26, 0, 10))
        await office.services.interviews.due.close_days()
        await office.all_is_sent()

    assert not [
        message.text for message in officer.chat if ODD in message.text or REFERENCE in message.text
    ]
    assert [message.text for message in officer.chat if "disiapkan" not in message.text] == []
