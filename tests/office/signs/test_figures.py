"""What heads are told of signs on both databases, and when it is proposed again."""

from datetime import date

import pytest

from office.anomalies import Outcome
from office.people import Member, Role
from office.signs import NoProposal, ProposalKind, SignCount, SignsOfOthers
from tests.office.archive import Archive
from tests.office.signs.conftest import QUESTIONS

NEVER, COMMON, BARRED = QUESTIONS
LAST_QUARTER, THIS_QUARTER, TOO_OLD = date(2026, 9, 1), date(2026, 10, 1), date(2024, 9, 1)


@pytest.fixture
async def sri(archive: Archive) -> Member:
    return await archive.enrols("Sri", Role.SECTION_HEAD, section="inteldakim")


async def had(archive: Archive, month: date, sign: str, confirmed: int, unfounded: int) -> None:
    async with archive.services.database.begin() as session:
        for outcome, reports in ((Outcome.CONFIRMED, confirmed), (Outcome.UNFOUNDED, unfounded)):
            session.add(
                SignCount(
                    month=month, interview="wisata", sign=sign, outcome=outcome, reports=reports
                )
            )


async def had_much(archive: Archive, month: date) -> None:
    """Let one sign never be confirmed, one as often as any, and one that is barred never."""
    await had(archive, month, "", 50, 50)
    await had(archive, month, NEVER, 0, 25)
    await had(archive, month, COMMON, 20, 20)
    await had(archive, month, BARRED, 0, 25)


async def proposed(archive: Archive, by: Member) -> list[tuple[ProposalKind, str, int]]:
    found = await archive.services.signs.figures.proposals(by)
    return [(one.kind, one.sign.id, one.cases) for one in found]


async def test_a_decision_holds_until_twice_as_many_cases_are_there(
    archive: Archive, sri: Member
) -> None:
    deciding = archive.services.signs.deciding
    await had_much(archive, LAST_QUARTER)
    await had_much(archive, TOO_OLD)
    assert await proposed(archive, sri) == [(ProposalKind.DROP, NEVER, 25)]
    await deciding.refuse(sri, ProposalKind.DROP, NEVER)
    await had(archive, date(2026, 8, 1), NEVER, 0, 24)
    assert await proposed(archive, sri) == []

    await had(archive, date(2026, 7, 1), NEVER, 0, 1)

    assert await proposed(archive, sri) == [(ProposalKind.DROP, NEVER, 50)]


async def test_what_came_since_the_quarter_began_is_shown_and_proposes_nothing(
    archive: Archive, sri: Member
) -> None:
    await had_much(archive, THIS_QUARTER)

    (found,) = await archive.services.signs.figures.overview(sri)

    assert (found.ended.reports, found.ended.confirmed) == (100, 50)
    assert [one.sign.id for one in found.signs] == [COMMON, NEVER, BARRED]
    assert await proposed(archive, sri) == []


async def test_a_refusal_is_undone_by_who_made_it_alone(archive: Archive, sri: Member) -> None:
    boss = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    signs = archive.services.signs
    await had_much(archive, LAST_QUARTER)
    decision = await signs.deciding.refuse(sri, ProposalKind.DROP, NEVER)
    with pytest.raises(NoProposal):
        await signs.deciding.undo(boss, decision)

    await signs.deciding.undo(sri, decision)

    assert await proposed(archive, boss) == [(ProposalKind.DROP, NEVER, 25)]


async def test_nobody_else_is_told(archive: Archive, andi: Member, officer: Member) -> None:
    for member in (andi, officer):
        with pytest.raises(SignsOfOthers):
            await archive.services.signs.figures.overview(member)
        with pytest.raises(SignsOfOthers):
            await archive.services.signs.deciding.proposed(member, ProposalKind.DROP, NEVER)
