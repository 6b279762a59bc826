"""Is the shelf whole? Every draft, every revision, and the news of each change of words."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from bot.texts.drafts import UNCONVERTIBLE
from bot.texts.forms import BY_TEXT
from knowledge.converting import Obstacle
from office.changes.notices import ChangeNotice
from office.changes.rules.telling import key_of
from office.outbox.models import MessageState
from office.people.reach import sections_of
from office.revisions import DraftState, Revision, RevisionNotice
from tests.chaos.human import Deeds
from tests.chaos.judging.picture import Picture
from tests.chaos.people.keepers import HARMFUL, PASSAGES

# A question and a change are noted one after another; the clock may be put back in between.
_TOLERANCE = timedelta(seconds=20)
_NEVER = (RevisionNotice.LEFT_OUT, RevisionNotice.CONFLICT)


def faults(picture: Picture, deeds: Deeds) -> Iterator[str]:
    """Everything that is wrong with what was written, a sentence each."""
    yield from _of_drafts(picture, deeds)
    yield from _of_files(picture, deeds)
    for path in sorted({revision.path for revision in picture.revisions}):
        found = [revision for revision in picture.revisions if revision.path == path]
        yield from (f"{path}: {words}" for words in _of_revisions(picture, deeds, found))
    yield from _of_news(picture)
    yield from (
        f"{message.kind} about {message.about}"
        for message in picture.messages
        if message.kind in _NEVER
    )


def unstarted(picture: Picture) -> list[Revision]:
    """Those whose day has come and which are not in force."""
    today = picture.at.astimezone(picture.hours.zone).date()
    return [
        revision
        for revision in picture.revisions
        if revision.effective_from <= today and revision.started_at is None
    ]


def unnoticed(picture: Picture) -> list[Revision]:
    """Those in force of which nobody has been told yet."""
    newest = {
        revision.path: revision for revision in picture.revisions if revision.started_at is not None
    }
    return [
        revision
        for revision in newest.values()
        if not any(
            change.name == f"{revision.title} — {revision.heading}"
            and revision.started_at is not None
            and change.noticed_at >= revision.started_at - _TOLERANCE
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
    numbers = {revision.id for revision in picture.revisions}
    for draft in picture.drafts.values():
        is_approved = draft.state is DraftState.APPROVED
        if is_approved != (draft.revision_id in numbers):
            yield f"{draft.code} is {draft.state}, and its revision is {draft.revision_id}"
        if draft.is_waiting and (draft.due_at is None or draft.due_at <= picture.at):
            yield f"{draft.code} waits, and its reviewers should have been reminded: {draft.due_at}"
    if len(numbers) != len(by_draft):
        yield f"{len(numbers)} revisions came of {len(by_draft)} drafts"


def _of_files(picture: Picture, deeds: Deeds) -> Iterator[str]:
    """What means harm was refused with its reason, and no draft came of it."""
    for name, said in deeds.refused:
        if said not in said_to(name):
            yield f"the file {name} was answered with «{said}»"
    for draft in picture.drafts.values():
        if not any(words in draft.text for words in deeds.drafted):
            yield f"{draft.code} was written by nobody"


def said_to(name: str) -> Collection[str]:
    """What may be said to a file: why it is refused, on a slow machine, or that words are asked."""
    reason = next(reason for one, _, reason in HARMFUL if one == name)
    return UNCONVERTIBLE[reason], UNCONVERTIBLE[Obstacle.TOO_SLOW], BY_TEXT


def _of_revisions(picture: Picture, deeds: Deeds, found: list[Revision]) -> Iterator[str]:
    """Published in order, each once; in force from their day on, and noticed in their order."""
    numbers = [revision.number for revision in found]
    if numbers != list(range(1, len(found) + 1)):
        yield f"its revisions are numbered {numbers}"
    if len({revision.version for revision in found}) < len(found):
        yield f"its versions are {[revision.version for revision in found]}"
    today = picture.at.astimezone(picture.hours.zone).date()
    for revision in found:
        is_early = revision.started_at is not None and revision.effective_from > today
        if is_early or revision in unstarted(picture):
            began = f"started {revision.started_at}"
            yield f"revision {revision.number} is of {revision.effective_from}, {began}"
        if revision.ended_at is not None:
            yield f"revision {revision.number} was ended by nobody"
    words = {revision.number: _words(deeds, revision.text) for revision in found}
    noticed = [
        number
        for change in picture.changes
        for number, line in words.items()
        if line and line in change.after
    ]
    if any(later <= before for before, later in pairwise(noticed)):
        yield f"its revisions were noticed as {noticed}"
    started = [revision.number for revision in found if revision.started_at is not None]
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
    rows = [message for message in picture.messages if message.kind == ChangeNotice.CHANGED]
    there = Counter((message.detail, message.recipient_id) for message in rows)
    if there != wanted:
        missing_news, more = sorted((wanted - there).elements()), sorted(there - wanted)
        yield f"of the news {missing_news} are missing, and {more} are of no change"
    for message in rows:
        is_blocked = message.state is MessageState.DEAD and "Forbidden" in (message.error or "")
        is_due = message.due_at <= picture.at
        if is_due and message.state is not MessageState.SENT and not is_blocked:
            yield f"the news {message.detail} for member {message.recipient_id} is {message.state}"


def _concerned(picture: Picture, name: str, owner: str, noticed_at: datetime) -> set[int]:
    """Who has asked for that section before it changed, and whose section owns it."""
    today = noticed_at.astimezone(picture.hours.zone).date()
    owners = {
        member.id for member in picture.members.values() if owner in sections_of(member, today)
    }
    passage = next((one for one in PASSAGES if name == f"{one.title} — {one.heading}"), None)
    if passage is None:
        return owners
    askers = {
        question.member_id
        for question in picture.questions
        if (question.sop_id, question.section) == (passage.path[4:-3], passage.slug)
        and question.asked_at <= noticed_at - _TOLERANCE
    }
    return owners | askers


def _authors(picture: Picture) -> set[int]:
    """Who writes and who approves need no news."""
    return {
        member
        for revision in picture.revisions
        for member in (revision.author_id, revision.approver_id)
        if member is not None
    }
