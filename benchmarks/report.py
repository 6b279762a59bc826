"""The file of results. Each benchmark owns one section of it and leaves the others alone.

`python -m benchmarks.report` lists the sections that are older than the code they measure.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "RESULTS.md"
_TITLE = "# Results\n\nAs run; each section is written by the command it names.\n"
# What each section measures.
MEASURES = {
    "Search": ("knowledge/search", "benchmarks/search/bm25f.py"),
    "Answers": ("knowledge/search", "knowledge/sop"),
    "How sure an answer may be": ("knowledge/search",),
    "Short questions: before, and what was looked at": ("knowledge/search",),
    "New SOPs": ("knowledge/search",),
    "Answers judged by hand": ("knowledge/search",),
    "Announcements": ("bot/telegram/pace", "bot/intake/sender.py", "office/outbox"),
    "Updates": ("bot", "office", "knowledge/search"),
    "Growth of the office and its archive": ("office",),
    "Search by section": ("knowledge/search", "knowledge/sop"),
    "Several offices on one machine": ("bot", "office"),
}
_MEASURED = re.compile(r"^Measured at `(?P<commit>[0-9a-f]{8,40})`", re.MULTILINE)


def section_of(path: Path, heading: str) -> str:
    """Return a section of the file; empty if there is none."""
    found = _find(heading, path.read_text(encoding="utf-8")) if path.exists() else None
    return found.group() if found else ""


def write_section(path: Path, heading: str, text: str) -> None:
    """Write a section into the file, replacing an older one with the same heading."""
    before = path.read_text(encoding="utf-8") if path.exists() else _TITLE
    section = f"## {heading}\n\n{measured_at(commit_in_hand())}\n\n{text.strip()}\n"
    found = _find(heading, before)
    if not found:
        after = f"{before.rstrip()}\n\n{section}"
    else:
        rest = before[found.end() :]
        after = before[: found.start()] + section + (f"\n{rest}" if rest else "")
    path.write_text(after, encoding="utf-8")


def measured_at(commit: str) -> str:
    """Return the line of a section that says what was measured."""
    return f"Measured at `{commit}`."


def commit_in_hand() -> str:
    """Return the commit that is checked out. What is not committed is not in it."""
    return _git(ROOT, "rev-parse", "--short=8", "HEAD").strip()


def commit_of(section: str) -> str:
    """Return the commit that a section says it was measured at; empty if it says none."""
    found = _MEASURED.search(section)
    return found["commit"] if found else ""


def stale(path: Path, root: Path = ROOT) -> Iterator[str]:
    """Yield a line for each section whose code has changed since it was measured."""
    for heading, measures in MEASURES.items():
        commit = commit_of(section_of(path, heading))
        changes = _git(root, "log", "--format=%h", f"{commit}..HEAD", "--", *measures).split()
        if changes:
            yield f"{heading}: {len(changes)} commits since {commit} ({', '.join(measures)})"


def _git(root: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=root, check=True, capture_output=True, text=True
    ).stdout


def _find(heading: str, text: str) -> re.Match[str] | None:
    own = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    return own.search(text)


if __name__ == "__main__":
    print("\n".join(stale(RESULTS)) or "Every section is as new as what it measures.")
