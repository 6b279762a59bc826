"""Recognises what is no question by itself: a number, a time, words that build on others."""

from datetime import datetime

from bot.texts import talk
from knowledge.search.follow_up import Turn, is_fragment
from office.calendar.date_parser import IsPast, NoHour, Unclear, read_moment


def said_of(text: str, before: Turn | None, now: datetime) -> str | None:
    """Return what to say to a text without an answer; None if it may be a gap of the shelf."""
    if text.strip(" .)").isdecimal():
        return talk.ONLY_A_NUMBER
    if _is_time(text, now):
        return talk.ONLY_A_TIME
    if before is not None and is_fragment(text):
        return talk.SAY_IN_FULL
    return None


def _is_time(text: str, now: datetime) -> bool:
    try:
        read_moment(text, now)
    except (NoHour, IsPast):
        return True
    except Unclear:
        return False
    return True
