"""What is refused about requests for sample questions, as data."""

from office.errors import Refusal


class SampleRequestUnknown(Refusal):
    """This member was not asked that, or it is no longer kept."""


class SampleRequestOver(Refusal):
    """The member has already answered or skipped it, or its SOP is gone."""


class NoSampleFits(Refusal):
    """None of the lines can be proposed. `why` says what is wrong, each reason once."""

    def __init__(self, why: tuple[str, ...]) -> None:
        super().__init__(*why)
        self.why = why
