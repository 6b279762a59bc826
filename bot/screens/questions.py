"""An answer on one screen: a section, a likely one, a choice, or that none fits."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Final, Self

from bot.content.source import ScreenSource
from bot.screens.abilities.actions import opens
from bot.screens.abilities.case_row import case_row
from bot.screens.anomalies.thread_buttons import report_this
from bot.screens.forwarding import ForwardButton, forward, offer
from bot.telegram import Action, Button, Row, Screen, in_rows, pack, shortened
from bot.telegram.markup import excerpt
from bot.texts import forwarding as forwarding_texts
from bot.texts import questions as texts
from knowledge.reading.abilities.case_buttons import CaseButtons
from knowledge.reading.office.directory import Directory
from knowledge.reading.sops.library import Library, Section, Sop, Source
from knowledge.reading.sops.recipients import Recipients
from knowledge.reading.sops.text.markdown import plain
from knowledge.reading.words import is_stop_word
from knowledge.search.answer import Answer, Band
from knowledge.search.index import Hit
from knowledge.shelf import Passage, address

CHOOSE_BUTTON: Final = Action("c")
CHOOSE_NOTHING_BUTTON: Final = Action("n")
CONTENTS_BUTTON: Final = Action("i")
DISLIKE_BUTTON: Final = Action("d")
OPEN_BUTTON: Final = Action("o")
OPEN_WHOLE_BUTTON: Final = Action("w")
RATE_BUTTON: Final = Action("f")

_BESIDE = 2
_OPENING_LETTERS = 60
_PRACTICE = "praktik"
_LAW = ("UU ", "PP ", "Perpres", "Perm", "PMK", "SE ", "Keputusan", "KUHP", "Peraturan", "PerBP")


@dataclass(frozen=True)
class Renderer:
    """Draws answers from one library, for a reader of one unit, on one day."""

    library: Library
    directory: Directory
    recipients: Recipients
    today: date
    unit: str | None = None
    case_buttons: CaseButtons = field(default_factory=CaseButtons)

    @classmethod
    def of(cls, source: ScreenSource, unit: str | None) -> Self:
        """Draw the shelf in use, for a reader of that unit today."""
        shelf, today = source.shelf, source.services.people.today()
        buttons = shelf.content.case_buttons
        return cls(shelf.library, shelf.directory, shelf.recipients, today, unit, buttons)

    def answer(
        self, answer: Answer, question_id: int, *, is_elsewhere: bool = False, unused: str = ""
    ) -> Screen:
        """The answer to a question. `is_elsewhere`: a keeper says it is not the office's task.

        `unused` is the title of the SOP that it asks for, if the office has turned that off.
        """
        if unused:
            return Screen(texts.not_used(unused))
        if is_elsewhere:
            offered = offer(self.directory, question_id, None)
            return Screen(texts.ELSEWHERE, (offered,))
        if answer.shown is None:
            return self._offer(answer, question_id)
        return self.passage(
            Passage(answer.shown.sop, answer.shown.section),
            question_id,
            beside=[(hit.sop, hit.section) for hit in self._beside(answer)],
            asked=answer.words,
            is_likely=answer.band is Band.LIKELY,
        )

    def _beside(self, answer: Answer) -> list[Hit]:
        """Return what is offered besides. A section with buttons of its own begins nothing else."""
        shown = answer.shown
        has_own = shown is not None and bool(self.case_buttons.of(shown.section))
        return [hit for hit in answer.offered if not (hit.sop.is_ability and has_own)]

    def passage(
        self,
        passage: Passage,
        question_id: int,
        *,
        beside: Sequence[tuple[Sop, Section]] | None = None,
        asked: Sequence[str] = (),
        is_likely: bool = False,
        is_whole: bool = False,
        verdict: str = "",
        rating: tuple[Row, ...] | None = None,
        last_row: Row = (),
    ) -> Screen:
        """A section: its name and warnings, the text, and its sources folded below.

        `beside` are other sections to offer. Without it those are the sections that follow.
        """
        sop, section = passage.sop, passage.section
        telling = frozenset(word for word in asked if not is_stop_word(word))
        body = self.recipients.filled(section.body, self.unit)
        shown = excerpt(body, is_whole=is_whole, asked=telling)
        above = [
            texts.LIKELY if is_likely else "",
            f"<b>{escape(sop.title)} — {escape(section.heading)}</b>",
            self._warning(sop, section),
        ]
        parts = [
            "\n".join(line for line in above if line),
            shown.html,
            self._practice(sop, section),
            f"<blockquote expandable>{self._footer(sop, section)}</blockquote>",
            verdict,
        ]
        html = "\n\n".join(part for part in parts if part)
        if rating is not None:
            return Screen(html, rating)
        ways = [self._way(sop, one, question_id) for one in beside or _following(sop, section)]
        if shown.is_cut:
            ways = [_whole(section, question_id), *ways[: _BESIDE - 1]]
        rows = self._rows(section, ways, question_id, may_rate=not verdict)
        return Screen(html, (*rows, last_row) if last_row else rows)

    def disliked(self, passage: Passage, question_id: int, verdict: str) -> Screen:
        """The answer that did not help, with the way to the head of the section."""
        offered = offer(self.directory, question_id, passage.sop.section)
        return self.passage(passage, question_id, verdict=verdict, last_row=offered)

    def why_not_helpful(self, passage: Passage, question_id: int) -> Screen:
        """The same answer with the question what was wrong, and four reasons to choose from."""
        reasons = [
            Button(label, pack(DISLIKE_BUTTON, address(passage.section), question_id, number))
            for number, label in enumerate(texts.DISLIKES.values())
        ]
        head = self._head(passage.sop)
        back = (
            _open(passage.section, question_id, texts.BACK),
            forward(
                forwarding_texts.forward_briefly(head),
                ForwardButton.ASK,
                question_id,
                passage.sop.section,
            ),
        )
        return self.passage(
            passage,
            question_id,
            verdict=texts.WHY_NOT_HELPFUL,
            rating=(*in_rows(reasons), back),
        )

    def none(self, hits: Sequence[Hit], question_id: int, section: str | None = None) -> Screen:
        """Say that no SOP answers, offer to forward the question, and show what is nearest.

        `section` is whom to ask if nothing is near.
        """
        sops = [hit for hit in hits if not hit.sop.is_ability]
        section = sops[0].sop.section if sops else section
        head = self.directory.sections[section].head if section else None
        offered = offer(self.directory, question_id, section)
        # What is not a question may be something that an officer saw.
        report = (report_this(question_id),)
        if not hits:
            return Screen(texts.no_sop(head), (offered, report))
        listed, buttons = self._options(hits, question_id)
        html = f"{texts.no_sop(head)}\n\n{texts.NEAREST}\n{listed}"
        return Screen(html, (*in_rows(buttons), offered, report))

    def _offer(self, answer: Answer, question_id: int) -> Screen:
        if answer.band is Band.NONE:
            return self.none(answer.offered, question_id)
        listed, buttons = self._options(answer.offered, question_id)
        nothing = Button(texts.NONE_OF_THESE, pack(CHOOSE_NOTHING_BUTTON, question_id))
        last = (nothing, report_this(question_id))
        return Screen(f"{texts.CHOOSE}\n{listed}", (*in_rows(buttons), last))

    def _options(self, hits: Sequence[Hit], question_id: int) -> tuple[str, list[Button]]:
        """Numbered options with their first words, and a button for each."""
        lines, buttons = [], []
        for number, hit in enumerate(hits, 1):
            name = _named(hit)
            first = _opening(self.recipients.filled(hit.section.body, self.unit))
            lines.append(f"{number}. <b>{escape(name)}</b>\n<i>{escape(first)}</i>")
            label, at = f"{number}. {hit.section.heading}", address(hit.section)
            if hit.sop.is_ability:
                buttons.append(opens(label, at, question_id))
                continue
            buttons.append(Button(shortened(label), pack(CHOOSE_BUTTON, at, question_id)))
        return "\n".join(lines), buttons

    def _rows(
        self, section: Section, ways: Sequence[Button], question_id: int, *, may_rate: bool
    ) -> tuple[Row, ...]:
        """What belongs to the case, other sections and the whole SOP, and the rating."""
        contents = Button(texts.ALL_SECTIONS, pack(CONTENTS_BUTTON, address(section), question_id))
        case = case_row(self.case_buttons, section, question_id)
        if len(case) > 1:
            rows: tuple[Row, ...] = (case, (*ways[:1], contents))
        elif len(ways) <= _BESIDE:
            rows = in_rows([*ways, contents, *case])
        else:
            rows = in_rows([*ways, contents])
        if not question_id or not may_rate:
            # Only an answer to a question can be rated, not a section that was browsed.
            return rows
        return (*rows, _rating_row(section, question_id))

    def _way(self, sop: Sop, one: tuple[Sop, Section], question_id: int) -> Button:
        other, section = one
        if other.is_ability:
            return opens(section.heading, address(section), question_id)
        is_plain = other.id == sop.id or section.heading not in self.library.shared_headings
        label = section.heading if is_plain else f"{other.title}: {section.heading}"
        return _open(section, question_id, shortened(label))

    def _head(self, sop: Sop) -> str:
        return self.directory.sections[sop.section].head

    def _warning(self, sop: Sop, section: Section) -> str:
        found = warnings(sop, self.library, self.today)
        if section.is_unconfirmed:
            found.append(texts.UNCONFIRMED)
        if section.has_conflict:
            found.append(texts.CONFLICTING)
        return texts.warning(found, self._head(sop)) if found else ""

    def _practice(self, sop: Sop, section: Section) -> str:
        has_practice = any(source.key == _PRACTICE for source in section.sources)
        return texts.practice(self._head(sop)) if has_practice else ""

    def _footer(self, sop: Sop, section: Section) -> str:
        # An opening text cites no sources: it rests on those of the whole SOP.
        cited = section.sources or sop.sources
        known = [source for source in cited if source.key != _PRACTICE]
        laws = [source for source in known if source.regulation.startswith(_LAW)]
        others = [source for source in known if source not in laws]
        return escape(
            texts.footer(
                number=sop.number or sop.id,
                version=sop.version,
                owner=self.directory.sections[sop.section].short,
                grounds=_names(laws),
                sources=_names(others),
                effective=sop.effective_from,
                reviewed=sop.reviewed_at,
            )
        )


def warnings(sop: Sop, library: Library, today: date) -> list[str]:
    """Return the warnings about a whole SOP."""
    found = []
    if sop.replaced_by is not None:
        found.append(texts.replaced(escape(library[sop.replaced_by].title)))
    if sop.status == "draf":
        found.append(texts.draft())
    elif sop.effective_from > today:
        found.append(texts.not_yet(sop.effective_from))
    if sop.is_stale(today):
        found.append(texts.stale(sop.review_due_on))
    return found


def _named(hit: Hit) -> str:
    if hit.sop.is_ability:
        return hit.section.heading
    return f"{hit.sop.title} — {hit.section.heading}"


def _following(sop: Sop, section: Section) -> list[tuple[Sop, Section]]:
    """Return the sections that come next, so that an SOP can be read through by tapping."""
    at = [other.slug for other in sop.sections].index(section.slug)
    others = [*sop.sections[at + 1 :], *sop.sections[:at]]
    return [(sop, other) for other in others[:_BESIDE]]


def _open(section: Section, question_id: int, label: str) -> Button:
    return Button(label, pack(OPEN_BUTTON, address(section), question_id))


def _whole(section: Section, question_id: int) -> Button:
    return Button(texts.MORE, pack(OPEN_WHOLE_BUTTON, address(section), question_id))


def _rating_row(section: Section, question_id: int) -> Row:
    return (
        Button(texts.HELPFUL, pack(RATE_BUTTON, address(section), question_id, 1)),
        Button(texts.NOT_HELPFUL, pack(RATE_BUTTON, address(section), question_id, 0)),
    )


def _names(sources: Sequence[Source]) -> list[str]:
    return list(
        dict.fromkeys(f"{source.regulation} {source.article}".strip() for source in sources)
    )


def _opening(body: str) -> str:
    """The first words of a section."""
    text = plain(body).lstrip("•» ").replace("\n", " ")
    return shortened(text, _OPENING_LETTERS)
