"""The words of a verification: its card, buttons and history, the list, and the figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from bot.texts.questions import day
from bot.texts.unreached import MEANWHILE, NotArrived
from office.verifications import (
    Application,
    Channel,
    Event,
    IssuerOutcome,
    State,
    VerificationNotice,
)

NEW = "Verifikasi baru"
SECTION_LIST = "Seksi saya"
FIGURES = "Angka penerbit"
DOWNLOAD = "Unduh surat"
SENT = "Sudah dikirim"
ANSWERED = "Catat hasil"
CHASED = "Sudah diingatkan"
SUSPENDED = "Ditangguhkan"
HISTORY = "Riwayat"
MORE = "Lainnya"
INTERVIEW = "Hari wawancara"
GIVE = "Serahkan"
CANCEL = "Batalkan"
REALLY_CANCEL = "Ya, batalkan"
BACK = "‹ Kembali"
REPORT = "Laporkan kejanggalan"
VERIFY = "Verifikasi ke penerbit"
SKIP = "Lewati"
TODAY = "Hari ini"
YESTERDAY = "Kemarin"

NOTED = "Dicatat."
NONE_YET = "Belum ada verifikasi atas nama Anda."
MY_LIST = "<b>Verifikasi saya</b>"
BELOW_LIST = "<b>Verifikasi terbuka di bawah jabatan Anda</b>, yang terlama di atas:"
NONE_BELOW = "Tidak ada verifikasi terbuka di bawah jabatan Anda."
NO_FIGURES = "Belum ada verifikasi yang dijawab atau ditutup dalam setahun terakhir."
FIGURES_TITLE = (
    "<b>Penerbit dalam angka</b>, setahun terakhir. Dihitung per penerbit, tidak per petugas."
)
NOT_FALSE = "Belum dijawab atau tidak dikenal penerbit bukan berarti palsu."
OPENED = (
    "Verifikasi dibuka. Unduh suratnya, isi yang kosong dengan tangan, lalu tekan Sudah dikirim."
)
LETTER_CAPTION = (
    "Surat untuk {code}. Unit, nomor permohonan, dan pertanyaan sudah terisi. Nama, nomor, dan "
    "tanggal dokumen dikosongkan: isi di surat, jangan di bot. Surat keluar lewat Tata Usaha."
)
NO_LETTER = "Contoh surat ke penerbit tidak ada di /surat. Sampaikan kepada admin."
WHICH_OUTCOME = "<b>Apa jawaban penerbit?</b>"
SURE_TO_CANCEL = (
    "<b>Batalkan verifikasi ini?</b> Dua jam hitungnya berhenti dan tidak dapat dijalankan lagi. "
    "Riwayatnya tetap ada."
)
ASK = {
    "jalur": "Penerbit ditanya lewat apa?",
    "tanggal_kirim": "Tanggal berapa dikirim atau disampaikan? Tekan, atau ketik tanggalnya.",
    "tanggal_jawaban": "Jawaban ditunggu sampai kapan? Tekan, atau ketik tanggalnya.",
    "tanggal_wawancara": "Kapan pemohon diwawancara? Tekan, atau ketik tanggalnya.",
    "surat_penangguhan": (
        "Hitungan bagi pemohon hanya berhenti oleh penangguhan tertulis. Ketik nomor suratnya."
    ),
    "penjawab": (
        "Siapa yang menjawab? Ketik unit atau jabatannya, misalnya: <i>Panitera Muda</i>. Jangan "
        "menulis nama. Tidak tahu? Tekan Lewati."
    ),
    "tanggal_dijawab": "Tanggal berapa dijawab? Tekan, atau ketik tanggalnya.",
    "penerima": (
        "Diserahkan kepada siapa? Ia langsung dikabari. Tekan, atau ketik sebagian namanya."
    ),
}
CHANNELS = {
    Channel.LETTER: "Surat",
    Channel.PHONE: "Telepon dinas",
    Channel.SITE: "Laman atau tautan",
}
OUTCOMES = {
    IssuerOutcome.GENUINE: "Asli",
    IssuerOutcome.NOT_GENUINE: "Tidak asli",
    IssuerOutcome.UNKNOWN: "Tidak dikenal penerbit",
    IssuerOutcome.NO_ANSWER: "Tidak ada jawaban",
}
WHAT_IT_MEANS = {
    IssuerOutcome.GENUINE: "Simpan jawabannya dalam berkas dan lanjutkan permohonan.",
    IssuerOutcome.NOT_GENUINE: (
        "Berhenti dan laporkan; laporannya sudah terisi. Jangan menuduh pemohon: indikasi, bukan "
        "vonis."
    ),
    IssuerOutcome.UNKNOWN: f"Tanyakan apakah arsip lamanya lengkap. {NOT_FALSE}",
    IssuerOutcome.NO_ANSWER: f"Jawaban yang datang kemudian masih dapat dicatat. {NOT_FALSE}",
}
STATES = {
    State.OPENED: "disiapkan, belum dikirim",
    State.SENT: "menunggu jawaban penerbit",
    State.CLOSED: "selesai",
    State.CANCELLED: "dibatalkan",
}
NOBODY_FOUND = "Tidak ada anggota dengan nama itu. Ketik sebagian namanya dengan ejaan lain."
TOO_LONG = "Terlalu panjang. Cukup paling banyak {most} huruf."
APPLICATIONS = {
    Application.ORDINARY: "biasa",
    Application.EXEMPT: "hilang, rusak, atau duplikat",
    Application.NONE: "belum wawancara",
}
# {who} is " oleh …" or empty, {what} what the entry tells.
EVENTS = {
    Event.OPENED: "dibuka{who}",
    Event.INTERVIEWED: "hari wawancara dicatat{who}: {what}",
    Event.SENT: "penerbit ditanya{who}: {what}",
    Event.CHASED: "penerbit diingatkan{who}: {what}",
    Event.REMINDED: "Pandu mengingatkan: {what}",
    Event.SUSPENDED: "ditangguhkan tertulis{who}: {what}",
    Event.HANDED_ON: "dipegang {what}",
    Event.CLOSED: "hasil dicatat{who}: {what}",
    Event.CANCELLED: "dibatalkan{who}",
    Event.ERASED: "teks dihapus sesuai aturan retensi",
}
BY = " oleh {name}"
ERASED = "teks dihapus sesuai aturan retensi"
ALARMS = {
    "jawaban_ditunggu": "hari jawaban ditunggu, {day}",
    "jawaban_lewat": "jawaban lewat dari {day}",
    "tenggat_dekat": "batas bagi pemohon sudah dekat, {day}",
    "tenggat_hari_ini": "batas bagi pemohon, {day}",
}

# What is said of what did not arrive to those who wrote it.
LOST: Mapping[str, NotArrived] = {
    VerificationNotice.HANDED_ON: NotArrived("verifikasi yang Anda serahkan", MEANWHILE),
}


def asked(channel: str, on: str, due: str) -> str:
    """How and when the issuer was asked, and until when an answer is awaited."""
    return f"{channel}, {on}; ditunggu {due}"


def handed_on(to: str, by: str) -> str:
    """Who has it now, and who gave it to them, if anybody did."""
    return f"{to}, diserahkan {by}" if by else to


def title(code: str, document: str) -> str:
    """The first line of a card."""
    return f"<b>{code} — {escape(document)}</b>"


def facts(issuer: str, unit: str, officer: str, holder: str, reference: str) -> list[str]:
    """The issuer and the people of a verification."""
    has_it = f" (kini dipegang {escape(holder)})" if holder != officer else ""
    return [
        f"Penerbit: {escape(issuer)}",
        f"Petugas: {escape(officer)}{has_it}, {escape(unit)}",
        f"Nomor permohonan: {escape(reference) or '–'}",
    ]


def question(text: str) -> str:
    """What is asked in addition to the standard questions."""
    return f"Pertanyaan tambahan: {escape(text)}"


def of_report(code: str) -> str:
    """The report from which it was opened."""
    return f"Dari laporan: {code}"


def standing(state: State) -> str:
    return f"Keadaan: <b>{STATES[state]}</b>"


def outcome(one: IssuerOutcome, on: date | None, answered_by: str) -> str:
    by = f" oleh {escape(answered_by)}" if answered_by else ""
    verb = "ditutup" if one is IssuerOutcome.NO_ANSWER else "dijawab"
    when = f", {verb} {day(on)}{by}" if on else ""
    return f"Hasil: <b>{OUTCOMES[one].lower()}</b>{when}\n<i>{WHAT_IT_MEANS[one]}</i>"


def issuers_clock(sent_on: date, channel: str, due_on: date, left: int) -> str:
    return (
        f"Jam penerbit: ditanya {day(sent_on)} lewat {channel.lower()}, jawaban ditunggu sampai "
        f"{day(due_on)} ({_left(left)})."
    )


def applicants_clock(deadline_on: date, interviewed_on: date, basis: str, left: int) -> str:
    """The applicant's clock, with the rule that sets it."""
    source = f"; {escape(basis)}" if basis else ""
    return (
        f"Jam pemohon: paling lambat <b>{day(deadline_on)}</b> ({_left(left)}), dihitung sejak "
        f"wawancara {day(interviewed_on)}{source}."
    )


def is_suspended(on: date, letter: str, deadline_on: date | None) -> str:
    """Say that the applicant's clock was stopped in writing."""
    number = f", surat {escape(letter)}" if letter else ""
    until = f" Batas semula {day(deadline_on)}." if deadline_on else ""
    return f"Jam pemohon: berhenti, ditangguhkan tertulis {day(on)}{number}.{until}"


NOT_RUNNING = {
    Application.ORDINARY: "Jam pemohon: batas waktunya belum ada di SOP.",
    Application.EXEMPT: "Jam pemohon: tidak berlaku untuk paspor hilang, rusak, atau duplikat.",
    Application.NONE: "Jam pemohon: belum berjalan, pemohon belum diwawancara.",
}


def _left(days: int) -> str:
    if days < 0:
        return f"lewat {-days} hari kerja"
    return f"{days} hari kerja lagi" if days else "hari ini"


def line(number: int, code: str, document: str, state: State, result: IssuerOutcome | None) -> str:
    """One verification of a list."""
    how = OUTCOMES[result].lower() if result else STATES[state]
    return f"{number}. <b>{code}</b> {escape(document)}: {how}"


def line_below(base: str, holder: str) -> str:
    """One verification of a head's list."""
    return f"{base} ({escape(holder)})"


def more(count: int) -> str:
    """Say that there are others that are not listed."""
    return f"… dan {count} lagi."


def figure(issuer: str, count: int, median_days: float | None, silent: float) -> str:
    usual = f"{median_days:g} hari kerja" if median_days is not None else "–"
    return f"• <b>{escape(issuer)}</b>: {count} kali, median {usual}, tanpa jawaban {silent:.0%}"


def history_title(code: str) -> str:
    return f"<b>Riwayat {code}</b>"


def entry(number: int, at: str, what: str) -> str:
    """One line of the history."""
    return f"{number}. {at} {what}"


def in_office_days(count: int, on: date) -> str:
    """A button with a day some office days ahead."""
    return f"{count} hari kerja ({on:%d/%m})"


def reminded(alarm: str, title_line: str, issuer: str, about: date, left: int) -> str:
    match alarm:
        case "jawaban_ditunggu":
            said = (
                f"Hari ini jawaban dari {escape(issuer)} ditunggu. Sudah ada? Catat hasilnya. "
                "Belum? Ingatkan penerbit, lalu catat tanggal barunya."
            )
        case "jawaban_lewat":
            said = (
                f"{escape(issuer)} belum menjawab sampai {day(about)}. Ingatkan penerbit lewat "
                f"saluran resmi, lalu catat tanggal barunya. {NOT_FALSE}"
            )
        case _:
            when = f"{day(about)} ({_left(left)})"
            said = (
                f"<b>Batas bagi pemohon: {when}.</b> Menunggu penerbit tidak menghentikan hitungan "
                "itu. Minta putusan Kasi: lanjut, atau tangguhkan tertulis."
            )
    return f"{title_line}\n{said}"


def is_yours_now(title_line: str, by: str) -> str:
    """Tell the member who has it now."""
    why = f"diserahkan oleh {escape(by)}" if by else "petugasnya sedang tidak bertugas di sana"
    return f"{title_line}\nVerifikasi ini kini Anda pegang: {why}."


def is_back(title_line: str) -> str:
    """Tell the officer who is back."""
    return f"{title_line}\nVerifikasi ini kembali kepada Anda. Selamat bertugas lagi."


def is_with(title_line: str, holder: str) -> str:
    """Tell the member who had it before."""
    return f"{title_line}\nVerifikasi ini kini dipegang {escape(holder)}."


def ended(title_line: str, how: str) -> str:
    """Tell those who did not end it themselves."""
    return f"{title_line}\n{how}"


WAS_CANCELLED = "Verifikasi ini dibatalkan."


def report_text(document: str, issuer: str, code: str, on: date | None, answered_by: str) -> str:
    """The text of the report that follows from "not genuine": facts, and no name."""
    when = f" pada {day(on)}" if on else ""
    by = f" ({answered_by})" if answered_by else ""
    return (
        f"Dokumen: {document}. Penerbit, {issuer}{by}, menyatakan{when} dokumen itu tidak asli. "
        f"Jawabannya ada pada verifikasi {code}. Indikasi, bukan vonis."
    )


def joined(lines: Sequence[str]) -> str:
    """The lines of a card, without empty ones."""
    return "\n".join(one for one in lines if one)
