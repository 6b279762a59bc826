"""What the judge of the chaos takes for a number that got through the mask."""

from random import Random

import pytest

from office.privacy import mask
from tests.chaos.judging import numbers
from tests.chaos.judging.numbers import Number

NIK = Number("NIK 1671-0123.4567 8901", "a NIK", "1671012345678901")


@pytest.mark.parametrize(
    "text",
    [
        "1671012345678901",
        "halaman 3: 1671 0123 45 67 89 01",
        "KTP_1671_0123_4567_8901.pdf",
        '{"message": {"caption": "1671\\u200b01234567"}}',
        "\u0661\u0666\u0667\u0661\u0660\u0661\u0662\u0663",
    ],
)
def test_a_part_that_can_be_read_is_a_leak(text: str) -> None:
    (leak,) = numbers.leaks([NIK], [("outbox", text)])

    assert leak.startswith("outbox holds a NIK")


@pytest.mark.parametrize("text", ["\u2022" * 16, "16710 sampai 12345", "KJ-0001 26.11.2026 07.30"])
def test_what_is_masked_or_another_number_is_none(text: str) -> None:
    assert list(numbers.leaks([NIK], [("outbox", text)])) == []


def test_what_people_write_is_found_unmasked_and_not_found_masked() -> None:
    found = [numbers.written(Random(seed)) for seed in range(200)]

    assert all(list(numbers.leaks([number], [("inbox", number.text)])) for number in found)
    assert not any(
        list(numbers.leaks([number], [("inbox", mask(number.text).text)])) for number in found
    )


def test_the_id_of_an_update_is_no_number_of_a_person() -> None:
    number = Number("nik 1603090000208301", "a NIK", "1603090000208301")

    assert list(numbers.leaks([number], [("sendMessage", "f:b73d7c8c:900002083:1:1:0")])) == []
    assert list(numbers.leaks([number], [("sendMessage", "nik 16030900002083")])) != []
