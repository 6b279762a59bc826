"""The words about what is kept for how long."""

from datetime import date

from bot.texts.questions import day


def coming(count: int, first_day: date) -> str:
    """What an admin hears before the words of closed reports go."""
    return (
        f"<b>Aturan retensi</b>\nTeks dan berkas dari {count} laporan yang sudah ditutup akan "
        f"dihapus mulai {day(first_day)}. Riwayatnya (siapa, kapan, hasilnya) tetap tersimpan.\n\n"
        "Bila ada yang masih diperlukan, salin dahulu atau buka lagi laporannya. Lama "
        "penyimpanan diatur di office.toml, bagian [retention]; rinciannya: "
        "<code>python main.py retention preview</code>"
    )
