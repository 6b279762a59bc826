"""Posts, not persons: substitutes start and end alone, and empty tiers are found in the morning."""

from datetime import datetime

import pytest
from telegram import BotCommandScopeChat

from bot.screens.posts.form import POSTS_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.people import NewMember, Role
from office.posts import AppointmentAnswers
from tests.cast.steps import has_read, reads, sends_callback, shows, taps, taps_old, types
from tests.conftest import WIB
from tests.journeys.conftest import Office
from tests.waiting import until

DOUBT = "KK tampak hasil suntingan, hurufnya berbeda"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of these November days by the office's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


async def appoints(
    office: Office, post: str, substitute: str, starts: str = "26/11/2026", ends: str = "26/11/2026"
) -> None:
    """Let the head of office appoint a Plh through the buttons."""
    boss: Person = office.head_of_office
    await types(boss, "/tunjuk", then="Untuk jabatan apa?")
    await taps(boss, post, then="Siapa penggantinya?")
    await taps(boss, substitute, then="Sebagai apa?")
    await taps(boss, "Plh (pejabat berhalangan)", then="nomor suratnya")
    await types(boss, "SP-12/XI/2026", then="Mulai tanggal berapa?")
    await types(boss, starts, then="Sampai tanggal berapa")
    await types(boss, ends, then="Nomor surat: SP-12/XI/2026", buttons=["Tunjuk"])
    await boss.taps("Tunjuk")


@pytest.fixture
async def plh_of_tomorrow(office: Office) -> Person:
    """Hendra stands in for Sri on the 26th, and both have been told."""
    await appoints(office, "Kasi Inteldakim", "Hendra")
    await office.head_of_office.expects("Sudah dikirim")
    await office.head_of_dokintalkim.expects("Anda ditunjuk", buttons=["Terima penunjukan"])
    await taps(office.head_of_dokintalkim, "Terima penunjukan", then="sudah Anda terima")
    await office.head_of_office.expects("Penunjukan sudah diterima")
    await office.head_of_inteldakim.expects("Penunjukan sudah diterima")
    return office.head_of_dokintalkim


async def test_a_plh_begins_at_midnight_in_the_middle_of_an_escalation(
    office: Office, plh_of_tomorrow: Person
) -> None:
    await office.moves_to(at(25, 23, 57))
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu", urgency="Mendesak")
    await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"])

    await office.moves_to(at(26, 0, 2))

    await plh_of_tomorrow.expects(code, buttons=["Terima"])
    await taps(plh_of_tomorrow, "Terima", then="Kapan ada kemajuan?")
    await reads(office.counter_officer, "diterima oleh Hendra", "belum ada yang menerimanya")
    await office.all_is_sent()
    await office.head_of_inteldakim.reads_all()
    await plh_of_tomorrow.reads_all()


async def test_a_plh_ends_at_midnight_in_the_middle_of_an_escalation(
    office: Office, plh_of_tomorrow: Person
) -> None:
    await office.moves_to(at(26, 23, 57))
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu", urgency="Mendesak")
    card = await plh_of_tomorrow.expects(code, buttons=["Terima"])

    await office.moves_to(at(27, 0, 2))

    await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"])
    await taps_old(plh_of_tomorrow, card, "Terima", then="tidak termasuk tugas Anda")
    await office.counter_officer.expects("belum ada yang menerimanya")
    await office.everybody_reads()


async def test_who_has_not_accepted_is_reminded_the_evening_before_and_in_the_morning(
    office: Office, boss: Person
) -> None:
    await appoints(office, "Kasi Inteldakim", "Hendra")
    await office.everybody_reads()
    substitute = office.head_of_dokintalkim

    await office.moves_to(at(25, 19))

    await substitute.expects("belum Anda jawab", buttons=["Terima penunjukan"])
    shows(await boss.expects("belum diterima orangnya"), "Hendra", "tunjuk orang lain")
    await office.moves_to(at(26, 7, 30))
    await substitute.expects("belum Anda jawab")
    await boss.expects("belum diterima orangnya")
    await office.everybody_reads()


async def test_who_has_accepted_is_not_reminded(
    office: Office, boss: Person, plh_of_tomorrow: Person
) -> None:
    await office.moves_to(at(25, 19))
    await office.moves_to(at(26, 7, 30))
    await office.all_is_sent()

    for person in (plh_of_tomorrow, boss):
        assert not has_read(person, "belum Anda jawab")
        assert not has_read(person, "belum diterima orangnya")
    await office.everybody_reads()


async def test_an_example_of_a_day_may_still_be_chosen(office: Office, boss: Person) -> None:
    await office.moves_to(at(29, 9))
    await types(boss, "/tunjuk", then="Untuk jabatan apa?")
    await taps(boss, "Kasi Inteldakim", then="Siapa penggantinya?")
    await taps(boss, "Hendra", then="Sebagai apa?")
    await taps(boss, "Plh (pejabat berhalangan)", then="nomor suratnya")
    shows(await types(boss, "SP-12/XI/2026", then="Mulai tanggal berapa?"), "misalnya: 30 nov")
    shows(await types(boss, "entah", then="belum terbaca"), "1 des, jumat, atau 01/12/2026")
    shows(await types(boss, "1 des", then="Sampai tanggal berapa"), "misalnya: 3 des")
    await office.everybody_reads()


async def test_open_items_stay_with_the_post(office: Office, plh_of_tomorrow: Person) -> None:
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    await office.head_of_inteldakim.expects(DOUBT)
    await taps(office.head_of_inteldakim, "Terima", then="Kapan ada kemajuan?")
    await office.counter_officer.expects("diterima oleh Sri Mulyati")
    await office.head_of_inteldakim.taps("3 hari kerja")
    await office.counter_officer.expects("ada kemajuan sebelum")
    await office.head_of_inteldakim.expects("janji 30 November")

    await office.moves_to(at(26, 6))

    await types(plh_of_tomorrow, "/tugas", then=code)
    await types(office.head_of_inteldakim, "/tugas", then="Tidak ada yang menunggu tindakan Anda")
    await office.all_is_sent()
    await office.head_of_inteldakim.reads_all()


async def test_the_end_of_a_term_is_told_once_with_the_reports_that_go_along(
    office: Office, plh_of_tomorrow: Person
) -> None:
    await office.moves_to(at(26, 15, 40))
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    await plh_of_tomorrow.expects(DOUBT, buttons=["Terima"])
    await office.moves_to(at(26, 23, 59))
    await office.everybody_reads()

    for _ in range(2):
        await office.moves_to(at(27, 0))
        await office.services.posts.terms.tell()
        await office.all_is_sent()

    over, along = "sebagai Plh Kasi Inteldakim berakhir 26 November 2026.", f"beralih: 1 ({code})."
    told = await plh_of_tomorrow.expects(f"Masa Anda {over} Terima kasih.")
    shows(told, "kini masuk kepada Sri Mulyati.", along)
    told = await office.head_of_inteldakim.expects(f"Masa Hendra {over}")
    shows(told, "kini masuk kepada Anda.", along)
    told = await office.head_of_office.expects(f"Masa Hendra {over}")
    shows(told, "kini masuk kepada Sri Mulyati.", along)
    for person in (plh_of_tomorrow, office.head_of_inteldakim, office.head_of_office):
        assert len([message for message in person.chat if over in message.text]) == 1
    await office.everybody_reads()


async def test_a_report_that_has_risen_does_not_go_along_with_the_post_below(
    office: Office, plh_of_tomorrow: Person
) -> None:
    await office.moves_to(at(26, 8))
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    await plh_of_tomorrow.expects(DOUBT, buttons=["Terima"])
    for moment in (at(26, 9), at(26, 9, 30), at(26, 10), at(26, 10, 30)):
        await office.moves_to(moment)
    await office.head_of_office.expects(DOUBT, buttons=["Terima"])
    await office.everybody_reads()

    await office.moves_to(at(27, 0))
    await office.services.posts.terms.tell()
    await office.all_is_sent()

    for person in (plh_of_tomorrow, office.head_of_inteldakim, office.head_of_office):
        shows(await person.expects("sebagai Plh Kasi Inteldakim berakhir"), never=[code])
    await office.everybody_reads()


async def test_a_term_that_was_ended_by_hand_is_not_told_again(
    office: Office, plh_of_tomorrow: Person
) -> None:
    await office.moves_to(at(26, 9))
    (term,) = await office.services.posts.coming()
    boss = await office.services.people.recognise(office.head_of_office.id)
    assert boss is not None
    await office.services.posts.end(term.id, boss)
    await office.everybody_reads()

    await office.services.posts.terms.tell()

    await office.all_is_sent()
    await plh_of_tomorrow.expects_nothing()
    await office.head_of_inteldakim.expects_nothing()


async def test_an_admin_who_appointed_hears_of_the_end_and_of_no_report(office: Office) -> None:
    """Nobody stands in for a head who is away: that is said, too."""
    people, posts = office.services.people, office.services.posts
    admin, hendra, sri = [
        await people.recognise(person.id)
        for person in (office.admin, office.head_of_dokintalkim, office.head_of_inteldakim)
    ]
    assert admin is not None
    assert hendra is not None
    assert sri is not None
    days = {"starts_on": at(25, 9).date(), "ends_on": at(25, 9).date()}
    answers = AppointmentAnswers(
        post="kepala_seksi/inteldakim/", member_id=hendra.id, kind="wakil", **days
    )
    term = await posts.appoint(admin, answers)
    await posts.accept(term.id, hendra)
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    away = {"starts_on": at(26, 9).date(), "ends_on": at(27, 9).date()}
    await posts.leaves.take(sri, AppointmentAnswers(is_leave=True, member_id=sri.id, **away))
    await office.everybody_reads()

    await office.moves_to(at(26, 0))
    await posts.terms.tell()
    await office.all_is_sent()

    shows(
        await office.admin.expects("sebagai wakil Kasi Inteldakim berakhir 25 November 2026"),
        "kini kosong (cuti, belum ada pengganti); laporannya langsung naik",
        never=[code, "beralih"],
    )
    await office.everybody_reads()


async def test_everybody_sees_who_is_on_duty(office: Office, plh_of_tomorrow: Person) -> None:
    today = await types(office.counter_officer, "/piket", then="Pejabat saat ini")

    await office.moves_to(at(26, 0))
    tomorrow = await types(office.counter_officer, "/piket", then="Pejabat saat ini")

    assert "Kasi Inteldakim: Sri Mulyati" in today.text
    shows(
        tomorrow,
        "Kasi Inteldakim: Hendra (Plh, s.d. 26 November 2026)",
        "Kasubbag Tata Usaha: Tuti Handayani",
    )


async def test_the_holder_is_not_offered_and_cannot_be_their_own_substitute(
    office: Office, boss: Person
) -> None:
    sri = await office.services.people.recognise(office.head_of_inteldakim.id)
    assert sri is not None
    await types(boss, "/tunjuk", then="Untuk jabatan apa?")
    offered = await taps(
        boss, "Kasi Inteldakim", then="Siapa penggantinya?", buttons=["Hendra", "‹ Kembali"]
    )
    assert "Sri Mulyati" not in str(offered.buttons)
    await types(boss, "sri", then="Tidak ada petugas")
    await sends_callback(boss, boss.last, pack(POSTS_BUTTON, "w", sri.id), then="Sebagai apa?")
    await taps(boss, "Plh (pejabat berhalangan)", then="nomor suratnya")
    await types(boss, "SP-12/XI/2026", then="Mulai tanggal berapa?")
    await types(boss, "jumat", then="Sampai tanggal berapa")
    await types(boss, "30 nov", then="27 November 2026 s.d. 30 November 2026")

    await boss.taps("Tunjuk")

    shows(
        await boss.expects("tidak dapat menjadi pengganti dirinya sendiri"), "Siapa penggantinya?"
    )
    await office.all_is_sent()
    await office.head_of_inteldakim.expects_nothing()


async def test_an_officer_cannot_appoint_anybody(office: Office) -> None:
    await office.counter_officer.types("/tunjuk")

    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")


async def test_a_date_that_cannot_be_read_is_asked_for_again(office: Office) -> None:
    await types(office.head_of_inteldakim, "/cuti", then="Mulai tanggal berapa?")
    await office.head_of_inteldakim.types("besok pagi")

    shows(
        await office.head_of_inteldakim.expects("Tanggalnya belum terbaca"), "Mulai tanggal berapa?"
    )
    await types(
        office.head_of_inteldakim, "27 nov", then="Sampai tanggal berapa", buttons=["‹ Kembali"]
    )
    await types(
        office.head_of_inteldakim,
        "kemarin dulu",
        then="Tanggalnya belum terbaca",
        buttons=["‹ Kembali"],
    )
    await taps(office.head_of_inteldakim, "‹ Kembali", then="Mulai tanggal berapa?")


async def test_whatever_is_masked_in_a_form_is_told(office: Office, boss: Person) -> None:
    await types(boss, "/tunjuk", then="Untuk jabatan apa?")
    await taps(boss, "Kasi Inteldakim", then="Siapa penggantinya?")

    await boss.types("NIK 1603011505900001")

    await reads(boss, "saya samarkan", "Tidak ada petugas terdaftar")


async def test_a_substitution_can_be_ended(office: Office, plh_of_tomorrow: Person) -> None:
    await types(
        office.head_of_office, "/tunjuk", then="Pengganti yang tercatat", buttons=["Akhiri 1"]
    )
    await office.head_of_office.taps("Akhiri 1")

    await office.head_of_office.expects("sudah diakhiri")
    await plh_of_tomorrow.expects("sudah diakhiri")
    await office.head_of_inteldakim.expects("sudah diakhiri")


async def test_an_admin_takes_no_post_by_appointing_themselves(
    office: Office, admin: Person
) -> None:
    await types(admin, "/tunjuk", then="Untuk jabatan apa?")
    await taps(admin, "Kepala Kantor", then="Siapa penggantinya?")
    await types(admin, "agus", then="Siapa penggantinya?", buttons=["Agus Salim"])
    await taps(admin, "Agus Salim", then="Sebagai apa?")
    await taps(admin, "Plh (pejabat berhalangan)", then="nomor suratnya")
    await types(admin, "SP-12/XI/2026", then="Mulai tanggal berapa?")
    await types(admin, "besok", then="Sampai tanggal berapa")
    await types(admin, "besok", then="Berlaku: 26 November 2026", buttons=["Tunjuk"])

    await admin.taps("Tunjuk")

    shows(await admin.expects("tidak dapat menunjuk diri sendiri"), "Siapa penggantinya?")
    assert not await office.services.posts.coming()


async def test_a_head_on_leave_without_a_substitute_is_skipped_and_found_in_the_morning(
    office: Office,
    head: Person,
) -> None:
    await types(head, "/cuti", then="Mulai tanggal berapa?")
    await taps(head, "Besok", then="Sampai tanggal berapa")
    await taps(
        head, "Hari itu saja", then="Cuti Sri Mulyati: 26 November 2026", buttons=["Simpan cuti"]
    )
    await taps(head, "Simpan cuti", then="sudah diberi tahu")
    await office.head_of_office.expects("Cuti: Kasi Inteldakim")
    await office.services.people.invite(NewMember("Sari Dewi", "kanim", (Role.OFFICER,)))

    await office.moves_to(at(26, 7))

    shows(
        await office.admin.expects("Pemeriksaan jenjang"),
        "Kasi Inteldakim: kosong, cuti, belum ada pengganti",
        "Diundang, tetapi belum membuka bot: Sari Dewi",
    )
    await office.head_of_office.expects("Kasi Inteldakim: kosong")
    await office.fast_forward(minutes=5)
    await office.all_is_sent()
    await office.admin.expects_nothing()


async def test_the_morning_brief_comes_once_a_day(office: Office, head: Person) -> None:
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    await head.expects(DOUBT)
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await office.counter_officer.expects("diterima oleh Sri Mulyati")
    await head.taps("Hari kerja berikutnya")
    await office.counter_officer.expects("ada kemajuan sebelum")
    await head.expects("janji 26 November")
    await office.all_is_sent()
    await head.reads_all()

    await office.moves_to(at(26, 7, 30))

    shows(await head.expects("Ringkasan pagi"), f"Janji yang jatuh tempo hari ini: {code}")
    for _ in range(3):
        await office.fast_forward(minutes=2)
    await office.all_is_sent()
    await head.expects_nothing()
    await office.head_of_tikim.expects_nothing()


async def test_on_mondays_the_admin_reads_what_is_unverified_and_which_document_would_settle_it(
    office: Office,
) -> None:
    await office.moves_to(at(30, 7))  # a Monday

    told = await office.admin.expects("Isi SOP yang belum terverifikasi")

    first, second, *_ = [line for line in told.text.splitlines() if line.startswith("• ")]
    assert first.startswith("• Standar Pelayanan Kanim Muara Enim")
    assert second.startswith("• Permenkumham 8/2014 dalam naskah gabungan")
    assert "main.py sop open" in told.text


async def test_the_state_of_the_bot_is_for_admins(office: Office) -> None:
    await office.counter_officer.types("/kesehatan")

    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")


async def menu_of(office: Office, person: Person) -> set[str]:
    """The commands that Telegram shows in somebody's chat."""
    scope = BotCommandScopeChat(person.id)
    return {
        bot_command.command
        for bot_command in await office.application.bot.get_my_commands(scope=scope)
    }


async def test_a_substitute_may_decline_and_who_appointed_them_is_told(
    office: Office, hendra: Person
) -> None:
    await appoints(office, "Kasi Inteldakim", "Hendra")
    await office.head_of_office.expects("bila ia menerima atau menolak")
    asked = await hendra.expects("Anda ditunjuk", buttons=["Terima penunjukan", "Tolak"])

    await hendra.taps("Tolak")

    await hendra.expects("Plh Kasi Inteldakim mulai 26 November 2026 Anda tolak")
    shows(await office.head_of_office.expects("Hendra menolak"), "/tunjuk")
    await taps_old(hendra, asked, "Terima penunjukan", then="sudah berakhir")
    await office.moves_to(at(26, 1))
    shows(await types(hendra, "/piket", then="Pejabat saat ini"), "Kasi Inteldakim: Sri Mulyati")
    await office.everybody_reads()


async def test_an_appointment_that_was_accepted_cannot_be_declined(
    office: Office, plh_of_tomorrow: Person
) -> None:
    (coming,) = await office.services.posts.coming()

    await plh_of_tomorrow.sends_callback(plh_of_tomorrow.last, pack(POSTS_BUTTON, "no", coming.id))

    await plh_of_tomorrow.expects("sudah Anda terima. Bila berhalangan")
    await office.moves_to(at(26, 1))
    shows(await types(office.counter_officer, "/piket", then="Pejabat saat ini"), "Hendra (Plh")
    await office.everybody_reads()


async def test_the_menu_follows_the_post_at_both_ends_of_a_term(
    office: Office, rina: Person
) -> None:
    await appoints(office, "Kasi Inteldakim", "Rina Wulandari")
    await rina.expects("Anda ditunjuk")
    await taps(rina, "Terima penunjukan", then="sudah Anda terima")

    async def shows_tasks(*, is_expected: bool) -> None:
        async def holds() -> bool:
            return ("tugas" in await menu_of(office, rina)) == is_expected

        await until(holds)

    await shows_tasks(is_expected=False)
    await office.moves_to(at(26, 0, 1))
    await shows_tasks(is_expected=True)
    await office.moves_to(at(27, 0, 1))
    await shows_tasks(is_expected=False)
    await office.everybody_reads()


async def test_the_menu_of_a_substitute_whose_term_has_begun_comes_with_consent(
    office: Office,
    rina: Person,
) -> None:
    await appoints(office, "Kasi Inteldakim", "Rina Wulandari", "25/11/2026")
    await rina.expects("Anda ditunjuk")

    await rina.taps("Terima penunjukan")

    await rina.expects("sudah Anda terima")

    async def has_tasks() -> bool:
        return "tugas" in await menu_of(office, rina)

    await until(has_tasks)
    await office.everybody_reads()


async def test_an_admin_enters_and_takes_back_the_leave_of_somebody_else(
    office: Office, admin: Person
) -> None:
    await types(admin, "/cuti", then="Siapa yang cuti?")
    await types(admin, "sri", then="Siapa yang cuti?", buttons=["Sri Mulyati"])
    await taps(admin, "Sri Mulyati", then="Mulai tanggal berapa?")
    await taps(admin, "Besok", then="Sampai tanggal berapa")
    await taps(
        admin, "Hari itu saja", then="Cuti Sri Mulyati: 26 November 2026", buttons=["Simpan cuti"]
    )
    await taps(admin, "Simpan cuti", then="Sudah dicatat")
    await types(admin, "/cuti", then="Cuti yang tercatat:", buttons=["Hapus 1"])

    await admin.taps("Hapus 1")

    await admin.expects("Cuti sudah dihapus")
    await office.moves_to(at(26, 1))
    shows(await types(admin, "/piket", then="Pejabat saat ini"), "Kasi Inteldakim: Sri Mulyati")
    await office.everybody_reads()


async def test_a_head_enters_and_takes_back_no_leave_but_their_own(
    office: Office, admin: Person, andi: Person
) -> None:
    services = office.services.posts
    agus = await office.services.people.recognise(admin.id)
    sri = await office.services.people.recognise(office.head_of_inteldakim.id)
    assert agus is not None
    assert sri is not None
    tomorrow = at(26, 0).date()
    answers = AppointmentAnswers(
        is_leave=True, member_id=sri.id, starts_on=tomorrow, ends_on=tomorrow
    )
    leave = (await services.leaves.take(agus, answers)).leave

    await office.forges(andi, pack(POSTS_BUTTON, "back", leave.id))

    await andi.expects("tidak tersedia untuk tugas Anda")
    await types(office.head_of_inteldakim, "/cuti", then="Cuti yang tercatat:", buttons=["Hapus 1"])
    await office.everybody_reads()


async def goes_on_leave(office: Office, head: Person, starts: str, ends: str) -> None:
    """Let a head enter their own leave."""
    await types(head, "/cuti", then="Mulai tanggal berapa?")
    await types(head, starts, then="Sampai tanggal berapa")
    await types(head, ends, then="Cuti", buttons=["Simpan cuti"])
    await taps(head, "Simpan cuti", then="sudah diberi tahu")
    await office.all_is_sent()


async def test_a_leave_proposes_a_plh_to_the_head_of_office_who_appoints_with_a_tap(
    office: Office,
    boss: Person,
    hendra: Person,
) -> None:
    await goes_on_leave(office, office.head_of_inteldakim, "jumat", "senin")
    told = await boss.expects("Cuti: Kasi Inteldakim", buttons=["Hendra", "Orang lain"])
    assert "Sri Mulyati, 27 November 2026 s.d. 30 November 2026" in told.text
    assert "Sri Mulyati" not in str(told.buttons)

    await taps(boss, "Hendra", then="nomor suratnya", buttons=["‹ Kembali"])
    await types(
        boss,
        "SP-12/XI/2026",
        then="Berlaku: 27 November 2026 s.d. 30 November 2026",
        buttons=["Tunjuk"],
    )
    await boss.taps("Tunjuk")

    await boss.expects("Sudah dikirim")
    await hendra.expects("Anda ditunjuk")
    await taps(hendra, "Terima penunjukan", then="sudah Anda terima")
    await office.head_of_inteldakim.expects("Penunjukan sudah diterima")
    await boss.expects("Penunjukan sudah diterima")
    await taps_old(boss, told, "Hendra", then="sudah berakhir")


async def test_somebody_else_than_proposed_can_be_picked(office: Office, boss: Person) -> None:
    await goes_on_leave(office, office.head_of_inteldakim, "besok", "besok")
    await boss.expects("Cuti: Kasi Inteldakim")

    await boss.taps("Orang lain")

    offered = await boss.expects("Siapa penggantinya?", buttons=["Rina Wulandari"])
    assert "Sri Mulyati" not in str(offered.buttons)
    await taps(boss, "Rina Wulandari", then="nomor suratnya")


async def test_a_leave_that_is_taken_back_is_told_to_who_was_asked(
    office: Office, boss: Person, sri: Person
) -> None:
    await goes_on_leave(office, sri, "besok", "besok")
    asked = await boss.expects("Cuti: Kasi Inteldakim")
    await types(sri, "/cuti", then="Cuti yang tercatat:")

    await sri.taps("Hapus 1")

    await sri.expects("Cuti sudah dihapus")
    await boss.expects("Cuti Sri Mulyati (Kasi Inteldakim) mulai 26 November 2026 sudah dihapus")
    await taps_old(boss, asked, "Hendra", then="sudah berakhir")


async def test_the_leave_of_the_head_of_office_is_told_to_the_admin(office: Office) -> None:
    await goes_on_leave(office, office.head_of_office, "besok", "besok")

    told = await office.admin.expects("Cuti: Kepala Kantor")

    assert "ditetapkan Kanwil" in told.text
    await office.everybody_reads()


async def test_a_forged_button_appoints_nobody(office: Office, rina: Person) -> None:
    await goes_on_leave(office, office.head_of_inteldakim, "besok", "besok")

    await office.forges(rina, pack(POSTS_BUTTON, "plh", 1, "kepala_seksi/inteldakim/", 1))
    await rina.expects("tidak tersedia untuk tugas Anda")
    await office.forges(office.head_of_office, pack(POSTS_BUTTON, "plh", 1, "kepala_seksi", 1))
    await office.head_of_office.expects("Cuti: Kasi Inteldakim")

    assert not await office.services.posts.coming()
    await office.everybody_reads()
