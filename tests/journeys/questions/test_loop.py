"""Nobody asks in vain: a question, a head's answer, an SOP out of a document, and its news."""

import docx
import pytest

from botapi_emulator import Person
from knowledge.search.answer import Band
from office.people import NewMember, Role
from tests.cast.judging import stays_open
from tests.cast.steps import sends_document, shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.questions.test_answers import answers
from tests.knowledge.converting.documents import saved
from tests.waiting import until

QUESTION = "pemohon bawa hewan peliharaan ke loket"
WORDS = "Minta hewannya menunggu di luar; pemohonnya tetap dilayani."


def document() -> bytes:
    """What the keeper has made of it in Word."""
    written = docx.Document()
    written.add_heading("SOP Hewan Peliharaan", 0)
    written.add_heading("Di loket", 1)
    for text in ("Hewan peliharaan menunggu di luar ruang loket", "Pemohon tetap dilayani"):
        written.add_paragraph(text, style="List Bullet")
    return saved(written)


@pytest.fixture(autouse=True)
def unanswered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing answer the question before there is an SOP."""
    stays_open(monkeypatch, QUESTION)


async def test_from_an_unanswered_question_to_a_sure_answer(office: Office, asker: Person) -> None:
    head, shelf = office.head_of_tu, office.application.bot_data.shelf
    keeper = await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "tu")
    )
    await types(asker, QUESTION, then="Tekan Teruskan")
    await taps(asker, "Teruskan ke Kasubbag", then="Teruskan pertanyaan ini?")
    await taps(asker, "Kirim", then="Jawabannya dikirim ke sini")
    await head.expects(QUESTION)
    await answers(office, head, WORDS, "Untuk semua")
    await asker.expects(WORDS)
    await head.expects("dijawab oleh")
    others = (office.ukk_officer, office.trainer, office.head_of_tikim)
    for other in others:
        await other.types(QUESTION)
        assert "belum SOP" in (await other.expects(WORDS)).text

    await office.fast_forward(hours=1)
    await writes(keeper)
    await head.expects("naskah SOP untuk diperiksa")
    await taps(head, "Setujui", then="Terbitkan")
    await taps(head, "Ya, terbitkan", then="disetujui oleh Tuti Handayani")
    await keeper.expects("disetujui oleh Tuti Handayani")

    await until(lambda: shelf.answer(QUESTION).band is Band.SURE)
    await office.services.changes.recording.record_changes()
    await office.fast_forward(minutes=15)
    for person in (asker, *others):
        assert QUESTION in (await person.expects("Hewan peliharaan — Di loket")).text
    await office.everybody_reads()
    shows(
        await types(asker, QUESTION, then="menunggu di luar ruang loket", buttons=["👍"]),
        never=["Mungkin", WORDS],
    )


async def writes(keeper: Person) -> None:
    """Make an SOP of the gap, out of a document."""
    await types(keeper, "/saran", then="1 pertanyaan tanpa SOP", buttons=["Kekurangan (1)"])
    await taps(keeper, "Kekurangan (1)", then="Belum ada SOP-nya", buttons=["Tulis bagian"])
    await taps(keeper, "Tulis bagian", then="SOP mana")
    await taps(keeper, "SOP baru", then="Apa judulnya?")
    await types(keeper, "Hewan peliharaan", then=QUESTION)
    await sends_document(
        keeper,
        document(),
        name="SOP Hewan Peliharaan.docx",
        then="lolos pemeriksaan",
        buttons=["Kirim ke Kasubbag Tata Usaha"],
    )
    await taps(keeper, "Kirim ke Kasubbag Tata Usaha", then="dikirim untuk diperiksa")
    await keeper.expects("ada di Kasubbag Tata Usaha")
