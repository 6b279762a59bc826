"""The archive, with a shelf on which one SOP lacks sample questions."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest

from office.people import Member, Role
from tests.office.archive import Archive, archive
from tests.office.texts import Texts

__all__ = ["archive"]

NEW = ("keliling/dokumen", "keliling/alur")
NEAR = "mobil"


class Lacking(Texts):
    """A shelf whose new SOP is offered for what names a car, and has no sample question."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Mapping[str, int] = {"paspor-hilang/biaya": 40, "bap/alur": 40}
        self.known: frozenset[str] = frozenset()

    def __call__(self) -> "Lacking":
        return self

    def address(self, sop_id: str, section: str) -> str | None:
        return self.now_at(f"{sop_id}/{section}")

    def samples(self, passage: str) -> int:
        return self.counts.get(passage, 0)

    def lacks_samples(self, passage: str) -> bool:
        return not self.samples(passage)

    def has_few_samples(self, passage: str) -> bool:
        return self.samples(passage) <= 12

    def sop_of(self, passage: str) -> str:
        return passage.split("/")[0]

    def passages(self) -> Sequence[str]:
        return list(self.words)

    def passages_of(self, sop_id: str) -> Sequence[str]:
        return [passage for passage in self.words if self.sop_of(passage) == sop_id]

    def offered(self, question: str) -> frozenset[str]:
        return frozenset({"keliling"} if NEAR in question else ())

    def first(self, question: str) -> tuple[str | None, str | None]:
        """Only what is a sample question is shown; the wrong section stands in front."""
        is_known = question in self.known
        return (NEW[0], NEW[0]) if is_known else (None, "paspor-hilang/biaya")

    def placed_in(self, sop_id: str, lines: Sequence[str]) -> list[tuple[str, str]]:
        at = self.passages_of(sop_id)
        near = [next((it for it in at if it.split("/")[1] in line), at[0]) for line in lines]
        return list(zip(near, lines, strict=True))

    def holds_personal_data(self, _words: str) -> bool:
        return False

    def has_copy(self, words: str, others: Sequence[str]) -> bool:
        return words in others

    def is_nearly_asked(self, words: str) -> bool:
        return words in self.known

    def is_surely_elsewhere(self, _passage: str, question: str) -> bool:
        return "anak" in question


@pytest.fixture
async def lacking(archive: Archive) -> Lacking:
    """The shelf; its new SOP comes with the first news and is told half an hour later."""
    shelf, services = Lacking(), archive.services
    services.changes.shared.shelf = shelf
    services.samples.due.shared.shelf = shelf
    services.suggestions.gathering.shelf = shelf
    services.suggestions.proposing.shelf = shelf
    return shelf


async def is_told(archive: Archive, shelf: Lacking, *, minutes: float = 30) -> None:
    """Let the new SOP come into force, and its news go out a quarter of an hour later."""
    recording = archive.services.changes.recording
    await recording.record_changes()
    shelf.words |= dict.fromkeys(NEW, "Mobil datang ke desa")
    await recording.record_changes()
    archive.clock.advance(timedelta(minutes=minutes))


@pytest.fixture
async def keeper(archive: Archive) -> Member:
    return await archive.enrols("Maya", Role.SOP_KEEPER, section="dokintalkim")
