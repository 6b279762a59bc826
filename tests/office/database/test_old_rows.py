"""A database of an earlier version starts, and every row of it is read."""

import asyncio
import shutil
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from bot import application, handlers
from bot.bot_data import BotData
from bot.content.rules import OfficeRules
from bot.screens.anomalies.card import ReportCards
from bot.screens.verifications.card import VerificationCards
from office.announcements import AnnouncementNotice, Copy
from office.anomalies.facts import (
    CardTurn,
    EntryWords,
    NotTold,
    PromiseDue,
    Reassigned,
    Returned,
    TierGap,
    ToldAt,
)
from office.anomalies.models import Entry, Event
from office.anomalies.notices import Notice
from office.clock import HandMovedClock
from office.forms.models import StoredForm
from office.outbox import MessageState, OutboxMessage
from office.services import FLOWS, open_services, verify_histories
from office.settings import load
from office.verifications.models import VerificationEntry
from office.verifications.notices import VerificationNotice
from tests.conftest import NINE, migrate_at
from tests.office.rows import rows
from tests.places import CONTENT
from tests.shelves import shelf_of

ROWS = Path(__file__).with_name("rows_of_b23d9d42.sql")
LATER = NINE + timedelta(days=5, minutes=30)


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows of that version, with the schema of this one: made once, to be copied."""
    file = tmp_path_factory.mktemp("old") / "old.db"
    with sqlite3.connect(file) as old:
        old.executescript(ROWS.read_text("utf-8"))
    asyncio.run(migrate_at(f"sqlite:///{file}"))
    return file


@pytest.fixture
async def bot_data(tmp_path: Path, upgraded: Path) -> AsyncIterator[BotData]:
    """The bot of this version on the rows of that one."""
    file = shutil.copy(upgraded, tmp_path / "old.db")
    shelf = shelf_of(CONTENT)
    settings = load(_env_file=None, database_url=f"sqlite:///{file}", telegram_bot_token="1:old")
    rules = OfficeRules(shelf, settings.zone)
    async with open_services(settings, HandMovedClock(LATER), rules) as services:
        yield application.build(settings, services, shelf).bot_data


async def messages(bot_data: BotData) -> list[OutboxMessage]:
    return await rows(bot_data.services.database, select(OutboxMessage))


async def test_every_history_is_whole(bot_data: BotData) -> None:
    assert await verify_histories(bot_data.services.database) == []


async def test_every_waiting_message_is_rendered(bot_data: BotData) -> None:
    drawn = Counter[str]()
    for message in await messages(bot_data):
        if message.state is MessageState.WAITING:
            outgoing = await handlers.RENDERERS[message.kind](message, bot_data)
            drawn[message.kind] += outgoing is not None

    assert {
        Notice.CARD,
        Notice.ANSWER,
        Notice.QUESTION,
        Notice.CONFIRMED,
        Notice.GAP,
        Notice.MOVED,
        AnnouncementNotice.EDIT,
        VerificationNotice.HANDED_ON,
    } <= {kind for kind, count in drawn.items() if count}


async def test_the_facts_of_every_message_are_read(bot_data: BotData) -> None:
    kinds = {
        Notice.CARD: CardTurn,
        Notice.ANSWER: EntryWords,
        Notice.QUESTION: EntryWords,
        Notice.GAP: TierGap,
        Notice.PROMISE_DUE: PromiseDue,
        AnnouncementNotice.EDIT: Copy,
    }
    found = [message for message in await messages(bot_data) if message.kind in kinds]

    facts = {repr(message.facts(kinds[message.kind])) for message in found}
    assert {message.kind for message in found} == set(kinds)
    assert "EntryWords(entry=5, files=(3, 4))" in facts
    assert "CardTurn(tier=3, role='kepala_kantor', mark='')" in facts
    assert any("serah" in fact for fact in facts)
    assert any("tugas" in fact for fact in facts)


async def test_the_facts_of_every_history_are_read(bot_data: BotData) -> None:
    kinds = {
        Event.NOTIFIED: ToldAt,
        Event.NOT_NOTIFIED: NotTold,
        Event.REASSIGNED: Reassigned,
        Event.RETURNED: Returned,
    }
    entries = await rows(bot_data.services.database, select(Entry))
    told = [entry.facts(kinds[entry.event]) for entry in entries if entry.event in kinds]
    (broken,) = (item for item in told if isinstance(item, Returned))
    verified = await rows(bot_data.services.database, select(VerificationEntry))

    assert broken.promise
    assert {entry.event for entry in entries} >= {*kinds, Event.TRANSFERRED, Event.RESOLVED}
    by_report = {entry.anomaly_id: [] for entry in entries}
    for entry in entries:
        by_report[entry.anomaly_id].append(entry)
    for number, history in by_report.items():
        anomaly = await bot_data.services.anomalies.queries.reread(number)
        assert anomaly is not None
        cards = await ReportCards.of(bot_data, anomaly, entries=history)
        assert len(cards.timeline(anomaly).lines(history)) == len(history)
    for one in verified:
        found = await bot_data.services.verifications.queries.reread(one.verification_id)
        assert found is not None
        cards = await VerificationCards.of(bot_data, found, entries=[one])
        assert cards.history(found, [one]).html


async def test_every_open_form_is_read(bot_data: BotData) -> None:
    services = bot_data.services
    flows = {flow.topic: flow for flow in FLOWS}
    forms = await rows(services.database, select(StoredForm))
    assert len(forms) == 4
    for form in forms:
        member = await services.people.member(form.member_id)
        assert member is not None
        async with services.database.read() as session:
            assert await services.forms.load(session, member, flows[form.topic], is_locked=False)
