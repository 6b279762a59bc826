"""A question on its way to a head and back, with the program killed at every request."""

from pathlib import Path

import pytest
from sqlmodel import select

from botapi_emulator import Emulator
from office.answers import HeadAnswer
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import Settings
from office.suggestions import Suggestion, SuggestionState
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

ASKED = "resep rendang daging sapi"
WORDS = "Tanyakan ke kantin kantor"


# Slow: some twenty kills each. `test_forms.py` kills every step of a head's answer.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(150)
@pytest.mark.parametrize("when", ["before", "after", "between"])
async def test_killed_at_every_step_a_question_is_answered_once(
    telegram: Emulator, settings: Settings, tmp_path: Path, when: str
) -> None:
    rina, andi = await employs(
        telegram,
        settings,
        HandMovedClock(MORNING),
        NewMember("Rina", "kanim", (Role.OFFICER,)),
        NewMember("Andi", "kanim", (Role.SECTION_HEAD,), "tikim"),
    )

    async with running(telegram, settings, tmp_path) as (program, _clock):
        killer = Killer(program, when)
        telegram.faults.watch(killer)
        await rina.types(ASKED)
        await presses(rina, "Teruskan ke Kasi", then="urusan seksi mana")
        await presses(rina, "Tikim", then="Teruskan pertanyaan ini?")
        await presses(rina, "Kirim", then="diteruskan ke Kasi Tikim")
        await sees(andi, ASKED)
        await all_is_sent(settings)
        await andi.replies(andi.chat[0], WORDS)
        # The asker's answer and the head's card are told by the outbox; the reply may be lost.
        await presses(andi, "Untuk semua", then="dijawab oleh Andi")
        await sees(rina, WORDS)
        await all_is_sent(settings)
        telegram.faults.lift()

    # What a person does while the program dies is no kill of its own.
    assert program.kills > 3, "the story was hardly disturbed"
    async with open_services(settings, HandMovedClock(MORNING)) as services:
        assert await services.inbox.count_open() == 0
        (answer,) = await rows(services.database, select(HeadAnswer))
    assert (answer.question, answer.text) == (ASKED, WORDS)
    assert told_again(telegram) <= program.in_flight, "told twice, and not in flight at a kill"


# Slow: some twenty kills each.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(150)
@pytest.mark.parametrize("when", ["before", "after", "between"])
async def test_killed_at_every_step_a_gap_is_answered_once_for_all(
    telegram: Emulator, settings: Settings, tmp_path: Path, when: str
) -> None:
    rina, yuni, wati = await employs(
        telegram,
        settings,
        HandMovedClock(MORNING),
        NewMember("Rina", "kanim", (Role.OFFICER,)),
        NewMember("Yuni", "ukk-oku", (Role.OFFICER,)),
        NewMember("Wati", "kanim", (Role.SOP_KEEPER,)),
    )

    async with running(telegram, settings, tmp_path) as (program, _clock):
        killer = Killer(program, when)
        telegram.faults.watch(killer)
        for asker in (rina, yuni):
            await asker.types(ASKED)
            await sees(asker, "Belum ada SOP")
        await wati.types("/saran")
        await presses(wati, "Kekurangan (1)", then="2 kali oleh 2 orang")
        await presses(wati, "Jawab sekarang", then="Tulis jawabannya")
        await wati.types(WORDS)
        await sees(wati, "Pratinjau jawaban")
        await wati.taps("Untuk semua")
        for asker in (rina, yuni):
            await sees(asker, WORDS)
        await all_is_sent(settings)
        telegram.faults.lift()

    # What a person does while the program dies is no kill of its own.
    assert program.kills > 3, "the story was hardly disturbed"
    async with open_services(settings, HandMovedClock(MORNING)) as services:
        assert await services.inbox.count_open() == 0
        (answer,) = await rows(services.database, select(HeadAnswer))
        (gap,) = await rows(services.database, select(Suggestion))
    assert (answer.question, answer.text) == (ASKED, WORDS)
    assert gap.state is SuggestionState.ANSWERED
    assert told_again(telegram) <= program.in_flight, "told twice, and not in flight at a kill"
