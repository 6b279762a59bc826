"""Telegram stumbles, the network breaks, a handler fails: nothing is lost and nothing leaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest
from telegram import Bot, Update

from bot import application
from bot.intake import shape
from botapi_emulator import Call, Emulator, Person
from office import logs
from office.answering import service
from office.clock import HandMovedClock
from office.database.health.trouble import DatabaseAway
from office.inbox import GiveUpReason, StoredUpdate
from office.people import Member
from office.settings import Settings
from tests.cast.steps import types
from tests.journeys.conftest import CAST, Office, open_office
from tests.journeys.reports import files, member
from tests.waiting import until


@dataclass
class _NoWordOf:
    """What is sent to this person arrives, and the program does not hear of it."""

    person: Person

    def arrives(self, _: Call) -> bool:
        return False

    def is_carried_out(self, call: Call) -> bool:
        return call.text("chat_id") == str(self.person.id)


QUESTION = "/tanya"
ANSWER = "Silakan ketik pertanyaan Anda sesudah /tanya"


async def test_an_answer_survives_a_bad_gateway(office: Office) -> None:
    office.telegram.faults.fail(502, method="sendMessage", times=1)

    await office.counter_officer.types(QUESTION)

    await office.counter_officer.expects(ANSWER)


async def test_an_answer_survives_a_429(office: Office) -> None:
    office.telegram.faults.storm(1, method="sendMessage", times=1)

    await office.counter_officer.types(QUESTION)

    await office.counter_officer.expects(ANSWER)


async def test_an_answer_survives_a_429_that_cannot_be_written_down(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full in the moment in which the whole bot is told to wait."""
    pacing, tried = office.services.outbox.pacing, []

    async def refused(chat_id: int, seconds: float, recipient_id: int | None = None) -> None:
        tried.append(chat_id)
        raise DatabaseAway

    monkeypatch.setattr(pacing, "refused", refused)
    office.telegram.faults.storm(1, method="sendMessage", times=1)

    await office.counter_officer.types(QUESTION)

    await office.counter_officer.expects(ANSWER)
    assert tried


async def test_a_card_that_may_have_arrived_comes_again_to_who_has_taken_the_report(
    office: Office,
) -> None:
    """Nobody knows that it stands in the chat, so that no edit can reach it there."""
    head, actions = office.head_of_inteldakim, office.services.anomalies.actions
    with office.telegram.faults.watch(_NoWordOf(head)):
        report = await files(office, office.counter_officer)
        await until(lambda: head.chat)

    await actions.acknowledge(report.id, await member(office, head))
    office.clock.advance(timedelta(seconds=1))

    await head.expects("menunggu diterima")
    await head.expects("Kapan ada kemajuan?")
    await office.everybody_reads()


async def test_what_cannot_be_given_up_yet_is_given_up_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, tried = office.services.inbox, []
    give_up = inbox.give_up

    async def gives_up(updates: Sequence[StoredUpdate], reason: GiveUpReason) -> None:
        if updates:
            tried.append(reason)
            if len(tried) == 1:
                raise DatabaseAway
        await give_up(updates, reason)

    monkeypatch.setattr(inbox, "give_up", gives_up)
    read = []

    def has_no_shape(payload: str, _bot: Bot) -> Update:
        read.append(payload)
        raise shape.UnknownShape("message")

    monkeypatch.setattr(shape, "read", has_no_shape)

    await office.counter_officer.types(QUESTION)

    await until(lambda: len(tried) == 2)
    assert len(read) == 1


@pytest.mark.parametrize(
    ("who", "shown"),
    [("counter_officer", "Ketik saja"), ("stranger", "hanya melayani petugas")],
)
async def test_while_nobody_can_be_recognised_no_handler_runs(
    office: Office, monkeypatch: pytest.MonkeyPatch, who: str, shown: str
) -> None:
    people, refused = office.services.people, []
    recognise = people.recognise

    async def recognises(account: int) -> Member | None:
        if not refused:
            refused.append(account)
            raise DatabaseAway
        return await recognise(account)

    monkeypatch.setattr(people, "recognise", recognises)
    office.stranger.pressed_start()
    await office.people[who].types("/bantuan")

    await office.people[who].expects(shown)
    assert refused


async def test_polling_goes_on_after_an_outage(office: Office) -> None:
    office.telegram.faults.fail(503, method="getUpdates", times=1)

    await office.counter_officer.types(QUESTION)

    await office.counter_officer.expects(ANSWER)


@pytest.mark.parametrize("tries", [1, 3])
async def test_a_start_waits_for_the_network_and_then_works(
    telegram: Emulator,
    clock: HandMovedClock,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    tries: int,
) -> None:
    monkeypatch.setattr(application, "_FIRST_PAUSE", 0.001)
    outage = telegram.faults.fail(502, method="getMe", times=tries)

    async with open_office(telegram, clock, settings) as office:
        rina = await office.enrols("counter_officer", CAST["counter_officer"])

        await types(rina, QUESTION, then=ANSWER)
    assert outage.hits == tries


async def test_a_member_who_blocked_the_bot_holds_up_nobody(office: Office) -> None:
    await office.counter_officer.types(QUESTION)
    await office.counter_officer.blocks()
    await office.admin.types(QUESTION)

    await office.admin.expects(ANSWER)
    await office.chat_queues.idle()
    assert await office.services.inbox.count_open() == 0
    await office.counter_officer.reads_all()


async def test_a_bug_shows_a_number_and_no_traceback(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("DEBUG", "text", [office.settings.token])

    def broken(_text: str) -> None:
        raise RuntimeError(f"bot{office.settings.token}/sendMessage: 1603012505900002")

    monkeypatch.setattr(service, "is_small_talk", broken)
    await office.counter_officer.types("biaya paspor untuk 1603012505900002")

    apology = await office.counter_officer.expects("ada kesalahan pada sistem")
    await office.chat_queues.idle()
    log = capsys.readouterr().err
    number = apology.text.split("kode ")[1].split()[0]
    assert number in log
    assert "Traceback" not in apology.text
    assert "RuntimeError" in log
    assert office.settings.token not in log
    assert "1603012505900002" not in log
    assert await office.services.inbox.count_open() == 0


async def test_a_database_that_is_away_at_the_door_is_waited_out_and_told_nobody(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    recognise, tries = office.services.people.recognise, iter((DatabaseAway("frozen"), None))

    async def recognise_later(telegram_id: int) -> Member | None:
        if error := next(tries):
            raise error
        return await recognise(telegram_id)

    monkeypatch.setattr(office.services.people, "recognise", recognise_later)

    await office.counter_officer.types(QUESTION)

    await office.counter_officer.expects(ANSWER)  # and no apology: nothing is left unread


async def test_a_malformed_update_is_one_line_in_the_log_and_holds_up_nobody(
    office: Office, capsys: pytest.CaptureFixture[str], rina: Person
) -> None:
    logs.configure("DEBUG", "text", [office.settings.token])
    person = {"id": rina.id, "is_bot": False, "first_name": rina.name}
    chat = {"id": rina.id, "type": "private"}
    message = {"message_id": 5, "from": person, "chat": chat, "date": "kemarin", "text": QUESTION}

    office.telegram.post_update({"message": message})
    await rina.types(QUESTION)

    await rina.expects(ANSWER)
    await office.chat_queues.idle()
    (line,) = [one for one in capsys.readouterr().err.splitlines() if "no known shape" in one]
    assert "message.date" in line
    assert "kemarin" not in line
    assert await office.services.inbox.count_open() == 0
    # Who wrote it is told that it was put aside.
    await rina.expects("tidak dapat saya baca")
    await office.everybody_reads()


async def test_no_log_line_holds_what_was_said(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("DEBUG", "text", [office.settings.token])

    await types(office.counter_officer, "resep rendang bu Kartini", then="Tekan Teruskan")

    assert "Kartini" not in capsys.readouterr().err
