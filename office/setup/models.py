"""SetupEntry: the table of what was said of the steps of a new office, by whom and when."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, UtcDateTime


class SetupEvent(StrEnum):
    """What the history can hold."""

    ANSWERED = "dijawab"
    UNDONE = "diurungkan"
    LIVE = "siap"
    ARRANGED = "pengaturan_berubah"
    PAPER = "catatan_kertas"


class SetupEntry(SQLModel, table=True):
    """One line of the history. Append-only: each has the hash of the line before.

    The hashes are those of `office/hash_chain.py`. It holds ids and no words that people wrote, so
    it is kept for good.
    """

    __tablename__ = "setup_history"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    number: int = Field(default=0, unique=True)
    at: datetime = Field(sa_type=UtcDateTime)
    event: SetupEvent = Field(sa_type=EnumWord(SetupEvent))
    # None: it was done at the terminal, or by itself.
    actor_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # A `SetupDeed` of `history.py`.
    detail: str = ""
    salt: str | None = None
    digest: str = ""
    hash: str = ""

    @property
    def subject_id(self) -> int:
        """Return what all entries are about: the office itself."""
        return 0
