"""The whole office at a glance: counts, and the list behind each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.screens.anomalies.actions import OVERVIEW_BUTTON
from bot.screens.anomalies.buttons import CardButton, triage
from bot.screens.anomalies.card import MOST_LISTED, ReportCards, age
from bot.telegram import Button, Row, Screen, confidential, in_rows, pack
from bot.texts.anomalies import overview as words
from bot.texts.anomalies import report as texts
from office.anomalies import NOBODY, Anomaly, Overview

OVERDUE, MINE, SECTION, AGE, TIER = "j", "m", "s", "u", "t"


@dataclass(frozen=True)
class OverviewScreen:
    """Draws the overview and its lists."""

    overview: Overview
    cards: ReportCards

    def all(self) -> Screen:
        """The counts. An empty list has no button."""
        found = self.overview
        if not found.count:
            return Screen(words.NOTHING_OPEN)
        sections = [
            words.section(self._section(id), len(reports), self._oldest(reports))
            for id, reports in found.by_section.items()
        ]
        waiting = [
            words.line(self._tier(role), len(reports))
            for role, reports in found.by_tier.items()
            if reports
        ]
        ages = [words.line(_older(span), len(reports)) for span, reports in found.by_age.items()]
        lines = [words.title(found.count), *sections, "", *ages]
        lines.append(words.line(words.OVERDUE, len(found.overdue)))
        if waiting:
            lines.append(words.waiting(", ".join(waiting)))
        return confidential("\n".join(lines), in_rows(self._buttons()))

    def listed(self, kind: str, value: str, page: int) -> Screen:
        count, first = len(self.list_of(kind, value)), page * MOST_LISTED
        shown = self.page(kind, value, page)
        back = Button(texts.BACK, pack(OVERVIEW_BUTTON))
        if not shown:
            return confidential(words.NONE_LEFT, ((back,),))
        lines = [self.cards.line(number, report) for number, report in enumerate(shown, first + 1)]
        named = [
            triage(f"{number}. {report.code}", CardButton.OPEN, report)
            for number, report in enumerate(shown, first + 1)
        ]
        rows = (*in_rows(named), *self._paging(kind, value, page, count), (back,))
        return confidential("\n".join([words.list_title(self._name(kind, value)), *lines]), rows)

    def page(self, kind: str, value: str, page: int) -> Sequence[Anomaly]:
        """The reports on a page of a list."""
        first = page * MOST_LISTED
        return self.list_of(kind, value)[first : first + MOST_LISTED]

    def list_of(self, kind: str, value: str) -> Sequence[Anomaly]:
        """Return the reports of a list; none if the list is unknown."""
        found = self.overview
        match kind:
            case "j":
                return found.overdue
            case "m":
                return found.mine
            case "s":
                return found.by_section.get(value, ())
            case "t":
                return found.by_tier.get(value, ())
            case _:
                spans = {str(span.days): reports for span, reports in found.by_age.items()}
                return spans.get(value, ())

    def _buttons(self) -> list[Button]:
        found = self.overview
        lists: list[tuple[str, str]] = [(MINE, ""), (OVERDUE, "")]
        lists += [(AGE, str(span.days)) for span in found.by_age]
        lists += [(SECTION, id) for id in found.by_section]
        lists += [(TIER, role) for role in found.by_tier]
        return [
            Button(words.button(self._name(kind, value), count), _opens(kind, value))
            for kind, value in lists
            if (count := len(self.list_of(kind, value)))
        ]

    def _paging(self, kind: str, value: str, page: int, count: int) -> tuple[Row, ...]:
        row: list[Button] = []
        if page:
            row.append(Button(words.PREVIOUS, _opens(kind, value, page - 1)))
        if count > (page + 1) * MOST_LISTED:
            row.append(Button(words.NEXT, _opens(kind, value, page + 1)))
        return (tuple(row),) if row else ()

    def _name(self, kind: str, value: str) -> str:
        match kind:
            case "j":
                return words.OVERDUE
            case "m":
                return words.MINE
            case "s":
                return self._section(value)
            case "t":
                return self._tier(value)
            case _:
                return words.older_than(int(value))

    def _section(self, id: str) -> str:
        section = self.cards.standing.directory.sections.get(id)
        return section.short if section else id

    def _tier(self, role: str) -> str:
        return words.NOBODY if role == NOBODY else words.TIERS[role]

    def _oldest(self, reports: Sequence[Anomaly]) -> str:
        return age(self.cards.standing.now - reports[0].created_at) if reports else ""


def _older(span: timedelta) -> str:
    return words.older_than(span.days)


def _opens(kind: str, value: str, page: int = 0) -> str:
    return pack(OVERVIEW_BUTTON, kind, value, page)
