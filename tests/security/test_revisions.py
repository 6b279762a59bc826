"""Drafts of SOPs are read and decided by those who may, whatever buttons others forge."""

import pytest

from bot.screens.revisions.actions import REVIEW_BUTTON, WRITE_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.people import NewMember, Role
from office.revisions import Written
from office.shelf import digest
from tests.journeys.conftest import Office

SOP = "sop/paspor-hilang.md"
SECRET = "Xanthippe"


@pytest.fixture
async def keeper(office: Office) -> Person:
    return await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )


async def test_forged_buttons_show_and_move_no_draft(office: Office, keeper: Person) -> None:
    author = await office.services.people.recognise(keeper.id)
    assert author is not None
    before = office.application.bot_data.shelf.written(SOP) or ""
    text = before.replace("title: Paspor hilang", f"title: {SECRET}", 1)
    written = Written(SOP, "Paspor hilang", "dokintalkim", text=text, written_on=digest(before))
    draft = await office.services.revisions.drafting.submit(author, written)
    await office.everybody_reads()
    outsiders = (office.counter_officer, office.head_of_tikim, office.admin)

    for outsider in outsiders:
        for command in "vwayr":
            await office.forges(outsider, pack(REVIEW_BUTTON, command, draft.id))
            assert SECRET not in (await outsider.expects()).text
        for command, number in (("v", draft.id), ("p", draft.id), ("x", draft.id), ("r", 1)):
            await office.forges(outsider, pack(WRITE_BUTTON, command, number))
            assert SECRET not in (await outsider.expects()).text
    # The author may read it, and not decide.
    await office.forges(keeper, pack(REVIEW_BUTTON, "y", draft.id))
    await keeper.expects("tidak termasuk tugas Anda")

    again = await office.services.revisions.queries.reread(draft.id)
    assert again.is_waiting
    assert await office.services.revisions.queries.in_force() == []
