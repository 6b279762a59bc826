"""Member, Appointment, Invitation and others: the tables of the people."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, Relationship, SQLModel

from office.database.types import BigId, EnumWord, UtcDateTime


class Role(StrEnum):
    """The posts of the office. A member may hold several."""

    OFFICER = "petugas"
    SECTION_HEAD = "kepala_seksi"
    COORDINATOR = "koordinator_ukk"
    HEAD_OF_OFFICE = "kepala_kantor"
    TRAINER = "pelatih"
    SOP_KEEPER = "pengelola_sop"
    ADMIN = "admin"


class AppointmentKind(StrEnum):
    """How a post is held: for good, or for somebody else (BKN letters of 2002 and 2021)."""

    DEFINITIVE = "definitif"
    PLT = "plt"
    PLH = "plh"
    DEPUTY = "wakil"


class Employment(StrEnum):
    """Civil servant, on a contract under UU 20/2023, or staff who are neither."""

    PNS = "pns"
    PPPK = "pppk"
    PPNPN = "ppnpn"


_IS_POST = text(f"role != '{Role.OFFICER}'")


class Appointment(SQLModel, table=True):
    """A post held by a member from one day until another, both included."""

    __tablename__ = "appointment"
    __table_args__ = (
        # Nearly everybody is an officer. Every report looks for the others.
        Index("ix_appointment_post", "member_id", sqlite_where=_IS_POST, postgresql_where=_IS_POST),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    member_id: int = Field(default=None, foreign_key="member.id", index=True, sa_type=BigId)
    role: Role = Field(sa_type=EnumWord(Role))
    section: str | None = None
    unit: str | None = None
    kind: AppointmentKind = Field(
        default=AppointmentKind.DEFINITIVE,
        sa_type=EnumWord(AppointmentKind),
    )
    letter_number: str | None = None
    starts_on: date
    ends_on: date | None = None
    # A substitute must agree. A definitive holder is appointed by decree.
    accepted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    appointed_by: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)

    @property
    def is_accepted(self) -> bool:
        return self.kind is AppointmentKind.DEFINITIVE or self.accepted_at is not None

    def is_held_on(self, day: date) -> bool:
        started = self.starts_on <= day and self.is_accepted
        return started and (self.ends_on is None or day <= self.ends_on)

    def end(self, today: date) -> None:
        """Let it be held no longer from today on."""
        self.ends_on = today - timedelta(days=1)


class Member(SQLModel, table=True):
    """A person of the office with a Telegram account."""

    __tablename__ = "member"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    telegram_id: int = Field(unique=True, sa_type=BigId)
    name: str
    unit: str
    employment: Employment = Field(default=Employment.PNS, sa_type=EnumWord(Employment))
    enrolled_at: datetime = Field(sa_type=UtcDateTime)
    deactivated_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Since when Telegram refuses to deliver to them, because they have blocked the bot.
    unreachable_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When name and account were erased.
    erased_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    appointments: list[Appointment] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "Appointment.member_id"}
    )

    @property
    def is_active(self) -> bool:
        return self.deactivated_at is None

    def roles_on(self, day: date) -> frozenset[Role]:
        """Return the roles that this member holds on that day of the office's calendar."""
        return frozenset(post.role for post in self.appointments if post.is_held_on(day))

    def leads(self, section: str, day: date) -> bool:
        """Whether they head the office on that day, or that section."""
        return any(
            post.is_held_on(day)
            and (
                post.role is Role.HEAD_OF_OFFICE
                or (post.role is Role.SECTION_HEAD and post.section == section)
            )
            for post in self.appointments
        )


class Invitation(SQLModel, table=True):
    """A link that lets one person in, once. Only the hash of its code is stored."""

    __tablename__ = "invitation"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    code_hash: str = Field(unique=True)
    name: str
    unit: str
    employment: Employment = Field(default=Employment.PNS, sa_type=EnumWord(Employment))
    roles: str
    section: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_by: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # The admin who made it. None: it was made at the terminal.
    invited_by: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # The member whom it moves to another account. None: it lets somebody in.
    member_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)


class StrangerNotice(SQLModel, table=True):
    """When an unknown account was last told, politely, that this bot is not for them."""

    __tablename__ = "stranger_notice"

    telegram_id: int = Field(primary_key=True, sa_type=BigId)
    told_at: datetime = Field(sa_type=UtcDateTime)
    wrong_links: int = 0
    """How many wrong invitations have been answered since then."""


class Leave(SQLModel, table=True):
    """Days on which a member is away, both included. Substitutes hold their posts meanwhile."""

    __tablename__ = "leave"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    member_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    starts_on: date
    ends_on: date
