"""Finds personal data in free text and masks it, so that it is never stored nor logged.

A mask keeps the length of what it hides: the offsets of Telegram's entities stay right.
UU 27/2022 counts these identifiers as personal data; the office needs none of them in a chat.
"""

from office.privacy.kinds import MASK, Kind, merged
from office.privacy.masking import Masked, mask

__all__ = ["MASK", "Kind", "Masked", "mask", "merged"]
