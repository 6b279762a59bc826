"""The words of /bantuan."""

from collections.abc import Sequence


def bantuan(commands: Sequence[tuple[str, str]]) -> str:
    """Explain the bot in a few lines and list the commands."""
    listed = "\n".join(f"/{name} — {description}" for name, description in commands)
    return (
        "<b>Cara memakai Pandu</b>\n"
        "Ketik saja: <i>brp denda paspor ilang</i>\n\n"
        f"{listed}\n\n"
        "Jangan menulis NIK, nomor paspor, atau nomor telepon pemohon di sini."
    )
