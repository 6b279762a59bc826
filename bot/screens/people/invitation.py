"""The screens of the form that invites: one question each, and the links at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens import forms
from bot.screens.people.actions import INVITE_BUTTON
from bot.screens.people.members import MemberScreens
from bot.telegram import Button, Row, Screen, in_rows
from bot.texts.announcements.form import EMPLOYMENT, ROLES
from bot.texts.people import invitations as texts
from bot.texts.questions import day
from office.membership import InvitationForm, InvitationStep, Issued
from office.people import NewMember, Role

_MOST_SHOWN = 20


button = INVITE_BUTTON.button


@dataclass(frozen=True)
class InvitationScreens:
    """Draws the questions."""

    members: MemberScreens

    def question(self, form: InvitationForm) -> Screen:
        words, rows = self._content(form)
        return Screen(words, (*rows, forms.last_row(form)))

    def _content(self, form: InvitationForm) -> tuple[str, tuple[Row, ...]]:
        match form.step:
            case InvitationStep.NAME:
                return texts.ASK_NAME, ()
            case InvitationStep.ROLE:
                roles = [button(label, "r", role) for role, label in ROLES.items()]
                return texts.ASK_ROLE, in_rows(roles)
            case InvitationStep.SECTION:
                scopes = self.members.scopes_of(form.answers.role or Role.OFFICER)
                return texts.ASK_SECTION, in_rows(
                    [button(label, "s", scope) for scope, label in scopes.items()]
                )
            case InvitationStep.UNIT:
                units = self.members.directory.units.values()
                return texts.ASK_UNIT, in_rows(
                    [button(unit.name, "u", unit.id) for unit in units], 1
                )
            case InvitationStep.EMPLOYMENT:
                kinds = EMPLOYMENT.items()
                return texts.ASK_EMPLOYMENT, in_rows(
                    [button(one, "e", kind) for kind, one in kinds]
                )
            case InvitationStep.SUMMARY:
                people = form.answers.invited()
                lines = [self._person(newcomer) for newcomer in people[:_MOST_SHOWN]]
                words = texts.summary(lines, len(people) - len(lines))
                return words, ((button(texts.MAKE_LINK, "save"),),)

    def _person(self, one: NewMember) -> str:
        posts = ", ".join(self.members.post(role, one.section, one.unit) for role in one.roles)
        employment = EMPLOYMENT[one.employment]
        return texts.person(one.name, self.members.directory.unit_name(one.unit), posts, employment)


def link(issued: Issued, bot_name: str, until: date, back: Button) -> Screen:
    """One link, in words that can be forwarded: a forwarded copy has no button."""
    return Screen(texts.link(issued.name, url(issued, bot_name), day(until)), ((back,),))


def as_csv(issued: Sequence[Issued], bot_name: str) -> bytes:
    """Return all links as CSV. A mark at the start tells spreadsheets that it is UTF-8."""
    lines = [f"{letter.name};{url(letter, bot_name)}" for letter in issued]
    return "\r\n".join([texts.FILE_HEADER, *lines, ""]).encode("utf-8-sig")


def url(issued: Issued, bot_name: str) -> str:
    """Return the deep link that hands the code to the bot."""
    return f"https://t.me/{bot_name}?start={issued.code}"
