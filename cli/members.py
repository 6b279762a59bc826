"""The commands about people: invite, list, end a membership, hand out or erase their data."""

import asyncio
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from office.database import AsyncSession
    from office.people import Member, Role
    from office.people.log_models import MembershipEntry
    from office.settings import Settings

app = typer.Typer(
    help="List the members, end a membership, export or erase data.", no_args_is_help=True
)


def invite(
    name: Annotated[str, typer.Option(help="The newcomer's name as the office writes it.")],
    unit: Annotated[str, typer.Option(help="Id of a unit in office.toml.")] = "kanim",
    role: Annotated[
        list[str] | None,
        typer.Option(
            help="petugas, kepala_seksi, koordinator_ukk, kepala_kantor, pelatih, pengelola_sop "
            "or admin; repeat it for several."
        ),
    ] = None,
    section: Annotated[str | None, typer.Option(help="Id of a section; heads need it.")] = None,
    employment: Annotated[str, typer.Option(help="pns, pppk or ppnpn.")] = "pns",
) -> None:
    """Print a one-time link that enrols a newcomer. The first admin starts here."""
    name = " ".join(name.split())
    if not name:
        opening.stop("--name is empty: write the newcomer's name as the office writes it")
    asyncio.run(_invite(opening.settings(), name, unit, role or ["petugas"], section, employment))


@app.command(name="list")
def member_list(
    everyone: Annotated[bool, typer.Option("--all", help="Those who have left, too.")] = False,
    as_json: opening.AsJson = False,
) -> None:
    """List the members with their posts of today, and who cannot be reached."""
    from cli import tables

    members = asyncio.run(_members(opening.settings()))
    shown = [member for member in members if everyone or member.is_active]
    if as_json:
        opening.print_json(tables.members(shown, opening.today()))
    else:
        tables.print_members(shown, opening.today())


@app.command(name="log")
def member_log(
    member_id: Annotated[int | None, typer.Argument(metavar="[ID]", help="Of one member.")] = None,
    most: Annotated[int, typer.Option(min=1, help="How many entries.")] = 50,
) -> None:
    """List who did what with memberships and posts, the newest first; `audit verify` checks it."""
    from cli import tables

    settings = opening.settings()
    entries, names = asyncio.run(_log(settings, member_id, most))
    tables.print_log(entries, names, settings.zone)


@app.command(name="deactivate")
def member_deactivate(
    member_id: Annotated[int, typer.Argument(metavar="ID", help="As `member list` shows it.")],
) -> None:
    """End a membership at once. What the member did stays; an invitation lets them back in."""
    name = asyncio.run(_deactivate(opening.settings(), member_id))
    if name is None:
        opening.stop(f"there is no active member {member_id}; `main.py member list` shows them")
    typer.echo(f"{name} is no member any more.")


@app.command(name="export")
def member_export(
    member_id: Annotated[int, typer.Argument(metavar="ID", help="As `member list` shows it.")],
    to: Annotated[Path, typer.Option("--to", help="The JSON file to write; it must not exist.")],
) -> None:
    """Write all that is known of a member into a file that only you can read (UU 27/2022)."""
    from office.data_protection import NoSuchMember

    try:
        data = asyncio.run(_export(opening.settings(), member_id))
        private = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(private, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=2)
    except NoSuchMember as error:
        opening.stop(f"{error}; `main.py member list --all` shows them")
    except OSError as error:
        opening.stop(f"--to {to} cannot be written: {error.strerror}")
    typer.echo(f"{sum(map(len, data['own'].values()))} rows about member {member_id} in {to}")


@app.command(name="erase")
def member_erase(
    member_id: Annotated[int, typer.Argument(metavar="ID", help="As `member list` shows it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a member for good (UU 27/2022): name, account, words, results."""
    from office.data_protection import CannotErase, NoSuchMember

    settings = opening.settings()
    name = asyncio.run(_names(settings)).get(member_id)
    if name is None:
        opening.stop(f"there is no member {member_id}; `main.py member list --all` shows them")
    question = f"Erase {name} ({member_id})? It cannot be undone; `member export` keeps a copy"
    if not yes and not typer.confirm(question):
        opening.stop("Nothing was changed.")
    try:
        name = asyncio.run(_erase(settings, member_id))
    except (NoSuchMember, CannotErase) as error:
        opening.stop(str(error))
    typer.echo(f"From now on the records say: {name}. Older backups still hold the old name.")


async def _export(settings: "Settings", member_id: int) -> dict[str, Any]:
    async with opening.services(settings) as services:
        return await services.data_protection.personal_data.export(member_id)


async def _erase(settings: "Settings", member_id: int) -> str:
    async with opening.services(settings) as services:
        return await services.data_protection.personal_data.erase(member_id)


async def _names(settings: "Settings") -> dict[int, str]:
    async with opening.services(settings) as services:
        return await services.people.names()


async def _members(settings: "Settings") -> "list[Member]":
    async with opening.services(settings) as services:
        return list(await services.people.everyone())


async def _log(
    settings: "Settings", member_id: int | None, most: int
) -> "tuple[Sequence[MembershipEntry], dict[int, str]]":
    from office.people import log

    async with opening.services(settings) as services:
        entries = await log.page(services.database, member_id, most=most)
        return entries, await services.people.names()


async def _deactivate(settings: "Settings", member_id: int) -> str | None:
    async with opening.services(settings) as services:
        return await services.people.dismiss(member_id)


async def _invite(
    settings: "Settings",
    name: str,
    unit: str,
    roles: list[str],
    section: str | None,
    employment: str,
) -> None:
    from knowledge.reading.office import directory
    from office.people import Employment, NewMember
    from office.people.names import in_title_case
    from office.setup import MOST_BEFORE_READY

    offices = directory.load(settings.layers.office_file)
    posts = tuple(_role(role) for role in roles)
    opening.must_be_one_of("unit", unit, list(offices.units))
    if section is not None:
        opening.must_be_one_of("section", section, list(offices.sections))
    elif "kepala_seksi" in posts:
        opening.stop(f"--section is missing: which section? One of {', '.join(offices.sections)}")
    opening.must_be_one_of("employment", employment, list(Employment))
    name = in_title_case(name)
    newcomer = NewMember(name, unit, posts, section, Employment(employment))
    async with opening.services(settings) as services:

        async def has_room(session: "AsyncSession") -> None:
            if await services.setup.lock_room(session) == 0:
                opening.stop(
                    f"the office is not ready for real data, and until then it may have "
                    f"{MOST_BEFORE_READY} people; `main.py check` names what is missing"
                )

        code = await services.people.invite(newcomer, has_room)
    typer.echo(await link(settings, code))
    typer.echo(f"For {name}; works once, within 7 days. Hand it over in person.")


async def link(settings: "Settings", code: str) -> str:
    """Return the deep link; if the bot's name cannot be found, the command to type."""
    if settings.token:
        from bot.telegram.connection.identity import username

        name = await username(settings)
        if name is not None:
            return f"https://t.me/{name}?start={code}"
    return f"/start {code}"


def _role(name: str) -> "Role":
    from office.people import Role

    opening.must_be_one_of("role", name, list(Role))
    return Role(name)
