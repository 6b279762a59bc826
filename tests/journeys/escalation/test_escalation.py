"""A doubt reaches the right head, and climbs until someone takes it."""

from botapi_emulator import Person
from tests.cast.closing import chooses_end
from tests.cast.steps import shows, taps, taps_further
from tests.journeys.conftest import Office

DOUBT = "KK tampak hasil suntingan, hurufnya berbeda"


async def test_a_report_reaches_the_head_of_its_section(office: Office) -> None:
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")

    shows(await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"]), code)


async def test_an_unacknowledged_report_climbs_to_the_head_of_office(office: Office) -> None:
    await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"])

    await office.fast_forward(minutes=60)
    await office.head_of_inteldakim.expects(DOUBT)
    await office.fast_forward(minutes=30)

    await office.head_of_office.expects("belum diterima")
    await office.counter_officer.expects("dinaikkan")
    await office.head_of_inteldakim.reads_all()


async def test_acknowledging_stops_the_escalation_and_tells_the_reporter(office: Office) -> None:
    await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"])

    await taps(office.head_of_inteldakim, "Terima", then="Kapan ada kemajuan?")
    await office.counter_officer.expects("diterima oleh Sri Mulyati")
    await office.head_of_inteldakim.taps("3 hari kerja")
    await office.counter_officer.expects("diterima oleh Sri Mulyati; ada kemajuan sebelum")
    await office.head_of_inteldakim.expects("janji")

    await office.fast_forward(hours=3)
    await office.settles()
    await office.head_of_office.expects_nothing()
    await office.head_of_inteldakim.reads_all()


async def test_the_reporter_hears_the_end_of_the_story(office: Office, head: Person) -> None:
    await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    await head.expects(DOUBT, buttons=["Terima"])
    await taps_further(head, "Selesai", then="Bagaimana hasilnya?")
    await chooses_end(head, "Terbukti", followed="Ditolak")

    await head.types("Disdukcapil memastikan KK tidak tercatat. Terima kasih telitinya.")

    await head.expects("Laporan ditutup")
    shows(
        await office.counter_officer.expects("diselesaikan"), "terbukti", "Disdukcapil memastikan"
    )
    await office.settles()
    await head.reads_all()
