"""/dataku, and what people see where the retention has taken words away."""

import json
from datetime import timedelta

import pytest

from botapi_emulator import Person
from office.anomalies.models import Outcome
from office.records import Retention, Rule
from tests.cast.closing import resolves
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, files, member


async def test_a_member_gets_their_data_as_a_file(office: Office, officer: Person) -> None:
    await files(office, officer)
    await files(office, office.ukk_officer, text="NIK ganda pada dua orang")
    await office.everybody_reads()

    await officer.types("/dataku")

    sent = await officer.expects("semua data tentang Anda")
    assert "Sampaikan kepada admin." in sent.text
    assert sent.content is not None
    data = json.loads(sent.content)
    assert [one["name"] for one in data["own"]["member"]] == ["Rina Wulandari"]
    assert [one["text"] for one in data["own"]["anomaly"]] == [DOUBT]


async def test_where_words_are_gone_it_says_so_and_the_admin_was_told_before(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    services, head = office.services, office.head_of_inteldakim
    report = await files(office, office.counter_officer)
    boss = await member(office, head)
    await services.anomalies.actions.acknowledge(report.id, boss)
    await resolves(services.anomalies, report.id, boss, Outcome.CONFIRMED, "Bandingkan hurufnya")
    await office.everybody_reads()
    policy = Retention((Rule("reports", "selesai", 30),), timedelta(days=7))
    monkeypatch.setattr(services.data_protection.retention, "retention", lambda: policy)

    await office.fast_forward(days=23)
    await services.data_protection.retention.run_daily()
    await office.all_is_sent()
    shows(await office.admin.expects("Aturan retensi"), "1 laporan yang sudah ditutup")
    await office.fast_forward(days=8)
    await services.data_protection.retention.run_daily()

    shows(
        await types(head, f"/riwayat {report.code}", then=f"Riwayat {report.code}"),
        "teks sudah dihapus",
        "teks dan berkas dihapus sesuai aturan retensi",
        never=["Bandingkan"],
    )
    await types(office.counter_officer, "/laporanku", then=report.code)
    shows(
        await taps(
            office.counter_officer, f"1. {report.code}", then="teks dihapus sesuai aturan retensi"
        ),
        never=[DOUBT],
    )
