"""What officers have sent does not stay in their chat: they are offered to delete it."""

from dataclasses import replace

import pytest

from botapi_emulator import Message, Person
from knowledge.reading.office.protection import Protection
from knowledge.shelf import Shelf
from office.anomalies import REPORT, ReportAnswers, ReportStep
from office.escalation import Urgency
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, member

NIK = "1603011505900001"
DONE = ReportAnswers("dokumen", DOUBT, "kanim", urgency=Urgency.NORMAL, concerns="")
WITH_NIK = f"paspor hilang nik {NIK}"


def own(person: Person) -> list[Message]:
    return [message for message in person.chat if not message.is_from_bot]


async def test_what_was_masked_is_deleted_from_the_chat_on_a_tap(
    office: Office, officer: Person
) -> None:
    told = await types(officer, WITH_NIK, then="saya samarkan")
    shows(told, "masih ada di obrolan ini")
    await officer.expects("Paspor hilang")
    assert [message.text for message in own(officer)] == [WITH_NIK]

    shows(await taps(officer, "Hapus pesan saya", then="sudah dihapus"), "Salinan cadangan")

    assert own(officer) == []


async def test_what_telegram_does_not_delete_they_are_told_to_delete_themselves(
    office: Office, officer: Person
) -> None:
    await types(officer, WITH_NIK, then="saya samarkan")
    await officer.expects("Paspor hilang")
    # As after 48 hours: Telegram refuses.
    office.telegram.world.delete(officer.conversation(), own(officer)[0].id)

    await taps(officer, "Hapus pesan saya", then="tekan lama pesan itu")


async def test_photos_are_offered_for_deletion_once_the_head_has_them(
    office: Office, officer: Person
) -> None:
    await _sends_two_photos(office, officer)
    await office.services.anomalies.arrived_files.offer_arrived()
    await office.all_is_sent()
    offered = await officer.expects("sudah sampai")
    shows(offered, "Salinan pada penerimanya tetap ada")
    before = len(own(officer))

    await taps(officer, "Hapus pesan saya", then="sudah dihapus")

    assert len(own(officer)) == before - 2
    # It is offered once.
    assert await office.services.anomalies.arrived_files.offer_arrived() == 0


async def test_the_office_may_let_everything_be_deleted_at_once(
    office: Office, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = property(lambda it: replace(it.content.directory, protection=Protection(True)))
    monkeypatch.setattr(Shelf, "directory", at_once)

    await types(officer, WITH_NIK, then="sudah saya hapus dari obrolan ini")
    await officer.expects("Paspor hilang")
    assert own(officer) == []
    await _sends_two_photos(office, officer)
    before = len(own(officer))
    await office.services.anomalies.arrived_files.offer_arrived()
    await office.all_is_sent()

    assert len(own(officer)) == before - 2


async def _sends_two_photos(office: Office, officer: Person) -> None:
    writer = await member(office, officer)
    await office.services.forms.begin(writer, REPORT, ReportStep.FILES, DONE)
    await types(officer, "/lapor", then="Anda punya draf")
    await taps(officer, "Lanjutkan draf", then="8/8")
    await officer.sends_album([b"satu", b"dua"])
    await officer.expects("berkas diterima")
    await office.settles()
    await taps(officer, "Selesai", then="Berkas: 2")
    await taps(officer, "Kirim laporan", then="dikirim")
    await office.everybody_reads()


async def test_an_office_may_want_reports_without_photos_and_names(
    office: Office, officer: Person, head: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = office.services.shelf().held.content
    switches = Protection(takes_files=False, hides_names=True)
    strict = replace(content, directory=replace(content.directory, protection=switches))
    monkeypatch.setattr(Shelf, "content", property(lambda _: strict))
    await types(officer, "/lapor", then="1/8")
    await taps(officer, "Dokumen", then="2/8")
    shows(
        await types(officer, "KK a.n. Siti Aminah tampak hasil suntingan", then="3/8"),
        "Nama sesudah “a.n.” sudah saya samarkan",
    )
    await officer.sends_photo(caption="segelnya miring")
    await officer.expects("foto dan berkas tidak saya simpan", buttons=["Hapus pesan saya"])
    await officer.expects("3/8")
    await taps(officer, "Kantor Imigrasi Muara Enim", then="4/8")
    await types(officer, "loket 3", then="5/8")
    await taps(officer, "Lewati", then="6/8")
    await taps(officer, "Biasa", then="7/8")
    summary = await taps(officer, "Tidak", then="Penerima:")
    shows(summary, "segelnya miring")
    assert "Ubah berkas" not in str(summary.json)
    await taps(officer, "Kirim laporan", then="dikirim")
    receipt = await officer.expects("sudah terkirim")
    card = await head.expects("segelnya miring", buttons=["Terima"])
    await officer.replies(receipt, "Yang mengantar an. Budi Santoso")
    await officer.expects("sudah saya samarkan")
    await officer.expects("sedang diteruskan")
    added = await head.expects("Yang mengantar")

    for read in (summary, card, added):
        assert not {"Siti", "Aminah", "Budi", "Santoso"} & set(read.text.split()), read.text
    await office.everybody_reads()
