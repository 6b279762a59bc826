"""Officers ask: clearly, with typos, ambiguously, and what no SOP knows."""

from demo.stage import Stage, opens_scene
from emulator import Person


async def play(stage: Stage, rina: Person, yuni: Person) -> None:
    """Ask four times."""
    opens_scene("Pertanyaan yang jelas")
    await stage.says(rina, "apa saja syarat paspor anak?")
    await stage.reads(rina, "Paspor baru anak", ("Membantu",))

    opens_scene("Salah ketik dan bahasa sehari-hari")
    await stage.says(yuni, "brp biya pspor elektronk 10 thn skrg")
    await stage.reads(yuni, "Rp950.000")

    opens_scene("Dua kemungkinan")
    await stage.says(rina, "paspor rusak atau hilang")
    await stage.reads(rina, "Maksud Anda", ("1. ", "2. "))
    await stage.taps(rina, "1. ")
    await stage.reads(rina, "SOP ")

    opens_scene("Yang tidak ada SOP-nya")
    await stage.says(yuni, "resep pindang patin yang enak gimana")
    await stage.reads(yuni, "Belum ada SOP")
    await stage.says(yuni, "oke makasih ya")
    await stage.reads(yuni, "Sama-sama")
