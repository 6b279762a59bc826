"""The menus on a report's card: they ask once more, or show whom and what one can choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.anomalies.buttons import CardButton, OwnCardButton, further, mine, triage
from bot.screens.anomalies.card import ReportCards
from bot.telegram import Button, Row, Screen, confidential, in_rows, shortened
from bot.texts.anomalies import moves as words
from bot.texts.anomalies import report as texts
from bot.texts.anomalies import steps as step_words
from knowledge.reading.office.categories import RequiredStep
from office.anomalies import CASE_WORDS, Anomaly, Purpose, StepDone
from office.people import Member

_PEOPLE_A_PAGE = 8


@dataclass(frozen=True)
class CardMenus:
    """Draws the menus of one report for one viewer."""

    cards: ReportCards
    viewer_id: int
    people: Sequence[Member] = ()
    """The members to whom the viewer may give the report."""
    snoozes: Mapping[str, datetime] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)
    """By step: the words of its SOP that ask for it."""

    def named(self, report: Anomaly, menu: str, argument: str = "") -> Screen:
        """The menu of that name. The button that opens it carries the name."""
        match CardButton(menu):
            case CardButton.CHOOSE_SECTION:
                return self.cards.sections(report)
            case CardButton.CHOOSE_OUTCOME:
                return self.cards.outcomes(report)
            case CardButton.CHOOSE_FOLLOWED:
                return self.cards.followed(report, argument)
            case CardButton.STEPS:
                return self._steps(report)
            case CardButton.ASSIGN:
                return self._people(report, int(argument or 0))
            case CardButton.ASSIGN_TO:
                return self._sure_to_assign(report, int(argument or 0))
            case CardButton.SNOOZE:
                return self._snoozes(report)
            case CardButton.REOPEN:
                yes = triage(words.YES_REOPEN, CardButton.IS_REOPENED, report)
                return self._menu(report, words.SURE_TO_REOPEN, (yes,))
            case CardButton.OUTSIDE:
                return self._outside(report)
            case CardButton.MORE:
                return self._further(report)
            case _:
                raise AssertionError(menu)

    def _people(self, report: Anomaly, page: int) -> Screen:
        """Those who may have the report, a page at a time, the head themselves first."""
        first = page * _PEOPLE_A_PAGE
        shown = self.people[first : first + _PEOPLE_A_PAGE]
        named = [self._person(report, member) for member in shown]
        rows = list(in_rows(named))
        if len(self.people) > first + _PEOPLE_A_PAGE:
            rows.append((triage(words.MORE, CardButton.ASSIGN, report, str(page + 1)),))
        alone = f"\n{words.WHO_ALONE}" if len(self.people) < 2 else ""
        return self._menu(report, f"{words.WHO}{alone}", *rows)

    def _person(self, report: Anomaly, one: Member) -> Button:
        is_self = one.id == self.viewer_id
        command = CardButton.IS_ASSIGNED if is_self else CardButton.ASSIGN_TO
        return triage(words.MYSELF if is_self else one.name, command, report, str(one.id))

    def _sure_to_assign(self, report: Anomaly, member_id: int) -> Screen:
        name = next((member.name for member in self.people if member.id == member_id), words.NOBODY)
        yes = triage(words.YES_ASSIGN, CardButton.IS_ASSIGNED, report, str(member_id))
        return self._menu(report, words.sure_to_assign(name), (yes,))

    def _snoozes(self, report: Anomaly) -> Screen:
        rows: list[Row] = [
            (triage(f"{words.SNOOZES[name]} ({self._short(until)})", _SILENT, report, name),)
            for name, until in self.snoozes.items()
        ]
        if report.snoozed_until is not None and report.snoozed_until > self.cards.standing.now:
            rows.append((triage(words.END_SNOOZE, _SILENT, report, "0"),))
        return self._menu(report, words.HOW_LONG, *rows)

    def _further(self, report: Anomaly) -> Screen:
        outlook = self.cards.standing.outlook(report)
        ways = further(report, outlook, has_document=self.cards.has_document(report))
        return self._menu(report, words.WHAT_ELSE, *in_rows(ways))

    def _steps(self, report: Anomaly) -> Screen:
        """What the category asks for, what of it is done, and the SOP's words for the rest."""
        done = self.cards.standing.outlook(report).steps
        lines, rows = [], []
        for step in self.cards.steps(report):
            entry = done.get(step.id)
            if entry is None:
                lines.append(step_words.open_step(step.label, self.quotes.get(step.id, "")))
            else:
                by = self.cards.standing.name(entry.actor_id)
                words = shortened(entry.facts(StepDone).words, _LONGEST_WORDS)
                lines.append(step_words.step(step.label, by, self._short(entry.at), words))
            sign = step_words.DONE if entry else step_words.OPEN
            # Each says what it wants, so that two who mark a step at once leave it marked.
            command = CardButton.UNSTEP if entry else CardButton.STEP
            rows.append((triage(f"{sign}{step.label}", command, report, step.id),))
        return self._menu(report, "\n".join([step_words.WHAT_STEPS, *lines]), *rows)

    def _outside(self, report: Anomaly) -> Screen:
        out = self.cards.standing.directory.outside
        return self._menu(report, words.outside(out.kanwil, out.ways))

    def _menu(self, report: Anomaly, question: str, *rows: Row) -> Screen:
        back = (triage(texts.BACK, CardButton.SEE, report),)
        return confidential(f"{self.cards.card(report).html}\n\n{question}", (*rows, back))

    def _short(self, moment: datetime) -> str:
        return texts.short_time(moment, self.cards.standing.zone)


_SILENT = CardButton.IS_SNOOZED
# The words of a step stand whole in the history. More would not fit below the report's own.
_LONGEST_WORDS = 160


def sure_to_withdraw(report: Anomaly) -> Screen:
    """Ask the reporter once, and say what is lost."""
    yes = mine(words.YES_WITHDRAW, OwnCardButton.IS_WITHDRAWN, report)
    back = mine(texts.BACK, OwnCardButton.SEE, report)
    return confidential(words.sure_to_withdraw(report.code), ((yes, back),))


async def opened_menu(source: ScreenSource, report: Anomaly, viewer: int, opened: str) -> Screen:
    """Draw a menu on a report's card. `opened` is the button that opens it and its argument.

    Raises:
        NotYourTurn: the viewer cannot give the report to anybody.
    """
    name, _, argument = opened.partition(":")
    is_about_people = name in (CardButton.ASSIGN, CardButton.ASSIGN_TO)
    services = source.services
    menus = CardMenus(
        await ReportCards.of(source, report, viewer=viewer),
        viewer,
        await services.anomalies.directing.candidates(report, viewer) if is_about_people else (),
        services.anomalies.queries.snoozes(report),
        _quotes(source, report) if name == CardButton.STEPS else {},
    )
    return menus.named(report, name, argument)


def _quotes(source: ScreenSource, report: Anomaly) -> dict[str, str]:
    """What the SOPs say to the steps of a report's category today."""
    category, library = source.shelf.categories.get(report.category), source.shelf.library
    steps = category.steps if category else ()
    return {step.id: step.quote.text for step in steps if step.quote.stands(library)}


def ask_of_step(report: Anomaly, step: RequiredStep) -> Screen:
    """Ask for what must be written with a step."""
    html = f"<b>{report.code}</b>\n{step_words.ask(step.label, step.asks)}"
    return confidential(html, ((forms.cancel(CASE_WORDS.topic),),))


def ask_why_missing(report: Anomaly, labels: Sequence[str]) -> Screen:
    """Ask why steps were not done, or lead to their list."""
    html = f"<b>{report.code}</b>\n{step_words.why_missing(labels)}"
    steps = triage(step_words.STEPS_FIRST, CardButton.STEPS, report)
    return confidential(html, ((steps,), (forms.cancel(CASE_WORDS.topic),)))


def prompt(report: Anomaly, purpose: Purpose, receivers: str = "") -> Screen:
    """Ask for the sentence that a button needs. `receivers` get the report with it."""
    first = f"<b>{report.code}</b>\n{receivers}\n" if receivers else f"<b>{report.code}</b>\n"
    html = f"{first}{texts.WRITE[str(purpose)]}"
    return confidential(html, ((forms.cancel(CASE_WORDS.topic),),))
