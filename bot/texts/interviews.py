"""The words of /wawancara: the questions, the stop, the end, and what trainers may count."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords

WAWANCARA = CommandWords("Wawancara menurut tujuan", "pertanyaan menurut tujuan")
PURPOSE = (
    "<b>Wawancara mendalam</b>\n"
    "Apa tujuan perjalanannya? Pandu menampilkan pertanyaannya satu per satu; Anda yang bertanya "
    "dan menilai jawabannya. Jangan menulis nama, NIK, atau nomor paspor pemohon.\n\n"
    "Wawancara ini hanya untuk Anda, dan dihapus dari obrolan sesudah hari ini."
)
COUNTS_BUTTON = "Hitungan (pelatih)"
FAIR, DIG, ODD, SKIP = "Wajar", "Perlu digali", "Janggal", "Lewati"
STOP, END = "Anak/korban?", "Akhiri"
REPORT, VERIFY, DONE = "Laporkan", "Verifikasi", "Selesai"
SAVE_NOTHING = "Tanpa nomor"
WHY, PROOF, SIGNS, NEVER, FOLLOW_UPS = (
    "Mengapa",
    "Bukti",
    "Perlu digali bila",
    "Jangan tanyakan",
    "Gali dengan",
)
UNVERIFIED = "belum terverifikasi"
REFERENCE = (
    "<b>Nomor permohonan?</b>\n"
    "Ketik nomornya, supaya ikut terisi bila Anda laporkan, atau tekan Tanpa nomor. "
    "Jangan menulis NIK atau nomor paspor."
)
STOPPED = (
    "<b>Hentikan wawancara.</b> Jangan bertanya lagi, dan jangan mengulangnya nanti. Pisahkan dari "
    "pengantarnya, dampingi, lalu telepon."
)
REPORT_AFTER_STOP = (
    "<b>Laporkan</b> mengisi laporan mendesak; Anda membacanya dulu sebelum terkirim.\n"
    "<i>Indikasi, bukan vonis.</i>"
)
PREPARING = "Rangkuman wawancara sedang disiapkan…"
NOT_A_VERDICT = "<i>Indikasi, bukan vonis. Yang memutuskan bukan catatan ini.</i>"
NOTHING_ODD = "Tidak ada jawaban yang Anda catat."
NOTED = "<b>Yang Anda catat</b>"
DOCUMENTS = "<b>Dokumen yang perlu diverifikasi</b>"
PASSAGES = "<b>SOP yang terkait</b>"
FORGOTTEN_TONIGHT = (
    "Catatan ini dihapus saat Anda menekan Selesai, atau sesudah hari ini. Bila dilaporkan, isinya "
    "pindah ke laporan."
)
READ_BEFORE_SENDING = (
    "Tekan <b>Laporkan</b>: laporannya terisi, dan baru terkirim sesudah Anda baca."
)
FINISHED = "Wawancara selesai. Catatannya sudah dihapus."
GONE = "Isi wawancara ini sudah dihapus."
CHOOSE_PURPOSE = "Pilih tujuannya dengan tombol, atau ketik namanya, misalnya: wisata."
NOTE_AS_ODD = "Catat janggal"
TYPED_AT_QUESTION = (
    "Ketikan ini belum dicatat. Bila itu jawaban yang janggal, tekan <b>Catat janggal</b>; bila "
    "wajar, tekan Wajar pada pertanyaannya."
)
NOT_A_FILE = (
    "Wawancara hanya menerima tulisan. Kiriman ini tidak disimpan dan ikut dihapus; foto yang "
    "perlu dapat dikirim lagi pada langkah berkas di laporan."
)
NOTE_TOO_SHORT = "Terlalu singkat. Tulis beberapa kata: apa yang terlihat atau terdengar."
NOTE_TOO_LONG = "Terlalu panjang: {length} huruf. Cukup beberapa kata, paling banyak {most} huruf."
REFERENCE_TOO_LONG = "Terlalu panjang. Nomor permohonan paling banyak {most} huruf."
NO_COUNTS = (
    "<b>Hitungan wawancara</b>\nBelum ada pertanyaan yang lima kali dilewati atau lima kali masuk "
    "laporan dalam dua belas bulan terakhir."
)
COUNTS = (
    "<b>Hitungan wawancara</b>, dua belas bulan terakhir\n"
    "<i>Dibulatkan ke bawah ke kelipatan lima. Tidak ada hitungan per petugas atau per "
    "permohonan.</i>"
)
BACK = "‹ Kembali"

INTERVIEW_FORM = FormWords(
    cancelled="Wawancara dibatalkan. Catatannya sudah dihapus.",
    no_form=(
        "Wawancara ini sudah selesai atau sudah dihapus. Ketik /wawancara untuk memulai yang baru."
    ),
    left=(
        "Anda punya wawancara yang belum selesai. Mau dilanjutkan? Mulai baru menghapus catatannya."
    ),
    lost="<b>Hapus wawancara ini?</b> Jawaban dan catatannya hilang. Tidak dapat dikembalikan.",
    is_confidential=True,
)


def heading(title: str, number: int, of: int) -> str:
    """The interview's title, and the question's number."""
    return f"<b>Wawancara: {escape(title)} — {number}/{of}</b>"


def question(text: str) -> str:
    """What the officer asks, in words ready to be said."""
    return f"<b>{escape(text)}</b>"


def points(label: str, texts: Sequence[tuple[str, bool]]) -> str:
    """The points of a question, each with whether its source is unverified."""
    said = " ".join(
        escape(text) + (f" <i>({UNVERIFIED})</i>" if is_unverified else "")
        for text, is_unverified in texts
    )
    return f"<i>{label}:</i> {said}"


def follow_ups(texts: Sequence[str]) -> str:
    """What to ask if an answer needs follow-up questions."""
    return "\n".join([f"<i>{FOLLOW_UPS}:</i>", *(f"• {escape(text)}" for text in texts)])


def sources(names: Sequence[str]) -> str:
    """The sources of the sentences, folded."""
    return f"<blockquote expandable>Sumber: {escape('; '.join(names))}</blockquote>"


def ask_note(text: str) -> str:
    """Ask what was odd about the answer to a question."""
    return (
        f"<b>{escape(text)}</b>\nApa yang janggal? Beberapa kata saja, yang terlihat atau "
        "terdengar, sebaiknya dengan kata pemohon. Jangan menulis nama, NIK, nomor paspor, atau "
        "nomor telepon."
    )


def finished(title: str) -> str:
    """The heading of the summary."""
    return f"<b>Wawancara selesai: {escape(title)}</b>"


def noted(number: int, text: str, note: str) -> str:
    """One thing that was odd, in the officer's words."""
    return f"{number}. {escape(text)}\n   “{escape(note)}”"


def document(proof: str, issuers: Sequence[str]) -> str:
    by = f" <i>Penerbit: {escape('; '.join(issuers))}</i>" if issuers else ""
    return f"• {escape(proof)}{by}"


def passage(number: int, sop: str, section: str) -> str:
    """A section that follows from what was seen. Its button has the same number."""
    return f"{number}. {escape(sop)} — {escape(section)}"


def reference(number: str) -> str:
    return f"Nomor permohonan: {escape(number)}"


def report(title: str, odd: Iterable[tuple[str, str]], *, is_stopped: bool) -> str:
    """The text of the report that an interview begins. It is plain, for the officer to read."""
    lines = [f"{number}. {text} “{note}”" for number, (text, note) in enumerate(odd, 1)]
    if is_stopped:
        head = f"Wawancara (tujuan: {title}) dihentikan: anak, atau mungkin korban."
    else:
        head = f"Dari wawancara (tujuan: {title}), indikasi:"
    return "\n".join([head, *lines])


def count(title: str, text: str, asked: int, skipped: int, reported: int) -> str:
    said = [f"ditanyakan {asked}+"]
    if skipped:
        said.append(f"dilewati {skipped}+")
    if reported:
        said.append(f"masuk laporan {reported}+")
    return f"• {escape(title)}: {escape(text)} — {', '.join(said)}"
