"""Drafts and revisions, as their reviewers, authors and keepers see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.anomalies.card import age
from bot.screens.arrangements import differences
from bot.screens.arrangements.cards import again, mend
from bot.screens.posts import names as posts
from bot.screens.revisions import difference, elsewhere, quoted
from bot.screens.revisions.buttons import ReviewButton, WriteButton, review, write
from bot.telegram import Button, Screen, in_rows
from bot.texts import arrangements as arrangement_texts
from bot.texts.revisions import quoted as quoted_texts
from bot.texts.revisions import review as texts
from bot.texts.revisions import samples as sample_texts
from bot.texts.revisions import sections as section_texts
from bot.texts.revisions import writing as writing_texts
from knowledge.reading.cases.confirming import without_digests
from knowledge.reading.office.directory import Directory
from knowledge.reading.office.variables import Variables
from knowledge.reading.questions.file import listed
from knowledge.reading.revising import content_files, source_lines
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops import choice
from knowledge.reading.sops.choice import SopUse
from knowledge.reading.sources.catalogue import NONE, ShelfSources
from office.posts import parse_post
from office.revisions import (
    REVIEW_WORDS,
    DraftStanding,
    DraftState,
    ReviewWords,
    Revision,
    RevisionDraft,
)
from office.revisions.drafting import CaseQuote, StalePlace, unsourced

MOST_LISTED = 10


def reason_version(words: ReviewWords) -> str:
    """Return what the buttons below a reason carry of it."""
    return forms.version(words.draft_id, words.words)


def people_in(*found: RevisionDraft | Revision | None) -> set[int]:
    """Return the ids of all members whom the screens of these name."""
    ids: set[int | None] = set()
    for one in found:
        if isinstance(one, RevisionDraft):
            ids |= {one.author_id, one.reviewer_id}
        elif one is not None:
            ids |= {one.author_id, one.approver_id}
    return {number for number in ids if number is not None}


@dataclass(frozen=True)
class UnderReview:
    """What a card shows of a draft beside the draft itself."""

    # How it stands to what is in force now.
    standing: DraftStanding
    # The day on which it would start. None: at once.
    on: date | None
    # Where else the figures stand that it replaces.
    stale: Sequence[StalePlace]
    # The draft that came back and that this one mends.
    mends: RevisionDraft | None
    # Which cases quote what it changes, or which lines it confirms.
    quoted: Sequence[CaseQuote] = ()

    @classmethod
    async def of(cls, source: ScreenSource, draft: RevisionDraft) -> Self:
        """Read what is in force now, and everything that states the same figures."""
        revisions = source.services.revisions
        found = await revisions.queries.standing(draft)
        places = revisions.drafting.elsewhere
        return cls(
            found,
            await revisions.queries.starts_on(draft.path, draft.effective_from),
            await places.of(draft.path, found.before, found.text or draft.text),
            await revisions.queries.reread(draft.mends_id) if draft.mends_id else None,
            await revisions.drafting.quoted.of(draft.path, found.before, found.text or draft.text),
        )


@dataclass(frozen=True)
class RevisionCards:
    """Draws drafts and revisions. `names` are the people's names by id."""

    directory: Directory
    documents: ShelfSources
    zone: ZoneInfo
    names: Mapping[int, str]
    now: datetime

    @classmethod
    async def of(cls, source: ScreenSource, *shown: RevisionDraft | Revision) -> Self:
        """Draw these drafts and revisions, with the names that stand in them."""
        names = await source.services.people.names(people_in(*shown))
        content, now = source.shelf.content, source.services.clock.now()
        return cls(content.directory, content.documents, source.zone, names, now)

    # --- for reviewers ---

    def card(
        self,
        draft: RevisionDraft,
        seen: UnderReview,
        reminded: int = 0,
    ) -> Screen:
        """A draft, its changes, and the ways to decide."""
        is_outdated = seen.standing.text is None
        if draft.path == content_files.OFFICE:
            return self._arrangement(draft, seen, reminded)
        html = texts.card(
            draft.code,
            self.name(draft),
            self._who(draft.author_id),
            self._day(draft.submitted_at),
            seen.on,
            texts.OUTDATED if is_outdated else self._told(draft, seen),
            sample_texts.on_card(draft.found, draft.tried, _samples(draft)),
            must_read=draft.must_read,
            is_reminder=reminded > 0,
        )
        back = review(texts.RETURN, ReviewButton.RETURN, draft.id)
        approve = review(texts.APPROVE, ReviewButton.APPROVE, draft.id)
        first = (back,) if is_outdated else (approve, back)
        return Screen(html, (first, (review(texts.SEE_WHOLE, ReviewButton.WHOLE, draft.id),)))

    def _arrangement(self, draft: RevisionDraft, seen: UnderReview, reminded: int) -> Screen:
        """What somebody proposes for the office, before and after: one tap decides."""
        found = seen.standing
        told = differences.html(found.before or "", found.text or "") if found.text else ""
        html = arrangement_texts.card(
            draft.code,
            self._who(draft.author_id),
            self._day(draft.submitted_at),
            told or texts.OUTDATED,
            is_reminder=reminded > 0,
        )
        agree = review(arrangement_texts.AGREE, ReviewButton.YES, draft.id)
        refuse = review(arrangement_texts.REFUSE, ReviewButton.RETURN, draft.id)
        return Screen(html, ((agree, refuse) if told else (refuse,),))

    def _told(self, draft: RevisionDraft, seen: UnderReview) -> str:
        """What a draft changes, and what the reviewer should know beside it."""
        found, back = seen.standing, seen.mends
        told = changed(
            draft.path,
            found.before,
            found.text or "",
            Variables(self.directory),
            self.documents,
        )
        parts = (
            section_texts.was_returned(back.code, back.words) if back is not None else "",
            section_texts.meanwhile(found.meanwhile),
            told,
            elsewhere.html(seen.stale),
            quoted.html(draft.path, seen.quoted),
        )
        return "\n\n".join(filter(None, parts))

    def reason(self, draft: RevisionDraft, words: ReviewWords) -> Screen:
        """The reason for which a draft goes back, before it is sent."""
        row = (
            review(texts.SEND, ReviewButton.SEND, draft.id, reason_version(words)),
            review(texts.EDIT, ReviewButton.EDIT, draft.id),
            forms.cancel(REVIEW_WORDS.topic),
        )
        return Screen(texts.reason(draft.code, words.words), (row,))

    def sure(self, draft: RevisionDraft, on: date | None) -> Screen:
        """Ask once before a text is published."""
        row = (
            review(texts.YES, ReviewButton.YES, draft.id),
            review(texts.BACK, ReviewButton.SEE, draft.id),
        )
        return Screen(texts.sure(draft.code, self.name(draft), on), (row,))

    def over(self, draft: RevisionDraft, revision: Revision | None = None) -> Screen:
        """The card of a reviewer who need not decide any more. `revision` is the result, if any."""
        who = draft.reviewer_id if draft.state is not DraftState.WITHDRAWN else draft.author_id
        state = writing_texts.STATES[draft.state]
        on = self._day(draft.decided_at) if draft.decided_at else None
        named = self._who(who) if who else ""
        html = texts.over(draft.code, self.name(draft), state, named, on)
        if revision is not None:
            html += texts.holds(revision.version, revision.effective_from)
        return Screen(html)

    def tasks(self, drafts: Sequence[RevisionDraft]) -> Screen:
        """The drafts that wait for a reviewer. A tap opens one."""
        shown = drafts[:MOST_LISTED]
        lines = [
            texts.task(number, draft.code, self.name(draft), age(self.now - draft.submitted_at))
            for number, draft in enumerate(shown, 1)
        ]
        buttons = [
            review(f"{number}. {draft.code}", ReviewButton.SEE, draft.id)
            for number, draft in enumerate(shown, 1)
        ]
        return Screen(texts.tasks(lines, len(drafts) - len(shown)), in_rows(buttons))

    # --- for authors ---

    def submitted(self, draft: RevisionDraft, post: str) -> Screen:
        """The receipt of a draft that was handed in."""
        withdraw = write(writing_texts.WITHDRAW, WriteButton.WITHDRAW, draft.id)
        is_proposal = draft.path == content_files.OFFICE
        html = writing_texts.submitted(draft.code, self.name(draft), post, is_proposal=is_proposal)
        return Screen(html, ((withdraw,),))

    def returned(self, draft: RevisionDraft, post: str) -> Screen:
        """Tell the author that a draft came back."""
        who = self._who(draft.reviewer_id)
        html = texts.returned(draft.code, self.name(draft), post, who, draft.words)
        return Screen(html, ((_mend(draft),),))

    def approved(self, draft: RevisionDraft, revision: Revision) -> Screen:
        """Tell the author that a draft was published."""
        html = texts.approved(
            draft.code,
            self.name(revision),
            self._who(revision.approver_id),
            self._post(revision),
            revision.version,
            revision.effective_from,
            is_started=revision.started_at is not None,
        )
        is_arranged = revision.path == content_files.OFFICE
        return Screen(html, ((again(revision.id),),) if is_arranged else ())

    def own(self, draft: RevisionDraft) -> Screen:
        """A draft for its author, with what can be done with it."""
        sent = self._day(draft.submitted_at)
        html = writing_texts.own(draft.code, self.name(draft), draft.state, sent, draft.words)
        ways = [write(writing_texts.HISTORY, WriteButton.HISTORY, draft.id)]
        if draft.is_waiting:
            ways.insert(0, write(writing_texts.WITHDRAW, WriteButton.WITHDRAW, draft.id))
        elif draft.state is not DraftState.APPROVED:
            ways.insert(0, _mend(draft))
        return Screen(html, in_rows(ways))

    def drafts(self, drafts: Sequence[RevisionDraft]) -> Screen:
        """The author's own drafts. A tap opens one."""
        if not drafts:
            return Screen(writing_texts.NO_DRAFTS)
        lines = [
            writing_texts.draft_line(number, draft.code, self.name(draft), draft.state)
            for number, draft in enumerate(drafts, 1)
        ]
        buttons = [
            write(f"{number}. {draft.code}", WriteButton.DRAFT, draft.id)
            for number, draft in enumerate(drafts, 1)
        ]
        return Screen(writing_texts.drafts(lines), in_rows(buttons))

    def history(self, title: str, revisions: Sequence[Revision], file: str | None) -> Screen:
        """Every revision of a file, and the file below them. A tap shows a text."""
        if not revisions and file is None:
            return Screen(writing_texts.NO_HISTORY)
        started = [
            revision for revision in revisions if revision.started_at and not revision.ended_at
        ]
        lines = [
            writing_texts.revision_line(
                revision.number,
                revision.version,
                revision.effective_from,
                self._who(revision.author_id),
                self._who(revision.approver_id),
                is_in_force=revision in started[:1],
            )
            for revision in revisions[:MOST_LISTED]
        ]
        buttons = [
            write(writing_texts.see(revision.number), WriteButton.OLD_TEXT, revision.id)
            for revision in revisions[:MOST_LISTED]
        ]
        # Once it was exported, the file says what a revision says.
        if file is not None and file not in [revision.text for revision in revisions]:
            head = Manuscript.of(file).head
            version, on = str(head.get("version") or ""), head.get("effective_from")
            since = on if isinstance(on, date) else None
            lines.append(writing_texts.file_line(version, since, is_in_force=not started))
            if revisions:
                see = write(writing_texts.SEE_FILE, WriteButton.OLD_FILE, revisions[0].id)
                buttons.append(see)
        return Screen(writing_texts.history(title, lines), in_rows(buttons))

    def old_text(self, revision: Revision) -> Screen:
        """Offer, below the text of a revision, to restore it."""
        restore = write(writing_texts.RESTORE, WriteButton.RESTORE, revision.id)
        return Screen(writing_texts.old_text(revision.title, revision.number), ((restore,),))

    def old_file(self, revision: Revision) -> Screen:
        """Offer, below the text of the file that a revision covers, to restore it."""
        restore = write(writing_texts.RESTORE, WriteButton.RESTORE_FILE, revision.id)
        return Screen(writing_texts.old_file(revision.title), ((restore,),))

    # --- for keepers ---

    def in_force(self, revision: Revision) -> Screen:
        """Tell author and reviewer that a revision is in force from today."""
        return Screen(texts.in_force(self.name(revision), revision.version))

    def conflicts(self, found: Sequence[Revision]) -> Screen:
        """The files that were changed. A tap shows the changes of one."""
        if not found:
            return Screen(writing_texts.NO_CONFLICTS)
        shown = list(enumerate(found[:MOST_LISTED], 1))
        lines = [f"{number}. {escape(revision.title)}" for number, revision in shown]
        buttons = [
            write(f"{number}.", WriteButton.CONFLICT, revision.id) for number, revision in shown
        ]
        return Screen(writing_texts.conflicts(lines), in_rows(buttons))

    def conflict(self, revision: Revision, file: str | None) -> Screen:
        """What the file would change, and the choice between the two."""
        row = (
            write(writing_texts.KEEP_REVISION, WriteButton.KEEP_REVISION, revision.id),
            write(writing_texts.TAKE_FILE, WriteButton.TAKE_FILE, revision.id),
        )
        told = changed(
            revision.path, revision.text, file or "", Variables(self.directory), self.documents
        )
        return Screen(writing_texts.conflict(revision.title, told), (row,))

    def name(self, one: RevisionDraft | Revision) -> str:
        """What was written, by the name that people use."""
        return writing_texts.name(one.title, one.heading)

    def _post(self, revision: Revision) -> str:
        return posts.label(parse_post(revision.post), self.directory) if revision.post else ""

    def _who(self, member_id: int | None) -> str:
        if member_id is None:
            return writing_texts.AT_THE_TERMINAL
        return self.names.get(member_id, "–")

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def changed(
    path: str,
    before: str | None,
    after: str,
    variables: Variables,
    documents: ShelfSources = NONE,
) -> str:
    """Return what a text changes, in HTML for a message.

    Below it stand what it says without a source, and how its new variables are read here.
    """
    if (said := _switched(before, after)) is not None:
        return said
    if path == content_files.OFFICE and (arranged := differences.html(before or "", after)):
        return arranged
    if content_files.is_case(path) and before is not None:
        before, after = without_digests(before), without_digests(after)
        if before == after:
            return quoted_texts.NO_WORDS
    lines = writing_texts.unsourced(unsourced(path, before, after))
    if before is None:
        told = f"{texts.NEW_TEXT}\n{_fitting(difference.outline(in_words(after, documents)))}"
    else:
        old, new = in_words(before, documents), in_words(after, documents)
        told = difference.html(difference.changes(old, new))
    known = set((before or "").splitlines())
    fresh = "\n".join(line for line in after.splitlines() if line not in known)
    read = writing_texts.variables(variables.used(fresh))
    return "\n".join(filter(None, (told, lines, read)))


def in_words(text: str, documents: ShelfSources) -> str:
    """Return a text with its sources named as people know them."""
    return source_lines.in_words(Manuscript.of(text), documents).text


def _switched(before: str | None, after: str) -> str | None:
    """Say that a text turns an SOP off or on; None if it does neither."""
    was_off = choice.of(before or "") is SopUse.OFF
    match choice.of(after):
        case SopUse.OFF:
            head = Manuscript.of(after).head
            if head.get("status") != choice.WITHDRAWN:
                return writing_texts.TURNED_OFF
            return writing_texts.withdrawn(str(head[choice.BECAUSE]), str(head[choice.INSTEAD]))
        case SopUse.NATIONAL:
            return writing_texts.TURNED_ON
        case _:
            is_same = Manuscript.of(before or "").body.text == Manuscript.of(after).body.text
            return writing_texts.TURNED_ON if was_off and is_same else None


def _fitting(html: str) -> str:
    """Cut whole lines off the end of what is too long for a message."""
    lines, left = html.split("\n"), 0
    while len("\n".join(lines)) > difference.MOST_LETTERS:
        lines.pop()
        left += 1
    return "\n".join([*lines, texts.rest(left)] if left else lines)


def _mend(draft: RevisionDraft) -> Button:
    if draft.path == content_files.OFFICE:
        return mend(draft.id)
    return write(writing_texts.MEND, WriteButton.MEND, draft.id)


def _samples(draft: RevisionDraft) -> int:
    """Count what becomes a sample: what its author gave, and the questions that it answers."""
    return len({*(sample.text for sample in listed(draft.samples)), *draft.questions.splitlines()})
