"""The screens of an interview: one question each, the stop, the end, and the trainers' counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.screens import forms
from bot.telegram import (
    Action,
    Button,
    Row,
    Screen,
    StaleButton,
    confidential,
    in_rows,
    shortened,
)
from bot.telegram.markup import excerpt
from bot.texts import interviews as texts
from bot.texts.anomalies import card as card_words
from knowledge.reading.interviews import HOW_TO_CHECK, Interview, InterviewQuestion, Place, Point
from knowledge.shelf import Passage, Shelf, address
from office.anomalies import ReportAnswers
from office.escalation import Urgency
from office.interviews import (
    INTERVIEW,
    InterviewAnswers,
    InterviewForm,
    InterviewStep,
    Mark,
    QuestionCount,
    Verdict,
)

INTERVIEW_BUTTON: Final = Action("iv")

MOST_PASSAGES = 4
MOST_COUNTED = 30


button = INTERVIEW_BUTTON.button


@dataclass(frozen=True)
class InterviewScreens:
    """Draws an interview from the content in use, for an officer of one unit."""

    shelf: Shelf
    unit: str

    def of(self, form: InterviewForm, *, is_trainer: bool = False) -> Screen:
        """The screen of the interview's step."""
        match form.step:
            case InterviewStep.PURPOSE:
                return self._purposes(is_trainer=is_trainer)
            case InterviewStep.NOTE:
                return confidential(texts.ask_note(form.answers.current), (_last_row(),))
            case InterviewStep.STOP:
                return self._stopped(self._interview(form.answers))
            case InterviewStep.REFERENCE:
                skip = button(texts.SAVE_NOTHING, "n")
                return confidential(texts.REFERENCE, ((skip,), _last_row()))
            case InterviewStep.SUMMARY:
                return self._summary(form.answers)
            case _:
                return self._question(form.answers)

    def is_it_odd(self, answers: InterviewAnswers) -> Screen:
        """Ask what the words are that were typed at a question. It quotes them: nothing is noted
        before a tap, for the verdict is the officer's."""
        note = button(texts.NOTE_AS_ODD, "t", answers.number)
        return confidential(texts.TYPED_AT_QUESTION, ((note, forms.as_question()),))

    def report(self, answers: InterviewAnswers) -> ReportAnswers:
        """The report that follows from the interview. Its writer adds what only they can know."""
        interview = self._interview(answers)
        is_stopped = answers.is_stopped
        may_have_victim = is_stopped or self._points_to_victim(interview, answers)
        category = interview.category_when_stopped if may_have_victim else interview.category
        odd = [(text, mark.note) for text, mark in answers.odd]
        return ReportAnswers(
            category=category,
            text=texts.report(interview.title, odd, is_stopped=is_stopped),
            unit=self.unit,
            counter="",
            case_reference=answers.reference,
            urgency=Urgency(self.shelf.categories[category].urgency),
            concerns="",
            sop_id=interview.sop,
            is_from_interview=True,
        )

    def _points_to_victim(self, interview: Interview, answers: InterviewAnswers) -> bool:
        """Whether an odd answer leads to an SOP from which first of all such a report begins."""
        leads_to = {
            sop_id for text, _ in answers.odd for sop_id, _ in interview.question(text).passages
        }
        first = {
            category.id for sop_id in leads_to for category in self.shelf.categories_for(sop_id)[:1]
        }
        return interview.category_when_stopped in first

    def issuers(self, answers: InterviewAnswers) -> list[str]:
        """Return the issuers of the proofs that are to be verified."""
        proofs = self._proofs(self._interview(answers), answers)
        return list(dict.fromkeys(issuer for _, issuers in proofs for issuer in issuers))

    def counts(self, counts: Sequence[QuestionCount]) -> Screen:
        """What trainers see: questions often skipped, or often the cause of a report."""
        back = ((button(texts.BACK, "p"),),)
        if not counts:
            return Screen(texts.NO_COUNTS, back)
        often = sorted(counts, key=lambda count: (-count.skipped, -count.reported))
        lines = [
            texts.count(
                self._title(count.purpose),
                count.question,
                count.asked,
                count.skipped,
                count.reported,
            )
            for count in often[:MOST_COUNTED]
        ]
        return Screen("\n".join([texts.COUNTS, *lines]), back)

    def _purposes(self, *, is_trainer: bool) -> Screen:
        named = [
            button(interview.title, "p", interview.id)
            for interview in self.shelf.content.interviews.values()
        ]
        more = (button(texts.COUNTS_BUTTON, "k"),) if is_trainer else ()
        return confidential(
            texts.PURPOSE, (*in_rows(named), (*more, forms.cancel(INTERVIEW.topic)))
        )

    def _question(self, answers: InterviewAnswers) -> Screen:
        interview, number = self._interview(answers), answers.number
        question = interview.question(answers.current)
        head = texts.heading(interview.title, number + 1, len(answers.questions))
        fair = button(texts.FAIR, "v", number, Verdict.FAIR)
        odd, skip = button(texts.ODD, "o", number), button(texts.SKIP, "v", number, Verdict.SKIPPED)
        ways = [fair, odd, skip] if answers.is_digging else [fair, self._dig(number), odd, skip]
        ways += [button(texts.STOP, "x", number), button(texts.END, "e", number)]
        told = _digging(question) if answers.is_digging else _told(question)
        html = f"{head}\n\n{texts.question(question.text)}\n{told}"
        return confidential(html, (*in_rows(ways), _last_row()))

    def _dig(self, number: int) -> Button:
        return button(texts.DIG, "d", number)

    def _stopped(self, interview: Interview) -> Screen:
        """What to do and whom to call, on one screen: there is no time to look through an SOP."""
        told = [
            excerpt(
                self.shelf.recipients.filled(_without_doubt(passage.section.body), self.unit),
                is_whole=True,
            ).html
            for passage in self._found(interview.when_stopped)
        ]
        category = self.shelf.categories[interview.category_when_stopped]
        found = self.shelf.directory.outside.calls_for(category.section)
        numbers = card_words.calls((call.name, call.number) for call in found)
        html = "\n\n".join([texts.STOPPED, *told, numbers, texts.REPORT_AFTER_STOP])
        return confidential(html, ((button(texts.REPORT, "r"),), _last_row()))

    def _summary(self, answers: InterviewAnswers) -> Screen:
        interview = self._interview(answers)
        seen = [
            texts.noted(number, text, mark.note)
            for number, (text, mark) in enumerate(answers.odd, 1)
        ]
        documents = [
            texts.document(
                question.proof.text, [self.shelf.library[issuer].title for issuer in issuers]
            )
            for question, issuers in self._proofs(interview, answers)
        ]
        passages = self._passages(interview, answers)
        named = [
            texts.passage(number, passage.sop.title, passage.section.heading)
            for number, passage in enumerate(passages, 1)
        ]
        parts = [
            f"{texts.finished(interview.title)}\n{texts.NOT_A_VERDICT}",
            "\n".join([texts.NOTED, *seen]) if seen else texts.NOTHING_ODD,
            "\n".join([texts.DOCUMENTS, *documents]) if documents else "",
            "\n".join([texts.PASSAGES, *named]) if named else "",
            texts.reference(answers.reference) if answers.reference else "",
            texts.READ_BEFORE_SENDING if seen else "",
            texts.FORGOTTEN_TONIGHT,
        ]
        html = "\n\n".join(part for part in parts if part)
        ways = [button(texts.REPORT, "r")] if seen else []
        ways += [button(texts.VERIFY, "c")] if self.issuers(answers) else []
        opened = [
            _passage_button(passage, f"{number}. ") for number, passage in enumerate(passages, 1)
        ]
        done = (button(texts.BACK, "b"), button(texts.DONE, "f"))
        return confidential(html, (*in_rows(ways), *in_rows(opened), done))

    def _proofs(
        self, interview: Interview, answers: InterviewAnswers
    ) -> list[tuple[InterviewQuestion, list[str]]]:
        """The questions whose proof is to be verified, and the issuers of each."""
        doubtful = [interview.question(text) for text, mark in answers.asked if _is_doubtful(mark)]
        return [
            (question, [issuer for issuer in question.issuers if issuer in self.shelf.library])
            for question in doubtful
            if question.proof.text
        ]

    def _passages(self, interview: Interview, answers: InterviewAnswers) -> list[Passage]:
        """The sections that follow from what was seen, and those on how issuers verify."""
        places: list[Place] = []
        for text, _ in answers.odd:
            places += interview.question(text).passages
        found = self._found(places)
        for _, issuers in self._proofs(interview, answers):
            found += self._found((issuer, HOW_TO_CHECK) for issuer in issuers)
        found += self._found([(interview.sop, interview.heading)])
        unique = {address(passage.section): passage for passage in found}
        return list(unique.values())[:MOST_PASSAGES]

    def _found(self, places: Iterable[Place]) -> list[Passage]:
        found = (self.shelf.find(sop_id, heading) for sop_id, heading in places)
        return [passage for passage in found if passage is not None]

    def _interview(self, answers: InterviewAnswers) -> Interview:
        found = self.shelf.content.interviews.get(answers.purpose or "")
        if found is None:
            # The purpose was removed from the content meanwhile.
            raise StaleButton
        return found

    def _title(self, purpose: str) -> str:
        known = self.shelf.content.interviews.get(purpose)
        return known.title if known is not None else purpose


def _without_doubt(body: str) -> str:
    """Leave out the lines that hedge: who stands before a victim needs what is sure. The office's
    own numbers follow."""
    return "\n".join(line for line in body.splitlines() if texts.UNVERIFIED not in line)


def _told(question: InterviewQuestion) -> str:
    """What the officer needs to know while asking."""
    said = [
        _points(texts.WHY, (question.why,)),
        _points(texts.PROOF, (question.proof,)),
        _points(texts.SIGNS, question.signs),
        _points(texts.NEVER, question.never),
        texts.sources(question.sources) if question.sources else "",
    ]
    return "\n".join(one for one in said if one)


def _digging(question: InterviewQuestion) -> str:
    """The follow-up questions. What may not be asked stays in sight."""
    said = [
        texts.follow_ups(question.follow_ups) if question.follow_ups else "",
        _points(texts.PROOF, (question.proof,)),
        _points(texts.NEVER, question.never),
    ]
    return "\n".join(one for one in said if one)


def _points(label: str, points: Sequence[Point]) -> str:
    said = [(point.text, point.is_unverified) for point in points if point.text]
    return texts.points(label, said) if said else ""


def _is_doubtful(mark: Mark) -> bool:
    return mark.is_dug or mark.verdict is Verdict.ODD


def _passage_button(passage: Passage, number: str) -> Button:
    return button(shortened(f"{number}{passage.section.heading}"), "s", address(passage.section))


def _last_row() -> Row:
    return (button(texts.BACK, "b"), forms.cancel(INTERVIEW.topic))
