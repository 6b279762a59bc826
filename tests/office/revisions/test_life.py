"""A draft is decided once; a revision takes effect on its day, and never hides a changed file."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlmodel import select

from office.errors import NotAllowed
from office.people import Member, Role
from office.records import Retention, Rule
from office.revisions import (
    DraftDecided,
    DraftFaulty,
    DraftOutdated,
    DraftState,
    DraftUnfit,
    DraftUnknown,
    DraftWaiting,
    NobodyToReview,
    Probed,
    Revision,
    RevisionDraft,
    RevisionNotice,
    Revisions,
    Written,
)
from office.revisions.files.importing import Imported, ImportOutdated, ImportUnfit, Outdated
from office.shelf import digest
from office.suggestions import SampleOrigin, Suggestion, SuggestionState
from tests.office.archive import Archive
from tests.office.revisions.conftest import Files

PATH = "sop/paspor-basah.md"
FILE, NEW = "Isi lama.", "Isi baru."
MONDAY = date(2026, 11, 30)


def written(**changed: object) -> Written:
    values = {
        "path": PATH,
        "title": "Paspor basah",
        "section": "dokintalkim",
        "heading": "Biaya",
        "text": NEW,
        "written_on": digest(FILE),
        "basis": digest(FILE),
    }
    return Written(**{**values, **changed})  # type: ignore[arg-type]


async def in_force(archive: Archive) -> dict[str, str]:
    found = await archive.services.revisions.queries.in_force()
    return {revision.path: revision.text for revision in found}


async def published(archive: Archive, keeper: Member, head: Member, text: str = NEW) -> Revision:
    revisions = archive.services.revisions
    newest = await revisions.queries.newest(PATH)
    on = digest(newest.text if newest else FILE)
    draft = await revisions.drafting.submit(keeper, written(text=text, written_on=on))
    return await revisions.reviewing.approve(draft.id, head)


@pytest.fixture(autouse=True)
def the_file(files: Files) -> None:
    files.texts[PATH] = FILE


async def test_what_a_head_approves_is_in_force_and_its_author_hears_it(
    archive: Archive, keeper: Member, head: Member, revisions: Revisions
) -> None:
    draft = await revisions.drafting.submit(keeper, written())
    assert await archive.told(RevisionNotice.SUBMITTED) == [head.id]
    assert [task.id for task in await revisions.queries.tasks(head)] == [draft.id]
    assert await in_force(archive) == {}

    revision = await revisions.reviewing.approve(draft.id, head)

    assert (revision.number, revision.version, revision.effective_from) == (
        1,
        "1.1",
        date(2026, 11, 25),
    )
    assert await in_force(archive) == {PATH: "Isi baru. (2026-11-25, 2026-11-25)"}
    assert await archive.told(RevisionNotice.APPROVED) == [keeper.id]
    assert await archive.told(RevisionNotice.CARD_CHANGED) == [head.id]
    assert await revisions.queries.tasks(head) == []
    assert revision.post == "kepala_seksi/dokintalkim/"


async def test_nobody_approves_their_own_text(
    archive: Archive, head: Member, revisions: Revisions
) -> None:
    with pytest.raises(NobodyToReview):
        await revisions.drafting.submit(head, written())
    boss = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    draft = await revisions.drafting.submit(head, written())

    with pytest.raises(DraftUnknown):
        await revisions.reviewing.approve(draft.id, head)

    assert await archive.told(RevisionNotice.SUBMITTED) == [boss.id]
    assert (await revisions.reviewing.approve(draft.id, boss)).approver_id == boss.id


async def test_only_keepers_write_and_one_draft_of_a_file_waits_at_a_time(
    archive: Archive, keeper: Member, head: Member
) -> None:
    drafting = archive.services.revisions.drafting
    # A keeper of the whole office is there, so that the head does not keep the section.
    with pytest.raises(NotAllowed):
        await drafting.submit(head, written())
    first = await drafting.submit(keeper, written())

    with pytest.raises(DraftWaiting) as waiting:
        await drafting.submit(keeper, written())

    assert waiting.value.draft_id == first.id
    await drafting.withdraw(first.id, keeper)
    second = await drafting.submit(keeper, written())
    assert second.id != first.id
    with pytest.raises(DraftDecided):
        await drafting.withdraw(first.id, keeper)


async def test_a_text_with_faults_is_not_handed_in(
    archive: Archive, keeper: Member, head: Member
) -> None:
    with pytest.raises(DraftFaulty):
        await archive.services.revisions.drafting.submit(keeper, written(faults=("baris 1: …",)))

    assert await archive.services.revisions.queries.tasks(head) == []


async def test_of_two_who_decide_at_once_one_wins(
    archive: Archive, keeper: Member, head: Member
) -> None:
    boss = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    revisions = archive.services.revisions
    draft = await revisions.drafting.submit(keeper, written())

    ended = await asyncio.gather(
        revisions.reviewing.approve(draft.id, head),
        revisions.reviewing.send_back(draft.id, boss, "Sebut dasarnya."),
        return_exceptions=True,
    )

    assert sum(isinstance(one, DraftDecided) for one in ended) == 1
    decided = await revisions.queries.reread(draft.id)
    assert decided is not None
    is_published = PATH in await in_force(archive)
    assert is_published is (decided.state is DraftState.APPROVED)
    returned = await archive.told(RevisionNotice.RETURNED)
    assert (returned == [keeper.id]) is not is_published


async def test_a_text_takes_effect_on_its_day(
    archive: Archive, keeper: Member, head: Member, revisions: Revisions
) -> None:
    draft = await revisions.drafting.submit(keeper, written(effective_from=MONDAY))
    await revisions.reviewing.approve(draft.id, head)
    await revisions.due.run()
    assert await in_force(archive) == {}

    archive.clock.advance(timedelta(days=5))
    for _ in range(2):
        await revisions.due.run()

    assert await in_force(archive) == {PATH: "Isi baru. (2026-11-30, 2026-11-25)"}
    assert sorted(await archive.told(RevisionNotice.IN_FORCE)) == sorted([keeper.id, head.id])


async def test_the_day_that_is_told_is_the_one_that_the_approval_gives(
    archive: Archive, keeper: Member, head: Member, revisions: Revisions
) -> None:
    assert await revisions.queries.starts_on(PATH, None) is None
    assert await revisions.queries.starts_on(PATH, date(2026, 11, 24)) is None
    draft = await revisions.drafting.submit(keeper, written(effective_from=MONDAY))
    first = await revisions.reviewing.approve(draft.id, head)

    # The next one does not start before the one on which it was written.
    told = await revisions.queries.starts_on(PATH, None)

    draft = await revisions.drafting.submit(keeper, written(written_on=digest(first.text)))
    assert (await revisions.reviewing.approve(draft.id, head)).effective_from == told == MONDAY
    later = date(2026, 12, 7)
    assert await revisions.queries.starts_on(PATH, later) == later


async def test_what_was_written_on_another_text_is_not_published(
    archive: Archive, keeper: Member, head: Member, files: Files, revisions: Revisions
) -> None:
    draft = await revisions.drafting.submit(keeper, written())
    files.texts[PATH] = "Isi yang diubah di berkas."

    with pytest.raises(DraftOutdated):
        await revisions.reviewing.approve(draft.id, head)

    assert await in_force(archive) == {}
    back = await revisions.reviewing.send_back(draft.id, head, "Tulis di atas isi yang baru.")
    assert back.words == "Tulis di atas isi yang baru."


async def test_what_fits_no_more_is_not_published(
    archive: Archive, keeper: Member, head: Member, files: Files, revisions: Revisions
) -> None:
    draft = await revisions.drafting.submit(keeper, written())
    files.unfit = ["Bagian itu tidak ada lagi."]

    with pytest.raises(DraftUnfit):
        await revisions.reviewing.approve(draft.id, head)

    assert await in_force(archive) == {}
    assert (await revisions.reviewing.send_back(draft.id, head, "Perbaiki.")).words == "Perbaiki."


async def test_a_text_is_checked_beside_what_is_in_force_on_its_day(
    archive: Archive, keeper: Member, head: Member, files: Files
) -> None:
    revisions, others = archive.services.revisions, ["sop/a.md", "sop/b.md"]
    later = await revisions.drafting.submit(keeper, written(effective_from=MONDAY))
    await revisions.reviewing.approve(later.id, head)
    drafts = [
        await revisions.drafting.submit(keeper, written(path=path, written_on="", basis=""))
        for path in others
    ]

    await asyncio.gather(*(revisions.reviewing.approve(draft.id, head) for draft in drafts))

    # Both were checked, and the second one again: the first was published meanwhile.
    first, *_, last = files.beside
    assert first == {}
    assert len(last) == 1
    assert set(last) < set(others)


async def test_what_is_approved_and_not_in_force_yet_has_its_number(
    archive: Archive, keeper: Member, head: Member, files: Files, revisions: Revisions
) -> None:
    draft = await revisions.drafting.submit(keeper, written(effective_from=MONDAY))
    first = await revisions.reviewing.approve(draft.id, head)

    new = written(path="sop/paspor-kering.md", written_on="", basis="")
    draft = await revisions.drafting.submit(keeper, new)
    await revisions.reviewing.approve(draft.id, head)

    assert files.others == {PATH: first.text}


async def test_files_of_one_import_know_of_each_other(archive: Archive, files: Files) -> None:
    sent = [Imported(f"sop/{name}.md", name, "dokintalkim", name) for name in "ab"]

    first, _ = await archive.services.revisions.importing.publish(sent)

    assert files.others == {"sop/a.md": first.text, "sop/b.md": "b"}


async def test_what_is_imported_was_checked_beside_what_it_is_published_with(
    archive: Archive, keeper: Member, head: Member, files: Files
) -> None:
    importing = archive.services.revisions.importing
    texts = {f"sop/{name}.md": name for name in "ab"}

    await asyncio.gather(
        *(importing.publish([Imported(path, "", "", text)]) for path, text in texts.items())
    )

    # The second one again if the first was published meanwhile: they may also follow each other.
    assert len(files.beside) in (2, 3)
    assert set(files.beside[-1]) == set(texts)
    files.unfit = ["Nomornya sudah dipakai."]
    with pytest.raises(ImportUnfit, match="Nomornya"):
        await importing.publish([Imported("sop/c.md", "", "", "c"), *_imported(texts)])
    assert len(await in_force(archive)) == 2


def _imported(texts: dict[str, str]) -> list[Imported]:
    return [Imported(path, "", "", text) for path, text in texts.items()]


async def test_what_is_older_than_what_it_would_replace_is_not_imported(
    archive: Archive, files: Files
) -> None:
    importing = archive.services.revisions.importing
    files.texts[PATH] = "Isi, v1.2"

    async def publish(text: str, path: str = PATH) -> list[str]:
        return [
            revision.path for revision in await importing.publish([Imported(path, "", "", text)])
        ]

    with pytest.raises(ImportOutdated) as refused:
        await importing.publish(
            [Imported(PATH, "", "", "Lama, v1.1"), *_imported({"sop/a.md": "a"})]
        )
    assert refused.value.found == [Outdated(PATH, "1.1", "1.2")]
    assert await in_force(archive) == {}
    assert await publish("Lain, v1.2") == [PATH]
    # Of what has no version: what was published once and then replaced.
    calendar = "confirmed.toml"
    for text in ("satu", "dua"):
        assert await publish(text, calendar) == [calendar]
    with pytest.raises(ImportOutdated):
        await publish(
            (await archive.services.revisions.queries.history(calendar))[1].text, calendar
        )


async def test_a_changed_file_is_a_conflict_until_a_keeper_resolves_it(
    archive: Archive, keeper: Member, head: Member, files: Files, revisions: Revisions
) -> None:
    first = await published(archive, keeper, head)
    assert await revisions.conflicts.found() == []
    files.texts[PATH] = first.text  # exported
    assert await revisions.conflicts.found() == []
    files.texts[PATH] = "Diubah di git."

    for _ in range(2):
        await revisions.due.run()

    assert await archive.told(RevisionNotice.CONFLICT) == [keeper.id]
    # A further revision does not hide it.
    second = await published(archive, keeper, head, "Isi ketiga.")
    assert [revision.id for revision in await revisions.conflicts.for_keeper(keeper)] == [second.id]
    with pytest.raises(NotAllowed):
        await revisions.conflicts.keep(second.id, head)
    await revisions.conflicts.keep(second.id, keeper)
    assert await revisions.conflicts.found() == []
    files.texts[PATH] = "Diubah lagi."
    await revisions.conflicts.take_file(second.id, keeper)
    assert await in_force(archive) == {}
    assert len(await revisions.queries.history(PATH)) == 2
    third = await archive.services.revisions.drafting.submit(
        keeper, written(written_on=digest("Diubah lagi."), basis=digest("Diubah lagi."))
    )
    assert (await revisions.reviewing.approve(third.id, head)).number == 3


async def test_the_texts_before_those_in_force_are_at_hand(
    archive: Archive, keeper: Member, head: Member
) -> None:
    queries = archive.services.revisions.queries
    texts = [(await published(archive, keeper, head, text)).text for text in "abc"]

    assert await queries.older([PATH]) == {PATH: [texts[1], texts[0]]}
    assert await queries.older(["sop/lain.md"]) == await queries.older([]) == {}


async def test_taking_the_file_leaves_what_waits_for_its_day(
    archive: Archive, keeper: Member, head: Member, files: Files, revisions: Revisions
) -> None:
    first = await published(archive, keeper, head)
    on = {"written_on": digest(first.text), "effective_from": MONDAY}
    draft = await revisions.drafting.submit(keeper, written(text="Isi Senin.", **on))
    later = await revisions.reviewing.approve(draft.id, head)
    files.texts[PATH] = "Diubah di git."

    await revisions.conflicts.take_file(first.id, keeper)

    assert await in_force(archive) == {}
    archive.clock.advance(timedelta(days=5))
    await revisions.due.run()
    assert await in_force(archive) == {PATH: later.text}
    # It was not written over that file: its keeper hears of it.
    assert [revision.id for revision in await revisions.conflicts.for_keeper(keeper)] == [later.id]


async def test_a_revision_that_cannot_be_used_is_told_once(
    archive: Archive, keeper: Member, head: Member, files: Files
) -> None:
    admin = await archive.enrols("Agus", Role.ADMIN)
    await published(archive, keeper, head)
    files.faults[PATH] = "Seksi itu tidak ada."

    for _ in range(2):
        await archive.services.revisions.due.run()

    assert sorted(await archive.told(RevisionNotice.LEFT_OUT)) == sorted([keeper.id, admin.id])


async def test_a_broken_file_below_a_revision_is_told_once(
    archive: Archive, keeper: Member, head: Member, files: Files
) -> None:
    admin = await archive.enrols("Agus", Role.ADMIN)
    await published(archive, keeper, head)
    files.broken[PATH] = "Berkasnya tidak berkepala."

    for _ in range(2):
        await archive.services.revisions.due.run()

    assert sorted(await archive.told(RevisionNotice.FILE_BROKEN)) == sorted([keeper.id, admin.id])
    # Of one that was changed, too, the message of the conflict tells it.
    files.texts[PATH], files.broken[PATH] = "Diubah di git.", "Lain lagi."
    await archive.services.revisions.due.run()
    assert len(await archive.told(RevisionNotice.FILE_BROKEN)) == 2
    assert len(await archive.told(RevisionNotice.CONFLICT)) == 2


async def test_reviewers_are_reminded_by_office_days_and_then_the_head_of_office(
    archive: Archive, keeper: Member, head: Member
) -> None:
    boss = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    revisions = archive.services.revisions
    await revisions.drafting.submit(keeper, written())

    for _ in range(2):
        archive.clock.advance(timedelta(days=1, hours=20))
        await revisions.due.run()
        archive.clock.advance(timedelta(hours=5))
        await revisions.due.run()
        archive.clock.advance(timedelta(days=3))

    asked = await archive.told(RevisionNotice.SUBMITTED)
    assert asked.count(head.id) == 3
    assert asked.count(boss.id) == 1


async def test_the_questions_of_a_gap_become_sample_questions_of_the_section(
    archive: Archive, keeper: Member, head: Member, revisions: Revisions
) -> None:
    draft = await revisions.drafting.submit(keeper, written(questions=("paspor basah bayar?",)))

    await revisions.reviewing.approve(draft.id, head)

    learned = await archive.services.suggestions.deciding.learned()
    assert [(phrasing.text, phrasing.passage) for phrasing in learned.phrasings] == [
        ("paspor basah bayar?", f"{PATH}/Biaya")
    ]
    (suggestion,) = await archive.rows(select(Suggestion))
    assert suggestion.state is SuggestionState.ACCEPTED


async def test_the_questions_of_a_text_count_from_its_day_on_and_once(
    archive: Archive, keeper: Member, head: Member, revisions: Revisions
) -> None:
    said = "basah gmn\nbasah byr brp"
    probes = (Probed("basah", is_found=True), Probed("basah gmn"))
    text = written(samples=said, probes=probes, effective_from=MONDAY)
    draft = await revisions.drafting.submit(keeper, text)
    revision = await revisions.reviewing.approve(draft.id, head)
    deciding = archive.services.suggestions.deciding
    assert (draft.samples, draft.found, draft.tried, revision.samples) == (said, 1, 2, said)
    assert (await deciding.learned()).phrasings == ()

    archive.clock.advance(timedelta(days=5))
    await revisions.due.run()
    await archive.services.suggestions.samples.take_in({PATH: ["basah gmn"]}, "dokintalkim")

    learned = (await deciding.learned()).phrasings
    assert [phrasing.text for phrasing in learned] == said.splitlines()
    assert {phrasing.origin for phrasing in learned} == {SampleOrigin.KEEPER}
    assert {phrasing.section for phrasing in learned} == {"dokintalkim"}


async def test_decided_drafts_grow_old_and_what_was_published_stays(
    archive: Archive, keeper: Member, head: Member
) -> None:
    await published(archive, keeper, head)
    retaining = archive.services.data_protection.retention
    retaining.retention = lambda: Retention((Rule("revisions", "drafts", 30),))
    archive.clock.advance(timedelta(days=31))

    await retaining.run()

    assert await archive.rows(select(RevisionDraft)) == []
    assert len(await archive.services.revisions.queries.history(PATH)) == 1
