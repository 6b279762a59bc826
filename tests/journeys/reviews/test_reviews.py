"""SOPs are kept alive by a tap: asked after a dislike, climbing to Monday, marked with a source."""

from datetime import timedelta

from botapi_emulator import Person
from knowledge.reading.revising import upkeep
from tests.cast.steps import shows, taps, taps_old, types
from tests.journeys.conftest import Office
from tests.waiting import until

QUESTION = "biaya paspor hilang"
TITLE = "Paspor hilang"
SOP = "paspor-hilang"
CHANGE = "PP 45/2024 diganti PP 12/2027"


async def opens_again(office: Office, days: int = 1) -> None:
    """Let the office open on so many further mornings."""
    hours = office.services.reviews.shared.hours
    for _ in range(days):
        await office.moves_to(hours.next_opening(office.clock.now() + timedelta(hours=9)))
        await office.services.reviews.due.run()
    await office.all_is_sent()


async def finds_it_outdated(officer: Person) -> None:
    await types(officer, QUESTION, then=TITLE, buttons=["👎"])
    await taps(officer, "👎", then="Apa yang kurang")
    await officer.taps("Sudah usang")
    await officer.reads_all()


async def test_an_owner_confirms_an_unchanged_sop_with_one_tap_and_takes_it_back(
    office: Office,
) -> None:
    officer, head = office.counter_officer, office.head_of_dokintalkim
    shelf = office.application.bot_data.shelf
    version = shelf.library[SOP].version
    await finds_it_outdated(officer)

    await opens_again(office)

    card = await head.expects(f"Tinjauan SOP: {TITLE}", buttons=["✅ Masih berlaku", "Ubah"])
    shows(card, "Sebab: ada yang menilai", "👎 1 kali", "Yang perlu dicek:", never=["None", "[^"])
    assert card.buttons == [["✅ Masih berlaku"], ["Ubah", "Cabut", "Baca"]]
    await taps(head, "✅ Masih berlaku", then="masih berlaku, dicatat Kasi Dokintalkim")  # one tap
    today = office.services.people.today()
    await until(lambda: _reviewed_on(office) == {today})
    assert shelf.library[SOP].version == version
    await taps(head, "Batalkan jawaban ini", then="Tinjauan SOP", buttons=["Cabut"])
    await until(lambda: _reviewed_on(office) == {shelf.library[SOP].reviewed_at})

    await taps(head, "Baca", then=TITLE)
    await types(head, "/tugas", then="Tinjauan SOP yang menunggu Anda: 1", buttons=[f"1. {TITLE}"])
    await taps(head, f"1. {TITLE}", then="Tinjauan SOP", buttons=["Ubah"])
    await taps(head, "Ubah", then="Bagian mana yang diubah?")
    await types(head, "/batal", then="")

    # *Cabut* asks why and what instead, and ends in a draft that the head of office decides on.
    await types(head, "/tugas", then="Tinjauan SOP yang menunggu Anda: 1")
    await taps(head, f"1. {TITLE}", then="Tinjauan SOP", buttons=["Cabut"])
    await taps(head, "Cabut", then="Mengapa")
    await types(head, "Aturannya diganti", then="Apa yang dilakukan sebagai gantinya?")
    await types(head, "Pakai SOP Paspor rusak", then="lolos pemeriksaan")
    await taps(head, "Kirim ke Kepala Kantor", then="dikirim untuk diperiksa")
    await head.expects("ada di Kepala Kantor")
    await office.head_of_office.expects("Alasan: aturannya diganti", buttons=["Setujui"])
    assert SOP in shelf.library
    await office.everybody_reads()


def _reviewed_on(office: Office) -> set[object]:
    sop = office.application.bot_data.shelf.library[SOP]
    return {part.reviewed_on for part in upkeep.parts(sop)}


async def test_what_an_owner_leaves_unanswered_is_seen_on_monday(office: Office) -> None:
    head, boss = office.head_of_dokintalkim, office.head_of_office
    await finds_it_outdated(office.counter_officer)
    await opens_again(office)
    await head.expects(f"Tinjauan SOP: {TITLE}")

    await opens_again(office, days=5)
    reminder = await head.expects("Pengingat: tinjauan ini belum dijawab")
    await opens_again(office, days=8)

    late = await boss.expects("belum dijawab pemiliknya", buttons=[TITLE])
    shows(late, f"{TITLE} (Kasi Dokintalkim)", never=["None"])
    await taps(boss, TITLE, then="Tinjauan SOP", buttons=["✅ Masih berlaku"])
    await taps(boss, "✅ Masih berlaku", then="dicatat Kepala Kantor")
    await taps_old(head, reminder, "✅ Masih berlaku", then="sudah dijawab")
    await office.everybody_reads()


async def test_a_regulation_changes_and_its_lines_say_so_until_they_are_settled(
    office: Office,
) -> None:
    officer, head = office.counter_officer, office.head_of_dokintalkim
    shelf = office.application.bot_data.shelf
    await types(officer, "/aturan", then="Menu ini tidak tersedia")

    await types(head, "/aturan", then="Aturan apa yang berubah")
    await types(head, "PP 45/2024", then="Tulis nama aturannya")
    await types(head, "PP 1/1901 dicabut", then="Tidak ada sumber SOP")
    law = await types(head, "UU 6/2011 diubah UU 63/2024", then="Surat dan wawancara yang juga")
    shows(law, "• Surat Surat ke penerbit dokumen", "“Dasar permintaan: UU 6/2011 Pasal 74 ayat 2")
    sure = await types(
        head, f"/aturan {CHANGE}", then="Sumber yang menyebutnya", buttons=["Ya, tandai"]
    )
    shows(sure, "Salinan PP 45/2024", "baris SOP ditandai", "Dokintalkim")
    await taps(head, "Ya, tandai", then="Ditandai: PP 45/2024 diganti PP 12/2027")
    task = await head.expects("Dasar berubah: PP 45/2024 diganti", buttons=["Mulai"])
    assert len(task.text) < 1500

    await until(lambda: any(one.changed for one in shelf.library[SOP].sections))
    shows(
        await types(officer, QUESTION, then=TITLE),
        "dasar berubah: PP 45/2024 diganti PP 12/2027",
    )
    count = sum(
        bool(one.changed)
        for sop in shelf.library.values()
        if sop.section == "dokintalkim"
        for one in sop.sections
    )
    card = await taps(head, f"Mulai ({count} bagian)", then="Baris yang bersandar")
    for number in range(count):  # one tap a section
        shows(card, "Sebab: dasarnya berubah: PP 45/2024 diganti", never=["[^"])
        await taps(head, "✅ Masih berlaku", then="masih berlaku, dicatat")
        last = number == count - 1
        card = await head.expects(
            "sudah ditinjau. Terima kasih" if last else "Baris yang bersandar"
        )

    await until(lambda: not any(one.changed for one in shelf.library[SOP].sections))
    answer = await types(officer, QUESTION, then=TITLE)
    assert "dasar berubah" not in answer.text
    told = await types(head, "/aturan", then="Yang ditandai berubah")
    shows(told, f"{count} dari", "bagian selesai")
    await office.everybody_reads()
