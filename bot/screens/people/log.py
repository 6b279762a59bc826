"""Entries of the log of membership and posts, as people read them, and the buttons of proposals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens.people.members import MemberScreens, button, to_list
from bot.telegram import Row, Screen
from bot.texts.announcements.form import EMPLOYMENT
from bot.texts.anomalies.report import clock_time
from bot.texts.people import log as texts
from bot.texts.people.members import NO_POST
from bot.texts.posts import KINDS
from office.membership import Made
from office.people import A_PAGE, Deed, MembershipEntry, MembershipEvent, Role

_UNDOABLE = {MembershipEvent.GIVEN, MembershipEvent.ENDED, MembershipEvent.REMOVED}


@dataclass(frozen=True)
class LogScreens:
    """Draws entries, with the office's own names for things. `names` are those of members."""

    screens: MemberScreens
    names: Mapping[int, str]
    zone: ZoneInfo

    @classmethod
    async def of(
        cls,
        source: ScreenSource,
        *entries: MembershipEntry | None,
        others: Iterable[int | None] = (),
    ) -> Self:
        """Draw these entries. `others` are members who are named beside them."""
        named = {id for entry in entries if entry for id in (entry.actor_id, entry.member_id)}
        of = {id for id in named.union(others) if id is not None}
        names = await source.services.people.names(of)
        return cls(MemberScreens(source.shelf.directory), names, source.zone)

    def page(self, entries: Sequence[MembershipEntry], member_id: int | None = None) -> Screen:
        """A page of the log, the newest first."""
        lines = [
            texts.line(clock_time(entry.at, self.zone), self.who(entry), self.what(entry))
            for entry in entries
        ]
        arguments: tuple[str | int, ...] = ("h",) if member_id is None else ("hm", member_id)
        older = button(texts.OLDER, *arguments, entries[-1].number) if entries else None
        rows = ((older,),) if older and len(entries) == A_PAGE and entries[-1].number > 1 else ()
        name = self.names.get(member_id, "–") if member_id is not None else ""
        return Screen(texts.log(lines, name), (*rows, (to_list(),)))

    def news(self, entry: MembershipEntry) -> Screen:
        """What those concerned are told."""
        is_proposed = entry.event is MembershipEvent.PROPOSED
        return Screen(texts.news(self.who(entry), self.what(entry), is_proposed=is_proposed))

    def ask(self, entry: MembershipEntry) -> Screen:
        """A proposal, to those who may agree."""
        number = entry.number
        row = (button(texts.AGREE, "ok", number), button(texts.REFUSE, "no", number))
        return Screen(texts.ask(self.who(entry), self.what(entry)), (row,))

    def decided(self, made: Made) -> Screen:
        """Confirm to who acted, with the way back."""
        if made.entry is None:
            return Screen(texts.NOTHING_YET)
        words = texts.proposed if made.is_proposed else texts.decided
        return Screen(words(self.what(made.entry)), self.way_back(made))

    def way_back(self, made: Made) -> tuple[Row, ...]:
        """The button that undoes what was just done."""
        if made.entry is None or not (made.is_proposed or made.entry.event in _UNDOABLE):
            return ()
        label = texts.WITHDRAW if made.is_proposed else texts.UNDO
        return ((button(label, "un", made.entry.number),),)

    def who(self, entry: MembershipEntry) -> str:
        return texts.TERMINAL if entry.actor_id is None else self.names.get(entry.actor_id, "–")

    def what(self, entry: MembershipEntry) -> str:
        """What they did, to be read after their name."""
        deed = Deed.of(entry)
        is_agreed = entry.event in _UNDOABLE and deed.about is not None
        words = texts.AGREED if is_agreed else texts.DONE[entry.event]
        values = {
            "whom": self.names.get(entry.member_id or 0, "–"),
            "post": self._post(deed),
            "unit": self.screens.directory.unit_name(deed.unit or ""),
            "invitation": deed.invitation,
            "employment": EMPLOYMENT.get(deed.employment or "", ""),
        }
        change = texts.CHANGES.get(deed.aim or "", "").format(**values)
        return words.format(change=change, **values)

    def _post(self, deed: Deed) -> str:
        named = [
            self.screens.post(Role(role), deed.section, deed.unit)
            for role in (deed.role or "").split(",")
            if role
        ]
        kind = f"{KINDS[deed.kind]} " if deed.kind else ""
        return kind + (", ".join(named) or NO_POST)
