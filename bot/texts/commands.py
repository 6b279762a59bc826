"""What is said of a command, and of those that belong to no noun."""

from typing import NamedTuple


class CommandWords(NamedTuple):
    """What is said of a command."""

    menu: str
    """In Telegram's menu."""
    help: str = ""
    """In /bantuan, on a line with others."""


BATAL = CommandWords("Batalkan yang sedang diisi", "batalkan")
BANTUAN = CommandWords("Semua perintah", "halaman ini")
HELP = CommandWords("Cara memakai dan semua perintah")
