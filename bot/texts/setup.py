"""The words of a new office: of `main.py init`, by the names of `cli/setup.py`, and of /siapkan."""

from collections.abc import Mapping, Sequence
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.posts import listed
from office.setup import ReadinessStep, StepState

SIAPKAN = CommandWords("Kesiapan kantor", "kesiapan kantor")

SENTENCES: dict[str, str] = {
    # What is asked.
    "ask.place": "Nama kota atau kabupaten kantor (misalnya Majalengka)",
    "ask.office_class": "Kelas kantor: tulis namanya atau nomornya",
    "ask.province": "Provinsi",
    "ask.timezone": "Zona waktu (WIB, WITA, atau WIT)",
    "ask.units": "UKK atau unit lain, dipisah koma (kosongkan bila tidak ada)",
    "ask.admin": "Nama admin pertama",
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
    "next.look": "  lengkapi:  jam kerja, nomor telepon, dan seksi di {file}",
}
# What the answers are called in a sentence.
FIELDS = {
    "place": "Kota kantor (place)",
    "office_class": "Kelas kantor (office_class)",
    "province": "Provinsi (province)",
    "timezone": "Zona waktu (timezone)",
    "units": "Unit (units)",
    "admin": "Nama admin (admin)",
    "token": "Token (token)",
}

STEPS = {
    ReadinessStep.POSTS: "Semua jabatan terisi",
    ReadinessStep.DEPUTIES: "Setiap kepala punya wakil",
    ReadinessStep.PHONES: "Nomor telepon setiap kepala seksi",
    ReadinessStep.EMERGENCY: "Nomor darurat umum",
    ReadinessStep.HOLIDAYS: "Cuti bersama tahun ini",
    ReadinessStep.CONFIRMED: "Sepuluh baris SOP dikonfirmasi",
}
# What to do next, where a step is not done.
TO_DO = {
    ReadinessStep.POSTS: "Belum: {posts}. Admin mengundang mereka lewat /anggota.",
    ReadinessStep.DEPUTIES: "Belum: {posts}. Ditunjuk lewat /tunjuk.",
    ReadinessStep.PHONES: "Belum: {posts}. Usulkan lewat /pengaturan, Telepon.",
    ReadinessStep.EMERGENCY: "Belum ada. Usulkan lewat /pengaturan, Telepon.",
    ReadinessStep.HOLIDAYS: "Belum ada. Usulkan menurut SKB lewat /pengaturan, Hari libur.",
    ReadinessStep.CONFIRMED: "Kurang {lacking} lagi. Dijawab kepala seksi lewat /konfirmasi.",
}
_BY_PEOPLE = (
    "<b>Yang hanya dapat Anda periksa sendiri</b>\n"
    "• Jam kerja di /pengaturan benar.\n"
    "• Server berada di Indonesia, dan kuncinya disimpan terpisah dari cadangan.\n"
    "• Lama penyimpanan mengikuti jadwal retensi arsip (JRA).\n"
    "• Satu cadangan sudah pernah dicoba dipulihkan.\n"
    "• Semua anggota sudah tahu data apa yang disimpan (/dataku)."
)
_ALL_DONE = "Yang dapat Pandu lihat sudah lengkap."
_NOT_READY = "Belum siap untuk data nyata."
_ALWAYS = "Laporan yang masuk sekarang pun tetap sampai kepada pejabatnya."


def readiness(states: Sequence[StepState], posts: Mapping[ReadinessStep, Sequence[str]]) -> str:
    """How far the office is: a bar, and each step with what is to be done."""
    done = sum(state.is_done for state in states)
    bar = "▰" * done + "▱" * (len(states) - done)
    head = (
        "Yang dapat Pandu lihat sudah lengkap."
        if done == len(states)
        else "Belum siap untuk data nyata."
    )
    lines = [_step(state, posts[state.step]) for state in states]
    return "\n".join(
        [
            f"<b>Kesiapan kantor</b>\n{bar} {done} dari {len(states)}\n{head}\n",
            *lines,
            f"\n{_BY_PEOPLE}\n\n{_ALWAYS}",
        ]
    )


def _step(state: StepState, posts: Sequence[str]) -> str:
    name = STEPS[state.step]
    if state.is_done:
        return f"✓ {name}"
    to_do = TO_DO[state.step].format(posts=escape(listed(posts)), lacking=state.lacking)
    return f"○ <b>{name}</b>\n   {to_do}"
