"""The privacy notice for officers. Who changes it raises `VERSION` in `office/data_protection`."""

from html import escape

_NOTICE = (
    "<b>Data Anda di Pandu</b> (UU 27/2022)\n"
    "• Disimpan: nama, akun Telegram, unit, jabatan dan loket Anda, pertanyaan, laporan, panggilan "
    "minta didampingi, latihan, simulasi, dan apa yang sudah Anda baca. Gunanya hanya untuk tugas "
    "kantor.\n"
    "• Telegram dapat membaca semua obrolan dengan bot; servernya di luar negeri. Jangan ketik "
    "atau foto identitas pemohon: NIK, nomor paspor, telepon, alamat.\n"
    "• Nomor seperti itu saya samarkan sebelum disimpan. Pesan aslinya tetap di obrolan; saya "
    "bantu menghapusnya.\n"
    "• Laporan dibaca pelapor dan pejabat jenjangnya. Hasil kuis dibaca pelatih. Admin yang "
    "memegang server dapat membuka datanya.\n"
    "• Lama simpan diatur kantor. Lihat data Anda dengan /dataku; untuk membetulkan atau "
    "menghapus, sampaikan kepada admin."
)
_CHANGED = "Pemberitahuan ini baru atau berubah; tidak ada yang perlu Anda tekan."


def at_enrolment() -> str:
    """The notice below the welcome."""
    return _NOTICE


def changed(version: str) -> str:
    """The notice as a message of its own, for those who know none or an older one."""
    return f"{_NOTICE}\n\n<i>Versi {escape(version)}. {_CHANGED}</i>"
