"""Results are shown to whom they are about and to their trainers, and to nobody else."""

from datetime import date

import pytest

from office.calendar.period import Period
from office.errors import NotAllowed
from office.people import Member, Role
from office.training.results import ItemTally, Tallies
from tests.office.training.conftest import Office

THURSDAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)


@pytest.fixture
async def yuni(office: Office) -> Member:
    return await office.enrols("Yuni", unit="ukk-oku", section="dokintalkim")


@pytest.fixture
async def results(office: Office, rina: Member, yuni: Member) -> None:
    """Both have had a card and a quiz; Rina read hers, Yuni answered wrongly, Andi saw nothing."""
    await office.enrols("Andi")
    await office.runs_due_jobs_at(THURSDAY, 8)
    await office.delivers()
    await office.training.cards.understood((await office.card(rina, THURSDAY)).id, rina)
    await office.runs_due_jobs_at(FRIDAY, 8)
    await office.delivers()
    (asked,) = await office.questions(yuni)
    await office.training.quizzes.answered(f"poll-{asked.id}", yuni, asked.correct + 1)


async def test_an_office_wide_trainer_sees_everybody_by_item_section_and_unit(
    office: Office, rina: Member, yuni: Member, results: None
) -> None:
    trainer = await office.enrols("Lestari", Role.TRAINER)

    seen = await office.training.results.overview(trainer)

    assert seen.members == 3
    assert seen.cards == {"senyum-1": ItemTally(3, 1, 1, 0)}
    assert seen.questions == {"kuis-senyum-1": ItemTally(3, 1, 0, 1)}
    assert seen.sections["dokintalkim"] == Tallies(ItemTally(1), ItemTally(1, 1, 0, 1))
    assert seen.sections[None] == Tallies(ItemTally(2, 1, 1, 0), ItemTally(2))
    assert seen.units["ukk-oku"] == seen.people[yuni.id] == seen.sections["dokintalkim"]
    assert seen.people[rina.id].cards.right == 1
    assert seen.total.questions == ItemTally(3, 1, 0, 1)


async def test_a_trainer_of_a_unit_sees_that_unit_only(
    office: Office, yuni: Member, results: None
) -> None:
    trainer = await office.enrols("Dewi", Role.TRAINER, unit="ukk-oku")

    seen = await office.training.results.overview(trainer)

    assert set(seen.people) == {yuni.id}
    assert seen.members == 1
    nothing = await office.training.results.overview(trainer, unit="kanim")
    assert (nothing.members, nothing.people) == (0, {})


async def test_a_trainer_of_a_section_sees_that_section_in_every_unit(
    office: Office, yuni: Member, results: None
) -> None:
    trainer = await office.enrols("Dewi", Role.TRAINER, section="dokintalkim")

    assert set((await office.training.results.overview(trainer)).people) == {yuni.id}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TRAINER])
async def test_nobody_else_sees_what_others_answered(office: Office, role: Role) -> None:
    with pytest.raises(NotAllowed):
        await office.training.results.overview(await office.enrols("Sri", role))


async def test_a_trainer_whose_post_has_ended_sees_nothing(office: Office, rina: Member) -> None:
    trainer = await office.enrols("Lestari", Role.TRAINER)
    trainer.appointments[0].ends_on = date(2026, 11, 24)

    with pytest.raises(NotAllowed):
        await office.training.results.overview(trainer)


async def test_everybody_sees_their_own(office: Office, yuni: Member, results: None) -> None:
    own = await office.training.results.own(yuni)

    assert own.total == Tallies(ItemTally(1), ItemTally(1, 1, 0, 1))
    assert own.boxes == {1: 1}


async def test_what_never_arrived_has_reached_nobody(office: Office, rina: Member) -> None:
    await office.runs_due_jobs_at(THURSDAY, 8)

    assert (await office.training.results.own(rina)).total.cards == ItemTally()
    await office.delivers()
    assert (await office.training.results.own(rina)).total.cards == ItemTally(reached=1)


async def test_older_results_are_left_out(office: Office, rina: Member, results: None) -> None:
    assert (
        await office.training.results.own(rina, Period(FRIDAY, FRIDAY))
    ).total.cards == ItemTally()
