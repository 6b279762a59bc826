"""How people write a personal number.

Written from the description of the fault alone, before the detector was seen. Those who work on the
detector add to this file and take nothing away.
"""

import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.office.privacy import numbers


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message; every letter and digit of a secret one must be masked."""

    text: str
    secret: bool = False


Spelling = list[Piece]
Speller = Callable[[Random], Spelling]

_SPACES = [" ", "  ", "\u00a0", "\u2009", "\u202f", "\t", "\n", "\r\n", "   "]
_MARKS = [
    *(
        ".",
        ",",
        "/",
        "_",
        "-",
        "\u2010",
        "\u2011",
        "\u2013",
        "\u2014",
        "\u2212",
        "\u00b7",
        "\u2022",
    ),
    *(" - ", ", ", ". ", " / ", "_ ", " \u2013 ", "--", "..", " . ", "\u00a0-\u00a0", ",\n", "-\n"),
]
_INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e"]
_SEPARATORS = [*_SPACES, *_MARKS, *_INVISIBLE]


def _is_sign(character: str) -> bool:
    """Whether it is punctuation or a symbol, and not one that is read as a digit (as \u24de is)."""
    plain = unicodedata.normalize("NFKC", character)
    return unicodedata.category(character)[0] in "PS" and plain not in set("OoIl")


_SIGNS = [one for one in map(chr, range(sys.maxunicode + 1)) if _is_sign(one)]
_KEYS = list("|;*~'\"=#&<>?!^%@{}[]()`$+:\\")
_EMOJI = [
    *("\U0001f600", "\u2764\ufe0f", "\u27a1\ufe0f", "\U0001f44d\U0001f3fd", "\U0001f1ee\U0001f1e9"),
    *(
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u2764\ufe0f\u200d\U0001f525",
        "#\ufe0f\u20e3",
    ),
    *("\U0001f469\U0001f3fe\u200d\U0001f4bb", "\U0001f3f3\ufe0f\u200d\U0001f308"),
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
]
_SEVERAL = [
    "][",
    ")(",
    "=>",
    "->",
    "}{",
    "><",
    "**",
    "\u2022 ",
    " \u2192 ",
    " => ",
    " * ",
    " ~ ",
    " & ",
]


def _sign(chance: Random) -> str:
    """Any sign that is neither letter nor digit, a few of them, an emoji, or an x."""
    way = chance.randint(0, 9)
    if way == 0:
        return chance.choice("xX")
    if way <= 2:
        return chance.choice(["", " "]) + chance.choice(_EMOJI) + chance.choice(["", " "])
    if way == 3:
        return "".join(chance.choice(_EMOJI) for _ in range(chance.randint(2, 5)))
    if way == 4:
        return chance.choice(_SEVERAL)
    return chance.choice(_KEYS if way <= 6 else _SIGNS)


def _signed(chance: Random, groups: list[str]) -> str:
    """The groups with the same sign between all, or another one each time."""
    if chance.random() < 0.7:
        return _sign(chance).join(groups)
    return "".join(group + _sign(chance) for group in groups[:-1]) + groups[-1]


# The first digit of scripts whose ten digits follow one another.
_ZEROS = ["\uff10", "\u0660", "\u06f0", "\u0966", "\u0e50", "\U0001d7ce", "\U0001d7f6", "\u1b50"]
_SPOKEN = {
    "0": ["nol", "kosong"],
    "1": ["satu"],
    "2": ["dua"],
    "3": ["tiga"],
    "4": ["empat"],
    "5": ["lima"],
    "6": ["enam"],
    "7": ["tujuh"],
    "8": ["delapan", "lapan"],
    "9": ["sembilan"],
}


def _secret(text: str) -> Spelling:
    return [Piece(text, secret=True)]


# --- a row of digits ---------------------------------------------------------------------------


def _groups(chance: Random, row: str) -> list[str]:
    """Cut a row where a hand would pause: by fours, in halves, digit by digit, anywhere."""
    way = chance.choice(["fours", "pairs", "halves", "each", "thirds", "any"])
    size = {"fours": 4, "pairs": 2, "each": 1, "thirds": 3, "halves": (len(row) + 1) // 2}.get(way)
    if size:
        return [row[at : at + size] for at in range(0, len(row), size)]
    groups = []
    while row:
        size = chance.randint(1, 6)
        groups.append(row[:size])
        row = row[size:]
    return groups


def _joined(chance: Random, groups: list[str]) -> str:
    """The groups with one separator between all, or another one each time."""
    if chance.random() < 0.7:
        return chance.choice(_SEPARATORS).join(groups)
    return "".join(group + chance.choice(_SEPARATORS) for group in groups[:-1]) + groups[-1]


def _in_script(chance: Random, row: str) -> str:
    zero = ord(chance.choice(_ZEROS))
    return "".join(chr(zero + int(c)) if c.isascii() and c.isdigit() else c for c in row)


def _posed(chance: Random, row: str) -> str:
    """O for some 0, l and I for some 1, at most half of the digits."""
    posed, left = "", len(row) // 2
    for c in row:
        if c in "01" and left and chance.random() < 0.6:
            c = chance.choice("Oo" if c == "0" else "lI")
            left -= 1
        posed += c
    return posed


def _keycaps(row: str) -> str:
    return "".join(f"{c}\ufe0f\u20e3" if c.isdigit() else c for c in row)


def row_of(chance: Random, row: str) -> str:
    """One way to write a row of digits."""
    way = chance.randint(0, 12)
    if way >= 10:
        return _signed(chance, _groups(chance, _posed(chance, row) if way == 12 else row))
    if way == 0:
        return row
    if way == 1:
        return _in_script(chance, row)
    if way == 2:
        return _posed(chance, row)
    if way == 3:
        return _in_script(chance, _joined(chance, _groups(chance, row)))
    if way == 4:
        return _joined(chance, _groups(chance, _posed(chance, row)))
    if way == 5:
        return _keycaps(row)
    return _joined(chance, _groups(chance, row))


# --- each kind in digits -----------------------------------------------------------------------


def nik(chance: Random) -> Spelling:
    """A NIK in digits, in one row or in any groups."""
    return _secret(row_of(chance, numbers.nik(chance)))


def nik_in_halves(chance: Random) -> Spelling:
    """A NIK whose second half comes after a word or a sign."""
    number, cut = numbers.nik(chance), chance.choice([6, 8, 8, 8, 10, 12])
    between = chance.choice(
        [
            *(" lanjut ", " lalu ", " dan ", " sambung ", " terus ", "... ", " + ", ") (", " | "),
            *(" (lanjutan) ", "\nlanjutannya ", "\n\n", " ; ", ": ", " \u2192 ", " ~ ", "*", " # "),
        ]
    )
    return [Piece(number[:cut], True), Piece(between), Piece(number[cut:], True)]


def two_niks(chance: Random) -> Spelling:
    """Two NIKs side by side, even without anything between."""
    between = chance.choice([" ", "", ",", ", ", "/", "-", "\n", " dan ", "; ", "\u200b", " & "])
    first, second = numbers.nik(chance), numbers.nik(chance)
    return [Piece(first, True), Piece(between), Piece(second, True)]


def nik_beside_phone(chance: Random) -> Spelling:
    """A NIK before or after a phone number."""
    both = [numbers.nik(chance), _national(numbers.mobile(chance))]
    chance.shuffle(both)
    between = chance.choice([" ", ",", ", ", "/", "-", "\n", " hp ", " - ", "\u00a0", " +"])
    return [Piece(both[0], True), Piece(between), Piece(both[1], True)]


def _national(phone: numbers.Phone) -> str:
    return f"0{phone.area}{phone.subscriber}"


def mobile(chance: Random) -> Spelling:
    """An Indonesian mobile number with its 0, with its country, or with neither."""
    phone = numbers.mobile(chance)
    area, rest = phone.area, phone.subscriber
    way = chance.randint(0, 11)
    if way < 3:
        return _secret(row_of(chance, _national(phone)))
    return _secret(
        [
            f"({'0' + area}) {_joined(chance, _groups(chance, rest))}",
            f"({'0' + area}){rest}",
            f"+62 ({area}) {_joined(chance, _groups(chance, rest))}",
            f"(+62) {area} {rest}",
            f"+62 (0){area} {rest}",
            f"+62{chance.choice(_SEPARATORS)}{area}{chance.choice(_SEPARATORS)}{rest}",
            f"+62{row_of(chance, area + rest)}",
            f"0062{chance.choice(['', ' ', '-'])}{area}{rest}",
            chance.choice([f"{area}{rest}", f"{area} {rest}", f"{area}-{rest[:4]}-{rest[4:]}"]),
            f"62{chance.choice(['', ' ', '-', '.'])}{area}{chance.choice(['', ' ', '-'])}{rest}",
            f"62{area}{rest}",
            f"+62-{area}-{rest[:4]}-{rest[4:]}",
        ][way]
    )


def mobile_link(chance: Random) -> Spelling:
    """A mobile number in a link or a file name."""
    phone = numbers.mobile(chance)
    before = chance.choice(
        ["wa.me/", "https://wa.me/", "tel:+", "https://api.whatsapp.com/send?p="]
    )
    return [Piece(before), *_secret(f"62{phone.area}{phone.subscriber}")]


def landline(chance: Random) -> Spelling:
    """An Indonesian landline, unspaced as well."""
    phone = numbers.landline(chance)
    area, rest = phone.area, phone.subscriber
    between = chance.choice(["", " ", "-", ".", "/", " - ", "\u00a0", "\u2013"])
    return _secret(
        chance.choice(
            [
                f"0{area}{rest}",
                f"0{area}{between}{rest}",
                f"(0{area}){between}{rest}",
                f"(0{area}) {rest[:3]}{between}{rest[3:]}",
                f"0{area}{between or ' '}{rest[:4]}{between or ' '}{rest[4:]}",
                f"+62{between}{area}{between}{rest}",
                f"+62 ({area}) {rest}",
                f"+62{area}{rest}",
            ]
        )
    )


def abroad(chance: Random) -> Spelling:
    """A number of another country, with + or 00."""
    phone = numbers.abroad(chance)
    country, area, rest = phone.country, phone.area, phone.subscriber
    plus = chance.choice(["+", "+", "+ ", "00", "\uff0b", "(+"])
    if plus == "(+":
        return _secret(f"(+{country}) {area} {rest}")
    return _secret(
        chance.choice(
            [
                f"{plus}{country}{area}{rest}",
                f"{plus}{country} {area} {rest}",
                f"{plus}{country}-{area}-{rest}",
                f"{plus}{country} {area}-{rest[:3]} {rest[3:]}",
                f"{plus}{country} ({area}) {rest}",
                f"{plus}{country}{chance.choice(_SEPARATORS)}{area}{chance.choice(_SEPARATORS)}{rest}",
                f"{plus}{row_of(chance, country + area + rest)}",
            ]
        )
    )


def passport(chance: Random) -> Spelling:
    """A passport's letters and digits, together or apart, in any case."""
    letters, row = numbers.passport(chance)
    if chance.random() < 0.4:
        letters = letters.lower()
    between = chance.choice(
        ["", "", " ", ".", "-", " - ", "/", "_", "\u00a0", "\u200b", ". ", ": "]
    )
    way = chance.randint(0, 6)
    if way == 0:
        return _secret("".join(chr(ord(c) + 0xFEE0) for c in letters + row))
    if way == 1:
        return _secret(letters + between + row[:3] + " " + row[3:])
    if way == 2:
        return _secret(" ".join(letters + row))
    if way == 3:
        return _secret(letters + between + _in_script(chance, row))
    if way == 4:
        return _secret(letters + between + _joined(chance, _groups(chance, row)))
    before = chance.choice(["paspor-", "no-", "No.", "\u2013", "-", "#", "paspor_", "paspor:", "/"])
    return [Piece(before if way == 5 else ""), *_secret(letters + between + row)]


def nik_between_signs(chance: Random) -> Spelling:
    """A NIK in groups with any sign between them."""
    return _secret(_signed(chance, _groups(chance, numbers.nik(chance))))


def mobile_between_signs(chance: Random) -> Spelling:
    """A mobile number in groups with any sign between them."""
    return _secret(_signed(chance, _groups(chance, _national(numbers.mobile(chance)))))


def passport_between_signs(chance: Random) -> Spelling:
    """A passport's letters and groups of digits, or all its digits, after any sign."""
    letters, row = numbers.passport(chance)
    groups = _groups(chance, row) if chance.random() < 0.6 else [row]
    # An x there would be another letter of the series.
    sign = chance.choice([*_KEYS, *_SIGNS])
    return _secret(letters + sign + _signed(chance, groups))


def file_name(chance: Random) -> Spelling:
    """A number inside the name of a file."""
    number = chance.choice([numbers.nik(chance), _national(numbers.mobile(chance))])
    before = chance.choice(["KTP_", "scan-", "KTP", "IMG_ktp_", "berkas ", "2024_"])
    return [
        Piece(before),
        Piece(number, True),
        Piece(chance.choice([".pdf", "_1.jpg", "-budi.png", " (2).pdf"])),
    ]


IN_DIGITS: dict[str, Speller] = {
    "a NIK": nik,
    "a NIK in halves": nik_in_halves,
    "two NIKs": two_niks,
    "a NIK beside a phone": nik_beside_phone,
    "a mobile number": mobile,
    "a mobile number in a link": mobile_link,
    "a landline": landline,
    "a number abroad": abroad,
    "a passport": passport,
    "a NIK between signs": nik_between_signs,
    "a mobile number between signs": mobile_between_signs,
    "a passport between signs": passport_between_signs,
    "a file's name": file_name,
}


# --- in words ----------------------------------------------------------------------------------


def _pair(chance: Random, two: str) -> str:
    """Two digits as one number: sebelas, enam belas, tujuh puluh satu, nol satu."""
    ten, one = two
    if ten == "0":
        return f"{chance.choice(_SPOKEN['0'])} {_SPOKEN[one][0]}"
    if ten == "1":
        return {"0": "sepuluh", "1": "sebelas"}.get(one, f"{_SPOKEN[one][0]} belas")
    return f"{_SPOKEN[ten][0]} puluh" + ("" if one == "0" else f" {_SPOKEN[one][0]}")


def _spoken(chance: Random, row: str) -> list[str]:
    way = chance.choice(["each", "each", "each", "pairs", "mixed"])
    if way == "pairs" and len(row) % 2 == 0:
        return [_pair(chance, row[at : at + 2]) for at in range(0, len(row), 2)]
    words = [chance.choice(_SPOKEN[digit]) for digit in row]
    if chance.random() < 0.2:
        return _doubled(words)
    if way == "mixed":
        return [
            digit if chance.random() < 0.4 else word for digit, word in zip(row, words, strict=True)
        ]
    return words


_TIMES = {2: "dobel", 3: "tripel"}


def _doubled(words: list[str]) -> list[str]:
    """The words with "dobel nol" for two that are equal."""
    said: list[str] = []
    at = 0
    while at < len(words):
        count = next((n for n in (3, 2) if words[at : at + n] == [words[at]] * n), 1)
        said += [_TIMES[count], words[at]] if count > 1 else [words[at]]
        at += count
    return said


def _said(chance: Random, row: str) -> Spelling:
    words = _spoken(chance, row)
    if chance.random() < 0.3:
        size = chance.choice([2, 4])
        words = [" ".join(words[at : at + size]) for at in range(0, len(words), size)]
        text = chance.choice([", ", " - ", "\n", ". ", "  "]).join(words)
    else:
        text = chance.choice(
            [" ", " ", " ", ", ", "-", " - ", "\n", "\u00a0", ". ", "_", "/"]
        ).join(words)
    return _secret(chance.choice([str, str, str.upper, str.title, str.capitalize])(text))


def nik_in_words(chance: Random) -> Spelling:
    """A NIK read out."""
    return _said(chance, numbers.nik(chance))


def phone_in_words(chance: Random) -> Spelling:
    """A mobile number read out, with its 0 or with "plus enam dua"."""
    phone = numbers.mobile(chance)
    if chance.random() < 0.7:
        return _said(chance, _national(phone))
    return [Piece("plus "), *_said(chance, f"62{phone.area}{phone.subscriber}")]


IN_WORDS: dict[str, Speller] = {"a NIK in words": nik_in_words, "a phone in words": phone_in_words}
