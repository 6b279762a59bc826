"""A text that is made to take long takes no longer than any other of its length."""

import gc
import time

import pytest

from office.privacy import mask

# Four times the longest message that Telegram lets people send, and sixteen times.
LONG, LONGEST = 16_384, 65_536
# Four times as long takes four times the processor if each sign is read a bounded number of times,
# and sixteen times if it is not. A machine's own slowness is on both sides.
TIMES_LONGER, MOST_TIMES = 4, 8
# Below this a comparison says nothing.
SOON_SECONDS = 0.1
# One for each way of reading that has to look ahead.
TELLING = (
    "1 ",
    "0 8 1 2 ",
    "A1",
    "+1 ",
    "satu ",
    "O1 ",
    "1671 a ",
    "\u200b",
    "a@",
    "x 1000 ",
    "1• ",
    "1|",
    "1x",
    "1\U0001f600\u200d\U0001f600",
    "1111 a ",
    "dobel ",
    "A<",
    "a @ ",
    "kitas a1",
    "3578 1166 0175 ",
)


@pytest.mark.parametrize("unit", TELLING)
def test_it_is_read_once(unit: str) -> None:
    assert _grows_evenly(unit, LONG)


@pytest.mark.slow  # more of the same
@pytest.mark.parametrize(
    "unit",
    [
        *("1", "1.", "0 ", "8 ", "6 2 8 1 ", "1 6 7 1 0 1 0 5 0 5 9 0 0 0 0 1 "),
        *("a1 ", "0812-", "08123456789 ", "C 1234567 ", "1671010505900001 ", "C "),
        *("satu", "tujuh puluh ", "O", "Il", "12/03/2024 ", "09.30 ", "Rp650.000 "),
        *(
            "16710105 lalu 05900001 ",
            "1\u200b",
            "１",
            "a@b.cd ",
            "\u0301",
        ),
        *("hp 1 ", "nik 1 ", ".", "••", "650.000.", "1/2024/", "1/1.", "1@1."),
        *(
            "|",
            "1 | ",
            "xO",
            "Ox",
            "1671x",
            "OxOOOO",
            "\U0001f600\u200d",
            "1\ufe0f",
            "\u2764\ufe0f",
        ),
        *(
            "\U0001f1ee",
            "\U0001f44d\U0001f3fd",
            "1+1=",
            "1 + ",
            "1.",
            "1.1.1.1;",
            "9% ",
            "8\u00b0",
            "=1+",
        ),
        *(
            "C|",
            "C=1000000",
            "dobel 1 ",
            "\u2122",
            "1\u24b8",
            "$1",
            "1$",
            "1671 1 a 0152 b ",
        ),
    ],
)
def test_so_is_every_other_text_that_was_ever_slow(unit: str) -> None:
    assert _grows_evenly(unit, LONGEST)


def _grows_evenly(unit: str, length: int) -> bool:
    taken = _seconds(unit, length)
    return taken < SOON_SECONDS or taken < MOST_TIMES * _seconds(unit, length // TIMES_LONGER)


def _seconds(unit: str, length: int) -> float:
    """Return the better of two: the first one may load what is needed, or be disturbed.

    The collector walks through all that a process of tests holds, and does so for long texts alone.
    """
    text = unit * (length // len(unit))
    taken = []
    gc.disable()
    try:
        for _ in range(2):
            began = time.process_time()
            mask(text)
            taken.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(taken)
