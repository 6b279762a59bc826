"""What people type about a regulation that has changed: its name, and what has become of it."""

import re

_CHANGE = re.compile(
    r"^(?P<name>.+?)[\s,:]+(?P<changed>(?:sudah |telah |akan )?"
    r"(?:diganti|dicabut|diubah|direvisi|diperbarui|berubah|tidak berlaku|tak berlaku|batal)\b.*)$",
    re.I | re.S,
)


def split(said: str) -> tuple[str, str] | None:
    """Return the name and what has become of it; None if the words do not say both."""
    found = _CHANGE.match(" ".join(said.split()))
    if found is None:
        return None
    return found["name"].strip(" ,:"), found["changed"].rstrip(" .")
