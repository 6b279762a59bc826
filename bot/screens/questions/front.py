"""A front page: what officers need first of an SOP, quoted from its sections."""

from bot.screens.questions import provenance
from bot.screens.questions.carried import Carried
from bot.screens.questions.provenance import CitedLine
from bot.screens.questions.reader import Reader, back, contents, last_row
from bot.telegram.screen import BUTTONS_A_ROW, Row, Screen
from bot.texts import questions as texts
from knowledge.reading.fronts import Front, Quotation
from knowledge.reading.sops.library import Section, Sop
from knowledge.reading.sops.recipients import MARK
from knowledge.reading.sops.text.file import OPENING
from knowledge.reading.sops.text.markdown import Bullet, Numbered, blocks


class FrontPages(Reader):
    """Draws front pages."""

    def front(
        self,
        front: Front,
        carried: Carried,
        *,
        verdict: str = "",
        rating: tuple[Row, ...] | None = None,
        last: Row = (),
    ) -> Screen:
        """The page, and buttons to the sections that it quotes and to those after them."""
        sop, shown = front.sop, self._lines(front)
        title = texts.front_title(front.title, is_likely=carried.is_likely)
        quoted = [section for _, section in front.sections]
        warned = provenance.warning(sop, quoted, self.library, self.today, self.head(sop), shown)
        told = "\n".join(self._quote(front, quote) for quote in front.quotes)
        above = "\n".join(part for part in (title, warned, told) if part)
        parts = (above, provenance.ground(sop, shown), verdict)
        html = "\n\n".join(part for part in parts if part)
        if rating is not None:
            return Screen(html, rating)
        rows = (
            *self._sections_and_case(front, carried),
            last or last_row(front.id, carried, is_rated=bool(verdict)),
        )
        return Screen(html, tuple(row for row in rows if row))

    def front_sources(self, front: Front, carried: Carried) -> Screen:
        """Where each line of a front page comes from."""
        told = provenance.sources(front.sop, self._lines(front), self.owner(front.sop))
        return Screen(texts.sources(front.title, told), ((back(front.id, carried),),))

    def _sections_and_case(self, front: Front, carried: Carried) -> tuple[Row, Row]:
        """Two rows: sections of the SOP, and what belongs to the case."""
        ways = [
            self.way(front.sop, sop, section, carried.question_id)
            for sop, section in _offered(front)
        ]
        of_case = self.case(_of_the_case(front), carried.question_id)
        every = contents(front.opening, carried)
        if len(of_case) >= BUTTONS_A_ROW:
            return (*ways[:1], every), of_case
        room = BUTTONS_A_ROW - len(of_case) - 1
        first, rest = ways[:BUTTONS_A_ROW], ways[BUTTONS_A_ROW:]
        return tuple(first), (*of_case, *rest[:room], every)

    def _quote(self, front: Front, quote: Quotation) -> str:
        """Lines as a page shows them: a list of its own, or a line below each heading."""
        lines = self.lines(quote.sop, quote.section, quote.places)
        if front.is_written:
            return "\n".join(f"• {line.words}" if line.is_item else line.words for line in lines)
        found = blocks(quote.section.body)
        told = " ".join(line.html.removeprefix("• ") for line in lines)
        after = found[quote.places[-1] + 1 :][:1]
        is_list = isinstance(found[quote.places[-1]], Numbered) or len(quote.places) > 1
        goes_on = is_list and bool(after) and isinstance(after[0], Bullet | Numbered)
        heading = "" if quote.section.heading == OPENING else quote.section.heading
        return texts.headed(heading, told, goes_on=goes_on)

    def _lines(self, front: Front) -> list[CitedLine]:
        return [
            line
            for quote in front.quotes
            for line in self.lines(quote.sop, quote.section, quote.places)
        ]


def _offered(front: Front) -> list[tuple[Sop, Section]]:
    """Return the sections that are quoted, and after them the others of the SOP."""
    others = [(front.sop, section) for section in front.sop.sections]
    every = {(sop.id, part.slug): (sop, part) for sop, part in (*front.sections, *others)}
    opening = front.opening
    return [place for place in every.values() if place[1] is not opening] + [(front.sop, opening)]


def _of_the_case(front: Front) -> Section:
    """Return the section whose case the page is about: one that says whom to tell, if any does."""
    marked = (section for _, section in front.sections if MARK.search(section.body))
    return next(marked, front.opening)
