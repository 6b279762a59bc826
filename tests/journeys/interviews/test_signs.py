"""/tanda: what became of the signs of two interviews, and what a history of them leads to."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import select

from botapi_emulator import Person
from office.anomalies import Anomaly, Outcome
from office.revisions import RevisionDraft
from office.signs import SignCount
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.interviewing import finishes
from tests.journeys.reports import at, member
from tests.places import KNOWLEDGE

NAMELESS, UNPREPARED = "Tidak tahu nama perusahaannya.", "Berangkat tanpa persiapan apa pun."
CONFIRMED, UNFOUNDED = Outcome.CONFIRMED, Outcome.UNFOUNDED


async def reports(office: Office, officer: Person) -> Anomaly:
    """Hold an interview whose first answer is odd, and send its report."""
    await finishes(officer)
    await taps(officer, "Laporkan", then="Ringkasan laporan")
    await taps(officer, "Kirim laporan", then="dikirim")
    await office.everybody_reads()
    found: list[Anomaly] = await office.rows(select(Anomaly))
    return found[-1]


async def had(office: Office, words: str, ended: Mapping[Outcome, int]) -> None:
    """Let the office have had so many reports with a sign, or of the whole interview."""
    known = office.services.shelf().signs.all()
    signs = [sign.id for sign in known if (sign.interview, sign.words) == ("magang", words)] or [""]
    async with office.services.database.begin() as session:
        for outcome, count in ended.items():
            session.add(
                SignCount(
                    month=date(2026, 8, 1),
                    interview="magang",
                    sign=signs[0],
                    outcome=outcome,
                    reports=count,
                )
            )


async def test_signs_are_counted_and_a_head_acts_on_what_they_show(
    office: Office, officer: Person, hendra: Person, sri: Person, boss: Person
) -> None:
    # Two interviews become reports, and are found true and not.
    actions, by = office.services.anomalies.actions, await member(office, hendra)
    first = await reports(office, officer)
    await actions.resolve(first.id, by, CONFIRMED, "Tidak punya jadwal")
    second = await reports(office, officer)
    await actions.resolve(second.id, by, UNFOUNDED, "Ada undangan resmi")
    await office.everybody_reads()
    await types(sri, "/tanda", then="Belum ada laporan")
    await types(hendra, "/tanda", then="hanya untuk Kepala Kantor")
    office.clock.move_to(at(26, 9))
    await office.services.signs.keeping.count_ended()
    seen = await types(sri, "/tanda", then="Wisata: 2 laporan: 1 terbukti, 1 tidak terbukti")
    shows(seen, "terakhir 1 Oktober 2026: belum ada", "hanya tentang yang dilaporkan")
    await taps(sri, "Wisata", then="Terbukti 9–91 %")

    # A history of a year shows one sign that is often true and one that never is.
    await had(office, "", {CONFIRMED: 40, UNFOUNDED: 60, Outcome.REFERRED: 4})
    await had(office, NAMELESS, {CONFIRMED: 24, UNFOUNDED: 3, Outcome.REFERRED: 1})
    await had(office, UNPREPARED, {UNFOUNDED: 30})
    await types(sri, "/tanda", then="terakhir 1 Oktober 2026: 2", buttons=["Usulan (2)"])
    await taps(sri, "Usulan (2)", then="Usulan")
    lost = await taps(
        sri,
        "Hapus: Berangkat",
        then="30 laporan dengan tanda ini sudah diputus, dan tidak satu pun",
    )
    shows(lost, "Akan dihapus dari Magang", "Sudah belajar bahasa")
    await taps(sri, "Tolak", then="sebelum ada 60 laporan")
    await taps(sri, "Urungkan", then="Diurungkan")
    await types(sri, "/tanda", then="1 Oktober 2026: 2")
    await taps(sri, "Usulan (2)", then="Usulan")
    await taps(sri, "Hapus: Berangkat", then="tidak satu pun terbukti")
    await taps(sri, "Tolak", then="sebelum ada 60 laporan")

    # The other one goes to the head of office, and changes nothing before they agree.
    await types(sri, "/tanda", then="1 Oktober 2026: 1")
    await taps(sri, "Usulan (1)", then="Usulan")
    await taps(
        sri,
        "Tambah: Tidak tahu nama",
        then="27 laporan dengan tanda ini sudah diputus: 24 terbukti",
    )
    await taps(sri, "Bisnis", then="Akan ditambahkan ke Bisnis")
    await taps(sri, "Ajukan untuk diperiksa", then="Sudah diajukan")
    await sri.expects("ada di Kepala Kantor")
    await boss.expects("untuk diperiksa", buttons=["Setujui"])
    (draft,) = await office.rows(select(RevisionDraft))
    before = (KNOWLEDGE / "interviews/bisnis.md").read_text(encoding="utf-8")
    assert (draft.path, draft.is_waiting) == ("interviews/bisnis.md", True)
    assert NAMELESS in draft.text
    assert NAMELESS not in before
    assert office.services.shelf().written("interviews/bisnis.md") == before
    await types(sri, "/tanda", then="1 Oktober 2026: belum ada")
