"""What each command does: a name a command."""

from typing import NamedTuple


class CommandWords(NamedTuple):
    """What is said of a command."""

    menu: str
    """In Telegram's menu."""
    help: str = ""
    """In /bantuan, on a line with others."""


START = CommandWords("Mulai")
TANYA = CommandWords("Tanya SOP, atau ketik saja", "tanya SOP")
LAPOR = CommandWords("Laporkan kejanggalan", "lapor")
WAWANCARA = CommandWords("Wawancara menurut tujuan", "pertanyaan menurut tujuan")
LAPORANKU = CommandWords("Laporan, pertanyaan saya", "kabarnya")
VERIFIKASI = CommandWords("Cek dokumen ke penerbit", "cek dokumen ke penerbit")
TUGAS = CommandWords("Yang menunggu tindakan saya", "yang menunggu tindakan saya")
RIWAYAT = CommandWords("Riwayat: /riwayat KJ-0412", "jejak")
BERKAS = CommandWords("Berkas: /berkas KJ-0412", "berkas KJ-…")
PIKET = CommandWords("Siapa memegang jabatan kini", "pejabat kini")
CUTI = CommandWords("Catat cuti pejabat", "cuti pejabat")
TUNJUK = CommandWords("Tunjuk Plh, Plt atau wakil", "Plh, Plt")
PENGUMUMAN = CommandWords("Pengumuman yang berlaku", "yang berlaku")
UMUMKAN = CommandWords("Tulis pengumuman", "tulis pengumuman")
KALIMAT = CommandWords("Kalimat untuk yang menunggu", "ucapan")
SURAT = CommandWords("Contoh surat untuk disalin", "contoh surat")
LATIHAN = CommandWords("Kartu 5S dan kemajuan saya", "kartu 5S")
KUIS = CommandWords("Satu soal kuis sekarang", "satu soal")
HASIL = CommandWords("Hasil latihan saya", "hasil latihan")
REKAP = CommandWords("Angka satu masa: XLSX, CSV", "angka satu masa: XLSX, CSV")
JADWAL = CommandWords("Atur jadwal latihan", "jadwal")
SOP = CommandWords("Daftar SOP: /sop paspor hilang", "daftar SOP")
SARAN = CommandWords("Saran pemakai untuk SOP", "saran")
SOP_TULIS = CommandWords("Tulis atau ubah SOP", "tulis SOP")
DATAKU = CommandWords("Data saya di Pandu", "data saya")
BATAL = CommandWords("Batalkan yang sedang diisi", "batalkan")
BANTUAN = CommandWords("Semua perintah", "halaman ini")
HELP = CommandWords("Cara memakai dan semua perintah")
MUAT_ULANG = CommandWords("Muat ulang berkas SOP", "baca lagi berkas SOP")
ANGGOTA = CommandWords("Undang, cari, ubah anggota", "undang, cari, ubah anggota")
KESEHATAN = CommandWords("Keadaan bot", "keadaan bot")
