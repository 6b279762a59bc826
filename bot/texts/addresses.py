"""The words of /alamat."""

from html import escape
from itertools import groupby

from bot.texts.commands import CommandWords
from knowledge.reading.office.directory import Directory, Unit
from knowledge.reading.office.opening_hours import OpeningHours, Span

COMMAND = CommandWords("Alamat, jam, telepon kantor", "alamat")
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_UNKNOWN = "belum dicatat"


def addresses(office: Directory) -> str:
    """Name address and telephone of each unit, and the hours of all."""
    units = "\n".join(_unit(unit) for unit in office.units.values())
    return (
        f"<b>{escape(office.name)}</b>\n{units}\n\n<b>Jam kerja</b>\n{_hours(office.hours)}\n"
        "Hari libur nasional dan cuti bersama: tutup."
    )


def _unit(unit: Unit) -> str:
    address, phone = unit.address or _UNKNOWN, unit.phone or _UNKNOWN
    return f"<b>{escape(unit.name)}</b>\nAlamat: {escape(address)}\nTelepon: {escape(phone)}"


def _hours(hours: OpeningHours) -> str:
    """Say the spans once for days that have the same: Senin–Kamis 07.30–12.00, 13.00–16.00."""
    lines = []
    for spans, days in groupby(range(7), key=lambda day: hours.week[day]):
        first, *rest = days
        until = f"–{_DAYS[rest[-1]]}" if rest else ""
        lines.append(f"{_DAYS[first]}{until}: {', '.join(map(_span, spans)) or 'tutup'}")
    return "\n".join(lines)


def _span(span: Span) -> str:
    opens, closes = span
    return f"{opens:%H.%M}–{closes:%H.%M}"
