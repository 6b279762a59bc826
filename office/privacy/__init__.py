"""Finds personal data in free text and masks it, so that it is never stored or logged.

A mask is as long as what it hides, so that the offsets of Telegram's entities stay right.
By UU 27/2022 these identifiers are personal data. The office needs none of them in a chat.
"""

from office.privacy.kinds import MASK, Kind, merged
from office.privacy.masking import Masked, mask, office_numbers
from office.privacy.named import named_in, without_names

__all__ = [
    "MASK",
    "Kind",
    "Masked",
    "mask",
    "merged",
    "named_in",
    "office_numbers",
    "without_names",
]
