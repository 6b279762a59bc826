"""The words of the form that opens a verification."""

from html import escape

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords

VERIFIKASI = CommandWords("Cek dokumen ke penerbit", "cek dokumen ke penerbit")
ASK_DOCUMENT = (
    "Dokumen apa yang ingin dipastikan ke penerbitnya? Tekan, atau ketik jenisnya, misalnya: "
    "<i>kk</i>, <i>buku nikah</i>, <i>ijazah sma</i>."
)
OTHER_ISSUERS = "Penerbit lain"
MORE_ISSUERS = "Berikutnya ›"
WHICH_ISSUER = "Siapa penerbitnya?"
NOT_FOUND = (
    "Jenis dokumen itu belum ada di halaman penerbit. Tulis dengan kata lain, pilih penerbitnya, "
    "atau tanyakan kepada kepala seksi."
)
WHICH_DOCUMENT = "Yang mana?"
NEEDS_LETTER = "Perlu bersurat"
WITH_QUESTION = "Surat + pertanyaan"
IS_CLEAR = "Sudah jelas"
ISSUER_PAGE = "Halaman penerbit"
LAW = "Dasar batasnya"
CHECK_FIRST = (
    "<b>Cek dahulu di loket.</b> Sudah jelas? Tidak perlu bersurat, dan tidak ada yang disimpan. "
    "Masih ragu? <i>Perlu bersurat</i>; suratnya sudah memuat tiga "
    "pertanyaan baku. Ada yang lain? <i>Surat + pertanyaan</i>."
)
ASK_REFERENCE = (
    "Nomor permohonannya? Ketik nomornya, atau tekan Lewati.\n"
    "Jangan menulis nama, NIK, atau nomor dokumen pemohon; itu ditulis tangan di suratnya."
)
ASK_QUESTION = (
    "Surat sudah menanyakan tiga hal: apakah dokumen itu diterbitkan, apakah nama dan tanggalnya "
    "sama dengan arsip, dan bagian mana yang berbeda.\n"
    "Apa yang perlu ditambahkan? Ketik satu pertanyaan, tanpa data pemohon."
)
STANDARD_QUESTIONS = "Cukup yang baku"
TODAY = "Hari ini"
YESTERDAY = "Kemarin"
EXEMPT = "Hilang/rusak/duplikat"
NO_INTERVIEW = "Belum wawancara"
TOO_LONG = "Terlalu panjang. Cukup paling banyak {most} huruf."

VERIFICATION_FORM = FormWords(
    cancelled="Ditutup. Tidak ada verifikasi yang dibuka.",
    no_form="Tidak ada verifikasi yang sedang diisi. Mungkin sudah dibuka; lihat /verifikasi.",
    left="Anda punya verifikasi yang belum selesai diisi. Mau dilanjutkan?",
    lost=(
        "<b>Hapus isian verifikasi ini?</b> Dokumen, penerbit, dan nomor yang diisi "
        "hilang. Tidak dapat dikembalikan."
    ),
    is_confidential=True,
)


VERIFICATION_WORDS_FORM = FormWords(
    cancelled="Baik, tidak jadi. Verifikasinya tidak berubah.",
    no_form="Tidak ada yang menunggu jawaban Anda. Tekan lagi tombolnya di verifikasi itu.",
    is_confidential=True,
)


def heading(number: int, of: int) -> str:
    """The question's number in the form."""
    return f"<b>Verifikasi dokumen — {number}/{of}</b>"


def check(document: str, issuer: str, how: str, usual_days: int | None) -> str:
    """Who issues that kind of document, and how to check it at once."""
    usual = f"\n<i>Penerbit ini biasanya menjawab dalam {usual_days} hari kerja.</i>"
    return (
        f"<b>{escape(document)}</b>\nPenerbit: {escape(issuer)}\n\n{how}\n\n{CHECK_FIRST}"
        f"{usual if usual_days else ''}"
    )


def ask_interview(days: int | None, basis: str) -> str:
    """Ask for the day of the interview, and say which clock starts then."""
    if days is None:
        law = "Batas waktu bagi pemohon belum ada di SOP, jadi tidak dihitung."
    else:
        law = (
            f"Sejak wawancara, pemohon berhak atas paspornya dalam {days} hari kerja "
            f"({escape(basis)}). Untuk paspor hilang, rusak, atau duplikat batas itu tidak berlaku."
        )
    return f"Kapan pemohon diwawancara? Tekan, atau ketik tanggalnya.\n{law}"


def issuer_line(number: int, title: str) -> str:
    return f"{number}. {escape(title)}"
