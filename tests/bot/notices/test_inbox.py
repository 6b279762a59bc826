"""A sender sees which message was put aside: their words, masked, or what else they sent."""

import pytest

from bot.notices.inbox import _words
from bot.texts import inbox as texts
from office.inbox import GiveUpReason


@pytest.mark.parametrize(
    ("update", "words"),
    [
        ({"message": {"text": "syarat paspor"}}, "syarat paspor"),
        ({"message": {"photo": [], "caption": "ini KK-nya"}}, "ini KK-nya"),
        ({"edited_message": {"text": "maksud saya"}}, "maksud saya"),
        ({"message": {"document": {"file_name": "tarif.md"}}}, "tarif.md"),
        ({"callback_query": {"data": "l:send"}}, texts.A_BUTTON),
        ({"message": {"text": 7}}, ""),
        ([], ""),
    ],
)
def test_what_was_put_aside_is_recognised(update: object, words: str) -> None:
    assert _words(update) == words


def test_what_a_sender_reads_again_is_no_markup() -> None:
    assert "<blockquote>a &lt;b&gt;</blockquote>" in texts.given_up("a <b>", GiveUpReason.CRASHED)
    assert "blockquote" not in texts.given_up("", GiveUpReason.UNREADABLE)
