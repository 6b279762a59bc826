"""The words about how long data are kept."""

from datetime import date

from bot.texts.questions import day


def coming(count: int, first_day: date) -> str:
    """Tell an admin that closed reports will lose their words."""
    return (
        f"<b>Aturan retensi</b>\nTeks dan berkas dari {count} laporan yang sudah ditutup akan "
        f"dihapus mulai {day(first_day)}. Riwayatnya (siapa, kapan, hasilnya) tetap tersimpan.\n\n"
        "Bila ada yang masih diperlukan, salin dahulu atau buka lagi laporannya. Lama "
        "penyimpanan diatur di office.toml, bagian [retention]; rinciannya: "
        "<code>python main.py retention preview</code>"
    )
