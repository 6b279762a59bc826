"""The units of systemd for one office where it lies: the models of `deploy/` with its paths."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_MODELS = ("pandu-bot@.service", "pandu-backup@.service", "pandu-backup@.timer")
# That of the times in the timer.
_ZONE = "Asia/Jakarta"

# Lines of the common part that this office's settings or user say.
_ELSEWHERE = ("#", "Environment=DATABASE_URL", "Group=", "StateDirectory")


@dataclass(frozen=True)
class UnitPlaces:
    """Where an office's things lie on this machine, and as whom its bot runs."""

    id: str
    user: str
    program: Path
    python: Path
    settings: Path
    writes: Path
    """The folder with folder, database and backups."""
    zone: str
    """The office's time zone."""


def unit_files(places: UnitPlaces, models: Path) -> Mapping[str, str]:
    """Return the files by their names."""
    common = (models / "pandu-.service.d" / "10-common.conf").read_text("utf-8")
    found = {}
    for model in _MODELS:
        text = (models / model).read_text("utf-8")
        if model.endswith(".service"):
            text = re.sub(r"^#.*\nReadWritePaths=.*\n", "", text, flags=re.MULTILINE)
            text = text.replace("[Service]\n", _placed(common, places), 1)
        text = text.replace("/opt/pandu/.venv/bin/python", str(places.python))
        text = text.replace("/opt/pandu", str(places.program)).replace("%i", places.id)
        text = text.replace(_ZONE, places.zone)
        found[model.replace("@", f"-{places.id}")] = text
    return found


def backup_times(models: Path) -> str:
    """Return when the timer takes backups, as the settings say it."""
    text = (models / "pandu-backup@.timer").read_text("utf-8")
    return ",".join(re.findall(r"^OnCalendar=\S+ (\d\d:\d\d)", text, flags=re.MULTILINE))


def _placed(common: str, places: UnitPlaces) -> str:
    """Return the common part: paths of this office instead of those under /etc and /var/lib."""
    lines = []
    for line in common.splitlines():
        key, _, _ = line.partition("=")
        if line.startswith(_ELSEWHERE):
            continue
        own = {
            "User": places.user,
            "EnvironmentFile": places.settings,
            "ProtectHome": "read-only",
        }.get(key)
        lines.append(line if own is None else f"{key}={own}")
    return "\n".join([*lines, f"ReadWritePaths={places.writes}", ""])
