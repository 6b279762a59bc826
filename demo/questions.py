"""Officers ask: clearly, with typos, after an answer, ambiguously, and what no SOP answers."""

from botapi_emulator import Person
from demo.stage import Stage, opens_scene


async def play(stage: Stage, rina: Person, dedi: Person, yuni: Person) -> None:
    """Ask five times."""
    opens_scene("Pertanyaan yang jelas")
    await stage.says(rina, "apa saja syarat paspor anak?")
    await stage.reads(rina, "Paspor baru anak", ("👍",))

    opens_scene("Salah ketik dan bahasa sehari-hari")
    await stage.says(yuni, "brp biya pspor elektronk 10 thn skrg")
    await stage.reads(yuni, "Rp950.000")

    opens_scene("Pertanyaan lanjutan")
    await stage.says(rina, "kalo rusak?")
    await stage.reads(rina, "Paspor rusak", ("👍",))

    opens_scene("Beberapa kemungkinan")
    await stage.says(dedi, "blokir")
    await stage.reads(dedi, "Maksud Anda yang mana?", ("1. ", "2. "))
    await stage.taps(dedi, "1. ")
    await stage.reads(dedi, " · 1.1", ("👍",))

    opens_scene("Yang tidak ada SOP-nya")
    await stage.says(yuni, "resep pindang patin yang enak gimana")
    await stage.reads(yuni, "Tekan Teruskan")
    await stage.says(yuni, "oke makasih ya")
    await stage.reads(yuni, "Sama-sama")
