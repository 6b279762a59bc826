"""A head settles open lines of their SOPs in two short sittings: what officers asked comes first."""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene


async def play(stage: Stage, kasi: Person, chief: Person) -> None:
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
    await stage.reads(chief, "Ditanyakan Kasi Dokintalkim kepada Anda", ("Benar",))
