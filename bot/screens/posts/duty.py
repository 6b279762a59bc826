"""Posts on duty as lines of text."""

from collections.abc import Mapping

from bot.screens.posts import names as posts
from bot.texts import posts as texts
from bot.texts.questions import day
from knowledge.reading.office.directory import Directory
from office.posts import PostOnDay


def line(duty: PostOnDay, directory: Directory, names: Mapping[int, str]) -> str:
    """A post, and who holds it, or why nobody does."""
    label = posts.label(duty.post, directory)
    if duty.gap is not None:
        return texts.duty_gap(label, duty.gap)
    people = texts.listed([names.get(member, "–") for member in duty.members])
    until = day(duty.until) if duty.until is not None else None
    return texts.duty_line(label, people, duty.kind, until)
