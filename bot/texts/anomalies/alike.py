"""The words about reports that somebody else has filed today."""

from collections.abc import Sequence

JOIN, ANEW = "Gabung", "Kirim baru"


def join(code: str) -> str:
    """The button that joins one of several reports."""
    return f"Gabung ke {code}"


def line(code: str, at: str, section: str, state: str) -> str:
    """One report of today. What the other officer wrote is not shown."""
    return f"{code}, {at}, Seksi {section}: {state}."


def found(lines: Sequence[str]) -> str:
    """Ask whether it is the same thing."""
    listed = "\n".join(lines)
    return (
        f"<b>Ada laporan serupa hari ini.</b>\n{listed}\n\n"
        "Bila kejadiannya sama, gabungkan: uraian Anda ditambahkan ke laporan itu dan Anda ikut "
        "dikabari hasilnya. Bila berbeda, kirim sebagai laporan baru."
    )


def joined(code: str) -> str:
    """Confirm that an officer's words were added to the report."""
    return f"Uraian Anda digabungkan ke laporan <b>{code}</b>. Terima kasih."
