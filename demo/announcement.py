"""A trainer announces something, sees who has not read it, and reminds them."""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene

WORDS = "Mulai besok <b>semua wawancara anak</b> didampingi orang tua. SOP-nya: paspor anak."
PLAIN = "Mulai besok semua wawancara anak didampingi orang tua."

# The buttons of the form up to its last question, and what each shows.
WAY = (
    ("Peran", "Pilih satu"),
    ("Petugas", "Dipilih"),
    ("‹ Kembali", "Untuk siapa"),
    ("Lanjut", "Kapan dikirim?"),
    ("Sekarang", "Perlu tombol"),
    ("Ya, minta", "Berlaku sampai kapan?"),
    ("7 hari", "Seberapa mendesak?"),
)


async def play(stage: Stage, cast: dict[str, Person]) -> None:
    """Write, preview, send, read, and ask who has not."""
    lestari, rina = cast["Pelatih"], cast["Petugas loket 1"]
    opens_scene("Pelatih menulis pengumuman untuk semua petugas")
    await writes(stage, lestari)
    aside(
        "Pengumuman biasa menunggu jam kerja. Adegan ini bisa diputar kapan saja, maka Lestari "
        "memilih Mendesak; pilihan itu dicatat atas namanya."
    )
    await stage.decides(lestari, "Lanjut")
    await stage.reads(lestari, "Akan dikirim ke 3 orang", ("Kirim",))
    await stage.decides(lestari, "Kirim")

    opens_scene("Sampai, dan dibaca")
    for post in ("Petugas loket 1", "Petugas loket 2", "Petugas UKK Musi Rawas"):
        await stage.reads(cast[post], PLAIN, ("Sudah baca",))
    await stage.decides(rina, "Sudah baca")
    await stage.reads(rina, "Dibaca")

    opens_scene("Siapa yang belum membaca")
    await stage.reads(lestari, "dibaca 1")
    await stage.decides(lestari, "Belum baca")
    await stage.reads(lestari, "Dedi Kurniawan")


async def writes(stage: Stage, lestari: Person) -> None:
    """Fill in the form up to its preview."""
    await stage.says(lestari, "/umumkan")
    await stage.reads(lestari, "1/6")
    await stage.says_html(lestari, WORDS)
    await stage.reads(lestari, "Untuk siapa", ("Peran",))
    for button, awaited in (*WAY, ("Mendesak", "persis seperti")):
        await stage.decides(lestari, button)
        await stage.reads(lestari, awaited)
