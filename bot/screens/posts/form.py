"""The screens of the forms that appoint a substitute and enter a leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.content.rules import coordinated_units
from bot.screens import forms
from bot.screens.posts import names as posts
from bot.telegram import Action, Row, Screen, in_rows
from bot.texts import posts as texts
from knowledge.reading.office.directory import Directory
from office.forms import Form
from office.people import Appointment, Leave, Member
from office.posts import (
    COORDINATOR,
    HEAD_OF_OFFICE,
    SECTION_HEAD,
    AppointmentAnswers,
    AppointmentStep,
    Post,
    PostGap,
    PostOnDay,
    Proposal,
    parse_post,
    post_name,
)

POSTS_BUTTON: Final = Action("p")

MOST_NAMES = 10
WEEK = timedelta(days=6)  # the first day included


button = POSTS_BUTTON.button


def consent(appointment_id: int) -> Row:
    """The two buttons by which a substitute agrees or declines."""
    return (
        button(texts.ACCEPT, "ok", appointment_id),
        button(texts.DECLINE, "no", appointment_id),
    )


AppointmentForm = Form[AppointmentStep, AppointmentAnswers]


@dataclass(frozen=True)
class AppointForm:
    """Draws the questions. `names` are the members' names by id."""

    directory: Directory
    names: Mapping[int, str]
    today: date

    def posts(self) -> tuple[Post, ...]:
        """Return every post for which a substitute can be appointed."""
        heads = tuple(Post(SECTION_HEAD, section=section) for section in self.directory.sections)
        units = sorted(coordinated_units(self.directory))
        coordinators = tuple(Post(COORDINATOR, unit=unit) for unit in units)
        return (Post(HEAD_OF_OFFICE), *heads, *coordinators)

    def question(self, form: AppointmentForm, found: Sequence[Member]) -> Screen:
        """The question of the form's step. `found` are the members who can be chosen."""
        answers, last_row = form.answers, forms.last_row(form)
        match form.step:
            case AppointmentStep.POST:
                named = [button(self._label(post), "p", post_name(post)) for post in self.posts()]
                return Screen(texts.ASK_POST, (*in_rows(named), last_row))
            case AppointmentStep.WHO:
                return self.people(form, found)
            case AppointmentStep.KIND:
                kinds = [button(label, "k", kind) for kind, label in texts.KIND_BUTTONS.items()]
                return Screen(texts.ASK_KIND, (*in_rows(kinds, 1), last_row))
            case AppointmentStep.LETTER:
                return Screen(texts.ASK_LETTER, (last_row,))
            case AppointmentStep.FROM:
                tomorrow = self.today + timedelta(days=1)
                days = {texts.TODAY: self.today, texts.TOMORROW: tomorrow}
                return Screen(texts.ask_from(tomorrow), (self._days("f", days), last_row))
            case AppointmentStep.TO:
                start = answers.starts_on or self.today
                days = {texts.ONE_DAY: start, texts.ONE_WEEK: start + WEEK}
                return Screen(
                    texts.ask_to(start + timedelta(days=2)), (self._days("t", days), last_row)
                )
            case AppointmentStep.SUMMARY:
                return self._summary(form)

    def people(self, form: AppointmentForm, found: Sequence[Member]) -> Screen:
        """Offer the people found. Typing part of a name finds others."""
        last_row = forms.last_row(form)
        if not found:
            return Screen(texts.NOBODY_FOUND, (last_row,))
        words = texts.ASK_WHO_LEAVES if form.answers.is_leave else texts.ASK_WHO
        if len(found) > MOST_NAMES:
            words = f"{words}\n{texts.MORE_FOUND}"
        named = [button(member.name, "w", member.id) for member in found[:MOST_NAMES]]
        return Screen(words, (*in_rows(named), last_row))

    def coming(self, question: Screen, appointments: Sequence[Appointment]) -> Screen:
        """The first question, below the substitutes that can be ended."""
        if not appointments:
            return question
        lines, rows = [texts.COMING], []
        for number, appointment in enumerate(appointments[:MOST_NAMES], 1):
            waiting = "" if appointment.is_accepted else f" ({texts.NOT_YET})"
            lines.append(f"{number}. {self.appointment(appointment)}{waiting}")
            rows.append(button(texts.end(number), "end", appointment.id))
        return Screen("\n".join([*lines, "", question.html]), (*question.rows, *in_rows(rows)))

    def coming_leaves(self, question: Screen, leaves: Sequence[Leave]) -> Screen:
        """The first question, below the leaves that can be taken back."""
        if not leaves:
            return question
        lines, rows = [texts.COMING_LEAVES], []
        for number, leave in enumerate(leaves[:MOST_NAMES], 1):
            lines.append(
                f"{number}. {self._leave(leave.member_id, leave.starts_on, leave.ends_on)}"
            )
            rows.append(button(texts.take_back(number), "back", leave.id))
        return Screen("\n".join([*lines, "", question.html]), (*question.rows, *in_rows(rows)))

    def appointment(self, one: Appointment) -> str:
        days = texts.span(one.starts_on, one.ends_on)
        return texts.appointment(
            one.kind, self._post(one), self._name(one.member_id), days, one.letter_number
        )

    def proposal(self, one: Proposal) -> Screen:
        """Say who will be away and who could stand in. One tap begins the appointment."""
        post, leave = self._label(one.post), one.leave
        words = texts.leave_proposal(
            post, self._name(leave.member_id), texts.span(leave.starts_on, leave.ends_on)
        )
        if one.substitute is not None:
            substitute = self._name(one.substitute.member_id)
            return Screen(
                texts.leave_is_covered(words, substitute, is_accepted=one.substitute.is_accepted)
            )
        named = [
            button(member.name, "plh", leave.id, post_name(one.post), member.id)
            for member in one.candidates
        ]
        named.append(button(texts.SOMEBODY_ELSE, "plh", leave.id, post_name(one.post), 0))
        is_top = one.post.role == HEAD_OF_OFFICE
        return Screen(texts.leave_wants_plh(words, is_top=is_top), in_rows(named))

    def leave_cancelled(self, one: Leave, post: Post) -> str:
        """Tell the person who appoints that a head will be there after all."""
        return texts.leave_cancelled(self._label(post), self._name(one.member_id), one.starts_on)

    def ended(self, one: Appointment) -> str:
        """An appointment that is over, in words. Its days no longer matter."""
        return texts.ended(one.kind, self._post(one), self._name(one.member_id))

    def term_over(self, one: Appointment, reader: int, now: PostOnDay) -> str:
        """A term that is over, for one of those concerned: `now` is who has the post today."""
        if now.gap is not None or not now.members:
            then = texts.now_empty(str(now.gap or PostGap.VACANT))
        elif reader in now.members:
            then = texts.now_with("")
        else:
            then = texts.now_with(texts.listed(list(map(self._name, now.members))))
        name = "" if one.member_id == reader else self._name(one.member_id)
        return texts.term_over(one.kind, self._post(one), name, one.ends_on or self.today, then)

    def declined(self, one: Appointment) -> str:
        """Confirm to the substitute that they have declined."""
        return texts.declined(one.kind, self._post(one), one.starts_on)

    def was_declined(self, one: Appointment) -> str:
        """Tell the person who appointed that the substitute has declined."""
        return texts.was_declined(
            one.kind, self._post(one), self._name(one.member_id), one.starts_on
        )

    def _post(self, one: Appointment) -> str:
        return self._label(Post(one.role, one.section, one.unit))

    def _summary(self, form: AppointmentForm) -> Screen:
        answers, last_row = form.answers, forms.last_row(form)
        starts_on, member_id = answers.starts_on or self.today, answers.member_id or 0
        if answers.is_leave:
            words = texts.leave_summary(self._leave(member_id, starts_on, answers.ends_on))
            return Screen(words, ((button(texts.SAVE_LEAVE, "save"),), last_row))
        words = texts.appointment(
            answers.kind or "",
            self._label(parse_post(answers.post or "")),
            self._name(member_id),
            texts.span(starts_on, answers.ends_on),
            answers.letter,
        )
        return Screen(texts.appoint_summary(words), ((button(texts.APPOINT, "save"),), last_row))

    def _leave(self, member_id: int, starts_on: date, ends_on: date | None) -> str:
        return texts.leave(self._name(member_id), texts.span(starts_on, ends_on))

    def leave(self, one: Leave) -> str:
        return self._leave(one.member_id, one.starts_on, one.ends_on)

    def _days(self, command: str, days: Mapping[str, date]) -> Row:
        return tuple(button(label, command, day.isoformat()) for label, day in days.items())

    def _label(self, post: Post) -> str:
        return posts.label(post, self.directory)

    def _name(self, member_id: int) -> str:
        return self.names.get(member_id, "–")
