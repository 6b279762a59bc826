"""Recognises what is no question by itself: a number, a time, words that build on others."""

from datetime import datetime

from knowledge.search.follow_up import Turn, is_fragment
from office.answering.looked import NotAsking, is_number
from office.calendar.date_parser import IsPast, NoHour, Unclear, read_moment


def part_of_more(text: str, before: Turn | None, now: datetime) -> NotAsking | None:
    """Return why a text without an answer is no question; None if it may be a gap of the shelf."""
    if is_number(text):
        return NotAsking.NUMBER
    if _is_time(text, now):
        return NotAsking.TIME
    if before is not None and is_fragment(text):
        return NotAsking.FRAGMENT
    return None


def _is_time(text: str, now: datetime) -> bool:
    try:
        read_moment(text, now)
    except (NoHour, IsPast):
        return True
    except Unclear:
        return False
    return True
