"""Is the escalation of a report whole? Its history is gone through as if by hand, step by step."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from office.anomalies.due import PROMISE
from office.anomalies.facts import CardTurn, ToldAt
from office.anomalies.models import CLOSED, Anomaly, Entry, Event, State
from office.anomalies.notices import Notice
from office.escalation.next_tier import Escalation, first_escalation, next_escalation
from office.escalation.policy import EscalationPolicy
from office.outbox.models import MessageState, OutboxMessage
from office.people import Member
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, parse_post
from tests.chaos.judging.picture import Picture

# Entry and ring of one step are written one after another; the clock may be put back in between.
_TOLERANCE = timedelta(seconds=20)
_HANDED_ON = frozenset({Event.TRANSFERRED, Event.RETURNED, Event.GIVEN_BACK})
_NEVER_TWICE = frozenset({Event.REPORTED, Event.WITHDRAWN})


def faults(picture: Picture, anomaly: Anomaly) -> Iterator[str]:
    """Everything that is wrong with the escalation of one report, a sentence each."""
    history = picture.history(anomaly.id)
    for words in (
        *of_the_order(anomaly, history),
        *_of_its_end(picture, anomaly, history),
        *_of_the_holders(picture, anomaly, history),
        *_of_the_cards(picture, anomaly, history),
        *_of_the_steps(picture, anomaly, history),
        *_of_what_is_due(picture, anomaly),
    ):
        yield f"{anomaly.code}: {words}"


def of_the_order(anomaly: Anomaly, history: list[Entry]) -> Iterator[str]:
    """Nothing twice that happens once, nothing tier that somebody has, nothing after the end."""
    counts = Counter(entry.event for entry in history)
    yield from (f"{event} {counts[event]} times" for event in _NEVER_TWICE if counts[event] > 1)
    if not history or history[0].event is not Event.REPORTED:
        yield "its history does not begin with the report"
    is_taken = is_closed = is_alarming = False
    for entry in history:
        if entry.event is Event.REMINDED and entry.detail == PROMISE:
            # The holder of an urgent report is silent: others are told, too.
            is_alarming = anomaly.is_urgent
        is_by_hand = entry.event is Event.ESCALATED and entry.actor_id is not None
        if entry.event in _HANDED_ON or is_by_hand:
            is_taken = is_alarming = False
        elif entry.event is Event.ASSIGNED:
            is_taken = True
        elif entry.event is Event.ACKNOWLEDGED:
            if is_taken:
                yield f"taken twice (entry {entry.number})"
            is_taken = True
        elif entry.event is Event.NOTIFIED and is_taken and not is_alarming:
            yield f"tier although somebody has it (entry {entry.number})"
        elif entry.event is Event.RESOLVED:
            is_closed = True
        elif entry.event is Event.REOPENED:
            is_closed, is_taken = False, True
        if is_closed and entry.event in {Event.NOTIFIED, Event.ESCALATED, Event.ACKNOWLEDGED}:
            yield f"{entry.event} after its end (entry {entry.number})"


def _of_its_end(picture: Picture, anomaly: Anomaly, history: list[Entry]) -> Iterator[str]:
    """It is as open as its history says; somebody is asked when it is to be opened again."""
    turns = [entry.event for entry in history if entry.event in {Event.RESOLVED, Event.REOPENED}]
    is_at_an_end = turns[-1:] == [Event.RESOLVED]
    if is_at_an_end != (anomaly.state is State.RESOLVED):
        yield f"is {anomaly.state}, and its history {'' if is_at_an_end else 'not '}at an end"
    asked = {message.detail for message in picture.about(Notice.REOPEN_ASKED, anomaly.id)}
    for entry in history:
        if entry.event is Event.REOPEN_ASKED and str(entry.number) not in asked:
            yield f"nobody was asked to open it again (entry {entry.number})"


def _of_the_holders(picture: Picture, anomaly: Anomaly, history: list[Entry]) -> Iterator[str]:
    """TierRule were those who hold the posts, and the reporter never."""
    for entry in history:
        if entry.event is Event.NOT_NOTIFIED:
            yield f"a post was found empty that is not (entry {entry.number}: {entry.detail})"
        if entry.event is not Event.NOTIFIED:
            continue
        told = entry.facts(ToldAt)
        member, post = picture.members.get(told.member), told.post
        if member is None or not _holds(member, parse_post(post)):
            whose = f"{post}, which is not theirs"
            yield f"member {told.member} was tier for {whose} (entry {entry.number})"
        if told.member == anomaly.reporter_id:
            yield f"its reporter was tier (entry {entry.number})"


def _holds(member: Member, post: Post) -> bool:
    keys = {SECTION_HEAD: ("role", "section"), HEAD_OF_OFFICE: ("role",)}
    return any(
        all(
            getattr(appointment, key) == getattr(post, key)
            for key in keys.get(post.role, ("role",))
        )
        for appointment in member.appointments
    )


def _of_the_cards(picture: Picture, anomaly: Anomaly, history: list[Entry]) -> Iterator[str]:
    """For every "was told" there is one card, on the phone or obsolete since."""
    noted = Counter(
        entry.facts(ToldAt).member for entry in history if entry.event is Event.NOTIFIED
    )
    cards = _cards_of_posts(picture, anomaly)
    if noted != Counter(message.recipient_id for message in cards):
        yield f"told according to its history {dict(noted)}, but there are {len(cards)} cards"
    dead = [message.id for message in cards if message.state is MessageState.DEAD]
    if dead:
        yield f"cards {dead} will never arrive"
    was_taken = any(entry.event in {Event.ACKNOWLEDGED, Event.ASSIGNED} for entry in history)
    is_due = any(message.due_at <= picture.at for message in cards)
    has_arrived = any(message.state is MessageState.SENT for message in cards)
    if is_due and not (has_arrived or was_taken or anomaly.state in CLOSED):
        yield "nobody has its card"


def _of_the_steps(picture: Picture, anomaly: Anomaly, history: list[Entry]) -> Iterator[str]:
    """Until somebody takes it, the rules lead from ring to ring; none is left out or too early.

    Only the first stretch is gone through: later ones begin at moments that people chose.
    """
    stretch = list(_until_somebody_moves_it(history))
    turns = _turns(picture, anomaly)
    climbs = [one for one in stretch if one.event in {Event.REMINDED, Event.ESCALATED}]
    if len(turns) <= len(climbs):
        yield f"{len(turns)} turns of cards for {len(climbs)} climbs"
        return
    if len(stretch) < len(history):
        turns = turns[: len(climbs) + 1]
    if len(turns) != len(climbs) + 1:
        yield f"{len(turns)} turns of cards for {len(climbs)} climbs"
    policy = _policy_at_first(anomaly, history)
    if policy is None:
        return
    step = first_escalation(policy, turns[0][1], picture.hours, _nobody_is_missing)
    for entry, (tier, notifies_at) in zip(climbs, turns[1:], strict=False):
        if entry.at < step.due_at - _TOLERANCE:
            yield f"climbed {step.due_at - entry.at} too early (entry {entry.number})"
        step = _next(policy, step, entry.at, picture)
        wanted = step.tier.number if step.tier else 0
        if tier != wanted:
            yield f"tier {tier} was tier where {wanted} was due (entry {entry.number})"
        if abs(notifies_at - step.notifies_at) > _TOLERANCE:
            yield f"tier at {notifies_at} instead of {step.notifies_at} (entry {entry.number})"


def _next(policy: EscalationPolicy, step: Escalation, at: datetime, picture: Picture) -> Escalation:
    number = step.tier.number if step.tier else len(policy.tiers)
    return next_escalation(policy, number, step.due_at, at, picture.hours, _nobody_is_missing)


def _nobody_is_missing(_post: Post) -> bool:
    return False


def _policy_at_first(anomaly: Anomaly, history: list[Entry]) -> EscalationPolicy | None:
    """The policy that it began with; one that was handed to another section has a new one."""
    was_transferred = any(entry.event is Event.TRANSFERRED for entry in history)
    return None if was_transferred else anomaly.escalation_policy


def _until_somebody_moves_it(history: list[Entry]) -> Iterator[Entry]:
    for entry in history:
        is_by_hand = entry.event is Event.ESCALATED and entry.actor_id is not None
        is_taken = entry.event in {Event.ACKNOWLEDGED, Event.ASSIGNED}
        if is_taken or entry.event in _HANDED_ON or is_by_hand:
            return
        yield entry


def _turns(picture: Picture, anomaly: Anomaly) -> list[tuple[int, datetime]]:
    """The tiers that were tier, and when, in their order; each has cards of one key."""
    found: dict[tuple[int, datetime], None] = {}
    for card in _cards_of_posts(picture, anomaly):
        # card:ID:TIER:MOMENT:MEMBER, and the moment has colons of its own.
        _, _, tier, *moment, _ = (card.dedup_key or "").split(":")
        found[int(tier), datetime.fromisoformat(":".join(moment))] = None
    return list(found)


def _cards_of_posts(picture: Picture, anomaly: Anomaly) -> list[OutboxMessage]:
    """The cards of those who hold its posts; who was given it has one of their own."""
    cards = picture.about(Notice.CARD, anomaly.id)
    return [message for message in cards if not message.facts(CardTurn).is_assignment]


def _of_what_is_due(picture: Picture, anomaly: Anomaly) -> Iterator[str]:
    """Nothing that is open is overdue, and nothing that is open has no moment."""
    if anomaly.state in CLOSED:
        return
    if anomaly.due_at is None:
        yield f"is {anomaly.state} and will never move again"
    elif anomaly.due_at <= picture.at - _TOLERANCE:
        yield f"is {anomaly.state} and overdue since {anomaly.due_at}"
    if anomaly.state is State.NEW and not anomaly.tier:
        yield "is on no tier"
