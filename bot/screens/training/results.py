"""The results of training: a member's own, and those of a trainer's people."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from bot.screens.charts import MOST_BARS, Bar, Panel, short
from bot.screens.training.actions import TRAINING_BUTTON
from bot.telegram import Button, Row, Screen, in_rows, pack
from bot.texts.training import charts as chart_texts
from bot.texts.training import results as texts
from knowledge.reading.office.directory import Directory
from knowledge.reading.training.content import TrainingItems
from office.training import DAYS, ItemTally, OwnResults, ResultsOverview, Tallies

VIEWS = {
    "s": texts.BY_PLACE,
    "q": texts.BY_QUESTION,
    "c": texts.BY_CARD,
    "o": texts.BY_PERSON,
}
LINES_A_PAGE = 12
# A page must fit into a message of 4,096 letters.
_LONGEST_LABEL = 120

Line = tuple[str, str]


def own(results: OwnResults) -> Screen:
    """A member's own results."""
    boxes = {days: results.boxes.get(number, 0) for number, days in enumerate(DAYS, 1)}
    html = texts.own(
        results.period, _cards(results.total), _questions(results.total), texts.boxes(boxes)
    )
    return Screen(html)


@dataclass(frozen=True)
class ResultsScreens:
    """Draws what a trainer sees. `names` are the members' names by id."""

    overview: ResultsOverview
    training: TrainingItems
    directory: Directory
    names: Mapping[int, str]

    @property
    def title(self) -> str:
        return texts.title(self.overview.period)

    def view(self, view: str, page: int) -> Screen:
        """One page of a view, and the way to the others."""
        total = self.overview.total
        head = texts.overview(
            self.overview.period,
            self.overview.members,
            _cards(total),
            _questions(total),
            VIEWS[view],
        )
        lines = list(self._lines(view))
        pages = max(1, -(-len(lines) // LINES_A_PAGE))
        page = min(page, pages - 1)
        shown = list(enumerate(lines, 1))[page * LINES_A_PAGE :][:LINES_A_PAGE]
        parts = [head, *(_line(number, *line) for number, line in shown)]
        if not lines:
            parts.append(texts.NOTHING_YET)
        if pages > 1:
            parts.append(texts.page(page + 1, pages))
        others = [self._button(label, other, 0) for other, label in VIEWS.items() if other != view]
        export = Button(texts.EXPORT, pack(TRAINING_BUTTON, "x", self.overview.period.code))
        return Screen(
            "\n".join(parts), (*self._turns(view, page, pages), *in_rows([*others, export]))
        )

    def panels(self) -> list[Panel]:
        """Return the bars of the picture; none if nothing was asked."""
        hardest = [_bar(label, tally) for label, tally in self.hardest() if tally.wrong]
        panels = (
            (texts.BY_UNIT_TITLE, _bars(self.units())),
            (texts.BY_SECTION_TITLE, _bars(self.sections())),
            (texts.HARDEST, tuple(hardest[:MOST_BARS])),
        )
        return [
            Panel(title, chart_texts.SHARES, bars, chart_texts.SCALE)
            for title, bars in panels
            if any(bar.total for bar in bars)
        ]

    def _button(self, label: str, view: str, page: int) -> Button:
        return Button(label, pack(TRAINING_BUTTON, "r", view, page, self.overview.period.code))

    def _turns(self, view: str, page: int, pages: int) -> tuple[Row, ...]:
        turns = []
        if page:
            turns.append(self._button(texts.PREVIOUS, view, page - 1))
        if page + 1 < pages:
            turns.append(self._button(texts.NEXT, view, page + 1))
        return (tuple(turns),) if turns else ()

    def _lines(self, view: str) -> Iterable[Line]:
        match view:
            case "q":
                return [(label, _tally(tally, texts.questions)) for label, tally in self.hardest()]
            case "c":
                return [(label, _tally(tally, texts.cards)) for label, tally in self.by_card()]
            case "o":
                return [_both(label, tallies) for label, tallies in self.people()]
            case _:
                return [
                    _both(label, tallies) for label, tallies in (*self.units(), *self.sections())
                ]

    def units(self) -> list[tuple[str, Tallies]]:
        units = self.directory.units
        found = self.overview.units.items()
        return [(units[id].name if id in units else id, tallies) for id, tallies in found]

    def sections(self) -> list[tuple[str, Tallies]]:
        """By section; none if no post names a section: they would only repeat the units."""
        sections = self.directory.sections
        if set(self.overview.sections) <= {None}:
            return []
        return [
            (sections[id].short if id is not None and id in sections else texts.NO_SECTION, tallies)
            for id, tallies in self.overview.sections.items()
        ]

    def people(self) -> list[tuple[str, Tallies]]:
        """The results by person, sorted by name."""
        found = self.overview.people.items()
        named = [(self.names.get(id, "–"), tallies) for id, tallies in found]
        return sorted(named, key=lambda one: one[0])

    def hardest(self) -> list[tuple[str, ItemTally]]:
        """The questions, those most often answered wrongly first."""
        known = self.training.questions
        named = [
            (known[id].text if id in known else id, tally)
            for id, tally in self.overview.questions.items()
        ]
        return sorted(named, key=lambda one: (-one[1].wrong, one[1].right))

    def by_card(self) -> list[tuple[str, ItemTally]]:
        """The cards, those most often to be repeated first."""
        known = self.training.cards
        named = [
            (known[id].title if id in known else id, tally)
            for id, tally in self.overview.cards.items()
        ]
        return sorted(named, key=lambda one: (-one[1].wrong, -one[1].reached))


def _line(number: int, label: str, words: str) -> str:
    return texts.line(number, shorten(label, _LONGEST_LABEL, placeholder=" …"), words)


def _both(label: str, tallies: Tallies) -> Line:
    return label, texts.both(_cards(tallies), _questions(tallies))


def _cards(tallies: Tallies) -> str:
    return _tally(tallies.cards, texts.cards)


def _questions(tallies: Tallies) -> str:
    return _tally(tallies.questions, texts.questions)


def _tally(tally: ItemTally, words: Callable[[int, int, int, int], str]) -> str:
    return words(tally.reached, tally.answered, tally.right, tally.wrong)


def _bars(groups: Iterable[tuple[str, Tallies]]) -> tuple[Bar, ...]:
    return tuple(_bar(label, tallies.questions) for label, tallies in groups)


def _bar(label: str, tally: ItemTally) -> Bar:
    asked = max(tally.reached, tally.right + tally.wrong)
    words = chart_texts.bar(short(label), tally.right, asked)
    return Bar(words, (tally.right, tally.wrong, asked - tally.right - tally.wrong))
