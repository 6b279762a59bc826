"""Years of reports, inserted into a database in bulk by the database itself."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from office.anomalies.models import Event, Outcome, State
from office.anomalies.notices import Notice
from office.clock import SystemClock
from office.database import Database
from office.escalation.policy import EscalationPolicy, Tier
from office.outbox.models import MessageState
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post
from office.training.models import CardState
from office.training.rules.allocation import CardReason

# So many reports are open, however many are closed.
OPEN = 100
_POLICY = EscalationPolicy(
    (
        Tier(1, (Post(SECTION_HEAD, section="inteldakim"),), timedelta(hours=1), True),
        Tier(2, (Post(HEAD_OF_OFFICE),), timedelta(hours=1), True),
    )
)
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
# One report every three minutes, the last one now.
_AT = {
    "sqlite": (
        "strftime('%Y-%m-%d %H:%M:%S.000000', :now, '-' || ((:last - i) * 3 + 1) || ' minutes')"
    ),
    "postgresql": "CAST(:now AS timestamptz) - ((:last - i) * 3 + 1) * interval '1 minute'",
}
# CAST is for PostgreSQL, whose product of two integers is an integer and can overflow.
_REPORTER = "(1 + CAST(i AS BIGINT) * 7919 % :members)"
_IS_OPEN = "i > :last - :open"


async def fill(database: Database, reports: int, members: int) -> None:
    """Put so many reports into an empty database, with their histories and messages."""
    values: dict[str, Any] = {
        "last": reports,
        "members": members,
        "open": OPEN,
        "policy": _POLICY.to_json(),
        "now": _now(database),
    }
    at = _AT[database.engine.dialect.name]
    async with database.connect() as connection:
        await _run(connection, _reports(at), values)
        for number, event in enumerate((Event.REPORTED, Event.NOTIFIED, Event.RESOLVED), 1):
            await _run(connection, _entries(at, number, event), values)
        for kind in (Notice.CARD, Notice.RECEIPT):
            await _run(connection, _messages(at, kind), values)
        if not database.is_sqlite:
            await _go_on_counting(connection)
            await connection.execute(text("ANALYZE"))


def _now(database: Database) -> Any:
    now = SystemClock().now()
    return f"{now:%Y-%m-%d %H:%M:%S}" if database.is_sqlite else now


async def _run(connection: AsyncConnection, sql: str, values: dict[str, Any]) -> None:
    used = {name: value for name, value in values.items() if f":{name}" in sql}
    await connection.execute(text(sql), used)


def _reports(at: str) -> str:
    return (
        "INSERT INTO anomaly (id, reporter_id, category, text, unit, counter, case_reference, "
        "urgency, concerns, section, state, outcome, policy, tier, is_reminded, is_promised, "
        f"created_at, changed_at, due_at) {_NUMBERS}"
        f"SELECT i, {_REPORTER}, 'dokumen', 'Kartu keluarga tampak hasil suntingan ' || i, "
        "'kanim', 'Loket 2', '', 'biasa', '', 'inteldakim', "
        f"CASE WHEN {_IS_OPEN} THEN '{State.NEW}' ELSE '{State.RESOLVED}' END, "
        f"CASE WHEN {_IS_OPEN} THEN NULL ELSE '{Outcome.UNFOUNDED}' END, "
        f":policy, 1, FALSE, FALSE, {at}, {at}, NULL FROM n"
    )


def _entries(at: str, number: int, event: Event) -> str:
    detail = "2|kepala_seksi/inteldakim/" if event is Event.NOTIFIED else ""
    only = f" WHERE NOT ({_IS_OPEN})" if event is Event.RESOLVED else ""
    return (
        "INSERT INTO anomaly_history "
        "(anomaly_id, number, at, event, actor_id, detail, digest, hash) "
        f"{_NUMBERS} SELECT i, {number}, {at}, '{event}', {_REPORTER}, '{detail}', "
        f"'{'0' * 64}', '{'0' * 64}' FROM n{only}"
    )


def _messages(at: str, kind: Notice) -> str:
    recipient = "2" if kind is Notice.CARD else _REPORTER
    return (
        "INSERT INTO outbox (kind, about, detail, recipient_id, priority, dedup_key, created_at, "
        "due_at, ready_at, state, tries, message_id, sent_at) "
        f"{_NUMBERS} SELECT '{kind}', i, '', {recipient}, 5, '{kind}:' || i, {at}, {at}, {at}, "
        f"'{MessageState.SENT}', 0, i, {at} FROM n"
    )


async def give_cards(database: Database, members: int, day: date) -> None:
    """Give every member a card of that day."""
    sql = (
        "INSERT INTO card_day (member_id, day, card_id, reason, state, laters) "
        f"{_NUMBERS} SELECT i, :day, 'senyum-1', '{CardReason.NEW}', '{CardState.OPEN}', 0 FROM n"
    )
    given = day.isoformat() if database.is_sqlite else day
    async with database.connect() as connection:
        await _run(connection, sql, {"last": members, "day": given})


async def _go_on_counting(connection: AsyncConnection) -> None:
    """Set PostgreSQL's sequences to continue after the inserted ids."""
    for table in ("member", "anomaly"):
        sequence = f"pg_get_serial_sequence('{table}', 'id')"
        await connection.execute(text(f"SELECT setval({sequence}, (SELECT max(id) FROM {table}))"))
