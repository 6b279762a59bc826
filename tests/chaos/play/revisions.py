"""Is the shelf whole? Every draft, every revision, and the news of each change of words."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from office.changes.notices import ChangeNotice
from office.changes.rules.telling import key_of
from office.outbox.models import MessageState
from office.people.reach import sections_of
from office.revisions import DraftState, Revision, RevisionNotice
from tests.chaos.human import Deeds
from tests.chaos.judging.picture import Picture
from tests.chaos.people.keepers import PASSAGES

# A question and a change are noted one after another; the clock may be put back in between.
_TOLERANCE = timedelta(seconds=20)
_NEVER = (RevisionNotice.LEFT_OUT, RevisionNotice.CONFLICT)


def faults(picture: Picture, deeds: Deeds) -> Iterator[str]:
    """Everything that is wrong with what was written, a sentence each."""
    yield from _of_drafts(picture, deeds)
    for path in sorted({one.path for one in picture.revisions}):
        found = [one for one in picture.revisions if one.path == path]
        yield from (f"{path}: {words}" for words in _of_revisions(picture, deeds, found))
    yield from _of_news(picture)
    yield from (f"{one.kind} about {one.about}" for one in picture.messages if one.kind in _NEVER)


def unstarted(picture: Picture) -> list[Revision]:
    """Those whose day has come and which are not in force."""
    today = picture.at.astimezone(picture.hours.zone).date()
    return [
        one for one in picture.revisions if one.effective_from <= today and one.started_at is None
    ]


def unnoticed(picture: Picture) -> list[Revision]:
    """Those in force of which nobody has been told yet."""
    newest = {one.path: one for one in picture.revisions if one.started_at is not None}
    return [
        one
        for one in newest.values()
        if not any(
            change.name == f"{one.title} — {one.heading}"
            and one.started_at is not None
            and change.noticed_at >= one.started_at - _TOLERANCE
            for change in picture.changes
        )
    ]


def _of_drafts(picture: Picture, deeds: Deeds) -> Iterator[str]:
    """What was said to be handed in is there, and nothing is twice; what was decided is so once."""
    for words, path in deeds.drafted.items():
        found = [one for one in picture.drafts.values() if words in one.text and one.path == path]
        if len(found) > 1 or (not found and words in deeds.confirmed):
            yield f"the draft «{words}» is there {len(found)} times"
    by_draft = Counter(one.revision_id for one in picture.drafts.values() if one.revision_id)
    twice = [number for number, count in by_draft.items() if count > 1]
    yield from (f"revision {number} came of several drafts" for number in twice)
    numbers = {one.id for one in picture.revisions}
    for draft in picture.drafts.values():
        is_approved = draft.state is DraftState.APPROVED
        if is_approved != (draft.revision_id in numbers):
            yield f"{draft.code} is {draft.state}, and its revision is {draft.revision_id}"
        if draft.is_waiting and (draft.due_at is None or draft.due_at <= picture.at):
            yield f"{draft.code} waits, and its reviewers should have been reminded: {draft.due_at}"
    if len(numbers) != len(by_draft):
        yield f"{len(numbers)} revisions came of {len(by_draft)} drafts"


def _of_revisions(picture: Picture, deeds: Deeds, found: list[Revision]) -> Iterator[str]:
    """Published in order, each once; in force from their day on, and noticed in their order."""
    numbers = [one.number for one in found]
    if numbers != list(range(1, len(found) + 1)):
        yield f"its revisions are numbered {numbers}"
    if len({one.version for one in found}) < len(found):
        yield f"its versions are {[one.version for one in found]}"
    today = picture.at.astimezone(picture.hours.zone).date()
    for one in found:
        is_early = one.started_at is not None and one.effective_from > today
        if is_early or one in unstarted(picture):
            yield f"revision {one.number} is of {one.effective_from}, started {one.started_at}"
        if one.ended_at is not None:
            yield f"revision {one.number} was ended by nobody"
    words = {one.number: _words(deeds, one.text) for one in found}
    noticed = [
        number
        for change in picture.changes
        for number, line in words.items()
        if line and line in change.after
    ]
    if any(later <= before for before, later in pairwise(noticed)):
        yield f"its revisions were noticed as {noticed}"
    started = [one.number for one in found if one.started_at is not None]
    if started and noticed[-1:] != started[-1:]:
        yield f"revision {started[-1]} is in force, and of it nobody knows: {noticed}"


def _words(deeds: Deeds, text: str) -> str | None:
    return next((one for one in deeds.drafted if one in text), None)


def _of_news(picture: Picture) -> Iterator[str]:
    """Each change has the readers that it concerns, and each of them one message a moment."""
    wanted = Counter[tuple[str, int]]()
    by_change = {one.id: set[int]() for one in picture.changes}
    for reader in picture.readers:
        by_change[reader.change_id].add(reader.member_id)
    for change in picture.changes:
        wanted |= Counter((key_of(change.told_at), member) for member in by_change[change.id])
        missing = _concerned(picture, change.name, change.owner, change.noticed_at)
        missing -= by_change[change.id] | _authors(picture)
        if missing:
            yield f"of change {change.id} of {change.name} nobody tells members {sorted(missing)}"
    rows = [one for one in picture.messages if one.kind == ChangeNotice.CHANGED]
    there = Counter((one.detail, one.recipient_id) for one in rows)
    if there != wanted:
        missing_news, more = sorted((wanted - there).elements()), sorted(there - wanted)
        yield f"of the news {missing_news} are missing, and {more} are of no change"
    for one in rows:
        is_blocked = one.state is MessageState.DEAD and "Forbidden" in (one.error or "")
        is_due = one.due_at <= picture.at
        if is_due and one.state is not MessageState.SENT and not is_blocked:
            yield f"the news {one.detail} for member {one.recipient_id} is {one.state}"


def _concerned(picture: Picture, name: str, owner: str, noticed_at: datetime) -> set[int]:
    """Who has asked for that section before it changed, and whose section owns it."""
    today = noticed_at.astimezone(picture.hours.zone).date()
    owners = {one.id for one in picture.members.values() if owner in sections_of(one, today)}
    passage = next((one for one in PASSAGES if name == f"{one.title} — {one.heading}"), None)
    if passage is None:
        return owners
    askers = {
        one.member_id
        for one in picture.questions
        if (one.sop_id, one.section) == (passage.path[4:-3], passage.slug)
        and one.asked_at <= noticed_at - _TOLERANCE
    }
    return owners | askers


def _authors(picture: Picture) -> set[int]:
    """Who writes and who approves need no news."""
    return {
        member
        for one in picture.revisions
        for member in (one.author_id, one.approver_id)
        if member is not None
    }
