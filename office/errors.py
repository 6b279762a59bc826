"""What the office refuses to do, as data; the edge puts each refusal into a polite sentence."""

from datetime import date, datetime


class Refusal(Exception):
    """Something a person asked for that the rules do not allow."""


class NotAllowed(Refusal):
    """The member holds no post that permits this."""


class InvitationUnknown(Refusal):
    """No invitation was ever made with this code."""


class InvitationUsed(Refusal):
    """The invitation has already been used by somebody."""


class InvitationExpired(Refusal):
    """The invitation's time is over."""


class AccountIsAnothers(Refusal):
    """The Telegram account to which a member would move is, or was, another member's."""


class MemberUnknown(Refusal):
    """There is no such member, or they have left."""


class LastAdmin(Refusal):
    """Without this admin nobody could let people in."""


class AlreadyEnrolled(Refusal):
    """The Telegram account belongs to an active member already."""


class QuestionUnknown(Refusal):
    """The question behind an old button is no longer kept."""


class ForwardedUnknown(Refusal):
    """There is no such question to a head, or it is none of this member's business."""


class AlreadyAnswered(Refusal):
    """Another head has answered the question before."""

    def __init__(self, author_id: int | None, at: datetime | None) -> None:
        super().__init__(author_id, at)
        self.author_id = author_id
        self.at = at


class QuestionTakenBack(Refusal):
    """The asker waits for no answer any more."""


class SuggestionUnknown(Refusal):
    """There is no such suggestion, or another keeper decides it."""


class SuggestionDecided(Refusal):
    """Somebody has decided the suggestion before."""


class DraftUnknown(Refusal):
    """There is no such draft of a content file, or it is none of this member's business."""


class DraftDecided(Refusal):
    """The draft was published, returned or withdrawn before."""


class DraftFaulty(Refusal):
    """The text that was sent last has faults that its author has not mended."""


class DraftUnfit(Refusal):
    """The draft passed when it was written; with what is in force now it would have faults."""


class DraftOutdated(Refusal):
    """The text on which the draft was written has changed since."""


class DraftWaiting(Refusal):
    """Another draft of the same file waits for its reviewer."""

    def __init__(self, draft_id: int) -> None:
        super().__init__(draft_id)
        self.draft_id = draft_id


class NobodyToReview(Refusal):
    """Nobody but its author could decide on the draft."""


class RevisionUnknown(Refusal):
    """There is no such revision, or it is not in force."""


class NameIsPersonal(Refusal):
    """The file's name holds personal data, and the file is too big to be copied under another."""


class AnomalyUnknown(Refusal):
    """There is no such report, or it is none of this member's business."""


class AlreadyAcknowledged(Refusal):
    """Somebody has taken the report before."""

    def __init__(self, holder_id: int | None, at: datetime | None) -> None:
        super().__init__(holder_id, at)
        self.holder_id = holder_id
        self.at = at


class NotYourTurn(Refusal):
    """The report is one of the member's, but stands with somebody else now."""


class NothingAbove(Refusal):
    """Nobody in the office stands above the member for this report."""


class NobodyToPush(Refusal):
    """The report is with the member, or with nobody who could be told."""


class PushedToday(Refusal):
    """Somebody has nudged the holder of the report today."""

    def __init__(self, by: int | None, at: datetime) -> None:
        super().__init__(by, at)
        self.by = by
        self.at = at


class AlreadyClosed(Refusal):
    """The report has ended; it can be reopened, not changed."""


class AlreadySent(Refusal):
    """What stood behind the button was sent before."""


class ReopeningTooLate(Refusal):
    """The days in which a reporter can ask to open a report again are over."""


class ReopeningAsked(Refusal):
    """The reporter has asked before to open the report again, and it is still closed."""


class AlreadyThere(Refusal):
    """The report is with that section already."""


class TooLate(Refusal):
    """The ten minutes in which a report can be withdrawn are over."""


class NobodyToJudge(Refusal):
    """The report concerns the head of office: nobody in the office can be its judge."""


class IncompleteDraft(Refusal):
    """A question of the form is still open."""


class NoForm(Refusal):
    """Nothing is being written on that topic (a `forms.Topic`), or it has expired."""

    topic: str = ""

    def __init__(self, topic: str = "") -> None:
        super().__init__(topic)
        self.topic = topic


class AppointmentUnknown(Refusal):
    """There is no such appointment or leave, it is somebody else's, or its days are over."""


class AlreadyAccepted(Refusal):
    """An appointment that was accepted cannot be declined; it can be ended."""


class DayIsPast(Refusal):
    """An appointment or a leave would begin before today."""


class EndsBeforeStart(Refusal):
    """An appointment or a leave would end before it begins."""


class SubstituteForOneself(Refusal):
    """Nobody stands in for themselves."""


class SubstituteIsAway(Refusal):
    """A member who is away, or has a substitute in those days, stands in for nobody."""


class AnnouncementUnknown(Refusal):
    """There is no such announcement, or it is none of this member's business."""


class IncompleteAnnouncement(Refusal):
    """The text or the audience of an announcement is still missing."""


class OutOfScope(Refusal):
    """The trainer may not address all of these people."""


class NobodyAddressed(Refusal):
    """The segment addresses nobody today."""


class MomentIsPast(Refusal):
    """The moment at which an announcement should be sent, or its last day, is over."""


class EndsBeforeSent(Refusal):
    """The last day on which an announcement is in force is over before it is sent."""

    def __init__(self, sent_at: datetime) -> None:
        super().__init__(sent_at)
        self.sent_at = sent_at


class NobodyToApprove(Refusal):
    """The announcement needs a second approval and nobody but its author could give it."""


class OwnAnnouncement(Refusal):
    """Nobody approves their own announcement."""


class IllegalMove(Refusal):
    """The announcement's state does not allow that; `state` is a word of `announcements.State`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class AnnouncementRecalled(Refusal):
    """The announcement was recalled."""


class WordsChanged(Refusal):
    """The words of the announcement were changed after those that stood above the button."""


class NudgedLately(Refusal):
    """Everybody who has not read it was nudged within the hour."""

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
    """The card was answered otherwise before, or it is put off although its day is over."""


class CardIsHeld(Refusal):
    """What the card rests on has changed, and its keeper has not looked yet."""


class QuizUnknown(Refusal):
    """The poll is not known, or it was put to somebody else."""


class AlreadySnoozed(Refusal):
    """A pause runs, or the last one ended less than a week ago. Nobody can opt out for good."""

    until: date | None = None
    again_on: date | None = None

    def __init__(self, until: date | None = None, again_on: date | None = None) -> None:
        super().__init__(until, again_on)
        self.until = until
        self.again_on = again_on


class NoTrainingDay(Refusal):
    """A schedule without any day of work for its cards. Nobody can opt out for good."""


class OutsideWorkingHours(Refusal):
    """A schedule whose time lies where the office is closed on one of its days."""


class ChangeUnknown(Refusal):
    """Nothing of the shelf was told to this member at that moment, or it is kept no longer."""


class VerificationUnknown(Refusal):
    """There is no such verification, or it is none of this member's business."""


class VerificationEnded(Refusal):
    """The verification has an answer already, or was cancelled."""


class DayIsAhead(Refusal):
    """Something that has happened would be on a day to come."""


class DayIsFar(Refusal):
    """A day more than a year away: a slip of the finger."""


class AnswerDueBefore(Refusal):
    """An answer would be due before today, or before it was asked for."""
