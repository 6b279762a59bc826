"""The 5S: a card on request, a quiz, and the sentence for an applicant who must wait."""

import asyncio

from botapi_emulator import Person
from demo.stage import READING_SECONDS, Stage, opens_scene


async def play(stage: Stage, rina: Person) -> None:
    """Read a card, answer a quiz, ask for a sentence."""
    opens_scene("Kartu 5S hari ini")
    await stage.says(rina, "/latihan")
    await stage.reads(rina, "Ucapkan", ("Paham",))
    await stage.decides(rina, "Paham")
    await stage.reads(rina, "datang lagi")

    opens_scene("Satu soal kuis")
    await answers_quiz(stage, rina)

    opens_scene("Kalimat untuk pemohon yang harus menunggu")
    await stage.says(rina, "/kalimat")
    await stage.reads(rina, "Pilih alasannya", ("Menunggu verifikasi",))
    await stage.decides(rina, "Menunggu verifikasi")
    await stage.reads(rina, "Bapak/Ibu")


async def answers_quiz(stage: Stage, rina: Person) -> None:
    """Ask for a quiz and choose the right option."""
    await stage.says(rina, "/kuis")
    quiz = await stage.sees_quiz(rina)
    await asyncio.sleep(READING_SECONDS)
    await stage.votes(rina, quiz, int((quiz.poll or {})["correct_option_ids"][0]))
    await stage.reads(rina, "Jawaban Anda benar")
