"""The command that lists the offices of this machine: one program, a file of settings for each."""

import asyncio
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import opening

if TYPE_CHECKING:
    import httpx

    from office.settings import Settings

_HEALTH_SECONDS = 3.0
# What listens everywhere is asked here.
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - asked, not opened
# What no two offices may share. A folder of backups could be told apart by nobody.
_OWN = ("telegram_bot_token", "database_url", "metrics_port", "office_dir", "backup_dir")


@dataclass
class _Listed:
    """One office as it is listed. `id` is the name of its file of settings."""

    id: str
    name: str = ""
    version: str = ""
    is_healthy: bool | None = None
    last_backup: datetime | None = None
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        backup = self.last_backup
        known = [
            self.name,
            f"version {self.version}" if self.version else "",
            "healthy" if self.is_healthy else "",
            f"last backup {backup:%Y-%m-%d %H.%M %Z}" if backup else "",
        ]
        said = ", ".join(word for word in known if word)
        return f"{self.id}: {'; '.join(filter(None, [said, *self.faults]))}"


def offices(
    env_dir: Annotated[
        Path | None,
        typer.Option(help="The folder with NAME.env of each office. Default: OFFICES_ENV_DIR."),
    ] = None,
    as_json: opening.AsJson = False,
) -> None:
    """List the offices of this machine: version, health, last backup, and what is wrong."""
    folder = env_dir or opening.settings().offices_env_dir
    if not folder.is_dir():
        opening.stop(
            f"{folder}: there is no such folder: name the one with NAME.env of each office"
        )
    listed = asyncio.run(_look(sorted(folder.glob("*.env"))))
    if as_json:
        opening.print_json({"offices": [_as_json(listing) for listing in listed]})
    else:
        for listing in listed:
            typer.echo(str(listing))
        if not listed:
            typer.echo(f"{folder} holds no file NAME.env: no office is set up here.")
    raise typer.Exit(code=1 if any(listing.faults for listing in listed) else 0)


def _as_json(one: _Listed) -> dict[str, Any]:
    backup = one.last_backup
    return {**asdict(one), "last_backup": backup and backup.isoformat()}


async def _look(files: Sequence[Path]) -> list[_Listed]:
    """Read the files in turn, then ask all offices at once."""
    import httpx

    listed = [_Listed(file.stem) for file in files]
    found = [_read(file, listing) for file, listing in zip(files, listed, strict=True)]
    readable = [
        (listing, its) for listing, its in zip(listed, found, strict=True) if its is not None
    ]
    for listing, shared in _shared(readable):
        listing.faults.append(shared)
    # A proxy for the way outside is none for this machine.
    async with httpx.AsyncClient(timeout=_HEALTH_SECONDS, trust_env=False) as client:
        await asyncio.gather(*(_ask(client, listing, its) for listing, its in readable))
    return listed


def _read(file: Path, one: _Listed) -> "Settings | None":
    """Return an office's settings, and note what they and its folders say."""
    from office.settings import WrongSettings, load_file

    try:
        settings = load_file(file)
    except WrongSettings as error:
        one.faults += error.faults
        return None
    except OSError as error:
        one.faults.append(f"{file}: {error.strerror}: only who may read it can list the office")
        return None
    _note_name(one, settings)
    _note_backup(one, settings)
    return settings


def _note_name(one: _Listed, settings: "Settings") -> None:
    office_file = settings.layers.office_file
    try:
        one.name = str(tomllib.loads(office_file.read_text("utf-8"))["name"])
    except OSError as error:
        one.faults.append(f"{office_file}: {error.strerror}")
    except ValueError:  # no TOML, or no UTF-8
        one.faults.append(f"{office_file}: cannot be read: `main.py check` names the line")
    except KeyError:
        one.faults.append(f"{office_file}: there is no name")


def _note_backup(one: _Listed, settings: "Settings") -> None:
    from office.backups import newest

    folder = settings.backup_dir
    if folder is None:
        one.faults.append("BACKUP_DIR is not set, so its last backup is not known")
        return
    try:
        last = newest(file.name for file in folder.iterdir())
    except OSError as error:
        one.faults.append(f"{folder}: {error.strerror}")
        return
    if last is None:
        one.faults.append(f"{folder} holds no backup")
    else:
        one.last_backup = last.taken_at.astimezone(settings.zone)


def _shared(offices: "Sequence[tuple[_Listed, Settings]]") -> Iterator[tuple[_Listed, str]]:
    """Yield a sentence for each setting that an office has of one before it: a file was copied."""
    for setting in _OWN:
        first: dict[Any, str] = {}
        for listing, settings in offices:
            value = getattr(settings, setting)
            if setting not in settings.model_fields_set or not value:
                continue
            if value in first:
                yield listing, f"{setting.upper()} is that of {first[value]}, too"
            first.setdefault(value, listing.id)


async def _ask(client: "httpx.AsyncClient", one: _Listed, settings: "Settings") -> None:
    """Note whether the office's process is alive, and of which version it is."""
    import httpx

    from office import VERSION

    port = settings.metrics_port
    if not port:
        one.faults.append("METRICS_PORT is not set, so its health is not known")
        return
    host = _EVERYWHERE.get(settings.metrics_host, settings.metrics_host)
    try:
        answer = await client.get(
            str(httpx.URL(scheme="http", host=host, port=port, path="/healthz"))
        )
    except (httpx.HTTPError, httpx.InvalidURL):
        one.is_healthy = False
        one.faults.append(f"does not answer at port {port}: is it running?")
        return
    one.is_healthy = answer.is_success
    one.version = answer.headers.get("Pandu-Version", "")
    if not answer.is_success:
        one.faults.append("stands still: its log says in what")
    elif one.version != VERSION:
        one.faults.append(f"the program here is version {VERSION}: restart the office")
