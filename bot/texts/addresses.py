"""The words of /alamat."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from bot.texts.commands import CommandWords
from knowledge.reading.office.directory import Directory, Unit
from knowledge.reading.office.opening_hours import OpeningHours, Span
from knowledge.reading.sops.confirming.facts import (
    ADDRESS,
    PHONE,
    SERVICE_HOURS,
    UNIT_HOURS,
    UNSET,
)

COMMAND = CommandWords("Alamat, jam, telepon kantor", "alamat")
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_UNKNOWN = "belum dicatat"


def addresses(office: Directory, facts: Mapping[str, str], units: Iterable[Unit] = ()) -> str:
    """Name address and telephone of these units or of all, and the hours of all.

    `facts` are what the office has answered, by the ids of its facts.
    """
    named = "\n".join(_unit(unit, facts) for unit in tuple(units) or office.units.values())
    service = facts.get(SERVICE_HOURS, UNSET)
    return (
        f"<b>{escape(office.name)}</b>\n{named}\n\n<b>Jam layanan loket</b>: {escape(service)}\n\n"
        f"<b>Jam kerja</b>\n{hours(office.hours)}\n"
        "Hari libur nasional dan cuti bersama: tutup."
    )


def confirmed(answer: tuple[str, str]) -> str:
    """The service hours and who confirmed them, or first of all that nobody has."""
    says, told = answer
    if not says:
        return "<b>Belum dikonfirmasi.</b> Yang tercatat di Pandu:"
    return f"Jam layanan loket: {escape(says)} <i>({escape(told)})</i>"


def _unit(unit: Unit, facts: Mapping[str, str]) -> str:
    address = facts.get(f"{ADDRESS} {unit.id}") or unit.address or UNSET
    phone = facts.get(f"{PHONE} {unit.id}") or unit.phone or _UNKNOWN
    hours = facts.get(f"{UNIT_HOURS} {unit.id}")
    return f"<b>{escape(unit.name)}</b>\nAlamat: {escape(address)}\nTelepon: {escape(phone)}" + (
        f"\nJam layanan: {escape(hours)}" if hours else ""
    )


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
