"""A thread is read by those whose it is, and words go to nobody whom no button has named."""

import pytest

from bot.screens.anomalies.actions import THREAD_BUTTON
from bot.screens.anomalies.thread_buttons import ThreadButton
from bot.telegram import pack
from botapi_emulator import Person
from botapi_emulator.world.messages import without_reply
from office.anomalies.models import Anomaly
from tests.cast.steps import sends_photo, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reporting.test_thread import ASKED, asks
from tests.journeys.reports import DOUBT, events, member

SECRET = "awasi diam-diam"
OUTSIDERS = ("ukk_officer", "head_of_tikim", "admin", "trainer")


def outsider(office: Office, key: str) -> Person:
    return office.people[key]


@pytest.mark.parametrize("key", OUTSIDERS)
async def test_a_forged_button_shows_and_moves_no_thread_of_others(
    office: Office, key: str, report: Anomaly
) -> None:
    await asks(office, report)
    await office.everybody_reads()
    before, person = await events(office, report), outsider(office, key)

    for command in (ThreadButton.SEE, ThreadButton.REOPEN):
        await office.forges(person, pack(THREAD_BUTTON, command, report.id))
        await person.expects("tidak termasuk tugas Anda")
    for command in (ThreadButton.SEND, ThreadButton.ASK, ThreadButton.TELL, ThreadButton.NOTE):
        await office.forges(person, pack(THREAD_BUTTON, command, report.id))
        await person.expects("sudah dikirim atau dibatalkan")
    await sends_photo(person, caption="lihat ini", then="Laporkan ini?")
    await office.forges(person, pack(THREAD_BUTTON, ThreadButton.SEND, report.id))
    await person.expects("sudah dikirim atau dibatalkan")

    assert await events(office, report) == before
    assert all(ASKED not in message.text and DOUBT not in message.text for message in person.chat)
    await office.everybody_reads()


async def test_a_reporter_neither_asks_nor_notes_as_a_head(office: Office, report: Anomaly) -> None:
    await asks(office, report)
    await office.everybody_reads()
    officer, before = office.counter_officer, await events(office, report)

    await types(officer, "orangnya sudah pulang naik motor merah", then="Ini jawaban untuk")
    for command in (ThreadButton.ASK, ThreadButton.TELL, ThreadButton.NOTE):
        await office.forges(officer, pack(THREAD_BUTTON, command, report.id))
        await officer.expects("tidak termasuk tugas Anda")

    assert await events(office, report) == before
    await office.everybody_reads()


async def test_a_question_of_somebody_else_is_sent_nowhere(office: Office, report: Anomaly) -> None:
    await asks(office, report)
    asker = await office.ukk_officer.types("kucing tetangga menggigit kabel server")
    await office.ukk_officer.expects("Tekan Teruskan")
    await office.everybody_reads()
    (gap,) = await office.services.questions.gaps()
    officer, before = office.counter_officer, await events(office, report)

    for data in (
        pack(THREAD_BUTTON, ThreadButton.QUESTION_IS_ANSWER, report.id, gap.id),
        pack(THREAD_BUTTON, ThreadButton.QUESTION_IS_REPORT, gap.id),
    ):
        await office.forges(officer, data)
        await officer.expects("sudah dikirim")

    assert asker.text not in "".join(message.text for message in officer.chat)
    assert await events(office, report) == before
    assert [question.id for question in await office.services.questions.gaps()] == [gap.id]
    await office.everybody_reads()


async def test_a_head_who_has_left_the_post_is_refused_by_their_old_card(
    office: Office, report: Anomaly
) -> None:
    card = await office.head_of_inteldakim.expects(DOUBT)
    await office.everybody_reads()
    before, thief = await events(office, report), office.trainer

    await types(thief, "/bantuan")
    await thief.sends_photo(caption=SECRET, reply_to_message=without_reply(card.json))

    await thief.expects("tidak termasuk tugas Anda")
    assert await events(office, report) == before
    await office.everybody_reads()


async def test_what_is_internal_reaches_no_follower_in_any_view(
    office: Office, officer: Person, report: Anomaly
) -> None:
    boss = await member(office, office.head_of_inteldakim)
    await office.services.anomalies.actions.note(report.id, boss, SECRET)
    await office.everybody_reads()

    await types(officer, f"/riwayat {report.code}", then="Yang sudah terjadi")
    await taps(officer, "Percakapan", then="Percakapan")
    await types(officer, "/laporanku", then="Laporan Anda")

    assert all(SECRET not in message.text for message in officer.chat)
    await office.everybody_reads()
