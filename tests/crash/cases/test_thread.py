"""What is said on a report is heard once, although the bot dies before it can say so.

The kill is that of `test_forms.py`: from the first reply on nothing reaches Telegram any more.
"""

import shutil
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import application
from bot.screens.anomalies.actions import THREAD_BUTTON
from bot.screens.anomalies.thread_buttons import ThreadButton
from bot.telegram.callback_data import pack
from botapi_emulator import Emulator
from office.anomalies.models import Event, Outcome
from office.audit import verify
from office.clock import HandMovedClock
from office.settings import Settings
from tests.cast.steps import sends_callback
from tests.crash.death import Act, Death, dies
from tests.crash.test_forms import asks_about_a_report, replies, taps, types
from tests.journeys.conftest import ANSWER, CAST, SURE, Office, open_office
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
    await office.services.anomalies.actions.resolve(1, boss, Outcome.REFERRED, "Ke Dukcapil")
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
    telegram: Emulator,
    clock: HandMovedClock,
    settings: Settings,
    staffed_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    speech: Speech,
) -> None:
    monkeypatch.setattr(application, "_CLOSING_SECONDS", 0.05)
    shutil.copy(staffed_file, settings.database_url.removeprefix("sqlite:///"))
    people = {key: telegram.person(newcomer.name) for key, newcomer in CAST.items()}
    for one in people.values():
        one.pressed_start()
    person, listener = people[speech.who], people.get(speech.listener)
    async with open_office(telegram, clock, settings) as office:
        office.people.update(people)
        await speech.prepare(office)
        before = await history(office)
        for act, shown in speech.moves:
            await act(person)
            await person.expects(shown)
        await dies(telegram, Death("nothing"), person, speech.last)

    telegram.faults.lift()
    async with open_office(telegram, clock, settings) as office:
        office.people.update(people)
        await until(lambda: _is_closed(office))
        # What could not be sent is tried again a moment later.
        await office.fast_forward(seconds=2)
        await office.all_is_sent()
        assert Counter(await history(office)) - Counter(before) == Counter({speech.event: 1})
        assert await verify(office.services.database) == []
        if listener is not None:
            assert [WORDS in one.text for one in listener.chat].count(True) == 1
        for one in people.values():
            if one not in (person, listener):
                assert all(WORDS not in message.text for message in one.chat)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("button", "shown"), [("Tarik", "sudah ditarik"), ("Ini pertanyaan SOP", ANSWER)]
)
async def test_killed_before_it_can_say_so_words_are_taken_back_and_a_question_is_answered(
    telegram: Emulator,
    clock: HandMovedClock,
    settings: Settings,
    staffed_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    shown: str,
) -> None:
    monkeypatch.setattr(application, "_CLOSING_SECONDS", 0.05)
    shutil.copy(staffed_file, settings.database_url.removeprefix("sqlite:///"))
    people = {key: telegram.person(newcomer.name) for key, newcomer in CAST.items()}
    for one in people.values():
        one.pressed_start()
    officer, head = people[OFFICER], people[HEAD]
    async with open_office(telegram, clock, settings) as office:
        office.people.update(people)
        await asks_about_a_report(office)
        await replies(SURE)(officer)
        await officer.expects("sudah diteruskan")
        await head.expects(SURE)
        before = await history(office)
        await dies(telegram, Death("nothing"), officer, taps(button))

    telegram.faults.lift()
    async with open_office(telegram, clock, settings) as office:
        office.people.update(people)
        await until(lambda: _is_closed(office))
        await office.fast_forward(seconds=2)
        await office.all_is_sent()
        await officer.expects(shown)
        assert all(SURE not in one.text for one in head.chat)
        assert Counter(await history(office)) - Counter(before) == Counter({Event.ERASED: 1})
        assert await verify(office.services.database) == []


async def history(office: Office) -> list[Event]:
    boss = await member(office, office.head_of_office)
    return [one.event for one in await office.services.anomalies.thread.entries(1, boss)]


async def _is_closed(office: Office) -> bool:
    return await office.services.inbox.count_open() == 0
