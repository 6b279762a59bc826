"""Interviews in journeys: held question by question, with one odd answer."""

from botapi_emulator import Person
from botapi_emulator.world.messages import Message

ODD = "menyebut dua minggu, lalu tiga bulan"
REFERENCE = "0912-2026"


async def begins(officer: Person, purpose: str = "Wisata") -> None:
    """Begin an interview and see its first question."""
    await officer.types("/wawancara")
    await officer.expects("Apa tujuan perjalanannya?")
    await officer.taps(purpose)
    await officer.expects(f"{purpose} — 1/")


async def goes_on_to(officer: Person, number: int, answer: str = "Wajar") -> None:
    """Pass the question in hand."""
    await officer.taps(answer)
    await officer.expects(f"— {number}/")


async def doubts(officer: Person, words: str = ODD) -> None:
    """Note what was odd about the answer in hand."""
    await officer.taps("Janggal")
    await officer.expects("Apa yang janggal?")
    await officer.types(words)


async def finishes(officer: Person, words: str = ODD, reference: str = REFERENCE) -> Message:
    """Hold an interview whose first answer is odd, and end it early."""
    await begins(officer)
    await doubts(officer, words)
    await officer.expects("— 2/7")
    await officer.taps("Akhiri")
    await officer.expects("Nomor permohonan?")
    await officer.types(reference)
    return await officer.expects("Wawancara selesai")
