"""Words at the door: strangers, newcomers, and invitations that do not work."""

from html import escape

from bot.texts.commands import CommandWords
from office.errors import Refusal
from office.membership import LastAdmin, MemberUnknown
from office.people import (
    AccountIsAnothers,
    AlreadyEnrolled,
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
)

START = CommandWords("Mulai")
STRANGER = (
    "Mohon maaf, Pandu hanya melayani petugas kantor imigrasi yang sudah terdaftar. "
    "Bila Anda petugas, mintalah tautan undangan kepada admin."
)
IN_GROUP = (
    "Pandu tidak bekerja di grup. Petugas yang terdaftar silakan membuka obrolan pribadi dengan "
    "bot ini; data pemohon jangan ditulis di grup."
)
OVER = (
    "Pesan ini sudah ditutup, karena akun ini bukan anggota Pandu. Bila itu keliru, hubungi admin "
    "kantor."
)

REFUSALS: dict[type[Refusal], str] = {
    InvitationUnknown: (
        "Kode undangan ini tidak dikenal. Periksa kembali tautannya atau mintalah undangan baru "
        "kepada admin."
    ),
    InvitationUsed: (
        "Undangan ini sudah pernah dipakai. Satu undangan hanya untuk satu orang; mintalah "
        "undangan baru kepada admin."
    ),
    InvitationExpired: (
        "Undangan ini sudah lewat masa berlakunya. Mintalah undangan baru kepada admin."
    ),
    AccountIsAnothers: (
        "Akun Telegram ini tercatat atas nama orang lain, jadi tidak dapat dipakai untuk pindah. "
        "Buka tautannya di akun yang baru, atau hubungi admin."
    ),
    AlreadyEnrolled: "Anda sudah terdaftar. Langsung saja ketik pertanyaan Anda.",
    MemberUnknown: "Orang itu sudah bukan anggota. Buka /anggota untuk daftar terbaru.",
    LastAdmin: (
        "Ini satu-satunya admin. Beri jabatan admin kepada orang lain dahulu, baru akhiri yang ini."
    ),
}


def welcome(name: str, unit: str) -> str:
    """Greet a newcomer. The first minutes stand below."""
    return f"Selamat datang, {escape(name)}.\nAnda terdaftar di {escape(unit)}."


def moved(name: str) -> str:
    """Greet a member at their new account."""
    return (
        f"Selamat datang kembali, {escape(name)}. Mulai sekarang Pandu memakai akun Telegram ini. "
        "Jabatan, laporan dan kemajuan latihan Anda ikut pindah; akun yang lama tidak dilayani "
        "lagi. Lihat /laporanku, /latihan, atau /bantuan."
    )


def welcome_back(name: str) -> str:
    """Answer a member who sends /start."""
    return (
        f"Selamat bertugas, {escape(name)}. Silakan ketik pertanyaan Anda, "
        "atau lihat /bantuan untuk semua perintah."
    )
