"""Which content files can be written in chat, which section owns them, and their titles."""

import re
from collections.abc import Iterable

from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.toml_file import BadToml, tables_of

TRAINING, CASES = "training/", "cases/"
CONFIRMED, OFFICE = "confirmed.toml", "office.toml"
REVIEWED, SOURCES = "reviewed.toml", "sources.toml"
_OF_OFFICE = (CONFIRMED, OFFICE, REVIEWED, SOURCES)
_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = re.compile(rf"(?:sop|issuers|letters|interviews|training)/{_NAME}\.md")
_CASE = re.compile(rf"cases/{_NAME}\.toml")
_FILE = re.compile(rf"{_NAME}\.md")
_SOPS = ("sop/", "issuers/")


def is_known(path: str) -> bool:
    """Whether the file can be written in chat."""
    return path in _OF_OFFICE or any(known.fullmatch(path) for known in (_PATH, _CASE))


def is_sop(path: str) -> bool:
    """Whether the file is an SOP, an issuer's SOP included."""
    return path.startswith(_SOPS)


def is_case(path: str) -> bool:
    """Whether the file says which lines of SOPs a kind of application needs."""
    return path.startswith(CASES)


def has_entries(path: str) -> bool:
    """Whether the file is a list of questions or cards, of which each can be written by itself."""
    return path.startswith(TRAINING)


def is_written_by_hand(path: str) -> bool:
    """Whether the file keeps every line as it is: no SOP is ever made out of it."""
    return path.endswith(".toml") or path.startswith(TRAINING)


def section_of(path: str, text: str) -> str:
    """Return the section that the file names as its owner; empty if no section owns it."""
    if is_case(path):
        return _told("section", text)
    return str(Manuscript.of(text).head.get("section") or "") if is_sop(path) else ""


def title_of(path: str, text: str) -> str:
    """Return what people call the file."""
    name = path.rpartition("/")[2]
    if path.startswith(TRAINING):
        first = text.lstrip("\ufeff").partition("\n")[0]
        return first.removeprefix("# ").strip() if first.startswith("# ") else name
    if is_case(path):
        return _told("title", text) or name
    title = Manuscript.of(text).head.get("title") if path.endswith(".md") else None
    return str(title) if title else name


def path_for(name: str, text: str, present: Iterable[str]) -> str | None:
    """Return the path of a file that was sent: beside its kind, in place of one with its name.

    `present` names the content files that there are. None if it is no content file, but a
    document that can become an SOP.
    """
    if name in _OF_OFFICE:
        return name
    if _CASE.fullmatch(case := f"{CASES}{name}") and "[[lines]]" in text.splitlines():
        return case
    if not _FILE.fullmatch(name):
        return None
    known = set(present)
    if (item := f"{TRAINING}{name}") in known:
        return item
    head = Manuscript.of(text).head
    if "when_stopped" in head:
        return f"interviews/{name}"
    if "purpose" in head:
        return f"letters/{name}"
    if "section" not in head:
        return None
    return next((f"{room}{name}" for room in _SOPS if f"{room}{name}" in known), f"sop/{name}")


def _told(key: str, text: str) -> str:
    """Return a text at the top of a TOML file; empty if it has none, or cannot be read."""
    try:
        found = tables_of(text).get(key)
    except BadToml:
        return ""
    return found if isinstance(found, str) else ""
