"""What people must be told of forwarded questions: the kinds of message put into the outbox."""

from enum import StrEnum


class AnswerNotice(StrEnum):
    """A fact about a forwarded question; `about` is its id."""

    FORWARDED = "pertanyaan_diteruskan"  # to a head, with the buttons; detail is the tier
    CARD_CHANGED = "kartu_pertanyaan_berubah"  # the same, edited; detail is the card's outbox id
    MOVED = "pertanyaan_berpindah"  # to the asker: another post has it; detail is the post
    GIVEN = "jawaban_pejabat"  # to the asker
