"""Showing a screen in place of another."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Update
from telegram.error import BadRequest

from bot.telegram import reply
from bot.telegram.screen import Screen


async def test_the_note_stands_above_what_is_sent_because_the_old_message_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[str] = []

    async def send_text(_bot: object, _chat: int, screen: Screen, _reply_to: int | None) -> int:
        sent.append(screen.html)
        return 7

    async def edit(**_: Any) -> None:
        raise BadRequest("Message to edit not found")

    async def answer() -> None:
        pass

    query = SimpleNamespace(
        message=None, edit_message_text=lambda *_, **given: edit(**given), answer=answer
    )
    update = SimpleNamespace(
        callback_query=query, effective_chat=SimpleNamespace(id=1), get_bot=object
    )
    monkeypatch.setattr(reply, "send_text", send_text)
    reply.note.set("Tersimpan.")
    assert await reply.show(cast(Update, update), Screen("Layar berikutnya")) == 7
    assert sent == ["Tersimpan.\n\nLayar berikutnya"]
