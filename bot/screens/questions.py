"""Turns what the shelf says into screens: Telegram's HTML and the buttons under it."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from bot.telegram.callback_data import Action, pack
from bot.telegram.markup import excerpt
from bot.telegram.screen import Button, Row, Screen, fitted, in_rows
from bot.texts import questions as texts
from knowledge.reading.directory import Directory
from knowledge.reading.library import Library, Section, Sop
from knowledge.search.answer import Answer, Band
from knowledge.search.index import Hit
from knowledge.shelf import Passage, address

MOST_SIBLINGS = 6
MOST_CHOICES = 3
MOST_CONTENTS = 8
MOST_SOURCES = 3


class Renderer:
    """Draws the screens of one library for readers of one day."""

    def __init__(
        self,
        library: Library,
        directory: Directory,
        today: date,
        has_script: Callable[[str], bool] = lambda _sop_id: False,
    ) -> None:
        """`has_script` tells of which SOPs the training has words for the applicant."""
        self._library = library
        self._directory = directory
        self._today = today
        self._has_script = has_script

    def answer(self, answer: Answer, question_id: int) -> Screen:
        """The answer to a question: a section, a choice, or the admission that there is none."""
        if answer.band is Band.SURE and answer.section is not None:
            return self.passage(Passage(answer.hits[0].sop, answer.section), question_id)
        if answer.band is Band.CHOICE:
            return _choice(answer.hits[:MOST_CHOICES], question_id)
        return no_sop(answer.hits[:MOST_CHOICES], question_id)

    def passage(
        self,
        passage: Passage,
        question_id: int,
        *,
        is_whole: bool = False,
        verdict: str = "",
        rating: tuple[Row, ...] | None = None,
    ) -> Screen:
        """A section with its warnings first, its footer last, and the ways on from it."""
        sop, section = passage.sop, passage.section
        shown = excerpt(section.body, is_whole=is_whole)
        parts = [
            *self._warnings(sop, section),
            f"<b>{escape(sop.title)} — {escape(section.heading)}</b>",
            shown.html,
            self._footer(sop, section),
            verdict,
        ]
        more = (_more(section, question_id),) if shown.is_cut else ()
        html = "\n\n".join(part for part in parts if part)
        if rating is not None:
            return Screen(html, rating)
        rows = (*more, *_siblings(sop, section, question_id), self._next_row(section))
        if question_id and not verdict:
            # Only an answer to a question can be judged; a section that was browsed cannot.
            rows = (*rows, _rating_row(section, question_id))
        return Screen(html, rows)

    def why_not_helpful(self, passage: Passage, question_id: int) -> Screen:
        """The same answer with the question what was wrong with it, and its four reasons."""
        reasons = [
            Button(label, pack(Action.DISLIKE, address(passage.section), question_id, number))
            for number, label in enumerate(texts.DISLIKES.values())
        ]
        back = (_open(passage.section, question_id, texts.BACK),)
        return self.passage(
            passage,
            question_id,
            verdict=texts.WHY_NOT_HELPFUL,
            rating=(*in_rows(reasons), back),
        )

    def contents(self, sop: Sop, question_id: int, page: int = 0) -> Screen:
        """The sections of an SOP, eight buttons at a time, and the SOP as a file."""
        listed = "\n".join(f"{n}. {escape(s.heading)}" for n, s in enumerate(sop.sections, 1))
        numbered = list(enumerate(sop.sections, 1))[page * MOST_CONTENTS :][:MOST_CONTENTS]
        buttons = [
            _open(section, question_id, f"{number}. {section.heading}")
            for number, section in numbered
        ]
        first = address(sop.sections[0])
        last = (
            Button(texts.AS_FILE, pack(Action.FILE, first)),
            Button(texts.BACK, pack(Action.BROWSE, sop.section, self._shelf_of(sop))),
        )
        parts = [
            *self._warnings(sop, None),
            f"<b>{escape(sop.title)}</b>",
            f"{texts.CONTENTS}\n{listed}",
            self._footer(sop, None),
        ]
        return Screen(
            "\n\n".join(parts), (*in_rows(buttons), *_pages(sop, question_id, page), last)
        )

    def owners(self) -> Screen:
        """The sections of the office that own SOPs."""
        shelf = self._library.by_section()
        buttons = [
            Button(
                f"{self._directory.sections[owner].short} ({_count(subjects)})",
                pack(Action.BROWSE, owner),
            )
            for owner, subjects in shelf.items()
        ]
        return Screen(texts.BROWSE, in_rows(buttons))

    def subjects(self, owner: str) -> Screen:
        """The subjects of one owner section."""
        subjects = self._library.by_section().get(owner, {})
        buttons = [
            Button(f"{subject} ({len(sops)})", pack(Action.BROWSE, owner, number))
            for number, (subject, sops) in enumerate(subjects.items())
        ]
        return Screen(
            f"<b>SOP {escape(self._directory.sections[owner].short)}</b>\n{texts.SUBJECTS}",
            (*fitted(buttons), (Button(texts.BACK, pack(Action.BROWSE)),)),
        )

    def titles(self, owner: str, subject_number: int) -> Screen:
        """The SOPs of one subject."""
        subjects = list(self._library.by_section().get(owner, {}).items())
        if subject_number >= len(subjects):
            return self.subjects(owner)
        subject, sops = subjects[subject_number]
        listed = "\n".join(f"{n}. {escape(sop.title)}" for n, sop in enumerate(sops, 1))
        buttons = [
            Button(f"{n}. {sop.title}", pack(Action.CONTENTS, address(sop.sections[0]), 0))
            for n, sop in enumerate(sops, 1)
        ]
        return Screen(
            f"<b>{escape(subject)}</b>\n{listed}",
            (*fitted(buttons), (Button(texts.BACK, pack(Action.BROWSE, owner)),)),
        )

    def _next_row(self, section: Section) -> Row:
        """What an officer may have to do next: report, or tell the applicant."""
        report = Button(texts.REPORT, pack(Action.REPORT_ABOUT, address(section)))
        if not self._has_script(section.sop_id):
            return (report,)
        return (Button(texts.SCRIPT, pack(Action.SCRIPT, "o", address(section))), report)

    def _shelf_of(self, sop: Sop) -> int:
        return list(self._library.by_section()[sop.section]).index(sop.subject)

    def _head(self, sop: Sop) -> str:
        return self._directory.sections[sop.section].head

    def _warnings(self, sop: Sop, section: Section | None) -> list[str]:
        found = []
        if sop.replaced_by is not None:
            found.append(texts.replaced(escape(self._library[sop.replaced_by].title)))
        if sop.status == "draf":
            found.append(texts.draft(self._head(sop)))
        if sop.is_stale(self._today):
            found.append(texts.stale(sop.review_due_on, self._head(sop)))
        if section is not None and section.is_unconfirmed:
            found.append(texts.unconfirmed(self._head(sop)))
        return found

    def _footer(self, sop: Sop, section: Section | None) -> str:
        # An opening text cites nothing of its own: what the SOP as a whole rests on stands for it.
        sources = (section.sources if section is not None else ()) or sop.sources[:MOST_SOURCES]
        return texts.footer(
            number=sop.number or sop.id,
            version=sop.version,
            owner=self._directory.sections[sop.section].short,
            grounds=escape("; ".join(dict.fromkeys(_ground(source) for source in sources))),
            effective=sop.effective_from,
            reviewed=sop.reviewed_at,
        )


def no_sop(hits: Sequence[Hit], question_id: int = 0) -> Screen:
    """Admit that no SOP answers, and show what stands nearest."""
    if not hits:
        return Screen(f"{texts.NO_SOP} {texts.ASK_HEAD}")
    sops = list({hit.sop.id: hit.sop for hit in hits}.values())
    listed = "\n".join(f"{n}. {escape(sop.title)}" for n, sop in enumerate(sops, 1))
    buttons = [
        Button(f"{n}. {sop.title}", pack(Action.CONTENTS, address(sop.sections[0]), question_id))
        for n, sop in enumerate(sops, 1)
    ]
    return Screen(
        f"{texts.NO_SOP} {texts.ASK_HEAD}\n\n{texts.NEAREST}\n{listed}", in_rows(buttons, 1)
    )


def _choice(hits: Sequence[Hit], question_id: int) -> Screen:
    names = [f"{hit.sop.title} — {hit.section.heading}" for hit in hits]
    listed = "\n".join(f"{number}. {escape(name)}" for number, name in enumerate(names, 1))
    buttons = [
        Button(f"{number}. {name}", pack(Action.CHOOSE, address(hit.section), question_id))
        for number, (hit, name) in enumerate(zip(hits, names, strict=True), 1)
    ]
    nothing = Button(texts.NONE_OF_THESE, pack(Action.CHOOSE_NOTHING, question_id))
    return Screen(f"{texts.CHOOSE}\n{listed}", (*in_rows(buttons, 1), (nothing,)))


def _siblings(sop: Sop, section: Section, question_id: int) -> tuple[Row, ...]:
    at = [other.slug for other in sop.sections].index(section.slug)
    # What follows comes first, so that an SOP can be read through by tapping.
    others = [*sop.sections[at + 1 :], *sop.sections[:at]]
    buttons = [_open(other, question_id, other.heading) for other in others[:MOST_SIBLINGS]]
    if len(others) > MOST_SIBLINGS:
        all_sections = pack(Action.CONTENTS, address(section), question_id)
        buttons[-1] = Button(texts.ALL_SECTIONS, all_sections)
    return in_rows(buttons)


def _pages(sop: Sop, question_id: int, page: int) -> tuple[Row, ...]:
    """The way to the other pages of a long SOP."""
    first = address(sop.sections[0])
    turns = []
    if page:
        turns.append(Button(texts.PREVIOUS, pack(Action.CONTENTS, first, question_id, page - 1)))
    if (page + 1) * MOST_CONTENTS < len(sop.sections):
        turns.append(Button(texts.NEXT, pack(Action.CONTENTS, first, question_id, page + 1)))
    return (tuple(turns),) if turns else ()


def _open(section: Section, question_id: int, label: str) -> Button:
    return Button(label, pack(Action.OPEN, address(section), question_id))


def _more(section: Section, question_id: int) -> Row:
    return (Button(texts.MORE, pack(Action.OPEN_WHOLE, address(section), question_id)),)


def _rating_row(section: Section, question_id: int) -> Row:
    return (
        Button(texts.HELPFUL, pack(Action.RATE, address(section), question_id, 1)),
        Button(texts.NOT_HELPFUL, pack(Action.RATE, address(section), question_id, 0)),
    )


def _ground(source: object) -> str:
    regulation = getattr(source, "regulation", "")
    article = getattr(source, "article", "")
    return f"{regulation} {article}".strip()


def _count(subjects: dict[str, list[Sop]]) -> int:
    return sum(len(sops) for sops in subjects.values())
