"""What is refused about confirmations, as data."""

from office.errors import Refusal


class LineSettled(Refusal):
    """The line is no longer open: it was settled, has changed, or is gone."""


class LineNotYours(Refusal):
    """Another post settles this line."""


class AnswerNotFitting(Refusal):
    """The line cannot be settled in that way: national law asks for a source, for example."""


class AnswerGone(Refusal):
    """What was said of the line does not count any more."""


class WordsUnfit(Refusal):
    """The answer or source is empty, too long, or holds personal data."""


class NobodyToAsk(Refusal):
    """Nobody holds that post."""
