"""One fee changes: preview and review name every other place, and a tap changes each."""

import pytest

from botapi_emulator import Person
from knowledge.reading.revising.manuscript import Manuscript
from office.people import NewMember, Role
from tests.cast.steps import shows, taps, taps_old, types
from tests.journeys.conftest import Office

SEND = "Kirim ke Kasi Dokintalkim"
OLD, NEW = "Rp1.000.000", "Rp1.250.000"
HERE, QUICK = "Ganti di SOP ini juga", "Percepatan paspor (selesai hari yang sama)"
FEES, PRIORITY = "Tarif paspor dan cara bayar", "Layanan prioritas paspor"


@pytest.fixture
async def keeper(office: Office) -> Person:
    return await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )


async def test_a_new_fee_is_followed_to_every_place_that_states_the_old_one(
    office: Office, keeper: Person
) -> None:
    head, shelf = office.head_of_dokintalkim, office.application.bot_data.shelf
    present = Manuscript.of(shelf.written("sop/paspor-percepatan.md") or "").section("Biaya")
    assert present is not None
    await types(keeper, "/sop_tulis percepatan", then="Bagian mana")
    await types(keeper, "Biaya", then=f"{QUICK} — Biaya")

    shows(
        await types(keeper, present.text.replace(OLD, NEW), then="lolos", buttons=[HERE]),
        "Angka lama masih tertulis di 5 tempat lain",
        f"{QUICK} — Apa itu percepatan: {OLD} → {NEW}",
        f"{QUICK} — Biaya: Rp1.650.000 → Rp1.900.000, Rp1.950.000 → Rp2.200.000",
        f"{FEES} — Biaya tambahan: {OLD} → {NEW}",
        f"{PRIORITY} — Biaya: {OLD} → {NEW}",
        never=["overstay", "Paspor hilang"],
    )
    replaced = await taps(keeper, HERE, then="lolos", buttons=[SEND])
    assert HERE not in replaced.buttons
    shows(
        replaced,
        f"+ • Paspor selesai pada hari yang sama dengan biaya tambahan {NEW}",
        "+ • Jumlah elektronik 5 tahun: Rp1.900.000; 10 tahun: Rp2.200.000",
        "Angka lama masih tertulis di 2 tempat lain",
    )
    sent = await taps(
        keeper,
        SEND,
        then="Angka lama masih tertulis di isi lain",
        buttons=[f"Ganti di {FEES[:9]}", f"Ganti di {PRIORITY[:9]}"],
    )
    await keeper.expects("NS-0001")
    shows(
        await head.expects("NS-0001"),
        "Angka lama masih tertulis di 2 tempat lain",
        f"{FEES} — Biaya tambahan: {OLD} → {NEW}",
    )

    shows(
        await taps(keeper, f"Ganti di {FEES[:9]}", then=FEES, buttons=[SEND]),
        f"− • Percepatan (selesai hari yang sama): tambahan {OLD}.",
        f"+ • Percepatan (selesai hari yang sama): tambahan {NEW}.",
        "Angka lama masih tertulis di 1 tempat lain",
        never=["paspor hilang"],
    )
    await taps(keeper, SEND, then="isi lain", buttons=[f"Ganti di {PRIORITY[:9]}"])
    await keeper.expects("NS-0002")
    shows(await head.expects("NS-0002"), f"{PRIORITY} — Biaya")
    await taps(keeper, f"Ganti di {PRIORITY[:9]}", then="lolos", buttons=[SEND])
    await taps(keeper, SEND, then="Naskah NS-0003 dikirim untuk diperiksa")
    await keeper.expects("NS-0003")
    shows(await head.expects("NS-0003"), never=["Angka lama"])
    await taps_old(keeper, sent, f"Ganti di {FEES[:9]}", then="sudah tidak ada di sana")
    await office.everybody_reads()
