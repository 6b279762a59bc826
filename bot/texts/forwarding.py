"""The words of the buttons that forward a question to a head."""

FORWARD_SOMEWHERE = "Teruskan ke Kasi…"


def forward_to(head: str) -> str:
    """The button that forwards to a section's head."""
    return f"Teruskan ke {head}"


def forward_briefly(head: str) -> str:
    """The same button where only half a phone's width is left."""
    return f"Teruskan ke {head.split()[0]}"
