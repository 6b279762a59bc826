"""A keeper writes a draft that is checked in every way, hands it in, and may take it back."""

from asyncio import to_thread
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import PurePath

from knowledge.reading.faults import Fault
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.revising.merging import WHOLE, overlap, touched
from knowledge.reading.sops import choice
from knowledge.reading.sops.choice import SopUse
from knowledge.shelf import Shelf
from knowledge.trial import Trial
from office.answers import Answers
from office.database import AsyncSession
from office.errors import NotAllowed
from office.forms import Effect, forget_form
from office.foundation import ServicePart
from office.people import Member
from office.posts.posts import Post
from office.questions import Questions
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.drafting import manuscripts, switching
from office.revisions.drafting.asking import Asking
from office.revisions.drafting.elsewhere import Elsewhere
from office.revisions.drafting.manuscripts import Received
from office.revisions.drafting.quoted_lines import QuotedLines
from office.revisions.drafting.target import Target
from office.revisions.drafting.typed_text import fallen, is_changed, is_doubtful, meant_for, part_of
from office.revisions.drafting.waiting import Waiting, refuse_waiting, waiting_for
from office.revisions.errors import (
    DraftDecided,
    DraftFaulty,
    DraftStale,
    DraftUnknown,
    DraftWaiting,
    NothingMended,
    NotWrittenHere,
    OtherOwner,
    TextUnchanged,
)
from office.revisions.form import SOP_TEXT, Written
from office.revisions.models import DraftState, RevisionDraft
from office.revisions.rules.keeping import Kept
from office.revisions.rules.standing import DraftStanding
from office.shelf import digest


@dataclass(frozen=True)
class Checked:
    """A text in its place, and all that is wrong with it."""

    written: Written
    whole: Manuscript
    # The lines that held the number of a person. It is hidden now.
    hidden: frozenset[int]
    own: tuple[Fault, ...]
    # What would be wrong with other files.
    others: tuple[Fault, ...]
    # The headings whose loss makes these faults: chat cannot write those files.
    gone: tuple[str, ...]
    # What becomes of real questions with the draft.
    trial: Trial


class Drafting(ServicePart[DraftCasework]):
    """What keepers do."""

    def __init__(self, shared: DraftCasework, questions: Questions, answers: Answers) -> None:
        super().__init__(shared)
        self.asking = Asking(shared, questions)
        self.elsewhere = Elsewhere(shared, answers)
        self.quoted = QuotedLines(shared)

    @property
    def _shelf(self) -> Shelf:
        return self.shared.shelf().held

    async def sections(self, keeper: Member) -> frozenset[str]:
        """Return the sections whose content the member writes today; "" is what no section owns."""
        async with self.database.read() as session:
            return await self.shared.kept_by(session, keeper)

    async def kept(self, keeper: Member) -> Kept:
        """Return what the member writes today."""
        async with self.database.read() as session:
            return await self.shared.written_by(session, keeper)

    async def check(
        self, keeper: Member, path: str, section: str, headings: Collection[str] = ()
    ) -> None:
        """Refuse what the member may not write, or what already waits for a reviewer.

        `headings` are the sections of the SOP that they would change, as far as that is known.

        Raises:
            NotAllowed: another keeper writes it.
            DraftWaiting: an undecided draft changes the same sections, or the whole file.
        """
        async with self.database.read() as session:
            if not (await self.shared.written_by(session, keeper)).has(path, section):
                raise NotAllowed
            await refuse_waiting(session, path, keeper, headings)

    async def waiting(self, path: str) -> list[Waiting]:
        """Return the undecided drafts of a file, with their authors."""
        async with self.database.read() as session:
            return await waiting_for(session, path)

    # --- the text ---

    async def target(self, path: str) -> Target:
        """Return the file of that path with its newest revision, begun or not; else its text."""
        file = self._shelf.written(path) if content_files.is_known(path) else None
        async with self.database.read() as session:
            newest = await store.newest(session, path)
        before = newest.text if newest is not None else file
        return Target(path, before, file, self._shelf.owner_of(path, before or ""))

    async def read(self, written: Written, content: bytes) -> Received:
        """Turn the document of the form into a text.

        Raises:
            Unconvertible: there is no text in it, or it cannot be read.
        """
        sop = self._shelf.library.get(PurePath(written.path).stem)
        today = self.shared.people.today()
        name = written.file_name
        path = written.path or content_files.path_for(name, "", self._shelf.paths()) or ""
        return await manuscripts.read(name, content, sop, today, path)

    async def placed(self, author: Member, written: Written, sent: Received) -> Written | None:
        """Find the file for which a document was sent, by its name and head. None: they do not say.

        Raises:
            NotAllowed, DraftWaiting: as `check`.
        """
        name, text = PurePath(written.file_name).name, sent.manuscript.text
        path = content_files.path_for(name, text, self._shelf.paths())
        if path is None:
            return None
        target = await self.target(path)
        values = target.values
        if target.before is None:
            title = content_files.title_of(path, text)
            values = target.new_values(title, self._shelf.owner_of(path, text))
        await self.check(author, path, values["section"])
        return replace(written, **values, heading="")

    async def doubt(self, written: Written, said: str) -> tuple[int, int] | None:
        """Return how many lines a message would lose, and of how many, if it may be no text.

        It may be a question, or lose most of the draft so far, or else of what is in force.
        """
        target = await self.target(written.path)
        present = part_of(written.text, written.heading) or target.part(written.heading)
        is_entry = content_files.has_entries(written.path)
        doubtful = is_doubtful(present, said, has_labels=is_entry)
        return fallen(present or "", said) if doubtful else None

    async def meant(self, written: Written, said: str) -> str | None:
        """Return the section for which a message seems meant that replaces all of another one.

        Empty if no section is like it. None if it keeps something of its own section.
        """
        before = Manuscript.of((await self.target(written.path)).before or "")
        present = part_of(written.text, written.heading) or part_of(before.text, written.heading)
        if not written.heading or written.is_new_heading or not present:
            return None
        others = {heading: part_of(before.text, heading) for heading in before.headings}
        others.pop(written.heading, None)
        return await to_thread(meant_for, present, said, others)

    async def checked(self, author: Member, written: Written, sent: Received) -> Checked:
        """Put a text into its place and find all that is wrong with it.

        What reads whole files runs in a thread.

        Raises:
            TextUnchanged, OtherOwner, NotWrittenHere: it cannot become a draft.
        """
        target = await self.target(written.path)
        today = self.shared.people.today()
        whole = manuscripts.placed(self._shelf, written, sent.manuscript, target.before, today)
        whole, hidden = await to_thread(manuscripts.without_identities, whole, target.before)
        owner = self._shelf.owner_of(target.path, whole.text)
        await to_thread(_refuse, target, written, whole.text, owner)
        found = sorted(await to_thread(self._shelf.faults_with, {target.path: whole.text}))
        was = part_of(target.before, written.heading) or part_of(written.text, written.heading)
        lost, before = fallen(was, part_of(whole.text, written.heading))
        if choice.of(whole.text) is not SopUse.OWN:
            lost = 0  # the text stays where it was
        taken = replace(
            written,
            text=whole.text,
            lines_lost=lost,
            lines_before=before,
            file_id="",
            written_on=digest(target.before),
            basis=digest(target.file),
        )
        tried = Trial()
        if not hidden and not found:
            taken, tried = await self.asking.tried(author, taken)
        file = self._shelf.layers.own(target.path)
        own = tuple(fault for fault in found if fault.path == file)
        others = tuple(fault for fault in found if fault.path != file)
        return Checked(taken, whole, hidden, own, others, _gone(target, whole, others), tried)

    async def switched(self, target: Target) -> str:
        """Return the text that turns the SOP off, or on again."""
        return switching.switched(self._shelf, target)

    async def withdrawn(self, target: Target, because: str, instead: str) -> str:
        """Return the text that withdraws the SOP with a reason, and says what to do instead."""
        return switching.withdrawn(self._shelf, target, because, instead)

    # --- the draft ---

    async def reviewer(self, author: Member, section: str) -> Post | None:
        """Return the post that would review a text of this author, or None if there is none."""
        async with self.database.read() as session:
            found = await self.shared.reviewers_for(session, section, author.id)
        return next(iter(found.values()), None)

    async def submit(
        self, author: Member, written: Written, effect: Effect | None = None
    ) -> RevisionDraft:
        """Hand in what the form holds. Its reviewers get the card.

        `effect`: what is written in the same transaction.

        Raises:
            NotAllowed, DraftWaiting: as `check`.
            DraftFaulty: its faults must be corrected first.
            DraftStale: its sections have changed since it was written.
            TextUnchanged: others have published the same meanwhile.
            NothingMended: it is what came back, word for word.
            NobodyToReview: only the author could decide on it.
        """
        if written.faults:
            raise DraftFaulty
        async with self.database.begin() as session:
            kept = await self.shared.written_by(session, author)
            if not kept.has(written.path, written.section):
                raise NotAllowed
            await store.begin_submitting(session)
            found = await self._standing(session, written)
            if found.text is None:
                raise DraftStale
            if found.before is not None and not is_changed(found.before, found.text):
                raise TextUnchanged
            await self._refuse_unmended(session, written, found.text)
            sections = await to_thread(touched, found.before, found.text)
            await refuse_waiting(session, written.path, author, sections)
            draft = RevisionDraft(
                path=written.path,
                title=written.title,
                section=written.section,
                heading=written.heading,
                touched="\n".join(sorted(sections - {WHOLE})),
                mends_id=written.mends_id,
                text=found.text,
                questions="\n".join(written.questions),
                gap_id=written.gap_id,
                samples=written.samples,
                found=written.found,
                tried=len(written.probes),
                written_on=digest(found.before),
                basis=written.basis,
                author_id=author.id,
                effective_from=written.effective_from,
                must_read=written.must_read,
                submitted_at=self.shared.clock.now(),
            )
            await self.shared.hand_in(session, draft)
            await forget_form(session, author.id, SOP_TEXT.topic)
            if effect is not None:
                await effect(session)
        return draft

    async def standing(self, written: Written) -> DraftStanding:
        """Return how what is written stands to what is in force now."""
        async with self.database.read() as session:
            return await self._standing(session, written)

    async def held_up(self, author: Member, path: str, found: DraftStanding) -> DraftWaiting | None:
        """Return what waits of the sections that a text would change, or None."""
        if found.text is None:
            return None
        sections = await to_thread(touched, found.before, found.text)
        waiting = [one for one in await self.waiting(path) if overlap(one.locked, sections)]
        return waiting[0].refusal(author) if waiting else None

    async def _standing(self, session: AsyncSession, written: Written) -> DraftStanding:
        return await self.shared.standing(session, written.path, written.text, written.written_on)

    async def _refuse_unmended(self, session: AsyncSession, written: Written, text: str) -> None:
        """Refuse a draft that came back if nothing of it has changed."""
        back = await session.get(RevisionDraft, written.mends_id) if written.mends_id else None
        if back is None:
            return
        was = await self.shared.standing(session, back.path, back.text, back.written_on)
        asked = (written.effective_from, written.must_read, written.samples)
        is_asked_again = asked == (back.effective_from, back.must_read, back.samples)
        if is_asked_again and was.text is not None and not is_changed(was.text, text):
            raise NothingMended

    async def withdraw(self, draft_id: int, author: Member) -> RevisionDraft:
        """Take a draft back.

        Raises:
            DraftUnknown: there is none, or it is somebody else's.
            DraftDecided: it is already decided.
        """
        async with self.database.begin() as session:
            draft = await store.lock_draft(session, draft_id)
            if draft is None or draft.author_id != author.id:
                raise DraftUnknown
            if not draft.is_waiting:
                raise DraftDecided
            draft.state, draft.due_at = DraftState.WITHDRAWN, None
            draft.decided_at = self.shared.clock.now()
            session.add(draft)
            await self.shared.refresh_cards(session, draft)
        return draft


def _refuse(target: Target, written: Written, text: str, owner: str) -> None:
    """Refuse what cannot become a draft, before it is checked."""
    if target.path == content_files.OFFICE:
        raise NotWrittenHere
    if target.before is not None and not is_changed(target.before, text):
        raise TextUnchanged
    is_owned = content_files.is_sop(target.path) or content_files.is_case(target.path)
    if is_owned and owner not in ("", written.section):
        raise OtherOwner


def _gone(target: Target, whole: Manuscript, others: Collection[Fault]) -> tuple[str, ...]:
    if not others or not content_files.is_sop(target.path):
        return ()
    kept = whole.headings
    gone = [heading for heading in target.headings if heading not in kept]
    return tuple(one for one in gone if any(one in fault.message for fault in others)) or (*gone,)
