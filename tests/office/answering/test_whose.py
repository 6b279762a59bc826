"""Whose a typed text is: every combination of what may claim it has one row."""

from itertools import product
from typing import Any

import pytest

from knowledge.search.answer import Answer, Band
from knowledge.search.words.smalltalk import SmallTalk
from office.answering import FoundAnswer, Looked, NoQuestion, NotAsking, Owner, Typed, whose

# What the shelf may have to say.
LOOKED: dict[str, Looked] = {
    "sure": FoundAnswer("biaya paspor hilang", Answer(Band.SURE, "", 1.0, None, ())),
    "choice": FoundAnswer("paspor", Answer(Band.CHOICE, "", 0.4, None, ())),
    "none": FoundAnswer("di loket 3", Answer(Band.NONE, "", 0.0, None, ())),
    "fragment": NoQuestion(NotAsking.FRAGMENT),
    "too long": NoQuestion(NotAsking.TOO_LONG),
    "yes": NoQuestion(SmallTalk.OK),
    "thanks": NoQuestion(SmallTalk.THANKS),
}
# Whether a report is meant: none; its writer has just spoken of one; one asks them something.
CASES = ("-", "spoken", "asked")
SURE, UNSURE = {"sure", "yes", "thanks"}, {"choice", "none", "fragment", "too long"}
NOTHING = {"none", "fragment"}

# code, reply, form, the form is for that reply, form that was left, reports, shelf → owner.
# None: it does not matter. The first row that fits counts.
ROWS: tuple[tuple[Any, ...], ...] = (
    # A code alone shows its case, whatever else waits: nothing leaves.
    (True, None, None, None, None, None, None, Owner.CODE),
    # A reply is about the case to whose message it replies, not about the form that waits …
    (False, True, False, None, None, None, None, Owner.REPLY),
    (False, True, True, False, None, None, None, Owner.REPLY),
    # … unless that form asks for words about the same case.
    (False, True, True, True, None, None, None, Owner.FORM),
    # A form that listens has asked for it, and the shelf is not even looked at.
    (False, False, True, None, None, None, None, Owner.FORM),
    # No report takes words because it is recent: where the shelf is not sure, its writer is asked.
    (False, False, False, None, None, {"spoken", "asked"}, UNSURE, Owner.CASES),
    # "Iya" may be what the report has asked. Thanks and questions are neither.
    (False, False, False, None, None, {"asked"}, {"yes"}, Owner.CASES),
    (False, False, False, None, None, {"spoken", "asked"}, SURE, Owner.QUESTION),
    # A form that was left gets what the shelf has nothing to say to.
    (False, False, False, None, True, {"-"}, NOTHING, Owner.LEFT_FORM),
    (False, False, False, None, None, {"-"}, None, Owner.QUESTION),
)


def fits(wanted: object, given: object) -> bool:
    return wanted is None or (given in wanted if isinstance(wanted, set) else given == wanted)


def expected(*given: object) -> Owner:
    return next(
        row[-1] for row in ROWS if all(fits(*pair) for pair in zip(row[:-1], given, strict=True))
    )


def typed(
    code: bool, reply: bool, form: bool, is_for_form: bool, left: bool, cases: str, shelf: str
) -> Typed:
    return Typed(
        is_code=code,
        is_reply=reply,
        has_form=form,
        is_for_form=is_for_form,
        has_left_form=left,
        is_case_meant=cases != "-",
        is_asked=cases == "asked",
        looked=LOOKED[shelf],
    )


@pytest.mark.parametrize("shelf", LOOKED)
@pytest.mark.parametrize("cases", CASES)
def test_every_text_has_one_owner(cases: str, shelf: str) -> None:
    for code, reply, form, is_for_form, left in product((False, True), repeat=5):
        # A form that does not listen asks for no words.
        given = (code, reply, form, form and is_for_form, left, cases, shelf)

        assert whose(typed(*given)) is expected(*given), given


def test_every_row_of_the_table_is_needed() -> None:
    bits = list(product((False, True), repeat=5))
    found = {
        next(n for n, row in enumerate(ROWS) if all(map(fits, row[:-1], (*some, cases, shelf))))
        for some, cases, shelf in product(bits, CASES, LOOKED)
    }

    assert found == set(range(len(ROWS)))


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize("reply", [False, True])
@pytest.mark.parametrize("code", [False, True])
def test_the_shelf_is_looked_at_only_where_nobody_has_asked_for_the_text(
    code: bool, reply: bool, form: bool
) -> None:
    owner = whose(Typed(is_code=code, is_reply=reply, has_form=form))

    assert (owner is None) is not (code or reply or form)


def test_what_a_head_has_answered_is_no_word_for_a_form_that_was_left() -> None:
    answer = Answer(Band.NONE, "", 0.0, None, ())
    given: Any = object()

    assert (
        whose(Typed(has_left_form=True, looked=FoundAnswer("parkir", answer, given=given)))
        is Owner.QUESTION
    )
    # A number is an answer to a form before it is a question.
    assert (
        whose(Typed(has_left_form=True, looked=FoundAnswer("12", answer, given=given)))
        is Owner.LEFT_FORM
    )
