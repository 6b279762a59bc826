"""Who has asked a head sees how it stands, asks about the answer, and can take it back."""

import pytest

from bot.screens.forwarding import FORWARD_BUTTON, OWN_QUESTION_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.people import Member
from tests.cast.steps import reads, replies, shows, taps, taps_old, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.questions.test_answers import NOBODYS, WORDS, answers, forwards

AGAIN = "resep daging sapi rendang"
UNCLEAR = "berita acaranya pakai formulir yang mana"


async def answered(office: Office, whom: str = "Penanya saja") -> None:
    await forwards(office, office.counter_officer)
    await office.head_of_tikim.expects(NOBODYS)
    await answers(office, office.head_of_tikim, WORDS, whom)
    await office.head_of_tikim.expects("dijawab oleh")


async def test_an_answer_that_helped_is_noted(office: Office, asker: Person) -> None:
    await answered(office)
    await asker.expects(WORDS, buttons=["👍 Membantu", "Belum jelas"])

    await asker.taps("Membantu")

    shows(await asker.expects("Penilaian Anda: membantu", buttons=["Belum jelas"]), WORDS)
    (question,) = await office.services.answers.queries.asked_by(await _member(office))
    asked = await office.services.questions.asked(question.question_id, await _member(office))
    assert asked.is_helpful


async def test_what_is_not_clear_goes_to_the_head_who_answered(
    office: Office, asker: Person, head: Person
) -> None:
    await answered(office)
    await asker.expects(WORDS, buttons=["Belum jelas"])

    await taps(asker, "Belum jelas", then="Apa yang belum jelas?", buttons=["Batal"])
    await types(asker, f"{UNCLEAR}, pemohonnya 1671012345678901", then="nomor 16 angka")
    shows(
        await asker.expects("Tanya lebih lanjut tentang TJ-0001?", buttons=["Kirim", "Ubah"]),
        UNCLEAR,
        never=["1671012345678901"],
    )
    await head.expects_nothing()
    await asker.taps("Kirim")

    await asker.expects("TJ-0001 diteruskan ke Kasi Tikim lagi")
    card = await head.expects("TJ-0001 — pertanyaan petugas", buttons=["Jawab", "Ada di SOP"])
    for words in (NOBODYS, WORDS, UNCLEAR, "Belum jelas bagi penanya"):
        assert words in card.text
    shows(card, never=["1671012345678901", "Rina"])
    tasks = await office.services.answers.queries.tasks(await _member(office, head))
    assert [question.code for question in tasks] == ["TJ-0001"]
    await answers(office, head, "Formulir BA-3", "Penanya saja")
    shows(await asker.expects("Formulir BA-3", buttons=["Membantu", "Belum jelas"]), UNCLEAR)
    await office.everybody_reads()


async def test_a_reply_to_the_answer_asks_about_it(
    office: Office, asker: Person, head: Person
) -> None:
    await answered(office)
    given = await asker.expects(WORDS)

    first = await replies(
        asker, given, "maaf pak kurang jelas", then="Tanya lebih lanjut", buttons=["Kirim"]
    )
    second = await replies(asker, given, UNCLEAR, then=UNCLEAR, buttons=["Kirim"])
    assert "menggantikan yang sebelumnya" in second.text
    await taps_old(asker, first, "Kirim", then="Pratinjau ini sudah diganti")
    await office.all_is_sent()
    await head.expects_nothing()
    await asker.taps("Kirim", second)

    await asker.expects("diteruskan ke Kasi Tikim lagi")
    assert "kurang jelas" not in (await head.expects(UNCLEAR)).text
    # A reply to the same answer once more adds to what waits.
    await replies(asker, given, "dan siapa yang tanda tangan", then="Tanya lebih lanjut")
    await taps(asker, "Ubah", then="Apa yang belum jelas?")
    await types(asker, "dan siapa yang meneken", then="meneken", buttons=["Kirim"])
    await taps(asker, "Kirim", then="diteruskan")
    assert UNCLEAR in (await head.expects("siapa yang meneken")).text
    await office.everybody_reads()


async def test_an_answer_to_a_follow_up_for_all_replaces_the_one_before(office: Office) -> None:
    asker, head, other = office.counter_officer, office.head_of_tikim, office.ukk_officer
    await answered(office, "Untuk semua")
    given = await asker.expects(WORDS)
    await types(other, AGAIN, then=WORDS)
    await replies(asker, given, UNCLEAR, then="Tanya lebih lanjut")
    await taps(asker, "Kirim", then="diteruskan")
    await head.expects(UNCLEAR)

    await answers(office, head, "Diganti, formulir BA-3", "Untuk semua")

    told = await asker.expects("Diganti, formulir BA-3")
    assert told.text.startswith("Jawaban Kasi Tikim · TJ-0001")
    shows(
        await other.expects("Jawaban Kasi Tikim diganti"), "Diganti, formulir BA-3", never=[UNCLEAR]
    )
    await office.all_is_sent()
    await asker.expects_nothing()
    await other.expects_nothing()
    await office.everybody_reads()


async def test_an_answer_to_a_follow_up_for_the_asker_leaves_the_one_for_all(
    office: Office,
) -> None:
    asker, head, other = office.counter_officer, office.head_of_tikim, office.ukk_officer
    await answered(office, "Untuk semua")
    given = await asker.expects(WORDS)
    await replies(asker, given, UNCLEAR, then="Tanya lebih lanjut")
    await taps(asker, "Kirim", then="diteruskan")
    await head.expects(UNCLEAR)

    await answers(office, head, "Formulir BA-3", "Penanya saja")

    await asker.expects("Formulir BA-3")
    await types(other, AGAIN, then=WORDS)
    await office.everybody_reads()
    # Who had the first answer hears when it is withdrawn, the asker too.
    await types(head, "/saran", then="saran", buttons=["Jawaban saya"])
    await taps(head, "Jawaban saya", then="berlaku untuk semua")
    await taps(head, "Akhiri jawaban 1", then="Akhiri jawaban ini?")
    await taps(head, "Ya, akhiri", then="2 orang")
    await asker.expects("ditarik")
    await other.expects("ditarik")
    await office.everybody_reads()


async def test_a_passage_can_be_asked_about_too(
    office: Office, asker: Person, head: Person
) -> None:
    await forwards(office, asker)
    await head.expects(NOBODYS)
    await taps(head, "Ada di SOP", then="Ada di bagian mana?")
    await types(head, SURE, then="Paspor baru anak — Dokumen")
    await taps(head, "1. ", then=ANSWER)
    await head.taps("Penanya saja")
    given = await asker.expects(ANSWER, buttons=["Membantu", "Belum jelas"])
    await reads(head, "Jawaban terkirim", "dijawab oleh")

    await replies(asker, given, UNCLEAR, then="Tanya lebih lanjut")
    await asker.taps("Kirim")

    await asker.expects("diteruskan")
    assert "Paspor baru anak — Dokumen" in (await head.expects(UNCLEAR)).text


async def test_a_code_shows_where_the_question_stands(
    office: Office, asker: Person, head: Person
) -> None:
    await forwards(office, asker)
    await head.expects(NOBODYS)

    for code in ("TJ-0001", "tj 1"):
        shows(
            await types(
                asker, code, then="TJ-0001 masih menunggu Kasi Tikim", buttons=["Tarik kembali"]
            ),
            NOBODYS,
        )
    await types(head, "TJ-0001", then=NOBODYS, buttons=["Jawab"])
    unknown = "Pertanyaan itu tidak ada, atau tidak termasuk tugas Anda."
    for person in (office.ukk_officer, office.head_of_tu, office.admin, office.head_of_office):
        await types(person, "TJ-0001", then=unknown)
    await types(asker, "TJ-0002", then=unknown)
    await answers(office, head, WORDS, "Penanya saja")
    await asker.expects(WORDS)
    await head.expects("dijawab oleh")
    await types(asker, "TJ-0001", then=WORDS, buttons=["Belum jelas"])
    await types(head, "TJ-0001", then="dijawab oleh", buttons=["Ganti jawaban"])


async def test_a_reply_to_the_receipt_shows_where_the_question_stands(
    office: Office, asker: Person
) -> None:
    await forwards(office, asker)

    await asker.replies(asker.last, "sudah ada kabar?")

    await asker.expects("TJ-0001 masih menunggu Kasi Tikim")
    await office.everybody_reads()


async def test_own_questions_are_listed_below_the_reports(office: Office, asker: Person) -> None:
    await answered(office)
    await asker.expects(WORDS)
    await forwards(office, asker, "siapa juara bulutangkis")

    await asker.types("/laporanku")

    listed = await asker.expects("Pertanyaan yang Anda teruskan", buttons=["1. TJ-0002"])
    open_one, done = listed.text.splitlines()[1:]
    assert "TJ-0002 siapa juara bulutangkis (menunggu Kasi Tikim)" in open_one
    assert "(dijawab 25 November 2026)" in done
    await taps(asker, "2. TJ-0001", then=WORDS, buttons=["Belum jelas"])
    await office.everybody_reads()


async def test_what_waits_for_a_head_is_not_forwarded_anew(office: Office, asker: Person) -> None:
    await forwards(office, asker)
    await office.everybody_reads()

    await asker.types(AGAIN)

    waits = await asker.expects("TJ-0001 masih menunggu Kasi Tikim", buttons=["Pertanyaan lain"])
    assert not any("Teruskan" in label for row in waits.buttons for label in row)
    await taps(asker, "SOP terdekat", then="Tekan Teruskan", buttons=["Teruskan"])
    # Somebody else has not asked it.
    await types(office.ukk_officer, AGAIN, then="Tekan Teruskan", buttons=["Teruskan"])
    # It may be another question after all.
    await types(asker, AGAIN, then="masih menunggu")
    await taps(asker, "Pertanyaan lain", then="urusan seksi mana")
    await taps(asker, "Tata Usaha", then="Teruskan pertanyaan ini?")


async def test_an_open_question_is_taken_back(office: Office, asker: Person, head: Person) -> None:
    await forwards(office, asker)
    receipt_of = asker.last
    card = await head.expects(NOBODYS)
    await types(asker, "TJ-0001", then="masih menunggu")

    await asker.taps("Tarik kembali")

    await asker.expects("TJ-0001 sudah Anda tarik kembali")
    await head.expects("TJ-0001 tidak menunggu jawaban lagi")
    await replies(head, head.live(card), WORDS, then="sudah ditarik penanyanya")
    await types(head, "terima kasih", then="Sama-sama")
    await types(head, "/tugas", then="Tidak ada yang menunggu tindakan Anda")
    await types(asker, AGAIN, then="Tekan Teruskan", buttons=["Teruskan"])
    # The old button asks it again.
    await office.fast_forward(minutes=1)
    (question,) = await office.services.answers.queries.asked_by(await _member(office))
    data = pack(FORWARD_BUTTON, "y", question.question_id, "tikim")
    await asker.sends_callback(receipt_of, data)
    await head.expects(NOBODYS, buttons=["Jawab"])
    await office.everybody_reads()


async def test_a_follow_up_is_taken_back_and_the_answer_stays(
    office: Office, asker: Person, head: Person
) -> None:
    await answered(office)
    await replies(asker, await asker.expects(WORDS), UNCLEAR, then="Tanya lebih lanjut")
    await taps(asker, "Kirim", then="diteruskan")
    await head.expects(UNCLEAR)
    await asker.types("TJ-0001")
    assert UNCLEAR in (await asker.expects("masih menunggu")).text

    await asker.taps("Tarik kembali")

    await asker.expects(WORDS, buttons=["Belum jelas"])
    await head.expects("dijawab oleh")
    await office.everybody_reads()


@pytest.mark.parametrize("command", ["v", "h", "u", "b"])
async def test_nobody_else_presses_the_buttons_of_an_asker(office: Office, command: str) -> None:
    await answered(office)
    await office.everybody_reads()

    for person in (office.ukk_officer, office.head_of_tikim, office.admin):
        await office.forges(person, pack(OWN_QUESTION_BUTTON, command, 1))
        await person.expects("tidak termasuk tugas Anda")
    await office.counter_officer.expects_nothing()


async def test_a_photo_while_a_follow_up_is_written_keeps_the_form(
    office: Office, asker: Person
) -> None:
    await answered(office)
    await asker.expects(WORDS)
    await taps(asker, "Belum jelas", then="Apa yang belum jelas?")

    await asker.sends_photo()

    await asker.expects("saya menunggu tulisan")
    await types(asker, UNCLEAR, then="Tanya lebih lanjut", buttons=["Batal"])
    await taps(asker, "Batal", then="Baik, tidak jadi")


async def _member(office: Office, person: Person | None = None) -> Member:
    member = await office.services.people.recognise((person or office.counter_officer).id)
    assert member is not None
    return member
