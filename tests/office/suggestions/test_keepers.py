"""Who decides which suggestions: the keepers of SOPs, else the head of the section."""

from datetime import date, timedelta

import pytest

from office.people.models import Appointment, Member, Role
from office.suggestions.decisions.keepers import NOBODYS, sections_of
from tests.conftest import NINE

TODAY = date(2026, 11, 25)
SECTIONS = ("dokintalkim", "tikim", "tu")


def member(role: Role, section: str | None = None, ends_on: date | None = None) -> Member:
    post = Appointment(role=role, section=section, starts_on=TODAY, ends_on=ends_on)
    return Member(telegram_id=1, name="X", unit="kanim", enrolled_at=NINE, appointments=[post])


OFFICE_KEEPER, TU_KEEPER = member(Role.SOP_KEEPER), member(Role.SOP_KEEPER, "tu")
TU_HEAD, SUPERIOR = member(Role.SECTION_HEAD, "tu"), member(Role.HEAD_OF_OFFICE)


@pytest.mark.parametrize(
    ("who", "others", "sections", "law"),
    [
        (OFFICE_KEEPER, (), {*SECTIONS, NOBODYS}, "a keeper of the office keeps everything"),
        (TU_KEEPER, (), {"tu"}, "a keeper of a section keeps that"),
        (TU_HEAD, (), {"tu"}, "without a keeper the head decides"),
        (TU_HEAD, (TU_KEEPER,), set(), "a keeper takes the place of the head"),
        (TU_HEAD, (OFFICE_KEEPER,), set(), "one of the whole office, too"),
        (SUPERIOR, (TU_KEEPER,), {NOBODYS}, "what is nobody's is the head of office's"),
        (SUPERIOR, (OFFICE_KEEPER,), set(), "unless there is a keeper of the whole office"),
        (member(Role.OFFICER), (), set(), "an officer decides nothing"),
        (member(Role.ADMIN, "tikim"), (), set(), "nor does an admin"),
    ],
)
def test_who_decides(who: Member, others: tuple[Member, ...], sections: set[str], law: str) -> None:
    assert sections_of(who, (who, *others), SECTIONS, TODAY) == sections, law


def test_a_term_that_is_over_keeps_nothing() -> None:
    past = member(Role.SOP_KEEPER, "tu", ends_on=TODAY)

    assert sections_of(past, (past,), SECTIONS, TODAY + timedelta(days=1)) == frozenset()
