"""An interview is at one officer's side: nobody outside sees it, whatever they press."""

import pytest

from bot.screens.interviews import INTERVIEW_BUTTON
from bot.telegram import pack
from office.services import metadata
from tests.cast.steps import shows
from tests.journeys.conftest import Office
from tests.journeys.interviewing import ODD, REFERENCE, finishes
from tests.journeys.reports import member

OTHERS = (
    "ukk_officer",
    "head_of_dokintalkim",
    "head_of_inteldakim",
    "head_of_office",
    "trainer",
    "admin",
)
COMMANDS = ("/tugas", "/laporanku", "/wawancara", "/hasil", "/kesehatan", "/dataku")


async def test_nobody_but_its_officer_sees_an_interview(office: Office) -> None:
    await finishes(office.counter_officer)

    for key in OTHERS:
        person = office.people[key]
        for command in COMMANDS:
            await person.types(command)
        for buttons in ("b", "f", "r", "k", "p", "v:1:wajar", "x:1", "o:1"):
            await person.sends_callback(person.last, pack(INTERVIEW_BUTTON, buttons))
    await office.settles()

    for person in (*(office.people[key] for key in OTHERS), office.stranger):
        await person.reads_all()
        for shown in person.chat:
            assert ODD not in str(shown.json), person.name
            assert REFERENCE not in str(shown.json), person.name
    assert "Wawancara selesai" in office.counter_officer.last.text


async def test_a_stranger_gets_one_sentence(office: Office) -> None:
    await office.stranger.types("/wawancara")

    shows(await office.stranger.expects(), never=["tujuan"])


async def test_an_interview_cannot_be_forwarded_or_saved(office: Office) -> None:
    await finishes(office.counter_officer)

    own = [
        message
        for message in office.counter_officer.chat
        if "awancara" in message.text and message.is_from_bot
    ]
    assert own
    assert all(message.json.get("has_protected_content") for message in own)


async def test_its_officer_finds_it_among_their_own_data_and_nobody_elses(office: Office) -> None:
    await finishes(office.counter_officer)
    personal_data = office.services.data_protection.personal_data

    own = await personal_data.export((await member(office, office.counter_officer)).id)
    other = await personal_data.export((await member(office, office.trainer)).id)

    assert ODD in str(own["own"]["form"])
    assert own["own"]["interview_message"]
    assert ODD not in str(other)
    assert "interview_message" not in other["own"]


@pytest.mark.parametrize("table", ["interview_count", "anomaly", "anomaly_history"])
def test_no_column_leads_from_a_report_to_its_interview_or_from_a_count_to_an_officer(
    table: str,
) -> None:
    columns = set(metadata.tables[table].columns.keys())

    assert not {column for column in columns if "interview" in column}
    if table == "interview_count":
        assert columns == {"month", "purpose", "question", "asked", "skipped", "reported"}
