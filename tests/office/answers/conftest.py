"""The archive, for those who ask and answer in it."""

import pytest

from office.answers import ForwardedQuestion
from office.people import Member, Role
from office.questions import QuestionOutcome
from tests.office.archive import Archive, andi, archive, officer

__all__ = ["archive", "head", "officer"]

head = andi
ASKED = "paspor kena tinta printer kantor siapa yang ganti"


async def asks(archive: Archive, officer: Member, number: int = 1) -> ForwardedQuestion:
    await archive.services.questions.record(number, officer, ASKED, QuestionOutcome("none"))
    return await archive.services.answers.forwarding.forward(number, officer, "tikim")


@pytest.fixture
async def other(archive: Archive) -> Member:
    return await archive.enrols("Yuni", Role.OFFICER)


@pytest.fixture
async def question(archive: Archive, officer: Member) -> ForwardedQuestion:
    return await asks(archive, officer)
