"""What people read when somebody whom they wrote to has blocked the bot."""

from html import escape
from typing import NamedTuple


class NotArrived(NamedTuple):
    """What did not arrive, and what to do now."""

    what: str
    advice: str
    whom: str = ""
    """Who did not get it, if the writer must not learn their name."""


CALL = "Bila perlu, hubungi langsung orangnya. "
WAITS = "Begitu ia membuka bot lagi, {what} terkirim sendiri bila masih perlu."
MEANWHILE = CALL + WAITS


def not_arrived(lost: NotArrived, code: str, name: str) -> str:
    """Tell the writer that something did not arrive, and what to do."""
    subject = f"<b>{code}</b>: " if code else ""
    what = lost.what if code else lost.what[0].upper() + lost.what[1:]
    whom = escape(lost.whom or name)
    return (
        f"⚠ {subject}{what} <b>tidak sampai kepada {whom}</b>, karena bot diblokir atau "
        f"akun Telegram-nya tidak aktif. {lost.advice.format(what=lost.what)}"
    )
