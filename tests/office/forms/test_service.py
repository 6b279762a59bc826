"""One form a member and topic; the one that moved last listens, and no update moves it twice."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from office.anomalies.words.case_words import ALBUM_ARRIVES_FOR, CASE_WORDS, CaseWords, Purpose
from office.anomalies.words.report_form import REPORT, ReportAnswers, ReportStep
from office.clock import HandMovedClock
from office.database import AsyncSession, Database
from office.forms import Form, Forms, Input, NoForm, Topic
from office.inbox import Inbox, StoredUpdate
from office.people import Member, NewMember, People, Role
from office.posts import APPOINTMENT, AppointmentStep, DayIsPast
from tests.conftest import WIB

FLOWS = (REPORT, CASE_WORDS, APPOINTMENT)


@pytest.fixture
def forms(database: Database, clock: HandMovedClock) -> Forms:
    return Forms(database, clock, Inbox(database, clock), FLOWS)


@pytest.fixture
async def rina(database: Database, clock: HandMovedClock) -> Member:
    people = People(database, clock, WIB)
    code = await people.invite(NewMember("Rina", "kanim", (Role.OFFICER,)))
    return await people.enrol(code, telegram_id=7)


async def listening(forms: Forms, member: Member, sent: Input = Input.TEXT) -> Topic | None:
    form = await forms.current(member, sent)
    return form.topic if form is not None else None


async def test_without_a_form_nothing_listens(forms: Forms, rina: Member) -> None:
    assert await forms.current(rina) is None
    assert await forms.of(rina, REPORT) is None


async def test_what_was_answered_is_there_again(forms: Forms, rina: Member) -> None:
    await forms.begin(rina, REPORT)
    await forms.answer(rina, REPORT, ReportStep.CATEGORY, category="calo")

    form = await forms.of(rina, REPORT)

    assert (form.step, form.answers) == (ReportStep.TEXT, ReportAnswers(category="calo"))


async def test_the_form_that_moved_last_listens_and_the_other_stays(
    forms: Forms, rina: Member, clock: HandMovedClock
) -> None:
    await forms.begin(rina, REPORT, ReportStep.TEXT, ReportAnswers(category="calo"))
    clock.advance(timedelta(minutes=1))
    await forms.begin(rina, CASE_WORDS, Purpose.ANSWER, CaseWords(3))
    assert await listening(forms, rina) is CASE_WORDS.topic

    await forms.discard(rina, CASE_WORDS.topic)

    assert await listening(forms, rina) is REPORT.topic
    clock.advance(timedelta(minutes=1))
    await forms.begin(rina, CASE_WORDS, Purpose.ANSWER, CaseWords(3))
    await forms.change(rina, REPORT, Form.resumed)
    clock.advance(timedelta(minutes=1))
    await forms.change(rina, REPORT, Form.resumed)
    assert await listening(forms, rina) is REPORT.topic


async def test_a_form_that_no_longer_listens_leaves_the_word_to_an_older_one(
    forms: Forms, rina: Member, clock: HandMovedClock
) -> None:
    await forms.begin(rina, REPORT, ReportStep.TEXT)
    clock.advance(timedelta(minutes=1))
    await forms.begin(rina, APPOINTMENT, AppointmentStep.FROM)
    assert await listening(forms, rina) is APPOINTMENT.topic

    clock.advance(timedelta(minutes=30))

    assert await listening(forms, rina) is REPORT.topic


async def test_at_a_button_a_text_is_corrected_for_half_an_hour_and_then_a_question(
    forms: Forms, rina: Member, clock: HandMovedClock
) -> None:
    await forms.begin(rina, REPORT)
    clock.advance(timedelta(minutes=29))
    assert await listening(forms, rina) is REPORT.topic

    clock.advance(timedelta(minutes=1))

    assert await listening(forms, rina) is None
    assert await forms.of(rina, REPORT) is not None


async def test_a_new_press_replaces_the_form_of_its_topic(forms: Forms, rina: Member) -> None:
    await forms.begin(rina, CASE_WORDS, Purpose.NOTE, CaseWords(3))
    await forms.begin(rina, CASE_WORDS, Purpose.ASK, CaseWords(4))

    form = await forms.of(rina, CASE_WORDS)

    assert (form.step, form.answers.anomaly_id) == (Purpose.ASK, 4)


async def test_an_answer_that_is_refused_moves_nothing(forms: Forms, rina: Member) -> None:
    await forms.begin(rina, APPOINTMENT, AppointmentStep.FROM)

    def refuse(_: object) -> None:
        raise DayIsPast

    with pytest.raises(DayIsPast):
        await forms.answer(rina, APPOINTMENT, AppointmentStep.FROM, refuse)

    form = await forms.of(rina, APPOINTMENT)
    assert form.step is AppointmentStep.FROM


async def test_what_is_written_alongside_fails_with_the_move(forms: Forms, rina: Member) -> None:
    await forms.begin(rina, REPORT)

    async def fails(_: AsyncSession) -> None:
        raise NoForm

    with pytest.raises(NoForm):
        await forms.answer(rina, REPORT, ReportStep.CATEGORY, effect=fails, category="calo")

    form = await forms.of(rina, REPORT)
    assert form.step is ReportStep.CATEGORY


async def test_nothing_is_written_alongside_what_does_not_move(forms: Forms, rina: Member) -> None:
    await forms.begin(rina, REPORT)

    async def fails(_: AsyncSession) -> None:
        raise AssertionError

    await forms.answer(rina, REPORT, ReportStep.UNIT, effect=fails, unit="kanim")


async def test_a_form_that_was_thrown_away_takes_no_answer(forms: Forms, rina: Member) -> None:
    await forms.begin(rina, REPORT)
    assert await forms.discard(rina, REPORT.topic)
    assert not await forms.discard(rina, REPORT.topic)

    with pytest.raises(NoForm) as refused:
        await forms.answer(rina, REPORT, ReportStep.CATEGORY, category="calo")
    assert refused.value.topic == REPORT.topic


async def test_each_form_expires_after_its_own_time(
    forms: Forms, rina: Member, clock: HandMovedClock, database: Database
) -> None:
    await forms.begin(rina, REPORT)
    await forms.begin(rina, APPOINTMENT)
    clock.advance(timedelta(minutes=30))
    assert await forms.of(rina, APPOINTMENT) is None
    with pytest.raises(NoForm):
        await forms.change(rina, APPOINTMENT, Form.back)

    async with database.begin() as session:
        assert await forms.expire(session) == [(rina.id, APPOINTMENT.topic)]
    clock.advance(timedelta(hours=24))
    async with database.begin() as session:
        assert await forms.expire(session) == [(rina.id, REPORT.topic)]
        assert await forms.expire(session) == []


async def test_an_update_moves_a_form_once_and_stays_open_until_its_reply(
    forms: Forms, rina: Member
) -> None:
    inbox = forms.inbox
    await inbox.accept([StoredUpdate(5, 7, "{}"), StoredUpdate(6, 7, "{}")])
    async with inbox.handling(5):
        await forms.begin(rina, REPORT)
        await forms.answer(rina, REPORT, ReportStep.CATEGORY, category="calo")
        begun = await forms.begin(rina, REPORT)
        assert await inbox.count_open() == 2
    assert begun.step is ReportStep.CATEGORY, "an update that has begun a form answers nothing"

    async with inbox.handling(6):
        first = await forms.answer(rina, REPORT, ReportStep.CATEGORY, category="calo")
        again = await forms.change(rina, REPORT, Form.back)
        assert await forms.current(rina) == again

    assert first == again
    assert first.is_result_of(6)
    assert await inbox.count_open() == 0


async def test_the_update_that_moved_a_form_finds_it_however_late_it_comes_again(
    forms: Forms, rina: Member, clock: HandMovedClock
) -> None:
    await forms.inbox.accept([StoredUpdate(5, 7, "{}")])
    async with forms.inbox.handling(5):
        await forms.begin(rina, REPORT)
        clock.advance(timedelta(hours=5))

        form = await forms.current(rina)

    assert form is not None
    assert await forms.current(rina) is None


async def test_finishing_a_form_closes_the_update(forms: Forms, rina: Member) -> None:
    await forms.begin(rina, CASE_WORDS, Purpose.NOTE, CaseWords(3))
    await forms.inbox.accept([StoredUpdate(5, 7, "{}")])

    async with forms.inbox.handling(5):
        await forms.finish(rina, CASE_WORDS.topic)
        assert await forms.inbox.count_open() == 0

    assert await forms.of(rina, CASE_WORDS) is None


@pytest.mark.parametrize(
    "change", ["topic = 'masa_depan'", "step = 'masa_depan'", "answers = '{\"files\": 1}'"]
)
async def test_what_a_newer_version_has_written_is_left_alone(
    forms: Forms, rina: Member, database: Database, change: str
) -> None:
    await forms.begin(rina, REPORT)
    async with database.connect() as connection:
        await connection.execute(text(f"UPDATE form SET {change}"))

    assert await forms.current(rina) is None
    assert await forms.of(rina, REPORT) is None
    async with database.begin() as session:
        assert await forms.expire(session) == []


async def test_the_rest_of_an_album_goes_with_its_first_photo_whatever_was_asked_since(
    forms: Forms, rina: Member, clock: HandMovedClock
) -> None:
    await forms.begin(rina, REPORT, ReportStep.TEXT, ReportAnswers(category="calo"))
    clock.advance(timedelta(minutes=1))
    await forms.begin(rina, CASE_WORDS, Purpose.ADDED, CaseWords(3, album="7"))

    assert await listening(forms, rina) is REPORT.topic
    assert await listening(forms, rina, Input.FILE) is REPORT.topic
    rest = await forms.current(rina, Input.FILE, "7")
    assert rest.topic == CASE_WORDS.topic

    clock.advance(ALBUM_ARRIVES_FOR)
    late = await forms.current(rina, Input.FILE, "7")
    assert late.topic == REPORT.topic


async def test_a_form_waits_though_it_no_longer_listens(
    forms: Forms, rina: Member, clock: HandMovedClock
) -> None:
    await forms.begin(rina, REPORT, ReportStep.UNIT)
    clock.advance(timedelta(hours=2))
    await forms.begin(rina, CASE_WORDS, Purpose.ADDED, CaseWords(3))
    waiting = await forms.waiting(rina)

    assert await forms.current(rina) is None
    assert waiting.topic == REPORT.topic
    assert await listening(forms, rina, Input.FILE) is REPORT.topic, "files may come at any step"
