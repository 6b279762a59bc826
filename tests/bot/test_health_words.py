"""What keeps messages from arriving, in an admin's words."""

import pytest

from bot.texts.posts import health, trouble


@pytest.mark.parametrize(
    ("error", "named"),
    [
        ("Forbidden: Forbidden: bot was blocked by the user", "bot diblokir penerima"),
        ("Forbidden: Forbidden: user is deactivated", "akun Telegram penerima sudah dihapus"),
        ("Forbidden: Bot can't initiate conversation with a user", "penerima belum membuka bot"),
        ("BadRequest: Chat not found", "percakapan tidak ditemukan"),
        ("NetworkError: httpx.ConnectError: no route", "sambungan ke Telegram terputus"),
        ("TimedOut: Timed out", "Telegram tidak menjawab pada waktunya"),
        ("Forbidden: Forbidden: something new", "ditolak Telegram: something new"),
        ("KeyError", "ditolak Telegram: KeyError"),
    ],
)
def test_an_error_of_sending_is_named_in_indonesian(error: str, named: str) -> None:
    assert trouble(error) == named


def test_errors_that_mean_the_same_are_counted_together() -> None:
    errors = {
        "Forbidden: Forbidden: bot was blocked by the user": 2,
        "Forbidden: bot was blocked by the user": 1,
    }

    words = health(
        inbox=0, depth=0, oldest_minutes=0, dead=3, errors=errors, unreachable=(), polled="–"
    )

    assert "Kesalahan kirim: bot diblokir penerima (3)" in words
