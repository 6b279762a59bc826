"""The sender against a local Telegram: what it does with each answer, and what it never does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from telegram.ext import ApplicationBuilder

from bot.bot_data import BotData
from bot.context import App
from bot.intake import sender
from bot.intake.sender import Sender
from bot.telegram import Button, Screen
from bot.telegram.connection.request import AiohttpRequest
from bot.telegram.outgoing import Outgoing, Quiz
from bot.telegram.pace.budget import Precedence
from bot.telegram.pace.rate_limiter import RateLimiter
from botapi_emulator import Emulator, Person
from office.clock import HandMovedClock
from office.database import Database
from office.database.health.trouble import DatabaseAway
from office.outbox import Claim, MessageState, Outbox, OutboxMessage, Priority, Trouble
from office.people.models import Member
from tests.waiting import until

TOKEN = "123456:TEST-TOKEN"
SECOND = timedelta(seconds=1)


@dataclass
class Post:
    """A sender at work, its outbox, and what the renderer `note` is told to make of a message."""

    telegram: Emulator
    application: App
    outbox: Outbox
    clock: HandMovedClock
    sender: Sender = field(init=False)
    running: asyncio.Task[None] = field(init=False)
    undelivered: list[tuple[str, Trouble]] = field(default_factory=list)
    members: dict[int, int] = field(default_factory=dict)
    looks: dict[str, Outgoing | Exception | None] = field(default_factory=dict)

    async def person(self, name: str) -> Person:
        """Let somebody become a member."""
        person = self.telegram.person(name)
        person.pressed_start()
        member = Member(
            telegram_id=person.id, name=name, unit="kanim", enrolled_at=self.clock.now()
        )
        async with self.outbox.database.begin() as session:
            session.add(member)
        self.members[person.id] = member.id
        return person

    async def put(self, person: Person, detail: str, **more: Any) -> None:
        async with self.outbox.database.begin() as session:
            await self.outbox.enqueue(
                session, "note", to=self.members[person.id], detail=detail, **more
            )

    async def render(self, message: OutboxMessage, _desk: BotData) -> Outgoing | None:
        look = self.looks.get(message.detail, Outgoing(Screen(message.detail)))
        if isinstance(look, Exception):
            raise look
        return look

    async def note_undelivered(self, message: OutboxMessage, trouble: Trouble) -> None:
        self.undelivered.append((message.detail, trouble))

    def start(self, **more: Any) -> None:
        self.sender = Sender(
            self.application, self.outbox, {"note": self.render}, self.note_undelivered, **more
        )
        self.running = asyncio.create_task(self.sender.run())

    async def stop(self) -> None:
        self.running.cancel()
        await asyncio.gather(self.running, return_exceptions=True)

    async def idle(self) -> None:
        async with asyncio.timeout(30):
            await self.sender.idle()

    async def states(self) -> list[MessageState]:
        return [message.state for message in await self.rows()]

    async def rows(self) -> list[OutboxMessage]:
        found = []
        async with self.outbox.database.read() as session:
            number = 1
            while (message := await session.get(OutboxMessage, number)) is not None:
                found.append(message)
                number += 1
        return found


@asynccontextmanager
async def open_application(telegram: Emulator) -> AsyncIterator[App]:
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{telegram.url}/bot")
        .request(AiohttpRequest())
        .rate_limiter(RateLimiter())
        .updater(None)
        .job_queue(None)
        .build()
    )
    async with application:
        yield cast(App, application)


@pytest.fixture
async def post(database: Database, clock: HandMovedClock) -> AsyncIterator[Post]:
    async with Emulator() as telegram:
        telegram.add_bot(token=TOKEN)
        async with open_application(telegram) as application:
            post = Post(telegram, application, Outbox(database, clock), clock)
            post.start()
            yield post
            await post.stop()


@pytest.fixture
async def rina(post: Post) -> Person:
    return await post.person("Rina")


async def test_a_message_is_sent_as_soon_as_its_cause_is_committed(
    post: Post, rina: Person
) -> None:
    await post.idle()

    await post.put(rina, "Laporan KJ-0412 diterima")

    message = await rina.expects("KJ-0412")
    await post.idle()
    (row,) = await post.rows()
    assert (row.state, row.message_id) == (MessageState.SENT, message.id)


async def test_a_message_for_later_is_sent_when_the_hour_comes(post: Post, rina: Person) -> None:
    await post.put(rina, "Selamat pagi", due_at=post.clock.now() + timedelta(hours=22))
    await post.idle()
    await rina.expects_nothing()

    post.clock.advance(timedelta(hours=22))

    await rina.expects("Selamat pagi")


async def test_a_clock_that_jumps_past_the_lease_sends_nothing_twice(
    post: Post, rina: Person
) -> None:
    slow = post.telegram.faults.delay(0.3, method="sendMessage", times=1)
    await post.put(rina, "sedang dikirim")
    await post.put(rina, "sesudahnya")
    await until(lambda: slow.hits)

    post.clock.advance(timedelta(hours=1))
    post.outbox.wake()

    await rina.expects("sesudahnya")
    await post.idle()
    assert [message.text for message in rina.chat] == ["sedang dikirim", "sesudahnya"]


async def test_what_has_become_obsolete_is_not_sent(post: Post, rina: Person) -> None:
    post.looks["usang"] = None

    await post.put(rina, "usang")
    await post.idle()

    await rina.expects_nothing()
    assert await post.states() == [MessageState.DROPPED]


async def test_a_card_is_edited_in_place(post: Post, rina: Person) -> None:
    await post.put(rina, "baru")
    card = await rina.expects("baru")
    button = Button("Selesai", "x")
    post.looks["diterima"] = Outgoing(Screen("diterima", ((button,),)), edit_of=card.id)

    await post.put(rina, "diterima")

    edited = await rina.expects("diterima", buttons=["Selesai"])
    assert edited.id == card.id


async def test_an_edit_that_changes_nothing_counts_as_sent(post: Post, rina: Person) -> None:
    await post.put(rina, "baru")
    card = await rina.expects("baru")
    post.looks["sama"] = Outgoing(Screen("baru"), edit_of=card.id)

    await post.put(rina, "sama")
    await post.idle()

    assert await post.states() == [MessageState.SENT, MessageState.SENT]
    await rina.expects_nothing()


async def test_a_card_that_is_gone_is_sent_anew(post: Post, rina: Person) -> None:
    post.looks["lagi"] = Outgoing(Screen("lagi"), edit_of=4711)

    await post.put(rina, "lagi")

    message = await rina.expects("lagi")
    await post.idle()
    assert (await post.rows())[0].message_id == message.id


async def test_a_photo_carries_its_text_and_buttons_and_can_be_edited(
    post: Post, rina: Person
) -> None:
    photo = (await rina.sends_photo()).json["photo"][-1]["file_id"]
    button = Button("Terima", "x")
    post.looks["kartu"] = Outgoing(
        Screen("kartu", ((button,),), is_protected=True), photos=(photo,)
    )
    await post.put(rina, "kartu")
    card = await rina.expects("kartu", buttons=["Terima"])
    assert card.json["has_protected_content"]
    post.looks["diterima"] = Outgoing(Screen("diterima"), photos=(photo,), edit_of=card.id)

    await post.put(rina, "diterima")

    edited = await rina.expects("diterima")
    assert edited.id == card.id
    assert "photo" in edited.json


@pytest.mark.parametrize("hours", [0, 49])
async def test_a_photo_that_must_not_stay_is_deleted_or_where_it_cannot_be_loses_its_words(
    post: Post, rina: Person, hours: int
) -> None:
    photo = (await rina.sends_photo()).json["photo"][-1]["file_id"]
    post.looks["denah"] = Outgoing(Screen("denah"), photos=(photo,))
    await post.put(rina, "denah")
    shown = await rina.expects("denah")
    post.looks["ditarik"] = Outgoing(
        Screen("ditarik"), photos=(photo,), edit_of=shown.id, drops_files=True
    )
    post.telegram.world.now = lambda: datetime.now(UTC) + timedelta(hours=hours)

    await post.put(rina, "ditarik")

    left = await rina.expects("ditarik")
    assert (left.id == shown.id) == ("photo" in left.json) == bool(hours)
    assert not [message for message in rina.chat if "denah" in message.text]


async def test_a_quiz_is_a_named_poll_whose_id_is_kept_with_the_sending(
    post: Post, rina: Person
) -> None:
    quiz = Quiz("Ucapan pertama?", ("Salam", "Nomor", "Diam", "Berkas"), 0, "Salam dulu.")
    post.looks["kuis"] = Outgoing(Screen("", is_protected=True), quiz=quiz)

    await post.put(rina, "kuis")

    message = await rina.expects("Ucapan pertama?")
    await post.idle()
    (row,) = await post.rows()
    poll = message.poll
    assert (poll["type"], poll["is_anonymous"], poll["correct_option_ids"]) == ("quiz", False, [0])
    assert poll["explanation"] == "Salam dulu."
    assert [option["text"] for option in poll["options"]] == list(quiz.options)
    assert message.json["has_protected_content"]
    assert (row.message_id, row.poll_id) == (message.id, poll["id"])


async def test_several_files_go_ahead_of_their_text(post: Post, rina: Person) -> None:
    photo = (await rina.sends_photo()).json["photo"][-1]["file_id"]
    document = (await rina.sends_document()).json["document"]["file_id"]
    post.looks["kartu"] = Outgoing(
        Screen("kartu"), photos=(photo, photo, photo), documents=(document,)
    )

    await post.put(rina, "kartu")
    await post.idle()

    kinds = [next(k for k in ("photo", "document", "text") if k in m.json) for m in rina.unread]
    assert kinds == ["photo", "photo", "photo", "document", "text"]
    await rina.reads_all()


async def test_a_429_silences_the_outbox_for_everybody_and_counts_no_try(post: Post) -> None:
    people = [await post.person(f"P{number}") for number in range(5)]
    storm = post.telegram.faults.storm(120, method="sendMessage")
    for person in people:
        await post.put(person, "kabar")
    await post.idle()
    refused = storm.hits
    post.clock.advance(119 * SECOND)
    await post.idle()
    assert storm.hits == refused

    storm.lift()
    post.clock.advance(1 * SECOND)

    for person in people:
        await person.expects("kabar")
    await post.idle()
    assert [row.tries for row in await post.rows()] == [0] * 5


async def test_a_429_of_one_chat_holds_up_nobody_else(post: Post) -> None:
    people = [await post.person(f"P{number}") for number in range(3)]
    storm = post.telegram.faults.storm(120, method="sendMessage", times=1)
    await post.put(people[0], "kabar")
    await post.idle()
    assert storm.hits == 1

    for person in people[1:]:
        await post.put(person, "kabar")
    await post.idle()

    for person in people[1:]:
        await person.expects("kabar")
    post.clock.advance(119 * SECOND)
    await post.idle()
    assert not people[0].unread
    post.clock.advance(1 * SECOND)
    await people[0].expects("kabar")


async def test_two_minutes_of_5xx_lose_nothing(post: Post, rina: Person) -> None:
    outage = post.telegram.faults.fail(502, method="sendMessage")
    await post.put(rina, "kabar")
    for _ in range(120):
        post.clock.advance(1 * SECOND)
        await post.idle()
    assert outage.hits == 7

    outage.lift()
    post.clock.advance(60 * SECOND)

    await rina.expects("kabar")
    await post.idle()
    await rina.expects_nothing()


async def test_a_trouble_that_lasts_is_seen_in_the_health(post: Post, rina: Person) -> None:
    with post.telegram.faults.lose(method="sendMessage"):
        await post.put(rina, "kabar")
        await post.idle()

        health = await post.outbox.health()

    assert health.depth == 1
    (error,) = health.by_error
    assert error.startswith("NetworkError")
    assert TOKEN not in error


async def test_a_lost_answer_repeats_only_the_message_in_flight(post: Post) -> None:
    people = [await post.person(f"P{number}") for number in range(3)]
    post.telegram.faults.drop(method="sendMessage", times=1)

    for person in people:
        await post.put(person, "kabar")
    await post.idle()
    post.clock.advance(1 * SECOND)
    await post.idle()

    assert sorted(len(person.chat) for person in people) == [1, 1, 2]
    for person in people:
        await person.reads_all()


async def test_who_blocked_the_bot_is_reported_and_not_written_to_again(post: Post) -> None:
    rina, agus = await post.person("Rina"), await post.person("Agus")
    await rina.opens()
    await rina.blocks()

    await post.put(rina, "kabar", priority=Priority.URGENT)
    await post.put(agus, "kabar lain")

    await agus.expects("kabar lain")
    await post.idle()
    post.clock.advance(timedelta(days=1))
    await post.idle()
    assert post.undelivered == [("kabar", Trouble.UNREACHABLE)]
    assert await post.states() == [MessageState.DEAD, MessageState.SENT]


async def test_a_400_is_kept_and_not_retried(post: Post, rina: Person) -> None:
    post.looks["rusak"] = Outgoing(Screen("<b>rusak"))

    await post.put(rina, "rusak", priority=Priority.URGENT)
    await post.idle()
    post.clock.advance(timedelta(days=1))
    await post.idle()

    assert len(post.telegram.calls["sendMessage"]) == 1
    (row,) = await post.rows()
    assert row.state is MessageState.DEAD
    assert row.error is not None
    assert row.error.startswith("BadRequest")
    assert post.undelivered == [("rusak", Trouble.REFUSED)]


async def test_a_renderer_that_stumbles_is_tried_again(post: Post, rina: Person) -> None:
    post.looks["kabar"] = RuntimeError("the database is busy")
    await post.put(rina, "kabar")
    await post.idle()

    del post.looks["kabar"]
    post.clock.advance(1 * SECOND)

    await rina.expects("kabar")


async def test_who_has_left_the_office_is_told_nothing(post: Post, rina: Person) -> None:
    async with post.outbox.database.begin() as session:
        member = await session.get(Member, post.members[rina.id])
        member.deactivated_at = post.clock.now()
        session.add(member)

    await post.put(rina, "kabar")
    await post.idle()

    await rina.expects_nothing()
    assert await post.states() == [MessageState.DROPPED]


async def test_an_urgent_message_overtakes_an_announcement(post: Post) -> None:
    people = [await post.person(f"P{number}") for number in range(60)]
    head = await post.person("Kepala Seksi")
    async with post.outbox.database.begin() as session:
        await post.outbox.enqueue_all(
            session, "note", to=[post.members[person.id] for person in people], detail="umum"
        )
    await people[0].expects("umum")

    await post.put(head, "mendesak", priority=Priority.URGENT)
    await head.expects("mendesak")

    assert sum(bool(person.chat) for person in people) < 40
    await post.idle()
    assert all(len(person.chat) == 1 for person in people)
    for person in people:
        await person.reads_all()


async def test_an_urgent_message_does_not_wait_for_the_end_of_a_storm_of_taps(
    post: Post, rina: Person
) -> None:
    await post.stop()
    line = {Precedence.FIRST: 12}
    post.start(room=lambda _seconds, precedence: line.get(precedence, -20))
    await post.put(rina, "biasa")
    await post.put(rina, "mendesak", priority=Priority.URGENT)

    await rina.expects("mendesak")

    line |= {Precedence.USUAL: 1}
    await rina.expects("biasa")


async def test_an_urgent_message_ends_the_rest_of_a_full_pace(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While an announcement fills the pace the sender rests between its claims."""
    await post.stop()
    rina, sri = await post.person("Rina Wulandari"), await post.person("Sri Mulyati")
    await post.put(rina, "Pengumuman", priority=Priority.BULK)
    monkeypatch.setattr(sender, "HORIZON_SECONDS", 3600.0)
    claim, has_claimed = post.outbox.claims.claim, asyncio.Event()

    async def claims(*arguments: Any, **more: Any) -> list[Claim]:
        found = await claim(*arguments, **more)
        has_claimed.set()
        return found

    monkeypatch.setattr(post.outbox.claims, "claim", claims)
    post.start(room=lambda _seconds, precedence: 9 * (precedence is Precedence.FIRST))
    await has_claimed.wait()
    await post.put(sri, "Minta didampingi", priority=Priority.CALL)

    await sri.expects("Minta didampingi")


async def test_what_comes_to_one_person_comes_in_order(post: Post, rina: Person) -> None:
    post.telegram.faults.delay(0.02, method="sendMessage")

    for number in range(5):
        await post.put(rina, f"kabar {number}")
    await post.idle()

    assert [message.text for message in rina.chat] == [f"kabar {n}" for n in range(5)]
    await rina.reads_all()


async def test_a_stop_lets_what_is_on_its_way_arrive(post: Post, rina: Person) -> None:
    with post.telegram.faults.delay(0.3, method="sendMessage") as slow:
        await post.put(rina, "kabar")
        await until(lambda: slow.hits)
        await post.stop()

    assert await post.states() == [MessageState.SENT]
    await rina.expects("kabar")


async def test_a_database_that_is_away_at_the_start_stops_nobody_from_sending(
    post: Post, monkeypatch: pytest.MonkeyPatch, rina: Person
) -> None:
    await post.stop()
    monkeypatch.setattr(sender, "_AFTER_A_MISHAP_SECONDS", 0.01)
    take_back, refused = post.outbox.claims.take_back, []

    async def takes_back(owner: str) -> int:
        if not refused:
            refused.append(owner)
            raise DatabaseAway
        return await take_back(owner)

    monkeypatch.setattr(post.outbox.claims, "take_back", takes_back)
    post.start()
    await post.put(rina, "kabar")

    await rina.expects("kabar")
    assert refused


async def test_a_connection_that_dies_after_the_sending_sends_nothing_twice(
    post: Post, monkeypatch: pytest.MonkeyPatch, rina: Person
) -> None:
    sent, refused = post.outbox.claims.sent, []

    async def notes(*what: Any) -> None:
        if not refused:
            refused.append(what)
            raise DatabaseAway
        await sent(*what)

    monkeypatch.setattr(post.outbox.claims, "sent", notes)
    await post.put(rina, "kabar")

    await rina.expects("kabar")
    await post.idle()
    assert refused
    assert await post.states() == [MessageState.SENT]
    await rina.expects_nothing()


async def test_two_processes_share_the_work(post: Post) -> None:
    if post.outbox.database.is_sqlite:
        pytest.skip("one process works on an SQLite file")
    people = [await post.person(f"P{number}") for number in range(40)]
    other = Post(
        post.telegram, post.application, Outbox(post.outbox.database, post.clock), post.clock
    )
    other.start()

    async with post.outbox.database.begin() as session:
        await post.outbox.enqueue_all(
            session, "note", to=[post.members[person.id] for person in people], detail="umum"
        )
    other.outbox.wake()
    for person in people:
        await person.expects("umum")
    await post.idle()
    await other.idle()
    await other.stop()

    assert all(len(person.chat) == 1 for person in people)
