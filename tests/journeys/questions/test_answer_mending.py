"""A head's answer goes out as it was shown, and can be mended or taken back afterwards."""

import pytest

from botapi_emulator import Message, Person
from tests.cast.steps import replies, sends_document, shows, taps, taps_old, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.questions.test_answers import NOBODYS, WORDS, answers, forwards

AGAIN = "resep daging sapi rendang"
NEW = "Sekarang lewat kantin saja"


async def card_of(office: Office) -> Message:
    """Forward a question, and return the card of the head."""
    await forwards(office, office.counter_officer)
    return await office.head_of_tikim.expects(NOBODYS)


async def shown_to(office: Office, person: Person, words: str) -> None:
    """Ask the same as somebody else before, and be shown what a head has answered."""
    await types(person, AGAIN, then=words, buttons=["SOP terdekat"])


# --- what a preview's button sends ---


@pytest.fixture
async def card(office: Office) -> Message:
    return await card_of(office)


async def test_the_button_of_an_older_preview_sends_nothing(
    office: Office, head: Person, card: Message
) -> None:
    first = await replies(
        head, card, "Jawaban pertama", then="Jawaban pertama", buttons=["Untuk semua"]
    )
    assert "menggantikan" not in first.text

    await head.replies(card, "Jawaban kedua")

    second = await head.expects("Jawaban kedua", buttons=["Untuk semua"])
    assert "Pratinjau ini menggantikan yang sebelumnya" in second.text
    await office.all_is_sent()
    assert head.live(first).buttons == []
    await taps_old(head, first, "Untuk semua", then="Pratinjau ini sudah diganti")
    for label in ("Penanya saja", "Ubah"):
        await head.taps_old(first, label)
    await office.settles()
    assert head.live(first).text.startswith("Pratinjau ini sudah diganti")
    await office.counter_officer.expects_nothing()
    await taps(head, "Untuk semua", second, then="Jawaban terkirim")
    shows(await office.counter_officer.expects("Jawaban kedua"), never=["Jawaban pertama"])
    await office.everybody_reads()


async def test_words_typed_at_the_preview_leave_the_older_one_without_buttons(
    office: Office,
    head: Person,
) -> None:
    await card_of(office)
    await taps(head, "Jawab", then="Tulis jawabannya")
    first = await types(head, "Jawaban pertama", then="Jawaban pertama", buttons=["Untuk semua"])

    await head.types("Jawaban kedua")

    await head.expects("Jawaban kedua", buttons=["Untuk semua"])
    await office.all_is_sent()
    assert head.live(first).buttons == []
    await taps_old(head, first, "Penanya saja", then="Pratinjau ini sudah diganti")
    await office.counter_officer.expects_nothing()
    await taps(head, "Batal", then="tetap menunggu di /tugas")


async def test_a_preview_for_another_question_sends_nothing_to_the_first(
    office: Office, head: Person
) -> None:
    one = await card_of(office)
    await forwards(office, office.ukk_officer, "siapa juara bulutangkis")
    other = await head.expects("bulutangkis")
    first = await replies(
        head, one, "Untuk yang pertama", then="Untuk yang pertama", buttons=["Penanya saja"]
    )

    await head.replies(other, "Untuk yang kedua")

    await head.expects("Untuk yang kedua", buttons=["Penanya saja"])
    await taps_old(head, first, "Penanya saja", then="Pratinjau ini sudah diganti")
    await office.all_is_sent()
    await office.counter_officer.expects_nothing()
    await office.ukk_officer.expects_nothing()
    await taps(head, "Jawab", one, then="Tulis jawabannya")


# --- an answer that was given is mended ---


async def test_a_reply_to_an_answered_card_replaces_the_answer_for_all_who_have_it(
    office: Office,
    asker: Person,
    head: Person,
    card: Message,
) -> None:
    await answers(office, head, WORDS, "Untuk semua")
    await asker.expects(WORDS)
    await head.expects("dijawab oleh Andi Pratama", buttons=["Ganti jawaban"])
    await shown_to(office, office.ukk_officer, WORDS)

    await head.replies(head.live(card), NEW)

    shows(
        await head.expects("Pratinjau pengganti jawaban", buttons=["Penanya saja"]),
        "Menggantikan jawaban Andi Pratama",
    )
    await taps(head, "Untuk semua", then="Jawaban diganti. 2 orang")
    for person in (asker, office.ukk_officer):
        shows(await person.expects("Jawaban Kasi Tikim diganti"), NEW, "belum SOP, berlaku 90 hari")
    assert NEW in (await head.expects("dijawab oleh Andi Pratama")).text
    await office.all_is_sent()
    for person in office.people.values():
        await person.expects_nothing()
    await shown_to(office, office.trainer, NEW)


async def test_a_mended_answer_reaches_who_heard_of_the_one_before(
    office: Office, head: Person, card: Message
) -> None:
    await answers(office, head, WORDS, "Untuk semua")
    await shown_to(office, office.ukk_officer, WORDS)
    for words in ("Jawaban kedua", "Jawaban ketiga"):
        await head.expects("dijawab oleh")
        await office.counter_officer.expects("")
        await replies(head, head.live(card), words, then=words, buttons=["Untuk semua"])
        await taps(head, "Untuk semua", then="Jawaban diganti. 2 orang")
        assert words in (await office.ukk_officer.expects("diganti")).text

    assert "Jawaban ketiga" in (await office.counter_officer.expects("diganti")).text
    await office.everybody_reads()


async def test_an_answer_made_the_asker_s_alone_is_withdrawn_from_the_others(
    office: Office,
    head: Person,
) -> None:
    await card_of(office)
    await answers(office, head, WORDS, "Untuk semua")
    await office.counter_officer.expects(WORDS)
    await shown_to(office, office.ukk_officer, WORDS)
    await head.expects("dijawab oleh", buttons=["Ganti jawaban"])

    await taps(head, "Ganti jawaban", then="Tulis jawabannya")
    await types(head, NEW, then="Pratinjau pengganti")
    await head.taps("Penanya saja")

    await head.expects("Jawaban diganti. 2 orang")
    assert NEW in (await office.counter_officer.expects("diganti")).text
    shows(await office.ukk_officer.expects("Jawaban Kasi Tikim ditarik"), never=[NEW])
    await head.expects("dijawab oleh")
    await types(office.trainer, AGAIN, then="Tekan Teruskan")


async def test_a_passage_takes_the_place_of_words(office: Office, head: Person) -> None:
    await card_of(office)
    await answers(office, head, WORDS, "Penanya saja")
    await office.counter_officer.expects(WORDS)
    await head.expects("dijawab oleh", buttons=["Ada di SOP"])

    await taps(head, "Ada di SOP", then="Ada di bagian mana?")
    await types(head, SURE, then="Paspor baru anak — Dokumen", buttons=["1. "])
    await taps(head, "1. ", then=ANSWER, buttons=["Penanya saja"])
    await head.taps("Penanya saja")

    await head.expects("Jawaban diganti. 1 orang")
    shows(await office.counter_officer.expects("Jawaban Kasi Tikim diganti"), ANSWER)
    await head.expects("Paspor baru anak — Dokumen")


async def test_an_answer_that_is_ended_is_withdrawn_from_all_who_have_it(
    office: Office, head: Person, card: Message
) -> None:
    await answers(office, head, WORDS, "Untuk semua")
    await office.counter_officer.expects(WORDS)
    await head.expects("dijawab oleh")
    await shown_to(office, office.ukk_officer, WORDS)

    await taps(head, "Akhiri jawaban", then="Akhiri jawaban ini?")
    await head.taps("Ya, akhiri")

    await head.expects("2 orang yang pernah menerimanya diberi tahu")
    assert NOBODYS in (await office.counter_officer.expects("TJ-0001 ditarik")).text
    await office.ukk_officer.expects("Jawaban Kasi Tikim ditarik")
    await head.expects("Jawaban ini sudah berakhir")
    await office.all_is_sent()
    for person in office.people.values():
        await person.expects_nothing()
    # A better one can still be given, and reaches the same people.
    await replies(head, head.live(card), NEW, then="Pratinjau pengganti")
    await taps(head, "Untuk semua", then="Jawaban diganti. 2 orang")
    await office.ukk_officer.expects(NEW)
    await office.everybody_reads()


async def test_an_answer_for_the_asker_alone_is_ended_on_its_card(
    office: Office, head: Person
) -> None:
    await card_of(office)
    await answers(office, head, WORDS, "Penanya saja")
    given = await office.counter_officer.expects(WORDS)
    answered = await head.expects("dijawab oleh", buttons=["Akhiri jawaban"])

    shows(
        await taps(
            head, "Akhiri jawaban", answered, then="Akhiri jawaban ini?", buttons=["Kembali"]
        ),
        NOBODYS,
    )
    await taps(head, "Kembali", then="dijawab oleh")
    await taps(head, "Akhiri jawaban", answered, then="Akhiri jawaban ini?")
    await head.taps("Ya, akhiri")

    shows(
        await office.counter_officer.expects("Jawaban Kasi Tikim · TJ-0001 ditarik"), never=[WORDS]
    )
    await head.expects("Jawaban ini sudah berakhir")
    await office.everybody_reads()
    # What was on the phone before asks the head again, too.
    await replies(office.counter_officer, given, "lalu bagaimana", then="Tanya lebih lanjut")


# --- numbers ---


async def test_an_office_s_number_in_an_answer_belongs_into_the_sop(
    office: Office, head: Person, card: Message
) -> None:
    await head.replies(card, "Telepon saja 0711 5551234, atau 081234567890")

    shows(await head.expects("nomor telepon"), "Nomor kantor tempatnya di SOP")
    await head.expects("Pratinjau", buttons=["Untuk semua"])
    shows(
        await taps(
            head,
            "Untuk semua",
            then="titik-titik penutup nomor",
            buttons=["Tetap untuk semua", "Ubah"],
        ),
        "•••",
    )
    await office.counter_officer.expects_nothing()
    await taps(head, "Tetap untuk semua", then="Jawaban terkirim")
    await office.counter_officer.expects("Telepon saja")
    await head.expects("dijawab oleh")


async def test_an_identity_in_an_answer_is_to_be_deleted(
    office: Office, head: Person, card: Message
) -> None:
    await head.replies(card, "Seperti pemohon 1671012345678901 kemarin")

    shows(await head.expects("nomor 16 angka"), "Tekan Hapus pesan saya", never=["Nomor kantor"])
    await office.everybody_reads()


async def test_a_list_with_bullets_hides_no_number(
    office: Office, head: Person, card: Message
) -> None:
    await replies(head, card, "Bawa:\n• KTP\n• KK", then="Pratinjau", buttons=["Untuk semua"])
    await head.taps("Untuk semua")

    await head.expects("Jawaban terkirim")
    await office.everybody_reads()


# --- files where words are needed ---


@pytest.mark.parametrize("minutes", [0, 45])
async def test_a_photo_while_words_are_asked_for_keeps_the_form(
    office: Office, minutes: int, head: Person
) -> None:
    await card_of(office)
    await taps(head, "Jawab", then="Tulis jawabannya")
    await office.fast_forward(minutes=minutes)

    await head.sends_photo(caption="ini jawabannya")

    await head.expects("saya menunggu tulisan")
    await head.sends_album()
    await head.expects("saya menunggu tulisan")
    await office.settles()
    await head.expects_nothing()
    await types(head, WORDS, then="Pratinjau", buttons=["Penanya saja"])
    await sends_document(head, then="saya menunggu tulisan")
    await taps(head, "Penanya saja", then="Jawaban terkirim")
    await office.everybody_reads()


async def test_a_photo_in_reply_to_a_card_is_no_report(
    office: Office, head: Person, card: Message
) -> None:
    await head.sends_photo(reply_to_message=head.live(card).json)

    await head.expects("Balas sekali lagi dengan tulisan")
