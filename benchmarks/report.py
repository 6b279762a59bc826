"""The file of results. Each benchmark owns one section of it and leaves the others alone."""

import re
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
_TITLE = "# Results\n\nAs run; each section is written by the command it names.\n"


def section_of(path: Path, heading: str) -> str:
    """Return a section of the file; empty if there is none."""
    found = _find(heading, path.read_text(encoding="utf-8")) if path.exists() else None
    return found.group() if found else ""


def write_section(path: Path, heading: str, text: str) -> None:
    """Write a section into the file, replacing an older one with the same heading."""
    before = path.read_text(encoding="utf-8") if path.exists() else _TITLE
    section = f"## {heading}\n\n{text.strip()}\n"
    found = _find(heading, before)
    if not found:
        after = f"{before.rstrip()}\n\n{section}"
    else:
        rest = before[found.end() :]
        after = before[: found.start()] + section + (f"\n{rest}" if rest else "")
    path.write_text(after, encoding="utf-8")


def _find(heading: str, text: str) -> re.Match[str] | None:
    own = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    return own.search(text)
