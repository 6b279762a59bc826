"""Announcements: written, approved, sent, paused, corrected, recalled, and provably read."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from bot.announcement_cards import announcement_cards
from bot.notices import RENDERERS
from emulator import Message, Person
from emulator.html import to_html
from office.announcements import AnnouncementNotice
from office.outbox import OutboxMessage
from office.people import Member, NewMember, Role
from tests.conftest import WIB
from tests.journeys.conftest import Office, open_office

WORDS = "Apel pagi <b>pukul 07.15</b>, semua <i>wajib</i> hadir."
PLAIN = "Apel pagi pukul 07.15, semua wajib hadir."
CROWD = 40


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of this winter by the office's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


async def all_is_sent(office: Office) -> None:
    """Wait until nothing that is due is left in the outbox."""
    await office.settles()
    async with asyncio.timeout(20):
        while (await office.services.outbox.health()).depth:
            await asyncio.sleep(0.05)


async def move_to(office: Office, moment: datetime) -> None:
    await all_is_sent(office)
    office.clock.move_to(moment)


async def numbers_are_shown(office: Office) -> None:
    """Let the few seconds go by after which the trainer's message is edited."""
    for _ in range(3):
        await all_is_sent(office)
        await office.fast_forward(seconds=4)
        await asyncio.sleep(0.05)
    await all_is_sent(office)


async def everybody_reads(office: Office) -> None:
    await all_is_sent(office)
    for person in office.people.values():
        await person.reads_all()


async def drafts(
    trainer: Person,
    *audience: str,
    html: str = WORDS,
    when: str = "Sekarang",
    needs_ack: bool = True,
    until: str = "7 hari",
    is_urgent: bool = False,
) -> Message:
    """Write an announcement up to the last look; the audience is a way through the buttons."""
    await trainer.types("/umumkan")
    await trainer.expects("Pengumuman — 1/6")
    await trainer.types_html(html)
    await addresses(trainer, *audience)
    await chooses(trainer, when, needs_ack=needs_ack, until=until, is_urgent=is_urgent)
    return await trainer.expects("Akan dikirim ke")


async def addresses(trainer: Person, *audience: str) -> None:
    await trainer.expects("Untuk siapa")
    for label in audience:
        await trainer.taps(label)
        await trainer.expects("Dipilih")
    if ["Lanjut"] not in trainer.last.buttons:
        await trainer.taps("‹ Kembali")
        await trainer.expects("Untuk siapa")
    await trainer.taps("Lanjut")
    await trainer.expects("Kapan dikirim?")


async def chooses(
    trainer: Person,
    when: str = "Sekarang",
    *,
    needs_ack: bool = True,
    until: str = "7 hari",
    is_urgent: bool = False,
) -> None:
    if when == "Sekarang":
        await trainer.taps(when)
    else:
        await trainer.types(when)
    await trainer.expects("Perlu tombol")
    await trainer.taps("Ya, minta" if needs_ack else "Tidak")
    await trainer.expects("Berlaku sampai kapan?")
    await trainer.taps(until)
    await trainer.expects("Seberapa mendesak?")
    await trainer.taps("Mendesak" if is_urgent else "Biasa, jam kerja")
    await trainer.expects("Pratinjau ada di bawah")
    await trainer.expects("· Lestari Ningsih")
    await trainer.expects("persis seperti", buttons=["Kirim uji ke saya", "Ubah isi", "Lanjut"])
    await trainer.taps("Lanjut")


async def publishes(trainer: Person, *audience: str, **how: object) -> None:
    """Write and send an announcement that needs nobody's approval."""
    await drafts(trainer, *audience, **how)  # type: ignore[arg-type]
    await trainer.taps("Kirim")
    await trainer.expects("Pengumuman #")


async def test_an_announcement_to_the_whole_office_goes_out_once_a_second_person_agrees(
    office: Office,
) -> None:
    trainer, boss, rina = office.trainer, office.head_of_office, office.counter_officer
    last_look = await drafts(trainer, "Seluruh kantor")
    assert "8 orang, Rabu, 25 November 2026 pukul 09.00 WIB" in last_look.text
    await trainer.taps("Minta persetujuan")
    await trainer.expects("menunggu persetujuan")
    await all_is_sent(office)
    await rina.expects_nothing()
    asked = await boss.expects("Mohon persetujuan", buttons=["Lihat persis", "Setujui", "Tolak"])
    assert PLAIN in asked.text
    await boss.taps("Setujui")

    received = await rina.expects(PLAIN, buttons=["Sudah baca"])
    assert to_html(received.text, received.json["entities"]).startswith(WORDS)
    assert received.text.endswith("Pengumuman #1 · Lestari Ningsih · berlaku s.d. 2 Desember 2026")
    await trainer.expects("disetujui Bambang Wijaya")
    await rina.taps("Sudah baca")
    assert (await rina.expects("✓ Dibaca 09.00")).id == received.id
    await numbers_are_shown(office)
    shown = await trainer.expects("selesai dikirim", buttons=["Belum baca", "Ingatkan (0/3)"])
    assert "7 dari 7 orang" in shown.text
    assert "antre 0 · terkirim 7 · gagal 0 · diblokir 0\ndibaca 1" in shown.text
    await everybody_reads(office)


async def test_drawing_it_for_one_of_thousands_loads_nobody_and_names_its_author_alone(
    office: Office,
) -> None:
    await publishes(office.trainer, "Unit", "UKK Musi Rawas")
    await everybody_reads(office)
    desk, loaded = office.application.bot_data, []
    (trainer,) = await desk.services.people.holders(Role.TRAINER)
    message = OutboxMessage(kind=AnnouncementNotice.MESSAGE, about=1, recipient_id=2)

    event.listen(Member, "load", lambda member, _: loaded.append(member))
    drawn = await RENDERERS[AnnouncementNotice.MESSAGE](message, desk)
    names = (await announcement_cards(desk, await desk.services.announcements.get(1))).names

    assert drawn is not None
    assert trainer.name in drawn.screen.html
    assert names == {trainer.id: trainer.name}
    assert loaded == []


async def test_the_author_cannot_approve_his_own(office: Office) -> None:
    await drafts(office.trainer, "Seluruh kantor")
    await office.trainer.taps("Minta persetujuan")
    await office.trainer.expects("menunggu persetujuan")

    await office.trainer.sends_callback(office.trainer.last, "g:ok:1")

    await office.trainer.expects("harus disetujui orang lain")
    await everybody_reads(office)


async def test_a_refused_approval_tells_the_author_why_and_sends_nothing(office: Office) -> None:
    trainer, boss = office.trainer, office.head_of_office
    await drafts(trainer, "Seluruh kantor")
    await trainer.taps("Minta persetujuan")
    await boss.expects("Mohon persetujuan")
    await boss.taps("Tolak")
    await boss.expects("alasan penolakan")
    await boss.types("Jadwalnya belum pasti")
    await boss.expects("Tolak sekarang?")
    await boss.expects("Jadwalnya belum pasti", buttons=["Ya, tolak", "Batal"])
    await boss.taps("Ya, tolak")
    await boss.expects("Anda tolak")

    told = await trainer.expects("Jadwalnya belum pasti", buttons=["Tulis ulang"])
    assert "tidak disetujui Bambang Wijaya" in told.text
    await trainer.taps("Tulis ulang", told)
    await trainer.expects("Untuk siapa", buttons=["Lanjut"])
    await office.counter_officer.expects_nothing()
    await everybody_reads(office)


async def test_of_two_who_may_approve_the_later_one_is_told(office: Office) -> None:
    trainer, boss = office.trainer, office.head_of_office
    second = await office.enrols("second", NewMember("Joko", "kanim", (Role.TRAINER,)))
    await drafts(trainer, "Seluruh kantor")
    await trainer.taps("Minta persetujuan")
    asked = await boss.expects("Mohon persetujuan")
    await second.expects("Mohon persetujuan")
    await boss.taps("Lihat persis")
    await boss.expects(f"{PLAIN}\n\nPengumuman #1 · Lestari Ningsih", buttons=["Sudah baca"])
    await boss.taps("Sudah baca")
    await boss.expects("Ini hanya pratinjau")
    await second.taps("Setujui")

    await boss.expects("disetujui oleh Joko. Anda tidak perlu berbuat apa-apa lagi")
    await boss.taps_old(asked, "Tolak")
    await boss.expects("alasan penolakan")
    await boss.types("Terlambat")
    await boss.expects("Terlambat", buttons=["Ya, tolak"])
    await boss.taps("Ya, tolak")
    await boss.expects("Keadaan pengumuman ini sudah berubah")
    await everybody_reads(office)


async def test_the_test_goes_to_the_author_alone(office: Office) -> None:
    trainer = office.trainer
    await drafts(trainer, "Seksi", "Tikim")
    await trainer.taps("‹ Kembali")
    await trainer.expects("persis seperti")
    await trainer.taps("Kirim uji ke saya")

    await trainer.expects("Pesan uji dikirim")
    await all_is_sent(office)
    tested = trainer.last if PLAIN in trainer.last.text else trainer.chat[-2]
    assert tested.buttons == [["Sudah baca"]]
    await office.admin.expects_nothing()
    await trainer.reads_all()


async def test_a_time_in_plain_words_is_confirmed_in_full_and_kept(office: Office) -> None:
    last_look = await drafts(office.trainer, "Seksi", "Tikim", when="besok 07.30")
    assert "2 orang, Kamis, 26 November 2026 pukul 07.30 WIB" in last_look.text
    await office.trainer.taps("Kirim")
    await office.trainer.expects("terjadwal: Kamis, 26 November 2026 pukul 07.30 WIB")
    await move_to(office, at(11, 26, 7, 29))
    await everybody_reads(office)
    await office.head_of_tikim.expects_nothing()

    await move_to(office, at(11, 26, 7, 30))

    await office.head_of_tikim.expects(PLAIN)
    await office.admin.expects(PLAIN)
    await everybody_reads(office)


async def test_a_time_on_a_holiday_is_put_off_to_the_next_opening(office: Office) -> None:
    await move_to(office, at(12, 23, 15))
    await everybody_reads(office)

    last_look = await drafts(office.trainer, "Seksi", "Tikim", when="besok 07.30")

    # The 24th is cuti bersama, the 25th Christmas, then comes the weekend.
    assert "Senin, 28 Desember 2026 pukul 07.30 WIB" in last_look.text
    assert "di luar jam kerja" in last_look.text
    await everybody_reads(office)


async def test_an_urgent_one_goes_out_after_midnight(office: Office) -> None:
    await move_to(office, at(11, 30, 23, 50))
    await everybody_reads(office)
    last_look = await drafts(office.trainer, "Seksi", "Tikim", when="besok 00.15", is_urgent=True)
    assert "Selasa, 1 Desember 2026 pukul 00.15 WIB" in last_look.text
    assert "dicatat atas nama Anda" in last_look.text
    await office.trainer.taps("Kirim")

    await move_to(office, at(12, 1, 0, 15))

    await office.head_of_tikim.expects(PLAIN)
    await everybody_reads(office)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jam 7 pagi", "Rabu, 25 November 2026 pukul 07.00 WIB sudah lewat"),
        ("besok", "jamnya belum"),
        ("kapan-kapan", "Waktunya belum terbaca"),
    ],
)
async def test_a_time_that_cannot_be_is_asked_for_again(
    office: Office, typed: str, said: str
) -> None:
    trainer = office.trainer
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await trainer.types_html(WORDS)
    await addresses(trainer, "Seksi", "Tikim")
    await trainer.types(typed)
    await trainer.expects(said)

    await trainer.types("besok 08.00")
    await trainer.expects("Perlu tombol")


async def test_the_draft_survives_a_restart_in_the_middle_of_the_form(office: Office) -> None:
    trainer = office.trainer
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await trainer.types_html(WORDS)
    await addresses(trainer, "Unit", "UKK Musi Rawas")
    await office.settles()
    async with open_office(office.telegram, office.clock, office.settings):
        await trainer.types("/umumkan")
        await trainer.expects("Lanjutkan draf?")
        await trainer.taps("Lanjutkan draf")
        await trainer.expects("Kapan dikirim?")
        await chooses(trainer)
        await trainer.expects("Akan dikirim ke 1 orang")
        await trainer.taps("Kirim")
        await office.ukk_officer.expects(PLAIN)
    await everybody_reads(office)


async def test_a_second_press_sends_nothing_twice(office: Office) -> None:
    last_look = await drafts(office.trainer, "Seksi", "Tikim")
    await office.trainer.taps_old(last_look, "Kirim")
    await office.trainer.taps_old(last_look, "Kirim")

    await office.trainer.expects("mulai dikirim")
    await everybody_reads(office)
    assert len([one for one in office.admin.chat if PLAIN in one.text]) == 1


async def test_what_was_changed_since_is_not_sent_by_the_old_button(office: Office) -> None:
    trainer = office.trainer
    last_look = await drafts(trainer, "Seksi", "Tikim")
    await office.fast_forward(seconds=10)
    await trainer.types("/umumkan")
    await trainer.expects("Lanjutkan draf?")
    await trainer.taps("Lanjutkan draf")
    await trainer.expects("persis seperti")

    await trainer.taps_old(last_look, "Kirim")

    await trainer.expects("persis seperti")
    await office.admin.expects_nothing()
    await trainer.reads_all()


@pytest.mark.parametrize(
    "data", ["g:p:1", "g:x:1", "g:xx:1", "g:w:1", "g:n:1", "z:c:1", "z:r:1", "z:rr:1"]
)
async def test_an_officer_cannot_press_the_trainers_buttons(office: Office, data: str) -> None:
    await publishes(office.trainer, "Seksi", "Tikim")
    await everybody_reads(office)
    rina = office.counter_officer

    await rina.sends_callback(rina.last, data)

    await rina.expects("")
    await everybody_reads(office)
    assert (await office.services.announcements.get(1)).state == "berjalan"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data",
    [
        "u:t:u:nirwana:1",
        "u:menu:q",
        "u:until:besok",
        "g:zz:1",
        "r:read:x",
        "u:t:q:a:1",
        "u",
        "g",
        "z:c",
        "z:q:1",
    ],
)
async def test_forged_buttons_are_excused(office: Office, data: str) -> None:
    trainer = office.trainer
    await trainer.types("/umumkan")
    await trainer.expects("1/6")

    await trainer.sends_callback(trainer.last, data)

    await trainer.expects("tidak berlaku")


async def test_an_officer_cannot_announce(office: Office) -> None:
    await office.counter_officer.types("/umumkan")
    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")

    await office.counter_officer.sends_callback(office.counter_officer.last, "u:new")
    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")


async def test_the_trainer_of_a_ukk_addresses_only_that_ukk(office: Office) -> None:
    trainer = await office.enrols(
        "ukk_trainer", NewMember("Lestari Ningsih", "ukk-musi-rawas", (Role.TRAINER,))
    )
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await trainer.types_html(WORDS)
    offered = await trainer.expects("Untuk siapa")
    assert ["UKK Musi Rawas", "Seksi"] in offered.buttons
    assert "Seluruh kantor" not in str(offered.buttons)
    await trainer.sends_callback(offered, "u:t:u:ukk-oku:1")
    await trainer.expects("tidak ditugaskan")
    await trainer.sends_callback(offered, "u:t:u:ukk-musi-rawas:0")
    await trainer.expects("tidak ditugaskan")
    await trainer.taps("UKK Musi Rawas")
    await trainer.expects("1 orang")
    await trainer.taps("Lanjut")
    await trainer.expects("Kapan dikirim?")
    await chooses(trainer)
    await trainer.expects("Akan dikirim ke 1 orang")
    await trainer.taps("Kirim")

    await office.ukk_officer.expects(PLAIN)
    await everybody_reads(office)


async def test_a_text_that_is_too_long_is_refused_while_it_is_written(office: Office) -> None:
    trainer = office.trainer
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await trainer.types("panjang " * 490)
    await trainer.expects("Terlalu panjang")
    await trainer.sends_photo(caption="panjang " * 110)
    await trainer.expects("Terlalu panjang")
    await trainer.sends_photo()
    await trainer.expects("keterangan foto")

    await trainer.types("pendek")
    await trainer.expects("Untuk siapa")


async def test_a_report_begun_meanwhile_gets_its_own_words(office: Office) -> None:
    trainer = office.trainer
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await office.fast_forward(seconds=5)
    await trainer.types("/lapor")
    await trainer.expects("1/8")
    await trainer.taps("Dokumen palsu")
    await trainer.expects("2/8")

    await trainer.types("KK tampak hasil suntingan, hurufnya berbeda")

    await trainer.expects("3/8")


# --- while it is out ---


@pytest.fixture
async def crowd(office: Office) -> list[Person]:
    """Forty officers at the UKK OKU, who came without being welcomed one by one."""
    people = [office.telegram.person(f"Petugas {number}") for number in range(CROWD)]
    for person in people:
        newcomer = NewMember(person.name, "ukk-oku", (Role.OFFICER,))
        code = await office.services.people.invite(newcomer)
        await office.services.people.enrol(code, person.id)
    return people


def times_told(people: list[Person], fragment: str = PLAIN) -> list[int]:
    """How often each of them was told."""
    return [len([one for one in person.chat if fragment in one.text]) for person in people]


async def some_have_it(people: list[Person], least: int) -> None:
    async with asyncio.timeout(10):
        while sum(times_told(people)) < least:
            await asyncio.sleep(0.02)


async def test_a_pause_skips_nobody_and_repeats_nothing(
    office: Office, crowd: list[Person]
) -> None:
    trainer = office.trainer
    await publishes(trainer, "Unit", "UKK OKU")
    shown = await trainer.expects("sedang dikirim", buttons=["Jeda", "Batalkan"])
    await some_have_it(crowd, 5)
    await trainer.taps("Jeda", shown)
    paused = await trainer.expects("dijeda", buttons=["Lanjutkan", "Batalkan"])
    await asyncio.sleep(0.3)  # what was in flight has arrived; nothing else may
    before = sum(times_told(crowd))
    assert before < CROWD
    await asyncio.sleep(0.5)
    assert sum(times_told(crowd)) == before

    await trainer.taps("Lanjutkan", paused)

    await some_have_it(crowd, CROWD)
    await numbers_are_shown(office)
    assert times_told(crowd) == [1] * CROWD
    await trainer.expects("40 dari 40 orang")
    await everybody_reads(office)


async def test_what_is_cancelled_goes_no_further(office: Office, crowd: list[Person]) -> None:
    trainer = office.trainer
    await publishes(trainer, "Unit", "UKK OKU")
    shown = await trainer.expects("sedang dikirim")
    await some_have_it(crowd, 3)
    await trainer.taps("Jeda", shown)
    paused = await trainer.expects("dijeda")
    await trainer.taps("Batalkan", paused)
    await trainer.expects("Batalkan pengumuman #1?", buttons=["Ya, batalkan", "‹ Kembali"])
    await trainer.taps("Ya, batalkan")
    await trainer.expects("dibatalkan. Tidak ada lagi")
    await numbers_are_shown(office)

    assert sum(times_told(crowd)) < CROWD
    last = await trainer.expects("— dibatalkan")
    assert "tidak dikirim" in last.text
    await trainer.taps_old(paused, "Lanjutkan")
    await trainer.expects("Keadaan pengumuman ini sudah berubah")
    await everybody_reads(office)


async def test_what_is_left_at_the_closing_waits_for_the_opening(
    office: Office, crowd: list[Person]
) -> None:
    # So near that no lease of what is in flight runs out when the clock is moved.
    await move_to(office, at(11, 25, 16) - timedelta(seconds=5))
    await everybody_reads(office)
    trainer = office.trainer
    await publishes(trainer, "Unit", "UKK OKU")
    await some_have_it(crowd, 3)
    office.clock.move_to(at(11, 25, 16))
    await trainer.expects("menunggu kantor buka, Kamis, 26 November 2026 pukul 07.30 WIB")
    await asyncio.sleep(0.3)
    before = sum(times_told(crowd))
    assert before < CROWD

    await move_to(office, at(11, 26, 7, 30))

    await some_have_it(crowd, CROWD)
    assert times_told(crowd) == [1] * CROWD
    await numbers_are_shown(office)
    await everybody_reads(office)


async def test_an_urgent_report_overtakes_a_running_announcement(
    office: Office, crowd: list[Person]
) -> None:
    await publishes(office.trainer, "Unit", "UKK OKU")
    await some_have_it(crowd, 1)
    await office.reports(
        office.counter_officer, "KK tampak hasil suntingan", "Dokumen palsu", urgency="Mendesak"
    )

    await office.head_of_inteldakim.expects("KK tampak hasil suntingan")
    assert sum(times_told(crowd)) < CROWD
    await some_have_it(crowd, CROWD)
    await everybody_reads(office)


async def test_only_those_who_have_not_read_are_nudged_and_at_most_three_times(
    office: Office,
) -> None:
    trainer, andi, agus = office.trainer, office.head_of_tikim, office.admin
    await publishes(trainer, "Seksi", "Tikim")
    await andi.expects(PLAIN)
    await agus.expects(PLAIN)
    await andi.taps("Sudah baca")
    await andi.expects("✓ Dibaca")
    await numbers_are_shown(office)
    await trainer.reads_all()
    await trainer.taps("Belum baca")
    unread = await trainer.expects("Belum membaca pengumuman #1: 1 orang")
    assert "Kantor Imigrasi Muara Enim, Seksi Tikim (1)\nAgus Salim" in unread.text

    for number in range(3):
        await trainer.taps(f"Ingatkan ({number}/3)")
        await trainer.expects("1 orang yang belum membaca diingatkan")
        await agus.expects("Mohon dibaca", buttons=["Buka", "Sudah baca"])
        await trainer.taps("Ingatkan")
        await trainer.expects("diingatkan tiga kali" if number == 2 else "Tunggu satu jam")
        await office.fast_forward(minutes=61)
        await numbers_are_shown(office)
    await andi.expects_nothing()
    await agus.taps("Sudah baca")
    await agus.expects("✓ Dibaca")
    await trainer.taps("Ingatkan")
    await trainer.expects("semua penerima sudah membaca")
    await everybody_reads(office)


async def test_whoever_comes_later_gets_what_is_in_force_in_one_digest(office: Office) -> None:
    trainer = office.trainer
    for words in ("Jam layanan berubah", "Seragam hari Jumat"):
        await publishes(trainer, "Peran", "Petugas", html=words)
        await all_is_sent(office)
    await publishes(trainer, "Peran", "Petugas", html="Rapat sore ini", until="Hari kirim saja")
    await everybody_reads(office)
    await move_to(office, at(11, 26, 9))
    await everybody_reads(office)

    dodi = await office.enrols("newcomer", NewMember("Dodi", "ukk-oku", (Role.OFFICER,)))

    digest = await dodi.expects("Selamat bergabung", buttons=["Buka #1", "Buka #2"])
    assert "Jam layanan berubah" in digest.text
    assert "Seragam hari Jumat" in digest.text
    assert "Rapat" not in digest.text
    await dodi.taps("Buka #2")
    await dodi.expects("Seragam hari Jumat", buttons=["Sudah baca"])
    await dodi.taps("Sudah baca")
    await dodi.expects("✓ Dibaca")
    await dodi.types("/pengumuman")
    await dodi.expects("Pengumuman yang berlaku", buttons=["Buka #1", "Buka #2"])
    await office.head_of_tikim.types("/pengumuman")
    await office.head_of_tikim.expects("Tidak ada pengumuman")
    await everybody_reads(office)


async def test_a_correction_changes_what_was_sent_in_place(office: Office) -> None:
    trainer, andi = office.trainer, office.head_of_tikim
    await publishes(trainer, "Seksi", "Tikim")
    first = await andi.expects(PLAIN)
    await numbers_are_shown(office)
    await trainer.reads_all()
    await trainer.taps("Perbaiki")
    await trainer.expects("Tulis isi yang benar", buttons=["Batal"])
    await trainer.types_html("Apel pagi pukul <b>07.00</b>, <i>pakai topi</i> &amp; rompi.")
    await trainer.expects("Ganti sekarang?")
    await trainer.expects("pakai topi & rompi", buttons=["Ya, perbaiki", "Batal"])
    await andi.expects_nothing()
    await trainer.taps("Ya, perbaiki")
    await trainer.expects("sudah diganti")

    changed = await andi.expects("Apel pagi pukul 07.00, pakai", buttons=["Sudah baca"])
    assert changed.id == first.id
    assert "<b>07.00</b>, <i>pakai topi</i> &amp; rompi." in to_html(
        changed.text, changed.json["entities"]
    )
    assert "diperbarui 25 November 2026 pukul 09.00" in changed.text
    await everybody_reads(office)


async def test_words_asked_for_before_a_restart_are_taken_after_it(office: Office) -> None:
    trainer, andi = office.trainer, office.head_of_tikim
    await publishes(trainer, "Seksi", "Tikim")
    await andi.expects(PLAIN)
    await numbers_are_shown(office)
    await trainer.reads_all()
    await trainer.taps("Tarik")
    await trainer.expects("alasan penarikan")
    await office.settles()
    async with open_office(office.telegram, office.clock, office.settings):
        await trainer.types("Salah jam")
        await trainer.expects("Salah jam", buttons=["Ya, tarik"])
        await trainer.taps("Ya, tarik")
        await trainer.expects("sudah ditarik")
        await andi.expects("ditarik oleh Lestari Ningsih.\nAlasan: Salah jam")
    await everybody_reads(office)


async def test_a_recall_takes_the_photo_away_too(office: Office) -> None:
    trainer, andi = office.trainer, office.head_of_tikim
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await trainer.sends_photo(caption="Denah loket baru")
    await addresses(trainer, "Seksi", "Tikim")
    await chooses(trainer)
    await trainer.expects("Akan dikirim ke 2 orang")
    await trainer.taps("Kirim")
    with_photo = await andi.expects("Denah loket baru", buttons=["Sudah baca"])
    assert "photo" in with_photo.json
    await andi.taps("Sudah baca")
    read = await andi.expects("✓ Dibaca")
    assert "photo" in read.json
    await numbers_are_shown(office)
    await trainer.reads_all()
    await trainer.taps("Tarik")
    await trainer.expects("alasan penarikan")
    await trainer.types("Denahnya keliru")
    await trainer.expects("Denahnya keliru", buttons=["Ya, tarik"])
    await trainer.taps("Ya, tarik")

    gone = await andi.expects("ditarik")
    assert "photo" not in gone.json
    assert not [one for one in andi.chat if "Denah loket" in one.text]
    await andi.taps_old(with_photo, "Sudah baca")
    await andi.expects("sudah ditarik oleh penulisnya")
    await everybody_reads(office)


async def test_who_has_blocked_the_bot_is_counted_and_not_tried_again(office: Office) -> None:
    await office.admin.blocks()
    await publishes(office.trainer, "Seksi", "Tikim")
    await office.head_of_tikim.expects(PLAIN)
    await numbers_are_shown(office)

    shown = await office.trainer.expects("selesai dikirim")
    assert "terkirim 1 · gagal 0 · diblokir 1" in shown.text
    await office.admin.unblocks()
    await office.fast_forward(hours=1)
    await numbers_are_shown(office)
    assert not [one for one in office.admin.chat if PLAIN in one.text]
    await everybody_reads(office)


async def test_the_unread_of_one_can_be_addressed_by_another(office: Office) -> None:
    trainer, andi = office.trainer, office.head_of_tikim
    await publishes(trainer, "Seksi", "Tikim")
    await andi.expects(PLAIN)
    await andi.taps("Sudah baca")
    await andi.expects("✓ Dibaca")
    await everybody_reads(office)
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await trainer.types("Mohon pengumuman kemarin dibaca")
    await trainer.expects("Untuk siapa")
    await trainer.taps("Belum membaca")
    await trainer.expects("pengumuman mana")
    await trainer.taps("#1 Apel pagi")
    await trainer.expects("yang belum membaca #1, 1 orang")
    await everybody_reads(office)


async def test_a_trainer_whose_post_has_ended_sends_nothing(office: Office) -> None:
    trainer = office.trainer
    last_look = await drafts(trainer, "Seksi", "Tikim")
    member = await office.services.people.recognise(trainer.id)
    assert member is not None
    async with office.services.database.begin() as session:
        await session.merge(member)
        for post in member.appointments:
            (await session.merge(post)).ends_on = at(11, 24, 0).date()

    await trainer.taps_old(last_look, "Kirim")

    await trainer.expects("tidak ditugaskan")
    await office.admin.expects_nothing()


async def test_only_the_first_of_an_album_goes_along(office: Office) -> None:
    trainer = office.trainer
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await trainer.sends_album(caption="Denah loket baru")

    await trainer.expects("Untuk siapa")
    await trainer.expects("Satu pengumuman hanya memuat satu foto")


async def test_what_is_personal_is_masked_before_it_goes_out(office: Office) -> None:
    trainer = office.trainer
    await trainer.types("/umumkan")
    await trainer.expects("1/6")
    await trainer.types_html("Berkas <b>3171234567890001</b> sudah selesai")
    await trainer.expects("NIK")
    await addresses(trainer, "Seksi", "Tikim")
    await chooses(trainer)
    await trainer.expects("Akan dikirim")
    await trainer.taps("Kirim")

    received = await office.admin.expects("sudah selesai")
    assert "3171234567890001" not in received.text
    assert "<b>••••" in to_html(received.text, received.json["entities"])
    await everybody_reads(office)


async def test_a_draft_can_be_thrown_away_and_its_buttons_die_with_it(office: Office) -> None:
    trainer = office.trainer
    last_look = await drafts(trainer, "Seksi", "Tikim")
    await trainer.taps("Batal")
    await trainer.expects("Draf pengumuman dihapus")

    for label in ("Kirim", "‹ Kembali", "Batal"):
        await trainer.taps_old(last_look, label)
        await trainer.expects("")
    await office.settles()
    await office.admin.expects_nothing()
