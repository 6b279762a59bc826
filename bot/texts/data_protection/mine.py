"""The words of /dataku."""

from bot.texts.commands import CommandWords

DATAKU = CommandWords("Data saya di Pandu", "data saya")
FILE_NAME = "data-saya.json"
CAPTION = (
    "Ini semua data tentang Anda yang disimpan Pandu (UU 27/2022 tentang Pelindungan Data "
    "Pribadi): keanggotaan, undangan, jabatan, pertanyaan (juga yang diteruskan ke pejabat), "
    "bagian SOP yang Anda buka dan kabar perubahannya, laporan, wawancara yang masih terbuka, "
    "verifikasi, naskah SOP yang Anda tulis, latihan, dan pengumuman yang Anda terima. Jangan "
    "diteruskan ke orang lain.\n\n"
    "Ada yang keliru, atau ingin data Anda dihapus? Sampaikan kepada admin. Nama, "
    "akun Telegram, isi pertanyaan dan hasil latihan Anda akan dihapus; laporan kejanggalan "
    "dan verifikasi tetap menjadi arsip kantor tanpa nama Anda dan teksnya dihapus sesuai aturan "
    "retensi. Laporan dan verifikasi yang masih terbuka dan jabatan Anda perlu diserahkan lebih "
    "dahulu."
)
