"""The file to be written, and the text that the new one changes."""

from dataclasses import dataclass
from typing import Any

from bot.context import AppContext
from knowledge.reading import content_files
from knowledge.reading.manuscript import Manuscript
from office.revisions import RevisionDraft


@dataclass(frozen=True)
class Target:
    """A content file, the text that a new one changes, and the file on the disk."""

    path: str
    before: str | None
    file: str | None

    @property
    def title(self) -> str:
        return content_files.title_of(self.path, self.before or "")

    @property
    def section(self) -> str:
        return content_files.section_of(self.path, self.before or "")

    @property
    def headings(self) -> list[str]:
        return Manuscript.of(self.before or "").headings

    @property
    def values(self) -> dict[str, Any]:
        """Return what a form holds of it."""
        return {"path": self.path, "title": self.title, "section": self.section}

    def values_for(self, draft: RevisionDraft) -> dict[str, Any]:
        """Return the same for a draft. A new file is called as the draft calls it."""
        if self.before is not None:
            return self.values
        return {"path": self.path, "title": draft.title, "section": draft.section}


async def target_of(context: AppContext, path: str) -> Target:
    """Return the file of that path with its newest revision, begun or not; else with its text."""
    file = context.bot_data.shelf.written(path) if content_files.is_known(path) else None
    newest = await context.revisions.queries.newest(path)
    return Target(path, newest.text if newest is not None else file, file)
