"""The office's arrangements as those see them who look, propose and are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.arrangements import differences
from bot.screens.posts import names as posts
from bot.telegram import Action, Button, Screen, in_rows
from bot.texts import arrangements as texts
from knowledge.reading.arranging import NEW, OfficePart, PartGroup
from knowledge.reading.office.directory import Directory
from office.arrangements import ARRANGING, ArrangingAnswers, PartProposal
from office.posts import HEAD_OF_OFFICE, Post
from office.revisions import OfficeChange, RevisionDraft

ARRANGE_TAP: Final = Action("pg")
_MOST_LISTED = 8
_A_ROW = 3


class ArrangeTap(StrEnum):
    """What a button of the arrangements does."""

    MENU = "m"
    GROUP = "g"
    URGENCY = "t"
    PART = "p"
    CHANGE = "c"
    SEND = "s"
    HISTORY = "h"
    ENTRY = "e"
    AGAIN = "u"
    MEND = "r"


tap = ARRANGE_TAP.button


def again(revision_id: int) -> Button:
    """Propose the former value with one tap."""
    return tap(texts.AGAIN, ArrangeTap.AGAIN, revision_id)


def mend(draft_id: int) -> Button:
    """Open the form with the lines of a proposal that came back."""
    return tap(texts.MEND, ArrangeTap.MEND, draft_id)


def version(answers: ArrangingAnswers) -> str:
    """Return what the button below a preview carries of it."""
    return forms.version(answers.part, *answers.lines)


@dataclass(frozen=True)
class ArrangementCards:
    """Draws the parts of an office. `names` are the people's names by id."""

    directory: Directory
    zone: ZoneInfo
    names: Mapping[int, str]

    @classmethod
    async def of(cls, source: ScreenSource, *people: int | None) -> Self:
        """Draw the arrangements in use, with these people's names."""
        known = await source.services.people.names([id for id in people if id is not None])
        return cls(source.shelf.directory, source.zone, known)

    def menu(self, waiting: Sequence[RevisionDraft]) -> Screen:
        """What can be arranged, and what waits."""
        told = [f"{it.code} {it.title} ({self._who(it.author_id)})" for it in waiting]
        buttons = [tap(label, ArrangeTap.GROUP, group) for group, label in texts.GROUPS.items()]
        rows = in_rows([*buttons, tap(texts.HISTORY, ArrangeTap.HISTORY)], _A_ROW)
        return Screen(texts.menu(self._decider(None), told), rows)

    def group(self, group: PartGroup, *, may_propose: bool) -> Screen:
        """The parts of a group, to choose from."""
        match group:
            case PartGroup.SECTION:
                found = [
                    tap(own.short, ArrangeTap.PART, group, id)
                    for id, own in self.directory.sections.items()
                ]
                title = texts.WHICH_SECTION
            case PartGroup.UNIT:
                found = [
                    tap(own.name, ArrangeTap.PART, group, id)
                    for id, own in self.directory.units.items()
                ]
                title = texts.WHICH_UNIT
            case _:
                title = texts.WHOSE_TIERS
                found = [
                    tap(texts.WHOLE_OFFICE, ArrangeTap.URGENCY),
                    *(
                        tap(own.short, ArrangeTap.URGENCY, id)
                        for id, own in self.directory.sections.items()
                    ),
                ]
        if group in texts.NEW and may_propose:
            found.append(tap(texts.NEW[group], ArrangeTap.PART, group, NEW))
        return Screen(title, (*in_rows(found), (_back(),)))

    def urgencies(self, section: str) -> Screen:
        """The two tiers of a section, or of the office."""
        whose = (section,) if section else ()
        row = tuple(
            tap(label, ArrangeTap.PART, PartGroup.TIERS, urgency, *whose)
            for urgency, label in texts.URGENCIES.items()
        )
        return Screen(texts.WHICH_URGENCY, (row, (_back(),)))

    def part(self, part: OfficePart, lines: Sequence[str], *, may_propose: bool) -> Screen:
        """A part as it is in force."""
        change = (tap(texts.CHANGE_IT, ArrangeTap.CHANGE, *part.name.split(":")),)
        rows = (change, (_back(),)) if may_propose else ((_back(),),)
        return Screen(texts.sheet(self.name(part), lines), rows)

    def prompt(self, part: OfficePart, lines: Sequence[str]) -> Screen:
        """Ask for other lines of it."""
        row = (forms.cancel(ARRANGING.topic),)
        return Screen(texts.prompt(part, self.name(part), lines), (row,))

    def preview(
        self, answers: ArrangingAnswers, proposal: PartProposal, decider: Post | None
    ) -> Screen:
        """What would change, and the button that proposes it."""
        to = self._decider(decider)
        html = texts.preview(differences.html(proposal.before, proposal.after), to)
        send = tap(texts.propose(to), ArrangeTap.SEND, version(answers))
        return Screen(html, ((send,), (forms.cancel(ARRANGING.topic),)))

    def sent(self, draft: RevisionDraft) -> Screen:
        """The receipt of a proposal."""
        return Screen(texts.SENT.format(code=draft.code))

    def news(self, change: OfficeChange, *, may_propose: bool) -> Screen:
        """Tell whom it concerns what is in force now."""
        revision = change.revision
        html = texts.news(
            differences.html(change.before, revision.text),
            revision.effective_from,
            self._who(revision.author_id),
            self._who(revision.approver_id),
        )
        return Screen(html, ((again(revision.id),),) if may_propose else ())

    def history(self, changes: Sequence[OfficeChange]) -> Screen:
        """What was changed, the newest first. A tap shows one."""
        shown = list(enumerate((it.revision for it in changes[:_MOST_LISTED]), 1))
        lines = [
            texts.history_line(
                number,
                it.title,
                it.effective_from,
                self._who(it.author_id),
                self._who(it.approver_id),
            )
            for number, it in shown
        ]
        buttons = [tap(f"{number}.", ArrangeTap.ENTRY, it.id) for number, it in shown]
        html = texts.history(lines) if lines else texts.NO_HISTORY
        return Screen(html, (*in_rows(buttons), (_back(),)))

    def name(self, part: OfficePart) -> str:
        """What people call a part."""
        shorts = {id: own.short for id, own in self.directory.sections.items()}
        units = {id: own.name for id, own in self.directory.units.items()}
        return texts.part(part, shorts, units)

    def _decider(self, post: Post | None) -> str:
        return posts.label(post or Post(HEAD_OF_OFFICE), self.directory)

    def _who(self, member_id: int | None) -> str:
        return self.names.get(member_id or 0, "–")


def _back() -> Button:
    return tap(texts.BACK, ArrangeTap.MENU)
