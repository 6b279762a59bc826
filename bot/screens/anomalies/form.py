"""The screens of the report's form: one question each, buttons first."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Self
from zoneinfo import ZoneInfo

from bot.content.rules import coordinated_units
from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.anomalies.actions import REPORT_BUTTON
from bot.screens.anomalies.practice import marked
from bot.screens.posts import names
from bot.telegram import Button, Row, Screen, confidential, fitted, in_rows
from bot.texts import forms as form_texts
from bot.texts.anomalies import alike as words
from bot.texts.anomalies import forms as practice_texts
from bot.texts.anomalies import report as texts
from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from office.anomalies import QUESTIONS, REPORT, Anomaly, ReportAnswers, ReportPlan, ReportStep
from office.escalation import Urgency, superiors
from office.forms import Form
from office.posts import Post, post_name
from office.privacy import named_in

ReportDraft = Form[ReportStep, ReportAnswers]


button = REPORT_BUTTON.button


@dataclass(frozen=True)
class ReportForm:
    """Draws the question of a draft's step."""

    categories: Categories
    directory: Directory
    zone: ZoneInfo
    coordinated: frozenset[str]
    own_unit: str = ""

    @classmethod
    def of(cls, source: ScreenSource, own_unit: str = "") -> Self:
        """Draw the form with the categories and units of today, for a writer of that unit."""
        directory = source.shelf.directory
        coordinated = coordinated_units(directory)
        return cls(source.shelf.categories, directory, source.zone, coordinated, own_unit)

    def question(self, form: ReportDraft, *, files_came: bool = False) -> Screen:
        """The question of a step, below a line about new files. `summary` draws the summary."""
        text, rows = self._content(form)
        is_change = form.step == form.answers.changes
        heading = (
            texts.CHANGES if is_change else texts.heading(REPORT.place(form.step) + 1, QUESTIONS)
        )
        html = f"{heading}\n\n{text}"
        if files_came:
            html = f"{texts.files_so_far(len(form.answers.files))}\n\n{html}"
        return marked(form.answers, confidential(html, (*rows, forms.last_row(form))))

    def is_it_a_question(self) -> Screen:
        """Ask whether a text is what was seen, or a question about an SOP. It quotes the text."""
        row = (button(texts.IS_WHAT_I_SAW, "text"), forms.as_question())
        return confidential(texts.IS_IT_A_QUESTION, (row,))

    def _content(self, form: ReportDraft) -> tuple[str, tuple[Row, ...]]:
        match form.step:
            case ReportStep.CATEGORY:
                return texts.ASK_CATEGORY, in_rows(self._category_buttons())
            case ReportStep.TEXT:
                rows: tuple[Row, ...] = ((button(texts.USE_TEXT, "skip", str(form.step)),),)
                answers = form.answers
                text = texts.ask_text(self._hint(answers), answers.text or "")
                return text, rows if answers.has_text else ()
            case ReportStep.UNIT:
                units = sorted(
                    self.directory.units.values(), key=lambda unit: unit.id != self.own_unit
                )
                return texts.ASK_UNIT, fitted([button(u.name, "u", u.id) for u in units])
            case ReportStep.COUNTER:
                return texts.ASK_COUNTER, ((_skip(form.step),),)
            case ReportStep.REFERENCE:
                return texts.ASK_REFERENCE, ((_skip(form.step),),)
            case ReportStep.URGENCY:
                return texts.ASK_URGENCY, in_rows(self._urgency_buttons(form.answers))
            case ReportStep.SUPERIOR:
                return texts.ASK_SUPERIOR, in_rows(self._superior_buttons(form.answers))
            case _:
                count = len(form.answers.files)
                return texts.ASK_FILES, (
                    (files_done(count) if count else _skip(ReportStep.FILES),),
                )

    def summary(self, form: ReportDraft, plan: ReportPlan) -> Screen:
        """All answers, who gets the report, and who gets it next and when."""
        answers = form.answers
        category = self.categories[answers.category or ""]
        html = texts.summary(
            category=category.label,
            words=answers.text or "",
            place=self._place(answers),
            reference=answers.case_reference or "–",
            urgency=texts.URGENCIES[str(answers.urgency)],
            concerned=self._concerned(answers),
            files=len(answers.files),
        )
        named = named_in(answers.text or "")
        asked = f"\n\n{texts.hide_names(named)}" if named else ""
        send = texts.SEND if answers.is_meant else practice_texts.SEND_PRACTICE
        rows: list[Row] = [(button(send, "send"),)]
        if named:
            rows.append((button(texts.HIDE_NAMES, "hide"),))
        told = self.plan(plan)
        if answers.is_practice:
            told = practice_texts.would_reach(told)
        else:
            # Practice is short: what is changed there changes nothing.
            changes = [
                button(label, "fix", step)
                for step, label in texts.CHANGE.items()
                if answers.takes_files or step != ReportStep.FILES
            ]
            rows += in_rows(changes)
        screen = confidential(f"{html}{asked}\n\n{told}", (*rows, (forms.cancel(REPORT.topic),)))
        return marked(form.answers, screen)

    def outside(self, *, has_files: bool) -> Screen:
        """Say where to turn with a report that nobody in the office may judge."""
        ways = self.directory.outside
        return confidential(texts.outside(ways.kanwil, ways.ways, has_files=has_files))

    def alike(self, found: Sequence[Anomaly], form: ReportDraft) -> Screen:
        """Ask whether one of today's reports tells of the same thing."""
        lines = [
            words.line(
                report.code,
                texts.clock_time(report.created_at, self.zone),
                escape(self.directory.section(report.section).short),
                texts.STATES[report.state],
            )
            for report in found
        ]
        joins = [button(words.join(report.code), "join", str(report.id)) for report in found]
        if len(joins) == 1:
            joins = [button(words.JOIN, "join", str(found[0].id))]
        rows = in_rows([*joins, button(words.ANEW, "anew")])
        return confidential(words.found(lines), (*rows, forms.last_row(form)))

    def plan(self, plan: ReportPlan) -> str:
        """Say who gets the report, and who gets it next and when."""
        first, after = plan.first, plan.next
        return texts.plan(
            names.labels(first.tier.posts, self.directory) if first.tier else "",
            texts.clock_time(first.notifies_at, self.zone),
            texts.clock_time(first.due_at, self.zone),
            names.labels(after.tier.posts, self.directory)
            if after.tier and not after.is_reminder
            else "",
            texts.clock_time(after.notifies_at, self.zone),
        )

    def _category_buttons(self) -> list[Button]:
        return [button(category.label, "c", category.id) for category in self.categories.values()]

    def _urgency_buttons(self, answers: ReportAnswers) -> list[Button]:
        offered = self.categories[answers.category or ""].urgency
        ordered = sorted(Urgency, key=lambda urgency: urgency != offered)
        return [button(texts.URGENCIES[str(urgency)], "g", str(urgency)) for urgency in ordered]

    def _superior_buttons(self, answers: ReportAnswers) -> list[Button]:
        found = superiors(
            answers.unit or "",
            tuple(self.directory.sections),
            has_coordinator=answers.unit in self.coordinated,
        )
        named = [button(names.label(post, self.directory), "s", post_name(post)) for post in found]
        return [button(texts.NO_SUPERIOR, "s", ""), *named]

    def _hint(self, answers: ReportAnswers) -> str:
        return self.categories[answers.category or ""].hint

    def _place(self, answers: ReportAnswers) -> str:
        unit = self.directory.units[answers.unit or ""].name
        return f"{unit}, {answers.counter}" if answers.counter else unit

    def _concerned(self, answers: ReportAnswers) -> str:
        if not answers.concerns:
            return texts.NO_SUPERIOR
        role, section, unit = answers.concerns.split("/")
        return names.label(Post(role, section or None, unit or None), self.directory)


def _skip(step: ReportStep) -> Button:
    """Skip this question. A second tap skips no other."""
    return button(form_texts.SKIP, "skip", str(step))


def files_done(count: int) -> Button:
    """End the sending of files."""
    return button(texts.files_done(count), "skip", str(ReportStep.FILES))
