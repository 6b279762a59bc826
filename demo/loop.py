"""From a question without an SOP to a head's answer, and then to an SOP."""

import asyncio
from io import BytesIO

import docx

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene

ASKED = "hologram paspor mengelupas sesudah sehari"
AGAIN = "sesudah sehari hologram paspor mengelupas, gimana"
ANSWER = (
    "Terima bukunya, jangan direkatkan sendiri. Catat nomor buku di berita acara, panggil Tikim, "
    "dan jangan menyuruh pemohon membayar lagi."
)
# The index is rebuilt while other programs run on the machine.
_LOADS_IN_SECONDS = 5.0
TITLE = "Hologram paspor mengelupas"
SECTIONS = {
    "Bila hologram mengelupas": ("Terima bukunya", "Jangan direkatkan sendiri"),
    "Sesudahnya": ("Catat nomor buku di berita acara", "Panggil Tikim"),
}
SAMPLES = (
    "Bila hologram mengelupas:\nplastik paspor ngelupas sendiri\nhologramnya copot, dilem aja?\n"
    "lapisan halaman data terbuka\n\nSesudahnya:\nbuku ngelupas dicatat di mana\n"
    "abis hologram copot lapor siapa"
)


async def play(stage: Stage, cast: dict[str, Person]) -> None:
    """Ask without an answer, forward, answer, and let a colleague ask the same."""
    rina, hendra = cast["Petugas loket 1"], cast["Kasi Dokintalkim"]
    opens_scene("Belum ada SOP-nya: diteruskan ke Kasi")
    await stage.says(rina, ASKED)
    await stage.reads(rina, "Maksud Anda yang mana?", ("Tidak ada yang cocok",))
    await stage.taps(rina, "Tidak ada yang cocok")
    await stage.reads(rina, "Teruskan", ("Teruskan ke Kasi",))
    await stage.taps(rina, "Teruskan ke Kasi")
    await stage.reads(rina, "Teruskan pertanyaan ini?", ("Kirim",))
    await stage.taps(rina, "Kirim")
    await stage.reads(rina, "diteruskan ke Kasi Dokintalkim")

    opens_scene("Kasi menjawab untuk semua")
    aside("Kartunya datang pada jam kerja. Di luar jam itu pun sudah ada di /tugas.")
    await stage.says(hendra, "/tugas")
    await stage.reads(hendra, "menunggu jawaban Anda", ("1. TJ-0001",))
    await stage.taps(hendra, "1. TJ-0001")
    card = await stage.reads(hendra, "pertanyaan petugas", ("Jawab",))
    await stage.replies(hendra, card, ANSWER)
    await stage.reads(hendra, "Pratinjau jawaban", ("Untuk semua",))
    await stage.decides(hendra, "Untuk semua")
    await stage.reads(hendra, "Jawaban terkirim")
    await stage.reads(rina, "berlaku 90 hari atau sampai ada SOP")

    opens_scene("Rekan yang menanyakan hal serupa")
    yuni = cast["Petugas UKK Musi Rawas"]
    await stage.says(yuni, AGAIN)
    await stage.reads(yuni, "Jawaban Kasi Dokintalkim", ("SOP terdekat",))

    opens_scene("Pengelola SOP melihat apa yang ditanyakan")
    await stage.says(hendra, "/saran")
    await stage.reads(hendra, "Saran untuk SOP Anda", ("Kekurangan",))
    await stage.taps(hendra, "Kekurangan")
    await stage.reads(hendra, "Ditanyakan", ("Jawab sekarang", "Tulis bagian"))
    await _becomes_an_sop(stage, hendra, cast["Kepala kantor"], rina)


def _document() -> bytes:
    """Return what the keeper wrote about the question in Word."""
    written = docx.Document()
    written.add_heading(f"SOP {TITLE}", 0)
    for heading, points in SECTIONS.items():
        written.add_heading(heading, 1)
        for point in points:
            written.add_paragraph(point, style="List Bullet")
    file = BytesIO()
    written.save(file)
    return file.getvalue()


async def _becomes_an_sop(stage: Stage, keeper: Person, head: Person, officer: Person) -> None:
    """Write an SOP about the question, and let another person approve it."""
    opens_scene("Dari pertanyaan menjadi SOP")
    await stage.taps(keeper, "Tulis bagian")
    await stage.reads(keeper, "SOP mana", ("SOP baru",))
    await stage.taps(keeper, "SOP baru")
    await stage.reads(keeper, "Apa judulnya")
    await stage.says(keeper, TITLE)
    await stage.reads(keeper, "Yang ditanyakan petugas")
    await stage.sends_file(keeper, f"SOP {TITLE}.docx", _document())
    await stage.reads(keeper, "lolos pemeriksaan", ("Agar ditemukan",))
    await stage.taps(keeper, "Agar ditemukan")
    await stage.reads(keeper, "Bagaimana ini biasanya ditanyakan?")
    await stage.says(keeper, SAMPLES)
    await stage.reads(keeper, "5 pertanyaan diterima", ("‹ Ke pratinjau",))
    await stage.taps(keeper, "‹ Ke pratinjau")
    await stage.reads(keeper, "contoh pertanyaan", ("Kirim ke Kepala Kantor",))
    aside("Naskah Kasi sendiri diperiksa Kepala Kantor. Kartunya datang pada jam kerja.")
    await stage.decides(keeper, "Kirim ke Kepala Kantor")
    await stage.reads(keeper, "dikirim untuk diperiksa")
    await stage.says(head, "/tugas")
    await stage.reads(head, "Naskah dan usul yang menunggu", ("1. NS-0001",))
    await stage.taps(head, "1. NS-0001")
    await stage.reads(head, "naskah SOP untuk diperiksa", ("Setujui", "Kembalikan"))
    await stage.taps(head, "Setujui")
    await stage.reads(head, "Terbitkan NS-0001", ("Ya, terbitkan",))
    await stage.taps(head, "Ya, terbitkan")
    await stage.reads(head, "disetujui oleh")
    await stage.reads(keeper, "disetujui oleh")
    aside("Isi yang baru dimuat di semua proses dalam beberapa detik.")
    await asyncio.sleep(_LOADS_IN_SECONDS)
    await stage.says(officer, f"/sop {TITLE}")
    await stage.reads(officer, TITLE, ("Semua bagian",))
