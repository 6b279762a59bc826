"""Counts which questions are skipped or lead to reports. Trainers see figures of five or more."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from office.database import AsyncSession
from office.errors import NotAllowed
from office.foundation import Service
from office.interviews import store
from office.interviews.form import InterviewAnswers, InterviewForm, InterviewStep, Verdict
from office.interviews.models import ANY, InterviewCount
from office.people import Member, Role

# Fewer are not shown, and more only in these steps, so that one interview changes no figure.
LEAST = 5
MONTHS = 12


@dataclass(frozen=True)
class QuestionCount:
    """What is shown of a question. Each figure is rounded down to a multiple of five."""

    purpose: str
    question: str
    asked: int
    skipped: int
    reported: int


class Counts(Service):
    """How often questions are skipped or lead to a report; never by whom or in which interview."""

    async def overview(self, by: Member) -> list[QuestionCount]:
        """Return the questions of the last twelve months that were skipped or reported five times.

        Raises:
            NotAllowed: they are no trainer.
        """
        if Role.TRAINER not in self.people.roles(by):
            raise NotAllowed
        async with self.database.read() as session:
            found = await store.counts(session, _months_ago(self.people.today()))
        by_question = groupby(found, key=lambda count: (count.purpose, count.question))
        shown = [_summed(*names, list(months)) for names, months in by_question]
        return [count for count in shown if count.skipped or count.reported]

    async def count(
        self, session: AsyncSession, form: InterviewForm | None, *, is_reported: bool = False
    ) -> None:
        """Count a finished interview, in the transaction that ends it."""
        if form is None or not (is_reported or form.step is InterviewStep.SUMMARY):
            return
        for count in _counted(form.answers, self.people.today(), is_reported=is_reported):
            await store.count(session, count)


async def held(session: AsyncSession, first: date, last: date) -> tuple[int, int]:
    """Return how many interviews the months from one to another had, and how many led to a report.

    Of months in which only questions were counted, as many as the question asked most often.
    """
    most: dict[tuple[date, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in await store.held(session, first, last):
        asked, reported = most[one.month, one.purpose]
        most[one.month, one.purpose] = max(asked, one.asked), max(reported, one.reported)
    return sum(asked for asked, _ in most.values()), sum(said for _, said in most.values())


def _counted(answers: InterviewAnswers, today: date, *, is_reported: bool) -> list[InterviewCount]:
    if not answers.marks:
        return []
    month, purpose = today.replace(day=1), answers.purpose or ""
    itself = InterviewCount(
        month=month, purpose=purpose, question=ANY, asked=1, reported=int(is_reported)
    )
    return [itself] + [
        InterviewCount(
            month=month,
            purpose=purpose,
            question=text,
            asked=1,
            skipped=int(mark.verdict is Verdict.SKIPPED),
            reported=int(is_reported and mark.verdict is Verdict.ODD),
        )
        for text, mark in answers.asked
    ]


def _summed(purpose: str, question: str, months: list[InterviewCount]) -> QuestionCount:
    return QuestionCount(
        purpose,
        question,
        asked=_rounded(sum(count.asked for count in months)),
        skipped=_rounded(sum(count.skipped for count in months)),
        reported=_rounded(sum(count.reported for count in months)),
    )


def _rounded(count: int) -> int:
    return count // LEAST * LEAST


def _months_ago(today: date) -> date:
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)
