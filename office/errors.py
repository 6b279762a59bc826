"""Refusals as data, and those that are of no package alone. Each package has an `errors.py`.

`bot/texts` has a polite sentence for each refusal.
"""


class Refusal(Exception):
    """What a person asked for is not allowed by the rules."""


class NotAllowed(Refusal):
    """The member holds no post that permits this."""


class NameIsPersonal(Refusal):
    """The file's name holds personal data, and the file is too big to be copied."""
