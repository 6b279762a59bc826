"""The form of an invitation: one person with buttons, or many with a list."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT_OR_FILES, Flow, Form, Step, Topic
from office.people import Employment, NewMember, Role


class InvitationStep(StrEnum):
    """One question a screen. The summary comes last."""

    NAME = "nama"
    ROLE = "peran"
    SECTION = "seksi"
    UNIT = "unit"
    EMPLOYMENT = "kepegawaian"
    SUMMARY = "ringkasan"


@dataclass(frozen=True)
class InvitationAnswers:
    """The answers so far."""

    name: str = ""
    role: Role | None = None
    section: str | None = None
    unit: str = ""
    employment: Employment = Employment.PNS
    people: tuple[NewMember, ...] = ()
    """The people of a list. With a list there is nothing more to ask."""
    made: tuple[int, ...] = ()
    """The invitations that were made, whose links are about to be shown."""

    def invited(self) -> tuple[NewMember, ...]:
        """Return everybody whom this form invites."""
        if self.people or self.role is None:
            return self.people
        return (NewMember(self.name, self.unit, (self.role,), self.section, self.employment),)


# The roles with a section. An officer may have none.
_OF_A_SECTION = frozenset({Role.OFFICER, Role.SECTION_HEAD})


def has_section(role: Role | None) -> bool:
    """Whether a post of that role can have a section."""
    return role in _OF_A_SECTION


def _is_one(answers: InvitationAnswers) -> bool:
    return not answers.people


INVITATION: Flow[InvitationStep, InvitationAnswers] = Flow(
    Topic("undangan"),
    InvitationAnswers,
    (
        Step(InvitationStep.NAME, TEXT_OR_FILES),
        Step(InvitationStep.ROLE, is_asked=_is_one),
        Step(
            InvitationStep.SECTION,
            is_asked=lambda answers: _is_one(answers) and has_section(answers.role),
        ),
        Step(InvitationStep.UNIT, is_asked=_is_one),
        Step(InvitationStep.EMPLOYMENT, is_asked=_is_one),
        Step(InvitationStep.SUMMARY),
    ),
    listens_for=timedelta(minutes=30),
    expires_after=timedelta(minutes=30),
)
InvitationForm = Form[InvitationStep, InvitationAnswers]
