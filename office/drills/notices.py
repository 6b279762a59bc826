"""What people must be told of a drill: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class DrillNotice(StrEnum):
    """A fact about a drill; about is the drill."""

    ANNOUNCED = "simulasi_diumumkan"  # to the officer: the hour
    ASKED = "simulasi_mulai"  # to the officer: is an applicant there?
    CALLED_OFF = "simulasi_dibatalkan"  # to the officer
    FEEDBACK = "simulasi_hasil"  # to each who was in it: what was good and what was missed
    TIMES = "simulasi_waktu"  # to the head of office and who planned it: the office's times


UNREACHED: Consequences = {
    DrillNotice.ANNOUNCED: Consequence(Told.NOBODY, Again.NOTHING),
    DrillNotice.ASKED: Consequence(Told.NOBODY, Again.NOTHING),
    DrillNotice.CALLED_OFF: Consequence(Told.NOBODY, Again.NOTHING),
    DrillNotice.FEEDBACK: Consequence(Told.NOBODY, Again.LAST),
    DrillNotice.TIMES: Consequence(Told.NOBODY, Again.LAST),
}
