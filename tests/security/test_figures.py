"""Figures reach as far as a post: no forged button, typed command or file tells more."""

import pytest

from bot.screens.figures.outcomes import FIGURES_BUTTON, OPEN, PAGES, SHARE
from bot.screens.training.actions import TRAINING_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.people import NewMember, Role
from tests.cast.steps import shows, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.reports import at, files

REFUSED = "tidak tersedia untuk tugas Anda"


@pytest.mark.parametrize("who", ["counter_officer", "admin"])
async def test_who_leads_and_trains_nobody_gets_no_figures(office: Office, who: str) -> None:
    person = office.people[who]

    await types(person, "/rekap", then=REFUSED)
    await types(person, "/rekap minggu ini", then=REFUSED)
    await office.forges(person, pack(FIGURES_BUTTON, "minggu ini"))
    await person.expects(REFUSED)

    assert all(message.document is None for message in person.chat)


async def test_an_exported_result_is_for_trainers_alone(office: Office) -> None:
    for person in (office.head_of_office, office.counter_officer):
        await office.forges(person, pack(TRAINING_BUTTON, "x", "20261101-20261130"))
        await person.expects(REFUSED)


async def test_pages_are_for_heads_and_only_the_head_of_office_passes_figures_on(
    office: Office, trainer: Person
) -> None:
    code = "20261101-20261130"
    for person in (trainer, office.counter_officer):
        for page in sorted(PAGES):
            await office.forges(person, pack(FIGURES_BUTTON, OPEN, page, code))
            await person.expects(REFUSED)
    for person in (trainer, office.counter_officer, office.head_of_tikim):
        await office.forges(person, pack(FIGURES_BUTTON, SHARE, code))
        await person.expects(REFUSED)
        assert all(message.document is None for message in person.chat)


@pytest.mark.parametrize(
    "data",
    [
        pack(FIGURES_BUTTON, OPEN, "x", "20261101-20261130"),
        pack(FIGURES_BUTTON, SHARE, "20261130-20261101"),
        pack(FIGURES_BUTTON, "selamanya"),
        pack(FIGURES_BUTTON),
        pack(TRAINING_BUTTON, "x", "20261130-20261101"),
        pack(TRAINING_BUTTON, "r", "s", "0", "x"),
    ],
)
async def test_a_forged_period_is_met_with_a_sentence(
    office: Office, data: str, trainer: Person
) -> None:
    await office.forges(trainer, data)

    await trainer.expects("Tombol")
    assert all(message.document is None for message in trainer.chat)


async def test_a_former_head_is_told_nothing_any_more(office: Office) -> None:
    """The picture waits in the outbox as a fact; what it may say is found out when it is sent."""
    await types(office.counter_officer, SURE, then=ANSWER)
    sri = await office.services.people.recognise(office.head_of_tikim.id)
    await office.services.people.dismiss(sri.id)

    await office.moves_to(at(30, 7, 31))
    await office.all_is_sent()

    assert all("Gambaran" not in message.text for message in office.head_of_tikim.chat)
    await office.everybody_reads()


async def test_a_head_learns_nothing_of_another_sections_reports(office: Office) -> None:
    await files(office, office.counter_officer)
    await office.everybody_reads()
    tikim = office.head_of_tikim

    await tikim.types("/rekap minggu ini")

    shows(
        await tikim.expects("Gambaran"),
        "Laporan 0 masuk, 0 selesai, 0 masih terbuka",
        never=["Inteldakim"],
    )
    await tikim.expects("XLSX untuk dibaca")
    table = await tikim.expects("Gambaran")
    assert table.document is not None
    assert b"Inteldakim" not in table.document


async def test_no_file_names_a_person(office: Office) -> None:
    """Names stand in the results of a trainer's own people, and nowhere else."""
    await types(office.counter_officer, SURE, then=ANSWER)
    joko = await office.employs("joko", NewMember("Joko", "kanim", (Role.TRAINER,)))

    for viewer in (office.head_of_office, joko):
        await types(viewer, "/rekap minggu ini", then="Gambaran")
        await viewer.expects("XLSX untuk dibaca")
        table = await viewer.expects("Gambaran")
        assert table.document is not None
        assert not any(person.name.encode() in table.document for person in office.people.values())
