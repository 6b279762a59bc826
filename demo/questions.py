"""Officers ask: clearly, with typos, after an answer, ambiguously, and what no SOP answers.

Then their head settles open lines of what was asked.
"""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene


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


async def settles_lines(stage: Stage, kasi: Person, chief: Person) -> None:
    """Settle four lines: one tap each, and what was tapped wrongly is taken back."""
    opens_scene("Kasi mengonfirmasi baris SOP")
    await stage.says(kasi, "/konfirmasi")
    await stage.reads(kasi, "Menunggu Anda", ("Benar", "Ubah", "Tidak tahu"))
    await stage.taps(kasi, "Benar")
    await stage.reads(kasi, "Berlaku di jawaban dalam beberapa menit", ("Urungkan",))
    await stage.taps(kasi, "Urungkan")
    await stage.reads(kasi, "Diurungkan", ("Benar",))
    await stage.taps(kasi, "Benar")
    await stage.reads(kasi, "Berlaku di jawaban dalam beberapa menit")

    aside("Besoknya, lima menit sebelum loket dibuka.")
    await stage.says(kasi, "/konfirmasi")
    await stage.reads(kasi, "Menunggu Anda", ("Tanya",))
    await stage.taps(kasi, "Tidak tahu")
    await stage.reads(kasi, "daftar dokumen yang dicari")
    await stage.taps(kasi, "Tanya")
    await stage.reads(kasi, "Tanya siapa?", ("Kepala Kantor",))
    await stage.taps(kasi, "Kepala Kantor")
    await stage.reads(kasi, "Ditanyakan.")
    await stage.says(chief, "/konfirmasi")
    await stage.reads(chief, "Ditanyakan Kasi Dokintalkim kepada Anda", ("Tidak tahu",))
