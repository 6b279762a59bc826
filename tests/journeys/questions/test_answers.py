"""A question that no SOP answers goes to a head; the answer comes back, and serves the next."""

from datetime import timedelta

import pytest

from bot.screens.answers import ANSWER_BUTTON
from bot.screens.forwarding import FORWARD_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from tests.cast.steps import replies, sends_callback, shows, taps, types
from tests.conftest import NINE
from tests.journeys.conftest import ANSWER, SURE, Office

QUESTION = "paspor pemohon kena tinta printer kantor siapa yang ganti"
AGAIN = "siapa yang ganti paspor pemohon kena tinta printer kantor"
WORDS = "Diganti oleh kantor tanpa biaya; buat berita acara dan lapor ke saya."
NOBODYS = "resep rendang daging sapi"


async def forwards(
    office: Office, asker: Person, question: str = NOBODYS, to: str = "Tikim"
) -> str:
    """Ask what no SOP answers, forward it to a section, and return its code."""
    await types(asker, question, then="Tekan Teruskan", buttons=["Teruskan"])
    asked = await taps(asker, "Teruskan ke Kasi")
    if "urusan seksi mana" in asked.text:
        asked = await taps(asker, to, then="eruskan pertanyaan", buttons=["irim", "Seksi lain"])
    # A colleague may have asked the same.
    send = "Tetap kirim" if "Tetap teruskan pertanyaan Anda?" in asked.text else "Kirim"
    receipt = await taps(asker, send, then="Jawabannya dikirim ke sini")
    return receipt.text.split()[1]


async def answers(office: Office, head: Person, words: str, whom: str) -> None:
    """Answer the card that came last, by a reply to it."""
    card = head.last
    shows(
        await replies(
            head, card, words, then="Pratinjau jawaban", buttons=["Untuk semua", "Penanya saja"]
        ),
        "Jangan memuat fakta perkara",
    )
    await taps(head, whom, then="Jawaban terkirim")


async def test_a_question_goes_to_a_head_and_the_answer_comes_back(
    office: Office, officer: Person, head: Person
) -> None:
    code = await forwards(office, officer)

    shows(
        await head.expects(NOBODYS, buttons=["Jawab", "Ada di SOP", "Alihkan"]),
        code,
        never=["Rina"],
    )
    await taps(head, "Jawab", then="Tulis jawabannya")
    await types(head, WORDS, then="Pratinjau jawaban", buttons=["Penanya saja"])
    await head.taps("Penanya saja")

    await head.expects("Jawaban terkirim kepada penanya")
    shows(
        await officer.expects(WORDS),
        "Jawaban Kasi Tikim, untuk Anda saja, belum SOP. Dijawab oleh Andi Pratama",
    )
    await head.expects(f"{code} dijawab oleh Andi Pratama")


async def test_a_reply_to_the_card_answers_and_the_next_who_asks_is_shown_it(
    office: Office,
    officer: Person,
    head: Person,
) -> None:
    await forwards(office, officer)
    await head.expects(NOBODYS)

    await answers(office, head, WORDS, "Untuk semua")

    mark = "Jawaban Kasi Tikim, belum SOP, berlaku 90 hari atau sampai ada SOP"
    assert mark in (await officer.expects(WORDS)).text
    await head.expects("dijawab oleh")
    shows(
        await types(
            office.ukk_officer,
            "resep daging sapi rendang",
            then=WORDS,
            buttons=["SOP terdekat", "Bukan itu"],
        ),
        mark,
        "Dijawab oleh Andi Pratama, 25 November 2026",
    )
    await taps(office.ukk_officer, "SOP terdekat", then="Tekan Teruskan")


async def test_an_answer_for_the_asker_alone_is_shown_to_nobody_else(office: Office) -> None:
    await forwards(office, office.counter_officer)
    await office.head_of_tikim.expects(NOBODYS)
    await answers(office, office.head_of_tikim, WORDS, "Penanya saja")
    await office.everybody_reads()

    await office.ukk_officer.types(NOBODYS)

    await office.ukk_officer.expects("Tekan Teruskan")


async def test_after_ninety_days_an_answer_is_shown_no_more(office: Office) -> None:
    await forwards(office, office.counter_officer)
    await office.head_of_tikim.expects(NOBODYS)
    await answers(office, office.head_of_tikim, WORDS, "Untuk semua")
    await office.everybody_reads()

    await office.fast_forward(days=91)
    await office.ukk_officer.types(NOBODYS)

    await office.ukk_officer.expects("Tekan Teruskan")
    await office.everybody_reads()


async def test_personal_data_in_an_answer_is_masked_in_the_preview(
    office: Office, head: Person
) -> None:
    await forwards(office, office.counter_officer)
    card = await head.expects(NOBODYS)

    await head.replies(card, "Telepon saja 081234567890")

    await head.expects("nomor telepon")
    shows(await head.expects("Pratinjau"), never=["081234567890"])
    await taps(head, "Ubah", then="Tulis jawabannya")
    await types(head, WORDS, then=WORDS)
    await taps(head, "Batal", then="tetap menunggu di /tugas")


async def test_a_head_points_at_a_passage_of_the_shelf(
    office: Office, officer: Person, head: Person
) -> None:
    await forwards(office, officer)
    await head.expects(NOBODYS)

    await taps(head, "Ada di SOP", then="Ada di bagian mana?")
    await types(head, SURE, then="Paspor baru anak — Dokumen", buttons=["1. "])
    await taps(head, "1. ", then=ANSWER, buttons=["Untuk semua"])
    await head.taps("Untuk semua")

    await head.expects("Jawaban terkirim")
    shows(
        await officer.expects(ANSWER, buttons=["👍"]),
        "Menurut Kasi Tikim (Andi Pratama, 25 November 2026)",
    )
    await head.expects("dijawab oleh")
    await types(office.ukk_officer, NOBODYS, then="jawabannya ada di sini")


async def test_a_head_hands_a_question_on_and_sees_it_no_more(office: Office) -> None:
    officer, first, second = office.counter_officer, office.head_of_tikim, office.head_of_tu
    code = await forwards(office, officer)
    await first.expects(NOBODYS)

    await taps(first, "Alihkan", then="urusan seksi mana", buttons=["Tata Usaha"])
    await first.taps("Tata Usaha")

    await first.expects(f"{code} dialihkan ke Kasubbag Tata Usaha")
    await second.expects(NOBODYS, buttons=["Jawab"])
    await officer.expects("sekarang ada di Kasubbag Tata Usaha")
    await office.all_is_sent()
    await sends_callback(
        first, first.last, pack(ANSWER_BUTTON, "v", 1), then="tidak termasuk tugas Anda"
    )
    await office.everybody_reads()


async def test_a_question_that_nobody_answers_climbs_in_office_days(
    office: Office, officer: Person, head: Person
) -> None:
    await forwards(office, officer)
    await head.expects(NOBODYS)

    async def passes_to(days: int) -> None:
        await office.all_is_sent()
        office.clock.move_to(NINE + timedelta(days=days))
        await office.services.answers.due.climb_due()
        await office.all_is_sent()

    # Wednesday at nine; two office days are Friday at nine, one more is Monday.
    await passes_to(1)
    assert not any("Belum dijawab" in message.text for message in head.unread)
    await passes_to(2)
    assert any("Belum dijawab." in message.text for message in head.unread)
    assert not any(NOBODYS in message.text for message in office.head_of_office.unread)
    await passes_to(5)
    assert any(
        "Belum dijawab oleh Kasi Tikim" in message.text for message in office.head_of_office.unread
    )
    await officer.expects("sekarang ada di Kepala Kantor")
    await office.everybody_reads()
    await types(
        office.head_of_office,
        "/tugas",
        then="Pertanyaan yang menunggu jawaban Anda",
        buttons=["TJ-0001"],
    )
    await taps(office.head_of_office, "TJ-0001", then=NOBODYS, buttons=["Jawab"])


async def test_the_same_answer_goes_to_all_who_wait_for_it_and_can_be_ended(
    office: Office,
) -> None:
    first, second, head = office.counter_officer, office.ukk_officer, office.head_of_tikim
    await forwards(office, first)
    await head.expects(NOBODYS)
    await forwards(office, second, "resep daging sapi rendang")
    card = await head.expects("rendang", buttons=["Jawab"])
    await replies(head, card, WORDS, then="Pratinjau jawaban", buttons=["Untuk semua"])
    await head.taps("Untuk semua")
    await second.expects(WORDS)
    await head.expects("Ada 1 pertanyaan serupa", buttons=["Beri jawaban sama"])

    await head.taps("Beri jawaban sama")

    await head.expects("terkirim kepada 1 penanya lain")
    await first.expects(WORDS)
    await office.everybody_reads()
    await types(head, "/saran", then="saran", buttons=["Jawaban saya"])
    await taps(head, "Jawaban saya", then="berlaku untuk semua", buttons=["Akhiri jawaban 1"])
    await taps(head, "Akhiri jawaban 1", then="Akhiri jawaban ini?", buttons=["Kembali"])
    await taps(head, "Ya, akhiri", then="tidak ditampilkan lagi kepada siapa pun. 2 orang")
    for asker in (first, second):
        await asker.expects("ditarik", buttons=["Tanya lagi"])
    await office.everybody_reads()
    await types(office.trainer, NOBODYS, then="Tekan Teruskan")
    for command in ("z", "q"):
        await office.forges(office.head_of_tu, pack(ANSWER_BUTTON, command, 1))
        await office.head_of_tu.expects("tidak tersedia untuk tugas Anda")


async def test_the_head_of_office_is_offered_a_section_too(office: Office) -> None:
    await forwards(office, office.head_of_office)

    await office.head_of_tikim.expects(NOBODYS, buttons=["Jawab"])


async def test_a_head_who_asks_their_own_section_is_answered_by_the_one_above(
    office: Office,
) -> None:
    await forwards(office, office.head_of_tikim)

    await office.head_of_office.expects(NOBODYS, buttons=["Jawab"])
    await types(office.head_of_tikim, "/tugas", then="Tidak ada yang menunggu tindakan Anda")


async def test_a_poor_answer_leads_to_the_head_of_its_section(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_dokintalkim
    await types(officer, SURE, then=ANSWER)
    await taps(officer, "👎", then="Apa yang kurang", buttons=["Teruskan ke Kasi"])
    await taps(
        officer, "Kurang lengkap", then="belum membantu", buttons=["Teruskan ke Kasi Dokintalkim"]
    )

    await taps(
        officer,
        "Teruskan ke Kasi Dokintalkim",
        then="Dibaca oleh Kasi Dokintalkim",
        buttons=["Kirim"],
    )
    await officer.taps("Kirim")

    await officer.expects("diteruskan ke Kasi Dokintalkim")
    await head.expects(SURE)
    await answers(office, head, WORDS, "Untuk semua")
    await officer.expects(WORDS)
    await head.expects("dijawab oleh")
    # The SOP says what it said when the head answered: the head's word stands beside it.
    await types(office.ukk_officer, SURE, then=WORDS, buttons=["SOP terdekat"])


async def test_a_question_is_forwarded_once_however_often_it_is_pressed(
    office: Office, officer: Person
) -> None:
    await forwards(office, officer)
    (update_id,) = [one.question_id for one in await _open(office)]

    await officer.sends_callback(officer.last, pack(FORWARD_BUTTON, "y", update_id, "tu"))
    await office.settles()

    assert "diteruskan ke Kasi Tikim" in officer.last.text
    await office.head_of_tikim.expects(NOBODYS)
    assert len(await _open(office)) == 1


async def test_a_reply_to_a_card_of_somebody_else_is_refused(office: Office) -> None:
    await forwards(office, office.counter_officer)
    card = await office.head_of_tikim.expects(NOBODYS)

    stranger_to_it = office.head_of_tu
    copy = await types(stranger_to_it, "/bantuan", then="Ketik saja")
    copy.json["text"] = card.text
    await stranger_to_it.replies(copy, WORDS)

    await stranger_to_it.expects("tidak termasuk tugas Anda")


@pytest.mark.parametrize("command", ["v", "w", "p", "x"])
async def test_nobody_else_reads_a_question(office: Office, command: str) -> None:
    await forwards(office, office.counter_officer)
    await office.everybody_reads()

    for person in (office.head_of_tu, office.admin, office.ukk_officer, office.head_of_office):
        await office.forges(person, pack(ANSWER_BUTTON, command, 1))
        await person.expects("tidak termasuk tugas Anda")
        assert all(NOBODYS not in message.text for message in person.chat)


async def test_who_comes_second_is_told_that_it_was_answered(office: Office) -> None:
    head, superior = office.head_of_tikim, office.head_of_office
    await forwards(office, office.counter_officer)
    await office.all_is_sent()
    office.clock.move_to(NINE + timedelta(days=5))
    await office.services.answers.due.climb_due()
    await office.services.answers.due.climb_due()
    await office.all_is_sent()
    for _ in range(2):
        office.clock.advance(timedelta(days=3))
        await office.services.answers.due.climb_due()
        await office.all_is_sent()
    await office.everybody_reads()
    await types(superior, "/tugas", then="TJ-0001", buttons=["TJ-0001"])
    await taps(superior, "TJ-0001", then=NOBODYS, buttons=["Jawab"])
    await taps(superior, "Jawab", then="Tulis jawabannya")
    await types(superior, WORDS, then="Pratinjau")
    await types(head, "/tugas", then="TJ-0001", buttons=["TJ-0001"])
    await taps(head, "TJ-0001", then=NOBODYS)
    await taps(head, "Jawab", then="Tulis jawabannya")
    await types(head, "Saya dahulu", then="Pratinjau")
    await taps(head, "Penanya saja", then="Jawaban terkirim")

    await superior.taps("Untuk semua")

    await superior.expects("sudah dijawab oleh pejabat lain")
    # What they write next is a question like any other.
    await types(superior, "terima kasih", then="Sama-sama")
    await office.counter_officer.expects("Saya dahulu")
    await office.everybody_reads()


async def _open(office: Office):  # type: ignore[no-untyped-def]
    await office.settles()
    member = await office.services.people.recognise(office.head_of_tikim.id)
    assert member is not None
    return await office.services.answers.queries.tasks(member)
