"""The words of a report: the form, the card, what its reporter is told, and refusals."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.texts.anomalies.thread import PHOTO_HINT
from bot.texts.posts import listed
from bot.texts.questions import day
from office.anomalies import Event, Outcome, State

BACK = "‹ Kembali"
SEND = "Kirim laporan"
NO_SUPERIOR = "Tidak"
URGENCIES = {"biasa": "Biasa", "mendesak": "Mendesak"}

ASK_CATEGORY = "Apa jenis kejanggalannya?"
ASK_UNIT = "Di unit mana kejadiannya?"
ASK_COUNTER = "Di loket atau ruang mana? Ketik singkat, misalnya: loket 3"
ASK_REFERENCE = (
    "Nomor permohonan, bila ada. Ketik nomornya atau tekan Lewati. "
    "Jangan menulis NIK atau nomor paspor."
)
ASK_URGENCY = (
    "Seberapa mendesak?\n"
    "• Biasa: diteruskan pada jam kerja.\n"
    "• Mendesak: langsung berdering, juga di luar jam kerja. Pakai bila orangnya masih di kantor "
    "atau ada bahaya."
)
ASK_SUPERIOR = (
    "Apakah laporan ini menyangkut salah satu atasan? Bila ya, orang itu dan penggantinya tidak "
    "menerima dan tidak melihat laporan ini.\n\n"
    "Yang perlu Anda ketahui: obrolan dengan bot Telegram tidak terenkripsi dari ujung ke ujung, "
    "dan pengelola basis data dapat membaca isinya. Untuk perlindungan lebih, pakai SP4N-LAPOR! "
    "atau kanal KPK."
)
ASK_FILES = (
    "Foto atau dokumen pendukung, bila perlu. Kirim di sini, lalu tekan Selesai; atau tekan Lewati."
    f"\n\nPeringatan: jangan mengirim foto KTP, paspor, KK, atau wajah pemohon. {PHOTO_HINT}"
)
CHANGES = "<b>Laporan kejanggalan — ubah</b>"
# The lines of the summary, by the step that fills them in.
CHANGE = {
    "kategori": "Ubah jenis",
    "uraian": "Ubah uraian",
    "unit": "Ubah unit",
    "loket": "Ubah loket",
    "nomor": "Ubah nomor",
    "urgensi": "Ubah urgensi",
    "atasan": "Ubah atasan",
    "berkas": "Ubah berkas",
}
HIDE_NAMES = "Samarkan nama"
NAMES_HIDDEN = (
    "Nama sesudah “a.n.” sudah saya samarkan: kantor ini tidak menyimpan nama dalam laporan. Nomor "
    "permohonan cukup."
)
NO_FILES = (
    "Mohon maaf, foto dan berkas tidak saya simpan: kantor ini tidak menerimanya dalam laporan. "
    "Tuliskan saja apa yang terlihat; aslinya tunjukkan kepada pejabat yang menangani."
)
IS_WHAT_I_SAW = "Ini uraian laporan"
IS_IT_A_QUESTION = (
    "Pesan ini mirip pertanyaan SOP, jadi belum dicatat. Apakah ini uraian yang Anda lihat, atau "
    "pertanyaan SOP? Laporan Anda tetap terbuka."
)
USE_TEXT = "Pakai uraian ini"
DRAFT_EXPIRED = (
    "Draf laporan atau latihan Anda sudah lebih dari 24 jam dan kami hapus; tidak ada yang "
    "dikirim. Ketik /lapor untuk menulis lagi."
)
TEXT_TOO_SHORT = (
    "Terlalu singkat. Tulis sedikitnya {least} huruf: apa yang terlihat atau terdengar."
)
TEXT_TOO_LONG = "Terlalu panjang: {length} huruf. Ringkas menjadi paling banyak {most} huruf."
WORD_TOO_LONG = "Terlalu panjang. Cukup paling banyak {most} huruf."
NO_REPORTS = "Anda belum pernah mengirim laporan. Ketik /lapor untuk melaporkan kejanggalan."
NO_TASKS = (
    "Tidak ada yang menunggu tindakan Anda. Terima kasih.\n"
    "Laporan yang Anda kirim ada di /laporanku."
)
MY_REPORTS = "<b>Laporan Anda</b>"
MY_TASKS = "<b>Laporan terbuka</b>, yang terlama di atas:"
HISTORY = "<b>Riwayat {code}</b>"
HAPPENED = "<b>Yang sudah terjadi</b>"
_UNLESS_LOST = "Bila tidak sampai, pesan ini mengatakannya."
# What the writer reads once the words are stored. A transfer has words of its own.
CONFIRMED = {
    "minta_info": (
        f"Pertanyaan Anda sedang dikirim kepada pelapor. {_UNLESS_LOST} Jawabannya masuk ke "
        "obrolan ini."
    ),
    "catatan": "Catatan dalam disimpan. Pelapor tidak melihatnya.",
    "selesai": f"Laporan ditutup. Hasilnya sedang dikirim kepada pelapor. {_UNLESS_LOST}",
    "kabari": f"Kabar Anda sedang dikirim kepada pelapor. {_UNLESS_LOST}",
    "buka_lagi": (
        f"Permintaan Anda sedang dikirim. {_UNLESS_LOST} Pejabat di atas yang menutupnya akan "
        "memutuskan."
    ),
}
PROMISE = "<b>Kapan ada kemajuan?</b> Pilih janji Anda:"
WHICH_SECTION = "<b>Dialihkan ke seksi mana?</b>"
STAYS_ABOVE = (
    "Karena menyangkut pejabat, laporan ini tetap pada pejabat di atasnya; seksi yang dipilih "
    "hanya menentukan siapa yang dapat Anda tugasi."
)
WHICH_OUTCOME = "<b>Bagaimana hasilnya?</b>"

WRITE = {
    "minta_info": "Tulis pertanyaan Anda untuk <b>PELAPOR</b>. Ia akan membacanya.",
    "jawab": (
        "Tulis jawaban Anda untuk yang menangani laporan ini, atau kirim foto atau dokumen. "
        f"{PHOTO_HINT}"
    ),
    "catatan": "Tulis <b>CATATAN DALAM</b>. Pelapor tidak akan melihatnya.",
    "alihkan": "Tulis alasannya dalam satu kalimat. Penerima dan <b>PELAPOR</b> membacanya.",
    "selesai": "Tulis satu kalimat: apa yang membantu, apa tindak lanjutnya. Pelapor membacanya.",
    "tambah": (
        "Tulis tambahan Anda, atau kirim foto atau dokumen. Laporan semula tidak berubah. "
        f"{PHOTO_HINT}"
    ),
    "kabari": "Tulis kabar untuk <b>PELAPOR</b>. Ia akan membacanya; laporan tidak berubah.",
    "buka_lagi": (
        "Tulis alasan laporan ini perlu dibuka lagi. Pejabat di atas yang menutupnya membacanya."
    ),
}
PROMISES = {
    "1jam": "Dalam 1 jam",
    "3jam": "Dalam 3 jam",
    "12jam": "Dalam 12 jam",
    "24jam": "Dalam 24 jam",
    "1j": "Dalam 1 jam kerja",
    "hari": "Hari ini",
    "besok": "Hari kerja berikutnya",
    "3h": "3 hari kerja",
}
STATES = {
    State.NEW: "menunggu diterima",
    State.ACKNOWLEDGED: "diterima",
    State.NEEDS_INFO: "menunggu jawaban pelapor",
    State.AWAITING_AGENCY: "menunggu jawaban instansi",
    State.IN_PROGRESS: "ditindaklanjuti",
    State.RESOLVED: "selesai",
    State.WITHDRAWN: "ditarik pelapor",
}
OUTCOMES = {
    Outcome.CONFIRMED: "terbukti",
    Outcome.UNFOUNDED: "tidak terbukti",
    Outcome.REFERRED: "dirujuk",
    Outcome.INSUFFICIENT: "bukti kurang",
}
# In place of NEEDS_INFO: the reporter has blocked the bot.
QUESTION_LOST = "pertanyaan belum sampai kepada pelapor"
# In place of NEEDS_INFO, for the reporter.
YOUR_ANSWER = "menunggu jawaban Anda"
# {who} is " oleh …" or empty, {name} the name alone, {what} what the entry tells.
EVENTS = {
    Event.REPORTED: "dilaporkan{who}",
    Event.NOTIFIED: "disampaikan kepada {what}",
    Event.NOT_NOTIFIED: "tidak dapat diteruskan kepada {what}",
    Event.ESCALATED: "dinaikkan{who} {what}",
    Event.ACKNOWLEDGED: "diterima{who}",
    Event.ASSIGNED: "ditugaskan{who} kepada {what}",
    Event.GIVEN_BACK: "dikembalikan{who}",
    Event.PROMISED: "{name} berjanji ada kemajuan sebelum {what}",
    Event.REMINDED: "{what}",
    Event.REASSIGNED: "pejabat penerima berganti: {what}",
    Event.RETURNED: "menunggu diterima lagi: {what}",
    Event.PROGRESSED: "kabar dari {name}: {what}",
    Event.ASKED: "{name} bertanya kepada pelapor: {what}",
    Event.ANSWERED: "dijawab{who}: {what}",
    Event.REPLIED: "pelapor dikabari{who}: {what}",
    Event.NOTED: "catatan dalam{who}: {what}",
    Event.ADDED: "tambahan dari {name}: {what}",
    Event.TRANSFERRED: "dialihkan{who} {what}",
    Event.PUSHED: "{name} menanyakan perkembangannya",
    Event.SNOOZED: "{name} {what}",
    Event.STEP_DONE: "langkah dicatat{who}: {what}",
    Event.STEP_UNDONE: "catatan langkah dibatalkan{who}: {what}",
    Event.STEPS_SKIPPED: "diselesaikan tanpa langkah{who}: {what}",
    Event.RESOLVED: "diselesaikan{who} {what}",
    Event.REOPEN_ASKED: "diminta dibuka lagi{who}: {what}",
    Event.REOPENED: "dibuka lagi{who}",
    Event.WITHDRAWN: "ditarik{who}",
    Event.EXPORTED: "berkas dibuat{who}",
    Event.PRACTICE_ENDED: "latihan selesai{who}",
    Event.ERASED: "teks dan berkas dihapus sesuai aturan retensi",
}
# A transfer of a report that stays with those above.
SECTION_SET = "ditetapkan{who} {what}"
BY = " oleh {name}"
PROMISE_WAS_DUE = "pemegangnya diingatkan"
SNOOZE_ENDED = "mengakhiri jeda pengingatnya"
FILES_ONLY = "(berkas)"
ERASED = "teks dihapus sesuai aturan retensi"
WORDS_ERASED = "teks sudah dihapus"
NOBODY_INSTEAD = (
    "Saat ini <b>tidak ada seorang pun</b> di jenjang laporan ini yang dapat diberi tahu. Laporan "
    "tetap terbuka dan diteruskan begitu ada yang dapat menerimanya."
)
NOBODY_NOW = "belum ada pejabat yang dapat diberi tahu"
GAPS = {
    "vacant": "tidak ada pejabatnya",
    "away": "pejabatnya sedang cuti tanpa pengganti",
    "unreachable": "akunnya tidak dapat dihubungi",
    "concerned": "laporan ini menyangkut pejabatnya",
}


def heading(number: int, of: int) -> str:
    """The question's number in the form."""
    return f"<b>Laporan kejanggalan — {number}/{of}</b>"


def clock_time(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as people in the office say it: 25 November 2026 pukul 09.30."""
    local = moment.astimezone(zone)
    return f"{day(local.date())} pukul {local:%H.%M}"


def clock_time_this_year(moment: datetime, zone: ZoneInfo) -> str:
    """The same without its year: 25 November pukul 09.30."""
    local = moment.astimezone(zone)
    return clock_time(moment, zone).replace(f" {local.year} ", " ", 1)


def short_time(moment: datetime, zone: ZoneInfo) -> str:
    """A moment where there is little space: 25/11 09.30."""
    return f"{moment.astimezone(zone):%d/%m %H.%M}"


def ask_text(hint: str, written: str = "") -> str:
    """Ask what was seen. What is already written may be kept."""
    before = f"Uraian Anda sejauh ini:\n<blockquote>{escape(written)}</blockquote>\n"
    return (
        f"{before if written else ''}"
        "Apa yang Anda lihat atau dengar? Tulis faktanya saja; indikasi, bukan vonis.\n"
        f"<i>{escape(hint)}</i>\n\n"
        "Jangan menulis nama, NIK, nomor paspor, atau nomor telepon pemohon. Foto atau dokumen "
        f"boleh dikirim di langkah mana pun. {PHOTO_HINT}"
    )


def files_done(count: int) -> str:
    """The button that ends the sending of files."""
    return f"Selesai ({count} berkas)"


def files_so_far(count: int) -> str:
    """Say that a file arrived."""
    return f"{count} berkas diterima."


def summary(
    *,
    category: str,
    words: str,
    place: str,
    reference: str,
    urgency: str,
    concerned: str,
    files: int,
) -> str:
    """All answers of the form, before it is sent."""
    return (
        "<b>Ringkasan laporan</b>\n"
        f"Jenis: {escape(category)}\n"
        f"Uraian: {escape(words)}\n"
        f"Tempat: {escape(place)}\n"
        f"Nomor permohonan: {escape(reference)}\n"
        f"Urgensi: {urgency}\n"
        f"Menyangkut atasan: {escape(concerned)}\n"
        f"Berkas: {files}"
    )


def hide_names(names: Sequence[str]) -> str:
    """Offer to hide names in the words of the report."""
    quoted = listed([f"“{escape(name)}”" for name in names])
    return (
        f"Uraian memuat nama: {quoted}. Laporan tidak memerlukannya; nomor permohonan cukup. Tekan "
        f"<b>{HIDE_NAMES}</b> untuk menyamarkannya."
    )


def outside(kanwil: str, ways: Sequence[str], *, has_files: bool) -> str:
    """Say where a report about the head of office can go, and that the draft is erased."""
    photos = " Foto yang sudah Anda kirim masih ada di obrolan ini; hapus sendiri bila perlu."
    lines = "\n".join(f"• {escape(way)}" for way in ways)
    return (
        "<b>Laporan tentang Kepala Kantor tidak dapat ditangani di dalam kantor ini.</b>\n"
        f"Sampaikan lebih dahulu kepada {escape(kanwil)}, atasan kantor ini. "
        f"Bila tidak cocok atau tidak menjawab:\n{lines}\n\n"
        "Draf Anda sudah dihapus; tidak ada yang dikirim atau disimpan."
        f"{photos if has_files else ''}"
    )


def plan(first: str, first_at: str, due: str, next_one: str, next_at: str) -> str:
    """Who gets it, and who gets it next and when. Without a post nobody can be told or is next."""
    if not first:
        return f"<b>Penerima:</b> {NOBODY_NOW}. Admin dikabari begitu laporan dikirim."
    if not next_one:
        return (
            f"<b>Penerima:</b> {escape(first)}, {first_at}.\n"
            f"Bila belum diterima, diingatkan lagi mulai {due}."
        )
    return (
        f"<b>Penerima:</b> {escape(first)}, {first_at}.\n"
        f"Bila belum diterima, diingatkan lagi atau naik mulai {due}; "
        f"berikutnya {escape(next_one)}, {next_at}."
    )


def gap(code: str, post: str, why: str, instead: str) -> str:
    """Tell the admin and the next tier that a tier is empty."""
    return (
        f"<b>Jenjang kosong.</b> Laporan {code} tidak dapat diteruskan kepada {escape(post)}: "
        f"{GAPS.get(why, why)}. {instead} Mohon lengkapi jabatan ini; lihat /piket."
    )


def passed_on(posts: str) -> str:
    """Who got the report instead."""
    return f"Laporan sudah diteruskan kepada {escape(posts)}."


def will_be_passed_on(posts: str, at: str) -> str:
    """Who gets the report instead, and when."""
    return f"Laporan akan diteruskan kepada {escape(posts)} pada {at}."


def promise_ends(code: str, promised: str) -> str:
    """Remind before the time is over."""
    return (
        f"<b>Janji Anda untuk {code} hampir tiba:</b> {promised}.\n"
        "Bila ada kemajuan, tekan salah satu tombol di bawah."
    )


def promise_due(code: str, promised: str, until: str, then: str, whose: str = "") -> str:
    """Remind with code, reason and which button to tap. `then` are the posts that come next."""
    return (
        f"<b>Janji untuk {code} sudah lewat</b> ({promised}).{whose}\n"
        f"Tekan salah satu tombol di bawah. Tanpa kabar sampai {until}, laporan ini "
        f"{_waits_again(then)}."
    )


def promised_by(name: str) -> str:
    """Tell who has the report now whose promise this reminder is about."""
    return f"\nJanji itu dari {escape(name)}; laporannya kini pada Anda."


def reminder_over(code: str, *, is_closed: bool) -> str:
    """What a reminder says once its report has left its reader."""
    why = "laporannya sudah ditutup" if is_closed else "laporannya tidak lagi pada Anda"
    return f"<b>{code}</b>\nPengingat ini tidak berlaku lagi: {why}."


def superseded(code: str) -> str:
    """What an older copy of a card says once there is a newer one."""
    return f"<b>{code}</b>\nKartu ini sudah diganti dengan yang lebih baru di bawah."


def no_longer_yours(code: str) -> str:
    """What a card says once its reader has left the post, or the report has."""
    return f"<b>{code}</b>\nLaporan ini tidak lagi pada Anda. Anda tidak perlu berbuat apa-apa."


def reminded(posts: str) -> str:
    """What the history says when a tier is told again."""
    return f"{posts} diingatkan lagi"


def has_taken_back(name: str) -> str:
    """What the history says of somebody who took an addition back."""
    return f"{name} menarik satu pesan"


def why_returned(name: str, *, is_promise_broken: bool) -> str:
    """Why a report that somebody had waits again."""
    return f"janji {name} terlewat" if is_promise_broken else f"belum ada janji dari {name}"


def no_promise_yet(code: str, asked: str, until: str, then: str) -> str:
    """Remind somebody who has taken a report without promising a time."""
    return (
        f"<b>{code} belum ada janji</b>; waktunya sudah lewat ({asked}).\n"
        f"Tekan salah satu tombol di bawah. Tanpa kabar sampai {until}, laporan ini "
        f"{_waits_again(then)}."
    )


def _waits_again(posts: str) -> str:
    """What becomes of a report whose holder is silent. It may come back to the same person."""
    return f"menunggu diterima lagi pada {escape(posts)}" if posts else "menunggu diterima lagi"


def snoozed_until(moment: str) -> str:
    """What the history says of somebody who snoozes reminders."""
    return f"menjeda pengingatnya sampai {moment}"


def question(code: str, text: str) -> str:
    """The head's question to the reporter."""
    return f"<b>Pertanyaan tentang laporan Anda {code}:</b>\n{escape(text) or FILES_ONLY}"


def already_taken(name: str, at: str) -> str:
    """Say to somebody who tapped too late who was faster."""
    return f"Laporan ini sudah diterima oleh {escape(name)} pada {at}."
