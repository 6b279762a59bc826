"""What a category asks for before a report is closed, and what followed from it."""

from botapi_emulator import Person
from office.anomalies import Event
from tests.cast.steps import shows, taps, taps_further, types
from tests.journeys.conftest import Office
from tests.journeys.reports import events, files, member, report_now

FEAR = "Perempuan muda gelisah, paspornya dipegang seorang laki-laki"


async def test_a_head_marks_what_was_done_and_says_why_the_rest_was_not(
    office: Office, head: Person
) -> None:
    report = await files(office, office.counter_officer, FEAR, category="tppo")
    await head.expects(FEAR, buttons=["Terima"])
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await taps(head, "3 hari kerja", then="janji", buttons=["Langkah 0/5"])

    listed = await taps(head, "Langkah 0/5", then="Langkah untuk laporan ini")
    shows(listed, "○ Dipisah dari pengantar", "Pisahkan dari pengantar dengan alasan biasa")
    await taps(head, "○ Dipisah dari pengantar", then="✓ Dipisah dari pengantar (Anda, 25/11")
    await taps(head, "✓ Dipisah dari pengantar", then="○ Dipisah dari pengantar")
    await taps(head, "○ Dipisah dari pengantar", then="✓ Dipisah dari pengantar")
    await taps(head, "○ Unit sudah dihubungi", then="Siapa yang dihubungi, dan jam berapa?")
    await types(head, "BP3MI, 09.40", then="✓ Unit sudah dihubungi (Anda, 25/11")
    # Cards that other steps have brought up to date come in between.
    await taps(head, "‹ Kembali", then="Langkah: 2 dari 5 tercatat")

    await taps(head, "Selesai", then="Bagaimana hasilnya?")
    await taps(head, "Terbukti", then="Apa yang terjadi sesudahnya?")
    why = await taps(head, "Diserahkan", then="alasannya", buttons=["Catat langkah dulu"])
    shows(why, "○ Dirujuk", "Pelapor tidak membacanya", never=["○ Unit sudah dihubungi"])
    await types(head, "Ia pulang bersama ibunya", then="apa yang membantu")
    await types(head, "Terima kasih telitinya.", then="Laporan ditutup")

    end = await office.counter_officer.expects("diselesaikan oleh Sri Mulyati")
    shows(end, "terbukti; diserahkan", never=["Ia pulang bersama ibunya", "Langkah"])
    kinds = [event for event, _ in await events(office, report)]
    assert kinds.count(Event.STEP_DONE) == 3
    assert kinds.count(Event.STEP_UNDONE) == 1
    history = await taps(head, "Riwayat", then="diselesaikan tanpa langkah")
    shows(history, "Diajak bicara sendiri", "Ia pulang bersama ibunya", "BP3MI, 09.40")
    await office.everybody_reads()


async def test_the_tier_above_is_asked_to_reopen_it_once(office: Office, head: Person) -> None:
    officer, boss = office.counter_officer, office.head_of_office
    report = await files(office, officer, FEAR, category="identitas")
    await head.expects(FEAR, buttons=["Terima"])
    await taps_further(head, "Selesai", then="Bagaimana hasilnya?")
    await taps(head, "Tidak terbukti", then="Apa yang terjadi sesudahnya?")
    await taps(head, "Paspor terbit", then="apa yang membantu")
    await types(head, "Datanya cocok.", then="Laporan ditutup")
    await officer.expects("tidak terbukti; paspor terbit")
    await office.everybody_reads()

    await types(officer, f"/riwayat {report.code}", then="selesai", buttons=["Minta dibuka lagi"])
    await taps(officer, "Minta dibuka lagi", then="Tulis alasan")
    await types(officer, "Fotonya orang lain", then="dikirim")

    asked = await boss.expects("Fotonya orang lain", buttons=["Buka lagi"])
    await office.settles()
    await head.expects_nothing()
    await taps(boss, "Buka lagi", asked, then="Buka lagi laporan ini?")
    await taps(boss, "Ya, buka lagi", then="Kapan ada kemajuan?")
    await officer.expects("dibuka lagi oleh Bambang")
    opened = await report_now(office, report)
    assert (opened.holder_id, opened.followed) == ((await member(office, boss)).id, None)
    await office.everybody_reads()


async def test_a_second_press_of_an_old_screen_takes_no_mark_back(
    office: Office, head: Person
) -> None:
    """Two heads who mark the same step at once, or one who taps twice, leave it marked."""
    report = await files(office, office.counter_officer, FEAR, category="tppo")
    await head.expects(FEAR, buttons=["Terima"])
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await taps(head, "3 hari kerja", then="janji", buttons=["Langkah 0/5"])
    old = await taps(head, "Langkah 0/5", then="Langkah untuk laporan ini")
    await taps(head, "○ Dipisah dari pengantar", then="✓ Dipisah dari pengantar")
    await head.taps_old(old, "○ Dipisah dari pengantar")
    await office.settles()

    assert "✓ Dipisah dari pengantar" in head.last.text
    kinds = [event for event, _ in await events(office, report)]
    assert kinds.count(Event.STEP_UNDONE) == 0
    await office.everybody_reads()


async def test_long_words_with_steps_leave_the_list_within_one_message(
    office: Office, head: Person
) -> None:
    long = ("Dicatat lengkap. " * 88).strip()
    await files(office, office.counter_officer, f"{FEAR}. {long[:1400]}", category="tppo")
    await head.expects(FEAR, buttons=["Terima"])
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await taps(head, "3 hari kerja", then="janji", buttons=["Langkah 0/5"])
    await taps(head, "Langkah 0/5", then="Langkah untuk laporan ini")
    for step in ("Unit sudah dihubungi", "Dirujuk"):
        await taps(head, f"○ {step}", then=f"{step}.")
        await types(head, long, then=f"✓ {step} (Anda, 25/11")
    await taps(head, "‹ Kembali", then="Langkah: 2 dari 5 tercatat")
    await taps_further(head, "Riwayat", then="langkah dicatat")
    await office.everybody_reads()
