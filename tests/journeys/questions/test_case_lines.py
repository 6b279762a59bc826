"""An SOP changes that a list of documents quotes: its head reads the lines, and confirms them."""

import pytest

from botapi_emulator import Person
from office.people import NewMember, Role
from tests.cast.publishing import is_published
from tests.cast.steps import sends_document, shows, taps, types
from tests.journeys.conftest import Office
from tests.waiting import until

CASE = "cases/paspor.toml"
GRANNY = "/syarat nenek 70 thn umrah paspor ilang nama di KK beda"
OLD = "1. **Surat lapor kehilangan dari kepolisian.**"
NEW = "1. **Surat lapor kehilangan dari kepolisian setempat.**"
CHANGED = "berubah, periksa"


@pytest.fixture
async def keeper(office: Office) -> Person:
    return await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )


async def list_of_granny(officer: Person) -> str:
    await types(officer, GRANNY, then="Jenis paspornya?")
    return (await taps(officer, "Elektronik, 10 tahun", then="Berkas menurut SOP")).text


async def test_a_changed_line_is_marked_until_its_head_has_read_it(
    office: Office, officer: Person, keeper: Person
) -> None:
    head, shelf = office.head_of_dokintalkim, office.application.bot_data.shelf
    assert CHANGED not in await list_of_granny(officer)
    text = shelf.written("sop/paspor-hilang.md") or ""
    body = text.split("## Dokumen\n")[1].split("\n## ")[0]
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana")
    await types(keeper, "Dokumen", then="Paspor hilang — Dokumen")

    shows(
        await types(keeper, body.replace(OLD, NEW), then="lolos pemeriksaan"),
        "Daftar berkas yang mengutip baris ini",
        "paspor-hilang / Dokumen: “Surat lapor kehilangan dari kepolisian…”",
        never=["Kartu Keluarga"],
    )
    await is_published(office, keeper, "NS-0001", "Daftar berkas yang mengutip baris ini")
    await until(lambda: shelf.library["paspor-hilang"].version == "1.2")
    assert CHANGED in await list_of_granny(officer)

    await office.fast_forward(minutes=2)
    asked = await head.expects("Bunyi baris SOP ini berubah", buttons=["Sudah saya baca"])
    shows(asked, "Daftar berkas Paspor", "Paspor hilang — Dokumen: “Surat lapor")
    await taps(head, "Sudah saya baca", then="memakai bunyi SOP hari ini", buttons=["Urungkan"])
    await until(lambda: not shelf.unread)
    assert CHANGED not in await list_of_granny(officer)

    await taps(head, "Urungkan", then="diurungkan")
    await until(lambda: "paspor" in shelf.unread)
    assert CHANGED in await list_of_granny(officer)
    await office.everybody_reads()


async def test_a_keeper_changes_a_case_and_types_no_digests(
    office: Office, officer: Person, keeper: Person
) -> None:
    await types(keeper, "/sop_tulis", then="SOP mana", buttons=["Isi lain"])
    await taps(keeper, "Isi lain", then="Isi lain", buttons=["Daftar berkas"])
    await taps(keeper, "Daftar berkas", buttons=["Paspor"])
    await keeper.taps("Paspor")
    sent = await keeper.expects("Isi yang berlaku sekarang")
    assert sent.content is not None
    text = sent.content.decode()
    assert "hash" not in text
    await keeper.expects("Ubah berkas di atas")

    wrong = text.replace('says = "Surat lapor kehilangan', 'says = "Surat lapor pencurian', 1)
    told = await sends_document(keeper, wrong.encode(), name="paspor.toml", then="diperbaiki")
    line = wrong.splitlines().index('says = "Surat lapor pencurian dari kepolisian"')
    shows(told, f"baris {line - 1}")
    right = text.replace('ask = "Tujuannya?"', 'ask = "Mau ke mana?"')
    shows(
        await sends_document(keeper, right.encode(), name="paspor.toml", then="lolos pemeriksaan"),
        "Mau ke mana?",
        never=["hash"],
    )
    await is_published(office, keeper, "NS-0001", "Mau ke mana?")
    shelf = office.application.bot_data.shelf
    await until(lambda: "Mau ke mana?" in (shelf.text(CASE) or ""))
    assert not shelf.unread
    await types(officer, "/syarat nenek 70 thn paspor ilang", then="Mau ke mana?")
    await office.everybody_reads()
