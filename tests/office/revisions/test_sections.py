"""Two keepers change different sections of one file, each reviewed and published by itself."""

import asyncio

import pytest

from office.people import Member, Role
from office.revisions import (
    DraftOutdated,
    DraftStale,
    DraftWaiting,
    NothingMended,
    RevisionDraft,
    Revisions,
    TextUnchanged,
    Written,
)
from office.revisions.files.importing import Imported
from office.shelf import digest
from tests.office.archive import Archive
from tests.office.revisions.conftest import Files

PATH = "sop/paspor-basah.md"
# Below the last heading the double of the shelf writes the day.
FILE = "## Biaya\n\nGratis.\n\n## Alur\n\nKe loket.\n\n## Waktu\n\nSehari.\n\n## Tanggal\n"
FEE, WAY = FILE.replace("Gratis.", "Bayar."), FILE.replace("Ke loket.", "Ke lantai dua.")


@pytest.fixture(autouse=True)
def the_file(files: Files) -> None:
    files.texts[PATH] = FILE


@pytest.fixture
async def colleague(archive: Archive) -> Member:
    return await archive.enrols("Maya", Role.SOP_KEEPER)


def written(text: str, on: str = FILE, **changed: object) -> Written:
    values = {"path": PATH, "title": "Paspor basah", "section": "dokintalkim", "text": text}
    digests = {"written_on": digest(on), "basis": digest(on)}
    return Written(**{**values, **digests, **changed})  # type: ignore[arg-type]


async def test_drafts_of_different_sections_are_published_one_after_the_other(
    keeper: Member, colleague: Member, head: Member, revisions: Revisions
) -> None:
    first = await revisions.drafting.submit(keeper, written(FEE))
    second = await revisions.drafting.submit(colleague, written(WAY))
    published = await revisions.reviewing.approve(first.id, head)

    found = await revisions.queries.standing(second)
    both = await revisions.reviewing.approve(second.id, head)

    # The reviewer sees what this draft changes, on top of what is in force.
    assert found.before == published.text
    assert found.meanwhile >= {"Biaya"}
    assert "Bayar." in both.text
    assert "Ke lantai dua." in both.text
    assert (both.number, both.version) == (2, "1.1")


async def test_drafts_that_are_approved_at_once_are_both_in_the_newest_text(
    keeper: Member, colleague: Member, head: Member, revisions: Revisions
) -> None:
    sent = [(keeper, FEE), (colleague, WAY), (keeper, FILE.replace("Sehari.", "Dua hari."))]
    drafts = await asyncio.gather(
        *(revisions.drafting.submit(who, written(text)) for who, text in sent)
    )

    await asyncio.gather(*(revisions.reviewing.approve(draft.id, head) for draft in drafts))

    newest = await revisions.queries.newest(PATH)
    assert newest is not None
    assert newest.number == 3
    assert all(one in newest.text for one in ("Bayar.", "Ke lantai dua.", "Dua hari."))


async def test_a_draft_locks_its_sections_and_no_others(
    archive: Archive, keeper: Member, colleague: Member, head: Member, revisions: Revisions
) -> None:
    await revisions.drafting.submit(keeper, written(FEE))
    check = revisions.drafting.check

    for heading in ("Alur", "Waktu", "Dokumen"):
        await check(colleague, PATH, "dokintalkim", [heading])
    await check(colleague, PATH, "dokintalkim")
    with pytest.raises(DraftWaiting) as waiting:
        await check(colleague, PATH, "dokintalkim", ["Biaya"])
    with pytest.raises(DraftWaiting):
        await revisions.drafting.submit(colleague, written(FEE.replace("Ke", "Menuju")))

    assert (waiting.value.author, waiting.value.code) == ("Rina", "NS-0001")
    assert [(one.author, set(one.locked)) for one in await revisions.drafting.waiting(PATH)] == [
        ("Rina", {"Biaya"})
    ]


async def test_a_text_is_handed_in_over_what_was_published_meanwhile(
    keeper: Member, colleague: Member, head: Member, revisions: Revisions
) -> None:
    first = await revisions.drafting.submit(keeper, written(FEE))
    published = await revisions.reviewing.approve(first.id, head)

    second = await revisions.drafting.submit(colleague, written(WAY))

    assert "Bayar." in second.text
    assert second.written_on == digest(published.text)
    with pytest.raises(DraftStale):
        await revisions.drafting.submit(keeper, written(FILE.replace("Gratis.", "Rp1.")))
    with pytest.raises(TextUnchanged):
        await revisions.drafting.submit(keeper, written(published.text, on=published.text))


async def test_what_was_changed_in_the_same_section_is_not_published(
    archive: Archive, keeper: Member, head: Member, revisions: Revisions
) -> None:
    draft = await revisions.drafting.submit(keeper, written(FEE))
    # As a draft of the version before, which locked the whole file.
    async with archive.services.database.begin() as session:
        older = await session.get(RevisionDraft, draft.id)
        assert older is not None
        older.touched = ""
        session.add(older)
    with pytest.raises(DraftWaiting):
        await revisions.drafting.submit(keeper, written(WAY))
    taken = await revisions.drafting.submit(
        keeper, written("a", path="sop/lain.md", written_on="", basis="")
    )
    assert taken.touched == ""
    await revisions.importing.publish([_imported(FILE.replace("Gratis.", "Rp5."))])

    with pytest.raises(DraftOutdated):
        await revisions.reviewing.approve(draft.id, head)

    assert (await revisions.queries.standing(draft)).meanwhile >= {"Biaya"}


async def test_what_came_back_is_handed_in_only_after_a_change(
    keeper: Member, colleague: Member, head: Member, revisions: Revisions
) -> None:
    back = await revisions.drafting.submit(keeper, written(FEE))
    await revisions.reviewing.send_back(back.id, head, "Sebut berapa.")
    other = await revisions.drafting.submit(colleague, written(WAY))
    await revisions.reviewing.approve(other.id, head)

    with pytest.raises(NothingMended):
        await revisions.drafting.submit(keeper, written(FEE, mends_id=back.id))

    mended = FEE.replace("Bayar.", "Bayar Rp5.")
    draft = await revisions.drafting.submit(keeper, written(mended, mends_id=back.id))
    assert draft.mends_id == back.id
    await revisions.drafting.withdraw(draft.id, keeper)
    await revisions.drafting.submit(keeper, written(FEE, mends_id=back.id, must_read=True))


def _imported(text: str) -> Imported:
    return Imported(PATH, "Paspor basah", "dokintalkim", text)
