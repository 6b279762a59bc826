"""What is refused about drafts and revisions, as data."""

from office.errors import Refusal


class DraftUnknown(Refusal):
    """There is no such draft of a content file, or this member may not see it."""


class DraftDecided(Refusal):
    """The draft was already published, returned or withdrawn."""


class DraftFaulty(Refusal):
    """The text that was sent last has faults that its author has not corrected."""


class TextUnchanged(Refusal):
    """The text says what is in force already."""


class OtherOwner(Refusal):
    """The text names another section as its owner."""


class NotWrittenHere(Refusal):
    """`office.toml` is arranged part by part, never written as a whole."""


class DraftUnfit(Refusal):
    """The draft had no faults when it was written, but has some with what is in force now."""


class DraftOutdated(Refusal):
    """The sections that the draft changes have changed since it was written."""


class DraftStale(Refusal):
    """The sections that the text changes have changed meanwhile; it is not handed in yet."""


class NothingMended(Refusal):
    """A draft that came back is handed in again as it was."""


class DraftWaiting(Refusal):
    """Another draft of the same sections waits for its reviewer."""

    def __init__(
        self,
        draft_id: int,
        code: str,
        name: tuple[str, str],
        author: str,
        sections: frozenset[str],
    ) -> None:
        super().__init__(draft_id)
        self.draft_id, self.code = draft_id, code
        # Its title and its heading.
        self.name = name
        # Empty for who would write another.
        self.author = author
        # The sections that it locks.
        self.sections = sections


class NobodyToReview(Refusal):
    """Only its author could decide on the draft."""


class RevisionUnknown(Refusal):
    """There is no such revision, or it is not in force."""


class LinesRead(Refusal):
    """The lines of a case are confirmed already, or say something else than what was shown."""


class ConfirmationOver(Refusal):
    """A case has changed since its lines were confirmed, so that cannot be taken back."""
