"""The 5S: a card on request, a quiz, and the sentence for an applicant who has to wait."""

import asyncio

from demo.stage import Stage, opens_scene
from emulator import Message, Person


async def play(stage: Stage, rina: Person) -> None:
    """Read a card, answer a quiz, ask for a sentence."""
    opens_scene("Kartu 5S hari ini")
    await stage.says(rina, "/latihan")
    await stage.reads(rina, "Ucapkan", ("Paham",))
    await stage.decides(rina, "Paham")
    await stage.reads(rina, "datang lagi")

    opens_scene("Satu soal kuis")
    await stage.says(rina, "/kuis")
    quiz = await stage.sees_quiz(rina)
    await _answers(stage, rina, quiz)

    opens_scene("Kalimat untuk pemohon yang harus menunggu")
    await stage.says(rina, "/kalimat")
    await stage.reads(rina, "Pilih alasannya", ("Menunggu verifikasi",))
    await stage.decides(rina, "Menunggu verifikasi")
    await stage.reads(rina, "Bapak/Ibu")


async def _answers(stage: Stage, rina: Person, quiz: Message) -> None:
    """Choose the right option, as a phone knows it; anybody may be wrong in front of a real one."""
    await asyncio.sleep(1)
    poll = quiz.poll or {}
    right = int(poll["correct_option_ids"][0])
    await stage.votes(rina, quiz, right)
    await stage.reads(rina, "Jawaban Anda benar")
