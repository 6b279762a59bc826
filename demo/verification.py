"""A document goes to its issuer, comes back "not genuine", and becomes a report."""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene


async def play(stage: Stage, cast: dict[str, Person]) -> None:
    """Check at the counter, write to the issuer, enter the answer, report."""
    rina = cast["Petugas loket 1"]
    opens_scene("Buku nikah yang meragukan: penerbitnya ditanya")
    await opens(stage, rina)
    await is_sent(stage, rina)

    aside(
        "Dua jam hitung berjalan. Pagi hari jawaban ditunggu, petugas diingatkan; sehari kemudian "
        "Kasi. Sebelum batas bagi pemohon habis, keduanya diperingatkan. Adegan ini tidak menunggu."
    )
    opens_scene("Jawabannya datang: tidak asli")
    await is_answered(stage, rina)
    await stage.reads(cast["Kasi Dokintalkim"], "tidak asli")
    await reports(stage, rina)


async def opens(stage: Stage, rina: Person) -> None:
    """Open a verification: three taps and the application number."""
    await stage.says(rina, "/verifikasi")
    await stage.reads(rina, "Dokumen apa", ("buku nikah",))
    await stage.taps(rina, "buku nikah")
    await stage.reads(rina, "Cek dahulu di loket", ("Perlu bersurat",))
    await stage.taps(rina, "Perlu bersurat")
    await stage.reads(rina, "Nomor permohonannya?")
    await stage.says(rina, "117/2026")
    await stage.reads(rina, "Kapan pemohon diwawancara?", ("Hari ini",))
    await stage.taps(rina, "Hari ini")
    await stage.reads(rina, "Verifikasi dibuka", ("Unduh surat",))


async def is_sent(stage: Stage, rina: Person) -> None:
    """Fetch the letter, and note that it was sent."""
    await stage.decides(rina, "Unduh surat")
    await stage.reads(rina, "Surat untuk VD-0001")
    await stage.decides(rina, "Sudah dikirim")
    await stage.reads(rina, "lewat apa", ("Telepon dinas",))
    await stage.taps(rina, "Surat")
    await stage.reads(rina, "Tanggal berapa dikirim", ("Hari ini",))
    await stage.taps(rina, "Hari ini")
    await stage.reads(rina, "ditunggu sampai kapan", ("3 hari kerja",))
    await stage.taps(rina, "3 hari kerja")
    await stage.reads(rina, "menunggu jawaban penerbit")


async def is_answered(stage: Stage, rina: Person) -> None:
    """Enter what the issuer answered."""
    await stage.decides(rina, "Catat hasil")
    await stage.reads(rina, "Apa jawaban penerbit?", ("Tidak asli",))
    await stage.decides(rina, "Tidak asli")
    await stage.reads(rina, "Siapa yang menjawab?")
    await stage.says(rina, "Kepala KUA")
    await stage.reads(rina, "Tanggal berapa dijawab?", ("Hari ini",))
    await stage.taps(rina, "Hari ini")
    await stage.reads(rina, "Hasil: tidak asli", ("Laporkan kejanggalan",))


async def reports(stage: Stage, rina: Person) -> None:
    """Send the report, which is already filled in. At night it waits for the opening."""
    opens_scene("Laporannya sudah terisi; petugas membacanya dahulu")
    await stage.decides(rina, "Laporkan kejanggalan")
    for number, button in enumerate(("Biasa", "Tidak", "Lewati"), start=6):
        await stage.reads(rina, f"{number}/8", (button,))
        await stage.taps(rina, button)
    await stage.reads(rina, "Ringkasan laporan", ("Kirim laporan",))
    await stage.taps(rina, "Kirim laporan")
    await stage.reads(rina, "sudah terkirim")
