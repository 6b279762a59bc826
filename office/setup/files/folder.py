"""Writes the folder of a new office: the example's files with the answers in them."""

import json
import re
from pathlib import Path

from office.setup.answers import ZONES, OfficeAnswers

# What of the example is no example but the way a file begins.
_COPIED = ("confirmed.toml",)
_FIRST_LINE = "# The office: its sections, units, hours and tiers.\n"
_COORDINATOR = {"biasa": 30, "mendesak": 5}


def write_folder(answers: OfficeAnswers, folder: Path, example: Path) -> bool:
    """Write the folder unless it is there. Returns whether it was written.

    It takes its name only once it is whole: an interrupted run leaves none that is half.
    """
    if folder.exists():
        return False
    unfinished = folder.with_name(f"{folder.name}.new")
    unfinished.mkdir(parents=True, exist_ok=True)
    text = (example / "office.toml").read_text("utf-8")
    (unfinished / "office.toml").write_text(office_file(answers, text), "utf-8")
    for name in _COPIED:
        (unfinished / name).write_text((example / name).read_text("utf-8"), "utf-8")
    unfinished.replace(folder)
    return True


def office_file(answers: OfficeAnswers, example: str) -> str:
    """Return `office.toml` of the office: that of the example with its comments."""
    place = answers["place"]
    text = re.sub(r"\A#.*\n", _FIRST_LINE, example)
    values = {
        "name": f"Kantor Imigrasi {answers['office_class']} {place}",
        "city": place,
        "province": answers["province"],
        "timezone": ZONES[answers["timezone"]],
    }
    for key, value in values.items():
        text = _with(text, key, value)
    text = _with(
        text,
        "kanwil",
        f"Kanwil Ditjen Imigrasi {answers['province']} (alamatnya pada Kasubbag Tata Usaha)",
    )
    if not answers.has_checkpoint:
        text = _without_checkpoint(text)
    return _with_units(text, answers)


def _with(text: str, key: str, value: str) -> str:
    """Replace the first value of a key."""
    lines = text.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{key} = "))
    lines[first] = f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
    return "".join(lines)


def _without_checkpoint(text: str) -> str:
    """An office without a TPI has no section for it, and its Lalintalkim is called Dokintalkim."""
    text = re.sub(r"^\[sections\.tpi\]\n(?:.+\n)+\n", "", text, flags=re.MULTILINE)
    text = text.replace("lalintalkim", "dokintalkim").replace("Lalintalkim", "Dokintalkim")
    return text.replace("Lalu Lintas dan Izin Tinggal", "Dokumen Perjalanan dan Izin Tinggal")


def _with_units(text: str, answers: OfficeAnswers) -> str:
    """Name the office's own unit, add the others, and let their coordinators hear first."""
    tables = [
        f"[units.{id}]\nname = {json.dumps(name, ensure_ascii=False)}\n"
        f"{'coordinator = true' + chr(10) if id.startswith('ukk') else ''}"
        for id, name in answers.units.items()
    ]
    own = f"Kantor Imigrasi {answers['place']}"
    units = "\n".join([f"[units.kanim]\nname = {json.dumps(own, ensure_ascii=False)}\n", *tables])
    text = re.sub(
        r"^(?:# This office has no UKK.*\n)?\[units\.kanim\]\nname = .*\n",
        lambda _: units,
        text,
        count=1,
        flags=re.MULTILINE,
    )
    if any("coordinator" in table for table in tables):
        for urgency, minutes in _COORDINATOR.items():
            tier = f'[[tiers.{urgency}]]\npost = "koordinator_ukk"\nwait_minutes = {minutes}\n\n'
            text = text.replace(f"[[tiers.{urgency}]]\n", f"{tier}[[tiers.{urgency}]]\n", 1)
    return text
