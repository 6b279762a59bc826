"""The screens of the form that opens a verification: one question each, buttons first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.forms import FORM_BUTTON
from bot.screens.verifications.actions import VERIFY_BUTTON
from bot.screens.verifications.card import EXEMPT, NO_INTERVIEW
from bot.telegram import Button, Row, Screen, confidential, in_rows, pack, shortened
from bot.telegram.markup import excerpt
from bot.texts import forms as form_texts
from bot.texts.verifications import form as texts
from knowledge.reading.sops.deadline import Deadline
from knowledge.reading.sops.recipients import Recipients
from knowledge.reading.sops.sop import Sop
from knowledge.search.issuers import Document, Issuers
from knowledge.shelf import address
from office.verifications import VERIFICATION, VerificationForm, VerificationStep

_LISTED = 8
_LABEL_LETTERS = 22


button = VERIFY_BUTTON.button


@dataclass(frozen=True)
class OpeningForm:
    """Draws the question of a form's step, for an officer of one unit, on one day."""

    issuers: Issuers
    recipients: Recipients
    deadline: Deadline | None
    today: date
    unit: str

    @classmethod
    def of(cls, source: ScreenSource, unit: str) -> Self:
        """Draw the form for an officer of that unit today."""
        shelf, today = source.shelf, source.services.people.today()
        return cls(shelf.issuers, shelf.recipients, shelf.deadline, today, unit)

    def question(
        self, form: VerificationForm, usual: Sequence[str] = (), usual_days: int | None = None
    ) -> Screen:
        """The question of a step. `usual` are the kinds of document most often asked about."""
        match form.step:
            case VerificationStep.DOCUMENT:
                return self._documents(self.issuers.usual_first(usual)[:_LISTED])
            case VerificationStep.CHECK:
                return self._check(form, usual_days)
            case VerificationStep.REFERENCE:
                skip = (button(form_texts.SKIP, "skip"),)
                return self._asked(form, texts.ASK_REFERENCE, skip)
            case VerificationStep.QUESTION:
                standard = (button(texts.STANDARD_QUESTIONS, "std"),)
                return self._asked(form, texts.ASK_QUESTION, standard)
            case VerificationStep.INTERVIEW:
                return self._asked(form, self._ask_interview(), *self._interview_rows())

    def found(self, documents: Sequence[Document]) -> Screen:
        """The kinds that somebody may have meant by what they typed."""
        if not documents:
            return self._documents((), texts.NOT_FOUND)
        return self._documents(documents, texts.WHICH_DOCUMENT)

    def pages(self, first: int) -> Screen:
        """The issuers, a page at a time."""
        shown = self.issuers.pages[first : first + _LISTED]
        lines = [texts.issuer_line(n, sop.title) for n, sop in enumerate(shown, first + 1)]
        buttons = [
            button(shortened(f"{n}. {sop.title.partition(':')[0]}", _LABEL_LETTERS), "i", sop.id)
            for n, sop in enumerate(shown, first + 1)
        ]
        rest = len(self.issuers.pages) > first + _LISTED
        after = ((button(texts.MORE_ISSUERS, "p", first + _LISTED),),) if rest else ()
        html = "\n".join([self._heading(VerificationStep.DOCUMENT), "", texts.WHICH_ISSUER, *lines])
        return confidential(html, (*in_rows(buttons), *after, _ways_back()))

    def of_issuer(self, page: Sop) -> Screen:
        """The kinds of document of one issuer."""
        return self._documents(self.issuers.of(page), texts.WHICH_DOCUMENT, has_others=False)

    def _interview_rows(self) -> tuple[Row, ...]:
        """The answers to the question for the interview."""
        yesterday = self.today - timedelta(days=1)
        return (
            (
                button(texts.TODAY, "iv", self.today.isoformat()),
                button(texts.YESTERDAY, "iv", yesterday.isoformat()),
            ),
            (
                button(texts.EXEMPT, "iv", EXEMPT),
                button(texts.NO_INTERVIEW, "iv", NO_INTERVIEW),
            ),
            *self._law(),
        )

    def _law(self) -> tuple[Row, ...]:
        """The page that states the rule. It shows sources that disagree, and whom to ask."""
        if self.deadline is None:
            return ()
        return ((button(texts.LAW, "page", address(self.deadline.section)),),)

    def _ask_interview(self) -> str:
        rule = self.deadline
        return texts.ask_interview(rule.days if rule else None, rule.basis if rule else "")

    def _check(self, form: VerificationForm, usual_days: int | None) -> Screen:
        document = self.issuers.named(form.answers.document or "")
        if document is None:  # the page was removed from the shelf meanwhile
            return self._documents((), texts.NOT_FOUND)
        body = self.recipients.filled(document.check.body, self.unit)
        html = texts.check(document.name, document.issuer.title, excerpt(body).html, usual_days)
        page = button(texts.ISSUER_PAGE, "page", address(document.check))
        clear = Button(texts.IS_CLEAR, pack(FORM_BUTTON, "cancel", VERIFICATION.topic))
        rows = (
            (button(texts.NEEDS_LETTER, "need"), button(texts.WITH_QUESTION, "ask")),
            (clear, page),
            forms.last_row(form)[:1],
        )
        return confidential(f"{self._heading(form.step)}\n\n{html}", rows)

    def _documents(
        self,
        documents: Sequence[Document],
        words: str = texts.ASK_DOCUMENT,
        *,
        has_others: bool = True,
    ) -> Screen:
        named = [
            button(shortened(document.name, _LABEL_LETTERS), "d", document.name)
            for document in documents
        ]
        others = button(texts.OTHER_ISSUERS, "p", 0)
        last = (others, forms.cancel(VERIFICATION.topic)) if has_others else _ways_back()
        html = f"{self._heading(VerificationStep.DOCUMENT)}\n\n{words}"
        return confidential(html, (*in_rows(named), last))

    def _asked(self, form: VerificationForm, words: str, *rows: Row) -> Screen:
        html = f"{self._heading(form.step)}\n\n{words}"
        return confidential(html, (*rows, forms.last_row(form)))

    def _heading(self, step: VerificationStep) -> str:
        return texts.heading(VERIFICATION.place(step) + 1, len(VERIFICATION.steps))


def _ways_back() -> Row:
    return (button(form_texts.BACK, "first"), forms.cancel(VERIFICATION.topic))
