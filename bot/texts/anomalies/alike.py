"""The words for a report that somebody else has filed today."""

JOIN, ANEW = "Gabung", "Kirim baru"


def found(code: str, at: str, section: str, state: str) -> str:
    """Ask whether it is the same thing. What the other one wrote is not shown."""
    return (
        "<b>Ada laporan serupa hari ini.</b>\n"
        f"{code}, {at}, Seksi {section}: {state}.\n\n"
        "Bila kejadiannya sama, gabungkan: uraian Anda ditambahkan ke laporan itu dan Anda ikut "
        "dikabari hasilnya. Bila berbeda, kirim sebagai laporan baru."
    )


def joined(code: str) -> str:
    """Confirm that an officer's words were added to the report."""
    return f"Uraian Anda digabungkan ke laporan <b>{code}</b>. Terima kasih."
