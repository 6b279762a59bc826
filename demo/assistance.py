"""A silent call: help comes to the counter, and nobody there reads that it was called."""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene


async def play(stage: Stage, cast: dict[str, Person]) -> None:
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
