"""Numbers that no content needs: so long that Python refuses to print them."""

from knowledge.reading.faults import Message

# Python prints 4,300 digits at most.
MOST_DIGITS = 40
FAULT = Message("a number may have at most {most} digits", most=MOST_DIGITS)


def holds_long(value: object) -> bool:
    """Whether the value is such a number or contains one."""
    if isinstance(value, dict):
        return any(holds_long(inner) for inner in value.values())
    if isinstance(value, list):
        return any(holds_long(inner) for inner in value)
    return isinstance(value, int) and abs(value) >= 10**MOST_DIGITS
