"""What the office refuses to do, as data. `bot/texts` has a polite sentence for each refusal."""

from datetime import date, datetime


class Refusal(Exception):
    """What a person asked for is not allowed by the rules."""


class NotAllowed(Refusal):
    """The member holds no post that permits this."""


class InvitationUnknown(Refusal):
    """No invitation was ever made with this code."""


class InvitationUsed(Refusal):
    """Somebody has already used the invitation."""


class InvitationExpired(Refusal):
    """The invitation has expired."""


class AccountIsAnothers(Refusal):
    """The account to which a member would move belongs, or belonged, to another member."""


class MemberUnknown(Refusal):
    """There is no such member, or they have left."""


class LastAdmin(Refusal):
    """Without this admin nobody could let people in."""


class AlreadyEnrolled(Refusal):
    """The Telegram account already belongs to an active member."""


class QuestionUnknown(Refusal):
    """The question behind an old button is no longer kept."""


class ForwardedUnknown(Refusal):
    """There is no such question to a head, or this member may not see it."""


class AlreadyAnswered(Refusal):
    """Another head has already answered the question."""

    def __init__(self, author_id: int | None, at: datetime | None) -> None:
        super().__init__(author_id, at)
        self.author_id = author_id
        self.at = at


class QuestionTakenBack(Refusal):
    """The asker waits for no answer any more."""


class SuggestionUnknown(Refusal):
    """There is no such suggestion, or another keeper decides it."""


class SuggestionDecided(Refusal):
    """Somebody has already decided the suggestion."""


class DecisionGone(Refusal):
    """The decision on a suggestion no longer stands, so it cannot be undone."""


class PhrasingExported(Refusal):
    """The accepted phrasing stands in a file already, so undoing it would change nothing."""


class DraftUnknown(Refusal):
    """There is no such draft of a content file, or this member may not see it."""


class DraftDecided(Refusal):
    """The draft was already published, returned or withdrawn."""


class DraftFaulty(Refusal):
    """The text that was sent last has faults that its author has not corrected."""


class DraftUnfit(Refusal):
    """The draft had no faults when it was written, but has some with what is in force now."""


class DraftOutdated(Refusal):
    """The text on which the draft was written has changed since."""


class DraftWaiting(Refusal):
    """Another draft of the same file waits for its reviewer."""

    def __init__(self, draft_id: int) -> None:
        super().__init__(draft_id)
        self.draft_id = draft_id


class NobodyToReview(Refusal):
    """Only its author could decide on the draft."""


class RevisionUnknown(Refusal):
    """There is no such revision, or it is not in force."""


class NameIsPersonal(Refusal):
    """The file's name holds personal data, and the file is too big to be copied."""


class AnomalyUnknown(Refusal):
    """There is no such report, or this member may not see it."""


class AlreadyAcknowledged(Refusal):
    """Somebody has already taken the report."""

    def __init__(self, holder_id: int | None, at: datetime | None) -> None:
        super().__init__(holder_id, at)
        self.holder_id = holder_id
        self.at = at


class NotYourTurn(Refusal):
    """The member may see the report, but it is with somebody else now."""


class NothingAbove(Refusal):
    """Nobody in the office is above the member for this report."""


class NobodyToPush(Refusal):
    """The member has the report, or nobody who could be told has it."""


class PushedToday(Refusal):
    """Somebody has already pushed the holder of the report today."""

    def __init__(self, by: int | None, at: datetime) -> None:
        super().__init__(by, at)
        self.by = by
        self.at = at


class AlreadyClosed(Refusal):
    """The report has ended. It can be reopened, not changed."""


class AlreadySent(Refusal):
    """What the button stood for was already sent."""


class ReopeningTooLate(Refusal):
    """The days in which a reporter can ask to reopen a report are over."""


class ReopeningAsked(Refusal):
    """The reporter has already asked to reopen the report, and it is still closed."""


class AlreadyThere(Refusal):
    """That section already has the report."""


class TooLate(Refusal):
    """The ten minutes in which a report can be withdrawn are over."""


class NobodyToJudge(Refusal):
    """The report is about the head of office: nobody in the office can judge it."""


class IncompleteDraft(Refusal):
    """A question of the form is not answered."""


class NoForm(Refusal):
    """Nothing is being written on that topic (a `forms.Topic`), or it has expired."""

    topic: str = ""

    def __init__(self, topic: str = "") -> None:
        super().__init__(topic)
        self.topic = topic


class AppointmentUnknown(Refusal):
    """There is no such appointment or leave, it is somebody else's, or its days are over."""


class AlreadyAccepted(Refusal):
    """An appointment that was accepted cannot be declined, only ended."""


class DayIsPast(Refusal):
    """An appointment or a leave would begin before today."""


class EndsBeforeStart(Refusal):
    """An appointment or a leave would end before it begins."""


class SubstituteForOneself(Refusal):
    """Nobody stands in for themselves."""


class SubstituteIsAway(Refusal):
    """A member who is away, or has a substitute in those days, stands in for nobody."""


class AnnouncementUnknown(Refusal):
    """There is no such announcement, or this member may not see it."""


class IncompleteAnnouncement(Refusal):
    """The text or the audience of an announcement is still missing."""


class OutOfScope(Refusal):
    """Some of these people are out of the trainer's reach."""


class NobodyAddressed(Refusal):
    """The segment addresses nobody today."""


class MomentIsPast(Refusal):
    """The moment at which to send an announcement, or its last day, is over."""


class EndsBeforeSent(Refusal):
    """The last day of an announcement ends before it is sent."""

    def __init__(self, sent_at: datetime) -> None:
        super().__init__(sent_at)
        self.sent_at = sent_at


class NobodyToApprove(Refusal):
    """The announcement needs an approval that only its author could give."""


class OwnAnnouncement(Refusal):
    """Nobody may approve their own announcement."""


class IllegalMove(Refusal):
    """The announcement's state does not allow that. `state` is a word of `announcements.State`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class AnnouncementRecalled(Refusal):
    """The announcement was recalled."""


class WordsChanged(Refusal):
    """The announcement has other words now than those above the button."""


class NudgedLately(Refusal):
    """Everybody who has not read it was nudged within the last hour."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(again_at)
        self.again_at = again_at


class NudgedEnough(Refusal):
    """Everybody who has not read it was nudged three times."""


class NobodyToNudge(Refusal):
    """Everybody has read the announcement, or it asks nobody for "Sudah baca"."""


class NoTraining(Refusal):
    """This office has no cards, questions or schedule, or none that could come now."""


class CardUnknown(Refusal):
    """There is no such card of a day, or it is somebody else's."""


class CardIsClosed(Refusal):
    """The card already has another answer, or its day is over and it cannot be put off."""


class CardIsHeld(Refusal):
    """The section that the card rests on has changed, and its keeper has not decided yet."""


class QuizUnknown(Refusal):
    """The poll is unknown, or was put to somebody else."""


class AlreadySnoozed(Refusal):
    """A pause is running, or ended less than a week ago. Nobody can opt out for good."""

    until: date | None = None
    again_on: date | None = None

    def __init__(self, until: date | None = None, again_on: date | None = None) -> None:
        super().__init__(until, again_on)
        self.until = until
        self.again_on = again_on


class NoTrainingDay(Refusal):
    """A schedule without a working day for its cards. Nobody can opt out for good."""


class OutsideWorkingHours(Refusal):
    """A schedule with a time at which the office is closed on one of its days."""


class ChangeUnknown(Refusal):
    """This member was told nothing of the shelf at that moment, or it is no longer kept."""


class VerificationUnknown(Refusal):
    """There is no such verification, or this member may not see it."""


class VerificationEnded(Refusal):
    """The verification already has an answer, or was cancelled."""


class DayIsAhead(Refusal):
    """Something that has happened would be on a future day."""


class DayIsFar(Refusal):
    """A day more than a year away: a typing error."""


class AnswerDueBefore(Refusal):
    """An answer would be due before today, or before it was asked for."""
