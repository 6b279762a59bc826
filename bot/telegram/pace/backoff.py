"""Trouble that passes by itself: how to recognise it, and how long Telegram asks us to wait."""

from datetime import timedelta

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from office.database.health import trouble


def passes_by_itself(error: BaseException | None) -> bool:
    """Say whether trying again later can help. PTB counts a BadRequest as a NetworkError."""
    if isinstance(error, BadRequest | Forbidden):
        return False
    return isinstance(error, NetworkError | RetryAfter) or trouble.passes_by_itself(error)


def seconds(error: RetryAfter) -> float:
    """Return the wait of a 429 in seconds. PTB gives it as a number or as a timedelta."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
