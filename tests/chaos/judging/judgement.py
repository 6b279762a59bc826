"""What was promised, held against what there is: a sentence for everything that does not hold."""

from collections import Counter
from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass

from botapi_emulator import Call
from office.announcements import AnnouncementNotice
from office.announcements.rules.states import State as News
from office.anomalies.models import Event
from office.anomalies.notices import Notice
from office.answers.notices import AnswerNotice
from office.changes.notices import ChangeNotice
from office.outbox.models import MessageState
from office.verifications.models import Event as Asked
from tests.chaos.human import Deeds
from tests.chaos.judging import drills, follow_ups
from tests.chaos.judging.causes import Cause, Flights
from tests.chaos.judging.picture import Picture
from tests.chaos.judging.witness import COUNTED, QUESTION_ANSWERED, Known, Told, Witness, told
from tests.chaos.play import escalations, revisions
from tests.chaos.play.flight import Flight, subject

_GIVEN_UP = ("update given up", "updates are put aside", "a handler failed", "Traceback")


@dataclass(frozen=True)
class Tally:
    """What was told once too often, by what explains it; and what never came."""

    explained: Counter[Cause]
    unexplained: tuple[str, ...]
    lost: tuple[str, ...]


def faults(
    picture: Picture, witness: Witness, deeds: Deeds, log: str, forgotten: Set[int] = frozenset()
) -> Iterator[str]:
    """Everything that is lost, done twice, or left undone.

    `forgotten`: updates received so long ago that nobody need remember them once they are done.
    """
    yield from _of_updates(picture, witness, forgotten)
    yield from _of_effects(picture, deeds)
    yield from _of_receipts(picture)
    for anomaly in picture.anomalies.values():
        yield from escalations.faults(picture, anomaly)
    yield from _of_verifications(picture)
    yield from (f"audit: {entry}" for entry in picture.broken)
    yield from drills.faults(picture, deeds)
    yield from _of_announcements(picture)
    yield from _of_forwarded(picture)
    yield from _of_newcomers(picture, deeds)
    yield from follow_ups.faults(picture)
    yield from revisions.faults(picture, deeds)
    yield from (
        f"message {message.id} ({message.kind}) is due and not sent" for message in picture.unsent
    )
    counts = Counter(sign for line in log.splitlines() for sign in _GIVEN_UP if sign in line)
    yield from (f"the log says {counts[sign]} times: {sign}" for sign in counts)


def _of_updates(picture: Picture, witness: Witness, forgotten: Set[int]) -> Iterator[str]:
    """What was handed over lies in the inbox, once and done; its key allows no second row."""
    missing = set(witness.handed_over) - set(picture.updates) - forgotten
    if missing:
        yield f"updates {sorted(missing)} were handed over and are gone"
    still_open = [update.update_id for update in picture.updates.values() if update.done_at is None]
    if still_open:
        yield f"updates {still_open} are not done"


def _of_effects(picture: Picture, deeds: Deeds) -> Iterator[str]:
    """What somebody wrote is there if they were told so, and never more often than they wrote it.

    A form is sent once, however often its sentence was typed; only `typed` counts repetitions.
    """
    reports = [report.text for report in picture.anomalies.values()]
    sentences = [
        *(entry.detail for entry in (*picture.entries, *picture.asked)),
        *(answer.text for answer in picture.answers),
        *(line for question in picture.forwarded for line in question.follow_up.splitlines()),
        *(draft.words for draft in picture.drafts.values()),
    ]
    forwarded = [_own(question.text, deeds.forwarded) for question in picture.forwarded]
    issuers = [verification.case_reference for verification in picture.verifications]
    news = [
        announcement.html
        for announcement in picture.announcements.values()
        if announcement.submitted_at
    ]
    for what, written, kept in (
        ("report", deeds.filed, reports),
        ("sentence", deeds.said, sentences),
        ("forwarded question", deeds.forwarded, forwarded),
        ("verification", deeds.asked_issuers, issuers),
        ("announcement", deeds.published, news),
    ):
        for words in written:
            count = sum(words in one for one in kept)
            if count > max(1, deeds.typed[words]) or (count == 0 and words in deeds.confirmed):
                yield f"the {what} «{words}» is there {count} times"
    asked = Counter(picture.accounts[question.member_id] for question in picture.questions)
    for account, count in deeds.questions.items():
        # What they wrote into a form that had gone astray counts as a question, too.
        if asked[account] < count:
            yield f"{account} asked {count} questions, {asked[account]} are on record"
    twice = [
        id
        for id, count in Counter(question.id for question in picture.questions).items()
        if count > 1
    ]
    if twice:
        yield f"questions {twice} were recorded twice"


def _own(text: str, written: Collection[str]) -> str:
    """What a question says itself: a follow-up begins with the words of those before it."""
    return max((words for words in written if words in text), key=text.rfind, default=text)


def _of_receipts(picture: Picture) -> Iterator[str]:
    for anomaly in picture.anomalies.values():
        receipts = picture.about(Notice.RECEIPT, anomaly.id)
        if [message.state for message in receipts] != [MessageState.SENT]:
            yield f"{anomaly.code}: receipts {[str(message.state) for message in receipts]}"


def _of_verifications(picture: Picture) -> Iterator[str]:
    """Each was opened once, ended at most once, and no alarm was sent twice or is overdue."""
    for verification in picture.verifications:
        entries = [entry for entry in picture.asked if entry.verification_id == verification.id]
        events = Counter(entry.event for entry in entries)
        if events[Asked.OPENED] != 1 or events[Asked.CLOSED] > 1:
            yield f"{verification.code}: {[str(event) for event in events.elements()]}"
        if verification.due_at is not None and verification.due_at <= picture.at:
            yield f"{verification.code} has sent no alarm since {verification.due_at}"
        sent = Counter(entry.detail for entry in entries if entry.event is Asked.REMINDED)
        twice = [key for key, count in sent.items() if count > 1]
        yield from (f"{verification.code} was reminded more than once: {key}" for key in twice)


def _of_forwarded(picture: Picture) -> Iterator[str]:
    """None is overdue; who asked one that was answered has the answer that holds now, once."""
    answers = {answer.id: answer for answer in picture.answers}
    for question in picture.forwarded:
        if question.due_at is not None and question.due_at <= picture.at:
            yield f"{question.code} should have climbed at {question.due_at}"
        if question.answer_id is None:
            continue
        replaced = picture.about(AnswerNotice.REPLACED, question.answer_id)
        given = [
            *(one for one in replaced if one.recipient_id == question.asker_id),
            *(
                one
                for one in picture.about(AnswerNotice.GIVEN, question.id)
                if one.detail == str(question.answer_id)
            ),
        ]
        if [message.state for message in given] != [MessageState.SENT]:
            yield f"{question.code} was answered: {[str(message.state) for message in given]}"
        # Also if that answer was replaced since.
        if not picture.about(AnswerNotice.GIVEN, question.id):
            yield f"{question.code} was never given its first answer"
    for message in picture.messages:
        old = answers.get(int(message.detail)) if message.kind == AnswerNotice.REPLACED else None
        if old is not None and old.ended_at is None:
            yield f"answer {old.id} was replaced by {message.about}, and is still in force"


def _of_newcomers(picture: Picture, deeds: Deeds) -> Iterator[str]:
    """Who was let in is a member once."""
    names = Counter(member.name for member in picture.members.values())
    yield from (
        f"{name} is a member {names[name]} times"
        for name in deeds.invited
        if names[name] > 1 or (names[name] == 0 and name in deeds.came_in)
    )


def _of_announcements(picture: Picture) -> Iterator[str]:
    """Everybody who was addressed has a message that was sent, or has blocked the bot."""
    for announcement in picture.announcements.values():
        if announcement.submitted_at is None:
            continue
        if announcement.state is not News.DONE:
            yield f"announcement {announcement.id} is {announcement.state}"
        rows = picture.about(AnnouncementNotice.MESSAGE, announcement.id)
        by_member = Counter(message.recipient_id for message in rows)
        addressed = [
            delivery.member_id
            for delivery in picture.deliveries
            if delivery.announcement_id == announcement.id and not delivery.is_late
        ]
        if not addressed or by_member != Counter(addressed):
            yield f"announcement {announcement.id}: {len(addressed)} people, {len(rows)} messages"
        for message in rows:
            is_blocked = message.state is MessageState.DEAD and "Forbidden" in (message.error or "")
            if message.state is not MessageState.SENT and not is_blocked:
                who = f"member {message.recipient_id}"
                yield f"announcement {announcement.id}: {who} {message.state}"


def moves(picture: Picture) -> int:
    """How often people have moved a report."""
    return sum(entry.actor_id is not None for entry in picture.entries)


def rings(picture: Picture) -> int:
    """How often a head was told of a report."""
    return sum(entry.event is Event.NOTIFIED for entry in picture.entries)


def news(picture: Picture) -> int:
    """How often somebody was told of changed words."""
    return sum(
        message.kind == ChangeNotice.CHANGED and message.state is MessageState.SENT
        for message in picture.messages
    )


def tally(picture: Picture, witness: Witness, deeds: Deeds, flights: Flights) -> Tally:
    """Count on the phones what came once too often, or never, and look for what explains it."""
    authors = {
        (str(AnnouncementNotice.MESSAGE), announcement.id, picture.accounts[announcement.author_id])
        for announcement in picture.announcements.values()
    }
    known = _known(picture, deeds)
    asked = deeds.questions + deeds.unsure_questions

    def counted(calls: list[Call]) -> Counter[Told]:
        """Previews to its author are no messages of an announcement, nor who asks nothing asks."""
        found = (told(call, known) for call in calls)
        return Counter(
            copy
            for copy in found
            if copy is not None
            and (copy.kind, copy.about, copy.chat_id) not in authors
            and (copy.kind != QUESTION_ANSWERED or copy.chat_id in asked)
        )

    came = counted(witness.sent)
    causes = {cause: _flown(flights.at[cause]) for cause in Cause}
    causes[Cause.LOST_ANSWER] = counted(witness.lost)
    meant = _meant(picture, deeds)
    explained: Counter[Cause] = Counter()
    unexplained = []
    for copy, count in (came - meant).items():
        left = count
        if copy.kind == QUESTION_ANSWERED:
            left -= min(left, deeds.unsure_questions[copy.chat_id])
        for cause, struck in causes.items():
            by_this = min(left, struck[copy])
            explained[cause] += by_this
            left -= by_this
        if left:
            unexplained.append(f"{copy.kind} about {copy.about} to {copy.chat_id}: {left} too many")
    missing = [f"{copy.kind} about {copy.about} to {copy.chat_id}" for copy in meant - came]
    return Tally(+explained, tuple(unexplained), tuple(missing))


def _known(picture: Picture, deeds: Deeds) -> Known:
    """What can be told from others by its words alone."""
    return Known(
        announcements={
            words: announcement.id
            for words in deeds.published
            for announcement in picture.announcements.values()
            if words in announcement.html and announcement.submitted_at
        },
        answers={
            words: answer.id
            for answer in picture.answers
            for words in deeds.said
            if words in answer.text
        },
        revisions={
            f"{revision.title} — {revision.heading}, versi {revision.version}": revision.id
            for revision in picture.revisions
        },
    )


def _meant(picture: Picture, deeds: Deeds) -> Counter[Told]:
    """What the database holds as sent; an answer for every question."""
    meant = Counter(
        Told(
            message.kind,
            subject(message.kind, message.about, message.detail),
            picture.accounts[message.recipient_id],
        )
        for message in picture.messages
        if message.state is MessageState.SENT
        and message.kind in COUNTED
        and not (message.kind in set(Notice) and message.about in picture.drilled)
    )
    for account, count in deeds.questions.items():
        meant[Told(QUESTION_ANSWERED, 0, account)] = count
    return meant


def _flown(flights: list[Flight]) -> Counter[Told]:
    """How often each thing was in flight."""
    messages = (Told(*message) for flight in flights for message in flight.messages)
    answers = (Told(QUESTION_ANSWERED, 0, chat) for flight in flights for chat in flight.chats)
    return Counter([*messages, *answers])
