"""What the escalation must hold: the right head, at the minute, once, and never the wrong one."""

from datetime import datetime

import pytest

from bot.screens.anomalies.actions import TRIAGE_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.anomalies.models import Anomaly, Event, Outcome, State
from office.anomalies.words.report_form import ReportAnswers
from office.escalation.policy import Urgency
from office.people import NewMember, Role
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post
from office.services import verify_histories
from tests.cast.closing import resolves
from tests.cast.steps import sends_callback, shows, taps, taps_further, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, at, cards, events, files, member, report_now

SECTION_OF = {
    "dokumen": "inteldakim",
    "tppo": "inteldakim",
    "identitas": "inteldakim",
    "calo": "inteldakim",
    "data": "dokintalkim",
    "wawancara": "dokintalkim",
    "sistem": "tikim",
    "kebocoran": "tikim",
    "pnbp": "tu",
    "gratifikasi": "tu",
    "lain": "tu",
}
UNITS = ("kanim", "ukk-musi-rawas", "ukk-oku", "ukk-lubuklinggau")


@pytest.mark.parametrize("unit", UNITS)
async def test_every_category_goes_to_its_section_from_every_unit(
    office: Office, unit: str
) -> None:
    categories = office.services.rules().categories
    assert set(SECTION_OF) == set(categories)
    for category, section in SECTION_OF.items():
        answers = ReportAnswers(
            category=category, text=DOUBT, unit=unit, urgency=Urgency.NORMAL, concerns=""
        )
        reporter = await member(office, office.counter_officer)
        plan = await office.services.anomalies.reporting.plan(reporter, answers)
        first = plan.policy.tiers[0].posts

        assert plan.section == section
        assert first[0] == Post(SECTION_HEAD, section)
        assert (Post(HEAD_OF_OFFICE) in first) == (category == "gratifikasi")


async def test_a_units_coordinator_comes_first_for_that_unit_only(office: Office) -> None:
    coordinator = await office.enrols(
        "coordinator", NewMember("Dewi", "ukk-musi-rawas", (Role.COORDINATOR,))
    )
    there = await files(office, office.ukk_officer, unit="ukk-musi-rawas")
    here = await files(office, office.counter_officer, "Pemohon ditemani calo yang sama")

    shows(await coordinator.expects(DOUBT, buttons=["Terima"]), there.code)
    await office.head_of_inteldakim.expects(here.code, buttons=["Terima"])
    await office.all_is_sent()
    await coordinator.expects_nothing()
    await office.head_of_inteldakim.expects_nothing()
    await office.everybody_reads()


async def test_it_climbs_at_the_minute_and_not_a_minute_before(
    office: Office, report: Anomaly
) -> None:
    await office.moves_to(at(25, 9, 59))
    assert (await report_now(office, report)).tier == 1
    await office.moves_to(at(25, 10, 0))
    assert (await report_now(office, report)).tier == 2
    await office.moves_to(at(25, 10, 29))
    assert cards(office.head_of_office, report) == []
    await office.moves_to(at(25, 10, 30))
    assert len(cards(office.head_of_office, report)) == 1
    await office.everybody_reads()


async def test_what_is_urgent_rings_at_night_and_climbs_at_night(office: Office) -> None:
    await office.moves_to(at(25, 23, 0))
    report = await files(office, office.counter_officer, urgency=Urgency.URGENT)
    await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"])

    await office.moves_to(at(25, 23, 5))
    await office.moves_to(at(25, 23, 9))
    assert cards(office.head_of_office, report) == []
    await office.moves_to(at(25, 23, 10))
    assert len(cards(office.head_of_office, report)) == 1
    await office.everybody_reads()


async def test_what_is_not_urgent_waits_for_the_morning_and_comes_one_by_one(
    office: Office,
    head: Person,
) -> None:
    await office.moves_to(at(25, 22, 0))
    reports = [
        await files(office, office.counter_officer, f"{DOUBT}, berkas ke-{number}")
        for number in range(3)
    ]
    await office.moves_to(at(26, 7, 29))
    assert [cards(head, report) for report in reports] == [[], [], []]

    for number, minute in enumerate((30, 32, 34), start=1):
        await office.moves_to(at(26, 7, minute))
        assert sum(bool(cards(head, report)) for report in reports) == number
    await office.everybody_reads()


@pytest.mark.parametrize(
    ("filed", "climbs"),
    [
        # Friday's break begins at 11.30 and ends at 13.00; an hour of work is over at 14.00.
        (at(27, 11, 50), at(27, 14, 0)),
        (at(27, 11, 20), at(27, 13, 50)),
        # A Saturday waits for Monday.
        (at(28, 9, 0), at(30, 8, 30)),
        # Thursday 24 December is cuti bersama, the 25th Christmas; then comes the weekend.
        (at(24, 9, 0, month=12), at(28, 8, 30, month=12)),
    ],
    ids=["friday-prayer", "into-the-break", "saturday", "holiday"],
)
async def test_the_clock_runs_in_working_hours_only(
    office: Office, filed: datetime, climbs: datetime
) -> None:
    await office.moves_to(filed)
    report = await files(office, office.counter_officer)

    assert report.due_at == climbs
    await office.everybody_reads()


async def test_a_head_who_has_blocked_the_bot_is_skipped_at_once(office: Office) -> None:
    await office.head_of_inteldakim.blocks()
    report = await files(office, office.counter_officer)

    await office.head_of_office.expects(DOUBT, buttons=["Terima"])
    await office.admin.expects("tidak dapat dihubungi")
    await office.head_of_office.expects("tidak dapat dihubungi")
    noted = [
        detail
        for event, detail in await events(office, report)
        if event == "tidak_dapat_diberitahukan"
    ]
    assert any(detail.endswith("|unreachable") for detail in noted)
    shows(
        await types(office.head_of_office, f"/riwayat {report.code}", then="Riwayat"),
        "tidak dapat diteruskan kepada Sri Mulyati",
    )
    await office.everybody_reads()


async def test_of_two_heads_the_late_one_learns_who_was_faster_and_when(office: Office) -> None:
    report = await files(office, office.counter_officer, category="gratifikasi", unit="kanim")
    head = office.head_of_tu
    await head.expects(DOUBT, buttons=["Terima"])
    card = await office.head_of_office.expects(DOUBT, buttons=["Terima"])
    await taps(office.head_of_office, "Terima", then="Kapan ada kemajuan?")

    await head.sends_callback(head.last, pack(TRIAGE_BUTTON, "a", report.id))

    shows(await head.expects("sudah diterima oleh Bambang Wijaya"), "09.00")
    assert card.buttons
    await office.everybody_reads()


async def test_naikkan_on_a_card_that_was_new_does_not_take_it_from_who_was_faster(
    office: Office,
    officer: Person,
    head: Person,
    boss: Person,
    report: Anomaly,
) -> None:
    await head.expects(DOUBT)
    card = (await taps(head, "Lainnya…", then="Apa yang ingin")).snapshot()
    await office.services.anomalies.actions.acknowledge(report.id, await member(office, boss))

    await head.taps_old(card, "Naikkan")

    await head.expects("Bambang Wijaya")
    after = await report_now(office, report)
    assert (after.state, after.holder_id) == (State.ACKNOWLEDGED, (await member(office, boss)).id)
    await office.everybody_reads()


async def test_a_button_of_last_month_does_no_harm(
    office: Office, head: Person, report: Anomaly
) -> None:
    old = await head.expects(DOUBT, buttons=["Terima"])
    await resolves(
        office.services.anomalies, report.id, await member(office, head), Outcome.UNFOUNDED, "Sah."
    )
    await office.moves_to(at(25, 9, 0, month=12))
    await office.everybody_reads()

    await head.taps_old(old, "Terima")

    await head.expects("sudah ditutup")
    assert (await report_now(office, report)).state is State.RESOLVED
    await office.everybody_reads()


@pytest.mark.parametrize("command", ["v", "a", "u", "h", "o", "q", "n", "x", "r", "p:1j", "xs:tu"])
async def test_a_button_forged_by_somebody_without_the_post_is_refused(
    office: Office, command: str, report: Anomaly
) -> None:
    await office.everybody_reads()
    before = await events(office, report)
    forger = office.head_of_tikim
    name, *arguments = command.split(":")

    await office.forges(forger, pack(TRIAGE_BUTTON, name, report.id, *arguments))

    shows(await forger.expects("tidak termasuk tugas Anda"), never=[DOUBT])
    assert await events(office, report) == before


@pytest.mark.parametrize("data", ["t:a", "t:a:x", "t:zz:1", "t:p:1:selamanya", "t:a:" + "9" * 40])
async def test_a_button_with_nonsense_on_it_is_excused(
    office: Office, data: str, head: Person
) -> None:
    await files(office, office.counter_officer)
    await office.everybody_reads()

    await head.sends_callback(head.last, data)

    shows(await head.expects(), never=["kesalahan pada sistem"])
    await office.everybody_reads()


async def test_the_superior_a_report_is_about_neither_receives_nor_sees_it(
    office: Office, head: Person
) -> None:
    about = "kepala_seksi/inteldakim/"
    report = await files(office, office.counter_officer, concerns=about)
    await office.head_of_office.expects(DOUBT, buttons=["Terima"])

    await types(head, "/tugas", then="Tidak ada yang menunggu tindakan Anda")
    await types(head, f"/riwayat {report.code}", then="tidak termasuk tugas Anda")
    await sends_callback(
        head, head.last, pack(TRIAGE_BUTTON, "v", report.id), then="tidak termasuk tugas Anda"
    )
    await office.moves_to(at(26, 12, 0))
    assert not any(report.code in message.text and DOUBT in message.text for message in head.chat)
    await office.everybody_reads()


async def test_a_broken_promise_is_reminded_and_then_escalates(
    office: Office,
    head: Person,
    report: Anomaly,
) -> None:
    await head.expects(DOUBT, buttons=["Terima"])
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await taps(head, "Dalam 1 jam kerja", then="janji 25 November pukul 10.00")

    await office.moves_to(at(25, 10, 0))
    shows(
        await head.expects("sudah lewat", buttons=["Ditindaklanjuti"]), report.code, "pukul 10.00"
    )
    await office.moves_to(at(25, 10, 29))
    assert (await report_now(office, report)).state is State.ACKNOWLEDGED
    await office.moves_to(at(25, 10, 30))

    after = await report_now(office, report)
    assert (after.state, after.holder_id) == (State.NEW, None)
    await office.counter_officer.expects("menunggu diterima lagi: janji Sri Mulyati terlewat")
    await office.moves_to(at(25, 11, 0))
    await office.head_of_office.expects(DOUBT, buttons=["Terima"])
    await office.everybody_reads()


async def test_progress_after_the_reminder_keeps_the_report_with_its_head(
    office: Office, head: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT, buttons=["Terima"])
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await office.moves_to(at(25, 10, 0))
    await head.expects("sudah lewat")

    await taps_further(head, "Menunggu instansi", then="Kapan ada kemajuan?")
    await office.moves_to(at(25, 10, 35))

    assert (await report_now(office, report)).state is State.AWAITING_AGENCY
    await office.everybody_reads()


async def test_lifting_by_hand_goes_to_the_next_person_at_once(
    office: Office, report: Anomaly
) -> None:
    head = office.head_of_inteldakim
    await head.expects(DOUBT)

    await taps_further(head, "Naikkan", then=DOUBT)

    await office.head_of_office.expects(report.code, buttons=["Terima"])
    await office.counter_officer.expects("dinaikkan")
    await office.everybody_reads()


async def test_a_transfer_tells_both_sections_and_the_reporter_and_restarts_the_clock(
    office: Office,
    head: Person,
    report: Anomaly,
) -> None:
    await head.expects(DOUBT, buttons=["Alihkan"])
    await office.everybody_reads()
    await office.moves_to(at(25, 9, 50))
    await taps(head, "Alihkan", then="Dialihkan ke seksi mana?")
    shows(await taps(head, "Dokintalkim", then="Penerima: Kasi Dokintalkim"), "PELAPOR membacanya")

    await head.types("Ini beda data, bukan pemalsuan.")

    shows(
        await head.expects("dialihkan ke Seksi Dokintalkim"),
        "Sekarang pada Kasi Dokintalkim",
        "Anda tidak perlu berbuat apa-apa lagi",
    )
    shows(
        await office.head_of_dokintalkim.expects(DOUBT, buttons=["Terima"]),
        "Dialihkan kepada Anda oleh Sri Mulyati. Alasan: Ini beda data",
    )
    shows(await office.counter_officer.expects("dialihkan"), "Ini beda data, bukan pemalsuan.")
    after = await report_now(office, report)
    assert after.due_at == at(25, 10, 50)
    assert after.escalation_policy.tiers[0].posts == (Post(SECTION_HEAD, "dokintalkim"),)
    await office.all_is_sent()
    assert not any(
        "Terima" in button
        for message in head.chat
        if report.code in message.text
        for row in message.buttons
        for button in row
    ), "the old section can still press Terima"
    await office.everybody_reads()


async def test_question_and_answer_travel_and_a_note_stays_inside(
    office: Office, head: Person, officer: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT)
    await taps_further(head, "Catatan dalam", then="CATATAN DALAM")
    await types(head, "Orang ini pernah muncul bulan lalu.", then="Pelapor tidak melihatnya")
    await office.all_is_sent()
    await taps(head, "Minta info pelapor", then="PELAPOR")
    await types(head, "Siapa yang menemaninya?", then="Pertanyaan Anda sedang dikirim")
    await officer.expects("Siapa yang menemaninya?", buttons=["Jawab"])
    await taps(officer, "Jawab", then="Tulis jawaban Anda")
    await types(officer, "Seorang pria berjaket hijau.", then="sedang diteruskan")
    await head.expects("Seorang pria berjaket hijau.")

    await types(officer, "/laporanku", then="Laporan Anda")
    await taps(officer, report.code, then="Dikirim:")
    assert not any("bulan lalu" in message.text for message in officer.chat)
    assert (Event.NOTED, "Orang ini pernah muncul bulan lalu.") in await events(office, report)
    await office.everybody_reads()


async def test_a_text_for_a_report_that_has_closed_meanwhile_is_refused_once(
    office: Office,
    head: Person,
    report: Anomaly,
) -> None:
    await head.expects(DOUBT)
    await taps(head, "Minta info pelapor", then="PELAPOR")
    boss = await member(office, office.head_of_office)
    await resolves(office.services.anomalies, report.id, boss, Outcome.UNFOUNDED, "Sah.")

    await types(head, "Siapa yang menemaninya?", then="sudah ditutup")
    await head.types("apa saja syarat paspor anak")

    await head.expects("Paspor baru anak")
    await office.everybody_reads()


@pytest.mark.parametrize(("minutes", "said"), [(10, "ditarik pelapor"), (11, "10 menit")])
async def test_a_report_can_be_withdrawn_for_ten_minutes(
    office: Office, minutes: int, said: str, officer: Person, head: Person, report: Anomaly
) -> None:
    await officer.expects("sudah terkirim", buttons=["Tarik"])
    await office.moves_to(at(25, 9, minutes))

    await officer.taps("Tarik")
    if minutes == 10:
        await officer.expects("tidak dapat dibatalkan", buttons=["Ya, tarik"])
        await officer.taps("Ya, tarik")

    await officer.expects(said)
    await office.all_is_sent()
    state = (await report_now(office, report)).state
    assert state is (State.WITHDRAWN if minutes == 10 else State.NEW)
    card = next(message for message in head.chat if DOUBT in message.text)
    assert bool(card.buttons) == (state is State.NEW)
    told = [message for message in head.chat if "menarik laporan" in message.text]
    assert len(told) == (state is State.WITHDRAWN)
    assert (Event.REPORTED, "") in await events(office, report)
    await office.everybody_reads()


async def test_a_reopened_report_keeps_its_history(
    office: Office, head: Person, report: Anomaly
) -> None:
    sri = await member(office, head)
    await resolves(office.services.anomalies, report.id, sri, Outcome.UNFOUNDED, "Sah.")
    before = await events(office, report)
    await office.all_is_sent()

    await office.services.anomalies.actions.reopen(report.id, sri)

    after = await events(office, report)
    assert after[: len(before)] == before
    assert Event.REOPENED in [event for event, _ in after]
    assert await verify_histories(office.services.database) == []
    await office.counter_officer.expects("dibuka lagi")
    await office.everybody_reads()


async def test_the_card_changes_in_place_for_everybody_who_holds_it(
    office: Office, boss: Person, head: Person, report: Anomaly
) -> None:
    await office.moves_to(at(25, 10, 0))
    await office.moves_to(at(25, 10, 30))
    await office.everybody_reads()
    letters = len(head.chat)

    await taps(boss, "Terima", then="Kapan ada kemajuan?")

    changed = await head.expects("diterima oleh Bambang Wijaya", buttons=["Dorong"])
    assert report.code in changed.text
    assert "Ditindaklanjuti" not in str(changed.buttons), "a lower tier can still act"
    assert len(head.chat) == letters, "a new message instead of an edit"
    await office.everybody_reads()


async def test_empty_tiers_tell_the_admin_and_waits_for_somebody(office: Office) -> None:
    for head in (office.head_of_inteldakim, office.head_of_office):
        await office.services.people.deactivate(head.id)
    report = await files(office, office.counter_officer, urgency=Urgency.URGENT)

    shows(
        await office.admin.expects("Jenjang kosong"),
        "tidak ada seorang pun",
        never=["sedang diteruskan"],
    )
    shows(
        await office.counter_officer.expects("sudah terkirim"),
        report.code,
        "belum ada pejabat yang dapat diberi tahu",
    )
    assert report.due_at is not None

    newcomer = await office.enrols(
        "new_head", NewMember("Tono", "kanim", (Role.SECTION_HEAD,), "inteldakim")
    )
    await office.moves_to(report.due_at)

    await newcomer.expects(DOUBT, buttons=["Terima"])
    await office.everybody_reads()
