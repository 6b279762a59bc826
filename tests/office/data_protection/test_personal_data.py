"""Members get all that is known of them, and can be taken out of the books with nothing broken."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from office.anomalies.models import Anomaly, Event
from office.anomalies.store import REPORTS
from office.data_protection import CannotErase, NoSuchMember
from office.inbox import StoredUpdate
from office.people import Leave, Member, NewMember, Role
from office.questions import QuestionOutcome
from office.services import metadata, verify_histories
from tests.office.archive import WORDS, Archive

NAME, ASKED = "Rina Wulandari", "bagaimana kalau paspor saya hilang"


@pytest.fixture
async def officer(archive: Archive) -> Member:
    """Somebody who has left traces in many tables."""
    services = archive.services
    rina = await archive.enrols(NAME, Role.OFFICER)
    await services.questions.record(1, rina, ASKED, QuestionOutcome("sure", "paspor-hilang"))
    await services.inbox.accept([StoredUpdate(5, rina.telegram_id, json.dumps({"text": ASKED}))])
    async with services.database.begin() as session:
        today = services.people.today()
        session.add(Leave(member_id=rina.id, starts_on=today, ends_on=today))
    return rina


@pytest.fixture
async def head(archive: Archive) -> Member:
    return await archive.enrols("Sri Mulyati", Role.SECTION_HEAD, section="inteldakim")


async def everything(archive: Archive) -> str:
    """All that the database says, in one string."""
    rows: list[str] = []
    async with archive.services.database.engine.connect() as connection:
        for table in metadata.sorted_tables:
            found = await connection.execute(text(f'SELECT * FROM "{table.name}"'))
            rows += [repr(tuple(row)) for row in found]
    return "\n".join(rows)


async def test_a_member_gets_what_is_about_them_and_nothing_of_others(
    archive: Archive, officer: Member, head: Member, report: Anomaly
) -> None:
    other = await archive.enrols("Budi", Role.OFFICER)
    await archive.services.questions.record(2, other, "resep rendang", QuestionOutcome("none"))

    data = await archive.services.data_protection.personal_data.export(officer.id)

    shown = json.dumps(data)
    for own in (NAME, ASKED, WORDS, "Terlipat", "petugas"):
        assert own in shown
    for foreign in ("rendang", "Budi", "Sri Mulyati", "Disdukcapil", "code_hash", "digest"):
        assert foreign not in shown
    assert {"member", "appointment", "leave", "question", "anomaly", "inbox"} <= set(data["own"])


async def test_a_head_sees_which_reports_name_them_and_not_what_is_in_these(
    archive: Archive, officer: Member, head: Member, report: Anomaly
) -> None:
    data = await archive.services.data_protection.personal_data.export(head.id)

    assert data["named_in"]["anomaly.holder_id"] == [report.id]
    assert "Cek ke Disdukcapil" in json.dumps(data)
    assert WORDS not in json.dumps(data)


async def test_an_erased_member_is_in_no_table_and_every_history_is_whole(
    archive: Archive, officer: Member, head: Member
) -> None:
    services, account = archive.services, officer.telegram_id
    report = await archive.files(officer)
    await archive.closes(report, head)
    known = await everything(archive)
    assert all(one in known for one in (NAME, ASKED, str(account)))

    name = await services.data_protection.personal_data.erase(officer.id)

    assert name == f"Mantan anggota {officer.id}"
    left = await everything(archive)
    for gone in (NAME, ASKED, str(account)):
        assert gone not in left
    assert await services.people.recognise(account) is None
    assert await services.inbox.count_open() == 0
    assert await verify_histories(services.database) == []
    async with services.database.read() as session:
        acts = [
            entry
            for entry in await REPORTS.history(session, report.id)
            if entry.actor_id == officer.id
        ]
    assert [entry.event for entry in acts] == [Event.REPORTED, Event.ANSWERED]
    (logged,) = await services.data_protection.retention.removals()
    assert (logged.kind, logged.rule) == ("member", "UU 27/2022")


async def test_who_was_erased_can_be_invited_anew_as_somebody_else(
    archive: Archive, officer: Member
) -> None:
    await archive.services.data_protection.personal_data.erase(officer.id)
    archive.clock.advance(timedelta(days=1))

    code = await archive.services.people.invite(NewMember(NAME, "kanim", (Role.OFFICER,)))
    back = await archive.services.people.enrol(code, officer.telegram_id)

    assert back.id != officer.id


async def test_who_holds_a_post_hands_it_over_first(archive: Archive, head: Member) -> None:
    with pytest.raises(CannotErase, match="still holds: kepala_seksi"):
        await archive.services.data_protection.personal_data.erase(head.id)

    await archive.services.people.dismiss(head.id)
    await archive.services.data_protection.personal_data.erase(head.id)


async def test_who_has_an_open_report_waits_for_its_end(
    archive: Archive, officer: Member, head: Member, filed: Anomaly
) -> None:
    await archive.services.anomalies.actions.acknowledge(filed.id, head)
    await archive.services.people.dismiss(head.id)

    for member in (officer, head):
        with pytest.raises(CannotErase, match=filed.code):
            await archive.services.data_protection.personal_data.erase(member.id)
    assert NAME in await everything(archive)


async def test_a_broken_history_is_evidence_and_keeps_its_people(
    archive: Archive, officer: Member, head: Member, report: Anomaly
) -> None:
    async with archive.services.database.begin() as session:
        (await REPORTS.history(session, report.id))[-1].detail = "terbukti|lain"

    with pytest.raises(CannotErase, match="audit verify"):
        await archive.services.data_protection.personal_data.erase(officer.id)


async def test_nobody_is_erased_twice_and_no_stranger_at_all(
    archive: Archive, officer: Member
) -> None:
    await archive.services.data_protection.personal_data.erase(officer.id)

    with pytest.raises(CannotErase, match="already"):
        await archive.services.data_protection.personal_data.erase(officer.id)
    with pytest.raises(NoSuchMember):
        await archive.services.data_protection.personal_data.erase(999)
    async with archive.services.database.read() as session:
        assert len((await session.exec(select(Member))).all()) == 1
