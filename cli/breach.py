"""`breach`: what a breach has touched, prefilled for UU 27/2022 article 46. It only reads."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from cli import opening

if TYPE_CHECKING:
    from office.data_protection.breach import Affected, Breach, Window
    from office.settings import Settings

_MOMENT = "%Y-%m-%d %H:%M"
_FORMATS = ["%Y-%m-%d", _MOMENT]


def breach(
    known: Annotated[
        datetime, typer.Option("--known", formats=_FORMATS, help="When it became known.")
    ],
    begins: Annotated[
        datetime | None, typer.Option("--from", formats=_FORMATS, help="Only rows since then.")
    ] = None,
    ends: Annotated[
        datetime | None, typer.Option("--until", formats=_FORMATS, help="Only rows before then.")
    ] = None,
    member: Annotated[
        list[int] | None, typer.Option(help="Only this member's data; repeat it for several.")
    ] = None,
) -> None:
    """Print whose data a breach has touched, which kinds, and the notice; it changes nothing.

    The office's own time. Without --from, --until and --member it is the whole database.
    """
    from office.data_protection.breach import Window

    settings = opening.settings()
    span = Window(_at(begins, settings.zone), _at(ends, settings.zone))
    at = known.replace(tzinfo=settings.zone)
    found = asyncio.run(_look(settings, at, span, member or []))
    missing = set(member or []) - {affected.member.id for affected in found.affected}
    if missing:
        opening.stop(f"there is no member {min(missing)}; `main.py member list --all` shows them")
    typer.echo(_letter(found, span, settings.zone))


async def _look(settings: "Settings", at: datetime, span: "Window", only: list[int]) -> "Breach":
    async with opening.services(settings) as services:
        return await services.data_protection.breaches.look(at, span, only)


def _letter(found: "Breach", span: "Window", zone: ZoneInfo) -> str:
    from bot.texts.data_protection import breach as texts

    clock = texts.clock(_said(found.known_at, zone), _said(found.tell_until, zone), found.left)
    people = [_person(affected, zone) for affected in found.affected]
    tables = sorted({held.table for affected in found.affected for held in affected.held})
    between = texts.between(_said(span.begins, zone), _said(span.ends, zone))
    return texts.letter(clock, people, [texts.kind(table) for table in tables], between)


def _person(affected: "Affected", zone: ZoneInfo) -> str:
    from bot.texts.data_protection import breach as texts

    held = [
        texts.held(one.table, one.count, _said(one.first, zone), _said(one.last, zone))
        for one in affected.held
    ]
    return texts.person(affected.member.id, affected.member.name, held)


def _said(moment: datetime | None, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime(_MOMENT) if moment is not None else ""


def _at(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.replace(tzinfo=zone) if moment is not None else None
