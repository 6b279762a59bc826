"""Threads, calls for help, drills and steps are seen and moved by those whose they are alone."""

import pytest
from sqlmodel import select

from bot.screens.anomalies.actions import PRACTICE_BUTTON, THREAD_BUTTON, TRIAGE_BUTTON
from bot.screens.anomalies.buttons import CardButton
from bot.screens.anomalies.thread_buttons import ThreadButton
from bot.screens.assistance.actions import HELP_CALL_BUTTON, HelpButton
from bot.screens.drills.planning import DRILL_BUTTON, DrillButton
from bot.screens.signs.cards import SIGNS_BUTTON
from bot.telegram import pack
from botapi_emulator import Person, without_reply
from office.anomalies.models import Anomaly
from office.assistance import HelpCall, HelpEnding, HelpState
from office.drills import Drill, DrillState
from office.signs import ProposalKind, SignDecision
from tests.cast.steps import sends_photo, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reporting.test_thread import ASKED, asks
from tests.journeys.reports import DOUBT, events, member, report_now

SECRET = "awasi diam-diam"
NO_CALL, NO_TASK = "Panggilan itu sudah tidak ada", "tidak termasuk tugas Anda"
REFUSED = "tidak tersedia untuk tugas Anda"
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
    asker = await office.ukk_officer.types("kucing tetangga naik ke atap")
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


async def presses(person: Person, data: str, then: str) -> None:
    """Press what no screen of theirs has, and read the refusal."""
    await person.sends_callback(person.last, data)
    await person.expects(then)


async def stands_ready(*people: Person) -> None:
    for person in people:
        await types(person, "/bantuan", then="Ketik saja")


async def test_a_call_is_moved_by_its_caller_and_those_who_were_called_alone(
    office: Office,
) -> None:
    caller = await member(office, office.counter_officer)
    call = await office.services.assistance.calls.make(caller)
    await office.everybody_reads()

    for person in (office.ukk_officer, office.admin):
        await stands_ready(person)
        for act in (HelpButton.COME, HelpButton.NOT_COMING, HelpButton.REPORT):
            await presses(person, pack(HELP_CALL_BUTTON, act, call.id), NO_CALL)
        for ending in (HelpEnding.MISTAKE, HelpEnding.SAFE, HelpEnding.DONE):
            await presses(person, pack(HELP_CALL_BUTTON, HelpButton.END, call.id, ending), NO_CALL)
    # Whoever was called may come, and ends nothing.
    head = office.head_of_inteldakim
    await stands_ready(head)
    data = pack(HELP_CALL_BUTTON, HelpButton.END, call.id, HelpEnding.SAFE)
    await presses(head, data, NO_CALL)

    (found,) = await office.rows(select(HelpCall))
    assert (found.state, found.comer_id) == (HelpState.CALLED, None)
    await office.everybody_reads()


async def test_a_drill_is_planned_and_taken_by_nobody_else(office: Office) -> None:
    planning, boss = office.services.drills.planning, await member(office, office.head_of_office)
    officer = await member(office, office.counter_officer)
    case = next(iter(office.application.bot_data.shelf.content.drills))
    hour = planning.hours()[0]
    drill = await planning.plan(boss, case, officer.id, hour)
    await office.everybody_reads()
    other = await member(office, office.ukk_officer)

    for person in (office.ukk_officer, office.head_of_tikim):
        await stands_ready(person)
        for arguments in (
            (DrillButton.START,),
            (DrillButton.TIMES,),
            (DrillButton.CASE, case),
            (DrillButton.UNIT, case, "kanim", 0),
            (DrillButton.OFFICER, case, officer.id),
            (DrillButton.HOUR, case, other.id, int(hour.timestamp())),
            (DrillButton.HOUR, case, other.id, 1),
            (DrillButton.WEEK, case, other.id),
            (DrillButton.CALL_OFF, drill.id),
        ):
            await presses(person, pack(DRILL_BUTTON, *arguments), REFUSED)
        for act in (DrillButton.BEGIN, DrillButton.LATER, DrillButton.WRITE, DrillButton.STOP):
            await presses(person, pack(DRILL_BUTTON, act, drill.id), "bukan untuk Anda")

    (found,) = await office.rows(select(Drill))
    assert (found.state, found.starts_at) == (DrillState.PLANNED, drill.starts_at)
    await office.everybody_reads()


@pytest.mark.parametrize("key", ["counter_officer", "head_of_tikim", "admin"])
async def test_steps_signs_and_drills_of_reports_are_for_their_heads(
    office: Office, key: str, report: Anomaly
) -> None:
    await office.everybody_reads()
    person, before = office.people[key], await events(office, report)
    await stands_ready(person)

    for command, *arguments in (
        (CardButton.STEPS,),
        (CardButton.STEP, "asli"),
        (CardButton.UNSTEP, "asli"),
        (CardButton.CHOOSE_FOLLOWED, "terbukti"),
        (CardButton.RESOLVE, "terbukti-ditolak"),
    ):
        await presses(person, pack(TRIAGE_BUTTON, command, report.id, *arguments), NO_TASK)
    for act in ("real", "end", "stop"):
        await presses(person, pack(PRACTICE_BUTTON, act, report.id), NO_TASK)
    for data in ((), ("u",), ("i", "tppo"), ("n", ProposalKind.DROP, "x"), ("z", 1)):
        await presses(person, pack(SIGNS_BUTTON, *data), "hanya untuk Kepala Kantor")

    assert await events(office, report) == before
    assert (await report_now(office, report)).is_open
    assert list(await office.rows(select(SignDecision))) == []
    await office.everybody_reads()
