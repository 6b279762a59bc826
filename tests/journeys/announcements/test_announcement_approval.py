"""An announcement to the whole office: approved or refused by a second person."""

from botapi_emulator import Person, to_html
from office.people import NewMember, Role
from tests.cast.steps import sends_callback, shows, taps, taps_old, types
from tests.journeys.announcements.announcing import PLAIN, WORDS, drafts, numbers_are_shown
from tests.journeys.conftest import CAST, Office
from tests.journeys.reports import at


async def test_an_announcement_to_the_whole_office_goes_out_once_a_second_person_agrees(
    office: Office,
    trainer: Person,
    boss: Person,
    rina: Person,
) -> None:
    everybody = len(CAST) - 1  # but its author
    shows(
        await drafts(trainer, "Seluruh kantor"),
        f"{everybody} orang, Rabu, 25 November 2026 pukul 09.00 WIB",
    )
    await taps(trainer, "Minta persetujuan", then="menunggu persetujuan")
    await office.all_is_sent()
    await rina.expects_nothing()
    shows(
        await boss.expects("Mohon persetujuan", buttons=["Lihat persis", "Setujui", "Tolak"]), PLAIN
    )
    await boss.taps("Setujui")

    received = await rina.expects(PLAIN, buttons=["Sudah baca"])
    assert to_html(received.text, received.json["entities"]).startswith(WORDS)
    assert received.text.endswith("Pengumuman #1 · Lestari Ningsih · berlaku s.d. 2 Desember 2026")
    await trainer.expects("disetujui Bambang Wijaya")
    await rina.taps("Sudah baca")
    assert (await rina.expects("✓ Dibaca 09.00")).id == received.id
    await numbers_are_shown(office)
    shows(
        await trainer.expects("selesai dikirim", buttons=["Belum baca", "Ingatkan (0/3)"]),
        f"{everybody} dari {everybody} orang",
        f"antre 0 · terkirim {everybody} · gagal 0 · diblokir 0\ndibaca 1",
    )
    await office.everybody_reads()


async def test_the_author_cannot_approve_their_own(office: Office) -> None:
    await drafts(office.trainer, "Seluruh kantor")
    await taps(office.trainer, "Minta persetujuan", then="menunggu persetujuan")

    await office.trainer.sends_callback(office.trainer.last, "g:ok:1:0")

    await office.trainer.expects("harus disetujui orang lain")
    await office.everybody_reads()


async def test_a_refused_approval_tells_the_author_why_and_sends_nothing(
    office: Office, trainer: Person, boss: Person
) -> None:
    await drafts(trainer, "Seluruh kantor")
    await trainer.taps("Minta persetujuan")
    await boss.expects("Mohon persetujuan")
    await taps(boss, "Tolak", then="alasan penolakan")
    await types(boss, "Jadwalnya belum pasti", then="Tolak sekarang?")
    await boss.expects("Jadwalnya belum pasti", buttons=["Ya, tolak", "Batal"])
    await taps(boss, "Ya, tolak", then="Anda tolak")

    told = await trainer.expects("Jadwalnya belum pasti", buttons=["Tulis ulang"])
    assert "tidak disetujui Bambang Wijaya" in told.text
    await taps(trainer, "Tulis ulang", told, then="Untuk siapa", buttons=["Lanjut"])
    await office.counter_officer.expects_nothing()
    await office.everybody_reads()


async def test_of_two_who_may_approve_the_later_one_is_told(
    office: Office, trainer: Person, boss: Person
) -> None:
    second = await office.enrols("second", NewMember("Joko", "kanim", (Role.TRAINER,)))
    await drafts(trainer, "Seluruh kantor")
    await trainer.taps("Minta persetujuan")
    asked = await boss.expects("Mohon persetujuan")
    await second.expects("Mohon persetujuan")
    await taps(
        boss,
        "Lihat persis",
        then=f"{PLAIN}\n\nPengumuman #1 · Lestari Ningsih",
        buttons=["Sudah baca"],
    )
    await taps(boss, "Sudah baca", then="Ini hanya pratinjau")
    await second.taps("Setujui")

    await boss.expects("disetujui oleh Joko. Anda tidak perlu berbuat apa-apa lagi")
    await taps_old(boss, asked, "Tolak", then="alasan penolakan")
    await types(boss, "Terlambat", then="Terlambat", buttons=["Ya, tolak"])
    await taps(boss, "Ya, tolak", then="Keadaan pengumuman ini sudah berubah")
    await office.everybody_reads()


async def test_what_was_approved_and_then_changed_is_approved_anew(
    office: Office, trainer: Person, boss: Person
) -> None:
    await drafts(trainer, "Seluruh kantor", when="besok 07.30")
    await trainer.taps("Minta persetujuan")
    first = await boss.expects("Mohon persetujuan")
    await boss.taps("Setujui")
    await trainer.expects("disetujui Bambang Wijaya")
    await office.everybody_reads()
    await types(trainer, "/umumkan", then="1/6")
    await taps(trainer, "Pengumuman saya", then="terjadwal")
    await trainer.taps("Buka #1")
    await trainer.expects("Kamis, 26 November 2026 pukul 07.30", buttons=["Ubah", "Batalkan"])
    await taps(trainer, "Ubah", then=f"{PLAIN}\n\nPengumuman #1 ·")
    await trainer.expects("yang lama tetap berlaku")
    await taps(trainer, "Ubah", then="Apa yang diubah?", buttons=["Isi", "Penerima", "Waktu"])
    await taps(trainer, "Waktu", then="Kapan dikirim?")
    await types(trainer, "besok 09.00", then="Pengumuman #1 ·")
    await trainer.expects("yang lama tetap berlaku")
    await taps(trainer, "Lanjut", then="menggantikan pengumuman #1")
    await taps(trainer, "Minta persetujuan", then="menunggu persetujuan")

    await boss.expects("Mohon persetujuan lagi, sudah diubah: pengumuman #1")
    await sends_callback(boss, first, "g:ok:1:0", then="sudah diubah")
    await taps(boss, "Setujui", then="Anda setujui")
    await office.moves_to(at(26, 8))
    await office.everybody_reads()
    assert not [message for message in office.counter_officer.chat if PLAIN in message.text]
    await office.moves_to(at(26, 9))
    await office.counter_officer.expects(PLAIN)
    await office.everybody_reads()
