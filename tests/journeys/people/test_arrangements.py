"""A week of settings: proposed, refused, approved and taken back, while a report is open."""

from datetime import date

from botapi_emulator import Message, Person
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.waiting import until

DOUBT = "KK tampak hasil suntingan, hurufnya berbeda"
TIERS = "Kepala kantor: 45 menit"
OWN_PHONE = "0812-7777-8888"


async def opens_part(person: Person, *ways: str) -> Message:
    """Look at a part, and ask to change it."""
    await types(person, "/pengaturan", then="Pengaturan kantor", buttons=["Jam kerja", "Riwayat"])
    for way in ways:
        await taps(person, way)
    return await taps(person, "Usulkan perubahan", then="Salin teks di atas", buttons=["Batal"])


async def proposes(person: Person, lines: str, *shown: str, to: str = "Kepala Kantor") -> None:
    shows(await types(person, lines, then="Belum diajukan", buttons=[f"Ajukan ke {to}"]), *shown)
    await taps(person, f"Ajukan ke {to}", then="diajukan. Yang lama tetap berlaku")
    await person.expects(f"ada di {to}")


async def test_a_week_of_settings(office: Office) -> None:
    chief, tata_usaha, admin = office.head_of_office, office.head_of_tu, office.admin
    officer, head = office.counter_officer, office.head_of_inteldakim
    rules = office.services.rules

    # An open report, before its tiers are changed.
    await office.reports(officer, DOUBT, "Dokumen palsu")
    await head.expects(DOUBT, buttons=["Terima"])

    # A head of another section looks, and proposes nothing.
    await types(head, "/pengaturan", then="Pengaturan kantor")
    await taps(head, "Jenjang", then="Jenjang laporan siapa?", buttons=["Seluruh kantor"])
    await taps(head, "Seluruh kantor", then="Laporan yang mana?", buttons=["Biasa"])
    seen = await taps(head, "Biasa", then="Kepala seksi: 60 menit")
    assert "Usulkan perubahan" not in str(seen.buttons)

    # Tiers: a bad line is one sentence and loses nothing; the head of office refuses with a reason.
    await opens_part(tata_usaha, "Jenjang", "Seluruh kantor", "Biasa")
    await types(tata_usaha, "Kepala seksi: sejam", then="misalnya 30 menit atau 2 jam")
    await types(tata_usaha, "Semua: 30 menit", then="salah satu dari: Kepala seksi, Kepala kantor.")
    await proposes(tata_usaha, TIERS, "− Kepala seksi: 60 menit", f"+ {TIERS}")
    card = await chief.expects("usul pengaturan kantor", buttons=["Setuju", "Tolak"])
    shows(card, "Jenjang laporan biasa", "− Koordinator UKK: 30 menit", f"+ {TIERS}")
    await taps(chief, "Tolak", then="Apa yang perlu diperbaiki?")
    await types(chief, "Kepala seksi jangan dilewati.", then="dengan alasan ini?")
    await taps(chief, "Kirim", then="dikembalikan")
    await tata_usaha.expects("Kepala seksi jangan dilewati.", buttons=["Perbaiki"])

    # It is mended from where it was left, and approved: in force at once, and told.
    shows(await taps(tata_usaha, "Perbaiki", then="Salin teks di atas"), TIERS)
    await proposes(tata_usaha, f"kepala seksi: 20 menit\n{TIERS}", "+ Kepala seksi: 20 menit")
    await chief.expects("usul pengaturan kantor", buttons=["Setuju"])
    await taps(chief, "Setuju", then="disetujui")
    await tata_usaha.expects("disetujui oleh Bambang", buttons=["Ajukan nilai lama"])
    await until(lambda: len(rules().policy.rules_for("inteldakim", "biasa")) == 2)
    await office.fast_forward(minutes=1)
    for person in (head, admin, office.head_of_tikim, office.head_of_dokintalkim):
        shows(
            await person.expects("Pengaturan kantor berubah"),
            "Sejak 25 November 2026: berlaku begini.",
            "Diusulkan Tuti Handayani, disetujui Bambang Wijaya",
        )

    # The open report climbs as it began: its head again after an hour, then the head of office.
    await office.fast_forward(minutes=60)
    await head.expects(DOUBT)
    await office.fast_forward(minutes=30)
    await chief.expects("belum diterima")
    await officer.expects("dinaikkan")
    await head.reads_all()

    # A new one climbs by the new tiers.
    await office.reports(officer, "Akta lahir tampak baru dicetak", "Dokumen palsu")
    await head.expects("Akta lahir", buttons=["Terima"])
    await office.fast_forward(minutes=20)
    await chief.expects("Akta lahir")
    await officer.expects("dinaikkan")
    await head.reads_all()

    # A number is stored as it was typed, and stays readable in what others type.
    await opens_part(admin, "Telepon")
    await types(admin, f"Kasi Inteldakim: {OWN_PHONE} [loket]", then="hanya boleh salah satu dari")
    await proposes(
        admin,
        f"Polisi: 110\nKasi Inteldakim: {OWN_PHONE} [inteldakim]",
        f"{OWN_PHONE} [Inteldakim]",
    )
    await chief.expects("usul pengaturan kantor", buttons=["Setuju"])
    await taps(chief, "Setuju", then="disetujui")
    await admin.expects("disetujui oleh", buttons=["Ajukan nilai lama"])
    await until(lambda: rules().phones == frozenset({"081277778888"}))
    await office.fast_forward(minutes=1)
    told = await officer.expects("Pengaturan kantor berubah")
    shows(told, f"+ Kasi Inteldakim: {OWN_PHONE} [Inteldakim]")
    assert not told.buttons
    await tata_usaha.expects(OWN_PHONE, buttons=["Ajukan nilai lama"])

    # One tap proposes what was there before; a second change of the same waits for the first.
    await taps(admin, "Ajukan nilai lama", then="diajukan")
    await admin.expects("ada di Kepala Kantor")
    await opens_part(tata_usaha, "Telepon")
    await types(tata_usaha, "Polisi: 110", then="Belum diajukan")
    await taps(tata_usaha, "Ajukan ke Kepala Kantor", then="masih menunggu pemeriksaan")
    await chief.expects("− Kasi Inteldakim", buttons=["Setuju"])
    await taps(chief, "Setuju", then="disetujui")
    await until(lambda: rules().phones == frozenset())

    # The first day of a pilot; and a section that has a task does not go.
    await admin.expects("disetujui oleh")
    await opens_part(admin, "Pilot")
    await types(admin, "mulai besok", then="tulis satu tanggal seperti 15-2-2027")
    await proposes(admin, "14-12-2026", "Hari pertama: – → 14-12-2026")
    await chief.expects("Hari pertama pilot", buttons=["Setuju"])
    await taps(chief, "Setuju", then="disetujui")
    await until(lambda: rules().pilot_begins == date(2026, 12, 14))
    await admin.expects("disetujui oleh")
    await opens_part(admin, "Seksi", "Tikim")
    await types(admin, "hapus", then="Tugas “tikim” harus ada pemegangnya")

    await types(tata_usaha, "/pengaturan", then="Pengaturan kantor")
    history = await taps(tata_usaha, "Riwayat", then="1. Hari pertama pilot")
    shows(
        history, "3. Nomor telepon", "4. Jenjang laporan biasa", "Tuti Handayani, disetujui Bambang"
    )
    await taps(tata_usaha, "4.", then=f"+ {TIERS}", buttons=["Ajukan nilai lama"])
    await office.everybody_reads()
