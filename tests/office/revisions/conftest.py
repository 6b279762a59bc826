"""The archive with content files that are words alone."""

from collections.abc import AsyncIterator, Mapping, Sequence

import pytest

from bot.content.rules import OfficeRules
from knowledge.shelf import Shelf
from office.clock import HandMovedClock
from office.people import Member, Role
from office.revisions import Revisions
from office.services import open_services
from office.settings import load
from office.shelf import Publication, Stamped, UnreadCase
from tests.office.archive import Archive, hendra

__all__ = ["head"]

head = hendra


class Files:
    """The content files, and what of the revisions cannot be used with them."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.faults: dict[str, str] = {}
        self.broken: dict[str, str] = {}
        self.unread: list[UnreadCase] = []
        # The texts that stood beside the one that was stamped last.
        self.others: dict[str, str] = {}
        # What is wrong with any text that is checked, and beside which others each was.
        self.unfit: list[str] = []
        self.beside: list[dict[str, str]] = []

    def written(self, path: str) -> str | None:
        return self.texts.get(path)

    def stamped(self, _path: str, text: str, how: Publication) -> Stamped:
        self.others = dict(how.others)
        dates = f"{how.effective_from}, {how.reviewed_at}"
        return Stamped(f"{text} ({dates})", "1.1" if how.before else "1.0")

    def version(self, _path: str, text: str) -> str:
        return text.partition("v")[2]

    def faults_with(self, _path: str, _text: str, beside: Mapping[str, str]) -> Sequence[str]:
        self.beside.append(dict(beside))
        return self.unfit

    def left_out(self) -> Mapping[str, str]:
        return self.faults

    def covered(self) -> Mapping[str, str]:
        return self.broken

    def unread_cases(self) -> Sequence[UnreadCase]:
        return self.unread

    def title(self, path: str, _text: str) -> str:
        return path

    def asked_in(self, path: str, samples: str) -> dict[str, list[str]]:
        return {path: samples.splitlines()}

    def section_written(self, path: str, heading: str, _text: str) -> str:
        return f"{path}/{heading}" if heading else ""


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
async def archive(
    database_url: str, clock: HandMovedClock, shelf: Shelf, files: Files
) -> AsyncIterator[Archive]:
    settings = load(_env_file=None, database_url=database_url)
    rules = OfficeRules(shelf, settings.zone)
    async with open_services(
        settings, clock, rules, retention=rules.retention, shelf=lambda: files
    ) as services:
        yield Archive(services, clock)


@pytest.fixture
async def keeper(archive: Archive) -> Member:
    return await archive.enrols("Rina", Role.SOP_KEEPER)


@pytest.fixture
def revisions(archive: Archive) -> Revisions:
    return archive.services.revisions
