"""The words around what the bot can do, and of what it holds: days off, hours, numbers."""

from collections.abc import Iterable
from datetime import date
from html import escape

from bot.texts.questions import day as dated

# What people call the head of the office besides the post's name.
HEAD_OF_OFFICE_NAMES = ("kakanim", "kakan", "kepala kanim", "pak kepala", "bu kepala")
MAIN_UNIT_NAMES = ("kanim", "kantor kita", "kantor")
NOT_MEANT = "Bukan itu"
REPORT_URGENTLY = "Lapor mendesak"
TODAY = "Hari ini"
TOMORROW = "Besok"
JOINT_LEAVE = "cuti bersama"
NO_OFFICE_DAY = "bukan hari kerja"
CLOSED_BY_OFFICE = "kantor tutup"
JOINT_LEAVE_MAY_CHANGE = "Cuti bersama ditetapkan SKB tiga menteri dan dapat berubah."
MORE_DAYS = "… dan {count} hari lagi."
NO_NUMBERS = "Belum ada nomor darurat yang dicatat kantor ini. Polisi: 110."
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def read(heading: str) -> str:
    """The button to a section that is called as what another button begins."""
    return f"Baca SOP: {heading}"


def named_day(day: date) -> str:
    """A date with its weekday: Jumat, 25 Desember 2026."""
    return f"{_DAYS[day.weekday()]}, {dated(day)}"


def day_off(day: date, why: str) -> str:
    """A day off in a list."""
    return f"• <b>{named_day(day)}</b>: {escape(why)}"


def no_days_off(first: date, last: date) -> str:
    """Say that no day of a span is off."""
    return f"Tidak ada yang tercatat dari {dated(first)} sampai {dated(last)}."


def closed_on(when: str, day: date, why: str) -> str:
    """Say that the office is closed on a day."""
    return f"<b>{_when(when, day)}: kantor tutup</b> ({escape(why)})."


def open_on(when: str, day: date, hours: str) -> str:
    """Say that the office is open on a day."""
    return f"<b>{_when(when, day)}: kantor buka</b>, {hours}."


def is_open(until: str) -> str:
    """Say that the office is open now."""
    return f"<b>Sekarang buka</b>, sampai pukul {until}."


def is_closed(day: date, at: str) -> str:
    """Say that the office is closed now, and when it opens."""
    return f"<b>Sekarang tutup</b>, buka lagi {named_day(day)} pukul {at}."


def calls(numbers: Iterable[tuple[str, str]]) -> str:
    """The numbers to call in an emergency."""
    lines = [f"• {escape(name)}: <b>{escape(number)}</b>" for name, number in numbers]
    return "\n".join(lines) or NO_NUMBERS


def _when(when: str, day: date) -> str:
    return f"{when} ({named_day(day)})" if when else named_day(day)
