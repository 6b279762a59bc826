"""An announcement is written: one question a screen, masked, tested, and confirmed in full."""

from botapi_emulator import Person, to_html
from office.people import Employment, NewMember, Role
from tests.cast.steps import reads, sends_photo, taps, taps_old, types, types_html
from tests.journeys.announcements.announcing import (
    PLAIN,
    WORDS,
    addresses,
    chooses,
    drafts,
    reaches_the_ukk_officer,
)
from tests.journeys.conftest import Office, open_office


async def test_the_test_goes_to_the_author_alone(office: Office, trainer: Person) -> None:
    await drafts(trainer, "Seksi", "Tikim")
    await taps(trainer, "‹ Kembali", then="persis seperti")
    await trainer.taps("Kirim uji ke saya")

    await trainer.expects("Pesan uji dikirim")
    await office.all_is_sent()
    tested = trainer.last if PLAIN in trainer.last.text else trainer.chat[-2]
    assert tested.buttons == [["Sudah baca"]]
    await office.admin.expects_nothing()
    await trainer.reads_all()


async def test_the_draft_survives_a_restart_in_the_middle_of_the_form(
    office: Office, trainer: Person
) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await trainer.types_html(WORDS)
    await addresses(trainer, "Unit", "UKK Musi Rawas")
    await office.settles()
    async with open_office(office.telegram, office.clock, office.settings):
        await types(trainer, "/umumkan", then="Lanjutkan draf?")
        await trainer.taps("Lanjutkan draf")
        await reaches_the_ukk_officer(office, trainer)
    await office.everybody_reads()


async def test_a_second_press_sends_nothing_twice(office: Office) -> None:
    last_look = await drafts(office.trainer, "Seksi", "Tikim")
    await office.trainer.taps_old(last_look, "Kirim")
    await office.trainer.taps_old(last_look, "Kirim")

    await office.trainer.expects("mulai dikirim")
    await office.everybody_reads()
    assert len([message for message in office.admin.chat if PLAIN in message.text]) == 1


async def test_what_was_changed_since_is_not_sent_by_the_old_button(
    office: Office, trainer: Person
) -> None:
    last_look = await drafts(trainer, "Seksi", "Tikim")
    await office.fast_forward(seconds=10)
    await types(trainer, "/umumkan", then="Lanjutkan draf?")
    await taps(trainer, "Lanjutkan draf", then="persis seperti")

    await trainer.taps_old(last_look, "Kirim")

    await trainer.expects("persis seperti")
    await office.admin.expects_nothing()
    await trainer.reads_all()


async def test_a_text_that_is_too_long_is_refused_while_it_is_written(
    office: Office, trainer: Person
) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await types(trainer, "panjang " * 490, then="Terlalu panjang")
    await sends_photo(trainer, caption="panjang " * 110, then="Terlalu panjang")
    await sends_photo(trainer, then="keterangan foto")

    await types(trainer, "pendek", then="Untuk siapa")


async def test_a_report_begun_meanwhile_gets_its_own_words(office: Office, trainer: Person) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await office.fast_forward(seconds=5)
    await types(trainer, "/lapor", then="1/8")
    await taps(trainer, "Dokumen palsu", then="2/8")

    await trainer.types("KK tampak hasil suntingan, hurufnya berbeda")

    await trainer.expects("3/8")


async def test_only_the_first_of_an_album_goes_along(office: Office, trainer: Person) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await trainer.sends_album(caption="Denah loket baru")

    await reads(trainer, "Untuk siapa", "Satu pengumuman hanya memuat satu foto")


async def test_what_is_personal_is_masked_before_it_goes_out(
    office: Office, trainer: Person
) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await types_html(trainer, "Berkas <b>3171234567890001</b> sudah selesai", then="NIK")
    await addresses(trainer, "Seksi", "Tikim")
    await chooses(trainer)
    await trainer.expects("Akan dikirim")
    await trainer.taps("Kirim")

    received = await office.admin.expects("sudah selesai")
    assert "3171234567890001" not in received.text
    assert "<b>••••" in to_html(received.text, received.json["entities"])
    await office.everybody_reads()


async def test_a_draft_can_be_thrown_away_and_its_buttons_die_with_it(
    office: Office, trainer: Person
) -> None:
    last_look = await drafts(trainer, "Seksi", "Tikim")
    await taps(trainer, "Batal", then="Draf pengumuman dihapus")

    for label in ("Kirim", "‹ Kembali", "Batal"):
        await taps_old(trainer, last_look, label)
    await office.settles()
    await office.admin.expects_nothing()

    await drafts(trainer, "Seksi", "Tikim")

    await taps(trainer, "Kirim", then="Pengumuman #1")  # the discarded one took no number
    await office.everybody_reads()


async def test_a_document_goes_out_with_its_words_to_one_kind_of_employment(
    office: Office,
    trainer: Person,
) -> None:
    newcomer = NewMember("Dodi", "kanim", (Role.OFFICER,), employment=Employment.PPNPN)
    dodi = await office.enrols("newcomer", newcomer)
    await types(trainer, "/umumkan", then="1/6")
    await trainer.sends_document(name="jadwal.pdf", caption="Jadwal piket Desember")
    await addresses(trainer, "Kepegawaian", "PPNPN")
    await chooses(trainer)
    await trainer.expects("Penerima: PPNPN")
    await trainer.taps("Kirim")

    received = await dodi.expects("Jadwal piket Desember", buttons=["Sudah baca"])
    assert received.json["document"]["file_name"] == "jadwal.pdf"
    await office.counter_officer.expects_nothing()
    await office.everybody_reads()


async def test_a_long_caption_stays_with_its_photo(office: Office, trainer: Person) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await trainer.sends_photo(caption="Denah loket " + "baru " * 150)
    await addresses(trainer, "Seksi", "Tikim")
    await chooses(trainer)
    await trainer.expects("Akan dikirim")
    await trainer.taps("Kirim")

    received = await office.admin.expects("Denah loket", buttons=["Sudah baca"])
    assert "photo" in received.json
    await office.everybody_reads()
