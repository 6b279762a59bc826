"""A question read after another one: "kalo anak?", "biayanya?", "bukan, yg rusak"."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.reading.words import listed, stem, words

# Words with which people continue an earlier question.
_GOING_ON = listed(
    """
    kalau kalo klo kl trus terus lalu dan yang yg itu tadi nya berarti jadi tapi tp oh ok oke
    terusnya selain jika misal misalnya gimana kenapa knp
    """
)
_NOT_THAT = listed("bukan bkn salah")
_SUBJECT_OF_ALL = listed("paspor")  # nearly every SOP is about passports
_FEW, _SOME = 3, 6  # words; a longer question names its own subject
_REMEMBERED = 30  # words kept of the earlier questions

# What speaks for a section after another question. The first four are readings of the question,
# each counted by the section's score for it.
READINGS = (
    "alone",
    "whole",  # after all that was asked before: "itu wajib ga"
    "swapped",  # with the new subject in place of the old one: "kalo anak?"
    "titled",  # about the SOP that was shown: "biayanya?"
)
CLUES = (*READINGS, "same_sop", "same_heading")


class Leaning(StrEnum):
    """How a question leans on the one before. Each way has its own weights for the clues."""

    DENIAL = "denial"  # the answer shown was not what they meant
    GOING_ON = "going_on"
    FEW_WORDS = "few_words"
    SOME_WORDS = "some_words"


@dataclass(frozen=True, slots=True)
class Turn:
    """The question before, as it was read then, and the section that was shown, if any."""

    question: str
    sop_id: str | None = None
    section: str | None = None  # its slug


def leaning(question: str) -> Leaning | None:
    """Return how a question may lean on the one before it; None if it surely stands alone."""
    said = words(question)
    if not said:
        return None
    if said[0] in _NOT_THAT:
        return Leaning.DENIAL
    if len(said) > _SOME:
        return None
    if said[0] in _GOING_ON:
        return Leaning.GOING_ON
    return Leaning.FEW_WORDS if len(said) <= _FEW else Leaning.SOME_WORDS


def readings(question: str, before: Turn, title: str | None) -> tuple[str, ...]:
    """Return the ways to read it, in the order of READINGS. `title` is of the SOP shown before.

    The new words are written twice beside the earlier ones, so that they count more.
    """
    said, denied = _denied(question)
    past = " ".join(words(before.question)[-_REMEMBERED:])
    swapped = without(past, denied or subject_of(title))
    return said, f"{past} {said} {said}", f"{swapped} {said} {said}", f"{title or ''} {said}"


def read_as(question: str, before: Turn, title: str | None, *, is_same_sop: bool) -> str:
    """Return all that was asked so far, for the question after this one."""
    said, denied = _denied(question)
    gone = denied if is_same_sop else denied or subject_of(title)
    return f"{without(before.question, gone)} {said}".strip()


def subject_of(title: str | None) -> frozenset[str]:
    """Return the stems of an SOP's title that name its subject."""
    return frozenset(stem(word) for word in words(title or "")) - _SUBJECT_OF_ALL


def without(question: str, gone: frozenset[str]) -> str:
    """Return the question without the words that have those stems."""
    return " ".join(word for word in words(question) if stem(word) not in gone)


def _denied(question: str) -> tuple[str, frozenset[str]]:
    """Return what is asked, and the stems of what is denied: "bukan biaya, syaratnya"."""
    said = words(question)
    if not said or said[0] not in _NOT_THAT:
        return question, frozenset()
    first, comma, rest = question.partition(",")
    if not comma:
        return " ".join(said[1:]), frozenset()
    return rest.strip(), frozenset(stem(word) for word in words(first)[1:])
