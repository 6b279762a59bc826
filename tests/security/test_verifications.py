"""A verification is the business of who has it and of the heads above, and of nobody else."""

import pytest

from bot.screens.verifications.actions import VERIFICATION_BUTTON
from bot.screens.verifications.card import VerificationButton as Button
from bot.telegram import pack
from botapi_emulator import Person
from office.verifications import Application, Issuer, VerificationAnswers
from tests.cast.steps import taps, types
from tests.journeys.conftest import Office
from tests.journeys.reports import at, files, member
from tests.journeys.test_verification import REFERENCE, opens

# Each button that names a verification; the last ones carry a value.
_NAMING = [one for one in Button if one not in (Button.NEW, Button.BELOW, Button.FIGURES)]
_VALUES = {Button.OUTCOME: "asli"}


@pytest.mark.parametrize("who", ["ukk_officer", "head_of_inteldakim", "admin", "trainer"])
async def test_nobody_outside_sees_or_moves_a_verification(office: Office, who: str) -> None:
    await opens(office.counter_officer)
    outsider = office.people[who]
    before = await entries(office)

    for button in _NAMING:
        if button in (Button.WORD, Button.FROM_REPORT):
            continue
        data = pack(VERIFICATION_BUTTON, button, 1, *filter(None, [_VALUES.get(button)]))
        await office.forges(outsider, data)
        await outsider.expects("tidak termasuk tugas Anda")
    await outsider.types("/verifikasi")
    await office.settles()
    await outsider.reads_all()

    assert all(REFERENCE not in message.text for message in outsider.chat)
    assert await entries(office) == before


@pytest.mark.parametrize("data", ["vf:z:penerima:1", "vf:z:tanggal_dijawab:2026-11-25", "vf:zz:1"])
async def test_an_answer_that_nobody_asked_for_moves_nothing(office: Office, data: str) -> None:
    await opens(office.counter_officer)
    before = await entries(office)

    await office.forges(office.ukk_officer, data)

    await office.settles()
    await office.ukk_officer.reads_all()
    assert await entries(office) == before


async def test_an_officer_does_not_give_it_away(office: Office, rina: Person) -> None:
    await opens(rina)

    await office.forges(rina, pack(VERIFICATION_BUTTON, Button.GIVE, 1))

    await rina.expects("tidak tersedia untuk tugas Anda")


async def test_no_report_says_not_genuine_of_what_the_issuer_has_not_called_so(
    office: Office,
    rina: Person,
) -> None:
    await opens(rina)

    await office.forges(rina, pack(VERIFICATION_BUTTON, Button.REPORT, 1))

    await rina.expects("sudah tidak berlaku")
    assert all("tidak asli" not in message.text for message in rina.chat)


async def test_an_officer_sees_no_figures(office: Office) -> None:
    await office.forges(office.counter_officer, pack(VERIFICATION_BUTTON, Button.FIGURES))

    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")


async def test_whom_the_report_concerns_never_sees_what_was_opened_from_it(
    office: Office, rina: Person, hendra: Person
) -> None:
    report = await files(office, rina, concerns="kepala_seksi/dokintalkim/")
    await office.everybody_reads()
    asked = VerificationAnswers(
        document="KK", application=Application.NONE, case_reference=REFERENCE, anomaly_id=report.id
    )
    officer = await member(office, rina)
    await office.services.verifications.opening.open(
        officer, asked, Issuer("dukcapil", "dokintalkim")
    )

    await office.forges(hendra, pack(VERIFICATION_BUTTON, Button.SEE, 1))
    await hendra.expects("tidak termasuk tugas Anda")
    await types(hendra, "/verifikasi", then="Belum ada verifikasi")
    await taps(hendra, "Seksi saya", then="Tidak ada verifikasi terbuka")
    # Not even when she who has opened it is gone.
    await office.services.people.dismiss(officer.id)
    await office.moves_to(at(26, 8))
    await office.head_of_office.expects("kini Anda pegang")
    await hendra.expects_nothing()
    await office.everybody_reads()


async def test_a_verification_cannot_be_forwarded_from_a_phone(office: Office) -> None:
    await opens(office.counter_officer)

    assert office.counter_officer.last.json["has_protected_content"]


async def entries(office: Office) -> int:
    """How long the history is."""
    rina = await member(office, office.counter_officer)
    return len(await office.services.verifications.queries.history(1, rina))
