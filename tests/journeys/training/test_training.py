"""A card a day, in working hours and spaced; sentences for the hard moment; who sets the days."""

from pathlib import Path

import pytest

from botapi_emulator import Message, Person
from knowledge.reading.training.content import Card
from office.people import NewMember, Role
from tests.cast.steps import sends_callback, shows, taps, taps_old, types
from tests.journeys.conftest import Office, copied_content
from tests.journeys.reports import at

EVERY_DAY = """
[training]
days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
time = "08.00"
"""
CARD_BUTTONS = ["Paham", "Ulangi lagi", "Nanti", "Besok saja"]


@pytest.fixture
def training_table() -> str:
    return EVERY_DAY


@pytest.fixture
def content(tmp_path: Path, training_table: str) -> Path:
    """A folder of their own: these journeys change files in it."""
    return copied_content(tmp_path, training_table)


@pytest.fixture(autouse=True)
async def only_rina_is_trained(office: Office) -> None:
    """The other officers have paused."""
    for other in (office.ukk_officer, office.admin):
        await leaves(office, other, until="31/12/2026")


async def leaves(office: Office, person: Person, until: str) -> None:
    """Let the admin enter somebody's leave from tomorrow on."""
    await types(office.admin, "/cuti", then="Siapa yang cuti?")
    await taps(office.admin, person.name, then="Mulai tanggal berapa?")
    await taps(office.admin, "Besok", then="Sampai tanggal berapa")
    await types(office.admin, until, then="Cuti", buttons=["Simpan cuti"])
    await taps(office.admin, "Simpan cuti", then="Sudah dicatat")


async def nothing_comes(office: Office) -> None:
    """Insist that the schedule has nothing for Rina at this moment."""
    await office.services.training.due.run()
    await office.all_is_sent()
    await office.counter_officer.expects_nothing()


def card_in(office: Office, message: Message) -> Card:
    """The card that a message shows."""
    cards = office.application.bot_data.shelf.content.training.cards.values()
    return next(card for card in cards if f"— {card.title}\n" in message.text)


async def test_a_card_arrives_at_its_time_and_only_one_a_day(office: Office, rina: Person) -> None:
    await office.moves_to(at(26, 7, 59))
    await nothing_comes(office)

    await office.moves_to(at(26, 8, 1))

    message = await rina.expects("Ucapkan", buttons=CARD_BUTTONS)
    card = card_in(office, message)
    shows(message, card.say, card.never_say)
    await taps(rina, "Paham", then="Kartu ini datang lagi sekitar 30 November 2026")
    await office.moves_to(at(26, 13, 30))
    await nothing_comes(office)
    await types(rina, "/latihan", then="Kartu yang sudah dibaca: 1 dari")
    again = await rina.expects("Kartu hari ini sudah Anda pahami")
    assert card_in(office, again) == card
    assert not any("Paham" in row for row in again.buttons)


async def test_a_card_asked_for_in_the_morning_does_not_come_a_second_time(
    office: Office, rina: Person
) -> None:
    await office.moves_to(at(26, 7, 40))
    await types(rina, "/latihan", then="Kemajuan saya")
    await rina.expects("Ucapkan", buttons=CARD_BUTTONS)

    await office.moves_to(at(26, 8, 1))

    await nothing_comes(office)


async def test_later_is_two_working_hours_and_tomorrow_is_the_next_working_day(
    office: Office,
    rina: Person,
) -> None:
    await office.moves_to(at(26, 11, 30))
    card = card_in(office, await rina.expects("Ucapkan", buttons=CARD_BUTTONS))
    await rina.taps("Nanti")
    # Half an hour is left before the break from twelve to one.
    await rina.expects("saya kirim lagi hari ini pukul 14.30")
    await office.moves_to(at(26, 14, 29))
    await nothing_comes(office)

    await office.moves_to(at(26, 14, 31))

    assert card_in(office, await rina.expects("Ucapkan", buttons=CARD_BUTTONS)) == card
    await taps(rina, "Besok saja", then="saya kirim lagi pada 27 November 2026")
    await office.moves_to(at(27, 8, 1))
    assert card_in(office, await rina.expects("Ucapkan", buttons=CARD_BUTTONS)) == card


async def test_an_unread_card_does_not_pile_up_while_telegram_is_away(
    office: Office, rina: Person
) -> None:
    outage = office.telegram.faults.fail(502, method="sendMessage")
    await office.moves_to(at(26, 8, 1))
    await office.services.training.due.run()
    await office.settles()
    outage.lift()

    office.clock.move_to(at(27, 8, 1))

    await rina.expects("Ucapkan", buttons=CARD_BUTTONS)
    await nothing_comes(office)


async def test_holidays_and_the_weekend_after_them_pass_without_a_card(
    office: Office, rina: Person
) -> None:
    # Cuti bersama on Thursday, Christmas on Friday.
    for day in (24, 25, 26, 27):
        await office.moves_to(at(day, 8, 1).replace(month=12))
        await nothing_comes(office)

    await office.moves_to(at(28, 8, 1).replace(month=12))

    await rina.expects("Ucapkan", buttons=CARD_BUTTONS)
    # Monday's notice of claims that wait to be confirmed, and the picture of the week.
    await office.everybody_reads()


async def test_somebody_on_leave_is_left_alone(office: Office) -> None:
    await leaves(office, office.counter_officer, until="27/11/2026")
    for day in (26, 27):
        await office.moves_to(at(day, 8, 1))
        await nothing_comes(office)

    await office.moves_to(at(30, 8, 1))

    await office.counter_officer.expects("Ucapkan", buttons=CARD_BUTTONS)
    # Monday's notice of claims that wait to be confirmed, and the picture of the week.
    await office.everybody_reads()


async def test_a_card_comes_back_later_each_time_across_the_end_of_a_month(
    office: Office, rina: Person
) -> None:
    await office.moves_to(at(26, 8, 1))
    card = card_in(office, await rina.expects("Ucapkan"))
    await rina.taps("Paham")
    await rina.expects("datang lagi sekitar 30 November")  # three days: a Sunday
    await office.moves_to(at(27, 8, 1))
    other = card_in(office, await rina.expects("Ucapkan"))
    assert other != card
    await taps(rina, "Ulangi lagi", then="diulang pada 30 November 2026")

    await office.moves_to(at(30, 8, 1))

    # What was to be repeated goes first; what was understood waits a day for it.
    assert card_in(office, await rina.expects("Ucapkan")) == other
    await taps(rina, "Paham", then="datang lagi")
    await office.moves_to(at(1, 8, 1).replace(month=12))
    assert card_in(office, await rina.expects("Ucapkan")) == card
    await taps(rina, "Paham", then="datang lagi sekitar 8 Desember 2026")
    # Monday's notice of claims that wait to be confirmed, and the picture of the week.
    await office.everybody_reads()


async def test_a_pause_lasts_a_week_and_can_be_ended(office: Office, rina: Person) -> None:
    await types(rina, "/latihan", then="Kemajuan saya", buttons=["Jeda seminggu"])
    await rina.expects("Ucapkan")
    await taps(
        rina, "Jeda seminggu", then="datang lagi mulai 2 Desember 2026", buttons=["Akhiri jeda"]
    )
    await office.moves_to(at(26, 8, 1))
    await nothing_comes(office)

    await taps(rina, "Akhiri jeda", then="Jeda sudah diakhiri")
    await office.moves_to(at(26, 8, 2))

    await rina.expects("Ucapkan", buttons=CARD_BUTTONS)
    await types(rina, "/latihan", then="Kemajuan saya")
    await rina.expects("Ucapkan")
    await taps(rina, "Jeda seminggu", then="Anda dapat menjeda lagi mulai 3 Desember 2026")


async def test_a_card_belongs_to_whom_it_was_sent(office: Office) -> None:
    rina, agus = office.counter_officer, office.head_of_tikim
    await office.moves_to(at(26, 8, 1))
    message = await rina.expects("Ucapkan")
    (data,) = (b["callback_data"] for row in message.keyboard for b in row if b["text"] == "Paham")
    own = await types(agus, "/bantuan", then="Ketik saja")

    await agus.sends_callback(own, data)

    await agus.expects("Kartu ini bukan untuk Anda")
    await taps(rina, "Paham", then="datang lagi")
    await taps_old(rina, message, "Ulangi lagi", then="sudah Anda jawab")


async def test_sentences_that_were_used_come_back_as_the_next_days_card(office: Office) -> None:
    rina, training = office.counter_officer, office.application.bot_data.shelf.content.training
    script = training.scripts["gangguan-sistem"]
    await types(
        rina,
        "/kalimat",
        then="Permohonannya belum bisa dilanjutkan?",
        buttons=["4. Gangguan sistem"],
    )
    shown = await taps(rina, "Gangguan sistem", then="Ucapkan dengan tenang", buttons=["‹ Kembali"])
    assert all(sentence in shown.text for sentence in script.sentences)
    assert script.note in shown.text

    await office.moves_to(at(26, 8, 1))

    assert card_in(office, await rina.expects("Ucapkan")).id == script.card_id


async def test_the_sentences_stand_under_the_answer_to_which_they_belong(
    office: Office, rina: Person
) -> None:
    await types(
        rina, "simkim error langkah pertama", then="Gangguan SIMKIM", buttons=["Semua bagian"]
    )
    contents = await taps(
        rina, "Semua bagian", then="Isi SOP ini", buttons=["Kalimat untuk pemohon"]
    )

    await rina.taps("Kalimat untuk pemohon")

    await rina.expects("Ucapkan dengan tenang")
    assert contents.text == rina.conversation().messages[contents.id].text  # it stays
    await taps(rina, "‹ Kembali", then="Pilih alasannya", buttons=["5. Permohonan ditolak"])


async def test_a_trainer_changes_the_schedule_and_sees_whom_it_reaches(
    office: Office, trainer: Person, rina: Person
) -> None:
    await types(trainer, "/jadwal", then="Senin, Selasa, Rabu, Kamis, Jumat, pukul 08.00 WIB")
    await trainer.expects("Untuk siapa?", buttons=["Seluruh kantor", "UKK Musi Rawas"])
    await taps(trainer, "Seluruh kantor", then="Hari apa saja kartu datang?", buttons=["Kamis: ya"])
    await taps(trainer, "Kamis: ya", then="kartu datang?", buttons=["Kamis: tidak"])
    await taps(trainer, "Lanjut", then="Jam berapa?")
    await types(trainer, "jam 7", then="kantor tidak buka pada jam tersebut")
    await types(trainer, "besok pagi", then="Jamnya belum terbaca")
    await types(
        trainer, "13.15", then="Tema kartunya apa?", buttons=["Bergilir tiap minggu", "Senyum"]
    )
    await taps(trainer, "Senyum", then="kuis datang?")
    shows(
        await taps(trainer, "Lanjut", then="Menjangkau 3 orang", buttons=["Simpan jadwal"]),
        "Kartu: Senin, Selasa, Rabu, Jumat, pukul 13.15 WIB\nTema: Senyum",
    )
    await taps(trainer, "Simpan jadwal", then="Sudah disimpan")

    await office.moves_to(at(26, 13, 20))
    await nothing_comes(office)
    await office.moves_to(at(27, 8, 1))
    await nothing_comes(office)
    await office.moves_to(at(27, 13, 16))

    assert card_in(office, await rina.expects("Ucapkan")).theme == "senyum"


async def test_training_cannot_be_switched_off(office: Office, trainer: Person) -> None:
    await types(trainer, "/jadwal", then="Jadwal latihan")
    await trainer.expects("Untuk siapa?")
    await trainer.taps("Seluruh kantor")
    for day in ("Senin", "Selasa", "Rabu", "Kamis", "Jumat"):
        await trainer.expects("kartu datang?")
        await trainer.taps(f"{day}: ya")
    await trainer.expects("kartu datang?", buttons=["Jumat: tidak"])

    await trainer.taps("Lanjut")

    await trainer.expects("Latihan tidak dapat dimatikan")
    await taps(trainer, "Batal", then="Jadwal tidak berubah")


async def test_a_trainer_of_a_ukk_sets_the_schedule_of_her_ukk_only(office: Office) -> None:
    maya = await office.enrols("ukk_trainer", NewMember("Maya", "ukk-musi-rawas", (Role.TRAINER,)))
    shows(
        await types(maya, "/jadwal", then="Jadwal latihan — UKK Musi Rawas"),
        never=["Seluruh kantor"],
    )
    asked = await maya.expects("kartu datang?")

    await maya.sends_callback(asked, "j:u:kanim")

    await maya.expects("tidak tersedia untuk tugas Anda")
    await sends_callback(maya, asked, "j:u:-", then="tidak tersedia untuk tugas Anda")
    await taps(maya, "Lanjut", then="Jam berapa?")
    await taps(maya, "13.15", then="Tema kartunya apa?")
    await taps(maya, "Bergilir tiap minggu", then="kuis datang?")
    await taps(maya, "Lanjut", then="Menjangkau 1 orang")
    await taps(maya, "Simpan jadwal", then="Sudah disimpan")
    await office.moves_to(at(26, 8, 1))
    await office.counter_officer.expects("Ucapkan")


async def test_officers_and_heads_set_no_schedule(office: Office) -> None:
    for person in (office.counter_officer, office.head_of_office):
        await types(person, "/jadwal", then="tidak tersedia untuk tugas Anda")


async def test_a_broken_card_is_named_and_the_old_cards_stay(office: Office) -> None:
    file = office.settings.knowledge_dir / "training" / "senyum.md"
    file.write_text(file.read_text().replace("Ucapkan:", "Ucap:", 1))

    await office.admin.types("/muat_ulang")

    # Once in answer to the command, once from the watch that saw the same file.
    for _ in range(2):
        shows(await office.admin.expects("senyum.md (rak nasional), baris"), "senyum-01")
    await types(office.counter_officer, "/latihan", then="Kemajuan saya")
    await office.counter_officer.expects("Ucapkan", buttons=CARD_BUTTONS)
