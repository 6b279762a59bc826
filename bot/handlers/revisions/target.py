"""The file that is written: what is in force of it, on which the new text stands."""

from dataclasses import dataclass
from typing import Any

from bot.context import AppContext
from knowledge.reading import content_files
from knowledge.reading.manuscript import Manuscript


@dataclass(frozen=True)
class Target:
    """A content file, the text on which a new one stands, and the file on the disk."""

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
        """What a form holds of it."""
        return {"path": self.path, "title": self.title, "section": self.section}


async def target_of(context: AppContext, path: str) -> Target:
    """The file of that path: its newest revision, begun or not, else what lies on the disk."""
    file = context.bot_data.shelf.written(path) if content_files.is_known(path) else None
    newest = await context.revisions.queries.newest(path)
    return Target(path, newest.text if newest is not None else file, file)
