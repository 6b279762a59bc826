"""What is said on a report is heard once, although the bot dies before it can say so.

The kill is that of `test_forms.py`: from the first reply on nothing reaches Telegram any more.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import pytest

from bot.screens.anomalies.actions import THREAD_BUTTON
from bot.screens.anomalies.thread_buttons import ThreadButton
from bot.telegram import pack
from botapi_emulator import Emulator
from office.anomalies.models import Event, Outcome
from office.services import verify_histories
from tests.cast.closing import resolves
from tests.cast.steps import sends_callback
from tests.crash.death import Act, Death, Lives, dies
from tests.crash.test_forms import asks_about_a_report, replies, taps, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.reports import member
from tests.waiting import until

WORDS = "orangnya sudah pulang naik motor merah"


@dataclass(frozen=True)
class Speech:
    """What somebody does, the last of it under a kill; what the history holds then; who hears."""

    who: str
    moves: Sequence[tuple[Act, str]]
    last: Act
    event: Event
    listener: str
    prepare: Callable[[Office], Awaitable[None]] = asks_about_a_report


async def closes(office: Office) -> None:
    """The head closes the report."""
    await asks_about_a_report(office)
    boss = await member(office, office.head_of_office)
    await resolves(office.services.anomalies, 1, boss, Outcome.REFERRED, "Ke Dukcapil")
    await office.everybody_reads()


async def asks_for_reopening(office: Office) -> None:
    """The reporter is asked for the reason."""
    await closes(office)
    officer = office.counter_officer
    await sends_callback(
        officer, officer.last, pack(THREAD_BUTTON, ThreadButton.REOPEN, 1), then="Tulis alasan"
    )


OFFICER, HEAD = "counter_officer", "head_of_office"
REPLY = (replies(WORDS), "belum dikirim")
SPEECHES = {
    "a reply": Speech(OFFICER, (), replies(WORDS), Event.ANSWERED, HEAD),
    "yes, send": Speech(
        OFFICER,
        ((types(WORDS), "Ini jawaban untuk"),),
        taps("Ya, kirim"),
        Event.ANSWERED,
        HEAD,
    ),
    "ask": Speech(HEAD, (REPLY,), taps("Tanya pelapor"), Event.ASKED, OFFICER),
    "tell": Speech(HEAD, (REPLY,), taps("Kabari pelapor"), Event.REPLIED, OFFICER),
    "note": Speech(HEAD, (REPLY,), taps("Catatan internal"), Event.NOTED, ""),
    "reopen": Speech(
        OFFICER, (), types(WORDS), Event.REOPEN_ASKED, HEAD, prepare=asks_for_reopening
    ),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("speech", SPEECHES.values(), ids=SPEECHES.keys())
async def test_killed_before_it_can_confirm_what_was_said_is_there_once(
    telegram: Emulator, lives: Lives, speech: Speech
) -> None:
    person, listener = lives.people[speech.who], lives.people.get(speech.listener)
    async with lives.begins() as office:
        await speech.prepare(office)
        before = await history(office)
        for act, shown in speech.moves:
            await act(person)
            await person.expects(shown)
        await dies(telegram, Death("nothing"), person, speech.last)

    telegram.faults.lift()
    async with lives.begins() as office:
        await _is_over(office)
        await assert_happened_once(office, speech.event, before)
        if listener is not None:
            assert [WORDS in message.text for message in listener.chat].count(True) == 1
        for one in lives.people.values():
            if one not in (person, listener):
                assert all(WORDS not in message.text for message in one.chat)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("button", "shown"), [("Tarik", "sudah ditarik"), ("Ini pertanyaan SOP", ANSWER)]
)
async def test_killed_before_it_can_say_so_words_are_taken_back_and_a_question_is_answered(
    telegram: Emulator, lives: Lives, button: str, shown: str
) -> None:
    officer, head = lives.people[OFFICER], lives.people[HEAD]
    async with lives.begins() as office:
        await asks_about_a_report(office)
        await replies(SURE)(officer)
        await officer.expects("sedang diteruskan")
        await head.expects(SURE)
        before = await history(office)
        await dies(telegram, Death("nothing"), officer, taps(button))

    telegram.faults.lift()
    async with lives.begins() as office:
        await _is_over(office)
        await officer.expects(shown)
        assert all(SURE not in message.text for message in head.chat)
        await assert_happened_once(office, Event.ERASED, before)


async def history(office: Office) -> list[Event]:
    boss = await member(office, office.head_of_office)
    return [entry.event for entry in await office.services.anomalies.thread.entries(1, boss)]


async def assert_happened_once(office: Office, event: Event, before: list[Event]) -> None:
    assert Counter(await history(office)) - Counter(before) == Counter({event: 1})
    assert await verify_histories(office.services.database) == []


async def _is_over(office: Office) -> None:
    """Wait until the update is closed, and what could not be sent was tried again."""

    async def is_closed() -> bool:
        return await office.services.inbox.count_open() == 0

    await until(is_closed)
    await office.fast_forward(seconds=2)
    await office.all_is_sent()
