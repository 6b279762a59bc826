"""An answer on one screen: a section, a likely one, a choice, or that none fits."""

from collections.abc import Sequence
from html import escape

from bot.screens.abilities.actions import opens
from bot.screens.anomalies.thread_buttons import report_this
from bot.screens.forwarding import ForwardButton, forward, offer
from bot.screens.questions import provenance
from bot.screens.questions.actions import (
    CHOOSE_BUTTON,
    CHOOSE_NOTHING_BUTTON,
    DISLIKE_BUTTON,
    MAY_BE_SAMPLE_BUTTON,
    MEANT_BUTTON,
    MEANT_OTHER_BUTTON,
    OPEN_WHOLE_BUTTON,
)
from bot.screens.questions.carried import Carried
from bot.screens.questions.front import FrontPages
from bot.screens.questions.reader import back, contents, last_row, two_rows
from bot.telegram.callback_data import Action, pack
from bot.telegram.markup import LETTERS_A_LINE, Excerpt, excerpt
from bot.telegram.screen import Button, Row, Screen, in_rows, shortened
from bot.texts import forwarding as forwarding_texts
from bot.texts import questions as texts
from knowledge.reading.fronts import Front
from knowledge.reading.office.functions import GENERAL_AFFAIRS
from knowledge.reading.sops.library import Section, Sop
from knowledge.reading.sops.text.markdown import blocks, plain
from knowledge.search.answer import HARDLY, Answer, Band
from knowledge.search.index import Hit
from knowledge.shelf import Passage, address

# With eight, one in eight right answers had the asked line below the cut; with ten one in twenty
# (`docs/adr/0013-answer-by-passage-fitted.md`).
MOST_LINES = 10
_BESIDE = 3
_FOLLOWING = 2
_NUMBER = len("1. ")


class Renderer(FrontPages):
    """Draws answers from one library, for a reader of one unit, on one day."""

    def answer(
        self,
        answer: Answer,
        question_id: int,
        *,
        is_elsewhere: bool = False,
        unused: Sop | None = None,
    ) -> Screen:
        """The answer to a question. `is_elsewhere`: a keeper says it is not the office's task.

        `unused` is the SOP that it asks for, if the office does not use that.
        """
        if unused is not None:
            return Screen(texts.not_used(unused))
        if is_elsewhere:
            offered = offer(self.directory, question_id, None)
            return Screen(texts.ELSEWHERE, (offered,))
        if answer.shown is None:
            return self._offer(answer, question_id)
        front = self.fronts.get(answer.front)
        if answer.is_whole:
            front = front or self.fronts.of(answer.shown.sop)
        if front is not None:
            return self.front(front, Carried(question_id, None, answer.band is Band.LIKELY))
        return self.passage(
            Passage(answer.shown.sop, answer.shown.section),
            Carried(question_id, answer.line, answer.band is Band.LIKELY),
            beside=[(hit.sop, hit.section) for hit in self._beside(answer)],
            more=[hit.section.heading for hit in answer.more],
        )

    def _beside(self, answer: Answer) -> list[Hit]:
        """Return what is offered besides. A section with buttons of its own begins nothing else."""
        shown = answer.shown
        has_own = shown is not None and bool(self.case_buttons.of(shown.section))
        return [hit for hit in answer.offered if not (hit.sop.is_ability and has_own)]

    def shown(
        self,
        what: Passage | Front,
        carried: Carried,
        *,
        verdict: str = "",
        rating: tuple[Row, ...] | None = None,
        last: Row = (),
    ) -> Screen:
        """A section or a front page as the answer showed it, and what its reader said of it."""
        if isinstance(what, Front):
            return self.front(what, carried, verdict=verdict, rating=rating, last=last)
        return self.passage(what, carried, verdict=verdict, rating=rating, last=last)

    def passage(
        self,
        passage: Passage,
        carried: Carried,
        *,
        beside: Sequence[tuple[Sop, Section]] | None = None,
        more: Sequence[str] = (),
        verdict: str = "",
        note: str = "",
        extra: Sequence[Button] = (),
        rating: tuple[Row, ...] | None = None,
        last: Row = (),
    ) -> Screen:
        """A section: its name and warnings, the line that answers, what belongs to it, its ground.

        `beside` are other sections to offer. Without it those are the sections that follow. `more`
        are the headings of the same SOP that hold more of the answer. `extra` are buttons that go
        before others.
        """
        sop, section = passage.sop, passage.section
        shown = excerpt(self.body(section), line=carried.line, most=MOST_LINES)
        title = texts.title(
            sop.title, section.heading, is_likely=carried.is_likely, most=LETTERS_A_LINE
        )
        html = self._told(title, passage, shown, texts.also(more) if more else "")
        html = "\n\n".join(part for part in (html, verdict, note) if part)
        if rating is not None:
            return Screen(html, rating)
        ways = [
            self.way(sop, *other, carried.question_id)
            for other in beside or _following(sop, section)
        ]
        last = last or last_row(address(section), carried, is_rated=bool(verdict))
        rows = (*self._ways(passage, ways, carried, extra, is_cut=shown.is_cut), last)
        return Screen(html, tuple(row for row in rows if row))

    def whole(self, passage: Passage, carried: Carried) -> Screen:
        """All of a section in its own order, and the way back to the answer."""
        sop, section = passage.sop, passage.section
        shown = excerpt(self.body(section), is_whole=True)
        html = self._told(
            texts.title(sop.title, section.heading, most=LETTERS_A_LINE), passage, shown
        )
        place = address(section)
        first = (back(place, carried), contents(section, carried))
        return Screen(html, (first, last_row(place, carried)))

    def sources(self, passage: Passage, carried: Carried) -> Screen:
        """Who owns the section, how recent it is, and where each of its lines comes from."""
        sop, section = passage.sop, passage.section
        shown = self.lines(sop, section, range(len(blocks(section.body))))
        told = provenance.sources(sop, shown, self.owner(sop))
        html = texts.sources(f"{sop.title} — {section.heading}", told)
        row = (back(address(section), carried), contents(section, carried))
        return Screen(html, (row,))

    def chosen(
        self, passage: Passage, carried: Carried, verdict: str = "", *, may_be_sample: bool
    ) -> Screen:
        """The section that the asker meant; `may_be_sample` asks whether their words may be one."""
        place = address(passage.section)
        button = carried.button(texts.MAY_BE_SAMPLE, MAY_BE_SAMPLE_BUTTON, place)
        extra = [button] if may_be_sample else []
        return self.passage(passage, carried, verdict=verdict, extra=extra)

    def disliked(
        self, what: Passage | Front, carried: Carried, verdict: str, *, has_others: bool
    ) -> Screen:
        """The answer that did not help, with the way to the head of the section.

        `has_others`: another section may be the one that was meant.
        """
        offered = offer(self.directory, carried.question_id, what.sop.section)
        if isinstance(what, Front) or not has_others:
            return self.shown(what, carried, verdict=verdict, last=offered)
        place = address(what.section)
        extra = [carried.button(texts.MEANT_OTHER, MEANT_OTHER_BUTTON, place)]
        return self.passage(what, carried, verdict=verdict, extra=extra, last=offered)

    def others(self, found: Sequence[Passage], passage: Passage, carried: Carried) -> Screen:
        """Ask which section was meant in place of the one that did not help."""
        listed, buttons = self._options(found, carried.question_id, MEANT_BUTTON)
        row = (back(address(passage.section), carried),)
        return Screen(f"{texts.WHICH_MEANT}\n{listed}", (*in_rows(buttons), row))

    def why_not_helpful(self, what: Passage | Front, carried: Carried) -> Screen:
        """The same answer with the question what was wrong, and four reasons to choose from."""
        place = what.id if isinstance(what, Front) else address(what.section)
        reasons = [
            carried.button(label, DISLIKE_BUTTON, place, number)
            for number, label in enumerate(texts.DISLIKES.values())
        ]
        send = forward(
            forwarding_texts.forward_briefly(self.head(what.sop)),
            ForwardButton.ASK,
            carried.question_id,
            what.sop.section,
        )
        rating = (*in_rows(reasons), (back(place, carried), send))
        return self.shown(what, carried, verdict=texts.WHY_NOT_HELPFUL, rating=rating)

    def none(self, hits: Sequence[Hit], question_id: int, section: str | None = None) -> Screen:
        """Show what is nearest, or say that no SOP answers; and offer to forward the question.

        `section` is whom to ask; without it that is the owner of what is nearest.
        """
        # What is not a question may be something that an officer saw.
        report = (report_this(question_id),)
        sops = [hit for hit in hits if not hit.sop.is_ability]
        owner = section or (sops[0].sop.section if sops else None)
        head = self.directory.sections[owner].head if owner else None
        if not hits:
            return Screen(texts.no_sop(head), (offer(self.directory, question_id, owner), report))
        listed, buttons = self._options(hits, question_id)
        offered = offer(self.directory, question_id, owner, is_brief=True)
        return Screen(texts.nearest(listed, head), (*in_rows(buttons), (*offered, *report)))

    def _offer(self, answer: Answer, question_id: int) -> Screen:
        if answer.band is Band.NONE:
            return self.none(answer.offered, question_id, self._neutral(answer))
        listed, buttons = self._options(answer.offered, question_id)
        nothing = Button(texts.NONE_OF_THESE, pack(CHOOSE_NOTHING_BUTTON, question_id))
        last = (nothing, report_this(question_id))
        return Screen(f"{texts.CHOOSE}\n{listed}", (*in_rows(buttons), last))

    def _neutral(self, answer: Answer) -> str | None:
        """Return whom to ask what is hardly any section's task; None if that is to be chosen."""
        is_read = bool(answer.offered or answer.probability)
        is_far = answer.is_nobodys or (is_read and answer.probability < HARDLY)
        return self.directory.functions.get(GENERAL_AFFAIRS) if is_far else None

    def _options(
        self, hits: Sequence[Hit | Passage], question_id: int, action: Action = CHOOSE_BUTTON
    ) -> tuple[str, list[Button]]:
        """Numbered options with their first words, and a button for each."""
        lines, buttons = [], []
        for number, hit in enumerate(hits, 1):
            most = LETTERS_A_LINE - _NUMBER
            is_ability, heading, at = hit.sop.is_ability, hit.section.heading, address(hit.section)
            name = (
                texts.front_title(heading)
                if is_ability
                else (texts.title(hit.sop.title, heading, most=most))
            )
            first = _opening(self.body(hit.section))
            lines.append(f"{number}. {name}\n<i>{escape(first)}</i>")
            label = f"{number}. {heading}"
            chosen = Button(shortened(label), pack(action, at, question_id))
            buttons.append(opens(label, at, question_id) if is_ability else chosen)
        return "\n".join(lines), buttons

    def _ways(
        self,
        passage: Passage,
        ways: Sequence[Button],
        carried: Carried,
        extra: Sequence[Button],
        *,
        is_cut: bool,
    ) -> tuple[Row, Row]:
        """Two rows: what belongs to the case, the rest, all headings, and the nearest sections."""
        section = passage.section
        rest = carried.button(texts.MORE, OPEN_WHOLE_BUTTON, address(section))
        fixed = [*extra, *([rest] if is_cut else []), contents(section, carried)]
        return two_rows(self.case(section, carried.question_id), fixed, ways[:_BESIDE])

    def _told(self, title: str, passage: Passage, shown: Excerpt, also: str = "") -> str:
        """Title, warnings, lines, and where they come from."""
        sop, section = passage.sop, passage.section
        lines = self.lines(sop, section, shown.shown)
        warned = provenance.warning(sop, [section], self.library, self.today, self.head(sop), lines)
        html = "\n".join(part for part in (title, warned, shown.html, also) if part)
        return f"{html}\n\n{provenance.ground(sop, lines, section)}"


def _following(sop: Sop, section: Section) -> list[tuple[Sop, Section]]:
    """Return the sections that come next, so that an SOP can be read through by tapping."""
    at = [other.slug for other in sop.sections].index(section.slug)
    others = [*sop.sections[at + 1 :], *sop.sections[:at]]
    return [(sop, other) for other in others[:_FOLLOWING]]


def _opening(body: str) -> str:
    """The first words of a section, in one line."""
    text = plain(body).lstrip("•» ").replace("\n", " ")
    return shortened(text, LETTERS_A_LINE)
