"""What those who had a report read when it rises to others because they let their time pass."""

from html import escape


def raised(code: str, posts: str, *, has_promised: bool) -> str:
    """Tell who had it that it rose, and what they can still do."""
    why = "janji Anda terlewat" if has_promised else "belum ada janji dari Anda"
    return (
        f"<b>{code}</b> sudah diteruskan kepada {escape(posts)}, karena {why}. Anda tetap dapat "
        "membantu: tulis catatan dalam, atau tanyakan perkembangannya dengan tombol di bawah."
    )


def also_told(posts: str) -> str:
    """Tell who still has an urgent report that others know of it, too."""
    return (
        f"Karena mendesak, laporan ini juga sudah disampaikan kepada {escape(posts)}. Laporannya "
        "tetap pada Anda; silakan lanjutkan dengan tombol di bawah."
    )


def also_told_of(code: str, posts: str) -> str:
    """The same, in a message of its own."""
    return f"<b>{code}</b>: {also_told(posts)}"
