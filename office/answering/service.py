"""Answering: one look at a text says all that there is to say to it; recorded once it is sent."""

import re
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from knowledge.reading.abilities.ability import Ability
from knowledge.search.abilities import document
from knowledge.search.answer import Answer, Band
from knowledge.search.follow_up import Turn
from knowledge.search.likeness import NEAR_FROM, same_from
from knowledge.search.words.smalltalk import is_small_talk
from knowledge.shelf import Passage, address, fingerprint
from office.answering.edited import is_edit
from office.answering.fragment import part_of_more
from office.answering.looked import AnswerReach, Chosen, FoundAnswer, Looked, NoQuestion, NotAsking
from office.answers import Answers, ForwardedQuestion, HeadAnswer
from office.clock import Clock
from office.people import Member, People
from office.privacy import MASK
from office.questions import Asked, Question, QuestionOutcome, Questions
from office.shelf.office_shelf import OfficeShelf

LONGEST_QUESTION = 500
MOST_OTHERS = 4
# An answer for all is tried with so many questions that no SOP answers.
MOST_TRIED = 400
_NUMBER = re.compile(r"([1-9])[.)]?")


class Answering:
    """Joins what the shelf says with what heads have answered and what was asked before."""

    def __init__(
        self,
        clock: Clock,
        people: People,
        shelf: OfficeShelf,
        questions: Questions,
        answers: Answers,
    ) -> None:
        self.clock = clock
        self.people = people
        self.shelf = shelf
        self.questions = questions
        self.answers = answers

    async def look(self, text: str, asker: Member) -> Looked:
        """Return what there is to say to a text. It is searched once.

        A short text may build on what its writer asked a moment ago, and a number alone may choose
        an option of that. What a head has answered to the same question comes before the shelf's.
        """
        text = text.strip()
        if (number := _NUMBER.fullmatch(text)) and (last := await self.questions.unchosen(asker)):
            roles = frozenset(map(str, self.people.roles(asker)))
            return self._option(last, int(number[1]), roles)
        if not any(letter.isalnum() for letter in text):
            return NoQuestion(NotAsking.EMPTY)
        if len(text) > LONGEST_QUESTION:
            return NoQuestion(NotAsking.TOO_LONG)
        if kind := is_small_talk(text):
            return NoQuestion(kind)
        before = _turn(await self.questions.last(asker))
        started = perf_counter()
        held = self.shelf.held
        answer = held.answer(text, before, roles=self.people.roles(asker))
        found = FoundAnswer(text, answer, perf_counter() - started)
        if (given := await self._given(found)) is not None:
            return replace(found, given=given)
        if (unused := held.unused_in(text, answer)) is not None:
            return replace(found, unused=unused)
        if answer.shown is not None and answer.shown.sop.is_ability:
            return replace(found, ability=held.ability(answer.shown.sop.id))
        if not answer.band.is_shown and (why := self._part_of_more(text, before, answer.band)):
            return NoQuestion(why)
        if answer.band is Band.NONE:
            if self._is_nearest_talk(answer):
                return NoQuestion(NotAsking.TALK)
            if (waits := await self.waits(text, asker)) is not None:
                return replace(found, waits=waits)
        return replace(found, is_elsewhere=self._is_elsewhere(found))

    async def is_edited_question(self, text: str, asker: Member, looked: Looked) -> bool:
        """Whether an edited message asks: what the shelf is sure of, or what was asked just now."""
        if not isinstance(looked, FoundAnswer):
            return False
        last = await self.questions.last(asker)
        return looked.is_surely_for_shelf or (last is not None and is_edit(last.text, text))

    async def record(self, update_id: int, asker: Member, looked: FoundAnswer | Chosen) -> None:
        """Note what was answered, or chosen. Called after it was sent.

        Sent first, recorded after: a crash in between repeats an answer and never loses one.
        """
        if isinstance(looked, FoundAnswer):
            await self.questions.record(update_id, asker, looked.text, _outcome(looked))
        elif looked.ability is not None:
            await self.choose_ability(looked.question_id, asker, looked.ability)
        elif looked.passage is not None:
            sop, section = looked.passage.sop.id, looked.passage.section.slug
            await self.questions.choose(looked.question_id, asker, sop, section)

    async def choose_ability(self, question_id: int, asker: Member, ability: Ability) -> None:
        """Note that the asker meant what the bot can do, of the offered options."""
        doc = document(ability)
        await self.questions.choose(question_id, asker, doc.id, doc.sections[0].slug)

    def _part_of_more(self, text: str, before: Turn | None, band: Band) -> NotAsking | None:
        """Say why a text is no question: a number or a time. Without a choice, a fragment, too."""
        now = self.clock.now().astimezone(self.people.zone)
        return part_of_more(text, before if band is Band.NONE else None, now)

    def _is_nearest_talk(self, answer: Answer) -> bool:
        nearest = self.shelf.held.ability(answer.hits[0].sop.id) if answer.hits else None
        return nearest is not None and nearest.is_talk

    def _option(self, last: Asked, number: int, roles: frozenset[str]) -> Chosen:
        offered = last.offered.split(",")
        is_offered = number <= len(offered)
        if not is_offered:
            return Chosen(last.id, len(offered), is_offered, None)
        at = offered[number - 1]
        ability = self.shelf.held.ability_at(at)
        if ability is not None and not ability.is_for(roles):
            ability = None
        return Chosen(last.id, len(offered), is_offered, self.shelf.held.passage(at), ability)

    async def _given(self, looked: FoundAnswer) -> HeadAnswer | None:
        """Return what a head has answered to the same question, if it is still in force.

        It gives way once the shelf surely says something that it did not say then.
        """
        answered = await self.answers.queries.answered()
        likeness = self.shelf.held.likeness
        same = likeness.nearest(looked.asked, [said for one in answered for said in one.wordings])
        found = next((one for one in answered if same in one.wordings), None)
        if found is None or _beside(looked.answer) not in ("", found.beside):
            return None
        return await self.answers.queries.answer(found.id)

    def _is_elsewhere(self, looked: FoundAnswer) -> bool:
        """Whether a keeper has said that the same question is not the office's task."""
        if looked.is_surely_for_shelf:
            return False
        return self.shelf.held.likeness.nearest(looked.asked, self.shelf.elsewhere) is not None

    def wants_as_sample(self, question: Question, passage: str) -> bool:
        """Whether the words of a question would help to find the section that its asker meant.

        Words with a hidden number ask for one case alone.
        """
        text = question.text
        if not question.stands_alone or question.may_be_sample or MASK in text:
            return False
        return self.shelf.has_few_samples(passage) and not self.shelf.is_sample(passage, text)

    def others(self, question: Question, passage: str) -> Sequence[Passage]:
        """Return the other sections that the asker of a question may have meant, best first."""
        hits = self.shelf.held.answer(question.read_as or question.text).hits
        found = [Passage(hit.sop, hit.section) for hit in hits]
        return [it for it in found if address(it.section) != passage][:MOST_OTHERS]

    # --- questions to heads ---

    async def waits(self, text: str, asker: Member) -> ForwardedQuestion | None:
        """Return the same question of this asker, if it waits for a head already."""
        is_same = self.shelf.held.likeness.is_same
        questions = await self.answers.queries.asked_by(asker)
        return next(
            (
                question
                for question in questions
                if question.is_open and is_same(question.compared, text)
            ),
            None,
        )

    async def alike(self, answer: HeadAnswer, head: Member) -> list[int]:
        """Return this head's open questions that ask the same as the one just answered."""
        is_same = self.shelf.held.likeness.is_same
        # Who has asked about an answer wants another one.
        return [
            question.id
            for question in await self.answers.queries.tasks(head)
            if not question.follow_up and is_same(question.compared, answer.question)
        ]

    async def reach(self, answer: HeadAnswer) -> AnswerReach:
        """Return how much of what was asked in vain would get this answer, or be offered it."""
        likeness = self.shelf.held.likeness
        said = {gap.text for gap in await self.questions.gaps(MOST_TRIED) if gap.text}
        alike = [
            max(likeness.of(text, wording) for wording in answer.wordings)
            for text in said - {*answer.wordings}
        ]
        same = sum(found >= same_from() for found in alike)
        return AnswerReach(same, sum(found >= NEAR_FROM for found in alike) - same)

    def sure_fingerprint(self, question: str) -> str:
        """Return the fingerprint of what the shelf surely answers today; empty if it does not."""
        return _beside(self.shelf.held.answer(question))


def _beside(answer: Answer) -> str:
    return fingerprint(answer.section) if answer.band is Band.SURE and answer.section else ""


def _turn(before: Asked | None) -> Turn | None:
    """Return what was asked before, for a question that builds on it."""
    if before is None:
        return None
    return Turn(before.read_as or before.text, before.sop_id, before.section)


def _outcome(found: FoundAnswer) -> QuestionOutcome:
    answer, given = found.answer, found.given
    if (
        found.unused is not None
    ):  # as if nothing had been found: its keeper learns that it is asked for
        return QuestionOutcome(Band.NONE, score=answer.probability, read_as=found.text)
    # What is offered is offered for what was read, too: a number may choose it.
    is_offered = answer.band is Band.CHOICE and given is None
    shown = answer.shown if given is None else None
    return QuestionOutcome(
        answer.band,
        sop_id=shown.sop.id if shown else None,
        section=shown.section.slug if shown else None,
        score=answer.probability,
        read_as=answer.question if is_offered else found.asked,
        answer_id=given.id if given is not None else None,
        offered=() if shown or given else tuple(address(hit.section) for hit in answer.offered),
    )
