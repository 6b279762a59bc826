"""How people ask for what is written: the sample questions of a draft, and whether it is found."""

from asyncio import to_thread
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from knowledge.reading.questions.file import listed, written
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops.sop import SampleQuestion, Sop
from knowledge.reading.sops.text.file import slug
from knowledge.sampling import Sampled, fitting, given
from knowledge.shelf import Shelf, address, address_of
from knowledge.trial import Probe, Rank, Trial, drafted, trial
from office.foundation import ServicePart
from office.people import Member
from office.questions import Questions
from office.revisions.casework import DraftCasework
from office.revisions.errors import DraftFaulty
from office.revisions.form import Probed, Written
from office.suggestions import Suggestion, SuggestionKind, suggestions_of_kind


class Asking(ServicePart[DraftCasework]):
    """Takes sample questions, and puts them to the shelf as it would be with the draft."""

    def __init__(self, shared: DraftCasework, questions: Questions) -> None:
        super().__init__(shared)
        self.questions = questions

    @property
    def _shelf(self) -> Shelf:
        return self.shared.shelf().held

    # --- the questions of a draft ---

    async def tried(self, author: Member, draft: Written) -> tuple[Written, Trial]:
        """Return the draft with what it finds, and what becomes of questions that were asked.

        Samples below a heading that is gone go to the section that fits best. Indexes are built,
        in a thread.
        """
        sop, before = self._sop(draft), listed(draft.samples)
        samples = await to_thread(fitting, self._shelf, sop, before) if sop is not None else []
        asked = [*draft.questions, *await self.questions.recently()]
        gaps = await self._gaps(author)
        overlay = {draft.path: draft.text}
        both = [*samples, *self._answered(draft, sop)]
        found = await to_thread(trial, self._shelf, overlay, asked, both, gaps, draft.heading)
        return (
            replace(
                draft,
                samples=written(samples),
                probes=tuple(map(_probed, found.probes)),
                bare=found.bare,
                proposed=found.filled,
            ),
            found,
        )

    async def given(self, draft: Written, lines: Sequence[str]) -> Sampled:
        """Sort lines into the sections of the draft, or of the SOP in use if there is no draft.

        Raises:
            DraftFaulty: it is no SOP, or cannot be read as one.
        """
        sop = self._sop(draft) if draft.text else self._in_use(draft.path)
        if sop is None:
            raise DraftFaulty
        return await to_thread(given, self._shelf, sop, lines, listed(draft.samples))

    def headings(self, draft: Written) -> list[str]:
        """Return the headings below which questions can stand."""
        sop = self._sop(draft) if draft.text else self._in_use(draft.path)
        return [section.heading for section in sop.sections] if sop is not None else []

    # --- the questions that count, of an SOP in use ---

    def passages(self, draft: Written) -> list[str]:
        """Return the addresses of the sections of the SOP in use."""
        sop = self._in_use(draft.path)
        return [address(section) for section in sop.sections] if sop is not None else []

    def passage(self, draft: Written, heading: str) -> str:
        """Return the address of the section of that heading."""
        return address_of(PurePath(draft.path).stem, slug(heading))

    def counting(self, draft: Written, found: Sequence[Suggestion]) -> list[SampleQuestion]:
        """Return questions that count, each below the heading of its section."""
        headings = dict(zip(self.passages(draft), self.headings(draft), strict=True))
        return [SampleQuestion(phrasing.text, headings.get(phrasing.passage)) for phrasing in found]

    def addressed(self, draft: Written, asked: Iterable[SampleQuestion]) -> dict[str, list[str]]:
        """Return questions by the addresses of their sections."""
        return self.shared.shelf().asked_in(draft.path, written(asked))

    # --- headings ---

    def renamable(self, draft: Written) -> list[str]:
        """Return the headings that nothing can lead to yet, because they are new."""
        before = Manuscript.of(self._shelf.text(draft.path) or "").headings
        return [heading for heading in Manuscript.of(draft.text).headings if heading not in before]

    def _sop(self, draft: Written) -> Sop | None:
        return drafted(self._shelf, draft.path, draft.text) if draft.text else None

    def _in_use(self, path: str) -> Sop | None:
        return self._shelf.library.get(PurePath(path).stem)

    def _answered(self, draft: Written, sop: Sop | None) -> list[SampleQuestion]:
        """Return the questions for which it is written: they will be samples of its section."""
        passage = self.shared.shelf().section_written(draft.path, draft.heading, draft.text)
        headings = self.headings(draft) if sop is not None else []
        heading = next((it for it in headings if self.passage(draft, it) == passage), None)
        known = {sample.text for sample in listed(draft.samples)}
        asked = draft.questions if heading is not None else ()
        return [SampleQuestion(text, heading) for text in asked if text not in known]

    async def _gaps(self, author: Member) -> list[str]:
        """Return what nothing answers, as far as the author decides on it in /saran."""
        async with self.database.read() as session:
            kept = await self.shared.kept_by(session, author)
            found = await suggestions_of_kind(session, SuggestionKind.GAP)
        return [gap.text for gap in found if gap.is_open and gap.section in kept]


def moved(draft: Written, number: int, heading: str = "") -> Written:
    """Return the draft with its sample question of that number below another heading, or gone."""
    samples: list[SampleQuestion] = list(listed(draft.samples))
    taken = samples.pop(number)
    if heading:
        samples.append(replace(taken, heading=heading))
    return replace(draft, samples=written(samples))


def renamed(draft: Written, heading: str) -> tuple[Written, Manuscript]:
    """Return the draft and the text to be taken, with another heading in place of `renamed`."""
    old, whole = draft.renamed, Manuscript.of(draft.text)
    title = f"## {old}"
    lines = (
        replace(line, text=f"## {heading}") if line.text == title else line for line in whole.lines
    )
    text = Manuscript(tuple(lines))
    samples = (
        replace(sample, heading=heading) if sample.heading == old else sample
        for sample in listed(draft.samples)
    )
    is_section = draft.heading == old
    draft = replace(
        draft,
        heading=heading if is_section else draft.heading,
        samples=written(samples),
        renamed="",
    )
    return draft, (text.only(heading) or text) if is_section else text


def _probed(probe: Probe) -> Probed:
    ahead = probe.ahead
    return Probed(
        question=probe.question,
        heading=probe.heading or "",
        is_shown=probe.rank is Rank.SHOWN,
        is_found=probe.rank is not Rank.HIDDEN,
        is_sample=probe.is_sample,
        ahead_title=ahead.sop.title if ahead is not None else "",
        ahead_heading=ahead.section.heading if ahead is not None else "",
    )
