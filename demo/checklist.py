"""A list of documents for one applicant: said in one line, asked for the rest, ticked."""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene

GRANNY = "/syarat nenek 70 tahun umrah paspor hilang nama di KK beda"
CHILD = "/syarat paspor baru anak orang tua bercerai wisata elektronik 5 tahun"
WORKER = "/syarat paspor baru pertama kali cpmi umur 25 tahun nonelektronik 5 tahun"
LIST = "Berkas menurut SOP"


async def play(stage: Stage, officer: Person) -> None:
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


async def of_worker(stage: Stage, officer: Person) -> None:
    """The list of somebody who goes to work abroad for the first time."""
    await _without_more(stage, officer, WORKER)


async def _without_more(stage: Stage, officer: Person, said: str) -> None:
    await stage.says(officer, said)
    await stage.reads(officer, "Ada keadaan khusus?", ("Tidak ada",))
    await stage.taps(officer, "Tidak ada")
    await stage.reads(officer, LIST)
