"""The list of members and the card of one, with what an admin may change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.content.rules import coordinated_units
from bot.screens.people.actions import INVITE_BUTTON, MEMBERS_BUTTON
from bot.screens.posts import names
from bot.telegram import Button, Row, Screen, fitted, in_rows, pack
from bot.texts.announcements.form import EMPLOYMENT, ROLES
from bot.texts.people import members as texts
from bot.texts.people.log import LOG
from bot.texts.questions import day
from knowledge.reading.office.directory import Directory
from office.membership import Found
from office.people import Appointment, Invitation, Member, Role
from office.posts import Post

A_PAGE = 8
_A_ROW = 4
LONGEST_PART = 20
# The posts whose name alone says which section or unit they are for.
_NAMED = frozenset({Role.SECTION_HEAD, Role.COORDINATOR, Role.HEAD_OF_OFFICE})


button = MEMBERS_BUTTON.button


def to_list() -> Button:
    """Back to the whole list."""
    return button(texts.TO_LIST, "l", 0)


def to_member(member: Member) -> Button:
    """Back to the card of a member."""
    return button(texts.TO_MEMBER, "m", member.id)


@dataclass(frozen=True)
class MemberScreens:
    """Draws members, with the office's own names for things."""

    directory: Directory

    def held(self, posts: Iterable[Appointment]) -> list[str]:
        """Posts as people call them."""
        return [
            self.post(appointment.role, appointment.section, appointment.unit)
            for appointment in posts
        ]

    def post(self, role: Role, section: str | None, unit: str | None) -> str:
        """One post as people call it."""
        if role in _NAMED:
            return names.label(Post(role, section, unit), self.directory)
        where = self.directory.section(section).short if section else ""
        if role is Role.TRAINER and unit:
            where = texts.WHOLE_OFFICE if unit == self.main_unit else self.directory.unit_name(unit)
        return f"{ROLES[role]} {where}".rstrip()

    @property
    def main_unit(self) -> str:
        """The unit that is the office itself."""
        return next(iter(self.directory.units))

    def listed(
        self,
        found: Found,
        posts: Mapping[int, Sequence[Appointment]],
        page: int,
        part: str,
        now: datetime,
    ) -> Screen:
        """A page of the members found. `posts` are those of each member, by id."""
        everybody: list[Member | Invitation] = [*found.members, *found.invited]
        pages = max(1, -(-len(everybody) // A_PAGE))
        page = min(page, pages - 1)
        first = page * A_PAGE
        shown = list(enumerate(everybody[first : first + A_PAGE], first + 1))
        lines = [
            self._line(number, one, posts[one.id])
            if isinstance(one, Member)
            else self._invited_line(number, one, now)
            for number, one in shown
        ]
        numbers = [
            button(str(number), "m" if isinstance(one, Member) else "i", one.id)
            for number, one in shown
        ]
        words = texts.listed(lines, len(everybody), page + 1, pages, part)
        rows = (*in_rows(numbers, _A_ROW), self._ways(page, pages, part), (button(LOG, "h", 0),))
        return Screen(words if lines else texts.NOBODY, rows)

    def card(self, member: Member, posts: Sequence[Appointment], *, is_me: bool) -> Screen:
        """One member, and what can be changed."""
        words = texts.card(
            member.name,
            self.directory.unit_name(member.unit),
            self.held(posts),
            member.employment,
            is_reachable=member.unreachable_at is None,
        )
        changes = [
            button(texts.CHANGE_UNIT, "u", member.id),
            button(texts.CHANGE_POSTS, "p", member.id),
            button(texts.CHANGE_EMPLOYMENT, "k", member.id),
            button(texts.MOVE, "mv", member.id),
            button(LOG, "hm", member.id, 0),
        ]
        if not is_me:
            changes.append(button(texts.DISMISS, "off", member.id))
        return Screen(words, (*in_rows(changes), (to_list(),)))

    def units(self, member: Member) -> Screen:
        """Ask where a member works."""
        others = [
            button(unit.name, "su", member.id, unit.id)
            for unit in self.directory.units.values()
            if unit.id != member.unit
        ]
        words = texts.ask_unit(member.name, self.directory.unit_name(member.unit))
        return Screen(words, (*fitted(others), (to_member(member),)))

    def employments(self, member: Member) -> Screen:
        """Ask how a member is employed."""
        others = [
            button(label, "sk", member.id, kind)
            for kind, label in EMPLOYMENT.items()
            if kind != member.employment
        ]
        words = texts.ask_employment(member.name, member.employment)
        return Screen(words, (*in_rows(others), (to_member(member),)))

    def posts(self, member: Member, posts: Sequence[Appointment]) -> Screen:
        """The posts of a member. A tap ends one."""
        ends = [
            button(texts.end_post(number), "e", member.id, appointment.id)
            for number, appointment in enumerate(posts, 1)
        ]
        add = button(texts.ADD_POST, "a", member.id)
        rows = (*in_rows(ends), (add, to_member(member)))
        return Screen(texts.posts(member.name, self.held(posts)), rows)

    def roles(self, member: Member) -> Screen:
        """Ask which post to give."""
        named = [button(label, "r", member.id, role) for role, label in ROLES.items()]
        return Screen(texts.ASK_ROLE, (*in_rows(named), (to_member(member),)))

    def scopes(self, member: Member, role: Role) -> Screen:
        """Ask for which section or unit a post is."""
        named = [
            button(label, "s", member.id, role, scope)
            for scope, label in self.scopes_of(role).items()
        ]
        words = texts.ASK_SCOPE if role in (Role.COORDINATOR, Role.TRAINER) else texts.ASK_SECTION
        return Screen(words, (*fitted(named), (to_member(member),)))

    def scopes_of(self, role: Role) -> dict[str, str]:
        """Return the sections or units for which a post of that role can be, with their names."""
        sections = {section.id: section.short for section in self.directory.sections.values()}
        match role:
            case Role.SECTION_HEAD:
                return {id: section.head for id, section in self.directory.sections.items()}
            case Role.OFFICER:
                return {**sections, "-": texts.NO_SECTION}
            case Role.COORDINATOR:
                return {
                    id: self.directory.unit_name(id)
                    for id in sorted(coordinated_units(self.directory))
                }
            case Role.TRAINER:
                names_of = {id: unit.name for id, unit in self.directory.units.items()}
                return {**names_of, self.main_unit: texts.WHOLE_OFFICE}
            case _:
                return {}

    def invited(self, one: Invitation, now: datetime, zone: ZoneInfo) -> Screen:
        """Somebody who is invited and has not opened the link."""
        words = texts.invited_card(
            one.name,
            self.directory.unit_name(one.unit),
            self._roles(one),
            day(one.expires_at.astimezone(zone).date()),
            is_valid=now < one.expires_at,
        )
        ways = (button(texts.NEW_LINK, "n", one.id), button(texts.WITHDRAW, "w", one.id))
        return Screen(words, (ways, (to_list(),)))

    def sure(self, member: Member) -> Screen:
        """Ask once before a membership ends."""
        yes = button(texts.YES, "yes", member.id)
        return Screen(texts.sure(member.name), ((yes, to_member(member)),))

    def sure_to_move(self, member: Member) -> Screen:
        """Ask once before an account can be moved."""
        yes = button(texts.YES_MOVE, "mk", member.id)
        return Screen(texts.sure_to_move(member.name), ((yes, to_member(member)),))

    def _ways(self, page: int, pages: int, part: str) -> Row:
        before = [button(texts.BEFORE, "l", page - 1, part)] if page else []
        after = [button(texts.AFTER, "l", page + 1, part)] if page + 1 < pages else []
        invite = Button(texts.INVITE, pack(INVITE_BUTTON, "new"))
        return (*before, invite, *after)

    def _line(self, number: int, one: Member, posts: Sequence[Appointment]) -> str:
        return texts.line(
            number,
            one.name,
            self.directory.unit_name(one.unit),
            ", ".join(self.held(posts)) or texts.NO_POST,
            is_reachable=one.unreachable_at is None,
        )

    def _invited_line(self, number: int, one: Invitation, now: datetime) -> str:
        return texts.invited_line(
            number,
            one.name,
            self.directory.unit_name(one.unit),
            self._roles(one),
            is_valid=now < one.expires_at,
        )

    def _roles(self, one: Invitation) -> str:
        return ", ".join(
            self.post(Role(role), one.section, one.unit) for role in one.roles.split(",")
        )
