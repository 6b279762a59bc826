"""How words of a document are written in an SOP: of their formatting only bold is kept."""

import re

# Characters that Word inserts by itself, or that are invisible.
_TYPED = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\t": " ",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "<": "‹",
        ">": "›",
        "`": "'",
    }
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
_RULE = re.compile(r"^[-_*=.…\s]{3,}$")
# No character is looked at twice: a file of brackets must not take longer than one of words.
_LINK = re.compile(r"\[([^\[\]^!][^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*+\))*+)[^()]*\)")
# A line must not begin like a table, a heading, a list or a quotation.
_OPENING = re.compile(r"^(?:(?:[|#>+-]|\*(?!\*)|\d+\))\s*)+")
_EMPTY_BOLD = re.compile(r"\*\*\s*\*\*")


def allowed(text: str) -> str:
    """Return the text as the SOPs' Markdown allows it; empty if it was only a drawn line."""
    text = _CONTROL.sub("", text.translate(_TYPED))
    if _RULE.match(text):
        return ""
    text = _LINK.sub(r"\1 (\2)", text)
    text = _EMPTY_BOLD.sub("", text)
    if text.count("**") % 2:
        text = text.replace("**", "")
    parts = text.split("**")
    parts[1::2] = map(_bold, parts[1::2])
    text = "".join(parts)
    if not text.startswith("**"):
        text = _OPENING.sub("", text.strip())
    return " ".join(text.split())


def _bold(text: str) -> str:
    """Return the words in bold. The spaces around them stay outside."""
    words = text.strip()
    if not words:
        return " "
    before, _, after = text.partition(words)
    return f"{before}**{words}**{after}"
