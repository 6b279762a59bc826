"""When an announcement goes out: as typed, in working hours, across midnight and holidays."""

import pytest

from botapi_emulator import Person
from tests.cast.steps import shows, taps, types
from tests.journeys.announcements.announcing import PLAIN, WORDS, addresses, drafts
from tests.journeys.conftest import Office
from tests.journeys.reports import at


async def test_a_time_in_plain_words_is_confirmed_in_full_and_kept(office: Office) -> None:
    shows(
        await drafts(office.trainer, "Seksi", "Tikim", when="besok 07.30"),
        "2 orang, Kamis, 26 November 2026 pukul 07.30 WIB",
    )
    await taps(office.trainer, "Kirim", then="terjadwal: Kamis, 26 November 2026 pukul 07.30 WIB")
    await office.moves_to(at(26, 7, 29))
    await office.everybody_reads()
    await office.head_of_tikim.expects_nothing()

    await office.moves_to(at(26, 7, 30))

    await office.head_of_tikim.expects(PLAIN)
    await office.admin.expects(PLAIN)
    await office.everybody_reads()


async def test_a_time_on_a_holiday_is_put_off_to_the_next_opening(office: Office) -> None:
    await office.moves_to(at(23, 15, month=12))
    await office.everybody_reads()

    last_look = await drafts(office.trainer, "Seksi", "Tikim", when="besok 07.30")

    # The 24th is cuti bersama, the 25th Christmas, then comes the weekend.
    shows(last_look, "Senin, 28 Desember 2026 pukul 07.30 WIB", "di luar jam kerja")
    await office.everybody_reads()


async def test_an_urgent_one_goes_out_after_midnight(office: Office) -> None:
    await office.moves_to(at(30, 23, 50))
    await office.everybody_reads()
    shows(
        await drafts(office.trainer, "Seksi", "Tikim", when="besok 00.15", is_urgent=True),
        "Selasa, 1 Desember 2026 pukul 00.15 WIB",
        "dicatat atas nama Anda",
    )
    await office.trainer.taps("Kirim")

    await office.moves_to(at(1, 0, 15, month=12))

    await office.head_of_tikim.expects(PLAIN)
    await office.everybody_reads()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jam 7 pagi", "Rabu, 25 November 2026 pukul 07.00 WIB sudah lewat"),
        ("besok", "jamnya belum"),
        ("kapan-kapan", "atau 28 nov 13.00"),
    ],
)
async def test_a_time_that_cannot_be_is_asked_for_again(
    office: Office, typed: str, said: str, trainer: Person
) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await trainer.types_html(WORDS)
    await addresses(trainer, "Seksi", "Tikim")
    await types(trainer, typed, then=said)

    await types(trainer, "besok 08.00", then="Perlu tombol")
