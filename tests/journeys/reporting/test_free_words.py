"""Words that name no report reach nobody before a tap, and can be taken back."""

from collections.abc import AsyncIterator

import pytest

from botapi_emulator import Message, Person
from office.anomalies.models import Anomaly
from office.people import Role
from office.posts.posts import Post, post_name
from office.services import verify_histories
from tests.cast.steps import has_read, reads, replies, sends_photo, shows, taps, taps_old, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.reports import files, member, report_now, said

MORE = "tambahan: uangnya 500rb, dia bilang di parkiran"
HENDRA = post_name(Post(Role.SECTION_HEAD, section="dokintalkim"))


@pytest.fixture
async def asked(office: Office, rina: Person, hendra: Person) -> AsyncIterator[Anomaly]:
    """A report of Rina's that is with Hendra, who asks something. All have read that."""
    report = await files(office, rina, "Data pemohon tertukar", category="data")
    boss = await member(office, hendra)
    await office.services.anomalies.actions.ask(report.id, boss, "Loket berapa?")
    await office.everybody_reads()
    yield report
    await office.everybody_reads()
    assert await verify_histories(office.services.database) == []


async def answers(office: Office, rina: Person, words: str = "Loket 3") -> Message:
    """Rina answers Hendra by replying, and both have read what comes of it."""
    question = next(message for message in reversed(rina.chat) if "Loket berapa?" in message.text)
    confirmed = await replies(rina, question, words, then="sedang diteruskan", buttons=["Tarik"])
    await office.all_is_sent()
    return confirmed


# --- nothing leaves before a tap ---


async def test_what_follows_a_report_about_a_superior_never_reaches_them(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    await answers(office, rina)
    await hendra.reads_all()
    about = {"concerns": "Kasi Dokintalkim"}
    code = await office.reports(rina, "Pak kasi minta uang", "Beda data", **about)
    await office.everybody_reads()

    await rina.types(MORE)

    shows(
        await rina.expects(
            "Ini untuk laporan yang mana, atau pertanyaan SOP?",
            buttons=[asked.code, code, "Bukan, pertanyaan SOP", "Batal"],
        ),
        f"{asked.code}, dibaca Hendra",
    )
    await office.all_is_sent()
    await hendra.expects_nothing()
    await taps(rina, code, then=f"{code}: terima kasih")
    await office.all_is_sent()
    assert not has_read(hendra, "parkiran")
    assert has_read(office.head_of_office, "parkiran")
    assert await said(office, asked) == ["Loket 3"]


async def test_a_correction_of_another_report_is_asked_about(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    other = await files(office, rina, "Stempel desa luntur di loket 4")
    await office.everybody_reads()
    await answers(office, rina)
    await hendra.reads_all()

    await rina.types("ralat, yang loket 4 itu loket 5")

    await rina.expects("laporan yang mana", buttons=[asked.code, other.code])
    await taps(rina, other.code, then=f"{other.code}: terima kasih")
    await office.all_is_sent()
    assert not has_read(hendra, "ralat")
    assert await said(office, other) == ["ralat, yang loket 4 itu loket 5"]


async def test_the_name_of_an_sop_after_an_answer_is_a_question(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    await answers(office, rina)
    await hendra.reads_all()

    await rina.types("paspor hilang")

    await rina.expects("Surat lapor kehilangan", buttons=[f"Ini untuk {asked.code}"])
    await office.all_is_sent()
    assert not has_read(hendra, "paspor hilang")
    assert await said(office, asked) == ["Loket 3"]


async def test_a_question_after_an_answer_reaches_no_head(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    text = "btw kalau paspor rusak kena air gimana ya"
    await answers(office, rina)
    await hendra.reads_all()

    await rina.types(text)

    await rina.expects(
        f"Ini untuk {asked.code}, atau pertanyaan SOP?",
        buttons=["Ya, kirim", "Bukan, pertanyaan SOP"],
    )
    await rina.taps("Bukan, pertanyaan SOP")
    await office.all_is_sent()
    assert has_read(rina, "aspor")
    assert not has_read(hendra, text)
    assert await said(office, asked) == ["Loket 3"]
    # They have turned to questions: the next one is answered at once.
    await rina.reads_all()
    await rina.types("paspor rusak")
    await office.settles()
    assert not any("Ini untuk" in message.text for message in rina.unread)


async def test_a_question_that_the_shelf_knows_is_answered_at_once(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    await answers(office, rina)
    await hendra.reads_all()

    await rina.types(SURE)

    await rina.expects(ANSWER, buttons=[f"Ini untuk {asked.code}"])
    await office.all_is_sent()
    await hendra.expects_nothing()


async def test_after_a_while_words_are_a_question_again(
    office: Office, rina: Person, asked: Anomaly
) -> None:
    await answers(office, rina)
    await office.fast_forward(minutes=11)

    await rina.types("kucing tetangga beranak tiga")

    await rina.expects("Tekan Teruskan")


async def test_a_report_about_a_superior_takes_no_words_without_a_tap(
    office: Office, rina: Person
) -> None:
    report = await files(office, rina, category="calo", concerns=HENDRA)
    receipt = await rina.expects("sudah terkirim")
    await office.everybody_reads()

    await rina.replies(receipt, MORE)

    await rina.expects(f"Ini untuk {report.code}", buttons=["Ya, kirim"])
    assert await said(office, report) == []
    await taps(rina, "Ya, kirim", then="sedang diteruskan")
    await office.all_is_sent()
    assert await said(office, report) == [MORE]
    await office.everybody_reads()


async def test_what_was_asked_for_one_report_is_not_awaited_once_another_is_sent(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    question = next(message for message in reversed(rina.chat) if "Loket berapa?" in message.text)
    await taps_old(rina, question, "Jawab", then="Tulis jawaban")
    other = await files(office, rina, "Pak kasi minta uang", category="calo", concerns=HENDRA)
    await office.everybody_reads()

    await rina.types(MORE)

    await rina.expects("laporan yang mana", buttons=[asked.code, other.code])
    await office.all_is_sent()
    await hendra.expects_nothing()


# --- taken back ---


async def test_what_was_passed_on_is_taken_back_from_every_chat_and_from_the_history(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    await answers(office, rina, MORE)
    await hendra.expects("parkiran")

    await rina.taps("Tarik")

    await rina.expects("sudah ditarik")
    await office.all_is_sent()
    assert not has_read(hendra, "parkiran")
    assert await said(office, asked) == [""]
    assert (await report_now(office, asked)).state == "perlu_info"
    for person in (hendra, rina):
        await person.reads_all()
        shows(
            await types(person, f"/riwayat {asked.code}", then="menarik satu pesan"),
            never=["parkiran"],
        )
    # The question is open again, and answered once more.
    await types(rina, "Loket 3", then="Ini jawaban untuk", buttons=["Ya, kirim"])
    await taps(rina, "Ya, kirim", then="sedang diteruskan")


async def test_this_was_a_question_takes_it_back_and_answers_it(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    confirmed = await answers(office, rina, SURE)
    await hendra.expects(SURE)

    await rina.taps("Ini pertanyaan SOP")

    await reads(rina, "sudah ditarik", ANSWER)
    await office.all_is_sent()
    assert not has_read(hendra, SURE)
    assert await said(office, asked) == [""]
    await rina.taps_old(confirmed, "Ini pertanyaan SOP")
    await office.settles()
    assert sum(ANSWER in message.text for message in rina.chat) == 1


async def test_all_photos_that_went_along_are_taken_back(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    before = [message.id for message in hendra.chat]
    question = next(message for message in reversed(rina.chat) if "Loket berapa?" in message.text)
    await taps_old(rina, question, "Jawab", then="Tulis jawaban")
    await rina.sends_album([b"satu", b"dua", b"tiga"])
    await rina.expects("sedang diteruskan")
    await office.fast_forward(seconds=2)
    await hendra.expects("Kabar dari pelapor")
    await office.all_is_sent()

    await rina.taps("Tarik")

    await rina.expects("sudah ditarik")
    await office.all_is_sent()
    assert [message.id for message in hendra.chat] == before
    assert await office.services.anomalies.queries.attachments(asked.id) == []


async def test_what_has_not_been_sent_yet_is_dropped(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    question = next(message for message in reversed(rina.chat) if "Loket berapa?" in message.text)
    await taps_old(rina, question, "Jawab", then="Tulis jawaban")
    await sends_photo(rina, b"satu", "parkiran", media_group_id="7", then="sedang diteruskan")

    await taps(rina, "Tarik", then="sudah ditarik")
    await sends_photo(rina, b"dua", media_group_id="7", then="Ini jawaban untuk")
    await office.fast_forward(seconds=2)
    await office.all_is_sent()

    assert not has_read(hendra, "parkiran")
    await hendra.reads_all()
    assert not any(message.json.get("photo") for message in hendra.chat)


async def test_after_ten_minutes_it_stays(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    await answers(office, rina)
    await office.fast_forward(minutes=10, seconds=1)

    await rina.taps("Tarik")

    await rina.expects("10 menit")
    assert has_read(hendra, "Loket 3")
    assert await said(office, asked) == ["Loket 3"]


async def test_who_may_be_meant_by_the_words_learns_nothing_of_them(
    office: Office, rina: Person, hendra: Person, asked: Anomaly, boss: Person
) -> None:
    await files(office, rina, "Pak kasi minta uang", category="calo", concerns=HENDRA)
    await office.everybody_reads()
    await answers(office, rina, MORE)
    await hendra.expects("parkiran")
    await taps(rina, "Tarik", then="sudah ditarik")
    await office.all_is_sent()

    # His card may be edited, but no word tells him of it.
    tells = ("parkiran", "ditarik", "menarik")
    assert not [
        message.text for message in hendra.unread if any(word in message.text for word in tells)
    ]
    await hendra.reads_all()
    shows(
        await types(hendra, f"/riwayat {asked.code}", then=asked.code),
        never=["menarik", "sudah dihapus"],
    )
    await types(boss, f"/riwayat {asked.code}", then="menarik satu pesan")


async def test_nobody_takes_back_what_another_has_written(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    confirmed = await answers(office, rina)
    data = confirmed.json["reply_markup"]["inline_keyboard"][0][0]["callback_data"]

    await office.forges(hendra, data)

    await hendra.expects("tidak termasuk tugas Anda")
    assert await said(office, asked) == ["Loket 3"]


async def test_words_that_no_button_has_placed_are_asked_about_once_more(
    office: Office, rina: Person, hendra: Person, asked: Anomaly
) -> None:
    await types(
        rina, "ralat, yang loket 4 itu loket 5", then="Ini jawaban untuk", buttons=["Ya, kirim"]
    )

    await office.fast_forward(minutes=31)

    shows(await rina.expects("belum diteruskan kepada siapa pun", buttons=["Ya, kirim"]), "loket 5")
    await office.fast_forward(minutes=10)
    assert sum("belum diteruskan kepada siapa pun" in message.text for message in rina.chat) == 1
    await rina.taps("Ya, kirim")
    await hendra.expects("loket 5")
    await office.everybody_reads()
