"""Practice: what a report is that was not meant. A real one has none."""

from enum import StrEnum


class Practice(StrEnum):
    """Why a report is no real one. Its code says so wherever it stands: LATIHAN KJ-0412."""

    # An officer tries the form alone. Nobody is told, nothing climbs, and it ends by itself.
    SOLO = "sendiri"
    # The office practises: it goes through the real tiers and clocks.
    DRILL = "simulasi"


MARK = "LATIHAN"
