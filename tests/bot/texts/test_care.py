"""What is wrong on the machine, and what keeps messages from arriving, in an admin's words."""

import pytest

from bot.care import WATCHES
from bot.texts.care import OVER, WORDS, TroubleWords, reasons, told, trouble
from office.care import TroubleKind


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

    assert reasons(errors) == "bot diblokir penerima (3)"


def test_what_is_told_by_itself_is_told_to_be_over_too() -> None:
    assert set(OVER) == {watch.name for watch in WATCHES if watch.tells}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_trouble_is_a_sentence_and_so_is_the_next_step(words: TroubleWords) -> None:
    assert words.what.endswith(".")
    assert words.to_do.endswith(".")
    assert len(words.what + words.to_do) < 350


def test_what_others_wrote_cannot_break_the_message() -> None:
    values = {"reason": "no <backup> & more" * 100, "last": "belum ada yang terlihat"}
    said = told(TroubleKind.BACKUP_FAILED, values, "kantor-1")

    assert "no &lt;backup&gt; &amp; more" in said
    assert len(said) < 1500
    assert "(server <code>kantor-1</code>)" in said
    assert "tidak tercatat" in told(TroubleKind.BACKUP_FAILED, {"last": "", "reason": ""}, "")


def test_a_clock_is_slow_or_fast() -> None:
    for is_behind, word in (("yes", "lambat"), ("", "cepat")):
        said = told(TroubleKind.CLOCK_WRONG, {"minutes": "7", "is_behind": is_behind}, "")
        assert f"7 menit lebih {word} daripada jam Telegram" in said
