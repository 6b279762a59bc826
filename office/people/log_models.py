"""MembershipEntry: the table of what was done about members and posts, by whom and when."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, UtcDateTime


class MembershipEvent(StrEnum):
    """What the log can hold."""

    INVITED = "diundang"
    WITHDRAWN = "undangan_dibatalkan"
    ENROLLED = "masuk"
    MOVE_OFFERED = "tautan_akun"
    MOVED = "pindah_akun"
    UNIT = "pindah_unit"
    EMPLOYMENT = "kepegawaian"
    GIVEN = "jabatan_diberikan"
    ENDED = "jabatan_diakhiri"
    REMOVED = "dikeluarkan"
    PROPOSED = "diusulkan"
    REFUSED = "usulan_ditolak"
    UNDONE = "diurungkan"
    APPOINTED = "pengganti_ditunjuk"
    ACCEPTED = "penunjukan_diterima"
    DECLINED = "penunjukan_ditolak"
    RELIEVED = "penggantian_diakhiri"


class MembershipEntry(SQLModel, table=True):
    """One line of the log. Append-only: each has the hash of the line before.

    The hashes are those of `office/hash_chain.py`. It holds ids and no words that people wrote, so
    it is kept for good.
    """

    __tablename__ = "membership_history"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    number: int = Field(default=0, unique=True)
    at: datetime = Field(sa_type=UtcDateTime)
    event: MembershipEvent = Field(sa_type=EnumWord(MembershipEvent))
    # None: it was done at the terminal.
    actor_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # None: an invitation that nobody has opened.
    member_id: int | None = Field(default=None, foreign_key="member.id", index=True, sa_type=BigId)
    # A `Deed` of `log.py`.
    detail: str = ""
    salt: str | None = None
    digest: str = ""
    hash: str = ""

    @property
    def subject_id(self) -> int:
        """Return the id of the member whom it is about."""
        return self.member_id or 0
