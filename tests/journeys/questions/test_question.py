"""An officer asks; the SOP answers, offers a choice, or says that it does not know."""

from dataclasses import replace
from datetime import timedelta

import pytest

from botapi_emulator import Person
from knowledge.search.answer import Band
from tests.cast.judging import choice, gap, judges
from tests.cast.steps import reads, shows, taps, types
from tests.journeys.conftest import ANSWER, SURE, Office


async def test_a_question_is_answered_with_its_source(office: Office) -> None:
    await office.counter_officer.types(SURE)

    shows(
        await office.counter_officer.expects(ANSWER, buttons=["👍"]),
        "DOK-02 · 1.1 · K1 ",
    )

    await office.counter_officer.taps("Sumber")

    shows(
        await office.counter_officer.expects("Sumber: Paspor baru anak — Dokumen"),
        "SOP DOK-02",
        "ditinjau ",
        "[1] K1 ",
    )

    await office.counter_officer.taps("‹ Kembali")

    await office.counter_officer.expects(ANSWER, buttons=["👍"])


async def test_a_typo_ridden_question_gets_the_same_answer(office: Office) -> None:
    await office.counter_officer.types("syrat pspor ank apa aja")

    await office.counter_officer.expects(ANSWER)


async def test_tanya_answers_too(office: Office) -> None:
    await office.counter_officer.types(f"/tanya {SURE}")

    await office.counter_officer.expects(ANSWER)


async def test_tanya_alone_explains_itself(office: Office) -> None:
    await office.counter_officer.types("/tanya")

    await office.counter_officer.expects("Silakan ketik pertanyaan Anda sesudah /tanya")


async def test_other_sections_are_one_tap_away(office: Office) -> None:
    await types(office.counter_officer, SURE, then=ANSWER)

    await office.counter_officer.taps("Syarat dan dokumen")

    await office.counter_officer.expects("Percepatan paspor — Syarat dan dokumen")


async def test_nothing_is_made_up_where_no_sop_answers(office: Office) -> None:
    await office.counter_officer.types("resep rendang daging sapi")

    await office.counter_officer.expects("Tekan Teruskan")
    await office.chat_queues.idle()
    (gap,) = await office.services.questions.gaps()
    assert gap.text == "resep rendang daging sapi"


async def test_small_talk_is_answered_kindly_and_is_no_gap(office: Office) -> None:
    await office.counter_officer.types("terima kasih banyak ya")

    await office.counter_officer.expects("Sama-sama")
    await office.chat_queues.idle()
    assert await office.services.questions.gaps() == []


async def test_a_helpful_answer_is_noted(office: Office) -> None:
    await types(office.counter_officer, SURE, then=ANSWER)

    await office.counter_officer.taps("👍")

    shows(await office.counter_officer.expects("Penilaian Anda: membantu"), ANSWER)


async def test_a_poor_answer_is_asked_for_its_reason_in_the_same_message(office: Office) -> None:
    await types(office.counter_officer, SURE, then=ANSWER)

    asked = await taps(
        office.counter_officer, "👎", then="Apa yang kurang", buttons=["Sudah usang"]
    )
    await office.counter_officer.taps("Sudah usang")

    thanked = await office.counter_officer.expects("belum membantu (sudah usang)")
    assert asked.id == thanked.id


@pytest.mark.parametrize("text", ["...", "???", "\u200b", "👍👍"])
async def test_a_message_without_words_gets_one_sentence(office: Office, text: str) -> None:
    await office.counter_officer.types(text)

    await office.counter_officer.expects("Pesannya kosong")


async def test_a_very_long_message_is_asked_to_be_short(office: Office) -> None:
    await office.counter_officer.types("paspor hilang " * 100)

    await office.counter_officer.expects("terlalu panjang")


async def test_stickers_and_places_get_one_sentence(office: Office, officer: Person) -> None:
    for send in (officer.sends_sticker, officer.sends_location, officer.sends_contact):
        await send()
        await officer.expects("hanya bisa membaca tulisan")


async def test_a_person_who_speaks_is_told_to_type(office: Office, officer: Person) -> None:
    for send in (officer.sends_voice, officer.sends_video, officer.sends_audio):
        await send()
        await officer.expects("Ketik intinya")


async def test_an_edited_question_is_answered_again_and_other_edits_are_not(
    office: Office, officer: Person
) -> None:
    message = await officer.types("qwrt zxcv pljk")
    await officer.expects("Belum ada")

    await officer.edits(message, SURE)

    said = await officer.expects(ANSWER)
    assert said.json["reply_to_message"]["text"] == SURE
    await officer.edits(message, "syarat paspor anal")  # unsure, but what was asked just now
    await officer.expects("aspor")
    await officer.edits(message, "kemarin hujan deras sekali")
    await officer.expects("tidak ikut terbaca")
    await types(officer, "/lapor", then="1/8")
    await taps(officer, "Dokumen", then="2/8")
    words = await officer.types("KK tampak hasil suntingan")
    await officer.expects("3/8")
    await officer.edits(words, "KK tampak hasil suntingan, tanggalnya")
    await officer.expects("tidak ikut terbaca")


async def test_personal_data_is_masked_before_anything_is_stored(office: Office) -> None:
    await office.counter_officer.types("resep rendang untuk NIK 1603012505900002 hp 081234567890")

    await reads(office.counter_officer, "NIK atau nomor KK", "Tekan Teruskan")
    await office.chat_queues.idle()
    (gap,) = await office.services.questions.gaps()
    assert gap.text == "resep rendang untuk NIK •••••••••••••••• hp ••••••••••••"


async def test_markup_in_a_question_is_only_text(office: Office) -> None:
    await office.counter_officer.types("<b>resep & <i>rendang</b> \u202e \x00")

    await office.counter_officer.expects("Tekan Teruskan")


async def test_an_unknown_command_points_to_the_help(office: Office) -> None:
    await office.counter_officer.types("/makan_siang")

    await office.counter_officer.expects("/bantuan")


@pytest.mark.parametrize(("typed", "answer"), [(SURE, ANSWER), ("/tanya", "ketik pertanyaan")])
async def test_who_asks_too_fast_is_slowed_with_one_notice(
    office: Office, typed: str, answer: str
) -> None:
    for _ in range(22):
        await office.counter_officer.types(typed)
    for _ in range(20):
        await office.counter_officer.expects(answer)
    await office.counter_officer.expects("banyak sekali dalam satu menit")

    office.clock.advance(timedelta(minutes=1))

    await reads(office.counter_officer, answer, answer)


async def test_an_answer_that_comes_late_quotes_its_question(office: Office, rina: Person) -> None:
    asked = [await rina.types(SURE) for _ in range(22)]
    at_once = [await rina.expects(ANSWER) for _ in range(20)]
    await rina.expects("banyak sekali dalam satu menit")

    office.clock.advance(timedelta(minutes=1))

    late = [await rina.expects(ANSWER) for _ in range(2)]
    quoted = [message.json["reply_to_message"]["message_id"] for message in late]
    assert quoted == [message.id for message in asked[20:]]
    assert not any("reply_to_message" in message.json for message in at_once)
    office.clock.advance(timedelta(minutes=1))
    await rina.types(SURE)
    assert "reply_to_message" not in (await rina.expects(ANSWER)).json


@pytest.fixture
def close_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every question be a close call, whatever the thresholds are today."""
    judges(monkeypatch, lambda _shelf, _question, found: choice(found))


@pytest.fixture
def no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no SOP answer, though some stand near."""
    judges(monkeypatch, lambda _shelf, _question, found: gap(found))


@pytest.fixture
def likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every answer be a likely one."""
    judges(monkeypatch, lambda _shelf, _question, found: replace(found, band=Band.LIKELY))


@pytest.mark.usefixtures("likely")
async def test_a_likely_answer_says_so_above_and_offers_others(office: Office) -> None:
    await office.counter_officer.types(SURE)

    answer = await office.counter_officer.expects("Mungkin: Paspor baru anak", buttons=["Semua"])

    assert answer.text.index("Mungkin: ") < answer.text.index(ANSWER)
    assert len(answer.buttons) <= 3


@pytest.mark.usefixtures("no_answer")
async def test_a_number_chooses_where_nothing_is_sure_too(office: Office) -> None:
    await types(
        office.counter_officer,
        "biaya beban paspor hilang",
        then="Saya tidak yakin. Yang paling dekat",
    )

    await office.counter_officer.types("1")

    await office.counter_officer.expects("DOK-04 · ", buttons=["👍"])


async def test_a_short_question_leans_on_the_one_before(office: Office) -> None:
    await types(office.counter_officer, "paspor hilang dokumennya apa", then="Paspor hilang — ")

    await office.counter_officer.types("biayanya?")

    await office.counter_officer.expects("Paspor hilang — Biaya")


async def test_a_fee_is_never_that_of_the_subject_before(office: Office) -> None:
    await types(office.counter_officer, "syarat paspor rusak", then="Paspor rusak — Dokumen")

    await office.counter_officer.types("biaya paspor hilang brp")

    shows(await office.counter_officer.expects("Paspor hilang — Biaya"), "Rp1.000.000")


async def test_an_answer_that_is_denied_is_not_shown_again(office: Office) -> None:
    await types(office.counter_officer, "syarat paspor rusak", then="Paspor rusak — Dokumen")

    await office.counter_officer.types("bukan itu")

    shows(await office.counter_officer.expects("Maksud Anda"), never=["Paspor rusak — Dokumen"])


async def test_after_ten_minutes_nothing_is_leaned_on(office: Office) -> None:
    await types(office.counter_officer, "paspor hilang dokumennya apa", then="Paspor hilang — ")
    await office.fast_forward(minutes=11)

    await office.counter_officer.types("biayanya?")

    shows(await office.counter_officer.expects(""), never=["Paspor hilang — Biaya"])


@pytest.mark.usefixtures("close_call")
async def test_a_close_call_is_offered_as_a_numbered_choice(office: Office) -> None:
    choice = await types(
        office.counter_officer,
        "biaya beban paspor hilang",
        then="Maksud Anda",
        buttons=["1. ", "2. "],
    )
    assert "1. " in choice.text

    await office.counter_officer.taps("1. ")

    chosen = await office.counter_officer.expects("DOK-04 · ", buttons=["👍"])
    assert chosen.id == choice.id


@pytest.mark.usefixtures("close_call")
async def test_a_choice_that_fits_nothing_becomes_a_gap(office: Office) -> None:
    await types(office.counter_officer, "biaya beban paspor hilang", then="Maksud Anda")

    await office.counter_officer.taps("Tidak ada yang cocok")

    await office.counter_officer.expects("Belum ada SOP untuk itu")
    await office.chat_queues.idle()
    (gap,) = await office.services.questions.gaps()
    assert gap.text == "biaya beban paspor hilang"


@pytest.mark.usefixtures("close_call")
@pytest.mark.parametrize("typed", ["1", " 1. ", "1)"])
async def test_a_typed_number_chooses_that_option(
    office: Office, typed: str, officer: Person
) -> None:
    choice = await types(officer, "paspor rusak atau hilang", then="Maksud Anda", buttons=["1. "])
    first = choice.buttons[0][0].removeprefix("1. ").rstrip("…")

    await officer.types(typed)

    await officer.expects(first)
    await office.chat_queues.idle()
    member = await office.services.people.recognise(officer.id)
    assert member is not None
    assert await office.services.questions.unchosen(member) is None


@pytest.mark.usefixtures("close_call")
async def test_a_typed_number_without_an_option_is_excused(office: Office) -> None:
    await types(office.counter_officer, "paspor rusak atau hilang", then="Maksud Anda")

    await office.counter_officer.types("9")

    await office.counter_officer.expects("Pilihannya hanya 1 sampai")


@pytest.mark.usefixtures("close_call")
async def test_a_number_that_answers_no_choice_is_a_question(office: Office) -> None:
    await types(office.counter_officer, "paspor rusak atau hilang", then="Maksud Anda")
    await office.fast_forward(minutes=11)

    await office.counter_officer.types("1")

    # Read as a question of its own, whatever it finds.
    await office.counter_officer.expects("")
