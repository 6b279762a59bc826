"""A report about a superior: its readers see about whom, and it never goes to those they lead."""

from datetime import date

import pytest

from bot.screens.anomalies.actions import TRIAGE_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.anomalies.errors import LedByConcerned
from office.people import Role
from tests.cast.people import is_plh
from tests.cast.steps import sends_callback, shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reporting.test_paper_record import paper_of
from tests.journeys.reports import events, files, member, report_now

WORDS = "Pak kasi minta berkas didahulukan, ada uangnya"
ABOUT_HENDRA = "kepala_seksi/dokintalkim/"
NAMED = "Menyangkut: Kasi Dokintalkim"


async def test_whom_a_report_concerns_stands_wherever_heads_and_its_reporter_read_it(
    office: Office,
    boss: Person,
    officer: Person,
) -> None:
    report = await files(office, office.counter_officer, WORDS, concerns=ABOUT_HENDRA)
    shows(await boss.expects(WORDS, buttons=["Terima"]), NAMED)

    await taps(boss, "Lainnya…", then="Apa yang ingin")
    await boss.taps("Riwayat")
    assert NAMED in (await boss.expects("Riwayat KJ")).text
    await boss.taps("Percakapan")
    assert NAMED in (await boss.expects("Percakapan KJ")).text
    paper = await paper_of(office, boss, report)
    assert "Menyangkut\nKasi Dokintalkim" in paper
    await office.everybody_reads()
    await officer.types(f"/riwayat {report.code}")
    assert NAMED in (await officer.expects(WORDS)).text
    await office.everybody_reads()


async def test_a_report_about_nobody_names_nobody(office: Office) -> None:
    report = await files(office, office.counter_officer, WORDS)

    card = await office.head_of_inteldakim.expects(WORDS)

    assert "Menyangkut" not in card.text
    assert "Menyangkut" not in await paper_of(office, office.head_of_inteldakim, report)
    await office.everybody_reads()


async def hendra_stands_in_for_tikim(office: Office) -> None:
    hendra = await member(office, office.head_of_dokintalkim)
    await is_plh(
        office.services.database, hendra, date(2026, 11, 25), post=(Role.SECTION_HEAD, "tikim")
    )


async def test_a_section_that_the_accused_leads_or_stands_in_for_is_not_offered(
    office: Office,
    boss: Person,
) -> None:
    await hendra_stands_in_for_tikim(office)
    report = await files(office, office.counter_officer, WORDS, concerns=ABOUT_HENDRA)
    await boss.expects(WORDS, buttons=["Alihkan"])

    await boss.taps("Alihkan")

    menu = await boss.expects("Dialihkan ke seksi mana?", buttons=["Tata Usaha"])
    assert not {"Dokintalkim", "Tikim"} & {one for row in menu.buttons for one in row}
    assert "tetap pada pejabat di atasnya" in menu.text
    for section in ("dokintalkim", "tikim"):
        await sends_callback(
            boss,
            menu,
            pack(TRIAGE_BUTTON, "xs", report.id, section),
            then="menyangkut pejabat yang memimpin seksi itu",
        )
        await boss.types("Silakan diurus")
        await office.all_is_sent()
    assert (await report_now(office, report)).section == "inteldakim"
    assert not any("dialihkan" in message.text for message in office.counter_officer.chat)
    assert not any(report.code in message.text for message in office.head_of_dokintalkim.chat)
    await office.everybody_reads()


async def test_a_section_that_the_accused_comes_to_lead_meanwhile_is_refused(
    office: Office,
) -> None:
    report = await files(office, office.counter_officer, WORDS, concerns=ABOUT_HENDRA)
    boss = await member(office, office.head_of_office)
    before = await events(office, report)
    await hendra_stands_in_for_tikim(office)

    with pytest.raises(LedByConcerned):
        await office.services.anomalies.actions.transfer(report.id, boss, "tikim", "Soal alat")

    assert await events(office, report) == before
    await office.everybody_reads()


async def test_what_changes_its_section_and_stays_with_its_head_is_not_said_to_have_moved(
    office: Office,
    boss: Person,
) -> None:
    report = await files(office, office.counter_officer, WORDS, concerns=ABOUT_HENDRA)
    await boss.expects(WORDS, buttons=["Alihkan"])
    await taps(boss, "Alihkan", then="Dialihkan ke seksi mana?")
    await taps(boss, "Tikim", then="Penerima: Kepala Kantor")

    await boss.types("Tikim yang memeriksa rekamannya.")

    shows(
        await boss.expects("ditetapkan sebagai urusan Seksi Tikim"), "Sekarang pada Kepala Kantor"
    )
    shows(
        await office.counter_officer.expects("ditetapkan oleh Bambang Wijaya sebagai urusan"),
        "Sekarang pada Kepala Kantor",
    )
    await types(
        office.counter_officer, f"/riwayat {report.code}", then="sebagai urusan Seksi Tikim"
    )
    await office.all_is_sent()
    everything = [message.text for person in office.people.values() for message in person.chat]
    assert not any("dialihkan" in text or "Dialihkan kepada" in text for text in everything)
    await office.everybody_reads()


async def test_a_transfer_to_a_section_without_a_head_says_who_has_it(office: Office) -> None:
    await office.services.people.deactivate(office.head_of_tu.id)
    await files(office, office.counter_officer)
    sri = await member(office, office.head_of_inteldakim)

    await office.services.anomalies.actions.transfer(1, sri, "tu", "Ini soal arsip")

    shows(
        await office.counter_officer.expects("dialihkan oleh Sri Mulyati ke Seksi Tata Usaha"),
        "Sekarang pada Kepala Kantor",
    )
    await office.everybody_reads()
