"""Questions one by one, the list with its marks, and the letter of what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.screens.checklists.handout import Handout
from bot.screens.letters import as_docx
from bot.telegram import Action, Button, Row, Screen, in_rows
from bot.texts import checklists as texts
from knowledge.case_lists import CaseLists, CaseOpening
from knowledge.reading.cases import CaseFile, CaseList, Fact, Item, LineRole, Quoted
from knowledge.reading.letters import Letter
from knowledge.reading.revising.figures import rupiah
from knowledge.shelf import Shelf
from office.checklists import MarkState, Ticked

CHECKLIST_BUTTON: Final = Action("sy")
button = CHECKLIST_BUTTON.button

# With more, a phone of 390 px cuts the numbers off.
_MARKS_A_ROW = 5
# Letters with their marks; Telegram takes 4,096 without.
_LONGEST = 4_000
_FIRST = (LineRole.COME, LineRole.SIGN)
_FOLDED = (LineRole.TIME, LineRole.REFUSED, LineRole.WATCH, LineRole.ASK)
_NEXT = {None: MarkState.HAS, MarkState.HAS: MarkState.LACKS, MarkState.LACKS: MarkState.DOUBTED}


@dataclass(frozen=True)
class Ways:
    """What the reader of a list may do with it besides marking."""

    may_print: bool = False
    decides_on_print: bool = False


@dataclass(frozen=True)
class ChecklistScreens:
    """Draws checklists from the content in use, for an officer of one unit."""

    shelf: Shelf
    unit: str

    @property
    def lists(self) -> CaseLists:
        return CaseLists(self.shelf)

    def cases(self, note: str = texts.BEGIN) -> Screen:
        """The cases to choose from: the options of the first fact of that without a name come
        first, because that is a tap less."""
        cases = self.lists.cases
        if not cases:
            return Screen(texts.NONE_YET)
        buttons = [it for case in cases.values() for it in (_first(case) if not case.words else [])]
        buttons += [button(case.title, "c", case.id) for case in cases.values() if case.words]
        return Screen(note, in_rows(buttons, 1 if len(buttons) <= _ONE_A_ROW else 2))

    def of(self, ticked: Ticked, ways: Ways, *, is_filled: bool = False) -> Screen:
        """The next question, or the list."""
        case = self.lists.cases[ticked.case]
        opened = self.lists.resume(case, ticked.chosen)
        if opened.asks is not None:
            return self._question(ticked.code, opened, opened.asks, is_filled=is_filled)
        return self._list(ticked, self.lists.of(case, opened.chosen), ways)

    def several(self, ticked: Ticked, fact: Fact, taken: Sequence[str]) -> Screen:
        """A question that takes several options: each is put on or off."""
        case = self.lists.cases[ticked.case]
        known = self.lists.resume(case, ticked.chosen).chosen
        rows = [
            button(
                f"{'☑' if option.id in taken else '☐'} {option.label}",
                *("t", ticked.code, fact.id, "+".join(_toggled(fact, taken, option.id))),
            )
            for option in fact.offered(known)
        ]
        done = button(texts.GO_ON, "f", ticked.code, fact.id, "+".join(taken))
        html = texts.question(fact.ask, case.title, case.labels(known))
        return Screen(html, (*in_rows(rows, 1), (done,)))

    def _question(self, code: str, opened: CaseOpening, fact: Fact, *, is_filled: bool) -> Screen:
        offered = fact.offered(opened.chosen)
        buttons = [button(option.label, "f", code, fact.id, option.id) for option in offered]
        if fact.takes_many:
            buttons.insert(0, button(texts.NONE, "f", code, fact.id, ""))
            if len(offered) > 1:
                buttons.append(button(texts.SEVERAL, "t", code, fact.id, ""))
        known = opened.case.labels(opened.chosen)
        html = texts.question(fact.ask, opened.case.title, known, is_filled=is_filled)
        return Screen(html, (*in_rows(buttons, 1), (button(texts.BACK, "b", code),)))

    def _list(self, ticked: Ticked, found: CaseList, ways: Ways) -> Screen:
        brought = found.of(LineRole.BRING)
        parts = [texts.title(found.case.title, found.case.labels(found.chosen))]
        parts.append("\n".join(self._points(brought, ticked.marks)))
        parts += [self._part(role, found.of(role)) for role in _FIRST if found.of(role)]
        if fees := self._fees(found):
            parts.append(fees)
        folded = [self._part(role, found.of(role)) for role in _FOLDED if found.of(role)]
        last = [self._gone(found), self._outcome(found, ticked.marks), texts.HOW_TO_MARK]
        last.append(texts.code(ticked.code))
        whole = _joined([*parts, texts.folded(folded) if folded else "", *last])
        is_long = len(whole) > _LONGEST
        html = _joined([*parts, *last]) if is_long else whole
        return Screen(html, self._rows(ticked, found, ways, has_more=is_long))

    def more(self, ticked: Ticked) -> list[Screen]:
        """What had no place on the list: time, warnings, questions. As many messages as needed."""
        found = self.found(ticked)
        parts = [self._part(role, found.of(role)) for role in _FOLDED if found.of(role)]
        lines = _joined([texts.title(found.case.title, []), *parts]).split("\n")
        pages = [""]
        for line in lines:
            if len(pages[-1]) + len(line) > _LONGEST:
                pages.append("")
            pages[-1] += f"{line}\n"
        return [Screen(page.strip()) for page in pages]

    def _rows(
        self, ticked: Ticked, found: CaseList, ways: Ways, *, has_more: bool
    ) -> tuple[Row, ...]:
        """The marks, and at most three rows below them: what marks ask for, what follows, ways."""
        code, states = ticked.code, set(ticked.marks.values())
        marks = [
            button(
                f"{_put(ticked.marks.get(item.id))}{number}",
                *("m", code, str(number), _NEXT.get(ticked.marks.get(item.id), "")),
            )
            for number, item in enumerate(found.of(LineRole.BRING), 1)
        ]
        wanted = [button(texts.LETTER, "w", code)] if MarkState.LACKS in states else []
        if MarkState.DOUBTED in states:
            wanted += [button(texts.VERIFY, "v", code), button(texts.REPORT, "l", code)]
        acts = [button(texts.MORE, "a", code)] if has_more else []
        if self.interview(found) is not None:
            acts.append(button(texts.INTERVIEW, "i", code))
        acts += [button(texts.PRINT, "p", code)] if ways.may_print else []
        if ways.decides_on_print:
            label = texts.STOP_PRINT if ways.may_print else texts.ALLOW_PRINT
            acts.append(button(label, "h", code, "0" if ways.may_print else "1"))
        last = [button(texts.CHANGE, "b", code), button(texts.REFRESH, "o", code)]
        last += [button(texts.UNDO, "u", code)] if states else []
        below = tuple(row for row in (tuple(wanted), tuple(acts), tuple(last)) if row)
        return (*in_rows(marks, _MARKS_A_ROW), *below)

    def interview(self, found: CaseList) -> str | None:
        """Return the interview that an answer begins; None if none does."""
        begins = (option.begins for option in found.case.taken(found.chosen))
        interviews = self.shelf.content.interviews
        return next((it.preset for it in begins if it and it.preset in interviews), None)

    def _points(self, items: Sequence[Item], marks: Mapping[str, MarkState]) -> list[str]:
        lines = [texts.heading(LineRole.BRING)]
        for number, item in enumerate(items, 1):
            mark = _sign(marks.get(item.id))
            text, place, note = self._said(item)
            lines.append(texts.point(mark, number, text, place, note))
            lines += self._differing(item)
        return lines

    def _part(self, role: LineRole, items: Sequence[Item]) -> str:
        """The lines of a role. Those of one section stand below its name: a warning may not say
        itself what it is about."""
        lines, above = [texts.heading(role)], ""
        for item in items:
            text, place, note = self._said(item)
            if role is LineRole.FEE:
                lines.append(texts.line(text, place, note))
            else:
                section = item.line.section.heading
                below = texts.section(item.line.sop.title, place, section)
                lines += [below] if below != above else []
                lines.append(texts.below(text, note))
                above = below
            lines += self._differing(item)
        return "\n".join(lines)

    def _gone(self, found: CaseList) -> str:
        """Name the sections of which a line is gone: the officer reads them there."""
        places = [f"{self._number(line.sop_id)} · {line.heading}" for line in found.gone]
        return texts.gone([*dict.fromkeys(places)])

    def _number(self, sop_id: str) -> str:
        sop = self.shelf.library.get(sop_id)
        return (sop.number if sop is not None else "") or sop_id

    def _fees(self, found: CaseList) -> str:
        fees, since = found.of(LineRole.FEE), found.tariff_from
        if since is None:
            return ""
        return f"{self._part(LineRole.FEE, fees)}\n{texts.total(found.total, since)}"

    def _said(self, item: Item) -> tuple[str, str, str]:
        return self.filled(item.line.text), _place(item), self._note(item)

    def filled(self, text: str) -> str:
        """Return a line with the posts that it names."""
        return self.shelf.recipients.filled(text, self.unit)

    def _differing(self, item: Item) -> list[str]:
        return [
            texts.differing(self.filled(it.text), it.sop.number or it.sop.id)
            for it in item.differing
        ]

    def _note(self, item: Item) -> str:
        every = (item.line, *item.same)
        if any(it.has_changed for it in every):
            return texts.CHANGED
        if item.differing or any(it.is_conflict for it in every):
            return self._ask(item.line)
        # What nobody has verified says so itself, and whom to ask.
        return ""

    def _ask(self, quoted: Quoted) -> str:
        section = self.shelf.directory.sections.get(quoted.sop.section)
        return texts.ask_head(section.head) if section is not None else texts.ASK_FIRST

    def _outcome(self, found: CaseList, marks: Mapping[str, MarkState]) -> str:
        numbered = list(enumerate(found.of(LineRole.BRING), 1))
        lacking = [n for n, it in numbered if marks.get(it.id) is MarkState.LACKS]
        doubted = [n for n, it in numbered if marks.get(it.id) is MarkState.DOUBTED]
        is_asked = any(self._note(item) for item in found.items)
        return texts.outcome(lacking, doubted, is_asked) if lacking or doubted else ""

    def lacking(self, ticked: Ticked) -> list[str]:
        """Return the words of what was marked as lacking."""
        return [
            self.filled(item.line.text)
            for item in self.found(ticked).of(LineRole.BRING)
            if ticked.marks.get(item.id) is MarkState.LACKS
        ]

    def doubted(self, ticked: Ticked) -> str | None:
        """Return the first kind of document in doubt; None if nobody issues any of them."""
        for item in self.found(ticked).of(LineRole.BRING):
            if ticked.marks.get(item.id) is MarkState.DOUBTED:
                found = self.shelf.issuers.find(item.line.text)
                if found:
                    return found[0].name
        return None

    def found(self, ticked: Ticked) -> CaseList:
        """Return the list of what was answered."""
        case = self.lists.cases[ticked.case]
        return self.lists.of(case, self.lists.resume(case, ticked.chosen).chosen)

    def letter(self, ticked: Ticked) -> tuple[str, bytes]:
        """Return what is lacking as text to copy, and as a Word file."""
        case = self.lists.cases[ticked.case]
        text = texts.letter(case.title, self.lacking(ticked))
        title = texts.letter_title(case.title)
        return text, as_docx(Letter("kekurangan", title, "", "", (), text))

    def handout(self, ticked: Ticked, office: str, day: date) -> bytes:
        """Return the sheet for an applicant as PDF: what is certain, and what to ask about."""
        found = self.found(ticked)
        certain = [it for it in found.of(LineRole.BRING, *_FIRST) if it.is_certain]
        asked = [it for it in found.of(LineRole.BRING, *_FIRST) if not it.is_certain]
        gone = [texts.HANDOUT_GONE] if found.gone else []
        return Handout(
            texts.handout_head(office, day),
            texts.HANDOUT_TITLE,
            " · ".join([found.case.title, *found.case.labels(found.chosen)]),
            [self.filled(it.line.text) for it in certain],
            [*(self.filled(it.line.text) for it in asked), *gone],
            rupiah(found.total) if found.of(LineRole.FEE) else "",
        ).as_pdf()


_ONE_A_ROW = 6


def _first(case: CaseFile) -> list[Button]:
    fact = case.next_fact({})
    if fact is None:
        return []
    return [button(option.label, "n", case.id, fact.id, option.id) for option in fact.options]


def _toggled(fact: Fact, taken: Sequence[str], option: str) -> list[str]:
    put = {*taken} ^ {option}
    return [it.id for it in fact.options if it.id in put]


def _put(state: MarkState | None) -> str:
    """What a button shows before its number: nothing yet, or the mark."""
    return texts.STATES[state] if state else ""


def _sign(state: MarkState | None) -> str:
    return texts.STATES[state] if state else texts.UNMARKED


def _place(item: Item) -> str:
    every = (item.line, *item.same)
    return ", ".join(dict.fromkeys(it.sop.number or it.sop.id for it in every))


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(filter(None, parts))
