"""What the form asks, and what it leaves out where it was begun with more."""

import pytest

from office.verifications import VERIFICATION, VerificationAnswers, VerificationStep, is_last

ALONE = VerificationAnswers(document="KK")
FROM_REPORT = VerificationAnswers(document="KK", has_reference=True)
FROM_INTERVIEW = VerificationAnswers(document="KK", has_reference=True, has_interview=True)
WITH_QUESTION = VerificationAnswers(
    document="KK", has_question=True, has_reference=True, has_interview=True
)
CHECK, QUESTION = VerificationStep.CHECK, VerificationStep.QUESTION


@pytest.mark.parametrize(
    ("answers", "next_step"),
    [
        (ALONE, VerificationStep.REFERENCE),
        (FROM_REPORT, VerificationStep.INTERVIEW),
        (WITH_QUESTION, QUESTION),
    ],
)
def test_what_is_known_is_not_asked(
    answers: VerificationAnswers, next_step: VerificationStep
) -> None:
    assert VERIFICATION.after(CHECK, answers) is next_step
    assert not is_last(CHECK, answers)


def test_where_all_is_known_the_check_is_the_last_step() -> None:
    assert is_last(CHECK, FROM_INTERVIEW)
    assert is_last(QUESTION, WITH_QUESTION)
