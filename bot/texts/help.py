"""The words of /bantuan."""

from collections.abc import Mapping

Groups = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""A heading, its lines, and on each line the commands that belong together."""

ASKING = "Bertanya"
REPORTING = "Memeriksa dan melapor"
TRAINING = "Berlatih"
DUTIES = "Tugas jabatan"
OTHERS = "Lain-lain"


def bantuan(groups: Groups, commands: Mapping[str, str]) -> str:
    """Explain the bot in a few lines, and list those commands, given with what each is for."""
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


def _line(row: tuple[str, ...], commands: Mapping[str, str]) -> str:
    mine = [name for name in row if name in commands]
    names = " ".join(f"/{name}" for name in mine)
    return f"{names} — {', '.join(commands[name] for name in mine)}" if mine else ""
