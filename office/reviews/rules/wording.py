"""What people type about a regulation that has changed: its name, and what has become of it."""

_BEFORE = frozenset({"sudah", "telah", "akan"})
_CHANGES = frozenset(
    {
        *("diganti", "dicabut", "diubah", "direvisi", "diperbarui", "berubah", "batal"),
        *("tidak", "tak"),  # berlaku
    }
)
_AFTER_NOT = "berlaku"
_NOT = frozenset({"tidak", "tak"})


def split(said: str) -> tuple[str, str] | None:
    """Return the name and what has become of it; None if the words do not say both."""
    words = said.split()
    for at, word in enumerate(words):
        if word.lower().strip(".,:") not in _CHANGES:
            continue
        follows = words[at + 1].lower().strip(".,:") if at + 1 < len(words) else ""
        if word.lower() in _NOT and follows != _AFTER_NOT:
            continue
        first = at - 1 if at and words[at - 1].lower() in _BEFORE else at
        name = " ".join(words[:first]).strip(" ,:")
        return (name, " ".join(words[first:]).rstrip(" .")) if name else None
    return None
