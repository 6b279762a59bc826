"""A keeper turns an SOP off and on again; until then it answers nothing."""

import pytest

from botapi_emulator import Person
from knowledge.reading.sops import choice
from office.people import NewMember, Role
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.waiting import until

PATH = "sop/paspor-hilang.md"
TITLE = "Paspor hilang"
NOT_USED = "Paspor hilang belum dipakai di kantor ini"


@pytest.fixture
async def keeper(office: Office) -> Person:
    return await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )


async def switches(office: Office, keeper: Person, button: str, said: str, code: str) -> None:
    """Change it, hand it in, and let the head approve."""
    head = office.head_of_dokintalkim
    await types(keeper, "/sop_tulis paspor hilang", then=TITLE, buttons=[button])
    shows(
        await taps(keeper, button, then="lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"]),
        said,
        never=["baris"],
    )
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects(code)
    shows(await head.expects(code, buttons=["Setujui"]), said)
    await taps(head, "Setujui", buttons=["Ya"])
    await head.taps("Ya")


async def test_an_sop_is_turned_off_and_on_by_its_keeper(office: Office, keeper: Person) -> None:
    officer, shelf = office.counter_officer, office.application.bot_data.shelf
    await types(officer, "/sop paspor hilang", then="Surat lapor kehilangan", buttons=["Biaya"])

    await switches(office, keeper, "Tidak dipakai di sini", "tidak dipakai lagi", "NS-0001")
    await until(lambda: "paspor-hilang" not in shelf.library)

    await taps(officer, "Biaya", then=NOT_USED)
    for typed in ("/sop paspor hilang", "paspor hilang", "berapa denda paspor hilang ya"):
        await types(officer, typed, then=NOT_USED)
    assert shelf.written(PATH) == (office.settings.knowledge_dir / PATH).read_text()
    # The national text may change meanwhile: nobody is asked.
    file = office.settings.knowledge_dir / PATH
    assert await office.services.revisions.conflicts.found() == []
    assert file.exists()

    await switches(office, keeper, "Pakai di kantor ini", "dipakai lagi", "NS-0002")
    await until(lambda: "paspor-hilang" in shelf.library)

    assert shelf.library["paspor-hilang"].path == file
    (stub,) = shelf.revisions.values()
    assert choice.of(stub) is choice.SopUse.NATIONAL
    await office.everybody_reads()
