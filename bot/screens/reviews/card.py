"""What an owner is asked: one SOP, what happened to it, and three ways to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.posts import names as posts
from bot.telegram import Action, Button, Screen, shortened
from bot.texts import reviews as texts
from knowledge.reading.revising import upkeep
from knowledge.reading.sops.sop import Section, Sop
from knowledge.reading.sops.text.markdown import plain
from knowledge.reading.sources import resting
from knowledge.shelf import Shelf
from office.posts import parse_post
from office.reviews import (
    BASIS,
    BasisProgress,
    RestingText,
    Review,
    ReviewReason,
    SeenReview,
    Touched,
)

REVIEW_TAP: Final = Action("tj")
_MOST_LINES = 8
_MOST_LISTED = 10
_OF_A_LINE = 160
_OF_A_LABEL = 40


class ReviewTap(StrEnum):
    """What a button of a review does."""

    KEEP = "k"
    CHANGE = "c"
    WITHDRAW = "w"
    READ = "r"
    UNDO = "u"
    SEE = "s"
    BEGIN = "b"
    MARK = "m"
    UNMARK = "n"


tap = REVIEW_TAP.button


@dataclass(frozen=True)
class ReviewCards:
    """Draws reviews from the shelf that they are about."""

    shelf: Shelf
    zone: ZoneInfo
    now: datetime

    @classmethod
    def of(cls, source: ScreenSource) -> Self:
        """Draw reviews from the shelf in use, at this moment."""
        return cls(source.shelf, source.zone, source.services.clock.now())

    def card(self, seen: SeenReview, above: str = "") -> Screen:
        """One review. Open: what speaks for and against it, and the answers."""
        review = seen.review
        sop = self.shelf.library.get(review.sop_id)
        if sop is None or not review.is_open:
            return self.over(review)
        sections = [section for section in sop.sections if section.slug in review.confirms]
        days = [max(sop.reviewed_at, one.reviewed_on or date.min) for one in sections]
        headings = {section.slug: section.heading for section in sop.sections}
        most_asked = [headings[slug] for slug in seen.evidence.most_asked if slug in headings]
        html = texts.card(
            sop.title,
            self._why(review, sop),
            [section.heading for section in sections],
            texts.evidence(seen.evidence, min(days, default=sop.reviewed_at), most_asked),
            _lines(review, sections),
            texts.RESTS if review.documents else texts.TO_CHECK,
        )
        html = f"{above}\n\n{html}" if above else html
        rows = (
            (tap(texts.KEEP, ReviewTap.KEEP, review.id),),
            (
                tap(texts.CHANGE, ReviewTap.CHANGE, review.id),
                tap(texts.WITHDRAW, ReviewTap.WITHDRAW, review.id),
                tap(texts.READ, ReviewTap.READ, review.id),
            ),
        )
        return Screen(html, rows)

    def kept(self, review: Review) -> Screen:
        """The receipt, with the way back."""
        post = posts.label(parse_post(review.post), self.shelf.directory)
        day = (review.decided_at or self.now).astimezone(self.zone).date()
        html = texts.kept(self.title(review), post, day)
        return Screen(html, ((tap(texts.UNDO, ReviewTap.UNDO, review.id),),))

    def over(self, review: Review) -> Screen:
        """A review that somebody has decided."""
        return Screen(texts.over(self.title(review), review.state))

    def task(self, reviews: Sequence[Review]) -> Screen:
        """All of one owner that rests on what has changed, begun with a tap."""
        titles = [self.title(review) for review in reviews]
        more = [f"+{len(titles) - _MOST_LISTED}"] if len(titles) > _MOST_LISTED else []
        html = texts.task(self._told(reviews[0]), [*titles[:_MOST_LISTED], *more], len(reviews))
        begin = tap(texts.BEGIN.format(count=len(reviews)), ReviewTap.BEGIN, reviews[0].id)
        return Screen(html, ((begin,),))

    def tasks(self, reviews: Sequence[Review]) -> Screen:
        """What waits for an owner, the oldest first."""
        buttons = [
            tap(shortened(f"{number}. {self.title(review)}", _OF_A_LABEL), ReviewTap.SEE, review.id)
            for number, review in enumerate(reviews[:_MOST_LISTED], 1)
        ]
        return Screen(texts.tasks(len(reviews)), tuple((button,) for button in buttons))

    def late(self, reviews: Sequence[Review]) -> Screen:
        """What the head of office sees on Monday, with the way to each."""
        listed = reviews[:_MOST_LISTED]
        sections = self.shelf.directory.sections
        lines = [
            (
                self.title(review),
                sections[review.owner].head if review.owner in sections else "",
                review.asked_at.astimezone(self.zone).date(),
            )
            for review in listed
        ]
        buttons = [
            tap(shortened(self.title(review), _OF_A_LABEL), ReviewTap.SEE, review.id)
            for review in listed
        ]
        return Screen(texts.late(lines), tuple((button,) for button in buttons))

    # --- what has changed below ---

    def sure(self, touched: Touched, version: str) -> Screen:
        """What would be marked, before it is."""
        told = texts.basis(self._name(touched.documents[0]), touched.changed)
        names = [self._name(document) for document in touched.documents]
        html = texts.sure(
            told, names, touched.lines, self._owners(touched), _elsewhere(touched.texts)
        )
        row = (tap(texts.MARK, ReviewTap.MARK, version), forms.cancel(BASIS.topic))
        return Screen(html, (row,))

    def marked(self, touched: Touched) -> Screen:
        """The receipt, with the way back."""
        told = texts.basis(self._name(touched.documents[0]), touched.changed)
        html = texts.marked(told, touched.sections) + _elsewhere(touched.texts)
        return Screen(html, (self._unmark(touched.documents[0]),))

    def progress(self, found: Sequence[BasisProgress]) -> Screen:
        """Every change that is marked, each with the way to take it back."""
        told = [(self._progress(one.documents), one.open, one.all) for one in found]
        rows = tuple(self._unmark(one.documents[0]) for one in found[:_MOST_LISTED])
        return Screen(texts.progress(told), rows)

    def _unmark(self, document: str) -> tuple[Button]:
        label = shortened(texts.UNMARK.format(name=self._name(document)), _OF_A_LABEL)
        return (tap(label, ReviewTap.UNMARK, document),)

    def _owners(self, touched: Touched) -> list[tuple[str, int]]:
        directory = self.shelf.directory
        return [
            (directory.section(owner).short, count)
            for owner, count in sorted(touched.by_owner.items(), key=lambda it: -it[1])
        ]

    def _progress(self, documents: Sequence[str]) -> str:
        # The first is what was named; the others name it, too.
        found = self.shelf.content.documents.get(documents[0])
        return texts.basis(self._name(documents[0]), found.changed if found is not None else "")

    def _told(self, review: Review) -> str:
        return texts.basis(self._name(review.documents[0]), review.changed)

    def _name(self, document: str) -> str:
        found = self.shelf.content.documents.get(document)
        return found.name if found is not None else document

    def title(self, review: Review) -> str:
        """The name of an SOP, with that of its section if only one is meant."""
        sop = self.shelf.library.get(review.sop_id)
        if sop is None:
            return review.sop_id
        section = sop.find(review.section) if review.section else None
        return f"{sop.title} — {section.heading}" if section is not None else sop.title

    def _why(self, review: Review, sop: Sop) -> str:
        if review.reason is ReviewReason.SOURCE:
            return f"{texts.WHY[review.reason]}: {self._told(review)}"
        due = [part.due_on for part in upkeep.parts(sop) if {*part.slugs} & {*review.confirms}]
        return texts.because(review, min(due, default=None))


def _elsewhere(found: Sequence[RestingText]) -> str:
    """Letters and interviews with their lines, as far as a message has place."""
    shown = found[:_MOST_LISTED]
    most = 2 if len(shown) > 3 else 4
    return texts.elsewhere(
        [
            (
                texts.KINDS[one.path.partition("/")[0]],
                one.title,
                [shortened(line, _OF_A_LINE) for line in one.lines[:most]],
                max(0, len(one.lines) - most),
            )
            for one in shown
        ]
    )


def _lines(review: Review, sections: Sequence[Section]) -> list[str]:
    """The lines that rest on what has changed, or else those with money and deadlines."""
    if review.documents:
        found = [line for one in sections for line in resting.in_section(one, review.documents)]
    else:
        found = [
            line.strip("•» ").strip()
            for one in sections
            for line in plain(one.body).splitlines()
            if upkeep.is_of_money(line)
        ]
    return [shortened(line, _OF_A_LINE) for line in found[:_MOST_LINES]]
