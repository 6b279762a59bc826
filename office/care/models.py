"""CareTrouble: what a watch has found, until it is over."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from office.database.types import UtcDateTime


class CareWatch(StrEnum):
    """What is watched over."""

    BACKUP = "backup"
    COPY = "copy"
    STORAGE = "storage"  # whether the database takes anything
    SPACE = "space"
    CERTIFICATE = "certificate"
    TOKEN = "token"  # noqa: S105 (no token)
    VERSION = "version"
    CLOCK = "clock"
    REPLICAS = "replicas"
    TELEGRAM = "telegram"
    SENDING = "sending"
    PEOPLE = "people"
    ASIDE = "aside"


class TroubleKind(StrEnum):
    """What a watch finds, as far as its sentence differs."""

    BACKUP_FAILED = "backup_failed"
    BACKUP_OVERDUE = "backup_overdue"
    NEVER_COPIED = "never_copied"
    NOT_COPIED = "not_copied"
    STORAGE_FULL = "storage_full"
    DISK_FILLS = "disk_fills"
    CERTIFICATE_ENDS = "certificate_ends"
    CERTIFICATE_OVER = "certificate_over"
    CERTIFICATE_REFUSED = "certificate_refused"
    TOKEN_REFUSED = "token_refused"  # noqa: S105 (no token)
    OLDER_THAN_DATABASE = "older_than_database"
    OLDER_THAN_REPLICA = "older_than_replica"
    CLOCK_WRONG = "clock_wrong"
    SERVER_CLOCK_WRONG = "server_clock_wrong"
    REPLICAS_DIFFER = "replicas_differ"
    TELEGRAM_SILENT = "telegram_silent"
    MESSAGES_LATE = "messages_late"
    MESSAGES_DEAD = "messages_dead"
    PEOPLE_UNREACHABLE = "people_unreachable"
    PUT_ASIDE = "put_aside"


class CareTrouble(SQLModel, table=True):
    """A trouble that is not over: a row for each watch and place."""

    __tablename__ = "care_trouble"

    watch: str = Field(primary_key=True)
    # The machine, where each may have its own; empty for what all replicas share.
    place: str = Field(primary_key=True)
    # The kind of trouble: what the admins were told last, or what was found first.
    found: str
    since: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    # None until it has lasted for as long as its watch waits.
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
