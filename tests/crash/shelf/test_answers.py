"""A question on its way to a head and back, with the program killed at every request."""

import pytest
from sqlmodel import select

from office.answers import HeadAnswer
from office.people import NewMember, Role
from office.settings import Settings
from office.suggestions import Suggestion, SuggestionState
from tests.cast.people import ANDI, RINA, YUNI
from tests.crash.conftest import Story
from tests.crash.killing import (
    all_is_sent,
    found,
    presses,
    sees,
    types,
)

ASKED = "resep rendang daging sapi"
WORDS = "Tanyakan ke kantin kantor"
# The keeper of every section.
WATI = NewMember("Wati", "kanim", (Role.SOP_KEEPER,))


# Slow: some twenty kills each. `test_forms.py` kills every step of a head's answer.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(150)
async def test_killed_at_every_step_a_question_is_answered_once(
    story: Story, settings: Settings
) -> None:
    async with story(RINA, ANDI) as ((rina, andi), _clock):
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

    (answer,) = await found(settings, select(HeadAnswer))
    assert (answer.question, answer.text) == (ASKED, WORDS)


# Slow: some twenty kills each.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(150)
async def test_killed_at_every_step_a_gap_is_answered_once_for_all(
    story: Story, settings: Settings
) -> None:
    async with story(RINA, YUNI, WATI) as ((rina, yuni, wati), _clock):
        for asker in (rina, yuni):
            await types(asker, ASKED, then="Tekan Teruskan")
        await wati.types("/saran")
        await presses(wati, "Kekurangan (1)", then="kurang dari 5 kali")
        await presses(wati, "Jawab sekarang", then="Tulis jawabannya")
        await types(wati, WORDS, then="Pratinjau jawaban")
        await wati.taps("Untuk semua")
        for asker in (rina, yuni):
            await sees(asker, WORDS)
        await all_is_sent(settings)

    (answer,) = await found(settings, select(HeadAnswer))
    (gap,) = await found(settings, select(Suggestion))
    assert (answer.question, answer.text) == (ASKED, WORDS)
    assert gap.state is SuggestionState.ANSWERED
