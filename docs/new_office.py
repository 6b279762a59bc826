"""The pictures of an office that begins: first minutes, practice, /siapkan, settings, health."""

from botapi_emulator import Person
from demo.stage import Stage
from docs.camera import Camera

# The hours of the office as somebody proposes them: on Fridays it begins half an hour later.
_HOURS = """\
Senin: 07.30-12.00, 13.00-16.00
Selasa: 07.30-12.00, 13.00-16.00
Rabu: 07.30-12.00, 13.00-16.00
Kamis: 07.30-12.00, 13.00-16.00
Jumat: 08.00-11.30, 13.00-16.30
Sabtu: tutup
Minggu: tutup"""


# The pages of the head of office, words of each, and the names of their pictures.
_PAGES = (
    ("Waktu", "Waktu laporan", "kakanim-waktu"),
    ("Angka lain", "dihitung per bulan penuh", "kakanim-angka-lain"),
    ("Sebelum & sesudah", "catatan kertas", "kakanim-sebelum-sesudah"),
    ("Untuk dibagikan", "Berkas untuk dibagikan", "kakanim-dibagikan"),
)


async def begins(stage: Stage, camera: Camera, cast: dict[str, Person]) -> None:
    """Take the pictures of the first day, before anybody has asked or reported."""
    await _first_minutes(stage, camera, cast["Petugas UKK Musi Rawas"])
    await _setting_up(stage, camera, cast["Admin"])
    await _schematic(stage, camera, cast["Petugas UKK Musi Rawas"])


async def _first_minutes(stage: Stage, camera: Camera, yuni: Person) -> None:
    await stage.taps(yuni, "Lewati")
    await stage.reads(yuni, "2 dari 3")
    await camera.takes(yuni, "petugas-lima-menit", "2 dari 3")
    await stage.says(yuni, "/coba_lapor")
    await stage.reads(yuni, "Kejadian nyata?")
    await stage.taps(yuni, "Latihan dengan contoh")
    await stage.reads(yuni, "Ringkasan laporan")
    await camera.takes(yuni, "petugas-latihan", "Kirim LATIHAN")
    await stage.says(yuni, "/batal")
    await stage.reads(yuni, "dibatalkan")


async def _setting_up(stage: Stage, camera: Camera, agus: Person) -> None:
    await stage.says(agus, "/siapkan")
    await stage.reads(agus, "Belum siap untuk data nyata")
    await camera.takes(agus, "admin-siapkan", "Kesiapan kantor", is_at_top=True)


async def health(stage: Stage, camera: Camera, agus: Person) -> None:
    """Take the picture of a machine that needs something: a backup is overdue."""
    await stage.says(agus, "/kesehatan")
    await stage.reads(agus, "Keadaan bot")
    await camera.takes(agus, "admin-kesehatan", "Keadaan bot")


async def pilot(stage: Stage, camera: Camera, bambang: Person) -> None:
    """Take the pictures of the pages below Monday's picture, and of the five figures."""
    await stage.reads(bambang, "Gambaran")
    for label, words, name in _PAGES:
        await stage.taps(bambang, label)
        await stage.reads(bambang, words)
        await camera.takes(bambang, name, words)
    await stage.says(bambang, "/rekap")
    await stage.reads(bambang, "Tekan, atau ketik")
    await stage.taps(bambang, "Pilot")
    await stage.reads(bambang, "Pilot, ")
    await camera.takes(bambang, "kakanim-pilot", "Pilot, ")


async def settings(stage: Stage, camera: Camera, tuti: Person, bambang: Person) -> None:
    """Take the picture of a proposal on the phone of the head of office, in office hours."""
    await stage.says(tuti, "/pengaturan")
    await stage.reads(tuti, "Pengaturan kantor")
    await stage.taps(tuti, "Jam kerja")
    await stage.reads(tuti, "Jumat")
    await stage.taps(tuti, "Usulkan perubahan")
    await stage.reads(tuti, "Salin teks di atas")
    await stage.says(tuti, _HOURS)
    await stage.reads(tuti, "Belum diajukan")
    await stage.taps(tuti, "Ajukan ke Kepala Kantor")
    await stage.reads(bambang, "usul pengaturan kantor", ("Setuju",))
    await camera.takes(bambang, "kakanim-pengaturan", "Setuju")


async def _schematic(stage: Stage, camera: Camera, yuni: Person) -> None:
    await stage.says(yuni, "/skema")
    await stage.reads(yuni, "Skema dokumen")
    await stage.taps(yuni, "Kartu keluarga")
    await stage.reads(yuni, "Skema, bukan contoh asli")
    await camera.takes(yuni, "petugas-skema", "Skema, bukan contoh asli", is_at_top=True)
