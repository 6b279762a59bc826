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
    return (
        f"⚠ {_subject(lost, code)} <b>tidak sampai kepada {_whom(lost, name)}</b>, karena bot "
        f"diblokir atau akun Telegram-nya tidak aktif. {lost.advice.format(what=lost.what)}"
    )


def arrived(late: NotArrived, code: str, name: str) -> str:
    """Tell the writer that it has arrived after all."""
    return f"{_subject(late, code)} kini sudah sampai kepada {_whom(late, name)}."


def back(code: str) -> str:
    """Tell an admin, who must not learn more of the report, that nobody needs to be called."""
    return (
        f"Kabar laporan <b>{code}</b> yang tidak sampai: orangnya sudah membuka bot lagi, dan yang "
        "masih perlu baginya dikirim ulang. Anda tidak perlu menghubunginya lagi."
    )


def _subject(lost: NotArrived, code: str) -> str:
    return f"<b>{code}</b>: {lost.what}" if code else lost.what[0].upper() + lost.what[1:]


def _whom(lost: NotArrived, name: str) -> str:
    return escape(lost.whom or name)
