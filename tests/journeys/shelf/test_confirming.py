"""A head's sitting: lines confirmed one by one, read by officers, written back into the files."""

import pytest
from sqlmodel import select

from bot.screens.confirmations.cards import CONFIRMATION_BUTTON, ConfirmationButton
from bot.telegram import pack
from botapi_emulator import Message, Person
from office.changes.models import SopChange
from office.confirmations import WaitingLine
from office.confirmations.recording import QUIET_FOR
from tests.cast.steps import sends_callback, shows, taps, types
from tests.journeys.conftest import Office
from tests.waiting import until

QUESTION = "visa di paspor lama masih berlaku"
LINE = "Visa yang masih berlaku: negara pemberinya yang menentukan"
MARK = "belum terverifikasi"


async def rests(office: Office) -> None:
    """Let the sitting be over: what was said is in force, and its readers are told."""
    before = len(await office.rows(select(SopChange)))

    async def is_noticed() -> bool:
        return len(await office.rows(select(SopChange))) > before

    await office.fast_forward(seconds=QUIET_FOR.total_seconds() + 1)
    await until(is_noticed)
    await office.fast_forward(minutes=25)


async def asks(officer: Person) -> str:
    """Ask for the visa in the old passport, and return the answer with all of its lines."""
    short = await types(officer, QUESTION, then="Paspor lama dan visa")
    if not any("Selengkapnya" in row for row in short.buttons):
        return short.text.casefold()
    whole = await taps(officer, "Selengkapnya", then=LINE)
    return f"{short.text}\n{whole.text}".casefold()


# Slow: publishing builds the index anew. `tests/office/confirmations` tries the rules alone.
@pytest.mark.slow
async def test_what_a_head_confirms_loses_its_mark_and_says_by_which_post(office: Office) -> None:
    officer, kasi = office.counter_officer, office.head_of_dokintalkim
    assert MARK in await asks(officer)

    # The most asked first; nothing settles several at once.
    card = await types(kasi, "/konfirmasi", then="ditanyakan 1 kali", buttons=["Benar"])
    while LINE not in card.text:
        card = await taps(kasi, "Lewati ›", then="Menunggu Anda")
    shows(card, "Paspor lama dan visa", "Dari: Belum ditemukan sumbernya")
    assert not [label for row in card.buttons for label in row if "semua" in label.casefold()]
    await taps(kasi, "Benar", then="Berlaku di jawaban dalam beberapa menit")
    await rests(office)

    shows(await officer.expects("SOP berubah"), f"+ {LINE}.", "Jawaban hari ini berubah")
    assert MARK not in await asks(officer)
    shows(
        await taps(officer, "Sumber", then="Sumber:"),
        "dikonfirmasi Kasi Dokintalkim, 25 November 2026",
        never=["Hendra"],
    )

    # Taken back, it is as open as before.
    await taps(kasi, "Urungkan", then="Diurungkan")
    await rests(office)
    await officer.expects("SOP berubah")
    assert MARK in await asks(officer)
    await office.everybody_reads()


async def test_a_sitting_is_one_tap_a_line_and_each_way_is_open(office: Office) -> None:
    kasi, chief = office.head_of_dokintalkim, office.head_of_office
    # What only the office knows comes first, and stays skipped once it was.
    card = await types(kasi, "/konfirmasi", then="Fakta kantor", buttons=["Tulis jawabannya"])
    card = await skips_to(kasi, card, "Tidak berlaku di sini")
    counted = [card.text]
    for label, then in (
        ("Benar", "Berlaku di jawaban"),
        ("Tidak berlaku di sini", "Tidak berlaku di sini."),
        ("Tidak tahu", "daftar dokumen yang dicari"),
    ):
        card = await skips_to(kasi, card, label)
        card = await taps(kasi, label, then=then, buttons=["Urungkan"])
        assert "Fakta kantor" not in card.text
        counted.append(card.text.partition("\n\n")[2])
    # Three taps, three lines: no line asks for a second one.
    assert len(set(counted)) == 4

    await skips_to(kasi, card, "Benar")
    await taps(kasi, "Tanya", then="Tanya siapa?", buttons=["Kepala Kantor", "Kasi Inteldakim"])
    card = await taps(kasi, "Kepala Kantor", then="Ditanyakan.")
    await chief.expects("1 baris ditanyakan kepada Anda", buttons=["Buka"])
    await taps(chief, "Buka", then="Ditanyakan Kasi Dokintalkim kepada Anda")
    await taps(chief, "Benar", then="Berlaku di jawaban")

    await skips_to(kasi, card, "Benar")
    await taps(kasi, "Lainnya", then="oleh satu orang", buttons=["Perlu dua orang"])
    await taps(kasi, "Perlu dua orang", then="disetujui orang kedua")
    await taps(kasi, "Benar", then="Berlaku sesudah disetujui orang kedua")
    await office.fast_forward(days=1)
    await chief.expects("1 jawaban menunggu persetujuan Anda")
    await taps(chief, "Buka", then="Kasi Dokintalkim menjawab: benar", buttons=["Tidak setuju"])
    await taps(chief, "Tidak setuju", then="Yang menulisnya diberi tahu")
    await kasi.expects("Orang kedua tidak menyetujui")

    await types(kasi, "/konfirmasi", then="Menunggu Anda")
    await taps(kasi, "Lainnya", then="oleh", buttons=["Jawaban saya"])
    await taps(kasi, "Jawaban saya", then="(benar)", buttons=["3"])
    await taps(kasi, "3", then="Diurungkan")
    await office.everybody_reads()


async def test_what_a_line_only_asks_is_written_and_its_change_opens_the_draft(
    office: Office,
) -> None:
    kasi = office.head_of_dokintalkim
    question = next(
        it.line
        for it in (await waiting(office, kasi))
        if it.line.needs_words and not it.line.needs_source and not it.line.is_fact
    )
    screen = await types(kasi, "/konfirmasi", then="Menunggu Anda")
    write = pack(CONFIRMATION_BUTTON, ConfirmationButton.WRITE, question.code)
    await sends_callback(kasi, screen, write, then="Bagaimana di kantor kita?", buttons=["Batal"])
    await types(kasi, "hubungi 0812 3456 7890 dulu", then="saya samarkan")
    await kasi.expects("tanpa nomor atau alamat orang")
    await types(kasi, "setiap hari kerja", then="Berlaku sesudah disetujui orang kedua")

    await taps(kasi, "Ubah", then="Salin teks di atas", buttons=["Batal"])
    await taps(kasi, "Batal", then="Ditutup")
    await office.everybody_reads()


async def skips_to(head: Person, card: Message, label: str) -> Message:
    """Skip lines until one can be settled with that button."""
    while not any(label in row for row in card.buttons):
        card = await taps(head, "Lewati ›", then="Menunggu Anda")
    return card


async def waiting(office: Office, person: Person) -> tuple[WaitingLine, ...]:
    """What waits for somebody, as the bot reads it."""
    member = await office.services.people.recognise(person.id)
    assert member is not None
    return (await office.services.confirmations.waiting.of(member)).lines


async def test_a_forged_button_settles_no_line_of_others(office: Office) -> None:
    (line, *_) = await waiting(office, office.head_of_dokintalkim)
    for act in (ConfirmationButton.TRUE, ConfirmationButton.UNKNOWN):
        await office.forges(office.counter_officer, pack(CONFIRMATION_BUTTON, act, line.line.code))
        await office.counter_officer.expects("dijawab oleh pejabat lain")
