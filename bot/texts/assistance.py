"""The words of the silent help. What stands in a chat tells a look over the shoulder nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape

from bot.texts.commands import CommandWords

DAMPINGI = CommandWords("Minta didampingi di loket", "minta didampingi di loket")
REKAN = CommandWords("Rekan pendamping dan loket", "rekan dan loket Anda")
LOKET = CommandWords("Tautan loket (admin)", "tautan tiap loket")

ASK, COME, NOT_COMING = "Minta didampingi", "Saya datang", "Tidak jadi datang"
MISTAKE, SAFE, DONE, REPORT = "Salah tekan", "Aman", "Selesai", "Jadikan laporan"
CHOOSE, NOBODY, MORE, BACK = "Pilih rekan", "Tanpa rekan", "Lainnya ›", "‹ Kembali"

# --- what those read who are called ---

WAITS = "Pandu: 1 hal menunggu"
IS_OVER = "Pandu: 1 hal sudah selesai"
QUIETLY = "Datang biasa saja; alasannya jangan disebut di depan pemohon."


def called(place: str) -> str:
    """The card. Below its first line all is covered until it is tapped: previews show no word."""
    return _card(f"{place} — minta didampingi, diam-diam. {QUIETLY}")


def you_come(place: str) -> str:
    return _card(f"{place} — Anda yang datang. {QUIETLY}")


def other_comes(place: str, name: str) -> str:
    return _card(f"{place} — {name} yang datang. Terima kasih.")


def _card(words: str) -> str:
    return f"{WAITS}\n\n<tg-spoiler>{escape(words)}</tg-spoiler>"


# --- what the officer reads who has called ---

CHECKING = "Berkas sedang diperiksa, mohon tunggu."
CHECKED = "Pemeriksaan berkas selesai."
SLOW = "<i>Pemeriksaan mungkin lambat.</i>"
OFFICE_NUMBER = "Kantor"


def checked_by(name: str) -> str:
    """Who comes."""
    return f"<i>Diperiksa oleh {escape(name)}.</i>"


def numbers(found: Iterable[tuple[str, str]]) -> str:
    """Whom to call. Numbers that everybody knows stand without the name that would tell."""
    shown = [f"{escape(name)} {escape(number)}".strip() for name, number in found]
    return f"<i>Belum ada pemeriksa. Nomor: {' · '.join(shown)}</i>" if shown else NO_NUMBERS


NO_NUMBERS = "<i>Belum ada pemeriksa.</i>"


def report(place: str, at: datetime) -> str:
    """The words with which a report begins that follows from a call. Its writer adds the rest."""
    return (
        f"Petugas minta didampingi di {place} pukul {at:%H.%M}. "
        "Yang dilihat atau didengar: belum ditulis."
    )


# --- what is said beforehand ---

NO_SUBSTITUTE = "bukan pengganti tombol darurat berkabel, dan bukan pengganti 110"
INTRODUCTION = (
    f"<i>{ASK} memanggil pimpinan ke loket Anda tanpa suara; {NO_SUBSTITUTE}. "
    "Aturlah lebih dulu: /rekan</i>"
)
IN_HELP = f"<i>{ASK}: satu ketukan memanggil pimpinan tanpa suara; {NO_SUBSTITUTE}.</i>"
TEST_FAILED = (
    f"<b>Uji hening tombol {ASK} terakhir gagal.</b> Jangan mengandalkannya dulu: "
    "temui atau telepon pimpinan langsung."
)
WHAT_IT_DOES = (
    f"<b>{ASK}</b>\n"
    "Satu ketukan (tombol atau /dampingi) memanggil pimpinan dan rekan Anda. Pesan sampai tanpa "
    "suara, dan berbunyi sesudah 15 detik; sampai saat itu masih dapat dibatalkan. Bila 60 detik "
    "belum ada yang datang, jenjang berikut dan rekan seunit ikut dipanggil; sesudah 2 menit Anda "
    "melihat nomor telepon.\n"
    "Layar Anda hanya menampilkan “Berkas sedang diperiksa”. Salah tekan tidak ditanya alasannya."
)
NOBODY_CAN_BE_CALLED = (
    "<b>Sekarang tidak ada yang dapat dipanggil.</b> Bila perlu bantuan, telepon langsung."
)
NO_COLLEAGUE = "belum dipilih"
NO_PLACE = "belum diketahui; buka tautan di loket Anda tiap pagi"
CHOOSE_COLLEAGUE = "Siapa yang ikut dipanggil bila Anda minta didampingi? Ia tidak diberi tahu."
NO_CANDIDATES = "Belum ada anggota lain."


def prepared(called: Sequence[str], colleague: str, place: str) -> str:
    """What the button does, whom it calls now, and what is set."""
    now = ", ".join(map(escape, called))
    return "\n\n".join(
        [
            WHAT_IT_DOES,
            f"Dipanggil sekarang: {now}." if called else NOBODY_CAN_BE_CALLED,
            f"Rekan: {escape(colleague or NO_COLLEAGUE)}\nLoket hari ini: "
            f"{escape(place or NO_PLACE)}",
            f"Ini {NO_SUBSTITUTE}.",
        ]
    )


def stands_at(place: str) -> str:
    """Say which counter is set, and what for."""
    return f"Loket Anda hari ini: {escape(place)}.\n\n{INTRODUCTION}"


def counter(name: str) -> str:
    return f"Loket {name}"


def counter_in(name: str, unit: str) -> str:
    return f"{counter(name)}, {unit}"


LINKS = (
    "<b>Tautan loket</b>\nPetugas membukanya sekali sehari, lalu loketnya diketahui. Satu tautan "
    "untuk satu loket; kode QR dibuat dari tautan ini dengan alat lain. Jumlah loket dapat "
    "disebut: /loket 6"
)


_MOST_LETTERS = 3200  # of a message of links


def links(found: Mapping[str, Iterable[str]]) -> list[str]:
    """The links of the counters of each unit, by its name, in as many messages as they need."""
    messages = [LINKS]
    for unit, of_unit in found.items():
        part = "\n".join([f"<b>{escape(unit)}</b>", *of_unit])
        if len(messages[-1]) + len(part) > _MOST_LETTERS:
            messages.append(part)
        else:
            messages[-1] += f"\n\n{part}"
    return messages


def test_failed(names: Sequence[str], tried: int, seconds: float | None) -> str:
    """Tell admins why the self-test failed, and what to do."""
    return (
        f"<b>Uji hening {ASK} gagal.</b>\n{_why_failed(names, tried, seconds)}\nPetugas diberi "
        "tahu supaya tidak mengandalkannya. Uji berikut berjalan sendiri dalam enam jam."
    )


def _why_failed(names: Sequence[str], tried: int, seconds: float | None) -> str:
    if names:
        whom = ", ".join(map(escape, names))
        return f"Tidak terjangkau: {whom}. Minta mereka membuka bot ini dan menekan Mulai."
    if not tried:
        return "Tidak ada pimpinan yang terdaftar. Undang mereka lewat /anggota."
    if seconds is None:
        return "Pesan uji tertahan lebih dari dua menit. Periksa jaringan dan /kesehatan."
    return f"Pesan paling lambat butuh {seconds:.0f} detik. Periksa jaringan dan /kesehatan."


UNKNOWN = "Panggilan itu sudah tidak ada."
UNFIT = "Rekan itu tidak dapat dipilih. Pilih anggota lain."
NO_COUNTER = "Tautan loket ini tidak dikenal. Minta yang baru kepada admin."
