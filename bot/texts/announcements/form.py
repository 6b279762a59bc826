"""The words of the form that writes an announcement."""

from datetime import date, datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.texts.announcements.published import READ, full_moment
from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords
from bot.texts.posts import short_day
from bot.texts.questions import day

UMUMKAN = CommandWords("Tulis pengumuman", "tulis pengumuman")
BACK = "‹ Kembali"
CONTINUE = "Lanjut"
WHOLE_OFFICE = "Seluruh kantor"
# The keys are the groups of `bot.screens.announcements.audience`.
GROUPS = {"s": "Seksi", "u": "Unit", "r": "Peran", "e": "Kepegawaian"}
BY_UNREAD = "Belum membaca #…"
NOW = "Sekarang"
NEEDS_ACK, NEEDS_NO_ACK = "Ya, minta", "Tidak"
UNTIL_TODAY, UNTIL_WEEK, UNTIL_MONTH = "Hari kirim saja", "7 hari", "30 hari"
USUAL, URGENT = "Biasa, jam kerja", "Mendesak"
TEST, CHANGE, SEND, SUBMIT = "Kirim uji ke saya", "Ubah", "Kirim", "Minta persetujuan"
SAVE = "Simpan perubahan"
# The keys are the questions of `office.announcements.form`.
PARTS = {
    "teks": "Isi",
    "penerima": "Penerima",
    "waktu": "Waktu",
    "sudah_baca": "Sudah baca",
    "berlaku": "Berlaku",
    "mendesak": "Mendesak",
}
ASK_PART = "Apa yang diubah?"
CHOSEN = "✓ {label}"
ROLES = {
    "petugas": "Petugas",
    "kepala_seksi": "Kepala seksi",
    "koordinator_ukk": "Koordinator UKK",
    "kepala_kantor": "Kepala Kantor",
    "pelatih": "Pelatih",
    "pengelola_sop": "Pengelola SOP",
    "admin": "Admin",
}
EMPLOYMENT = {"pns": "PNS", "pppk": "PPPK", "ppnpn": "PPNPN"}
MY_ANNOUNCEMENTS = "Pengumuman saya"

ASK_TEXT = (
    "Tulis isi pengumumannya dalam satu pesan. Huruf tebal, miring dan tautan ikut terkirim. Boleh "
    "juga satu foto atau satu dokumen; isinya ditulis sebagai keterangan fotonya.\n\n"
    "Jangan menulis nama, NIK, nomor paspor atau nomor telepon pemohon."
)
ASK_AUDIENCE = "Untuk siapa pengumuman ini? Pilihan dapat digabung; tekan Lanjut bila sudah."
NOTHING_CHOSEN = "Pilih satu atau lebih."
ASK_UNREAD = "Untuk yang belum membaca pengumuman mana?"
NONE_TO_READ = "Belum ada pengumuman Anda yang meminta tanda “Sudah baca”."
ASK_ACK = (
    "Perlu tombol <b>Sudah baca</b>? Bila ya, Anda melihat siapa yang belum membaca dan dapat "
    "mengingatkannya, paling banyak tiga kali."
)
ASK_URGENT = (
    "Seberapa mendesak?\n"
    "• Biasa: dikirim pada jam kerja saja.\n"
    "• Mendesak: dikirim juga di luar jam kerja. Ini dicatat atas nama Anda."
)
PREVIEW_BELOW = "Pratinjau ada di bawah ini."
PREVIEW_ABOVE = "Di atas ini pengumuman persis seperti yang akan diterima."
PREVIEW_OF_CHANGE = (
    "Di atas ini pengumuman {code} seperti yang akan diterima. Tekan Ubah untuk mengubahnya; yang "
    "lama tetap berlaku sampai perubahannya disimpan."
)
TEST_SENT = "Pesan uji dikirim kepada Anda sendiri."
ONE_FILE = "Satu pengumuman hanya memuat satu foto atau dokumen; yang pertama dipakai."
NO_CAPTION = (
    "Tulis isinya sebagai keterangan foto atau dokumen itu, lalu kirim sekali lagi, semuanya dalam "
    "satu pesan."
)
NOBODY = "Belum ada penerima untuk pilihan ini."
NO_HOUR = "Harinya terbaca, jamnya belum. Ketik juga jamnya, misalnya: besok 07.30"
DAY_IS_PAST = "Tanggal itu sudah lewat. Pilih hari ini atau sesudahnya."

ANNOUNCEMENT_FORM = FormWords(
    cancelled="Draf pengumuman dihapus. Tidak ada yang dikirim atau diubah.",
    no_form=(
        "Tidak ada pengumuman yang sedang ditulis. Mungkin sudah dikirim; ketik /umumkan "
        "untuk melihat pengumuman Anda atau menulis yang baru."
    ),
    left="Anda punya draf pengumuman yang belum dikirim. <b>Lanjutkan draf?</b>",
    lost=(
        "<b>Hapus draf pengumuman ini?</b> Isi, berkas, penerima, dan jadwal di draf itu "
        "hilang. Tidak dapat dikembalikan. Pengumuman yang sudah terjadwal tidak "
        "berubah."
    ),
)


ANNOUNCEMENT_WORDS_FORM = FormWords(
    cancelled="Baik, tidak jadi. Tidak ada yang berubah.",
    no_form="Tidak ada yang menunggu tulisan Anda. Tekan lagi tombolnya di pengumuman itu.",
)


def ask_time(example: date) -> str:
    """Ask when it is sent. The example is a day that may still be chosen."""
    return (
        "Kapan dikirim? Tekan Sekarang, atau ketik waktunya, misalnya:\n"
        f"besok 07.30 · senin jam 8 pagi · {short_day(example)} 13.00"
    )


def no_time(example: date) -> str:
    """Say how a time is typed."""
    return (
        "Waktunya belum terbaca. Ketik misalnya: besok 07.30, senin jam 8 pagi, atau "
        f"{short_day(example)} 13.00."
    )


def ask_until(example: date) -> str:
    """Ask for the last day in force."""
    return (
        "Berlaku sampai kapan? Selama berlaku, pengumuman ada di /pengumuman dan disampaikan juga "
        "kepada petugas yang baru bergabung. Pilih, atau ketik tanggalnya, misalnya: "
        f"{short_day(example)}"
    )


def unread_of(number: int) -> str:
    """Those who have not read the announcement of that number."""
    return f"yang belum membaca #{number}"


def heading(number: int, of: int) -> str:
    """The question's number in the form."""
    return f"<b>Pengumuman — {number}/{of}</b>"


def is_past(moment: datetime, zone: ZoneInfo) -> str:
    """Refuse a time that is over."""
    return f"{full_moment(moment, zone)} sudah lewat. Ketik waktu yang akan datang."


def chosen(audience: str, size: int) -> str:
    """What has been chosen so far, and how many people that is."""
    return f"Dipilih: <b>{escape(audience)}</b>, {size} orang." if size else f"{NOBODY}"


def summary(
    size: int,
    audience: str,
    when: str,
    *,
    until: date | None,
    needs_ack: bool,
    is_moved: bool,
    is_urgent: bool,
    needs_approval: bool,
    changes: str | None,
) -> str:
    """The confirmation before an announcement is sent: how many people, who, and when."""
    lines = [
        f"Akan dikirim ke <b>{size} orang</b>, <b>{when}</b>.",
        f"Penerima: {escape(audience)}",
        f"Berlaku s.d.: {day(until) if until else '30 hari sesudah dikirim'}",
        f"Tombol {READ}: {'ya' if needs_ack else 'tidak'}",
    ]
    if changes is not None:
        lines.append(f"Ini menggantikan pengumuman {changes} yang belum terkirim.")
    if is_moved:
        lines.append("Waktu yang Anda pilih di luar jam kerja, jadi dikirim saat kantor buka.")
    if is_urgent:
        lines.append("Mendesak: dikirim juga di luar jam kerja, dan dicatat atas nama Anda.")
    if needs_approval:
        lines.append(
            "Pengumuman untuk seluruh kantor perlu disetujui pelatih lain atau Kepala Kantor."
        )
    return "\n".join(lines)


def submitted(code: str, state: str, when: str) -> str:
    """Confirm what happens to the draft."""
    match state:
        case "menunggu_persetujuan":
            return f"Pengumuman <b>{code}</b> menunggu persetujuan. Anda dikabari hasilnya."
        case "terjadwal":
            return f"Pengumuman <b>{code}</b> terjadwal: {when}."
        case _:
            return f"Pengumuman <b>{code}</b> mulai dikirim."
