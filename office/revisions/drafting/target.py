"""The file to be written, and the text that the new one changes."""

from dataclasses import dataclass
from typing import Any

from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from office.revisions.models import RevisionDraft


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
        return Manuscript.of(self.before or "").headings

    @property
    def entries(self) -> list[str]:
        """Return a line for each question or card of the training: its heading and what it says."""
        blocks = Manuscript.of(self.before or "").blocks
        return [
            " ".join([heading, *(line.text for line in lines if line.text != f"## {heading}")])
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
