"""People: how newcomers join, and the list of members."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.people import enrolment, first_minutes, invite, members
from bot.notices.people import MEMBERSHIP
from bot.screens.people.actions import FIRST_BUTTON, INVITE_BUTTON, MEMBERS_BUTTON
from bot.telegram.menus import Command
from bot.texts.people import log
from bot.texts.people.enrolment import REFUSALS, START
from bot.texts.people.first_minutes import FIRST_FORM
from bot.texts.people.invitations import INVITATION_FORM
from bot.texts.people.members import ANGGOTA
from office.membership import FIRST_MINUTES, INVITATION, MembershipNotice
from office.people import Role

FEATURE: Final = Feature(
    commands=(
        Command("start", START, enrolment.start, is_listed=False),
        Command("anggota", ANGGOTA, members.anggota, roles=frozenset({Role.ADMIN})),
    ),
    buttons={
        MEMBERS_BUTTON: members.change_member,
        INVITE_BUTTON: invite.take_answer,
        FIRST_BUTTON: first_minutes.take,
    },
    forms=(
        FormHandler(
            INVITATION, INVITATION_FORM, invite.show, invite.typed, invite.file, invite.begin
        ),
        FormHandler(FIRST_MINUTES, FIRST_FORM, first_minutes.show, first_minutes.typed),
    ),
    notices=MEMBERSHIP,
    for_former=frozenset({MembershipNotice.LEFT}),
    noted=frozenset({MEMBERS_BUTTON}),
    refusals={**REFUSALS, **log.REFUSALS},
)
