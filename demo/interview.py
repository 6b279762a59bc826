"""An interview: question by question, one odd answer, and its report; then a silent call."""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene

ODD = "tiket dibelikan teman yang baru dikenal di internet"
REFERENCE = "0912-2026"


async def play(stage: Stage, officer: Person) -> None:
    """Hold an interview, read the report that it opens, and send it."""
    opens_scene("Wawancara mendalam")
    await reach_who_pays(stage, officer)
    await note_who_pays(stage, officer)
    await stage.taps(officer, "Laporkan")
    await stage.reads(officer, ODD, ("Kirim laporan",))
    aside("Jenis, uraian, dan nomor sudah terisi. Baru sesudah dibaca, petugas mengirimnya.")
    await stage.taps(officer, "Kirim laporan")
    await stage.reads(officer, "sudah terkirim", ("Lihat",))
    aside("Malam nanti pesan wawancaranya hilang dari obrolan; laporannya tetap.")


async def reach_who_pays(stage: Stage, officer: Person) -> None:
    """Ask the questions of a holiday up to the last one: who pays."""
    await stage.says(officer, "/wawancara")
    await stage.reads(officer, "Apa tujuan perjalanannya?", ("Wisata",))
    await stage.taps(officer, "Wisata")
    for number, answer in enumerate(("Wajar", "Wajar", "Lewati", "Wajar", "Wajar", "Wajar"), 1):
        await stage.reads(officer, f"— {number}/7", ("Wajar", "Janggal"))
        await stage.taps(officer, answer)
    await stage.reads(officer, "Siapa yang membiayai", ("Perlu digali",))


async def note_who_pays(stage: Stage, officer: Person) -> None:
    """Ask further, note what was odd, and end the interview."""
    await stage.taps(officer, "Perlu digali")
    await stage.reads(officer, "Gali dengan:", ("Janggal",))
    await stage.taps(officer, "Janggal")
    await stage.reads(officer, "Apa yang janggal?")
    await stage.says(officer, ODD)
    await stage.reads(officer, "Nomor permohonan?", ("Tanpa nomor",))
    await stage.says(officer, REFERENCE)
    await stage.reads(officer, "Wawancara selesai", ("Laporkan",))


async def calls_help(stage: Stage, cast: dict[str, Person]) -> None:
    """Call without a sound, and see who comes."""
    dedi, sri = cast["Petugas loket 2"], cast["Kasi Inteldakim"]
    opens_scene("Minta didampingi, diam-diam")
    await stage.says(dedi, "/dampingi")
    await stage.reads(dedi, "Berkas sedang diperiksa, mohon tunggu.", ("Salah tekan", "Aman"))
    aside("Di layar petugas tidak ada kata yang dapat dibaca orang di depannya sebagai panggilan.")
    await stage.reads(sri, "minta didampingi, diam-diam", ("Saya datang",))
    await stage.decides(sri, "Saya datang")
    await stage.reads(dedi, f"Diperiksa oleh {sri.name}", ("Selesai", "Jadikan laporan"))
    await stage.decides(dedi, "Selesai")
    await stage.reads(dedi, "Pemeriksaan berkas selesai.")
