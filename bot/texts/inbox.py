"""The words about messages that were put aside because they could not be handled."""

from collections.abc import Sequence
from html import escape

from office.inbox import GiveUpReason

_MOST_NUMBERS = 10

# What stood against it: for the sender, and for the admins.
WHY = {
    GiveUpReason.CRASHED: "Bot beberapa kali berhenti ketika mengerjakan pesan Anda ini.",
    GiveUpReason.STOOD_STILL: (
        "Dua kali saya kerjakan pesan Anda ini, dua kali bot berhenti melayani semua orang."
    ),
    GiveUpReason.FAILED: "Ada kesalahan pada sistem ketika saya mengerjakan pesan Anda ini.",
    GiveUpReason.UNREADABLE: "Pesan Anda ini tidak dapat saya baca.",
}
WHY_FOR_ADMINS = {
    GiveUpReason.CRASHED: "Bot beberapa kali berhenti ketika mengerjakannya.",
    GiveUpReason.STOOD_STILL: "Dua kali bot berhenti melayani semua orang karenanya.",
    GiveUpReason.FAILED: "Ada kesalahan pada sistem ketika mengerjakannya.",
    GiveUpReason.UNREADABLE: "Isinya tidak dapat dibaca.",
}
A_BUTTON = "(tombol)"


def given_up(words: str, reason: GiveUpReason) -> str:
    """Tell a sender which message was put aside, and what they can do."""
    quoted = f"<blockquote>{escape(words)}</blockquote>\n" if words else ""
    return (
        f"Maaf. {WHY[reason]} Pesannya saya sisihkan dan tidak saya coba lagi.\n{quoted}"
        "Mohon periksa apakah yang Anda minta sudah terlaksana. Bila belum, kirim lagi dengan "
        "kata-kata lain atau lebih pendek; isi berkas dapat diketik sebagai pesan. Bila mendesak, "
        "telepon atasan Anda sekarang. Admin juga saya beri tahu."
    )


def put_aside(numbers: Sequence[int], reason: GiveUpReason) -> str:
    """Tell an admin which updates were put aside, and where to look."""
    listed = ", ".join(map(str, numbers[-_MOST_NUMBERS:]))
    return (
        f"⚠ Pesan masuk disisihkan dan tidak dicoba lagi. {WHY_FOR_ADMINS[reason]} Pengirimnya "
        f"saya beri tahu. Yang sedang disisihkan: nomor {listed}. Nomor itu ada di log server dan "
        "di <code>main.py check</code>; mohon cari sebabnya."
    )
