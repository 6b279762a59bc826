"""A breach: whose data, which kinds and of when, with the 72 hours; nothing is written."""

from datetime import timedelta

import pytest

from bot.texts.data_protection import breach as texts
from office.data_protection.breach import Breach, Window
from office.people import Member, Role
from office.questions import QuestionOutcome
from office.services import RECORDS
from tests.office.archive import Archive


@pytest.fixture
async def rina(archive: Archive) -> Member:
    found = await archive.enrols("Rina Wulandari", Role.OFFICER)
    await archive.services.questions.record(1, found, "paspor hilang", QuestionOutcome("sure", "x"))
    return found


def held(breach: Breach) -> dict[str, set[str]]:
    return {one.member.name: {kind.table for kind in one.held} for one in breach.affected}


async def test_all_members_and_their_kinds_are_named(archive: Archive, rina: Member) -> None:
    await archive.enrols("Budi Santoso", Role.OFFICER)

    found = await archive.services.data_protection.breaches.look(archive.clock.now(), Window())

    assert {"member", "question", "privacy_told"} <= held(found)["Rina Wulandari"]
    assert "question" not in held(found)["Budi Santoso"]


async def test_rows_outside_the_time_and_other_members_are_left_out(
    archive: Archive, rina: Member
) -> None:
    budi = await archive.enrols("Budi Santoso", Role.OFFICER)
    breaches, now = archive.services.data_protection.breaches, archive.clock.now()

    later = await breaches.look(now, Window(begins=now + timedelta(hours=1)))
    of_budi = await breaches.look(now, Window(), [budi.id])

    # Name and account are there all the time.
    assert "question" not in held(later)["Rina Wulandari"]
    assert "member" in held(later)["Rina Wulandari"]
    assert held(of_budi).keys() == {"Budi Santoso"}


async def test_the_hours_are_counted_from_when_it_became_known(archive: Archive) -> None:
    known = archive.clock.now()
    await archive.enrols("Rina Wulandari", Role.OFFICER)
    breaches = archive.services.data_protection.breaches

    to_come = await breaches.look(known + timedelta(days=30), Window())
    archive.clock.advance(timedelta(hours=70))
    in_time = await breaches.look(known, Window())
    archive.clock.advance(timedelta(hours=5))
    late = await breaches.look(known, Window())

    assert "belum lewat; periksa --known" in texts.clock("a", "b", to_come.left)
    assert "Sisa 2 jam" in texts.clock("a", "b", in_time.left)
    assert "SUDAH LEWAT 3 jam" in texts.clock("a", "b", late.left)


def test_every_kind_of_data_has_a_word() -> None:
    tables = {str(one.model.__tablename__) for each in RECORDS for one in each.personal}

    assert set(texts.KINDS) == tables
