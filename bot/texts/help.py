"""The words of /bantuan."""

from collections.abc import Collection

# A heading, its lines, and on each line what belongs together: a command and what it is for.
LINES: tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...] = (
    (
        "Bertanya",
        (
            (("tanya", "tanya SOP"), ("sop", "daftar SOP")),
            (("kalimat", "ucapan"), ("surat", "contoh surat")),
            (("pengumuman", "yang berlaku"),),
            (("piket", "siapa memegang jabatan kini"),),
        ),
    ),
    (
        "Memeriksa dan melapor",
        (
            (("lapor", "lapor"), ("laporanku", "kabarnya")),
            (("wawancara", "pertanyaan menurut tujuan"),),
            (("verifikasi", "cek dokumen ke penerbit"),),
            (("riwayat", "jejak"), ("berkas", "berkas KJ-…")),
        ),
    ),
    (
        "Berlatih",
        (
            (("latihan", "kartu 5S"), ("kuis", "satu soal")),
            (("hasil", "hasil latihan"), ("jadwal", "jadwal")),
        ),
    ),
    (
        "Tugas jabatan",
        (
            (("tugas", "yang menunggu tindakan saya"),),
            (("umumkan", "tulis pengumuman"),),
            (("cuti", "cuti pejabat"), ("tunjuk", "Plh, Plt")),
            (("rekap", "angka satu masa: XLSX, CSV"),),
            (("saran", "saran"), ("sop_tulis", "tulis SOP")),
            (("anggota", "undang, cari, ubah anggota"),),
            (("kesehatan", "keadaan bot"),),
            (("muat_ulang", "baca lagi berkas SOP"),),
        ),
    ),
    (
        "Lain-lain",
        (
            (("batal", "batalkan"), ("dataku", "data saya")),
            (("bantuan", "halaman ini"),),
        ),
    ),
)


def bantuan(commands: Collection[str]) -> str:
    """Explain the bot in a few lines, and list those commands by what they are for."""
    parts = [
        "<b>Cara memakai Pandu</b>\n"
        "Ketik saja: <i>brp denda paspor ilang</i>\n"
        "Belum ada SOP-nya? <b>Teruskan ke Kasi</b>.",
    ]
    for heading, lines in LINES:
        shown = [line for row in lines if (line := _line(row, commands))]
        if shown:
            parts.append("\n".join([f"<b>{heading}</b>", *shown]))
    parts.append("Jangan tulis NIK, nomor paspor, atau telepon pemohon di sini.")
    return "\n".join(parts)


def _line(row: tuple[tuple[str, str], ...], commands: Collection[str]) -> str:
    mine = [(name, purpose) for name, purpose in row if name in commands]
    names = " ".join(f"/{name}" for name, _ in mine)
    return f"{names} — {', '.join(purpose for _, purpose in mine)}" if mine else ""
