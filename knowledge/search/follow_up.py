"""A question read after another one: "kalo anak?", "biayanya?", "bukan, yg rusak"."""

from dataclasses import dataclass

from knowledge.reading.words import listed, stem, words

# How people go on with what they asked before.
_GOING_ON = listed(
    """
    kalau kalo klo kl trus terus lalu dan yang yg itu tadi bukan bkn nya berarti jadi tapi tp oh
    ok oke terusnya selain jika misal misalnya gimana kenapa knp
    """
)
_NOT_THAT = frozenset({"bukan", "bkn", "salah"})
_SUBJECT_OF_ALL = frozenset({"paspor"})  # nearly every SOP is about passports
_SHORT = 4  # words; a longer question says its subject itself


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked before, as it was read then, and the SOP that was shown, if one was."""

    question: str
    sop_id: str | None = None


def may_go_on(question: str) -> bool:
    """Whether a question may lean on the one before it."""
    said = words(question)
    return bool(said) and (
        len(said) <= _SHORT or said[0] in _GOING_ON or said[-1] in ("itu", "tadi")
    )


def is_refusal(question: str) -> bool:
    """Whether it says that something else was meant: the SOP shown before is the wrong one."""
    return bool(_NOT_THAT.intersection(words(question)[:1]))


def readings(question: str, before: Turn, title: str | None) -> list[str]:
    """The ways in which a question may lean on the one before it.

    It asks for another side of the same SOP ("biayanya?"), puts another subject in its place
    ("kalo anak?", "bukan, yg rusak"), or adds to what was asked ("itu wajib ga"). What is said now
    is said twice, and so counts more.
    """
    found = [f"{_without(before.question, title)} {question} {question}"]
    if is_refusal(question):
        return found
    if title is not None:
        found.append(f"{title} {question}")
    return [*found, f"{before.question} {question} {question}"]


def _without(question: str, title: str | None) -> str:
    """The question without the subject of the SOP that was shown for it."""
    subject = {stem(word) for word in words(title or "")} - _SUBJECT_OF_ALL
    return " ".join(word for word in words(question) if stem(word) not in subject)
