"""What the bot can do is an answer: it says what it holds now, and begins with a tap."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from bot.screens.abilities.actions import ABILITY_BUTTON, BEGIN_BUTTON
from bot.telegram.callback_data import pack
from botapi_emulator import Person
from knowledge.search.abilities import document
from knowledge.search.answer import Answer, Band
from knowledge.shelf import Shelf, address
from office.people import Role
from office.questions.models import Question
from tests.cast.judging import judges
from tests.cast.people import is_away, is_plh
from tests.cast.steps import sends_callback, shows, taps, types
from tests.conftest import WIB
from tests.journeys.conftest import Office
from tests.journeys.reports import files, member
from tests.waiting import until

TODAY = date(2026, 11, 25)  # a Wednesday


def sections_address(shelf: Shelf, ability_id: str) -> str:
    return address(document(shelf.content.abilities[ability_id]).sections[0])


async def questions(office: Office) -> list[Question]:
    return await office.rows(select(Question))


async def test_a_need_typed_in_ones_own_words_begins_what_it_needs(
    office: Office, rina: Person
) -> None:
    await types(rina, "gimana cara lapor", then="satu pertanyaan per layar", buttons=["Tulis"])

    await taps(rina, "Tulis laporan", then="1/8")

    (asked,) = await questions(office)
    assert (asked.band, asked.sop_id) == (Band.SURE, "/lapor")


async def test_the_answer_stays_above_what_it_has_begun(office: Office, rina: Person) -> None:
    message = await types(rina, "gimana cara lapor", then="satu pertanyaan per layar")

    await taps(rina, "Tulis laporan", then="1/8")

    assert any("satu pertanyaan per layar" in shown.text for shown in rina.chat)
    assert message.keyboard


async def test_a_holiday_is_told_from_the_calendar(office: Office, rina: Person) -> None:
    await types(rina, "besok libur ga", then="Besok (Kamis, 26 November 2026): kantor buka")
    await types(rina, "sabtu libur ga?", then="Sabtu, 28 November 2026: kantor tutup")
    await types(rina, "cuti bersama desember", then="Kamis, 24 Desember 2026")

    office.clock.move_to(datetime(2026, 12, 24, 9, tzinfo=WIB))
    await types(rina, "besok libur ga", then="kantor tutup (Hari Raya Natal)")


async def test_who_holds_a_post_now_is_told_as_in_the_list_of_posts(
    office: Office, rina: Person
) -> None:
    database = office.services.database
    sri, hendra = [
        await member(office, person)
        for person in (office.head_of_inteldakim, office.head_of_dokintalkim)
    ]
    tomorrow = TODAY + timedelta(days=1)
    await is_away(database, sri, tomorrow)
    await is_plh(database, hendra, tomorrow)

    shows(
        await types(rina, "siapa kasi inteldakim", then="Kasi Inteldakim: Sri"),
        never=["Kasi Tikim"],
    )
    office.clock.advance(timedelta(days=1))
    shows(
        await types(rina, "siapa plh kasi inteldakim", then="Kasi Inteldakim: Hendra"),
        "Plh",
    )
    await types(rina, "siapa plh kakanim", then="Kepala Kantor: ", buttons=["Semua pejabat"])
    await taps(rina, "Semua pejabat", then="Pejabat saat ini")


async def test_hours_and_address_are_what_the_office_has_written(
    office: Office, rina: Person
) -> None:
    shows(
        await types(rina, "kantor buka jam berapa", then="Sekarang buka, sampai pukul 12.00"),
        "Senin–Kamis: 07.30–12.00, 13.00–16.00",
    )
    office.clock.move_to(datetime(2026, 11, 27, 20, tzinfo=WIB))
    await types(rina, "kantor masih buka ga", then="buka lagi Senin, 30 November 2026 pukul 07.30")
    await types(rina, "alamat semua ukk", then="UKK Lubuklinggau")


async def test_ones_own_reports_are_told_and_no_others(office: Office, rina: Person) -> None:
    report = await files(office, rina, "KK tampak hasil suntingan", category="dokumen")
    await office.everybody_reads()

    message = await types(rina, "laporan saya sampai mana", then=report.code)
    assert message.json.get("has_protected_content")
    await types(office.ukk_officer, "laporan saya sampai mana", then="belum pernah mengirim")


async def test_the_letter_of_the_question_is_one_tap_away(office: Office, rina: Person) -> None:
    await types(rina, "contoh surat penundaan", then="Contoh surat untuk disalin")

    await taps(rina, "Penolakan atau penundaan", then="belum ditetapkan kantor")
    await rina.expects("Berkas Word")


async def test_the_interview_of_the_question_begins_with_its_purpose(
    office: Office, rina: Person
) -> None:
    message = await types(rina, "wawancara umroh", then="Wawancara terpandu")
    assert message.keyboard[0][0]["text"] == "Umrah dan haji"

    await taps(rina, "Umrah dan haji", then="1/")

    await types(rina, "/wawancara", then="belum selesai")


async def test_a_section_carries_what_belongs_to_its_case(office: Office, rina: Person) -> None:
    await types(rina, "umrah dan haji wawancara tujuan", buttons=["Wawancara"])

    await taps(rina, "Wawancara", then="1/")


async def test_a_document_in_doubt_is_verified_from_its_section(
    office: Office, rina: Person
) -> None:
    await types(rina, "surat ke penerbit isinya apa", buttons=["Verifikasi", "Contoh surat"])

    await taps(rina, "Verifikasi", then="okumen")


@pytest.mark.parametrize("text", ["tolong!!", "ada yg ngamuk", "tolong woi ada orang bawa pisau!"])
async def test_a_cry_for_help_gets_numbers_and_an_urgent_report(
    office: Office, rina: Person, text: str
) -> None:
    shows(await types(rina, text, then="telepon", buttons=["Lapor mendesak"]), "110")

    await taps(rina, "Lapor mendesak", then="1/8")
    await taps(rina, "Lain-lain", then="2/8")
    await types(rina, "Ada orang mengamuk di ruang tunggu", then="3/8")
    await taps(rina, "Kantor Imigrasi Muara Enim", then="4/8")
    await taps(rina, "Lewati", then="5/8")
    # The urgency is known.
    await taps(rina, "Lewati", then="7/8")
    await taps(rina, "Tidak", then="8/8")
    await taps(rina, "Lewati", then="Mendesak")
    assert await questions(office) == []


@pytest.mark.parametrize(
    "text",
    [
        *("udah makan belum", "bot goblok", "halo", "makasih ya pandu", "hehe mantap bos"),
        *("p", "halooo", "terimo kasih nian", "dak guno nian", "ngantukkk", "mau nanya dong"),
    ],
)
async def test_small_talk_gets_a_sentence_and_is_no_gap(
    office: Office, rina: Person, text: str
) -> None:
    message = await types(rina, text, then="a")

    assert not message.keyboard
    assert [asked for asked in await questions(office) if asked.band == Band.NONE] == []


async def test_what_is_nearest_to_small_talk_and_not_understood_is_no_gap(
    office: Office, rina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Shelf.answer

    def judge(shelf: Shelf, question: str, _found: Answer) -> Answer:
        near = ask(shelf, "udah makan belum", roles=[Role.OFFICER]).hits[:4]
        return Answer(Band.NONE, question, 0.1, None, near)

    judges(monkeypatch, judge)

    await types(rina, "eh pandu lg apa sih hari gini", then="belum saya tangkap")

    assert await questions(office) == []


async def test_a_wrong_guess_is_a_gap_and_goes_to_a_head(
    office: Office, rina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    _all_are(Band.LIKELY, monkeypatch)

    await types(rina, "gimana cara lapor", then="Mungkin: Menulis laporan", buttons=["Bukan itu"])
    await taps(rina, "Bukan itu", then="Belum ada SOP")

    (asked,) = await questions(office)
    assert asked.band == Band.NONE


@pytest.mark.parametrize("how", ["tap", "number"])
async def test_among_options_it_is_chosen_like_a_section(
    office: Office, rina: Person, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _all_are(Band.CHOICE, monkeypatch)
    await types(rina, "besok libur ga", then="1. Hari libur dan cuti bersama")

    if how == "tap":
        await taps(rina, "1. ", then="Besok (Kamis, 26 November 2026): kantor buka")
    else:
        await types(rina, "1", then="Besok (Kamis, 26 November 2026): kantor buka")

    async def is_noted() -> bool:
        (asked,) = await questions(office)
        return (asked.sop_id, asked.section) == ("/libur", "hari-libur-dan-cuti-bersama")

    await until(is_noted)


def _all_are(band: Band, monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(_shelf: Shelf, question: str, found: Answer) -> Answer:
        if band.is_shown:
            return Answer(band, question, 0.5, found.hits[0], found.hits[1:4])
        return Answer(band, question, 0.5, None, found.hits[:4])

    judges(monkeypatch, judge)


async def test_what_others_may_do_is_neither_found_nor_begun(office: Office, rina: Person) -> None:
    shelf = office.application.bot_data.shelf
    await types(office.admin, "undang anggota", then="Undang, cari", buttons=["Buka anggota"])
    screen = await types(rina, "undang anggota")
    assert "Undang, cari" not in screen.text

    refused = "tidak tersedia untuk tugas Anda"
    await sends_callback(rina, screen, pack(BEGIN_BUTTON, "anggota"), then=refused)
    (asked,) = [it for it in await questions(office) if it.text == "undang anggota"][1:]
    button = pack(ABILITY_BUTTON, sections_address(shelf, "anggota"), asked.id)
    await sends_callback(rina, screen, button, then=refused)


@pytest.mark.parametrize("data", ["bg:terbang", "bg", "ab:00000000", "ab:00000000:1"])
async def test_a_forged_button_begins_nothing(office: Office, rina: Person, data: str) -> None:
    screen = await types(rina, "/bantuan", then="Ketik saja")

    await sends_callback(rina, screen, data, then="tidak berlaku")


async def test_a_choice_that_is_gone_is_stale(office: Office, rina: Person) -> None:
    screen = await types(rina, "/bantuan", then="Ketik saja")

    await sends_callback(rina, screen, pack(BEGIN_BUTTON, "surat", "tidak-ada"), then="berlaku")


async def test_the_help_leads_to_everything_by_taps(office: Office, rina: Person) -> None:
    await types(rina, "/bantuan", then="Ketik saja keperluan Anda", buttons=["Melapor"])
    await taps(rina, "Melapor", then="/verifikasi", buttons=["Kembali"])
    await taps(rina, "Kembali", then="Ketik saja keperluan Anda")
    await taps(rina, "besok libur ga", then="kantor buka")


async def test_what_the_bot_can_do_is_asked_in_words(office: Office, rina: Person) -> None:
    await types(rina, "kamu bisa apa", then="Yang dapat Pandu lakukan", buttons=["Buka bantuan"])

    await taps(rina, "Buka bantuan", then="Ketik saja keperluan Anda")
