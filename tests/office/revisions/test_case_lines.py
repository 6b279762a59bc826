"""A head has read the lines that a case quotes: published at once, by them alone, and undone."""

import asyncio

import pytest

from office.errors import NotAllowed
from office.people import Member, Role
from office.revisions import ConfirmationOver, DraftWaiting, LinesRead, RevisionNotice, Revisions
from office.shelf import Publication, Stamped, UnreadCase, digest
from tests.office.archive import Archive
from tests.office.revisions.conftest import Files
from tests.office.revisions.test_life import written

PATH = "cases/paspor.toml"
CASE = UnreadCase("paspor", PATH, "dokintalkim", "abc")
FILE = 'says = "KTP-el"\nhash = "1"\n'


class StampingFiles(Files):
    """The same, stamping a case as it is: with another digest."""

    def stamped(self, _path: str, text: str, how: Publication) -> Stamped:
        return Stamped(text.replace('"1"', '"2"'), "")


@pytest.fixture
def files() -> Files:
    return StampingFiles()


@pytest.fixture(autouse=True)
def unread(files: Files) -> None:
    files.texts[PATH] = FILE
    files.unread = [CASE]


async def test_the_head_who_owns_a_case_is_asked_once_for_each_change(
    archive: Archive, keeper: Member, head: Member, files: Files, revisions: Revisions
) -> None:
    for _ in range(2):
        await revisions.due.run()
    assert await archive.told(RevisionNotice.CASE_CHANGED) == [head.id]

    files.unread = [UnreadCase("paspor", PATH, "dokintalkim", "def")]
    await revisions.due.run()

    assert await archive.told(RevisionNotice.CASE_CHANGED) == [head.id, head.id]


async def test_a_confirmation_is_a_revision_that_its_head_takes_back(
    archive: Archive, head: Member, files: Files, revisions: Revisions
) -> None:
    read = await revisions.case_lines.confirm(head, "paspor", "abc")
    assert (read.approver_id, read.post) == (head.id, "kepala_seksi/dokintalkim/")
    assert [it.id for it in await revisions.queries.in_force()] == [read.id]

    back = await revisions.case_lines.undo(head, read.id)
    assert back.number == 2
    with pytest.raises(ConfirmationOver):
        await revisions.case_lines.undo(head, read.id)


async def test_only_the_head_confirms_and_only_what_was_shown(
    archive: Archive, keeper: Member, head: Member, revisions: Revisions
) -> None:
    for case_id, mark in (("paspor", "old"), ("splp", "abc")):
        with pytest.raises(LinesRead):
            await revisions.case_lines.confirm(head, case_id, mark)
    other = await archive.enrols("Kasi lain", Role.SECTION_HEAD, section="inteldakim")
    for member in (keeper, other):
        with pytest.raises(NotAllowed):
            await revisions.case_lines.confirm(member, "paspor", "abc")
    assert await revisions.queries.in_force() == []


async def test_a_draft_that_waits_confirms_with_its_approval(
    keeper: Member, head: Member, revisions: Revisions
) -> None:
    await revisions.drafting.submit(
        keeper, written(path=PATH, text="lain", written_on=digest(FILE))
    )

    with pytest.raises(DraftWaiting):
        await revisions.case_lines.confirm(head, "paspor", "abc")


async def test_of_two_taps_at_once_one_publishes(head: Member, revisions: Revisions) -> None:
    taps = (revisions.case_lines.confirm(head, "paspor", "abc") for _ in range(2))
    found = await asyncio.gather(*taps, return_exceptions=True)

    assert sorted(type(it).__name__ for it in found) == ["LinesRead", "Revision"]
