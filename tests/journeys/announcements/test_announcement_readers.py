"""An announcement that is out: read, nudged, given to newcomers, corrected, recalled."""

from botapi_emulator import Person, to_html
from office.people import NewMember, Role
from tests.cast.steps import sends_callback, taps, taps_old, types, types_html
from tests.journeys.announcements.announcing import (
    PLAIN,
    addresses,
    chooses,
    numbers_are_shown,
    publishes,
)
from tests.journeys.conftest import Office, open_office
from tests.journeys.reports import at


async def test_only_those_who_have_not_read_are_nudged_and_at_most_three_times(
    office: Office,
) -> None:
    trainer, andi, agus = office.trainer, office.head_of_tikim, office.admin
    await publishes(trainer, "Seksi", "Tikim")
    await andi.expects(PLAIN)
    await agus.expects(PLAIN)
    await taps(andi, "Sudah baca", then="✓ Dibaca")
    await numbers_are_shown(office)
    await trainer.reads_all()
    unread = await taps(trainer, "Belum baca", then="Belum membaca pengumuman #1: 1 orang")
    assert "Kantor Imigrasi Muara Enim, Seksi Tikim (1)\nAgus Salim" in unread.text

    for number in range(3):
        await taps(trainer, f"Ingatkan ({number}/3)", then="1 orang yang belum membaca diingatkan")
        await agus.expects("Mohon dibaca", buttons=["Buka", "Sudah baca"])
        await taps(
            trainer, "Ingatkan", then="diingatkan tiga kali" if number == 2 else "Tunggu satu jam"
        )
        await office.fast_forward(minutes=61)
        await numbers_are_shown(office)
    await andi.expects_nothing()
    await taps(agus, "Sudah baca", then="✓ Dibaca")
    await taps(trainer, "Ingatkan", then="semua penerima sudah membaca")
    await office.everybody_reads()


async def test_the_unread_of_one_can_be_addressed_by_another(
    office: Office, trainer: Person, andi: Person
) -> None:
    await publishes(trainer, "Seksi", "Tikim")
    await andi.expects(PLAIN)
    await taps(andi, "Sudah baca", then="✓ Dibaca")
    await office.everybody_reads()
    await types(trainer, "/umumkan", then="1/6")
    await types(trainer, "Mohon pengumuman kemarin dibaca", then="Untuk siapa")
    await taps(trainer, "Belum membaca", then="pengumuman mana")
    await trainer.taps("#1 Apel pagi")
    await trainer.expects("yang belum membaca #1, 1 orang")
    await taps(trainer, "Lanjut", then="Kapan dikirim?")
    await chooses(trainer)
    await trainer.expects("Penerima: yang belum membaca #1")
    await trainer.taps("Kirim")

    await office.admin.expects("Mohon pengumuman kemarin dibaca")
    await andi.expects_nothing()
    await office.everybody_reads()


async def test_what_is_read_by_the_nudge_is_read_in_the_announcement_too(
    office: Office, trainer: Person, andi: Person
) -> None:
    await publishes(trainer, "Seksi", "Tikim")
    first = await andi.expects(PLAIN, buttons=["Sudah baca"])
    await numbers_are_shown(office)
    await trainer.reads_all()
    await taps(trainer, "Ingatkan", then="diingatkan")
    await andi.expects("Mohon dibaca")

    await andi.taps("Sudah baca")

    await andi.expects("✓ Dibaca 09.00")
    await office.everybody_reads()
    earlier = andi.conversation().messages[first.id]
    assert "✓ Dibaca 09.00" in earlier.text
    assert earlier.buttons == []


async def test_a_nudge_that_is_not_needed_any_more_says_so(
    office: Office, trainer: Person, andi: Person
) -> None:
    await publishes(trainer, "Seksi", "Tikim")
    first = await andi.expects(PLAIN)
    await numbers_are_shown(office)
    await trainer.reads_all()
    await taps(trainer, "Ingatkan", then="diingatkan")
    nudge = await andi.expects("Mohon dibaca")

    await andi.taps_old(first, "Sudah baca")

    await office.everybody_reads()
    assert "✓ Dibaca" in andi.conversation().messages[nudge.id].text
    assert andi.conversation().messages[nudge.id].buttons == []


async def test_a_newcomer_gets_what_is_in_force_in_one_digest(
    office: Office, trainer: Person
) -> None:
    for words in ("Jam layanan berubah", "Seragam hari Jumat"):
        await publishes(trainer, "Peran", "Petugas", html=words)
        await office.all_is_sent()
    await publishes(trainer, "Peran", "Petugas", html="Rapat sore ini", until="Hari kirim saja")
    await office.everybody_reads()
    await office.moves_to(at(26, 9))
    await office.everybody_reads()

    dodi = await office.enrols("newcomer", NewMember("Dodi", "ukk-oku", (Role.OFFICER,)))

    digest = await dodi.expects("Selamat bergabung", buttons=["Buka #1", "Buka #2"])
    assert "Jam layanan berubah" in digest.text
    assert "Seragam hari Jumat" in digest.text
    assert "Rapat" not in digest.text
    await dodi.taps("Buka #2")
    await dodi.expects("Seragam hari Jumat", buttons=["Sudah baca"])
    await taps(dodi, "Sudah baca", then="✓ Dibaca")
    await types(dodi, "/pengumuman", then="Pengumuman yang berlaku", buttons=["Buka #1", "Buka #2"])
    await types(office.head_of_tikim, "/pengumuman", then="Tidak ada pengumuman")
    await office.everybody_reads()


async def test_a_correction_changes_what_was_sent_in_place(
    office: Office, trainer: Person, andi: Person
) -> None:
    await publishes(trainer, "Seksi", "Tikim")
    first = await andi.expects(PLAIN)
    await office.admin.expects(PLAIN)
    old = await taps(office.admin, "Sudah baca", then="✓ Dibaca")
    await numbers_are_shown(office)
    await trainer.reads_all()
    await taps(trainer, "Perbaiki", then="Tulis isi yang benar", buttons=["Batal"])
    await types_html(
        trainer,
        "Apel pagi pukul <b>07.00</b>, <i>pakai topi</i> &amp; rompi.",
        then="Ganti sekarang?",
    )
    await trainer.expects("pakai topi & rompi", buttons=["Ya, perbaiki", "Batal"])
    await andi.expects_nothing()
    await taps(trainer, "Ya, perbaiki", then="sudah diganti")

    changed = await andi.expects("Apel pagi pukul 07.00, pakai", buttons=["Sudah baca"])
    assert changed.id == first.id
    assert "<b>07.00</b>, <i>pakai topi</i> &amp; rompi." in to_html(
        changed.text, changed.json["entities"]
    )
    assert "diperbarui 25 November 2026 pukul 09.00" in changed.text
    # The button of the old words counts for nothing: its reader sees the new ones first.
    await sends_callback(andi, first, "r:read:1:0", then="baru saja diperbaiki")
    assert ["Sudah baca"] in andi.conversation().messages[first.id].buttons
    # Who had read them is asked again, and the button stands under the announcement, too.
    await office.admin.expects("Mohon dibaca lagi", buttons=["Buka", "Sudah baca"])
    await office.admin.taps("Sudah baca")
    await office.everybody_reads()
    assert "✓ Dibaca" in office.admin.conversation().messages[old.id].text


async def test_words_asked_for_before_a_restart_are_taken_after_it(
    office: Office, trainer: Person, andi: Person
) -> None:
    await publishes(trainer, "Seksi", "Tikim")
    await andi.expects(PLAIN)
    await numbers_are_shown(office)
    await trainer.reads_all()
    await taps(trainer, "Tarik", then="alasan penarikan")
    await office.settles()
    async with open_office(office.telegram, office.clock, office.settings):
        await types(trainer, "Salah jam", then="Salah jam", buttons=["Ya, tarik"])
        await taps(trainer, "Ya, tarik", then="sudah ditarik")
        await andi.expects("ditarik oleh Lestari Ningsih.\nAlasan: Salah jam")
    await office.everybody_reads()


async def test_a_recall_takes_the_photo_away_too(
    office: Office, trainer: Person, andi: Person
) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await trainer.sends_photo(caption="Denah loket baru")
    await addresses(trainer, "Seksi", "Tikim")
    await chooses(trainer)
    await trainer.expects("Akan dikirim ke 2 orang")
    await trainer.taps("Kirim")
    with_photo = await andi.expects("Denah loket baru", buttons=["Sudah baca"])
    assert "photo" in with_photo.json
    read = await taps(andi, "Sudah baca", then="✓ Dibaca")
    assert "photo" in read.json
    await numbers_are_shown(office)
    await trainer.reads_all()
    await taps(trainer, "Tarik", then="alasan penarikan")
    await types(trainer, "Denahnya keliru", then="Denahnya keliru", buttons=["Ya, tarik"])
    await trainer.taps("Ya, tarik")

    gone = await andi.expects("ditarik")
    assert "photo" not in gone.json
    assert not [message for message in andi.chat if "Denah loket" in message.text]
    await taps_old(andi, with_photo, "Sudah baca", then="sudah ditarik oleh penulisnya")
    await office.everybody_reads()


async def test_a_correction_and_a_recall_reach_every_copy(office: Office, trainer: Person) -> None:
    await publishes(trainer, "Peran", "Petugas", html="Rapat pukul 08.00 di aula")
    await office.everybody_reads()
    dodi = await office.enrols("newcomer", NewMember("Dodi", "ukk-oku", (Role.OFFICER,)))
    digest = await dodi.expects("Rapat pukul 08.00", buttons=["Buka #1"])
    await dodi.taps("Buka #1")
    opened = await dodi.expects("Rapat pukul 08.00", buttons=["Sudah baca"])
    await numbers_are_shown(office)
    await trainer.reads_all()
    await taps(trainer, "Ingatkan", then="diingatkan")
    nudge = await dodi.expects("Mohon dibaca")
    await taps(trainer, "Perbaiki", then="Tulis isi yang benar")
    await types(trainer, "Rapat pukul 09.00 di aula", then="09.00", buttons=["Ya, perbaiki"])
    await trainer.taps("Ya, perbaiki")
    await office.everybody_reads()
    for copy in (digest, opened, nudge):
        assert "Rapat pukul 09.00" in dodi.conversation().messages[copy.id].text

    await taps(trainer, "Tarik", then="alasan penarikan")
    await types(trainer, "Rapat batal", then="Rapat batal", buttons=["Ya, tarik"])
    await trainer.taps("Ya, tarik")

    await office.everybody_reads()
    assert not [message for message in dodi.chat if "Rapat pukul" in message.text]
    assert "Alasan: Rapat batal" in dodi.conversation().messages[opened.id].text
    assert "sudah ditarik" in dodi.conversation().messages[digest.id].text
