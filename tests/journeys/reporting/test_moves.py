"""Whose move it is: who has a report acts, others learn who has it, each move is told once."""

import pytest

from bot.screens.anomalies.actions import TRIAGE_BUTTON
from bot.telegram import pack
from botapi_emulator import PHOTO, Person
from office.anomalies.models import Anomaly, Event, Outcome, State
from office.anomalies.words.report_form import File
from office.escalation.policy import Urgency
from office.people import NewMember, Role
from tests.cast.closing import chooses_end, resolves
from tests.cast.steps import sends_callback, shows, taps, taps_further, taps_old, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, at, cards, events, files, member, report_now


def labels(person: Person) -> str:
    """All buttons that somebody can press now."""
    return str([message.buttons for message in person.chat])


async def test_naikkan_is_not_offered_at_the_top_and_the_way_outside_is(
    office: Office, head: Person, boss: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT, buttons=["Terima"])
    await taps_further(head, "Naikkan", then=DOUBT)
    await boss.expects("Dinaikkan oleh Sri Mulyati", buttons=["Lainnya…"])
    ways = await taps(boss, "Lainnya…", then="Apa yang ingin", buttons=["Ke luar kantor"])
    assert "Naikkan" not in str(ways.buttons)

    await boss.taps("Ke luar kantor")

    shows(
        await boss.expects("Kanwil Ditjen Imigrasi Sumatera Selatan"),
        "tidak ada jenjang di atas Anda",
    )
    await taps(boss, "‹ Kembali", then=DOUBT, buttons=["Terima"])
    before = await events(office, report)
    await sends_callback(
        boss, boss.last, pack(TRIAGE_BUTTON, "u", report.id, "baru"), then="Di luar kantor"
    )
    assert await events(office, report) == before, "the Kakanim was sent their own card"
    await office.everybody_reads()


async def test_a_handover_to_a_section_goes_to_its_head_and_not_to_the_coordinator(
    office: Office,
    boss: Person,
) -> None:
    coordinator = await office.enrols(
        "coordinator", NewMember("Dewi", "ukk-musi-rawas", (Role.COORDINATOR,))
    )
    report = await files(office, office.ukk_officer, unit="ukk-musi-rawas")
    await coordinator.expects(DOUBT)
    await office.moves_to(at(26, 9))
    await office.everybody_reads()
    await types(boss, "/tugas", then="seluruh kantor")
    await taps(boss, "Inteldakim", then=report.code)
    await taps(boss, "1. KJ", then=DOUBT, buttons=["Alihkan"])
    await taps(boss, "Alihkan", then="Dialihkan ke seksi mana?")
    shows(await taps(boss, "Tikim", then="Penerima: Kasi Tikim"), "PELAPOR membacanya")

    await boss.types("Ini soal alat.")

    await office.head_of_tikim.expects("Dialihkan kepada Anda oleh Bambang", buttons=["Terima"])
    shows(
        await coordinator.expects("dialihkan ke Seksi Tikim oleh Bambang Wijaya"),
        "tidak perlu berbuat apa-apa lagi",
    )
    await office.all_is_sent()
    assert cards(coordinator, report) == []
    assert "Terima" not in labels(coordinator)
    assert any("tidak lagi pada Anda" in message.text for message in coordinator.chat)
    # Kakanim is above Kasi Tikim as well: nobody tells them that they are free, for they are not.
    shows(await boss.expects("dialihkan ke Seksi Tikim"), never=["tidak perlu berbuat"])
    await office.everybody_reads()


async def test_who_has_a_card_from_before_is_not_told_that_a_transfer_went_to_them(
    office: Office,
    head: Person,
    boss: Person,
) -> None:
    report = await files(office, office.counter_officer, urgency=Urgency.URGENT)
    await office.moves_to(at(25, 9, 5))
    await office.moves_to(at(25, 9, 10))
    await boss.expects(DOUBT, buttons=["Terima"])

    sri = await member(office, head)
    await office.services.anomalies.actions.transfer(report.id, sri, "tikim", "Ini soal alat")

    await boss.expects("dialihkan ke Seksi Tikim oleh Sri Mulyati")
    await office.head_of_tikim.expects("Dialihkan kepada Anda oleh Sri Mulyati")
    await office.all_is_sent()
    assert "Sekarang pada Kasi Tikim" in cards(boss, report)[-1]
    assert not any("kepada Anda" in card for card in cards(boss, report))
    boss_now = await member(office, boss)
    await office.services.anomalies.actions.transfer(report.id, boss_now, "tu", "Soal arsip")
    await office.head_of_tu.expects("Dialihkan kepada Anda oleh Bambang Wijaya")
    await office.all_is_sent()
    assert not any("kepada Anda" in card for card in cards(boss, report))
    await office.everybody_reads()


async def test_an_answer_names_who_asked_and_says_anda_to_nobody_else(
    office: Office, report: Anomaly
) -> None:
    head, actions = office.head_of_inteldakim, office.services.anomalies.actions
    await actions.acknowledge(report.id, await member(office, head))
    await actions.ask(report.id, await member(office, office.head_of_office), "Nomor KK berapa?")
    await office.everybody_reads()

    rina = await member(office, office.counter_officer)
    await office.services.anomalies.reporting.add(report.id, rina, "Tidak terbaca")

    shows(
        await head.expects("Tidak terbaca"),
        "Bambang Wijaya bertanya: Nomor KK berapa?",
        never=["Anda bertanya"],
    )
    await office.everybody_reads()


async def test_whose_turn_is_over_is_not_told_that_the_report_waits_for_them(
    office: Office,
    head: Person,
    report: Anomaly,
) -> None:
    await office.moves_to(at(25, 10))
    assert "masih menunggu Anda" in cards(head, report)[-1]

    await office.moves_to(at(25, 10, 30))

    await office.head_of_office.expects("belum diterima di jenjang sebelumnya")
    assert "Sekarang pada Kepala Kantor" in cards(head, report)[-1]
    assert "menunggu Anda" not in cards(head, report)[-1]
    await office.everybody_reads()


@pytest.mark.parametrize(
    ("person", "then"),
    [("head_of_inteldakim", "Kasi Inteldakim"), ("head_of_office", "Kepala Kantor")],
)
async def test_a_reminder_names_where_the_report_waits_if_nothing_is_heard(
    office: Office, person: str, then: str, report: Anomaly
) -> None:
    head, actions = office.people[person], office.services.anomalies.actions
    holder = await member(office, head)
    if person == "head_of_office":
        sri = await member(office, office.head_of_inteldakim)
        await actions.escalate(report.id, sri)
    await actions.acknowledge(report.id, holder)
    await actions.promise(report.id, holder, at(25, 10))
    await office.moves_to(at(25, 10))

    shows(
        await head.expects("sudah lewat"),
        f"laporan ini menunggu diterima lagi pada {then}.",
        never=["diteruskan"],
    )
    await taps(head, "Lainnya…", then="Apa yang ingin")
    await head.taps("Jeda pengingat")
    assert "diteruskan" not in (await head.expects("Jeda pengingat sampai kapan?")).text

    await office.moves_to(at(25, 10, 30))
    await head.expects("Janji Anda terlewat", buttons=["Terima"])
    await office.counter_officer.expects(f"Sekarang pada {then}")
    await office.everybody_reads()


async def test_a_promise_that_the_predecessor_gave_is_not_said_to_be_the_successors(
    office: Office,
    report: Anomaly,
) -> None:
    actions, boss = office.services.anomalies.actions, office.head_of_office
    sri = await member(office, office.head_of_inteldakim)
    await actions.acknowledge(report.id, sri)
    await actions.promise(report.id, sri, at(25, 11))
    await office.services.people.deactivate(office.head_of_inteldakim.id)
    dewi = await office.employs(
        "successor", NewMember("Dewi", "kanim", (Role.SECTION_HEAD,), "inteldakim")
    )
    await actions.progress(report.id, await member(office, dewi), State.IN_PROGRESS)
    assert (await report_now(office, report)).holder_id == (await member(office, dewi)).id
    await office.moves_to(at(25, 11))
    shows(
        await dewi.expects("sudah lewat"), "Janji itu dari Sri Mulyati; laporannya kini pada Anda"
    )

    await office.moves_to(at(25, 11, 30))

    await dewi.expects("Janji Sri Mulyati untuk laporan ini terlewat", buttons=["Terima"])
    await office.counter_officer.expects("janji Sri Mulyati terlewat")
    assert not any("Janji Anda" in message.text for message in (*dewi.chat, *boss.chat))
    await office.everybody_reads()


@pytest.mark.parametrize(
    ("command", "is_taken"),
    [
        *((command, False) for command in "auxqrg"),
        *((command, True) for command in "auxqrfz"),
    ],
)
async def test_an_old_button_of_a_lower_tier_changes_nothing_and_says_who_has_it(
    office: Office, command: str, is_taken: bool, head: Person, boss: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT)
    await office.services.anomalies.actions.escalate(report.id, await member(office, head))
    if is_taken:
        await office.services.anomalies.actions.acknowledge(report.id, await member(office, boss))
    await office.everybody_reads()
    before = await events(office, report)

    await head.sends_callback(head.chat[0], pack(TRIAGE_BUTTON, command, report.id))

    has_it = "sudah diterima oleh Bambang Wijaya" if is_taken else "sekarang pada Kepala Kantor"
    await head.expects(has_it, buttons=["Riwayat"])
    assert await events(office, report) == before
    assert "Tulis pertanyaan" not in str([message.text for message in head.chat])
    await office.everybody_reads()


async def test_at_night_an_urgent_report_may_be_taken_by_the_tier_that_slept(
    office: Office,
    head: Person,
) -> None:
    await office.moves_to(at(25, 23))
    report = await files(office, office.counter_officer, urgency=Urgency.URGENT)
    await head.expects(DOUBT)
    await office.moves_to(at(25, 23, 11))
    await office.everybody_reads()

    await head.taps("Terima")

    await head.expects("Kapan ada kemajuan?")
    assert (await report_now(office, report)).holder_id == (await member(office, head)).id
    await office.everybody_reads()


async def test_pressing_terima_twice_leaves_the_promise_menu(
    office: Office, head: Person, report: Anomaly
) -> None:
    card = (await head.expects(DOUBT)).snapshot()
    await taps(head, "Terima", then="Kapan ada kemajuan?")

    await head.taps_old(card, "Terima")

    await office.all_is_sent()
    assert any("Kapan ada kemajuan?" in message.text for message in head.chat)
    assert not any("sudah diterima oleh" in message.text for message in head.chat)
    assert [event for event, _ in await events(office, report)].count(Event.ACKNOWLEDGED) == 1
    await office.everybody_reads()


@pytest.mark.parametrize(
    ("press", "menu"),
    [("Alihkan", "Dialihkan ke seksi mana?"), ("Selesai", "Bagaimana hasilnya?"),
     ("Ambil untuk", "Siapa yang menangani")],
)  # fmt: skip
async def test_a_refresh_of_the_card_leaves_an_open_menu_alone(
    office: Office, press: str, menu: str, head: Person, officer: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT)
    await (taps if press == "Alihkan" else taps_further)(head, press, then=menu)

    reporter = await member(office, officer)
    await office.services.anomalies.reporting.add(report.id, reporter, "Orangnya masih di sini")
    await office.all_is_sent()

    assert menu in next(message.text for message in head.chat if DOUBT in message.text)
    boss = await member(office, office.head_of_office)
    await office.services.anomalies.actions.acknowledge(report.id, boss)
    await office.all_is_sent()
    assert "diterima oleh Bambang" in next(
        message.text for message in head.chat if DOUBT in message.text
    ), "a menu whose turn is over stays open"
    await office.everybody_reads()


@pytest.mark.parametrize("length", [40, 650, 1400])
async def test_a_menu_on_a_card_with_a_photo_breaks_no_refresh(
    office: Office, length: int, boss: Person, head: Person
) -> None:
    stored = office.telegram.world.files.add(PHOTO, "photo.jpg", "image/jpeg", "photo")
    photo = (File("photo", stored.file_id),)
    await files(office, office.counter_officer, files=photo, text=(DOUBT * 40)[:length])
    await head.expects(DOUBT[:40])
    await taps_further(head, "Naikkan", then=DOUBT[:40])
    await boss.expects(DOUBT[:40], buttons=["Lainnya…"])
    await taps_further(boss, "Ke luar kantor", then="Inspektorat Jenderal")

    reporter = await member(office, office.counter_officer)
    await office.services.anomalies.reporting.add(1, reporter, "Orangnya masih di sini")
    await office.all_is_sent()

    health = await office.services.outbox.health()
    assert (health.depth, health.dead) == (0, 0)
    await office.everybody_reads()


async def test_jawab_on_a_closed_report_is_refused_before_anything_is_typed(
    office: Office,
    officer: Person,
    report: Anomaly,
) -> None:
    sri = await member(office, office.head_of_inteldakim)
    await office.services.anomalies.actions.ask(report.id, sri, "Siapa namanya?")
    question = (await officer.expects("Siapa namanya?", buttons=["Jawab"])).snapshot()
    await resolves(office.services.anomalies, report.id, sri, Outcome.UNFOUNDED, "Sah.")
    await office.everybody_reads()

    await officer.taps_old(question, "Jawab")

    await officer.expects("sudah ditutup")
    assert not any("Tulis jawaban" in message.text for message in officer.chat)
    await office.everybody_reads()


async def test_buka_lagi_asks_once(office: Office, head: Person, report: Anomaly) -> None:
    await head.expects(DOUBT)
    sri = await member(office, head)
    await resolves(office.services.anomalies, report.id, sri, Outcome.UNFOUNDED, "Sah.")
    await office.everybody_reads()

    await taps(
        head, "Buka lagi", then="Buka lagi laporan ini? Pelapor dikabari", buttons=["‹ Kembali"]
    )
    assert (await report_now(office, report)).state is State.RESOLVED
    await head.taps("Ya, buka lagi")

    await head.expects("Kapan ada kemajuan?")
    await office.counter_officer.expects("dibuka lagi oleh Sri Mulyati")
    await office.everybody_reads()


async def test_terima_and_promise_are_one_message_to_the_reporter(
    office: Office, head: Person, officer: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT)
    await office.everybody_reads()
    had = len(officer.chat)

    await head.taps("Terima")
    await officer.expects("diterima oleh Sri Mulyati")
    await head.taps("Hari ini")
    told = await officer.expects("diterima oleh Sri Mulyati; ada kemajuan sebelum 25 November")
    await office.all_is_sent()

    assert report.code in told.text
    assert len(officer.chat) == had + 1
    # A promise that is renewed later is news, and rings.
    await office.moves_to(at(25, 11))
    await taps_further(head, "Menunggu instansi", then="Kapan ada kemajuan?")
    await officer.expects("kabar dari Sri Mulyati: menunggu jawaban instansi")
    await office.everybody_reads()


async def test_a_head_who_closes_at_once_is_told_of_once(
    office: Office, officer: Person, report: Anomaly
) -> None:
    await office.everybody_reads()
    had = len(officer.chat)

    sri = await member(office, office.head_of_inteldakim)
    await resolves(office.services.anomalies, report.id, sri, Outcome.UNFOUNDED, "Sah.")
    await office.all_is_sent()

    assert len(officer.chat) == had + 1
    assert "diselesaikan oleh Sri Mulyati" in officer.chat[-1].text
    await office.everybody_reads()


async def test_a_promise_of_an_old_menu_is_asked_again_with_the_days_of_today(
    office: Office,
    head: Person,
    report: Anomaly,
) -> None:
    await head.expects(DOUBT)
    await head.taps("Terima")
    menu = (await head.expects("Kapan ada kemajuan?")).snapshot()
    await office.services.anomalies.actions.promise(
        report.id, await member(office, head), at(27, 16)
    )
    await office.moves_to(at(26, 9))
    await office.everybody_reads()

    await head.taps_old(menu, "Hari kerja berikutnya (26/11")

    await head.expects("Kapan ada kemajuan?", buttons=["Hari kerja berikutnya (27/11"])
    assert (await report_now(office, report)).promised_at == at(27, 16)
    await office.everybody_reads()


async def test_batal_at_a_draft_asks_once_and_says_what_is_lost(
    office: Office, officer: Person
) -> None:
    await types(officer, "/lapor", then="1/8")
    await taps(officer, "Dokumen palsu", then="2/8")
    left = await types(officer, "/lapor", then="Anda punya draf", buttons=["Batal"])

    shows(
        await taps_old(
            officer, left, "Batal", then="Hapus draf laporan ini?", buttons=["Ya, hapus"]
        ),
        "uraian",
    )
    await taps(officer, "Lanjutkan draf", then="2/8")
    await types(officer, "/lapor", then="Anda punya draf")
    await taps(officer, "Batal", then="Tidak dapat dikembalikan")
    await officer.taps("Ya, hapus")

    await officer.expects("Laporan dibatalkan")
    await types(officer, "/lapor", then="1/8")


# --- Ambil untuk …, Dorong, Jeda ---


async def staff(office: Office) -> Person:
    """An officer of the Inteldakim."""
    return await office.employs(
        "dodi", NewMember("Dodi Saputra", "kanim", (Role.OFFICER,), "inteldakim")
    )


async def test_a_head_gives_a_report_to_somebody_of_the_section_who_then_promises(
    office: Office,
) -> None:
    dodi, head = await staff(office), office.head_of_inteldakim
    report = await files(office, office.counter_officer)
    await head.expects(DOUBT)
    menu = await taps_further(
        head, "Ambil untuk", then="Siapa yang menangani", buttons=["Saya sendiri", "Dodi Saputra"]
    )
    assert "Agus" not in str(menu.buttons), "somebody of another section is offered"
    shows(await taps(head, "Dodi Saputra", then="Tugaskan Dodi Saputra?"), "nama pelapor")

    await head.taps("Ya, tugaskan")

    await head.expects("Dodi Saputra atas permintaan Anda", buttons=["Dorong"])
    await dodi.expects("Sri Mulyati meminta Anda menangani", buttons=["Dalam 1 jam kerja"])
    await office.counter_officer.expects("ditugaskan oleh Sri Mulyati kepada Dodi Saputra")
    card = await taps(
        dodi, "Dalam 1 jam kerja", then="janji 25 November pukul 10.00", buttons=["Selesai"]
    )
    assert "Alihkan" not in str(card.buttons)
    await types(dodi, "/tugas", then="Laporan terbuka", buttons=[report.code])
    await taps(dodi, "Selesai", then="Bagaimana hasilnya?")
    await chooses_end(dodi, "Dirujuk")
    await types(dodi, "Disdukcapil sudah dihubungi.", then="Laporan ditutup")
    await office.counter_officer.expects("diselesaikan oleh Dodi Saputra")
    await office.everybody_reads()


async def test_who_was_given_a_report_may_give_it_back(office: Office) -> None:
    dodi, head = await staff(office), office.head_of_inteldakim
    report = await files(office, office.counter_officer)
    await head.expects(DOUBT)
    sri, officer = await member(office, head), await member(office, dodi)
    await office.services.anomalies.directing.assign(report.id, sri, officer.id)
    await dodi.expects("meminta Anda", buttons=["Dalam 1 jam kerja"])
    await taps(dodi, "Dalam 1 jam kerja", then="janji 25 November")
    await taps(dodi, "Lainnya…", then="Apa yang ingin")

    await dodi.taps("Kembalikan")

    shows(await dodi.expects("sekarang pada Kasi Inteldakim"), "tidak perlu berbuat apa-apa lagi")
    await head.expects("Dodi Saputra mengembalikan laporan ini", buttons=["Terima"])
    await office.counter_officer.expects("dikembalikan oleh Dodi Saputra. Sekarang pada Kasi")
    assert (await report_now(office, report)).holder_id is None
    await office.everybody_reads()


async def test_what_was_given_away_and_forgotten_comes_back_to_the_tiers(office: Office) -> None:
    dodi, head = await staff(office), office.head_of_inteldakim
    report = await files(office, office.counter_officer)
    await head.expects(DOUBT)
    sri = await member(office, head)
    officer = await member(office, dodi)
    await office.services.anomalies.directing.assign(report.id, sri, officer.id)
    await dodi.expects("meminta Anda", buttons=["Dalam 1 jam kerja"])

    await office.moves_to(at(25, 10))
    shows(await dodi.expects("belum ada janji"), never=["jabatannya kini Anda pegang"])
    await office.moves_to(at(25, 10, 30))

    await head.expects("Dodi Saputra menerima laporan ini, tetapi belum memberi janji")
    await office.counter_officer.expects("belum ada janji dari Dodi Saputra. Sekarang pada Kasi")
    assert not any(message.buttons for message in dodi.chat if DOUBT in message.text)
    await office.everybody_reads()


async def test_a_superior_takes_a_report_over_and_its_holder_learns_it(
    office: Office, head: Person, boss: Person, report: Anomaly
) -> None:
    await office.services.anomalies.actions.acknowledge(report.id, await member(office, head))
    await office.everybody_reads()
    await types(boss, "/tugas", then="seluruh kantor")
    await taps(boss, "Inteldakim", then=report.code)
    await taps(boss, "1. KJ", then=DOUBT, buttons=["Dorong", "Ambil untuk"])
    await taps(boss, "Ambil untuk", then="Siapa yang menangani")

    await boss.taps("Saya sendiri")

    await boss.expects("Kapan ada kemajuan?")
    shows(await head.expects("kini dipegang Bambang Wijaya"), "tidak perlu berbuat apa-apa lagi")
    await office.all_is_sent()
    assert "Selesai" not in labels(head)
    await office.everybody_reads()


async def test_a_nudge_goes_to_who_has_it_once_a_day(
    office: Office, head: Person, boss: Person, report: Anomaly
) -> None:
    sri = await member(office, head)
    await office.services.anomalies.actions.promise(report.id, sri, at(27, 16))
    await office.everybody_reads()
    await office.forges(boss, pack(TRIAGE_BUTTON, "v", report.id))
    await boss.expects(DOUBT, buttons=["Dorong"])

    await boss.taps("Dorong")

    await boss.expects("Sri Mulyati sudah ditanya perkembangannya")
    shows(
        await head.expects("Bambang Wijaya menanyakan perkembangan", buttons=["Selesai"]),
        "janji 27 November",
    )
    await taps(boss, "Dorong", then="Sudah didorong hari ini oleh Bambang Wijaya")
    await office.all_is_sent()
    await head.expects_nothing()
    assert not any("menanyakan" in message.text for message in office.counter_officer.chat)
    await office.moves_to(at(26, 9))
    await boss.taps("Dorong")
    await head.expects("menanyakan perkembangan")
    await office.everybody_reads()


async def test_a_snooze_silences_ones_own_reminder_and_stops_no_clock(
    office: Office, head: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT)
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await taps(
        head,
        "Dalam 1 jam kerja",
        then="janji 25 November pukul 10.00",
    )
    shows(
        await taps_further(head, "Jeda pengingat", then="Jeda pengingat sampai kapan?"),
        "Jam laporan tetap berjalan",
    )
    await taps(
        head,
        "Sampai hari kerja depan",
        then="dijeda sampai 26 November pukul 07.30",
        buttons=["Selesai"],
    )
    await office.everybody_reads()

    await office.moves_to(at(25, 10))
    await office.all_is_sent()
    assert not any("sudah lewat" in message.text for message in head.chat)
    await office.moves_to(at(25, 10, 30))

    assert (await report_now(office, report)).state is State.NEW, "the snooze stopped the clock"
    await head.expects("Janji Anda terlewat", buttons=["Terima"])
    await office.everybody_reads()


async def test_what_is_snoozed_is_not_in_the_morning_brief_either(
    office: Office, head: Person, report: Anomaly
) -> None:
    sri = await member(office, head)
    await office.services.anomalies.actions.promise(report.id, sri, at(27, 16))
    await office.services.anomalies.directing.snooze(report.id, sri, at(28, 9))
    await office.moves_to(at(26, 7, 30))
    await office.services.anomalies.oversight.morning()
    await office.all_is_sent()
    assert not any("Ringkasan pagi" in message.text for message in head.chat)
    await office.everybody_reads()

    await office.services.anomalies.directing.snooze(report.id, sri, None)
    await office.moves_to(at(27, 7, 30))
    await office.services.anomalies.oversight.morning()

    shows(await head.expects("Ringkasan pagi"), report.code)
    await office.everybody_reads()
