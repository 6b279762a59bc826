"""The life of a proposal: who makes it, who decides, what it may meet, and the way back."""

from hashlib import sha256
from typing import Any

import pytest
from sqlmodel import select

from bot.screens.arrangements.differences import title_back
from bot.screens.figures.names import FigureNames
from bot.screens.people.members import MemberScreens
from bot.screens.posts.names import label
from bot.texts.arrangements import HELD, in_use
from knowledge.reading.arranging import NEW, BadLine, Expected, OfficePart, PartGroup
from knowledge.reading.toml_file import tables_of
from office.anomalies import Anomaly
from office.arrangements import ArrangementNotice, CannotGoBack, NotYoursToPropose, SectionInUse
from office.confirmations import LineAnswer, LineVerdict
from office.payload import read
from office.people import Member, Role
from office.posts import Post
from office.reviews import Review, ReviewReason
from office.revisions import (
    DraftUnknown,
    DraftWaiting,
    NobodyToReview,
    Revision,
    RevisionDraft,
    TextUnchanged,
)
from office.services import OPEN_IN
from office.setup import SetupEntry, SetupEvent
from office.setup.history import SetupDeed
from tests.office.arrangements.conftest import Arranged

CALLS, OFFICE = OfficePart(PartGroup.CALLS), "office.toml"
NORMAL, OF_TIKIM = (
    OfficePart(PartGroup.TIERS, urgency="biasa"),
    OfficePart(PartGroup.TIERS, "tikim", "biasa"),
)
SHORT = ("Kepala seksi: 20", "Kepala kantor: 1 jam")


async def proposes(archive: Arranged, by: Member, part: OfficePart, *lines: str) -> RevisionDraft:
    return await archive.arrangements.proposing.propose(by, part, lines, part.name)


async def goes_back(archive: Arranged, by: Member, revision: Revision) -> RevisionDraft:
    change = await archive.services.revisions.office_file.change(revision.id)
    assert change is not None
    return await archive.arrangements.proposing.propose_again(by, change, title_back(change))


async def now(archive: Arranged) -> dict[str, Any]:
    """What the office's file says now."""
    return tables_of(await archive.services.revisions.office_file.newest())


async def test_two_parts_are_proposed_at_once_and_both_are_in_force(
    archive: Arranged, chief: Member, tuti: Member, agus: Member, officer: Member
) -> None:
    reviewing = archive.services.revisions.reviewing
    first = await proposes(archive, tuti, NORMAL, *SHORT)
    second = await proposes(archive, agus, CALLS, "Polisi: 110", "Kasi Tikim: 081277778888 [Tikim]")

    # Not the same part twice, and nobody approves their own.
    with pytest.raises(DraftWaiting):
        await proposes(archive, agus, NORMAL, "Kepala kantor: 30")
    with pytest.raises(DraftUnknown):
        await reviewing.approve(first.id, tuti)
    await reviewing.approve(first.id, chief)
    await reviewing.approve(second.id, chief)
    await archive.loads()

    rules = archive.services.rules()
    assert [tier.wait.total_seconds() for tier in rules.policy.rules_for("tu", "biasa")] == [
        1200,
        3600,
    ]
    assert rules.phones == {"081277778888"}
    with pytest.raises(TextUnchanged):
        await proposes(archive, agus, NORMAL, *SHORT)

    # Each is told once, whoever looks how often; tiers concern who has a post.
    for _ in range(2):
        await archive.arrangements.telling.run()
    archive.arrangements.telling._told.clear()
    await archive.arrangements.telling.run()
    told = await archive.told(ArrangementNotice.CHANGED)
    assert sorted(told) == sorted([agus.id, officer.id, tuti.id])

    # What is in force is chained with who approved it, once: a changed file would show.
    chained = [
        (entry.actor_id, read(SetupDeed, entry.detail))
        for entry in await archive.rows(select(SetupEntry))
        if entry.event is SetupEvent.ARRANGED
    ]
    in_force = await archive.services.revisions.office_file.newest()
    assert {actor for actor, _ in chained} == {chief.id}
    assert len({deed.revision for _, deed in chained}) == len(chained)
    assert sha256(in_force.encode()).hexdigest() in {deed.text for _, deed in chained}
    # `main.py sop export` writes just that over the office's file.
    written = await archive.services.revisions.queries.in_force()
    assert [revision.text for revision in written if revision.path == OFFICE] == [in_force]


async def test_the_former_value_is_proposed_again_beside_what_came_later(
    archive: Arranged, chief: Member, tuti: Member
) -> None:
    reviewing = archive.services.revisions.reviewing
    before = await now(archive)
    first = await reviewing.approve((await proposes(archive, tuti, OF_TIKIM, *SHORT)).id, chief)
    assert list((await now(archive))["sections"]["tikim"]["tiers"]) == ["biasa"]
    task = ("Nama: X", "Singkatan: Tikim", "Kepala: Kasi Tikim", "Tugas: tikim, verifikasi")
    moved = await proposes(archive, tuti, OfficePart(PartGroup.SECTION, "tikim"), *task)
    second = await reviewing.approve(moved.id, chief)

    again = await goes_back(archive, tuti, first)
    await reviewing.approve(again.id, chief)

    assert "tiers" not in (await now(archive))["sections"]["tikim"]
    assert (await now(archive))["functions"]["verifikasi"] == "tikim"
    # A task goes back to the section that had it.
    back = await goes_back(archive, tuti, second)
    await reviewing.approve(back.id, chief)
    assert await now(archive) == before


async def test_what_is_added_is_not_taken_away_by_going_back(
    archive: Arranged, chief: Member, tuti: Member
) -> None:
    lines = ("Nama: UKK Pali", "Koordinator: ya")
    draft = await proposes(archive, tuti, OfficePart(PartGroup.UNIT, NEW), *lines)
    added = await archive.services.revisions.reviewing.approve(draft.id, chief)

    assert (await now(archive))["units"]["ukk-pali"]["coordinator"]
    with pytest.raises(CannotGoBack):
        await goes_back(archive, tuti, added)
    with pytest.raises(BadLine) as refused:
        await proposes(archive, tuti, OfficePart(PartGroup.UNIT, NEW), *lines)
    assert refused.value.expected is Expected.FRESH


async def test_a_section_goes_once_nothing_names_it_and_its_past_keeps_its_name(
    archive: Arranged, chief: Member, tuti: Member, agus: Member, officer: Member
) -> None:
    reviewing, proposing = archive.services.revisions.reviewing, archive.arrangements.proposing
    arsip, gone = OfficePart(PartGroup.SECTION, "arsip"), ("Hapus",)
    new = ("Nama: Seksi Arsip", "Singkatan: Arsip", "Kepala: Kasi Arsip", "Tugas: –")
    added = await proposes(archive, agus, OfficePart(PartGroup.SECTION, NEW), *new)
    await reviewing.approve(added.id, chief)
    await archive.loads()
    head = await archive.enrols("Sari", Role.SECTION_HEAD, section="arsip")
    report = await archive.files(officer)

    async def moves_to(section: str) -> None:
        async with archive.services.database.begin() as session:
            found = await session.get(Anomaly, report.id)
            assert found is not None
            found.section = section

    was = report.section
    await moves_to("arsip")
    with pytest.raises(SectionInUse) as refused:
        await proposing.tried(arsip, gone)
    assert in_use(refused.value) == (
        "Seksi Arsip belum dapat dihapus. Masih ada 1 jabatan atau undangan dan 1 laporan terbuka "
        "di seksi itu. Pindahkan atau selesaikan dulu, lalu coba lagi."
    )
    with pytest.raises(SectionInUse):
        await proposes(archive, agus, arsip, *gone)
    await archive.services.people.dismiss(head.id)
    await moves_to(was)

    async with archive.services.database.begin() as session:
        answer = LineAnswer(
            line="k",
            excerpt="",
            sop_id="paspor-tarif",
            version="1.0",
            section="arsip",
            verdict=LineVerdict.TRUE,
            member_id=head.id,
            post="",
            title="",
            given_at=archive.clock.now(),
            needs_second=True,
        )
        review = Review(
            sop_id="paspor-tarif",
            slugs="",
            owner="arsip",
            reason=ReviewReason.CALENDAR,
            asked_at=archive.clock.now(),
        )
        session.add_all([answer, review])
    with pytest.raises(SectionInUse) as refused:
        await proposing.tried(arsip, gone)
    assert in_use(refused.value) == (
        "Seksi Arsip belum dapat dihapus. Masih ada 1 SOP yang menunggu ditinjau dan 1 jawaban "
        "baris SOP yang menunggu orang kedua di seksi itu. Pindahkan atau selesaikan dulu, lalu "
        "coba lagi."
    )
    await archive.services.confirmations.settling.disagree(answer.id, chief)
    await archive.services.reviews.deciding.keep(review.id, chief)

    # What comes to it between proposal and approval is not lost: the approval is refused.
    draft = await proposes(archive, agus, arsip, *gone)
    await moves_to("arsip")
    with pytest.raises(SectionInUse):
        await reviewing.approve(draft.id, chief)
    await moves_to(was)
    removal = await reviewing.approve(draft.id, chief)
    await archive.loads()

    assert "arsip" not in (await now(archive))["sections"]
    directory = archive.shelf.held.directory
    assert directory.section("arsip").head == "Kasi Arsip"
    assert FigureNames.of(archive.shelf.held).section("arsip") == "Arsip"
    assert label(Post(Role.SOP_KEEPER, section="arsip"), directory) == "pengelola SOP Arsip"
    assert MemberScreens(directory).post(Role.OFFICER, "arsip", None) == "Petugas Arsip"
    again = await goes_back(archive, tuti, removal)
    await reviewing.approve(again.id, chief)
    assert again.title == "Seksi Arsip"
    assert (await now(archive))["sections"]["arsip"]["short"] == "Arsip"


async def test_a_section_that_does_something_stays(archive: Arranged, agus: Member) -> None:
    """Each noun that a section may have in hand has its word."""
    with pytest.raises(BadLine) as refused:
        await proposes(archive, agus, OfficePart(PartGroup.SECTION, "tikim"), "hapus")

    assert refused.value.expected is Expected.KEPT_TASK
    assert OPEN_IN.keys() | {"sops", "categories"} == HELD.keys()


async def test_others_propose_nothing_and_the_head_of_office_needs_a_second_one(
    archive: Arranged, chief: Member, officer: Member
) -> None:
    with pytest.raises(NotYoursToPropose):
        await proposes(archive, officer, CALLS, "Polisi: 110")
    with pytest.raises(NobodyToReview):
        await proposes(archive, chief, CALLS, "Polisi: 110")
    kasi = await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")
    with pytest.raises(NotYoursToPropose):
        await proposes(archive, kasi, CALLS, "Polisi: 110")

    draft = await proposes(archive, chief, CALLS, "Polisi: 110")

    revision = await archive.services.revisions.reviewing.approve(draft.id, kasi)
    assert (revision.path, revision.post) == (OFFICE, "kepala_seksi/tikim/")


async def test_switches_and_retention_stand_in_the_file_once_they_are_approved(
    archive: Arranged, chief: Member, agus: Member
) -> None:
    switches, kept = OfficePart(PartGroup.SWITCHES), OfficePart(PartGroup.RETENTION)
    strict = ("Foto dan berkas laporan: tolak", "Nama dalam laporan: samarkan")
    at_once = "Pesan yang disamarkan: langsung"
    for draft in (
        await proposes(archive, agus, switches, *strict, at_once),
        await proposes(archive, agus, kept, "Laporan selesai: 10 tahun"),
    ):
        await archive.services.revisions.reviewing.approve(draft.id, chief)

    found = await now(archive)
    assert found["retention"]["reports"] == {"selesai": 3650, "ditarik": 365}
    assert found["data_protection"] == {
        "photos": "tolak",
        "names": "samarkan",
        "own_messages": "langsung",
    }


async def test_what_the_reader_of_the_file_refuses_is_no_proposal(archive: Arranged) -> None:
    tried = archive.arrangements.proposing.tried
    wrong = {
        NORMAL: ("Kepala seksi: 20", "Koordinator UKK: 5", "Kepala kantor: 60"),
        OfficePart(PartGroup.HOURS): (
            "Senin: 12.00-07.30",
            *(f"{day}: tutup" for day in ("Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")),
        ),
    }

    faults = {part: (await tried(part, lines)).faults for part, lines in wrong.items()}

    assert all(len(found) == 1 for found in faults.values())
