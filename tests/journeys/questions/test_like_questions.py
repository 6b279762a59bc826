"""Unrelated questions stay apart; what may be the same is shown to askers and to heads."""

from datetime import timedelta

from botapi_emulator import Message, Person
from tests.cast.steps import replies, shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.questions.test_answers import NOBODYS, WORDS, answers, forwards

NEAR = "resep rendang sapi yang empuk"
NEARER = "cara masak rendang daging sapi"
OTHER_WORDS = "Beli saja di kantin."


async def test_what_was_asked_last_goes_alone_and_can_be_put_in_other_words(
    office: Office, officer: Person, head: Person
) -> None:
    for asked in ("kunci gudang hilang", "galon habis"):
        await types(officer, asked)
    shown = await asks_section(officer, "stempelnya dimana", "Tikim", "Teruskan pertanyaan ini?")
    shows(shown, "stempelnya dimana", never=["galon", "kunci", "setelah"])

    await taps(officer, "Ubah", then="Tulis pertanyaan Anda", buttons=["Batal"])
    await types(
        officer,
        "Di mana stempel untuk BAP 1671012345678901?",
        then="nomor 16 angka",
    )
    shows(
        await officer.expects("Teruskan pertanyaan ini?", buttons=["Kirim", "Seksi lain"]),
        "Di mana stempel untuk BAP",
        never=["stempelnya dimana", "1671012345678901"],
    )
    await taps(officer, "Kirim", then="Jawabannya dikirim ke sini")
    shows(await head.expects("Di mana stempel untuk BAP"), never=["galon", "Rina"])
    # What is typed next is a question like any other.
    await types(officer, "terima kasih", then="Sama-sama")


async def test_who_asks_the_like_waits_with_a_colleague_and_an_applicant_rings(
    office: Office, officer: Person, head: Person
) -> None:
    colleague, superior = office.ukk_officer, office.head_of_office
    await forwards(office, officer)
    await head.expects(NOBODYS)

    asked_already = "Mungkin sudah ditanyakan ke Kasi Tikim"
    shows(
        await asks_section(colleague, NEAR, "Tata Usaha", asked_already),
        NOBODYS,
        "Tetap teruskan pertanyaan Anda?",
        never=["Rina"],
    )
    await taps(
        colleague,
        "Ikut menunggu",
        then="TJ-0002 ikut menunggu jawaban Kasi Tikim",
        buttons=["Pemohon sedang menunggu"],
    )
    await head.expects("Ditunggu juga oleh 1 petugas lain")
    shows(
        await taps(colleague, "Pemohon sedang menunggu", then="masih menunggu Kasi Tikim"),
        "Kasi Tikim diberi tahu saat itu juga",
        "pukul 09.05",
    )
    await head.expects("Pemohon sedang menunggu jawaban ini.", buttons=["Jawab"])
    for minutes in (5, 5):
        await office.all_is_sent()
        office.clock.advance(timedelta(minutes=minutes))
        await office.services.answers.due.climb_due()
    await superior.expects("Pemohon sedang menunggu jawaban ini.", buttons=["Jawab"])
    for asker in (officer, colleague):
        await asker.expects("sekarang ada di Kepala Kantor")
    await head.expects("Belum dijawab.")
    await answers(office, head, WORDS, "Penanya saja")
    for asker in (officer, colleague):
        await asker.expects(WORDS)
    await office.everybody_reads()


async def test_two_heads_do_not_answer_the_same_in_two_ways_without_knowing(
    office: Office, officer: Person, head: Person
) -> None:
    second, colleague, trainer = office.head_of_tu, office.ukk_officer, office.trainer
    await forwards(office, officer)
    await head.expects(NOBODYS)
    await asks_section(colleague, NEARER, "Tata Usaha", "Mungkin sudah ditanyakan")
    await taps(colleague, "Tetap kirim", then="Jawabannya dikirim ke sini")
    await second.expects(NEARER)
    await answers(office, head, WORDS, "Untuk semua")
    await officer.expects(WORDS)

    card = second.last
    shows(
        await replies(second, card, OTHER_WORDS, then="Pratinjau jawaban"),
        "Mungkin sudah dijawab Kasi Tikim (Andi Pratama",
        WORDS,
    )
    both = await taps(
        second,
        "Untuk semua",
        then="Kalau soalnya sama dan isinya berbeda",
        buttons=["Ganti jawaban itu", "Pakai jawaban itu", "Tanyakan dulu", "Soal lain: kirim"],
    )
    shows(both, WORDS, OTHER_WORDS, "Kasi Tikim menerima pertanyaan ini dan usulan Anda")
    assert len(both.json["reply_markup"]["inline_keyboard"]) == 3
    await taps(
        second, "Tanyakan dulu", then="TJ-0002 dan usulan jawaban Anda dikirim ke Kasi Tikim"
    )
    await colleague.expects("sekarang ada di Kasi Tikim")
    shows(
        await head.expects("Usulan jawaban dari pejabat lain", buttons=["Pakai jawaban itu"]),
        OTHER_WORDS,
        WORDS,
    )

    await replies(head, head.last, OTHER_WORDS, then="Pratinjau jawaban")
    await taps(head, "Untuk semua", then="Kalau soalnya sama", buttons=["Ganti jawaban itu"])
    await taps(head, "Ganti jawaban itu", then="1 orang yang pernah menerima jawaban lama")
    await colleague.expects(OTHER_WORDS)
    await officer.expects("Jawaban Kasi Tikim diganti")
    await office.everybody_reads()
    # Who asks the like afterwards is offered the one answer, and may still send the question.
    answered = await asks_section(trainer, NEAR, "Tikim", "Mungkin sudah dijawab Kasi Tikim")
    shows(answered, OTHER_WORDS)
    await taps(trainer, "Pakai jawaban itu", then=OTHER_WORDS, buttons=["Bukan itu"])
    await taps(trainer, "Bukan itu", then="Teruskan pertanyaan ini?", buttons=["Kirim"])


async def asks_section(asker: Person, question: str, section: str, then: str) -> Message:
    """Ask, and be about to forward the question to that section."""
    await types(asker, question, then="Tekan Teruskan", buttons=["Teruskan ke"])
    shown = await taps(asker, "Teruskan ke")
    if "urusan seksi mana" not in shown.text:
        await taps(asker, "Seksi lain", then="urusan seksi mana")
    return await taps(asker, section, then=then)
