"""The 5S: a card, a quiz, and a sentence for an applicant who must wait; the plan of a drill."""

import asyncio

from botapi_emulator import Person
from demo.stage import READING_SECONDS, Stage, aside, opens_scene


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


async def plans_drill(stage: Stage, cast: dict[str, Person]) -> None:
    """Plan a told case for an officer."""
    bambang, dedi = cast["Kepala kantor"], cast["Petugas loket 2"]
    opens_scene("Simulasi yang diumumkan")
    await stage.says(bambang, "/simulasi")
    await stage.reads(bambang, "Pilih kasusnya", ("Dijemput orang lain",))
    await stage.decides(bambang, "Dijemput orang lain")
    await stage.reads(bambang, "Petugas di unit mana?")
    await stage.decides(bambang, "Kantor Imigrasi Muara Enim")
    await stage.reads(bambang, "Siapa yang mendapat simulasi?")
    await stage.decides(bambang, dedi.name)
    hours = await stage.reads(bambang, "Kapan?")
    await stage.decides(bambang, hours.buttons[0][0])
    await stage.reads(bambang, "dijadwalkan")
    await stage.reads(dedi, "Anda mendapat simulasi")
    aside(
        "Pada jamnya Dedi ditanya dulu apakah ada pemohon. Laporannya lewat jenjang yang "
        "sebenarnya, bertanda LATIHAN, dan dihitung tersendiri."
    )
