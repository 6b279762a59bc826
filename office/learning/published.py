"""What keepers have decided, for commands that open no services: revisions and phrasings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading.layers import Layers
from knowledge.shelf import LearnedPhrasing
from office.database import Database
from office.revisions import Revision, older_revisions, revisions_in_force
from office.revisions.files.conflicts import is_in_conflict
from office.suggestions import SuggestionKind, learned_suggestions


@dataclass(frozen=True)
class Published:
    """The revisions and phrasings in force."""

    revisions: Sequence[Revision] = ()
    learned: Sequence[LearnedPhrasing] = ()

    @property
    def texts(self) -> dict[str, str]:
        return {revision.path: revision.text for revision in self.revisions}

    def in_conflict(self, layers: Layers) -> list[Revision]:
        """Return the revisions whose files were changed since they were written."""
        return [
            revision
            for revision in self.revisions
            if is_in_conflict(revision, _written(layers.file(revision.path)))
        ]


async def published(database: Database) -> Published:
    async with database.read() as session:
        revisions = await revisions_in_force(session)
        learned = await learned_suggestions(session)
    phrasings = [suggestion for suggestion in learned if suggestion.kind is SuggestionKind.PHRASING]
    return Published(
        revisions,
        [LearnedPhrasing(suggestion.text, suggestion.passage) for suggestion in phrasings],
    )


async def older_texts(database: Database, paths: Collection[str]) -> dict[str, list[str]]:
    """Return for these files the texts before those in force, the newest first."""
    found: dict[str, list[str]] = {}
    async with database.read() as session:
        for path, text in await older_revisions(session, paths):
            found.setdefault(path, []).append(text)
    return found


def _written(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
