"""The file to be written, and the text that the new one changes."""

import re
from dataclasses import dataclass
from typing import Any

from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from office.revisions.models import RevisionDraft

_LABEL = re.compile(r"^\w+: ")


@dataclass(frozen=True)
class Target:
    """A content file, the text that a new one changes, and the file on the disk."""

    path: str
    before: str | None
    file: str | None
    # The section of the office that owns it; empty if none does.
    section: str

    @property
    def title(self) -> str:
        return content_files.title_of(self.path, self.before or "")

    @property
    def headings(self) -> list[str]:
        found = Manuscript.of(self.before or "").headings
        # What stands above the first question or card explains the file to people.
        return found[1:] if content_files.has_entries(self.path) else found

    @property
    def entries(self) -> list[str]:
        """Return a line for each question or card of the training: its heading and what it says."""
        blocks = Manuscript.of(self.before or "").blocks[1:]
        return [
            f"{heading}: {_LABEL.sub('', ' '.join(line.text for line in lines[1:]).strip())}"
            for heading, lines in blocks
        ]

    def part(self, heading: str) -> str | None:
        """Return the part that a text of that heading rewrites; None if it is not there yet."""
        if not heading or self.before is None:
            return self.before
        section = Manuscript.of(self.before).section(heading)
        return section.text if section is not None else None

    @property
    def values(self) -> dict[str, Any]:
        """Return what a form holds of it."""
        has_sections = content_files.is_sop(self.path) or content_files.has_entries(self.path)
        values = {"path": self.path, "title": self.title, "section": self.section}
        return {**values, "is_new": False, "has_sections": has_sections}

    def values_for(self, draft: RevisionDraft) -> dict[str, Any]:
        """Return the same for a draft. A new file is called as the draft calls it."""
        if self.before is not None:
            return self.values
        return self.new_values(draft.title, draft.section)

    def new_values(self, title: str, section: str) -> dict[str, Any]:
        """Return what a form holds of a file that is not there yet."""
        return {**self.values, "title": title, "section": section, "is_new": True}
