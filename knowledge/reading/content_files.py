"""Which content files can be written in chat, whose they are, and what they are called."""

import re
from collections.abc import Iterable

from knowledge.reading.manuscript import Manuscript
from knowledge.reading.toml_file import BadToml, tables_of
from knowledge.reading.training.rules import FILES

CONFIRMED, OFFICE = "confirmed.toml", "office.toml"
_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = re.compile(rf"(?:sop|issuers|letters|interviews|training)/{_NAME}\.md")
_FILE = re.compile(rf"{_NAME}\.md")
_SOPS = ("sop/", "issuers/")
_CALENDAR = "calendar"


def is_known(path: str) -> bool:
    """Whether the file can be written in chat."""
    return path in (CONFIRMED, OFFICE) or _PATH.fullmatch(path) is not None


def is_sop(path: str) -> bool:
    """Whether the file is an SOP, one of an issuer too."""
    return path.startswith(_SOPS)


def section_of(path: str, text: str) -> str:
    """The section whose the file is, as it says itself; empty where no section owns it."""
    return str(Manuscript.of(text).head.get("section") or "") if is_sop(path) else ""


def title_of(path: str, text: str) -> str:
    """What people call the file."""
    title = Manuscript.of(text).head.get("title") if path.endswith(".md") else None
    return str(title) if title else path.rpartition("/")[2]


def is_calendar_only(before: str, after: str) -> bool:
    """Whether only the days off of `office.toml` differ; False where it cannot be read."""
    try:
        old, new = tables_of(before), tables_of(after)
    except BadToml:
        return False
    return {**old, _CALENDAR: None} == {**new, _CALENDAR: None}


def path_for(name: str, text: str, present: Iterable[str]) -> str | None:
    """Where a file that was sent belongs: beside its like, in the place of one of its name.

    None: it is no content file as such, but a document out of which an SOP may be made.
    """
    if name in (CONFIRMED, OFFICE):
        return name
    if not _FILE.fullmatch(name):
        return None
    if name.removesuffix(".md") in FILES:
        return f"training/{name}"
    head = Manuscript.of(text).head
    if "when_stopped" in head:
        return f"interviews/{name}"
    if "purpose" in head:
        return f"letters/{name}"
    if "section" not in head:
        return None
    known = set(present)
    return next((f"{room}{name}" for room in _SOPS if f"{room}{name}" in known), f"sop/{name}")
