"""The words of /alamat."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from bot.texts.commands import CommandWords
from knowledge.reading.office.directory import Directory, Unit
from knowledge.reading.office.opening_hours import OpeningHours, Span

COMMAND = CommandWords("Alamat, jam, telepon kantor", "alamat")
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_UNKNOWN = "belum dicatat"


def addresses(office: Directory, units: Iterable[Unit] = ()) -> str:
    """Name address and telephone of these units or of all, and the hours of all."""
    named = "\n".join(map(_unit, tuple(units) or office.units.values()))
    return (
        f"<b>{escape(office.name)}</b>\n{named}\n\n<b>Jam kerja</b>\n{hours(office.hours)}\n"
        "Hari libur nasional dan cuti bersama: tutup."
    )


def _unit(unit: Unit) -> str:
    address, phone = unit.address or _UNKNOWN, unit.phone or _UNKNOWN
    return f"<b>{escape(unit.name)}</b>\nAlamat: {escape(address)}\nTelepon: {escape(phone)}"


def hours(opening: OpeningHours) -> str:
    """Say the spans once for days that have the same: Senin–Kamis 07.30–12.00, 13.00–16.00."""
    lines = []
    for own, days in groupby(range(7), key=lambda day: opening.week[day]):
        first, *rest = days
        until = f"–{_DAYS[rest[-1]]}" if rest else ""
        lines.append(f"{_DAYS[first]}{until}: {spans(own) or 'tutup'}")
    return "\n".join(lines)


def spans(own: Sequence[Span]) -> str:
    """The spans of one day: 07.30–12.00, 13.00–16.00."""
    return ", ".join(map(_span, own))


def _span(span: Span) -> str:
    opens, closes = span
    return f"{opens:%H.%M}–{closes:%H.%M}"
