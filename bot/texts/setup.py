"""The words of a new office: of `main.py init`, by the names of `cli/setup.py`, and of /siapkan."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from bot.texts.commands import CommandWords
from bot.texts.posts import listed
from office.errors import Refusal
from office.setup import (
    ASKED,
    MOST_BEFORE_READY,
    OF_HEADS,
    AnswerChanged,
    NotReady,
    OfficeReadiness,
    ReadinessStep,
    StepAnswer,
    StepState,
)

SIAPKAN = CommandWords("Kesiapan kantor", "kesiapan kantor")

SENTENCES: dict[str, str] = {
    # What is asked.
    "ask.place": "Nama kota atau kabupaten kantor (misalnya Majalengka)",
    "ask.office_class": "Kelas kantor: tulis namanya atau nomornya",
    "ask.province": "Provinsi",
    "ask.timezone": "Zona waktu (WIB, WITA, atau WIT)",
    "ask.units": "UKK atau unit lain, dipisah koma (kosongkan bila tidak ada)",
    "ask.admin": "Nama admin pertama",
    "ask.server": "Server ini berada di Indonesia? (ya, belum, atau nanti)",
    "ask.keys": "Salinan kunci ada di Indonesia, terpisah dari basis data? (ya, belum, atau nanti)",
    "ask.token": "Token dari @BotFather (tidak terlihat saat diketik)",
    # What is wrong with an answer.
    "wrong.empty": "{field} belum diisi; tulis jawabannya.",
    "wrong.long": "{field} lebih dari 60 huruf; ringkaslah.",
    "wrong.signs": (
        "{field} memuat tanda yang tidak bisa dipakai; pakai huruf, angka, titik, koma, dan garis "
        "hubung saja."
    ),
    "wrong.no_class": "{field} tidak dikenal; pilih salah satu: {choices}.",
    "wrong.no_zone": "{field} tidak dikenal; pilih WIB, WITA, atau WIT.",
    "wrong.many_units": "{field} lebih dari 20; tulis paling banyak 20 unit.",
    "wrong.twice": "{field} memuat nama yang sama dua kali; sisakan satu.",
    "wrong.no_answer": "{field} tidak terbaca; tulis ya, belum, atau nanti.",
    "wrong.no_text": '{field} bukan teks; apit jawabannya dengan tanda kutip ("…").',
    "wrong.unknown": "{field} bukan pertanyaan di sini; yang dikenal: {known}.",
    "wrong.unreadable": "{field} tidak terbaca; periksa tanda kutip dan tanda sama dengan.",
    "wrong.missing": "{field} belum ada di berkas jawaban; tambahkan barisnya.",
    # The token.
    "token.form": (
        "Token itu tidak utuh: bentuknya angka, titik dua, lalu huruf. Salin sekali lagi dari "
        "@BotFather."
    ),
    "token.refused": "Telegram menolak token itu: salin sekali lagi dari @BotFather.",
    "token.unreachable": (
        "Telegram tidak terjangkau, jadi token belum dicoba: periksa sambungan internet, lalu "
        "jalankan perintah ini lagi. Jawaban Anda tersimpan."
    ),
    "token.good": "Token benar: @{bot}",
    # What was done.
    "begun": "Kantor baru. Enter memakai jawaban dalam kurung; Ctrl-C berhenti, lain kali lanjut.",
    "classes": "Kelas: {classes}",
    "resumed": "Melanjutkan: {count} jawaban sudah ada di {file}",
    "folder.made": "Folder kantor: {folder}",
    "folder.kept": "Folder kantor sudah ada dan tidak diubah: {folder}",
    "settings": "Pengaturan, hanya terbaca oleh Anda: {file}",
    "key": (
        "Kunci penyandian ada di dalamnya (ENCRYPTION_KEYS). Simpan salinannya di tempat lain, "
        "terpisah dari cadangan: tanpa kunci itu cadangan tidak terbaca."
    ),
    "unit": "Berkas layanan systemd: {folder}",
    "name.wrong": "--name harus berupa huruf kecil, angka, dan garis hubung, misalnya kantor.",
    "root": (
        "Anda menjalankan ini sebagai root, jadi berkasnya milik root. Bila bot berjalan sebagai "
        "pengguna lain, jalankan sebagai pengguna itu."
    ),
    "admin.there": "Admin sudah terdaftar; tautan baru tidak dibuat.",
    "admin.link": "Tautan untuk {name}, sekali pakai, berlaku 7 hari:",
    "next": "Selanjutnya:",
    "next.check": "  periksa:   {command} check",
    "next.run": "  jalankan:  {command} run",
    "next.service": "  layanan:   sudo sh -c 'cp {folder}/* /etc/systemd/system/' && "
    "sudo systemctl enable --now pandu-bot-{id}.service pandu-backup-{id}.timer",
    "next.container": "  jalankan:  baris berikutnya di bagian “Satu baris dengan wadah” dari "
    "docs/panduan-pemasangan.md",
    "next.chat": "  lengkapi:  /siapkan di chat; jam kerja, telepon, dan seksi di /pengaturan",
}
# What the answers are called in a sentence.
FIELDS = {
    "place": "Kota kantor (place)",
    "office_class": "Kelas kantor (office_class)",
    "province": "Provinsi (province)",
    "timezone": "Zona waktu (timezone)",
    "units": "Unit (units)",
    "admin": "Nama admin (admin)",
    "hours": "Jam kerja (hours)",
    "server": "Tempat server (server)",
    "keys": "Tempat kunci (keys)",
    "archive": "Lama penyimpanan (archive)",
    "restored": "Cadangan dipulihkan (restored)",
    "token": "Token (token)",
}

STEPS = {
    ReadinessStep.POSTS: "Semua jabatan terisi",
    ReadinessStep.DEPUTIES: "Setiap kepala punya wakil",
    ReadinessStep.PHONES: "Nomor telepon setiap kepala seksi",
    ReadinessStep.EMERGENCY: "Nomor darurat umum",
    ReadinessStep.HOLIDAYS: "Cuti bersama tahun ini",
    ReadinessStep.HOURS: "Jam kerja benar",
    ReadinessStep.CONFIRMED: "Sepuluh SOP tuntas dikonfirmasi",
    ReadinessStep.TOLD: "Pemberitahuan privasi sampai ke semua anggota",
    ReadinessStep.SEALED: "Kata-kata orang disandikan",
    ReadinessStep.SERVER: "Server di Indonesia",
    ReadinessStep.KEYS: "Kunci terpisah, dan di Indonesia",
    ReadinessStep.ARCHIVE: "Lama penyimpanan menurut JRA",
    ReadinessStep.RESTORED: "Cadangan pernah dipulihkan",
}
# What to do next, where a step is not done.
TO_DO = {
    ReadinessStep.POSTS: "Belum: {posts}. Admin mengundang mereka lewat /anggota.",
    ReadinessStep.DEPUTIES: "Belum: {posts}. Masing-masing menunjuk wakilnya lewat /tunjuk.",
    ReadinessStep.PHONES: "Belum: {posts}. Usulkan lewat /pengaturan, Telepon.",
    ReadinessStep.EMERGENCY: "Belum ada. Usulkan lewat /pengaturan, Telepon.",
    ReadinessStep.HOLIDAYS: "Belum ada. Usulkan menurut SKB lewat /pengaturan, Hari libur.",
    ReadinessStep.HOURS: "Belum dijawab. Cocokkan di /pengaturan, Jam kerja.",
    ReadinessStep.CONFIRMED: (
        "Kurang {lacking} SOP lagi. Tuntas bila tidak ada baris yang masih terbuka; kepala seksi "
        "menjawabnya lewat /konfirmasi. Baris yang dijawab “Tidak tahu” masih terbuka."
    ),
    ReadinessStep.TOLD: "Belum: {lacking} orang. Dikirim sendiri saat kantor buka.",
    ReadinessStep.SEALED: "Belum. Isi ENCRYPTION_KEYS di berkas pengaturan server.",
    ReadinessStep.SERVER: "Belum. Tanyakan kepada yang menyediakan servernya.",
    ReadinessStep.KEYS: "Belum. Salin ENCRYPTION_KEYS ke tempat lain di Indonesia.",
    ReadinessStep.ARCHIVE: "Belum. Cocokkan dengan JRA di /pengaturan, Lama simpan.",
    ReadinessStep.RESTORED: "Belum. Caranya ada di panduan admin, bagian 7.",
}
# What is asked, and what a yes means.
ASK = {
    ReadinessStep.HOURS: (
        "Apakah jam kerja di /pengaturan sama dengan jam kerja kantor?\n\n"
        "Menurut jam itulah laporan biasa naik dari satu pejabat ke pejabat berikutnya."
    ),
    ReadinessStep.SERVER: (
        "Apakah server tempat Pandu berjalan berada di Indonesia?\n\n"
        "Data instansi pemerintah disimpan dan diolah di Indonesia (PP 71/2019)."
    ),
    ReadinessStep.KEYS: (
        "Apakah kunci penyandian (ENCRYPTION_KEYS) punya salinan di Indonesia, terpisah dari basis "
        "data dan cadangannya?\n\n"
        "Kunci yang hilang membuat cadangan tidak terbaca. Kunci di samping cadangan tidak "
        "melindungi apa pun."
    ),
    ReadinessStep.ARCHIVE: (
        "Apakah lama penyimpanan (/pengaturan, Lama simpan) sudah ditetapkan menurut jadwal "
        "retensi arsip (JRA)?\n\n"
        "Angka bawaannya baru usulan. Cocokkan bersama pejabat tata usaha."
    ),
    ReadinessStep.RESTORED: (
        "Apakah satu cadangan sudah pernah dipulihkan, dan isinya masuk akal?\n\n"
        "Cadangan yang belum pernah dipulihkan baru sebuah harapan. Caranya ada di panduan admin, "
        "bagian 7."
    ),
}
ANSWERS = {StepAnswer.YES: "Ya", StepAnswer.NOT_YET: "Belum"}
YES = "Ya, sudah"
NOT_YET = "Belum"
LATER = "Nanti"
UNDO = "Urungkan"
TO_STEPS = "‹ Kesiapan"
SEE_ANSWERS = "Lihat jawaban"
_NOT_READY = "Belum siap untuk data nyata."
_ALWAYS = (
    "Laporan yang masuk sekarang pun tetap sampai kepada pejabatnya. Sebelum siap, Pandu dibatasi "
    f"{MOST_BEFORE_READY} orang."
)
AT_TERMINAL = "di server"


def answer_them(count: int) -> str:
    """The button that begins the questions."""
    return f"Jawab pertanyaan ({count})"


def switches(*, files: bool, names_hidden: bool, at_once: bool) -> str:
    """How the office has set its switches."""
    photos = "diterima" if files else "ditolak"
    names = "disamarkan" if names_hidden else "boleh"
    masked = "langsung dihapus dari obrolan" if at_once else "ditawarkan dihapus dari obrolan"
    return (
        "<b>Sakelar</b> (/pengaturan)\n"
        f"Foto dan berkas laporan: {photos}. Nama sesudah “a.n.”: {names}. Pesan yang disamarkan: "
        f"{masked}."
    )


def readiness(
    found: OfficeReadiness,
    posts: Mapping[ReadinessStep, Sequence[str]],
    switches: str,
    paper: str,
    live_since: str,
) -> str:
    """How far the office is: a bar, what is to be done, and what is done already."""
    states = found.states
    done = [STEPS[state.step] for state in states if state.is_done]
    bar = "▰" * len(done) + "▱" * (len(states) - len(done))
    head = f"Siap untuk data nyata sejak {live_since}." if live_since else _NOT_READY
    parts = [f"<b>Kesiapan kantor</b>\n{bar} {len(done)} dari {len(states)}\n{head}"]
    if found.missing:
        parts.append("\n".join(_step(state, posts[state.step]) for state in found.missing))
    if done:
        parts.append(f"✓ Sudah: {'; '.join(done)}.")
    parts += [switches, paper]
    if not live_since:
        parts.append(_ALWAYS)
    return "\n\n".join(parts)


def to_do(state: StepState, posts: Sequence[str]) -> str:
    """What is to be done for a step."""
    return TO_DO[state.step].format(posts=listed(posts), lacking=state.lacking)


def _step(state: StepState, posts: Sequence[str]) -> str:
    return f"○ <b>{STEPS[state.step]}</b>\n   {escape(to_do(state, posts))}"


def not_ready(found: OfficeReadiness, posts: Mapping[ReadinessStep, Sequence[str]]) -> list[str]:
    """What `main.py check` says: a sentence for each step that is missing."""
    if not found.missing or found.live_since is not None:
        return []
    head = f"belum siap untuk data nyata: kurang {len(found.missing)} dari {len(found.states)}"
    return [
        f"{head} langkah; /siapkan di chat menuntunnya.",
        *(f"  {STEPS[state.step]}: {to_do(state, posts[state.step])}" for state in found.missing),
    ]


def note(found: OfficeReadiness) -> str:
    """One line above the screens of an admin; empty if nothing is missing."""
    if not found.missing or found.live_since is not None:
        return ""
    first, others = found.missing[0], len(found.missing) - 1
    more = f" dan {others} langkah lain" if others else ""
    return f"Belum siap untuk data nyata: kurang “{STEPS[first.step]}”{more}. /siapkan"


def waits_for_heads(found: OfficeReadiness, posts: Mapping[ReadinessStep, Sequence[str]]) -> str:
    """What the head of office reads once the admin has done their part."""
    steps = [_step(state, posts[state.step]) for state in found.missing if state.step in OF_HEADS]
    return (
        "<b>Kesiapan kantor</b>\n"
        "Bagian admin sudah selesai. Sebelum data nyata, ini masih menunggu Anda dan para kepala "
        "seksi:\n\n" + "\n".join(steps) + "\n\nSelengkapnya: /siapkan"
    )


def question(step: ReadinessStep, said: str, before: str) -> str:
    """Ask one step. `said` tells of its present answer, `before` what was just saved."""
    place = f"<b>{STEPS[step]}</b> ({ASKED.index(step) + 1} dari {len(ASKED)})"
    now = f"\n\nJawaban sekarang: {said}." if said else ""
    return f"{before}{place}\n\n{ASK[step]}{now}"


def saved(step: ReadinessStep, answer: StepAnswer) -> str:
    """Say above the next screen what was just saved."""
    return f"Tersimpan: {STEPS[step]} — {ANSWERS[answer].lower()}.\n\n"


def undone(step: ReadinessStep) -> str:
    """Say above the question that its answer was taken back."""
    return f"Diurungkan: {STEPS[step]}.\n\n"


def said(answer: StepAnswer, who: str, when: str) -> str:
    """An answer with who gave it, and when."""
    return f"{ANSWERS[answer]}, {escape(who)}, {when}"


def answers(lines: Sequence[str]) -> str:
    """All answers that were given."""
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return "\n".join(["<b>Jawaban</b>", "", *numbered, "", "Tekan nomornya untuk mengubahnya."])


def answered(step: ReadinessStep, said: str) -> str:
    """One line of the list of answers."""
    return f"{STEPS[step]}: {said or 'belum dijawab'}"


def no_room(error: NotReady) -> str:
    """Say why nobody more may be invited, and what is missing."""
    room = f"tinggal untuk {error.room} orang" if error.room else "sudah penuh"
    missing = "; ".join(STEPS[step] for step in error.missing)
    return (
        f"Kantor ini belum siap untuk data nyata. Sampai siap, Pandu dibatasi {MOST_BEFORE_READY} "
        f"orang, termasuk yang sudah diundang, dan tempatnya {room}.\n\n"
        f"Yang masih kurang: {missing}. Lengkapi lewat /siapkan."
    )


REFUSALS: dict[type[Refusal], str | Callable[[Any], str]] = {
    AnswerChanged: "Jawaban itu sudah diubah orang lain. Ketik /siapkan untuk melihatnya.",
    NotReady: no_room,
}
