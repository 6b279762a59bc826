"""The words in the pictures."""

# Right, wrong, unanswered: in the order of the bars.
SHARES = ("Benar", "Salah", "Belum dijawab")
SCALE = "banyaknya soal"


def bar(label: str, right: int, asked: int) -> str:
    """The line above a bar."""
    return f"{label} — {right} benar dari {asked}"
