"""Personal numbers as they exist: NIK, phone and passport numbers, drawn at random."""

from dataclasses import dataclass
from random import Random

_PROVINCES = [
    *("11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35"),
    *("36", "51", "52", "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76"),
    *("81", "82", "91", "92", "93", "94"),
]
# Area code without its 0, and how many digits follow.
_AREAS = [
    *(("21", 8), ("21", 7), ("22", 7), ("24", 7), ("31", 7), ("61", 7), ("274", 6), ("341", 6)),
    *(("361", 6), ("711", 6), ("711", 7), ("713", 6), ("730", 6), ("731", 6), ("733", 6)),
    *(("734", 6), ("735", 6), ("741", 5), ("751", 5)),
]
# Country code, first digits of its mobile numbers, digits that follow: where Indonesians go.
_ABROAD = [
    *(("60", "12", 7), ("60", "11", 8), ("60", "19", 7), ("65", "9", 7), ("65", "8", 7)),
    *(("966", "50", 7), ("966", "55", 7), ("971", "50", 7), ("852", "6", 7), ("852", "9", 7)),
    *(("886", "9", 8), ("82", "10", 8), ("81", "90", 8), ("61", "4", 8), ("31", "6", 8)),
    *(("1", "212", 7), ("44", "74", 8), ("49", "151", 8), ("90", "532", 7), ("20", "10", 8)),
    *(("91", "98", 8), ("86", "138", 8), ("673", "8", 6), ("974", "55", 6), ("66", "81", 7)),
    *(("63", "917", 7), ("670", "77", 6), ("965", "9", 7), ("968", "9", 7), ("962", "79", 7)),
]


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number in its parts: country code, area or operator, subscriber."""

    country: str
    area: str
    subscriber: str


def digits(chance: Random, count: int) -> str:
    """As many random digits."""
    return "".join(chance.choice("0123456789") for _ in range(count))


def nik(chance: Random) -> str:
    """Region, date of birth (a woman's day plus 40) and serial: sixteen digits."""
    region = f"{chance.choice(_PROVINCES)}{chance.choice([*range(1, 26), *range(71, 79)]):02}"
    district = chance.randint(1, 40)
    day = chance.randint(1, 28) + chance.choice([0, 40])
    month, year = chance.randint(1, 12), chance.randint(0, 99)
    serial = chance.choice([chance.randint(1, 20), chance.randint(1, 9999)])
    return f"{region}{district:02}{day:02}{month:02}{year:02}{serial:04}"


def mobile(chance: Random) -> Phone:
    """A mobile number of Indonesia: ten to thirteen digits with its 0."""
    operator = f"8{chance.choice('1235789')}{chance.choice('1235678')}"
    return Phone("62", operator, digits(chance, chance.randint(7, 9)))


def landline(chance: Random) -> Phone:
    """A fixed line of Indonesia."""
    area, count = chance.choice(_AREAS)
    return Phone("62", area, chance.choice("234578") + digits(chance, count - 1))


def abroad(chance: Random) -> Phone:
    """A mobile number of a country of destination."""
    country, first, count = chance.choice(_ABROAD)
    return Phone(country, first, chance.choice("23456789") + digits(chance, count - 1))


def passport(chance: Random) -> tuple[str, str]:
    """The letters and the digits of a passport."""
    if chance.random() < 0.6:
        return chance.choice("ABCEX"), digits(chance, 7)
    return chance.choice(["XE", "XD", "XB", "EJ", "AB", "AT", "EA"]), digits(chance, 6)
