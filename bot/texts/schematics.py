"""The words of /skema: schematic pictures of documents."""

from html import escape

from bot.texts.commands import CommandWords

SKEMA = CommandWords("Skema dokumen: di mana nomor, QR, dan cap", "skema dokumen")
LIST = "<b>Skema dokumen</b>\nLetak nomor, QR, cap, dan tanda tangan, serta yang perlu dicermati."
ALL = "‹ Semua skema"
NOT_REAL = "Skema, bukan contoh asli. Letak dapat berbeda menurut tahun terbit."
FORGED = "Yang perlu dicermati"
WATERMARK = "SKEMA"


def heading(title: str) -> str:
    """What stands above a schematic."""
    return f"Skema: {title}"


def line(title: str, purpose: str) -> str:
    """One schematic of the list."""
    return f"• <b>{escape(title)}</b>: {escape(purpose)}"


def caption(title: str) -> str:
    """What stands below a schematic."""
    return (
        f"<b>Skema: {escape(title)}</b>\n"
        "Skema, bukan contoh asli. Yang memastikan tetap penerbitnya, lewat /verifikasi."
    )


def part(name: str, quote: str) -> str:
    """What a schematic says of one part of the document."""
    return f"{name}: {quote}" if quote else name


def forged(quote: str) -> str:
    """What gives a forgery away: a quotation may begin within a sentence."""
    return quote[0].upper() + quote[1:]
