"""What people must be told of forwarded questions: the kinds of message put into the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class AnswerNotice(StrEnum):
    """A fact about a forwarded question; `about` is its id, if nothing else is said."""

    FORWARDED = "pertanyaan_diteruskan"  # to a head, with the buttons; detail is the tier
    CARD_CHANGED = "kartu_pertanyaan_berubah"  # the same, edited; detail is the card's outbox id
    MOVED = "pertanyaan_berpindah"  # to the asker: another post has it; detail is the post
    GIVEN = "jawaban_pejabat"  # to the asker; detail is the answer
    GAP_ANSWERED = "kekurangan_dijawab"  # to askers; about is the answer, detail the question
    REPLACED = (
        "jawaban_diganti"  # to those who have the old answer; about is the new one, detail the old
    )
    WITHDRAWN = "jawaban_ditarik"  # to those who have the answer; about is the answer


UNREACHED: Consequences = {
    AnswerNotice.FORWARDED: Consequence(Told.WRITER, Again.ANEW),
    AnswerNotice.CARD_CHANGED: Consequence(Told.NOBODY, Again.EACH),
    AnswerNotice.MOVED: Consequence(Told.NOBODY, Again.LAST),
    AnswerNotice.GIVEN: Consequence(Told.WRITER, Again.EACH),
    AnswerNotice.GAP_ANSWERED: Consequence(Told.NOBODY, Again.EACH),
    AnswerNotice.REPLACED: Consequence(Told.NOBODY, Again.EACH),
    AnswerNotice.WITHDRAWN: Consequence(Told.NOBODY, Again.EACH),
}
