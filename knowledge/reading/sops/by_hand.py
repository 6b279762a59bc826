"""Sentences that name whom to tell first. Only the office's own files may decide that."""

import re

_HEAD = r"(\*\*)?((Kasi|Kasubbag|Kasubsi)\b|\{kasi:)"
_REPORT = r"(lapor|laporkan|melapor|dilaporkan|sampaikan|beri ?tahu)"
_CALL = r"(lapor|beri ?tahu|kabari|hubungi|telepon|panggil)"
_BY_HAND = re.compile(
    rf"(?i)\b{_REPORT}\b[^.;]{{0,40}}\b(kepada|ke)\s+{_HEAD}"
    rf"|\b{_CALL}\s+(\*\*)?((Kasi|Kasubbag|Kasubsi) (?-i:[A-Z])|\{{kasi:)"
)


def is_by_hand(text: str) -> bool:
    """Whether a text names the head of a section as the person to tell first."""
    return bool(_BY_HAND.search(" ".join(text.split())))
