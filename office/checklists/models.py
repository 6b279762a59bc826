"""Checklist, its marks, and who opened it. None of them names the applicant."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from office.database.types import BigId, UtcDateTime

Chosen = Mapping[str, frozenset[str]]


class MarkState(StrEnum):
    """What an officer says of one point of the list."""

    HAS = "ada"
    LACKS = "belum"
    DOUBTED = "diragukan"


class Checklist(SQLModel, table=True):
    """One applicant's list, by the code under which another officer opens it."""

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    code: str = Field(unique=True)
    case: str
    # What was answered: {"usia": ["anak"]} as JSON, in the order of the answers.
    chosen: str
    member_id: int = Field(foreign_key="member.id", sa_type=BigId)
    opened_at: datetime = Field(sa_type=UtcDateTime, index=True)

    @property
    def answers(self) -> Chosen:
        """Return the options chosen for each fact, in the order of the answers."""
        return {fact: frozenset(options) for fact, options in json.loads(self.chosen).items()}

    def choose(self, chosen: Chosen) -> None:
        """Store the options chosen for each fact."""
        self.chosen = json.dumps({fact: sorted(options) for fact, options in chosen.items()})


class ChecklistMark(SQLModel, table=True):
    """What was marked last at one point, and what stood there before."""

    __tablename__ = "checklist_mark"

    checklist_id: int = Field(primary_key=True, foreign_key="checklist.id", sa_type=BigId)
    item: str = Field(primary_key=True)
    state: str
    before: str = ""
    member_id: int = Field(foreign_key="member.id", sa_type=BigId)
    marked_at: datetime = Field(sa_type=UtcDateTime)


class ChecklistVisit(SQLModel, table=True):
    """That a member opened the list of another. It stays when the list is gone."""

    __tablename__ = "checklist_visit"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    code: str
    member_id: int = Field(foreign_key="member.id", sa_type=BigId)
    visited_at: datetime = Field(sa_type=UtcDateTime)


class ChecklistHandout(SQLModel, table=True):
    """That the head of a section lets its lists be printed for applicants."""

    __tablename__ = "checklist_handout"

    section: str = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", sa_type=BigId)
    allowed_at: datetime = Field(sa_type=UtcDateTime)
