"""What is too old goes: reports after a notice, everything logged, nothing of an open report."""

from datetime import timedelta

import pytest
from sqlmodel import select, update

from office.anomalies.models import Anomaly, Attachment, Event
from office.anomalies.notices import RetentionNotice
from office.anomalies.store import REPORTS
from office.data_protection.retention import Retaining
from office.inbox import GiveUpReason, StoredUpdate
from office.outbox import MessageState, OutboxMessage
from office.people import Member, Role
from office.people.models import StrangerNotice
from office.questions import Question, QuestionOutcome
from office.records import Retention, Rule
from office.services import RECORDS, verify_histories
from tests.office.archive import WORDS, Archive
from tests.office.rows import row

DAYS, NOTICE = 30, 7
POLICY = Retention(
    (
        Rule("reports", "selesai", DAYS),
        Rule("questions", "answered", 10),
        Rule("questions", "gap", 20),
        Rule("inbox", "done", 2),
        Rule("outbox", "sent", 30),
        Rule("outbox", "dropped", 30),
        Rule("outbox", "dead", 30),
        Rule("drafts", "abandoned", 10),
        Rule("announcements", "finished", 31),
        Rule("training", "attempts", 30),
        Rule("interviews", "counts", 31),
        Rule("invitations", "used", 10),
        Rule("invitations", "expired", 10),
        Rule("strangers", "told", 10),
        Rule("answers", "closed", 30),
        Rule("answers", "expired", 30),
        Rule("suggestions", "open", 90),
        Rule("suggestions", "decided", 90),
    ),
    timedelta(days=NOTICE),
)


@pytest.fixture
def archive(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Rules that are quicker than an office's."""
    monkeypatch.setattr(archive.services.data_protection.retention, "retention", lambda: POLICY)
    return archive


@pytest.fixture
async def head(archive: Archive) -> Member:
    return await archive.enrols("Sri", Role.SECTION_HEAD, section="inteldakim")


@pytest.fixture
async def admin(archive: Archive) -> Member:
    return await archive.enrols("Agus", Role.ADMIN)


async def words_of(archive: Archive, report: Anomaly) -> str:
    """Everything that people wrote in a report."""
    async with archive.services.database.read() as session:
        found = await session.get(Anomaly, report.id)
        assert found is not None
        details = [entry.detail for entry in await REPORTS.history(session, report.id)]
        files = (await session.exec(select(Attachment))).all()
    return " ".join(
        [found.text, found.counter, *details, *(attachment.file_id for attachment in files)]
    )


async def notices(archive: Archive) -> list[OutboxMessage]:
    return await archive.rows(
        select(OutboxMessage).where(OutboxMessage.kind == RetentionNotice.COMING),
    )


async def test_the_words_of_a_closed_report_go_after_notice_and_its_history_stays_whole(
    archive: Archive, officer: Member, head: Member, admin: Member, report: Anomaly
) -> None:
    await archive.passes(DAYS - NOTICE - 1)
    assert await notices(archive) == []
    await archive.passes(1)
    (notice,) = await notices(archive)
    assert notice.recipient_id == admin.id
    await archive.passes(NOTICE - 1)
    assert WORDS in await words_of(archive, report)

    await archive.passes(2)

    left = await words_of(archive, report)
    for gone in (WORDS, "loket 3", "Nomor KK", "Terlipat", "Disdukcapil", "hurufnya", "photo-1"):
        assert gone not in left
    async with archive.services.database.read() as session:
        events = [entry.event for entry in await REPORTS.history(session, report.id)]
    assert {Event.ACKNOWLEDGED, Event.ASKED, Event.NOTED, Event.RESOLVED} <= set(events)
    assert events[-1] is Event.ERASED
    assert await verify_histories(archive.services.database) == []
    log = await archive.services.data_protection.retention.removals()
    assert ("reports", "selesai", 1) in [
        (removal.kind, removal.state, removal.count) for removal in log
    ]


async def test_an_open_report_is_never_touched(
    archive: Archive, officer: Member, head: Member, admin: Member, filed: Anomaly
) -> None:
    await archive.services.anomalies.actions.acknowledge(filed.id, head)
    await archive.services.anomalies.actions.note(filed.id, head, "Cek ke Disdukcapil")

    await archive.passes(3 * DAYS)

    assert "Disdukcapil" in await words_of(archive, filed)
    assert WORDS in await words_of(archive, filed)
    assert await archive.services.anomalies.redaction.count_told() == 0


async def test_what_was_sent_goes_but_for_the_cards_of_open_reports(
    archive: Archive, officer: Member, head: Member
) -> None:
    still_open, closed = await archive.files(officer), await archive.files(officer)
    await archive.closes(closed, head)
    sent = {"state": MessageState.SENT, "sent_at": archive.clock.now()}
    async with archive.services.database.begin() as session:
        await session.exec(update(OutboxMessage).values(**sent))

    await archive.passes(31)

    left = {one.about for one in await archive.rows(select(OutboxMessage))}
    assert left == {still_open.id}


async def test_a_report_that_is_reopened_after_the_notice_keeps_its_words(
    archive: Archive, officer: Member, head: Member, admin: Member, report: Anomaly
) -> None:
    await archive.passes(DAYS - 1)
    assert len(await notices(archive)) == 1

    await archive.services.anomalies.actions.reopen(report.id, head)
    await archive.passes(DAYS)

    assert WORDS in await words_of(archive, report)


async def test_without_an_admin_to_tell_nothing_of_a_report_goes(
    archive: Archive, officer: Member, head: Member, report: Anomaly
) -> None:
    await archive.passes(3 * DAYS)

    assert WORDS in await words_of(archive, report)


async def test_a_rule_that_is_new_still_waits_for_its_notice(
    archive: Archive, officer: Member, head: Member, admin: Member, report: Anomaly
) -> None:
    archive.clock.advance(timedelta(days=10 * DAYS))

    await archive.passes(NOTICE - 1)

    assert len(await notices(archive)) == 1
    assert WORDS in await words_of(archive, report)


async def test_a_history_that_was_tampered_with_is_kept_as_evidence(
    archive: Archive, officer: Member, head: Member, admin: Member
) -> None:
    report, other = await archive.files(officer), await archive.files(officer)
    for one in (report, other):
        await archive.closes(one, head)
    async with archive.services.database.begin() as session:
        for entry in await REPORTS.history(session, report.id):
            if entry.event is Event.NOTED:
                entry.detail = "tidak ada apa-apa"

    await archive.passes(2 * DAYS)

    assert WORDS in await words_of(archive, report)
    assert WORDS not in (await _text(archive, other))


async def _text(archive: Archive, report: Anomaly) -> str:
    found = await row(archive.services.database, Anomaly, report.id)
    return found.text


async def test_questions_go_by_whether_they_were_answered(
    archive: Archive, officer: Member
) -> None:
    questions = archive.services.questions
    await questions.record(1, officer, "syarat paspor", QuestionOutcome("sure", "paspor"))
    await questions.record(2, officer, "resep rendang", QuestionOutcome("none"))

    await archive.passes(11)
    assert [one.id for one in await archive.rows(select(Question))] == [2]

    await archive.passes(10)
    assert await archive.rows(select(Question)) == []


async def test_done_updates_go_once_telegram_cannot_send_them_again(archive: Archive) -> None:
    inbox = archive.services.inbox
    await inbox.accept([StoredUpdate(1, 7, "{}"), StoredUpdate(2, 7, "{}")])
    async with inbox.handling(1):
        pass

    await archive.passes(3)

    assert await inbox.count_open() == 1
    assert [one.update_id for one in await inbox.accept([StoredUpdate(1, 7, "{}")])] == [1]


async def test_what_was_put_aside_stays_until_its_sender_was_told(
    archive: Archive, officer: Member
) -> None:
    inbox = archive.services.inbox
    aside = StoredUpdate(7, chat_id=officer.telegram_id, payload="{}")
    await inbox.accept([aside])
    await inbox.give_up([aside], GiveUpReason.CRASHED)
    await archive.passes(30)
    assert await inbox.given_up() == [7]

    async with archive.services.database.begin() as session:
        await session.exec(update(OutboxMessage).values(state=MessageState.SENT))
    await archive.passes(1)

    assert await inbox.given_up() == []


async def test_invitations_and_strangers_go_and_every_removal_is_logged(archive: Archive) -> None:
    await archive.enrols("Budi", Role.OFFICER)
    await archive.services.people.may_tell_stranger(99)

    assert await archive.passes(12) == 2

    assert await archive.rows(select(StrangerNotice)) == []
    log = await archive.services.data_protection.retention.removals()
    assert sorted((removal.kind, removal.state, removal.count) for removal in log) == [
        ("invitations", "used", 1),
        ("strangers", "told", 1),
    ]
    assert all("[retention." in removal.rule for removal in log)


async def test_a_preview_counts_and_removes_nothing(
    archive: Archive, officer: Member, head: Member
) -> None:
    await archive.closes(await archive.files(officer), head)
    archive.clock.advance(timedelta(days=2 * DAYS))

    shown = {(one.rule.kind, one.rule.state): one.count for one in await _preview(archive)}

    assert shown[("reports", "selesai")] == 1
    assert shown[("invitations", "used")] == 2
    assert await _preview(archive) == await _preview(archive)
    assert set(shown) == {(rule.kind, rule.state) for rule in POLICY.rules}


async def _preview(archive: Archive) -> list[object]:
    return list(await archive.services.data_protection.retention.preview())


async def test_the_heartbeat_runs_it_once_a_day_and_after_a_crash_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []

    async def run(self: Retaining) -> tuple[int, bool]:
        runs.append(1)
        return 1, len(runs) != 1  # the first look does not do all

    monkeypatch.setattr(Retaining, "run", run)
    services = archive.services
    for _ in range(4):
        await services.data_protection.retention.run_daily()
    another = Retaining(services, lambda: POLICY, RECORDS, ())
    await another.run_daily()
    assert len(runs) == 2

    archive.clock.advance(timedelta(days=1))
    await another.run_daily()
    assert len(runs) == 3
