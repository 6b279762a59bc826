"""Button data fits Telegram's limit and forged data is recognised."""

import pytest

from bot.screens.questions import OPEN_BUTTON, RATE_BUTTON
from bot.telegram import ForgedData, pack, unpack


def test_what_is_packed_is_unpacked() -> None:
    press = unpack(pack(RATE_BUTTON, "deadbeef", 2**52, 1))

    assert press.action == RATE_BUTTON
    assert press.arguments == ("deadbeef", str(2**52), "1")


@pytest.mark.parametrize("data", [None, "", ":"])
def test_forged_data_is_recognised(data: str | None) -> None:
    with pytest.raises(ForgedData):
        unpack(data)


def test_data_that_telegram_would_refuse_is_never_packed() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        pack(OPEN_BUTTON, "x" * 64)
