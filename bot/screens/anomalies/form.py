"""The screens of the report's form: one question each, buttons first."""

from dataclasses import dataclass
from html import escape
from zoneinfo import ZoneInfo

from bot.screens.posts import names
from bot.telegram.callback_data import Action, pack
from bot.telegram.screen import Button, Row, Screen, confidential, fitted, in_rows
from bot.texts.anomalies import alike as words
from bot.texts.anomalies import report as texts
from knowledge.reading.categories import Categories
from knowledge.reading.directory import Directory
from office.anomalies.drafting import Writing
from office.anomalies.drafts import QUESTIONS, Answers, Step, number
from office.anomalies.escalation_policy import Urgency
from office.anomalies.models import Anomaly
from office.anomalies.reporting import Plan
from office.anomalies.routing import superiors
from office.posts.posts import Post, post_name


def button(label: str, command: str, *arguments: str) -> Button:
    """A button of the form."""
    return Button(label, pack(Action.REPORT, command, *arguments))


@dataclass(frozen=True)
class Form:
    """Draws the question at which a draft stands."""

    categories: Categories
    directory: Directory
    zone: ZoneInfo
    coordinated: frozenset[str]

    def question(self, writing: Writing) -> Screen:
        """The question of a step; the summary is drawn by `summary`."""
        text, rows = self._content(writing)
        html = f"{texts.heading(number(writing.step), QUESTIONS)}\n\n{text}"
        if writing.step is Step.CATEGORY:
            return confidential(html, rows)
        return confidential(html, (*rows, _last_row()))

    def _content(self, writing: Writing) -> tuple[str, tuple[Row, ...]]:
        match writing.step:
            case Step.CATEGORY:
                return texts.ASK_CATEGORY, in_rows(self._category_buttons())
            case Step.TEXT:
                return texts.ask_text(self._hint(writing.answers)), ()
            case Step.UNIT:
                units = self.directory.units.values()
                return texts.ASK_UNIT, fitted([button(u.name, "u", u.id) for u in units])
            case Step.COUNTER:
                return texts.ASK_COUNTER, ((_skip(writing.step),),)
            case Step.REFERENCE:
                return texts.ASK_REFERENCE, ((_skip(writing.step),),)
            case Step.URGENCY:
                return texts.ASK_URGENCY, in_rows(self._urgency_buttons(writing.answers))
            case Step.SUPERIOR:
                return texts.ASK_SUPERIOR, in_rows(self._superior_buttons(writing.answers))
            case _:
                count = len(writing.answers.files)
                return texts.ASK_FILES, ((files_done(count) if count else _skip(Step.FILES),),)

    def summary(self, answers: Answers, plan: Plan) -> Screen:
        """Everything that was answered, who will get it, and who next at what time."""
        category = self.categories[answers.category or ""]
        lines = [
            "<b>Ringkasan laporan</b>",
            f"Jenis: {escape(category.label)}",
            f"Uraian: {escape(answers.text or '')}",
            f"Tempat: {escape(self._place(answers))}",
            f"Nomor permohonan: {escape(answers.case_reference or '–')}",
            f"Urgensi: {texts.URGENCIES[str(answers.urgency)]}",
            f"Menyangkut atasan: {escape(self._concerned(answers))}",
            f"Berkas: {len(answers.files)}",
            "",
            self._plan(plan),
        ]
        send = button(texts.SEND, "send")
        return confidential("\n".join(lines), ((send,), _last_row()))

    def alike(self, report: Anomaly) -> Screen:
        """Ask whether a report of today tells of the same thing."""
        html = words.found(
            report.code,
            texts.clock_time(report.created_at, self.zone),
            escape(self.directory.sections[report.section].short),
            texts.STATES[report.state],
        )
        join = button(words.JOIN, "join", str(report.id))
        return confidential(html, ((join, button(words.ANEW, "anew")), _last_row()))

    def _plan(self, plan: Plan) -> str:
        first, after = plan.first, plan.next
        return texts.plan(
            names.labels(first.tier.posts, self.directory) if first.tier else "",
            texts.clock_time(first.notifies_at, self.zone),
            texts.clock_time(first.due_at, self.zone),
            names.labels(after.tier.posts, self.directory) if after.tier else "",
            texts.clock_time(after.notifies_at, self.zone),
        )

    def _category_buttons(self) -> list[Button]:
        named = [button(one.label, "c", one.id) for one in self.categories.values()]
        return [*named, button(texts.CANCEL, "cancel")]

    def _urgency_buttons(self, answers: Answers) -> list[Button]:
        offered = self.categories[answers.category or ""].urgency
        ordered = sorted(Urgency, key=lambda urgency: urgency != offered)
        return [button(texts.URGENCIES[str(one)], "g", str(one)) for one in ordered]

    def _superior_buttons(self, answers: Answers) -> list[Button]:
        found = superiors(
            answers.unit or "",
            tuple(self.directory.sections),
            has_coordinator=answers.unit in self.coordinated,
        )
        named = [button(names.label(one, self.directory), "s", post_name(one)) for one in found]
        return [button(texts.NO_SUPERIOR, "s", ""), *named]

    def _hint(self, answers: Answers) -> str:
        return self.categories[answers.category or ""].hint

    def _place(self, answers: Answers) -> str:
        unit = self.directory.units[answers.unit or ""].name
        return f"{unit}, {answers.counter}" if answers.counter else unit

    def _concerned(self, answers: Answers) -> str:
        if not answers.concerns:
            return texts.NO_SUPERIOR
        role, section, unit = answers.concerns.split("/")
        return names.label(Post(role, section or None, unit or None), self.directory)


def _skip(step: Step) -> Button:
    """Skip that question, and no other when it is tapped twice."""
    return button(texts.SKIP, "skip", str(step))


def files_done(count: int) -> Button:
    """End the sending of files."""
    return button(texts.files_done(count), "skip", str(Step.FILES))


def draft_found() -> Screen:
    """Ask whether to go on with the draft."""
    rows = in_rows([button(texts.CONTINUE_DRAFT, "resume"), button(texts.NEW_DRAFT, "new")])
    return confidential(texts.DRAFT_FOUND, (*rows, (button(texts.CANCEL, "cancel"),)))


def _last_row() -> Row:
    return (button(texts.BACK, "back"), button(texts.CANCEL, "cancel"))
