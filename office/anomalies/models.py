"""Anomaly, its attachments and its history: the tables of the reports."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from office import hash_chain
from office.anomalies.errors import AlreadyAcknowledged, AlreadyClosed, NotYourTurn, TooLate
from office.anomalies.practice.kinds import MARK, Practice
from office.calendar import WorkingHours
from office.cases.models import Case, CaseEntry, case_indexes, not_in
from office.database.types import BigId, EnumWord, Sealed, UtcDateTime
from office.errors import NotAllowed
from office.escalation.next_tier import Escalation
from office.escalation.policy import EscalationPolicy, Urgency
from office.escalation.routing import is_above
from office.escalation.waits import UNTIL_PROMISE, after
from office.posts import SECTION_HEAD, Post, parse_post

WITHDRAWN_WITHIN = timedelta(minutes=10)


class State(StrEnum):
    """How a report stands. Acknowledged is not done."""

    NEW = "baru"
    ACKNOWLEDGED = "diterima"
    NEEDS_INFO = "perlu_info"
    AWAITING_AGENCY = "menunggu_instansi"
    IN_PROGRESS = "ditindaklanjuti"
    RESOLVED = "selesai"
    WITHDRAWN = "ditarik"


# The states in which somebody has the report and owes progress by the promised time.
TAKEN = frozenset({State.ACKNOWLEDGED, State.NEEDS_INFO, State.AWAITING_AGENCY, State.IN_PROGRESS})
CLOSED = frozenset({State.RESOLVED, State.WITHDRAWN})
IS_OPEN = not_in(CLOSED)


class Outcome(StrEnum):
    """How a report ended."""

    CONFIRMED = "terbukti"
    UNFOUNDED = "tidak_terbukti"
    REFERRED = "dirujuk"
    INSUFFICIENT = "bukti_kurang"


class Followed(StrEnum):
    """What became of the application, or of the report itself, after its outcome."""

    POSTPONED = "ditunda"
    REFUSED = "ditolak"
    EXAMINED = "bap"
    HANDED_OVER = "diserahkan"
    ISSUED = "paspor_terbit"
    GIVEN_UP = "dicabut_pelapor"


class Event(StrEnum):
    """What a history can hold."""

    REPORTED = "dilaporkan"
    NOTIFIED = "diberitahukan"
    NOT_NOTIFIED = "tidak_dapat_diberitahukan"
    ESCALATED = "dinaikkan"
    ACKNOWLEDGED = "diterima"
    PROMISED = "dijanjikan"
    REMINDED = "diingatkan"
    REASSIGNED = "penerima_berganti"
    RETURNED = "kembali_ke_tangga"
    PROGRESSED = "ditindaklanjuti"
    ASKED = "ditanyakan"
    ANSWERED = "dijawab"
    REPLIED = "dibalas"
    NOTED = "catatan_dalam"
    ADDED = "ditambahkan"
    TRANSFERRED = "dialihkan"
    ASSIGNED = "ditugaskan"
    GIVEN_BACK = "dikembalikan"
    PUSHED = "didorong"
    SNOOZED = "pengingat_dijeda"
    STEP_DONE = "langkah_dilakukan"
    STEP_UNDONE = "langkah_dibatalkan"
    STEPS_SKIPPED = "langkah_dilewati"
    RESOLVED = "diselesaikan"
    REOPEN_ASKED = "minta_dibuka_lagi"
    REOPENED = "dibuka_lagi"
    WITHDRAWN = "ditarik"
    EXPORTED = "berkas_dibuat"
    PRACTICE_ENDED = "latihan_berakhir"
    ERASED = hash_chain.ERASED


# The events whose detail is somebody's own words.
WRITTEN = frozenset(
    {
        Event.ASKED,
        Event.ANSWERED,
        Event.REPLIED,
        Event.NOTED,
        Event.ADDED,
        Event.TRANSFERRED,
        Event.STEP_DONE,
        Event.STEPS_SKIPPED,
        Event.RESOLVED,
        Event.REOPEN_ASKED,
    }
)
# What the reporter and the heads tell each other.
SPOKEN = frozenset({Event.ASKED, Event.ANSWERED, Event.REPLIED, Event.ADDED, Event.REOPEN_ASKED})
# With which somebody has it.
TAKINGS = (Event.ACKNOWLEDGED, Event.ASSIGNED)
# The events after which a promise made at once is in the same message to the reporter.
OPENINGS = frozenset({Event.ACKNOWLEDGED, Event.ASSIGNED, Event.REOPENED, Event.PROGRESSED})
# The reporter is told every move that matters to them. Who was told in which order does not.
TOLD_TO_REPORTER = frozenset(
    {
        Event.ESCALATED,
        Event.ACKNOWLEDGED,
        Event.ASSIGNED,
        Event.GIVEN_BACK,
        Event.PROMISED,
        Event.RETURNED,
        Event.PROGRESSED,
        Event.TRANSFERRED,
        Event.RESOLVED,
        Event.REOPENED,
    }
)
IS_ADDITION = f"event = '{Event.ADDED}'"


class Anomaly(Case, table=True):
    """A doubt that an officer has reported. What was sent is locked; additions are history."""

    __tablename__ = "anomaly"
    __table_args__ = case_indexes("anomaly", IS_OPEN)
    PREFIX: ClassVar[str] = "KJ"
    ENDED: ClassVar[frozenset[StrEnum]] = frozenset(CLOSED)

    reporter_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    category: str
    text: str = Field(sa_type=Sealed)
    unit: str
    counter: str = Field(default="", sa_type=Sealed)
    case_reference: str = Field(default="", sa_type=Sealed)
    sop_id: str | None = None
    urgency: Urgency = Field(default=Urgency.NORMAL, sa_type=EnumWord(Urgency))
    # The post of the superior whom it is about, as `posts.post_name` writes it.
    concerns: str = Field(default="", sa_type=Sealed)
    section: str
    state: State = Field(default=State.NEW, sa_type=EnumWord(State), index=True)
    outcome: Outcome | None = Field(default=None, sa_type=EnumWord(Outcome))
    # None: nothing yet, or it ended before this was asked.
    followed: Followed | None = Field(default=None, sa_type=EnumWord(Followed))
    # None: it was meant. `practice/store.py` says what counts.
    practice: Practice | None = Field(default=None, sa_type=EnumWord(Practice))
    # The policy it began with, as JSON: a change of the file does not affect an open report.
    policy: str
    # It climbs when it is due, or its holder's promise is.
    tier: int = 0
    is_reminded: bool = False
    # Whether its holder has promised progress.
    is_promised: bool = False
    # The promised moment. `due_at` moves on when it has passed, this does not.
    promised_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    holder_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # The head who gave it to its holder. None: the holder took it.
    assigned_by: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # Until then its holder gets no reminders of it. No clock stops.
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    acknowledged_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When admins were told that its texts will be removed.
    erasure_told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def code(self) -> str:
        """Return its short name. That it is practice is said wherever it is named."""
        return f"{MARK} {super().code}" if self.practice else super().code

    @property
    def is_solo(self) -> bool:
        """Whether its reporter practises alone: it concerns nobody else."""
        return self.practice is Practice.SOLO

    @property
    def is_drill(self) -> bool:
        """Whether the office practises with it."""
        return self.practice is Practice.DRILL

    @property
    def can_be_reopened(self) -> bool:
        """Whether a head has closed it. A drill that has ended stays so."""
        return self.state is State.RESOLVED and not self.is_drill

    @property
    def is_confidential(self) -> bool:
        """Whether it is about a superior. Nothing is added to it without a tap."""
        return bool(self.concerns)

    @property
    def is_urgent(self) -> bool:
        """Whether its clocks run day and night."""
        return self.urgency is Urgency.URGENT

    @property
    def is_alarming(self) -> bool:
        """Whether others were told of an urgent report because its holder is silent."""
        return self.is_urgent and self.is_reminded and self.state in TAKEN

    @property
    def is_text_gone(self) -> bool:
        """Whether its text was erased. One that goes on after that may get new words."""
        return self.erased_at is not None and not self.text

    @property
    def escalation_policy(self) -> EscalationPolicy:
        """Return the policy with which it began."""
        return EscalationPolicy.from_json(self.policy)

    @property
    def concerned_post(self) -> Post | None:
        """Return the superior's post that it is about, or None."""
        return parse_post(self.concerns) if self.concerns else None

    @property
    def stays_above(self) -> bool:
        """Whether no head of a section may judge it: transferred, it only changes its section.

        It concerns a superior of their rank.
        """
        return not is_above(SECTION_HEAD, self.concerned_post)

    def is_assigned_to(self, member_id: int) -> bool:
        """Whether a head has given it to the member."""
        return self.assigned_by is not None and self.holder_id == member_id

    def acknowledge(self, by: int, at: datetime, hours: WorkingHours) -> None:
        """Let a head take it.

        Raises:
            AlreadyAcknowledged: somebody was faster.
        """
        self.check_untaken()
        self.give(by, at, hours)

    def check_untaken(self) -> None:
        """Raise AlreadyAcknowledged if somebody has it."""
        if self.state in TAKEN:
            raise AlreadyAcknowledged(self.holder_id, self.acknowledged_at)

    def give(
        self, to: int, at: datetime, hours: WorkingHours, assigned_by: int | None = None
    ) -> None:
        """Let a member have it. They owe a promise from now on."""
        self.state, self.holder_id, self.acknowledged_at = State.ACKNOWLEDGED, to, at
        self.assigned_by, self.promised_at, self.snoozed_until = assigned_by, None, None
        self.is_reminded = self.is_promised = False
        self._await_promise(at, hours)

    def succeed(self, by: int, at: datetime) -> None:
        """Let the new holder of a post go on with what the predecessor had taken."""
        self.holder_id, self.acknowledged_at, self.assigned_by = by, at, None

    def let_go(self) -> None:
        """Take it from its holder: it is again as if nobody had taken it."""
        self.state, self.holder_id, self.acknowledged_at = State.NEW, None, None
        self.assigned_by, self.promised_at, self.snoozed_until = None, None, None

    def give_back(self, by: int) -> None:
        """Return it to those who gave it away.

        Raises:
            NotYourTurn: nobody gave it to this member.
        """
        if self.state not in TAKEN or not self.is_assigned_to(by):
            raise NotYourTurn
        self.let_go()

    def promise(self, until: datetime) -> None:
        """Note that its holder promises progress by that moment."""
        self.due_at = self.promised_at = until
        self.is_reminded, self.is_promised = False, True

    def progress(self, state: State, at: datetime, hours: WorkingHours) -> None:
        """Note that work goes on. A holder who was reminded keeps it, and must promise anew."""
        self.state = state
        if state is not State.NEEDS_INFO:
            self.is_promised = False
        if self.is_reminded:
            self.is_reminded, self.promised_at = False, None
            self._await_promise(at, hours)

    def snooze(self, by: int, until: datetime | None) -> None:
        """Silence the holder's own reminders. No clock stops.

        Raises:
            NotYourTurn: the member does not have it.
        """
        if self.state not in TAKEN or self.holder_id != by:
            raise NotYourTurn
        self.snoozed_until = until

    def remind(self, ends_at: datetime) -> None:
        """Note that its holder was reminded of the promise, and when the patience ends."""
        self.is_reminded, self.due_at = True, ends_at

    def move_to(self, section: str, policy: EscalationPolicy) -> None:
        """Begin anew in a section."""
        self.section, self.tier, self.is_reminded = section, 0, False
        self.policy = policy.to_json()

    def climb(self, escalation: Escalation) -> None:
        """Wait for the tier that is told now; if none can be, for the next try."""
        self.is_reminded, self.due_at = False, escalation.due_at
        if escalation.tier is not None:
            self.tier = escalation.tier.number

    def resolve(self, outcome: Outcome, followed: Followed | None) -> None:
        """Close it with its outcome, and what followed from it."""
        self.state, self.outcome, self.due_at = State.RESOLVED, outcome, None
        self.followed = followed

    def reopen(self, by: int, at: datetime, hours: WorkingHours) -> None:
        """Let a head have it again.

        Raises:
            NotAllowed: it was not closed by a head, or a drill has ended with it.
        """
        if not self.can_be_reopened:
            raise NotAllowed
        self.outcome = self.followed = None
        self.give(by, at, hours)

    def withdraw(self, at: datetime) -> None:
        """Close it at its reporter's wish, soon after it was sent.

        Raises:
            AlreadyClosed: it has ended. TooLate: the ten minutes are over.
        """
        if not self.is_open:
            raise AlreadyClosed
        if at - self.created_at > WITHDRAWN_WITHIN:
            raise TooLate
        self.state, self.due_at = State.WITHDRAWN, None

    def end_practice(self) -> None:
        """Close what was only practised."""
        self.state, self.due_at = State.WITHDRAWN, None

    def forget_words(self) -> None:
        """Remove what its reporter wrote."""
        self.text = self.counter = self.case_reference = ""

    def _await_promise(self, at: datetime, hours: WorkingHours) -> None:
        self.due_at = after(at, UNTIL_PROMISE, hours, is_urgent=self.is_urgent)


class Attachment(SQLModel, table=True):
    """A photo or document of a report. Telegram keeps the content; here is only its id."""

    __tablename__ = "anomaly_attachment"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    anomaly_id: int = Field(foreign_key="anomaly.id", index=True, sa_type=BigId)
    # The entry of the history with which it came. 0: the report itself.
    entry_number: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    kind: str
    file_id: str
    # Its message in its sender's chat, until they were offered to delete it.
    message_id: int | None = Field(default=None, sa_type=BigId)


class Entry(CaseEntry, table=True):
    """One line of a report's history."""

    __tablename__ = "anomaly_history"
    __table_args__ = (
        UniqueConstraint("anomaly_id", "number"),
        Index(
            "ix_anomaly_history_joined",
            "actor_id",
            "anomaly_id",
            sqlite_where=text(IS_ADDITION),
            postgresql_where=text(IS_ADDITION),
        ),
    )
    CASE: ClassVar[str] = "anomaly_id"
    WRITTEN: ClassVar[frozenset[StrEnum]] = frozenset(WRITTEN)

    anomaly_id: int = Field(foreign_key="anomaly.id", index=True, sa_type=BigId)
    event: Event = Field(sa_type=EnumWord(Event))

    @property
    def is_taking_back(self) -> bool:
        """Whether it records that somebody took their own words back."""
        return self.event is Event.ERASED and self.actor_id is not None
