"""What people say of the steps is kept, undone, audited and exported; a live office stays live."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from knowledge.reading.office import directory
from knowledge.reading.office.outside import Call, Outside
from office.clock import HandMovedClock
from office.data_protection import VERSION
from office.data_protection.told_models import PrivacyTold
from office.database import Database
from office.errors import NotAllowed
from office.outbox import Outbox
from office.people import Appointment, AppointmentKind, Member, NewMember, People, Role
from office.setup import (
    ASKED,
    MOST_BEFORE_READY,
    NOUN,
    AnswerChanged,
    NotReady,
    OfficeContent,
    PaperField,
    PaperFigures,
    ReadinessStep,
    Setup,
    SetupEntry,
    SetupNotice,
    StepAnswer,
    WrongPaper,
    read_paper,
)
from tests.office.rows import rows, told
from tests.places import ROOT

OFFICE = directory.load(ROOT / "offices" / "contoh" / "office.toml")
SERVER, KEYS = ReadinessStep.SERVER, ReadinessStep.KEYS
YES, NOT_YET = StepAnswer.YES, StepAnswer.NOT_YET


@pytest.fixture
def setup(database: Database, clock: HandMovedClock, people: People) -> Setup:
    return of(database, clock, people, OfficeContent(OFFICE, ()))


def of(database: Database, clock: HandMovedClock, people: People, content: OfficeContent) -> Setup:
    return Setup(database, clock, people, Outbox(database, clock), lambda: content)


async def enrols(people: People, number: int, *roles: Role) -> Member:
    code = await people.invite(NewMember(f"Orang {number}", "kanim", roles))
    return await people.enrol(code, number)


async def in_force(setup: Setup) -> dict[ReadinessStep, tuple[StepAnswer, int | None]]:
    states = (await setup.look()).states
    return {it.step: (it.said.answer, it.said.by_id) for it in states if it.said is not None}


async def test_what_was_on_paper_is_kept_undone_and_audited(
    setup: Setup, people: People, database: Database
) -> None:
    admin, officer = await enrols(people, 1, Role.ADMIN), await enrols(people, 2, Role.OFFICER)
    first = PaperFigures(date(2026, 11, 1), date(2026, 11, 14), asked=40, answered=31)
    later = replace(first, until_answered=25)
    with pytest.raises(NotAllowed):
        await setup.note_paper(officer, first)

    await setup.answer(admin, SERVER, YES)
    numbers = [await setup.note_paper(admin, paper) for paper in (first, first, later)]

    assert numbers[0] == numbers[1] != numbers[2]
    noted = (await setup.look()).paper
    assert noted is not None
    assert (noted.figures, noted.by_id) == (later, admin.id)
    assert await setup.undo(admin, numbers[2]) is None
    with pytest.raises(AnswerChanged):
        await setup.undo(admin, numbers[2])
    before = await setup.paper()
    assert before is not None
    assert (before.figures, before.number) == (first, numbers[0])
    assert await in_force(setup) == {SERVER: (YES, admin.id)}
    assert NOUN.histories is not None
    async with database.read() as session:
        assert await NOUN.histories.broken(session) == []


@pytest.mark.parametrize(("typed", "minutes"), [("1.250", 1250), ("90", 90), ("1.5", None)])
def test_a_dot_in_a_number_parts_thousands_alone(typed: str, minutes: int | None) -> None:
    """Half a minute more must not become ten times as many."""
    lines = {PaperField.PERIOD: "1/11/2026 - 14/11/2026", PaperField.UNTIL_TAKEN: typed}
    today = date(2026, 11, 25)
    if minutes is None:
        with pytest.raises(WrongPaper):
            read_paper(lines, today)
    else:
        assert read_paper(lines, today).until_taken == minutes


async def test_an_answer_is_kept_undone_and_audited(
    setup: Setup, people: People, database: Database
) -> None:
    admin, officer = await enrols(people, 1, Role.ADMIN), await enrols(people, 2, Role.OFFICER)
    await setup.take({SERVER: NOT_YET})
    with pytest.raises(NotAllowed):
        await setup.answer(officer, KEYS, YES)

    number = await setup.answer(admin, SERVER, YES)
    assert await setup.answer(admin, SERVER, YES) == number
    await setup.take({SERVER: NOT_YET, KEYS: YES})
    assert await in_force(setup) == {SERVER: (YES, admin.id), KEYS: (YES, None)}

    await setup.undo(admin, number)
    with pytest.raises(AnswerChanged):
        await setup.undo(admin, number)
    assert await in_force(setup) == {SERVER: (NOT_YET, None), KEYS: (YES, None)}
    assert len(await rows(database, select(SetupEntry))) == 4
    assert NOUN.histories is not None
    async with database.begin() as session:
        assert await NOUN.histories.broken(session) == []
        entry = (await session.exec(select(SetupEntry).where(SetupEntry.number == number))).one()
        entry.actor_id = officer.id
    async with database.read() as session:
        assert [it.number for it in await NOUN.histories.broken(session)] == [number]


async def test_ten_people_may_be_there_until_the_office_is_live(
    setup: Setup, people: People
) -> None:
    for number in range(1, MOST_BEFORE_READY - 1):
        await enrols(people, number, Role.ADMIN)
    await people.invite(NewMember("Belum Masuk", "kanim", (Role.OFFICER,)))
    await setup.check_room(1)
    with pytest.raises(NotReady) as refused:
        await setup.check_room(2)
    assert refused.value.room == 1
    assert ReadinessStep.POSTS in refused.value.missing

    await setup.go_live()

    await setup.check_room(100)
    assert (await setup.look()).missing  # and it stays live all the same


async def test_the_head_of_office_hears_once_what_the_heads_have_left(
    database: Database, clock: HandMovedClock, people: People
) -> None:
    section = next(iter(OFFICE.sections))
    calls = (Call("Polisi", "110"), Call("Kasi", "0812-0000-0000", section=section))
    one = {section: OFFICE.sections[section]}
    small = replace(OFFICE, sections=one, outside=Outside(calls=calls))
    database.keyring.newest = "a key"
    setup = of(database, clock, people, OfficeContent(small, ()))
    boss, admin = await enrols(people, 1, Role.HEAD_OF_OFFICE), await enrols(people, 2, Role.ADMIN)
    code = await people.invite(NewMember("Kasi", "kanim", (Role.SECTION_HEAD,), section))
    await people.enrol(code, 3)

    for step in ASKED:
        await setup.hand_over(await setup.settle(), admin, clock.now())
        assert not await told(database, SetupNotice.WAITS)  # an admin can still do something
        await setup.answer(admin, step, YES)
    for _ in range(2):
        await setup.hand_over(await setup.settle(), admin, clock.now())

    assert await told(database, SetupNotice.WAITS) == [boss.id]


async def test_an_office_goes_live_once_nothing_is_missing(
    database: Database, clock: HandMovedClock, people: People
) -> None:
    section = next(iter(OFFICE.sections))
    calls = (Call("Polisi", "110"), Call("Kasi", "0812-0000-0000", section=section))
    small = replace(
        OFFICE, sections={section: OFFICE.sections[section]}, outside=Outside(calls=calls)
    )
    settled = [str(number) for number in range(10)]
    database.keyring.newest = "a key"
    setup = of(database, clock, people, OfficeContent(small, settled))
    boss = await enrols(people, 1, Role.HEAD_OF_OFFICE)
    head, deputy = await enrols(people, 2, Role.OFFICER), await enrols(people, 3, Role.OFFICER)
    async with database.begin() as session:
        session.add_all(
            Appointment(
                member_id=member.id,
                role=role,
                section=own,
                kind=kind,
                starts_on=people.today(),
                accepted_at=clock.now(),
            )
            for member, role, own, kind in (
                (head, Role.SECTION_HEAD, section, AppointmentKind.DEFINITIVE),
                (deputy, Role.SECTION_HEAD, section, AppointmentKind.DEPUTY),
                (deputy, Role.HEAD_OF_OFFICE, None, AppointmentKind.DEPUTY),
            )
        )
    for step in ASKED:
        await setup.answer(boss, step, YES)
    assert [state.step for state in (await setup.settle()).missing] == [ReadinessStep.TOLD]
    await setup.hand_over(await setup.settle(), head, clock.now())
    assert not await told(database, SetupNotice.WAITS)  # nothing waits for a head
    async with database.begin() as session:
        session.add_all(
            PrivacyTold(member_id=member.id, version=VERSION, told_at=clock.now())
            for member in (boss, head, deputy)
        )

    assert (await setup.settle()).live_since == clock.now()
    await setup.answer(boss, ReadinessStep.SERVER, NOT_YET)

    found = await setup.settle()
    assert [state.step for state in found.missing] == [ReadinessStep.SERVER]
    assert found.live_since == clock.now()
