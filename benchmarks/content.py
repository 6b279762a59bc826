"""The content of an office for the benchmarks, which can run at any hour of any day."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

from benchmarks.node import ROOT
from knowledge.reading.layers import Layers

# The content that the repository ships, as the program reads it.
CONTENT = Layers(ROOT / "knowledge", ROOT / "offices" / "muara-enim")
_HOURS = re.compile(r"^\[hours\]\n(?:\w+ = .+\n)+", re.MULTILINE)
_TRAINING = re.compile(r"^\[training\]\n(?:.+\n)+", re.MULTILINE)
_OPEN_ON = re.compile(r"^open_on = \[\]$", re.MULTILINE)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def always_open(folder: Path) -> Path:
    """Copy the office's folder, but with one that never closes and never trains."""
    office = folder / "kantor"
    shutil.copytree(CONTENT.top, office)
    file = office / "office.toml"
    hours = "".join(f'{day} = ["00.00-23.59"]\n' for day in _DAYS)
    days = ", ".join((date.today() + timedelta(n)).isoformat() for n in (-1, 0, 1))  # noqa: DTZ011
    words = file.read_text(encoding="utf-8")
    for pattern, new in (
        (_HOURS, f"[hours]\n{hours}"),
        (_TRAINING, ""),
        (_OPEN_ON, f"open_on = [{days}]"),
    ):
        words, found = pattern.subn(new, words)
        if found != 1:
            raise ValueError(f"{file.name} has no {pattern.pattern}")
    file.write_text(words, encoding="utf-8")
    return office
