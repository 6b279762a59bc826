"""Interviews in journeys: held question by question, with one odd answer."""

from botapi_emulator import Message, Person
from tests.cast.steps import taps, types

ODD = "menyebut dua minggu, lalu tiga bulan"
REFERENCE = "0912-2026"


async def begins(officer: Person, purpose: str = "Wisata") -> None:
    """Begin an interview and see its first question."""
    await types(officer, "/wawancara", then="Apa tujuan perjalanannya?")
    await taps(officer, purpose, then=f"{purpose} — 1/")


async def goes_on_to(officer: Person, number: int, answer: str = "Wajar") -> None:
    """Pass the question in hand."""
    await taps(officer, answer, then=f"— {number}/")


async def doubts(officer: Person, words: str = ODD) -> None:
    """Note what was odd about the answer in hand."""
    await taps(officer, "Janggal", then="Apa yang janggal?")
    await officer.types(words)


async def finishes(officer: Person, words: str = ODD, reference: str = REFERENCE) -> Message:
    """Hold an interview whose first answer is odd, and end it early."""
    await begins(officer)
    await doubts(officer, words)
    await officer.expects("— 2/7")
    await taps(officer, "Akhiri", then="Nomor permohonan?")
    return await types(officer, reference, then="Wawancara selesai")
