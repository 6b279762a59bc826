"""Texts are sealed where there are keys, readable by those who have them, and by nobody else."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy import String, text

from office.clock import HandMovedClock
from office.database import Database, migrate, open_database, sealing
from office.database.keyring import MARK, SEALED, Keyring, TextSealed, new_key
from office.database.sealing import KeyMissing, NoKey
from office.database.types import Sealed
from office.people.models import Member
from office.questions.models import Question
from office.services import metadata
from tests.office.rows import row

WORDS = "KK tampak hasil suntingan"
OLD, NEW = new_key(), new_key()

# Texts that are not sealed, and why: a new column must be put here or be Sealed.
PLAIN = {
    "what an office calls its posts, places and people": {
        "anomaly.category",
        "anomaly.policy",
        "anomaly.practice",
        "answer_verdict.sop_id",
        "answer_verdict.verdict",
        "anomaly.followed",
        "anomaly.outcome",
        "anomaly.section",
        "anomaly.sop_id",
        "anomaly.state",
        "anomaly.unit",
        "anomaly.urgency",
        "announcement.audience",
        "announcement.shown",
        "announcement.state",
        "announcement_delivery.section",
        "announcement_delivery.unit",
        "announcement_history.event",
        "anomaly_history.event",
        "appointment.kind",
        "appointment.letter_number",
        "appointment.role",
        "appointment.section",
        "appointment.unit",
        "drill.ended_how",
        "drill.state",
        "drill.told_case",
        "forwarded_question.section",
        "form.step",
        "form.topic",
        "head_answer.passage",
        "head_answer.post",
        "inbox.masked",
        "interview_count.purpose",
        "interview_count.question",
        "invitation.employment",
        "invitation.name",
        "invitation.roles",
        "invitation.section",
        "invitation.unit",
        "member.employment",
        "member.name",
        "member.unit",
        "question.band",
        "question.dislike",
        "question.meant",
        "question.offered",
        "question.section",
        "question.sop_id",
        "verification.application",
        "verification.channel",
        "verification.document",
        "verification.issuer_id",
        "verification.outcome",
        "verification.section",
        "verification.state",
        "verification.unit",
        "help_call.ending",
        "help_call.place",
        "help_call.state",
        "help_call.unit",
        "help_call_history.event",
        "help_setting.place",
        "help_setting.place_unit",
        "verification_history.event",
        "section_in_force.owner",
        "section_opening.section",
        "section_opening.sop_id",
        "sop_change.owner",
        "revision.heading",
        "revision.path",
        "revision.post",
        "revision.section",
        "revision.title",
        "revision.version",
        "revision_draft.heading",
        "revision_draft.path",
        "revision_draft.post",
        "revision_draft.section",
        "revision_draft.state",
        "revision_draft.title",
        "revision_draft.touched",
        "suggestion.dislike",
        "two_people_rule.sop_id",
        "sample_request.sop_id",
        "checklist.case",
        "checklist.chosen",
        "checklist.code",
        "checklist_handout.section",
        "checklist_mark.before",
        "checklist_mark.item",
        "checklist_mark.state",
        "checklist_visit.code",
        "line_answer.asked_post",
        "line_answer.excerpt",
        "line_answer.line",
        "line_answer.post",
        "line_answer.section",
        "line_answer.sop_id",
        "line_answer.title",
        "line_answer.verdict",
        "line_answer.version",
        "review.before",
        "review.detail",
        "review.owner",
        "review.post",
        "review.reason",
        "review.section",
        "review.slugs",
        "review.sop_id",
        "review.state",
        "report_sign.interview",
        "report_sign.sign",
        "sign_count.interview",
        "sign_count.outcome",
        "sign_count.sign",
        "sign_decision.decision",
        "sign_decision.kind",
        "sign_decision.sign",
        "suggestion.kind",
        "suggestion.origin",
        "suggestion.passage",
        "suggestion.section",
        "suggestion.state",
    },
    "what is to be learned and when": {
        "card_day.card_id",
        "card_day.reason",
        "card_day.state",
        "quiz_attempt.question_id",
        "suggestion.item_id",
        "training_held.item_id",
        "script_use.script_id",
        "training_plan.days",
        "training_plan.quiz_days",
        "training_plan.theme",
        "training_plan.unit",
        "training_progress.item_id",
    },
    "counts of a pilot's first weeks: they name nobody": {"pilot_baseline.counts"},
    "machinery: facts for the sender, never words; names of processes; hashes": {
        "anomaly_attachment.file_id",
        "anomaly_attachment.kind",
        "head_answer.beside",
        "section_in_force.address",
        "section_in_force.fingerprint",
        "sop_change.address",
        "sop_change.passage",
        "training_held.fingerprint",
        "revision.basis",
        "revision_draft.basis",
        "revision_draft.written_on",
        "anomaly_history.digest",
        "anomaly_history.hash",
        "anomaly_history.salt",
        "announcement.document_id",
        "announcement.photo_id",
        "care_trouble.found",
        "care_trouble.place",
        "care_trouble.watch",
        "duty_holder.duty",
        "duty_holder.replica_id",
        "inbox.owner",
        "invitation.code_hash",
        "outbox.ahead",
        "outbox.dedup_key",
        "outbox.detail",
        "outbox.error",
        "outbox.kind",
        "outbox.owner",
        "outbox.poll_id",
        "outbox.state",
        "pace.id",
        "replica.connections",
        "replica.content",
        "replica.id",
        "replica.version",
        "privacy_told.version",
        "retention_log.kind",
        "retention_log.rule",
        "retention_log.state",
        "seal_proof.id",
        "help_call_history.digest",
        "help_call_history.hash",
        "help_call_history.salt",
        "verification_history.digest",
        "verification_history.hash",
        "verification_history.salt",
    },
    "ids and words of the program, never of people": {
        "membership_history.detail",
        "membership_history.digest",
        "membership_history.event",
        "membership_history.hash",
        "membership_history.salt",
        "setup_history.detail",
        "setup_history.digest",
        "setup_history.event",
        "setup_history.hash",
        "setup_history.salt",
    },
}


@asynccontextmanager
async def opened(url: str, *keys: str) -> AsyncIterator[Database]:
    """The database as a process with those keys opens it."""
    database = open_database(url, keys)
    try:
        await migrate.upgrade(database)
        await sealing.check(database)
        yield database
    finally:
        await database.close()


async def ask(database: Database, number: int, words: str, now: datetime) -> None:
    async with database.begin() as session:
        if await session.get(Member, 1) is None:
            session.add(Member(id=1, telegram_id=1, name="Rina", unit="kanim", enrolled_at=now))
            await session.flush()
        session.add(Question(id=number, member_id=1, asked_at=now, text=words, band="sure"))


async def read(database: Database, number: int) -> str:
    found = await row(database, Question, number)
    return found.text


async def stored(database: Database) -> Sequence[str]:
    """The questions as they lie on the disk."""
    async with database.engine.connect() as connection:
        rows = await connection.execute(text("SELECT text FROM question ORDER BY id"))
        return list(rows.scalars())


async def rotate(database: Database) -> int:
    return sum([batch.texts async for batch in sealing.rotate(database, metadata)])


def test_every_text_is_sealed_or_listed_with_the_reason_why_not() -> None:
    listed = set().union(*PLAIN.values())
    plain = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(getattr(column.type, "impl_instance", column.type), String)
        and not isinstance(column.type, Sealed)
    }

    assert plain == listed


async def test_without_keys_texts_are_stored_as_they_are(
    database_url: str, clock: HandMovedClock
) -> None:
    async with opened(database_url) as database:
        await ask(database, 1, WORDS, clock.now())

        assert await stored(database) == [WORDS]
        assert await read(database, 1) == WORDS


async def asked_with(url: str, clock: HandMovedClock, number: int, *keys: str) -> None:
    """A question, asked by an office with those keys."""
    async with opened(url, *keys) as database:
        await ask(database, number, WORDS, clock.now())


async def test_with_a_key_the_disk_holds_no_word_of_them(
    database_url: str, clock: HandMovedClock
) -> None:
    async with opened(database_url, OLD) as database:
        await ask(database, 1, WORDS, clock.now())

        (kept,) = await stored(database)
        assert kept.startswith(SEALED)
        assert "suntingan" not in kept
        assert await read(database, 1) == WORDS


async def test_rows_of_before_the_key_stay_readable(
    database_url: str, clock: HandMovedClock
) -> None:
    await asked_with(database_url, clock, 1)

    async with opened(database_url, OLD) as database:
        await ask(database, 2, WORDS, clock.now())

        assert [await read(database, number) for number in (1, 2)] == [WORDS, WORDS]


@pytest.mark.parametrize("keys", [(), (NEW,)])
async def test_a_start_without_the_key_is_refused_with_a_sentence(
    database_url: str, clock: HandMovedClock, keys: tuple[str, ...]
) -> None:
    await asked_with(database_url, clock, 1, OLD)

    with pytest.raises(KeyMissing, match="ENCRYPTION_KEYS"):
        async with opened(database_url, *keys):
            pass


async def test_a_rotation_seals_plain_and_older_texts_and_frees_the_old_key(
    database_url: str, clock: HandMovedClock
) -> None:
    await asked_with(database_url, clock, 1)
    await asked_with(database_url, clock, 2, OLD)
    async with opened(database_url, NEW, OLD) as database:
        await ask(database, 3, WORDS, clock.now())

        assert await rotate(database) == 2
        assert await rotate(database) == 0

    async with opened(database_url, NEW) as database:
        assert [await read(database, number) for number in (1, 2, 3)] == [WORDS] * 3


async def test_a_rotation_that_was_broken_off_goes_on(
    database_url: str, clock: HandMovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 2)
    async with opened(database_url, OLD) as database:
        for number in range(1, 6):
            await ask(database, number, f"{WORDS} {number}", clock.now())
    async with opened(database_url, NEW, OLD) as database:
        async for batch in sealing.rotate(database, metadata):
            assert batch.texts == 2
            break
    # The old key is still needed, and the next start says so.
    with pytest.raises(KeyMissing):
        async with opened(database_url, NEW):
            pass

    async with opened(database_url, NEW, OLD) as database:
        assert await rotate(database) == 3
        assert await read(database, 5) == f"{WORDS} 5"


async def test_a_text_that_no_key_opens_is_named_and_holds_nothing_up(
    database_url: str, clock: HandMovedClock
) -> None:
    async with opened(database_url, OLD) as database:
        for number in (1, 2, 3):
            await ask(database, number, WORDS, clock.now())
        async with database.begin() as session:
            foreign = Keyring([new_key()]).seal(WORDS)
            await session.exec(
                text("UPDATE question SET text = :foreign WHERE id = 2").bindparams(foreign=foreign)
            )
    async with opened(database_url, NEW, OLD) as database:
        batches = [batch async for batch in sealing.rotate(database, metadata)]

        assert [(column.table, column.texts, column.lost) for column in batches] == [
            ("question", 2, ()),
            ("question", 0, ("2",)),
        ]
    async with opened(database_url, NEW) as database:
        assert [await read(database, number) for number in (1, 3)] == [WORDS] * 2
        assert (await stored(database))[1] == foreign


async def test_without_a_key_there_is_nothing_to_rotate_to(database: Database) -> None:
    with pytest.raises(NoKey, match="keys new"):
        await rotate(database)


@pytest.mark.parametrize("keys", [[], [OLD]])
@pytest.mark.parametrize("words", ["", WORDS, MARK, f"{SEALED}gAAAA", f"{MARK}plain:x", "🙂" * 900])
def test_whatever_is_typed_comes_back_and_passes_for_nothing_else(
    keys: list[str], words: str
) -> None:
    ring = Keyring(keys)

    assert ring.open(ring.seal(words)) == words


def test_the_same_text_is_sealed_differently_each_time() -> None:
    ring = Keyring([OLD])

    assert ring.seal(WORDS) != ring.seal(WORDS)


def test_a_text_under_a_foreign_key_is_not_opened() -> None:
    with pytest.raises(TextSealed):
        Keyring([NEW]).open(Keyring([OLD]).seal(WORDS))
