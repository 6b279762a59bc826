"""What is refused about forms, as data."""

from office.errors import Refusal


class IncompleteDraft(Refusal):
    """A question of the form is not answered."""


class NoForm(Refusal):
    """Nothing is being written on that topic (a `forms.Topic`), or it has expired."""

    topic: str = ""

    def __init__(self, topic: str = "") -> None:
        super().__init__(topic)
        self.topic = topic
