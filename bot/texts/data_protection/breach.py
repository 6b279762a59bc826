"""The words of `main.py breach`: what the notice of UU 27/2022 article 46 must say, prefilled."""

from collections.abc import Sequence
from datetime import timedelta

from office.data_protection import TIME_TO_TELL

# By their tables; a test names what lacks one.
KINDS = {
    "announcement": "pengumuman yang ditulis",
    "announcement_delivery": "pengumuman yang diterima dan dibaca",
    "announcement_history": "riwayat pengumuman",
    "answer_verdict": "penilaian atas contoh jawaban",
    "anomaly": "laporan kejanggalan (dapat memuat data orang lain)",
    "anomaly_history": "riwayat laporan (dapat memuat data orang lain)",
    "appointment": "jabatan",
    "card_day": "kartu latihan",
    "checklist": "daftar berkas yang dibuat",
    "checklist_handout": "daftar berkas yang dicetak",
    "checklist_mark": "tanda pada daftar berkas",
    "checklist_visit": "daftar berkas yang dibuka",
    "drill": "simulasi laporan",
    "form": "isian yang belum selesai",
    "forwarded_question": "pertanyaan yang diteruskan",
    "head_answer": "jawaban pejabat",
    "help_call": "panggilan pendamping",
    "help_call_history": "riwayat panggilan pendamping",
    "help_setting": "rekan pendamping dan loket",
    "inbox": "pesan masuk",
    "interview_message": "pesan wawancara",
    "invitation": "undangan",
    "leave": "cuti",
    "line_answer": "putusan atas baris SOP",
    "member": "nama, akun Telegram, unit",
    "membership_history": "riwayat keanggotaan",
    "outbox": "pesan bot",
    "privacy_told": "pemberitahuan privasi yang diterima",
    "question": "pertanyaan",
    "quiz_attempt": "jawaban kuis",
    "review": "peninjauan SOP",
    "revision": "perubahan SOP",
    "revision_draft": "naskah SOP",
    "sample_request": "permintaan contoh pertanyaan",
    "script_use": "kalimat layanan yang dibuka",
    "section_opening": "bagian SOP yang dibuka",
    "setup_history": "jawaban kesiapan kantor",
    "sop_change_reader": "kabar perubahan SOP",
    "stranger_notice": "pesan dari akun yang belum terdaftar",
    "sign_decision": "putusan atas usulan tanda wawancara",
    "suggestion": "saran untuk SOP",
    "training_plan": "jadwal latihan",
    "training_progress": "kemajuan latihan",
    "training_snooze": "jeda latihan",
    "two_people_rule": "aturan dua orang",
    "verification": "verifikasi (nomor permohonan)",
    "verification_history": "riwayat verifikasi (nomor permohonan)",
}
_HOUR = timedelta(hours=1)


def kind(table: str) -> str:
    """Name a kind of data."""
    return KINDS[table]


def between(begins: str, ends: str) -> str:
    """The days of the data that were looked at."""
    if not begins and not ends:
        return "Seluruh basis data, tanpa batas waktu."
    return f"Data dari {begins or 'awal'} sampai {ends or 'sekarang'}."


def held(table: str, count: int, first: str, last: str) -> str:
    """One kind of data of a person: how many rows, and of when."""
    when = f", {first} s.d. {last}" if first else ""
    return f"{kind(table)} ({count}{when})"


def person(number: int, name: str, held: Sequence[str]) -> str:
    """A person, and what is held of them."""
    return f"{name} (nomor {number}): {'; '.join(held)}"


def clock(known_at: str, until: str, left: timedelta) -> str:
    """When it was known, and how much of the 72 hours is left."""
    hours = abs(left) // _HOUR
    if left > TIME_TO_TELL:
        return f"Diketahui {known_at}: jam itu belum lewat; periksa --known."
    if left >= timedelta(0):
        return f"Diketahui {known_at}. Batas 3x24 jam: {until}. Sisa {hours} jam."
    return f"Diketahui {known_at}. Batas 3x24 jam: {until}. SUDAH LEWAT {hours} jam."


def letter(clock: str, people: Sequence[str], kinds: Sequence[str], span: str) -> str:
    """The notice, with brackets for what only the office knows."""
    who = "\n".join(f"- {line}" for line in people) or "- tidak ada"
    what = "\n".join(f"- {line}" for line in kinds) or "- tidak ada"
    return f"""DRAF PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI
(UU 27/2022 Pasal 46; bukan nasihat hukum, diperiksa pejabat pelindungan data kantor)

{clock}
Hari libur ikut dihitung.

Kepada: subjek data di bawah ini, dan lembaga pelindungan data pribadi [nama lembaga].

1. Data pribadi yang terungkap
{what}

2. Subjek data ({len(people)} orang)
{who}

3. Kapan dan bagaimana
{span}
[bagaimana data terungkap]

4. Penanganan dan pemulihan
[yang sudah dan akan dilakukan kantor]

5. Pemohon atau orang lain yang disebut dalam laporan
[baca laporan yang terkena; nama mereka tidak dapat dihitung di sini]

[tempat, tanggal]
[Kepala Kantor]"""
