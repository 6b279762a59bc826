"""A question read after another one: "kalo anak?", "biayanya?", "bukan, yg rusak"."""

from dataclasses import dataclass

from knowledge.reading.words import listed, words

# How people go on with what they asked before.
_GOING_ON = listed(
    """
    kalau kalo klo kl trus terus lalu dan yang yg itu tadi bukan bkn nya berarti jadi tapi tp oh
    ok oke terusnya selain jika misal misalnya gimana kenapa knp
    """
)
_NOT_THAT = frozenset({"bukan", "bkn", "salah"})
_SHORT = 4  # words; a longer question says its subject itself


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked before: as it was read then, and the SOP that was shown, if one was."""

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


def joined(question: str, before: Turn) -> str:
    """Write both as one question; what is said now is said twice and so counts more."""
    return f"{before.question} {question} {question}"


def as_read(question: str, before: Turn) -> str:
    """What the next question leans on: the subject of before, and what was added."""
    return f"{before.question} {question}"
