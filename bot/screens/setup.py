"""The steps of a new office: how far it is, one question a screen, and the answers given."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Final, Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens.posts import names
from bot.telegram import Action, Button, Row, Screen
from bot.texts import setup as texts
from bot.texts.figures import paper as paper_texts
from bot.texts.questions import day
from knowledge.reading.office.directory import Directory
from office.setup import ASKED, OfficeReadiness, ReadinessStep, StepAnswer, StepState

SETUP_TAP: Final = Action("ks")


class SetupTap(StrEnum):
    """What a button of a step does."""

    STEPS = "l"
    ASK = "q"
    YES = "y"
    NOT_YET = "n"
    UNDO = "u"
    ANSWERS = "a"
    PAPER = "p"


tap = SETUP_TAP.button


def posts_of(found: OfficeReadiness, directory: Directory) -> dict[ReadinessStep, list[str]]:
    """Return the posts that each step names, as people call them."""
    return {
        state.step: [names.label(post, directory) for post in state.posts] for state in found.states
    }


@dataclass(frozen=True)
class SetupScreens:
    """Draws the steps as they stand at this moment."""

    found: OfficeReadiness
    directory: Directory
    zone: ZoneInfo
    people: Mapping[int, str]

    @classmethod
    async def of(cls, source: ScreenSource) -> Self:
        """Look at the office; if nothing is missing for the first time, it goes live with that."""
        found = await source.services.setup.settle()
        ids = {state.said.by_id for state in found.states if state.said is not None}
        if found.paper is not None:
            ids.add(found.paper.by_id)
        people = await source.services.people.names({id for id in ids if id is not None})
        return cls(found, source.shelf.directory, source.zone, people)

    def overview(self, above: str = "") -> Screen:
        """A bar, what is missing with what to do, and what is done."""
        posts = posts_of(self.found, self.directory)
        protection = self.directory.protection
        switches = texts.switches(
            files=protection.takes_files,
            names_hidden=protection.hides_names,
            at_once=protection.deletes_own_messages,
        )
        paper = paper_texts.line(self._paper())
        words = texts.readiness(self.found, posts, switches, paper, self._live_since())
        open_ones = [step for step in ASKED if not self._state(step).is_done]
        row: Row = ()
        if open_ones:
            row = (tap(texts.answer_them(len(open_ones)), SetupTap.ASK, open_ones[0]),)
        if any(self._state(step).said for step in ASKED):
            row = (*row, tap(texts.SEE_ANSWERS, SetupTap.ANSWERS))
        rows: tuple[Row, ...] = ((tap(paper_texts.PAPER, SetupTap.PAPER),),)
        return Screen(f"{escape(above)}{words}", (row, *rows) if row else rows)

    def question(self, step: ReadinessStep, above: str = "", undo: int | None = None) -> Screen:
        """Ask one step. `undo` is the entry that was just made, of the step before."""
        said = self._state(step).said
        rows: list[Row] = [
            (tap(texts.YES, SetupTap.YES, step), tap(texts.NOT_YET, SetupTap.NOT_YET, step)),
            (self._later(step), tap(texts.TO_STEPS, SetupTap.STEPS)),
        ]
        number = undo if undo is not None else said.number if said is not None else None
        if number is not None:
            rows.append((tap(texts.UNDO, SetupTap.UNDO, number),))
        return Screen(texts.question(step, self._said(step), above), tuple(rows))

    def after(self, step: ReadinessStep, answer: StepAnswer, number: int) -> Screen:
        """What comes after an answer: the next step that is not done, or how far the office is."""
        above = texts.saved(step, answer)
        following = self._after(step)
        if following is not None:
            return self.question(following, above, undo=number)
        shown = self.overview(above)
        undo: Row = (tap(texts.UNDO, SetupTap.UNDO, number),)
        return Screen(shown.html, (*shown.rows, undo))

    def answers(self) -> Screen:
        """All steps that are asked, with who answered them and when."""
        lines = [texts.answered(step, self._said(step)) for step in ASKED]
        lines.append(paper_texts.line(self._paper()))
        numbers = (
            *(tap(str(number), SetupTap.ASK, step) for number, step in enumerate(ASKED, 1)),
            tap(str(len(ASKED) + 1), SetupTap.PAPER),
        )
        return Screen(texts.answers(lines), (numbers, (tap(texts.TO_STEPS, SetupTap.STEPS),)))

    def paper(self, above: str = "", *, is_asked: bool = True) -> Screen:
        """The figures of the time before, and how to write them; or what was just stored."""
        noted = self.found.paper
        rows: list[Row] = [(tap(paper_texts.SKIP if is_asked else texts.TO_STEPS, SetupTap.STEPS),)]
        if noted is not None:
            rows.append((tap(texts.UNDO, SetupTap.UNDO, noted.number),))
        figures = noted.figures if noted is not None else None
        if is_asked:
            return Screen(paper_texts.ask(figures, above), tuple(rows))
        return Screen(f"{escape(above)}{paper_texts.line(self._paper())}", tuple(rows))

    def _paper(self) -> str:
        noted = self.found.paper
        if noted is None:
            return ""
        who = self.people.get(noted.by_id or 0, "")
        return paper_texts.noted(noted.figures, who, day(noted.at.astimezone(self.zone).date()))

    def _later(self, step: ReadinessStep) -> Button:
        following = self._after(step)
        if following is None:
            return tap(texts.LATER, SetupTap.STEPS)
        return tap(texts.LATER, SetupTap.ASK, following)

    def _after(self, step: ReadinessStep) -> ReadinessStep | None:
        """Return the next step after that one that is not done; those before it were skipped."""
        later = ASKED[ASKED.index(step) + 1 :]
        return next((it for it in later if not self._state(it).is_done), None)

    def _state(self, step: ReadinessStep) -> StepState:
        return next(state for state in self.found.states if state.step is step)

    def _said(self, step: ReadinessStep) -> str:
        said = self._state(step).said
        if said is None:
            return ""
        who = texts.AT_TERMINAL if said.by_id is None else self.people.get(said.by_id, "")
        return texts.said(said.answer, who, day(said.at.astimezone(self.zone).date()))

    def _live_since(self) -> str:
        since = self.found.live_since
        return "" if since is None else day(since.astimezone(self.zone).date())
