"""How the names of people are written. A pure rule."""

_SMALL = frozenset({"bin", "binti", "van", "de"})
# Longer words in capitals are shouted; shorter ones may be a numeral or a degree: "II", "SH".
_LONGEST_NUMERAL = 3


def in_title_case(name: str) -> str:
    """Write "RINA wulandari" as "Rina Wulandari". What its writer has cased with care stays."""
    words = name.split()
    is_shouted = any(len(word) > _LONGEST_NUMERAL and word.isupper() for word in words)
    return " ".join(
        _word(word, is_first=not at, is_shouted=is_shouted) for at, word in enumerate(words)
    )


def _word(word: str, *, is_first: bool, is_shouted: bool) -> str:
    if word.casefold() in _SMALL and not is_first:
        return word.lower()
    is_abbreviation = "." in word.rstrip(".,") or set(word.rstrip(".,")) <= set("IVX")
    if word.islower() or (word.isupper() and is_shouted and not is_abbreviation):
        return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
    return word
