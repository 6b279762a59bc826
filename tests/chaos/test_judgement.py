"""The judge of the chaos sees what is lost, doubled, skipped or left undone."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import text
from telegram import Bot

from bot.content.rules import OfficeRules
from bot.texts.drafts import UNCONVERTIBLE
from bot.texts.forms import BY_TEXT
from botapi_emulator import Call, Emulator, World
from knowledge.converting import Obstacle
from office.anomalies import Outcome
from office.anomalies.notices import Notice
from office.anomalies.words.report_form import ReportAnswers
from office.answers import AnswerNotice, AnswerWords
from office.changes.models import ChangeReader, SopChange
from office.changes.notices import ChangeNotice
from office.changes.rules.telling import key_of
from office.clock import HandMovedClock
from office.escalation.policy import Urgency
from office.inbox import StoredUpdate
from office.people import Member, NewMember, Role
from office.questions.service import QuestionOutcome
from office.revisions import Written
from office.services import Services, open_services
from office.settings import Settings, load
from office.verifications import Application, Issuer, VerificationAnswers
from tests.chaos.human import Deeds
from tests.chaos.judging import drills, ending, follow_ups, judgement, picture
from tests.chaos.judging.causes import Cause, Flights
from tests.chaos.judging.witness import QUESTION_ANSWERED, Known, Told, Witness, told
from tests.chaos.machines import replicas
from tests.chaos.machines.pulse import Pulse
from tests.chaos.people.keepers import PASSAGES
from tests.chaos.play import escalations, forgetting, revisions
from tests.chaos.play.asking import ANSWERS, LEANING, REVISED_QUESTION
from tests.chaos.play.flight import Flight
from tests.office.texts import NoShelf
from tests.places import CONTENT, LAYERS
from tests.shelves import shelf_of

REFERENCE = "permohonan tujuh belas"
WORDS = "satu pendamping memegang berkas lima pemohon"
QUESTION, ANSWER = "siapa mengganti kursi tunggu", "tanyakan kepada bagian rumah tangga"
FURTHER = "kursi yang di lorong juga"
PASSAGE, LINE = PASSAGES[-1], "daftar dibaca dua kali sebelum berkas dilanjutkan"
OFFICER, HEAD, BOSS, KEEPER = 700_000_001, 700_000_002, 700_000_003, 700_000_004
UPDATE = 900_000_001


@pytest.fixture
async def services(clock: HandMovedClock, sqlite_url: str) -> AsyncIterator[Services]:
    """An office in which one urgent report has climbed to the head of office and was told of."""
    settings = load(
        _env_file=None,
        database_url=sqlite_url,
        **LAYERS,
    )
    rules = OfficeRules(shelf_of(CONTENT), settings.zone)
    async with open_services(settings, clock, rules, shelf=NoShelf()) as services:
        officer = await _enrols(services, OFFICER, Role.OFFICER)
        head = await _enrols(services, HEAD, Role.SECTION_HEAD, "inteldakim")
        await _enrols(services, BOSS, Role.HEAD_OF_OFFICE)
        answers = ReportAnswers("calo", WORDS, "kanim", urgency=Urgency.URGENT, concerns="")
        await services.inbox.accept([StoredUpdate(UPDATE, OFFICER, "{}")])
        async with services.inbox.handling(UPDATE):
            await services.anomalies.reporting.file(officer, answers)
        asked = VerificationAnswers(
            document="KK",
            case_reference=REFERENCE,
            application=Application.ORDINARY,
            interviewed_on=services.people.today(),
        )
        await services.verifications.opening.open(officer, asked, Issuer("dukcapil", "tikim"))
        await services.questions.record(UPDATE, officer, QUESTION, QuestionOutcome("none"))
        forwarded = await services.answers.forwarding.forward(UPDATE, officer, "inteldakim")
        words = AnswerWords(forwarded.id, ANSWER)
        await services.answers.replying.answer(head, words, is_for_all=False)
        await _publishes(services, head, officer)
        for _ in range(2):
            clock.advance(timedelta(minutes=5))
            await services.anomalies.due.escalate_due()
        await _run(services, "UPDATE outbox SET state = 'sent'")
        yield services


async def _publishes(services: Services, head: Member, reader: Member) -> None:
    """A section is written anew and published; a member whom that concerns is told."""
    keeper = await _enrols(services, KEEPER, Role.SOP_KEEPER)
    written = Written(
        path=PASSAGE.path,
        title=PASSAGE.title,
        heading=PASSAGE.heading,
        section="inteldakim",
        text=LINE,
    )
    draft = await services.revisions.drafting.submit(keeper, written)
    await services.revisions.reviewing.approve(draft.id, head)
    now = services.clock.now()
    async with services.database.begin() as session:
        change = SopChange(
            address="a",
            passage="a",
            name=f"{PASSAGE.title} — {PASSAGE.heading}",
            owner="inteldakim",
            after=LINE,
            noticed_at=now,
            told_at=now,
        )
        session.add(change)
        await session.flush()
        session.add(ChangeReader(change_id=change.id, member_id=reader.id))
        await services.outbox.enqueue(
            session, ChangeNotice.CHANGED, to=reader.id, detail=key_of(now)
        )


async def _enrols(
    services: Services, account: int, role: Role, section: str | None = None
) -> Member:
    code = await services.people.invite(NewMember(str(account), "kanim", (role,), section))
    return await services.people.enrol(code, account)


async def _run(services: Services, sql: str) -> None:
    async with services.database.begin() as session:
        await (await session.connection()).execute(text(sql))


def _deeds() -> Deeds:
    return Deeds(
        filed={WORDS},
        asked_issuers={REFERENCE},
        forwarded={QUESTION},
        said={ANSWER},
        drafted={LINE: PASSAGE.path},
        confirmed={WORDS, REFERENCE, QUESTION, ANSWER, LINE},
        invited={str(OFFICER)},
        came_in={str(OFFICER)},
    )


async def _faults(services: Services, log: str = "") -> list[str]:
    witness = Witness(random.Random(1))
    witness.handed_over[UPDATE] = 2
    seen = await picture.taken(services)
    return list(judgement.faults(seen, witness, _deeds(), log))


async def test_what_is_in_order_is_not_complained_of(services: Services) -> None:
    assert await _faults(services) == []


async def test_what_falls_due_at_the_end_is_waited_for(services: Services, tmp_path: Path) -> None:
    await _run(services, "UPDATE outbox SET state = 'waiting' WHERE kind = 'tanda_terima'")
    async with Emulator() as telegram:
        telegram.add_bot("123456:TEST-TOKEN", "pandu_bot", "Pandu")
        calm = asyncio.create_task(ending.picture_of_calm(telegram, services, Pulse(tmp_path)))
        # The look really takes its time: it is what is tried.
        await asyncio.sleep(0.6)
        await _run(services, "UPDATE outbox SET state = 'sent'")

        assert (await calm).unsent == []


@pytest.mark.parametrize(
    ("sabotage", "complaint"),
    [
        ("DELETE FROM inbox", "were handed over and are gone"),
        ("UPDATE inbox SET done_at = NULL", "are not done"),
        ("DELETE FROM outbox WHERE kind = 'tanda_terima'", "receipts []"),
        ("UPDATE outbox SET state = 'waiting' WHERE kind = 'tanda_terima'", "is due and not sent"),
        ("UPDATE outbox SET state = 'dead' WHERE kind = 'laporan_baru'", "will never arrive"),
        ("UPDATE outbox SET state = 'dropped' WHERE kind = 'laporan_baru'", "nobody has its card"),
        (
            "DELETE FROM outbox WHERE id = (SELECT max(id) FROM outbox WHERE kind='laporan_baru')",
            "2 turns of cards for 2 climbs",
        ),
        ("UPDATE anomaly SET due_at = NULL", "will never move again"),
        ("UPDATE anomaly SET due_at = created_at", "overdue"),
        ("UPDATE anomaly SET reporter_id = 2", "its reporter was tier"),
        ("UPDATE anomaly SET text = 'lain'", "is there 0 times"),
        ("UPDATE anomaly_history SET event = 'diterima' WHERE number IN (2, 4)", "taken twice"),
        ("UPDATE anomaly_history SET event = 'diterima' WHERE number = 3", "somebody has it"),
        ("UPDATE anomaly_history SET event = 'diselesaikan' WHERE number = 3", "after its end"),
        ("UPDATE anomaly_history SET detail = '1|kepala_kantor//' WHERE number = 4", "not theirs"),
        ("UPDATE anomaly_history SET detail = 'x' WHERE number = 1", "audit: KJ-0001"),
        (
            "UPDATE outbox SET dedup_key = replace(dedup_key, 'card:1:3:', 'card:1:4:')",
            "tier 4 was tier where 3 was due",
        ),
        (
            "UPDATE anomaly_history SET at = (SELECT created_at FROM anomaly) WHERE number = 5",
            "too early",
        ),
        ("UPDATE verification SET case_reference = 'lain'", "the verification «permohonan"),
        ("UPDATE forwarded_question SET due_at = asked_at", "should have climbed"),
        ("UPDATE forwarded_question SET text = 'lain'", "the forwarded question «siapa"),
        ("DELETE FROM outbox WHERE kind = 'jawaban_pejabat'", "was answered: []"),
        ("UPDATE member SET name = 'lain' WHERE id = 1", "is a member 0 times"),
        ("UPDATE verification SET due_at = created_at", "VD-0001 has sent no alarm since"),
        ("UPDATE verification_history SET event = 'dibuka'", "VD-0001: ['dibuka', 'dibuka']"),
        ("UPDATE verification_history SET event = 'diingatkan', detail = 'x'", "more than once: x"),
        ("UPDATE verification_history SET detail = 'x' WHERE number = 2", "audit: VD-0001"),
        ("UPDATE revision_draft SET text = 'lain'", "the draft «daftar"),
        ("UPDATE revision_draft SET revision_id = NULL", "disetujui, and its revision is None"),
        ("UPDATE revision_draft SET state = 'menunggu'", "reviewers should have been reminded"),
        ("UPDATE revision SET number = 2", "its revisions are numbered [2]"),
        ("UPDATE revision SET started_at = NULL", "started None"),
        ("UPDATE revision SET ended_at = started_at", "ended by nobody"),
        ("UPDATE sop_change SET after = ''", "of it nobody knows"),
        (
            "UPDATE appointment SET section='inteldakim' WHERE member_id=3",
            "nobody tells members [3]",
        ),
        ("DELETE FROM outbox WHERE kind = 'sop_berubah'", "of the news [("),
        ("DELETE FROM sop_change_reader", "are of no change"),
        ("UPDATE outbox SET state = 'dropped' WHERE kind = 'sop_berubah'", "member 1 is dropped"),
        ("UPDATE outbox SET kind = 'revisi_tidak_terpakai' WHERE id = 1", "revisi_tidak_terpakai"),
        (
            "UPDATE appointment SET role = 'pelatih' WHERE member_id = 3",
            "was tier for kepala_kantor//, which is not theirs",
        ),
    ],
)
async def test_what_is_not_is(services: Services, sabotage: str, complaint: str) -> None:
    await _run(services, sabotage)

    assert any(complaint in fault for fault in await _faults(services)), await _faults(services)


async def test_a_drill_that_goes_on_beside_what_is_urgent_is_seen(
    services: Services, clock: HandMovedClock
) -> None:
    """Also one that is counted, and one whose words stand in a real report."""
    officer = await services.people.recognise(OFFICER)
    assert officer is not None
    drill = ReportAnswers("calo", "kasus cerita", "kanim", urgency=Urgency.NORMAL, concerns="")
    filed = await services.anomalies.reporting.file(officer, drill)
    told = Deeds(filed={WORDS}, drilled={"kasus cerita"})
    seen = await picture.taken(services)
    assert list(drills.faults(seen, told)) == ["KJ-0002 is real, and holds the words of a drill"]
    assert await drills.figures(seen, services) == []
    await _run(services, f"UPDATE anomaly SET practice = 'simulasi' WHERE id = {filed.id}")
    seen = await picture.taken(services)
    assert list(drills.faults(seen, told)) == []

    clock.advance(timedelta(minutes=1))
    urgent = ReportAnswers("calo", "lain", "kanim", urgency=Urgency.URGENT, concerns="")
    await services.anomalies.reporting.file(officer, urgent)
    overtaken = await picture.taken(services)
    await _run(services, "DELETE FROM anomaly_history WHERE event = 'latihan_berakhir'")
    seen = await picture.taken(services)

    assert list(drills.faults(overtaken, told)) == []
    goes_on = list(drills.faults(seen, told))
    assert goes_on
    assert all("goes on although KJ-0003 has reached" in one for one in goes_on)
    await _run(services, "UPDATE anomaly SET practice = NULL")
    (counted,) = await drills.figures(seen, services)
    assert counted.startswith("reports [2] are counted")


async def test_what_the_log_gave_up_is_a_fault(services: Services) -> None:
    (fault,) = await _faults(services, log='level=error event="update given up" update=7')

    assert "update given up" in fault


@asynccontextmanager
async def _process(digest: int) -> AsyncIterator[Settings]:
    """A process that answers with the words of that digest."""

    async def answers(_: web.Request) -> web.Response:
        return web.Response(text=f"# of the words\npandu_content_digest {float(digest)}\n")

    app = web.Application()
    app.router.add_get("/metrics", answers)
    async with TestServer(app) as server:
        yield load(
            _env_file=None,
            **LAYERS,
            metrics_port=server.port,
        )


@pytest.mark.slow  # it loads the whole content more than once
async def test_a_process_that_answers_with_other_words_is_seen(services: Services) -> None:
    # What was published here is no SOP: it is left out, and the file stands.
    seen, digest = await picture.taken(services), shelf_of(CONTENT).digest

    async with _process(digest) as one, _process(digest + 1) as other:
        assert await replicas.faults(seen, [one, one], slowness=1) == []
        (fault,) = await replicas.faults(seen, [one, other], slowness=0.02)

    assert fault == f"the words in use are {[digest, digest + 1]} instead of {digest}"


def _receipt() -> Call:
    world = World(now=lambda: datetime(2026, 11, 25, tzinfo=UTC))
    bot = world.add_bot("1:T", "bot", "Bot")
    result = {"text": "Laporan KJ-0001 sudah terkirim.", "chat": {"id": OFFICER}}
    return Call(world, bot, "sendMessage", {}, result=result)


async def _tally(
    services: Services, sent: int, lost: int = 0, *, flights: int = 0
) -> judgement.Tally:
    await _run(services, "DELETE FROM outbox WHERE kind <> 'tanda_terima'")
    witness = Witness(random.Random(1))
    witness.sent = [_receipt()] * sent
    witness.lost = [_receipt()] * lost
    flight = Flight(((Notice.RECEIPT, 1, OFFICER),), frozenset())
    seen = await picture.taken(services)
    struck = Flights()
    struck.at[Cause.KILL].extend([flight] * flights)
    return judgement.tally(seen, witness, _deeds(), struck)


async def test_a_receipt_that_came_once_is_neither_lost_nor_repeated(services: Services) -> None:
    assert await _tally(services, sent=1) == judgement.Tally(Counter(), (), ())


async def test_one_that_never_came_is_lost_whatever_the_database_says(services: Services) -> None:
    (lost,) = (await _tally(services, sent=0)).lost

    assert lost == f"{Notice.RECEIPT} about 1 to {OFFICER}"


async def test_one_that_came_twice_needs_a_reason_for_each_time(services: Services) -> None:
    nothing = await _tally(services, sent=3)
    by_kill = await _tally(services, sent=2, flights=1)
    by_both = await _tally(services, sent=3, lost=1, flights=5)

    assert (nothing.explained.total(), len(nothing.unexplained)) == (0, 1)
    assert (by_kill.explained, by_kill.unexplained) == ({Cause.KILL: 1}, ())
    assert by_both.explained == {Cause.LOST_ANSWER: 1, Cause.KILL: 1}
    assert by_both.unexplained == ()


@pytest.mark.parametrize(("sure", "unsure", "lost"), [(0, 1, 0), (1, 0, 1)])
async def test_only_who_never_gave_up_is_owed_an_answer(
    services: Services, sure: int, unsure: int, lost: int
) -> None:
    answer = _receipt()
    answer.result = {"text": ANSWERS[REVISED_QUESTION], "chat": {"id": OFFICER}}
    deeds = Deeds(
        questions=Counter({OFFICER: sure} if sure else {}),
        unsure_questions=Counter({OFFICER: unsure}),
    )
    witness, seen = Witness(random.Random(1)), await picture.taken(services)

    without = judgement.tally(seen, witness, deeds, Flights())
    witness.sent = [answer]
    answered = judgement.tally(seen, witness, deeds, Flights())

    assert sum(QUESTION_ANSWERED in one for one in without.lost) == lost
    assert not any(QUESTION_ANSWERED in one for one in answered.lost + answered.unexplained)


@pytest.mark.parametrize(
    ("words", "button", "what"),
    [
        ("SOP berubah: Paspor hilang — Biaya", "ch:r:17", (ChangeNotice.CHANGED, 17)),
        ("Belum Anda baca.\n\n1. Bagian baru: Dukun", "ch:r:17", (ChangeNotice.UNREAD, 17)),
        ("SOP berubah: Paspor hilang — Biaya\n\nSudah Anda baca, 25-11 09.00.", "", None),
        ("Mulai hari ini berlaku: Paspor hilang — Biaya, versi 1.2.", "", ("revisi_berlaku", 5)),
        ("Paspor hilang — Biaya\nRp1.000.000", "", ("an answer", 0)),
    ],
)
def test_what_is_said_of_a_changed_section_is_told_apart(
    words: str, button: str, what: tuple[str, int] | None
) -> None:
    call = _receipt()
    row = [{"text": "Sudah baca", "callback_data": button}]
    call.result = {
        "text": words,
        "chat": {"id": OFFICER},
        "reply_markup": {"inline_keyboard": [row]},
    }
    known = Known(revisions={"Paspor hilang — Biaya, versi 1.2": 5})

    assert told(call, known) == (Told(*what, OFFICER) if what else None)


@pytest.mark.parametrize(
    ("left", "count"),
    [
        ("Wawancara selesai: Wisata", 1),
        ("1. Berapa lama? “tujuan berubah”", 1),
        ("Wawancara selesai. Catatannya sudah dihapus.", 0),
        (WORDS, 0),  # stands in a report
    ],
)
async def test_what_an_interview_has_left_in_a_chat_is_noticed(
    services: Services, left: str, count: int
) -> None:
    async with Emulator() as telegram:
        bot, officer = telegram.add_bot(), telegram.person("Rina")
        officer.pressed_start()
        async with Bot(bot.token, base_url=f"{telegram.url}/bot") as pandu:
            await pandu.send_message(officer.id, left)
        seen = await picture.taken(services)

        found = forgetting.in_chats([officer], seen, Deeds(noted={WORDS, "tujuan berubah"}))

        assert len(list(found)) == count


# --- what goes on after an answer, an end or a refusal ---


@pytest.fixture
async def replaced(services: Services) -> Services:
    """The answer that the officer has was replaced, and they have asked about the new one."""
    head = await _member(services, HEAD)
    words = AnswerWords(1, "sejak pekan ini kepada koperasi", replaces=1)
    await services.answers.replying.answer(head, words, is_for_all=False)
    await _run(services, "UPDATE outbox SET state = 'sent'")
    officer = await _member(services, OFFICER)
    await services.answers.forwarding.follow_up(1, officer, FURTHER)
    await _run(services, "UPDATE outbox SET state = 'sent'")
    return services


async def test_a_replaced_answer_and_what_is_asked_about_it_are_in_order(
    replaced: Services,
) -> None:
    deeds = _deeds()
    deeds.said.add(FURTHER)
    deeds.confirmed.add(FURTHER)
    seen = await picture.taken(replaced)
    witness = Witness(random.Random(1))
    witness.handed_over[UPDATE] = 2

    assert list(judgement.faults(seen, witness, deeds, "")) == []
    lost = judgement.tally(seen, Witness(random.Random(1)), deeds, Flights()).lost
    told_of_answers = [one for one in lost if one.startswith("jawaban_")]
    assert told_of_answers == [f"{kind} about {number} to {OFFICER}" for kind, number in TOLD]


TOLD = ((AnswerNotice.GIVEN, 1), (AnswerNotice.REPLACED, 2))


@pytest.mark.parametrize(
    ("sabotage", "complaint"),
    [
        ("DELETE FROM outbox WHERE kind = 'jawaban_diganti'", "was answered: []"),
        ("DELETE FROM outbox WHERE kind = 'jawaban_pejabat'", "was never given its first answer"),
        ("UPDATE outbox SET detail = '2' WHERE kind = 'jawaban_pejabat'", "['sent', 'sent']"),
        ("UPDATE head_answer SET ended_at = NULL", "is still in force"),
        ("UPDATE forwarded_question SET follow_up = ''", f"the sentence «{FURTHER}» is there 0"),
        (
            f"UPDATE forwarded_question SET follow_up = '{FURTHER}\n{FURTHER}'",
            f"the sentence «{FURTHER}» is there 2",
        ),
        ("UPDATE forwarded_question SET due_at = asked_at", "should have climbed"),
    ],
)
async def test_a_replaced_answer_that_is_not_told_or_asked_about_in_vain_is_seen(
    replaced: Services, sabotage: str, complaint: str
) -> None:
    await _run(replaced, sabotage)
    deeds = _deeds()
    deeds.said.add(FURTHER)
    deeds.confirmed.add(FURTHER)
    seen = await picture.taken(replaced)

    found = list(judgement.faults(seen, Witness(random.Random(1)), deeds, ""))

    assert any(complaint in fault for fault in found), found


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (f"Jawaban Kasi Tikim · TJ-0001\n…\n{ANSWER}", AnswerNotice.GIVEN),
        (f"Jawaban Kasi Tikim diganti.\n\nJawaban Kasi · TJ-0001\n{ANSWER}", AnswerNotice.REPLACED),
        (f"Jawaban Kasi Tikim\n…\n{ANSWER}", None),  # shown to somebody else who asks the same
    ],
)
def test_an_answer_is_told_from_the_one_in_its_place(words: str, kind: str | None) -> None:
    call = _receipt()
    call.result = {"text": words, "chat": {"id": OFFICER}}

    assert told(call, Known(answers={ANSWER: 5})) == (Told(kind, 5, OFFICER) if kind else None)


@pytest.mark.parametrize(
    ("minutes", "sop", "read_as", "count"),
    [
        (2, "paspor-hilang", f"{REVISED_QUESTION} {LEANING}", 0),
        (2, "paspor-hilang", None, 1),
        (2, "izin-tinggal", f"{REVISED_QUESTION} {LEANING}", 1),
        (2, None, LEANING, 1),
        (11, "izin-tinggal", None, 0),  # too late to go on from it
    ],
)
async def test_what_leans_on_a_question_is_to_be_read_with_it(
    services: Services,
    clock: HandMovedClock,
    minutes: int,
    sop: str | None,
    read_as: str | None,
    count: int,
) -> None:
    officer = await _member(services, OFFICER)
    first = QuestionOutcome("sure", sop_id="paspor-hilang", section="biaya")
    await services.questions.record(UPDATE + 1, officer, REVISED_QUESTION, first)
    clock.advance(timedelta(minutes=minutes))
    then = QuestionOutcome("sure", sop_id=sop, section="waktu", read_as=read_as)
    await services.questions.record(UPDATE + 2, officer, LEANING, then)

    assert len(list(follow_ups.faults(await picture.taken(services)))) == count


async def test_a_report_that_is_opened_again_goes_on(services: Services) -> None:
    """Also one of which nobody was asked, or whose state is not that of its history."""
    actions, head = services.anomalies.actions, await _member(services, BOSS)
    await actions.acknowledge(1, head)
    await actions.resolve(1, head, Outcome.REFERRED, "sudah ke Dukcapil")
    officer = await _member(services, OFFICER)
    await services.anomalies.thread.ask_to_reopen(1, officer, "orangnya kembali")
    asked = await picture.taken(services)
    await actions.reopen(1, head)
    opened = await picture.taken(services)

    assert list(escalations.faults(asked, asked.anomalies[1])) == []
    assert list(escalations.faults(opened, opened.anomalies[1])) == []
    await _run(services, "DELETE FROM outbox WHERE kind = 'minta_dibuka_lagi'")
    seen = await picture.taken(services)
    (unasked,) = escalations.faults(seen, seen.anomalies[1])
    assert "nobody was asked to open it again" in unasked
    await _run(services, "UPDATE anomaly SET state = 'selesai'")
    seen = await picture.taken(services)
    assert "KJ-0001: is selesai, and its history not at an end" in list(
        escalations.faults(seen, seen.anomalies[1])
    )


async def test_a_drill_that_is_taken_twice_is_seen(services: Services) -> None:
    await services.anomalies.actions.acknowledge(1, await _member(services, BOSS))
    await _run(services, "UPDATE anomaly SET practice = 'simulasi'")
    once = await picture.taken(services)
    await _run(services, "UPDATE anomaly_history SET event = 'diterima' WHERE number = 2")
    twice = await picture.taken(services)

    assert list(drills.faults(once, Deeds())) == []
    assert any("taken twice" in one for one in drills.faults(twice, Deeds()))


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (UNCONVERTIBLE[Obstacle.BOMB], 0),
        (UNCONVERTIBLE[Obstacle.TOO_SLOW], 0),
        (BY_TEXT, 0),
        (UNCONVERTIBLE[Obstacle.SCANNED], 1),
        ("Naskah diterima.", 1),
    ],
)
async def test_a_harmful_file_that_is_not_refused_for_what_it_is_is_seen(
    services: Services, said: str, count: int
) -> None:
    deeds = Deeds(refused=[("bom.docx", said)], drafted={LINE: PASSAGE.path})
    seen = await picture.taken(services)

    assert len(list(revisions.faults(seen, deeds))) == count


async def test_a_draft_that_nobody_wrote_is_seen(services: Services) -> None:
    await _run(services, "UPDATE revision_draft SET text = 'lain'")
    seen = await picture.taken(services)

    assert any("written by nobody" in one for one in revisions.faults(seen, Deeds()))


async def _member(services: Services, account: int) -> Member:
    found = await services.people.recognise(account)
    assert found is not None
    return found
