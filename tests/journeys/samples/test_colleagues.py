"""Once a new SOP is told, colleagues are asked how they would ask, and the keeper decides."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.screens.samples.card import SAMPLE_BUTTON
from bot.telegram.callback_data import pack
from office.changes import SopChange
from office.samples import SampleRequest
from tests.cast.people import is_away
from tests.cast.steps import replies, shows, taps, types
from tests.conftest import NINE
from tests.journeys.conftest import Office
from tests.waiting import until

ASKED = "Bagaimana Anda menanyakannya?"


async def news_is_told(office: Office) -> None:
    """Let the quarter of an hour come in which the new SOP is told, and colleagues be asked."""

    async def is_recorded() -> bool:
        return bool(await office.rows(select(SopChange.id)))

    await until(is_recorded)
    await office.fast_forward(minutes=30)
    await office.services.samples.due.run()
    await office.all_is_sent()


def asked(office: Office) -> list[str]:
    """Who has been asked, by their keys."""
    return [
        key for key, person in office.people.items() if any(ASKED in it.text for it in person.chat)
    ]


async def test_a_reply_becomes_a_proposal_and_counts(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_dokintalkim
    await news_is_told(office)
    request = next(it for it in officer.unread if ASKED in it.text)
    shows(request, "SOP baru: Layanan Paspor Keliling ke Desa", "Isinya: Dokumen dan Alur")

    await officer.replies(request, "kades minta mobil paspor ke balai desa\nbawa KK aja cukup gak")

    shows(await officer.expects("Terima kasih. 2 pertanyaan Anda diusulkan"), "nama Anda tidak")
    await office.everybody_reads()
    await types(head, "/saran", then="2 usulan", buttons=["Contoh (2)"])
    listed = await taps(head, "Contoh (2)", then="menurut bagian", buttons=["1. ", "2. "])
    shows(listed, "Alur: 1", "Dokumen: 1", never=["Rina"])
    await taps(head, "1. ", then="seorang rekan", buttons=["Terima semua (1)"])
    await taps(head, "Terima semua (1)", then="1 kalimat itu langsung dikenali")
    await until(lambda: office.application.bot_data.shelf.learned)


async def test_a_form_takes_the_words_and_says_what_cannot_be_used(office: Office) -> None:
    officer = office.counter_officer
    await news_is_told(office)
    await officer.expects(ASKED, buttons=["Tulis", "Lewati"])
    await taps(officer, "Tulis", then="Bagaimana Anda menanyakan Layanan Paspor Keliling")
    await types(officer, "pak Budi 0812-3456-7890 minta mobil", then="nomor atau alamat orang")

    await officer.types("kades minta mobil paspor, caranya?")

    await officer.expects("1 pertanyaan Anda diusulkan")
    # The form is over: what they type now is a question.
    await types(officer, "apa saja syarat paspor anak", then="Paspor baru anak")
    await office.everybody_reads()


async def test_one_tap_skips_it(office: Office) -> None:
    officer = office.counter_officer
    await news_is_told(office)
    request = await officer.expects(ASKED, buttons=["Lewati"])

    await officer.taps("Lewati")

    await officer.expects("dilewati")
    await replies(
        officer, request, "mobil paspor kapan ke desa", then="sudah dijawab atau dilewati"
    )
    await office.everybody_reads()
    await types(office.head_of_dokintalkim, "/saran", then="Tidak ada saran")


async def test_who_is_away_is_not_asked_and_nobody_twice(office: Office) -> None:
    services = office.services
    away = await services.people.recognise(office.counter_officer.id)
    assert away is not None
    await is_away(services.database, away, NINE.date(), NINE.date() + timedelta(days=3))

    await news_is_told(office)

    assert asked(office) == ["ukk_officer"]
    for _ in range(8):
        await office.fast_forward(days=1)
        await services.samples.due.run()
    assert len(await office.rows(select(SampleRequest.id))) == 1
    await office.everybody_reads()


async def test_at_night_nobody_is_asked(office: Office) -> None:
    await office.fast_forward(hours=12)

    await news_is_told(office)

    assert asked(office) == []
    await office.everybody_reads()


@pytest.mark.parametrize("command", ["w", "s"])
async def test_nobody_answers_for_another(office: Office, command: str) -> None:
    await news_is_told(office)
    (request,) = await office.rows(
        select(SampleRequest).where(SampleRequest.member_id != 1).limit(1)
    )
    await office.everybody_reads()

    await office.forges(office.head_of_tu, pack(SAMPLE_BUTTON, command, request.id))

    await office.head_of_tu.expects("bukan untuk Anda")
