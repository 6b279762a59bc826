"""What stands on a card, and what comes by itself: three moves, questions, promises, requests."""

import pytest

from botapi_emulator import Message, Person
from office.anomalies.models import Anomaly, Outcome, State
from office.escalation.policy import Urgency
from tests.cast.closing import resolves
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reporting.test_moves import staff
from tests.journeys.reports import DOUBT, at, cards, files, member, report_now


def labels_of(message: Message) -> list[str]:
    """The labels of a message's buttons."""
    return [label for row in message.buttons for label in row]


async def test_a_card_shows_three_moves_and_the_rest_behind_one_button(
    office: Office, head: Person, report: Anomaly
) -> None:
    card = await head.expects(DOUBT)
    assert labels_of(card) == ["Terima", "Minta info pelapor", "Alihkan", "Lainnya…"]

    rest = await taps(head, "Lainnya…", then="Apa yang ingin Anda lakukan?")

    assert {"Naikkan", "Ambil untuk …", "Catatan dalam", "Riwayat"} <= set(labels_of(rest))
    await taps(head, "‹ Kembali", then=DOUBT, buttons=["Terima"])
    await office.everybody_reads()


async def test_a_report_that_was_given_is_given_back_before_anything_is_promised(
    office: Office, head: Person
) -> None:
    dodi = await staff(office)
    report = await files(office, office.counter_officer)
    sri, officer = await member(office, head), await member(office, dodi)
    await office.services.anomalies.directing.assign(report.id, sri, officer.id)
    await dodi.expects("meminta Anda", buttons=["Dalam 1 jam kerja", "Kembalikan"])

    await dodi.taps("Kembalikan")

    await dodi.expects("dikembalikan; sekarang pada Kasi Inteldakim")
    assert (await report_now(office, report)).holder_id is None
    await office.everybody_reads()


async def test_the_next_section_reads_what_was_asked_and_answered_before(
    office: Office, head: Person, report: Anomaly
) -> None:
    actions, sri = office.services.anomalies.actions, await member(office, head)
    rina = await member(office, office.counter_officer)
    await actions.ask(report.id, sri, "Siapa yang menemaninya?")
    await office.services.anomalies.reporting.add(report.id, rina, "Seorang pria berjaket hijau")
    await actions.ask(report.id, sri, "Masih di kantor?")

    await actions.transfer(report.id, sri, "tikim", "Ini soal alat")

    shows(
        await office.head_of_tikim.expects("Dialihkan kepada Anda"),
        "Ditanyakan sebelum dialihkan: Masih di kantor?",
        "Jawaban pelapor: belum ada",
    )
    await office.services.anomalies.reporting.add(report.id, rina, "Sudah pulang")
    await office.all_is_sent()
    assert "Jawaban pelapor: Sudah pulang" in cards(office.head_of_tikim, report)[-1]
    await office.everybody_reads()


async def test_a_promise_is_recalled_before_it_ends_unless_there_was_progress(
    office: Office, head: Person, report: Anomaly
) -> None:
    actions, sri = office.services.anomalies.actions, await member(office, head)
    await actions.promise(report.id, sri, at(25, 16))
    kept = await files(office, office.counter_officer)
    await actions.promise(kept.id, sri, at(25, 16))
    await actions.progress(kept.id, sri, State.IN_PROGRESS)
    await office.everybody_reads()

    await office.moves_to(at(25, 15))

    shows(
        await head.expects("hampir tiba", buttons=["Ditindaklanjuti"]),
        report.code,
        "25 November pukul 16.00",
    )
    await office.all_is_sent()
    assert not any(
        kept.code in message.text and "hampir tiba" in message.text for message in head.chat
    )
    await office.everybody_reads()


async def test_a_request_to_reopen_waits_in_tugas_and_in_the_morning_until_it_is_decided(
    office: Office, head: Person, boss: Person, officer: Person, report: Anomaly
) -> None:
    actions, sri = office.services.anomalies.actions, await member(office, head)
    await resolves(
        office.services.anomalies, report.id, sri, Outcome.REFERRED, "Dirujuk ke Disdukcapil"
    )
    rina = await member(office, officer)
    await office.services.anomalies.thread.ask_to_reopen(report.id, rina, "Orangnya datang lagi")
    await office.everybody_reads()

    await types(boss, "/tugas", then="Diminta dibuka lagi", buttons=[report.code])

    await office.moves_to(at(26, 7, 30))
    await office.services.anomalies.oversight.morning()
    shows(
        await boss.expects("Ringkasan pagi"),
        f"Diminta dibuka lagi, belum Anda putuskan: {report.code}",
    )
    await actions.reply(
        report.id, await member(office, boss), "Tidak dibuka lagi, sudah ditangani polisi"
    )
    await office.everybody_reads()
    await types(boss, "/tugas", then="Tidak ada laporan terbuka")
    await office.everybody_reads()


async def test_who_transfers_a_report_without_taking_it_keeps_the_missed_promise(
    office: Office, head: Person, boss: Person, report: Anomaly
) -> None:
    actions, sri = office.services.anomalies.actions, await member(office, head)
    await actions.promise(report.id, sri, at(25, 10))
    await office.moves_to(at(25, 10))
    await office.moves_to(at(25, 10, 30))

    await actions.transfer(report.id, sri, "tikim", "Ini soal alat")

    await office.everybody_reads()
    await types(boss, "/tugas", then="Janji terlewat: 1")
    await office.everybody_reads()


@pytest.mark.parametrize("before", [None, State.AWAITING_AGENCY])
async def test_an_answer_alone_is_no_progress(
    office: Office, head: Person, report: Anomaly, before: State | None
) -> None:
    actions, sri = office.services.anomalies.actions, await member(office, head)
    await actions.acknowledge(report.id, sri)
    if before is not None:
        await actions.progress(report.id, sri, before)
    await actions.ask(report.id, sri, "Nomor KK berapa?")
    rina = await member(office, office.counter_officer)

    await office.services.anomalies.reporting.add(report.id, rina, "Tidak terbaca")

    assert (await report_now(office, report)).state is (before or State.ACKNOWLEDGED)
    await office.everybody_reads()


async def test_a_question_that_outlives_its_asker_is_still_answered_with_jawab(
    office: Office, head: Person, officer: Person, report: Anomaly
) -> None:
    actions, sri = office.services.anomalies.actions, await member(office, head)
    await actions.promise(report.id, sri, at(25, 10))
    await actions.ask(report.id, sri, "Nomor KK berapa?")
    await office.moves_to(at(25, 10))
    await office.moves_to(at(25, 10, 30))
    assert (await report_now(office, report)).state is State.NEW
    await office.everybody_reads()
    await types(officer, "/laporanku", then="Laporan Anda")

    await officer.taps(report.code)

    await officer.expects("Dikirim:", buttons=["Jawab"])
    await office.everybody_reads()


async def test_the_line_for_victims_is_named_only_where_there_may_be_one(
    office: Office, officer: Person
) -> None:
    await files(office, officer, "Alat perekam mati", category="sistem", urgency=Urgency.URGENT)
    await office.moves_to(at(25, 9, 5))
    await office.moves_to(at(25, 9, 10))
    told = await officer.expects("telepon sekarang")
    assert "Polisi" in told.text
    assert "SAPA" not in told.text
    await office.everybody_reads()


async def test_a_reminder_loses_its_buttons_once_the_report_is_with_somebody_else(
    office: Office, head: Person, boss: Person, report: Anomaly
) -> None:
    actions, sri = office.services.anomalies.actions, await member(office, head)
    await actions.promise(report.id, sri, at(25, 10))
    await office.moves_to(at(25, 10))
    await head.expects("sudah lewat", buttons=["Ditindaklanjuti"])

    bambang = await member(office, boss)
    await office.services.anomalies.directing.assign(report.id, bambang, bambang.id)
    await office.all_is_sent()

    (over,) = [message for message in head.chat if "Pengingat ini tidak berlaku" in message.text]
    assert not over.buttons
    assert "tidak lagi pada Anda" in over.text
    await office.everybody_reads()
