"""The words of /bantuan."""

from collections.abc import Collection

Groups = tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...]
"""A heading, its lines, and on each line what belongs together: a command and what it is for."""


def bantuan(groups: Groups, commands: Collection[str]) -> str:
    """Explain the bot in a few lines, and list those commands by what they are for."""
    parts = [
        "<b>Cara memakai Pandu</b>\n"
        "Ketik saja: <i>brp denda paspor ilang</i>\n"
        "Belum ada SOP-nya? <b>Teruskan ke Kasi</b>.",
    ]
    for heading, lines in groups:
        shown = [line for row in lines if (line := _line(row, commands))]
        if shown:
            parts.append("\n".join([f"<b>{heading}</b>", *shown]))
    parts.append("Jangan tulis NIK, nomor paspor, atau telepon pemohon di sini.")
    return "\n".join(parts)


def _line(row: tuple[tuple[str, str], ...], commands: Collection[str]) -> str:
    mine = [(name, purpose) for name, purpose in row if name in commands]
    names = " ".join(f"/{name}" for name, _ in mine)
    return f"{names} — {', '.join(purpose for _, purpose in mine)}" if mine else ""
