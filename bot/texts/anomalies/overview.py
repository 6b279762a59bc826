"""The words of the overview: the open reports of the whole office, for its head."""

from html import escape

OVERDUE = "Janji terlewat"
MINE = "Untuk saya"
NEXT, PREVIOUS = "Berikutnya ›", "‹ Sebelumnya"
NOTHING_OPEN = "Tidak ada laporan terbuka di kantor. Terima kasih."
NONE_LEFT = "Tidak ada laporan lagi dalam daftar ini."
NOBODY = "Belum ada penerima"
TIERS = {
    "koordinator_ukk": "Pada koordinator UKK",
    "kepala_seksi": "Pada Kasi",
    "kepala_kantor": "Pada Kepala Kantor",
}


def title(count: int) -> str:
    return f"<b>Laporan terbuka di seluruh kantor: {count}</b>"


def section(name: str, count: int, oldest: str) -> str:
    """A section in one line. `oldest` is empty if there are no reports."""
    return f"{escape(name)}: {count}{f', terlama {oldest}' if oldest else ''}"


def line(name: str, count: int) -> str:
    return f"{name}: {count}"


def older_than(days: int) -> str:
    return f"Lebih dari {days} hari"


def waiting(parts: str) -> str:
    return f"Menunggu diterima — {parts}"


def button(name: str, count: int) -> str:
    return f"{name} ({count})"


def list_title(name: str) -> str:
    return f"<b>{escape(name)}</b>, yang terlama di atas:"
