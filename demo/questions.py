"""Officers ask: clearly, with typos, after an answer, ambiguously, in vain, and for a list.

Then their head settles open lines of what was asked.
"""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene

GRANNY = "/syarat nenek 70 tahun umrah paspor hilang nama di KK beda"
CHILD = "/syarat paspor baru anak orang tua bercerai wisata elektronik 5 tahun"
WORKER = "/syarat paspor baru pertama kali cpmi umur 25 tahun nonelektronik 5 tahun"
LIST = "Berkas menurut SOP"


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
    await stage.says(dedi, "legalisir")
    await stage.reads(dedi, "Maksud Anda yang mana?", ("1. ", "2. "))
    await stage.taps(dedi, "1. ")
    await stage.reads(dedi, " · 1.", ("👍",))

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


async def play_list(stage: Stage, officer: Person) -> None:
    """Make the list of a grandmother, tick it, and give her what is missing in writing."""
    opens_scene("Daftar berkas satu pemohon")
    await of_granny(stage, officer)
    aside("Yang sudah disebut tidak ditanyakan lagi. Setiap baris dikutip dari SOP-nya.")
    for number, mark in (("1", "✅ 1."), ("3", "✅ 3."), ("3", "❌ 3.")):
        await stage.decides(officer, number)
        await stage.reads(officer, mark)
    await stage.decides(officer, "Surat kurang")
    await stage.reads(officer, "Yang perlu dilengkapi")
    await stage.reads(officer, "sebagai berkas Word")


async def of_granny(stage: Stage, officer: Person) -> None:
    """Answer the one question that is left."""
    await stage.says(officer, GRANNY)
    await stage.reads(officer, "Jenis paspornya?", ("Elektronik, 10 tahun",))
    await stage.taps(officer, "Elektronik, 10 tahun")
    await stage.reads(officer, LIST)


async def of_child(stage: Stage, officer: Person) -> None:
    """The list of a child whose parents are divorced."""
    await _without_more(stage, officer, CHILD)
    await stage.reads(officer, LIST)


async def of_worker(stage: Stage, officer: Person) -> None:
    """The list of somebody who goes to work abroad for the first time."""
    await _without_more(stage, officer, WORKER)
    await stage.reads(officer, "Termasuk salah satu dari ini?", ("Tidak",))
    await stage.taps(officer, "Tidak")
    await stage.reads(officer, LIST)


async def _without_more(stage: Stage, officer: Person, said: str) -> None:
    await stage.says(officer, said)
    await stage.reads(officer, "Ada keadaan khusus?", ("Tidak ada",))
    await stage.taps(officer, "Tidak ada")
