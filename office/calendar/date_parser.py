"""Reads a time as people in the office write it: "besok 07.30", "nanti sore jam 3"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "ahad")
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_NUMBERS = (
    *("sebelas", "sepuluh", "satu", "dua belas", "dua", "tiga", "empat", "lima", "enam"),
    *("tujuh", "delapan", "sembilan"),
)
_VALUES = (11, 10, 1, 12, 2, 3, 4, 5, 6, 7, 8, 9)
# Chat spellings: each stands for one word of the grammar below.
_SPELLINGS = {
    r"jum'?at|jumaat": "jumat",
    r"senen": "senin",
    r"hari minggu": "ahad",
    r"minggu(?! depan| ini)": "ahad",
    r"bsk|bsok|esok|besuk": "besok",
    r"skrg|skrng|skr|saat ini|segera|langsung": "sekarang",
    r"pukul|pkl|pk|jm": "jam",
    r"tgl|tggl": "tanggal",
    r"petang": "sore",
    r"subuh|dini hari": "pagi",
    r"mgg dpn|minggu dpn": "minggu depan",
    r"dpn": "depan",
    r"mnt": "menit",
}
_AT_ONCE = frozenset({"sekarang", "sekarang juga"})
_FILLERS = frozenset({"jam", "tanggal", "hari", "pada", "nanti", "ini", "wib", "di", "dan"})
_PART = re.compile(r"\b(pagi|siang|sore|malam)\b")
_CLOCK = re.compile(
    r"(?:\bjam )?(?P<half>setengah )?\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\b"
    r"(?: lewat (?P<past>\d{1,2})(?: menit)?)?"
)
_LAPSE = re.compile(r"(?:dalam )?(?P<count>\d{1,3}|setengah) (?P<what>menit|jam)(?: lagi)?")
_NUMERIC = re.compile(
    r"\b(\d{1,2})(?:[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?|\.(\d{1,2})\.(\d{4}|\d{2}))\b"
)
_NAMED = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})[a-z]*(?: (\d{{4}}))?\b")
_OF_MONTH = re.compile(r"\btanggal (\d{1,2})\b( bulan depan)?")
_IN_DAYS = re.compile(r"\b(\d{1,2}) hari lagi\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b(?: (minggu depan|depan|ini))?")
_HALF_A_YEAR = timedelta(days=183)
_LAST_NIGHT_HOUR = 6


class Unclear(Exception):
    """The text names no time, or an impossible one."""


class NoHour(Unclear):
    """The text names a day and no hour."""


class IsPast(Unclear):
    """The time is over."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)
        self.moment = moment


@dataclass(frozen=True)
class _Found:
    """What was read, and the text without it."""

    day: date | None
    rest: str


def read_moment(text: str, now: datetime) -> datetime:
    """Read a moment from now on. `now` is aware and in the office's own zone.

    Show the result in full before it counts: "jam 3" may be meant otherwise.

    Raises:
        Unclear, NoHour, IsPast: see the classes.
    """
    words = _plain(text)
    if words in _AT_ONCE:
        return now
    lapse = _LAPSE.fullmatch(words)
    if lapse is not None and (
        lapse["what"] == "menit" or not words[0].isdigit() or "lagi" in words
    ):
        return now + _lapse(lapse)
    found = _day(words, now.date())
    since_midnight, rest = _clock(found.rest)
    if set(rest.split()) - _FILLERS:
        raise Unclear
    if since_midnight is None:
        raise NoHour if found.day is not None or rest != words else Unclear
    midnight = datetime.combine(found.day or now.date(), time(), now.tzinfo)
    moment = midnight + since_midnight
    if moment <= now:
        raise IsPast(moment)
    return moment


def read_day(text: str, today: date) -> date:
    """Read a day from today on.

    Raises:
        Unclear, IsPast: see the classes.
    """
    words = _plain(text)
    found = _day(words, today)
    day = today if words == "hari ini" else found.day
    if day is None or set(found.rest.split()) - _FILLERS:
        raise Unclear
    if day < today:
        raise IsPast(datetime.combine(day, time()))
    return day


def day_in(text: str, today: date) -> date | None:
    """Return the day that a text names among other words; None if it names none.

    Raises:
        Unclear: the day is impossible.
    """
    words = _plain(text)
    found = _day(words, today).day
    return today if found is None and "hari ini" in words else found


def _plain(text: str) -> str:
    words = re.sub(r"[,;()!]", " ", text.casefold())
    words = " ".join(words.split()).rstrip(".")
    for spelling, word in _SPELLINGS.items():
        words = re.sub(rf"\b(?:{spelling})\b", word, words)
    for name, value in zip(_NUMBERS, _VALUES, strict=True):
        words = re.sub(rf"\b{name}\b", str(value), words)
    return words


def _lapse(lapse: re.Match[str]) -> timedelta:
    count = 0.5 if lapse["count"] == "setengah" else int(lapse["count"])
    return timedelta(minutes=count) if lapse["what"] == "menit" else timedelta(hours=count)


def _day(words: str, today: date) -> _Found:
    """Take the day out of the text. There may be none if only the hour is named."""
    for pattern, read in _READERS:
        if (found := re.search(pattern, words)) is not None:
            try:
                day = read(found, today)
            except ValueError:  # for example 31 November
                raise Unclear from None
            rest = f"{words[: found.start()]} {words[found.end() :]}"
            return _Found(day, _without_its_name(day, " ".join(rest.split())))
    return _Found(None, words)


def _without_its_name(day: date, rest: str) -> str:
    """Leave out the weekday beside a date if they agree: "Jumat, 27 November"."""
    named = _WEEKDAY.search(rest)
    if named is None or _DAYS.index(named[1]) != day.weekday():
        return rest
    return f"{rest[: named.start()]} {rest[named.end() :]}"


def _clock(words: str) -> tuple[timedelta | None, str]:
    """Take the hour and the part of the day out of the text."""
    part = _PART.search(words)
    rest = _PART.sub(" ", words)
    found = _CLOCK.search(" ".join(rest.split()))
    rest = " ".join(rest.split())
    if found is None:
        return None, rest
    hour, minute = int(found["hour"]), int(found["minute"] or found["past"] or 0)
    since_midnight = timedelta(hours=_hour(hour, part and part[0], found["hour"]), minutes=minute)
    if found["half"]:
        since_midnight -= timedelta(minutes=30)
    if hour > 24 or minute > 59 or since_midnight > timedelta(days=1):
        raise Unclear
    rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    return since_midnight, " ".join(rest.split())


def _hour(hour: int, part: str | None, written: str) -> int:
    """Return the hour from 0 to 24. "jam 3" never means three at night, but "03.00" does."""
    is_short = len(written) == 1
    match part:
        case "siang" | "sore" if hour < 8:
            return hour + 12
        case "malam" if 5 <= hour <= 12:
            return hour + 12
        case "malam" if hour < 5:
            raise Unclear
        case None if is_short and 0 < hour <= _LAST_NIGHT_HOUR:
            return hour + 12
        case _:
            return hour


def _numeric(found: re.Match[str], today: date) -> date:
    return _dated(today, int(found[1]), int(found[2] or found[4]), found[3] or found[5])


def _named(found: re.Match[str], today: date) -> date:
    return _dated(today, int(found[1]), MONTHS.index(found[2]) + 1, found[3])


def _dated(today: date, day: int, month: int, year: str | None) -> date:
    """Without a year the nearest date is meant: in December "2/1" is in the next year."""
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = date(today.year, month, day)
    return date(today.year + 1, month, day) if today - this_year > _HALF_A_YEAR else this_year


def _of_month(found: re.Match[str], today: date) -> date:
    day = int(found[1])
    if found[2] or day < today.day:
        return _next_month(today).replace(day=day)
    return today.replace(day=day)


def _weekday(found: re.Match[str], today: date) -> date:
    """ "Jumat" is the next one, today included; "Jumat depan" is that of next week."""
    monday = today - timedelta(days=today.weekday())
    number = _DAYS.index(found[1])
    if found[2] == "ini":
        return monday + timedelta(days=number)
    if found[2] is not None:
        return monday + timedelta(days=7 + number)
    return today + timedelta(days=(number - today.weekday()) % 7)


def _next_month(today: date) -> date:
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def _month_end(_found: re.Match[str], today: date) -> date:
    return today.replace(day=monthrange(today.year, today.month)[1])


# In this order: "senin minggu depan" must be read as a weekday first.
_READERS = (
    (_NUMERIC, _numeric),
    (_NAMED, _named),
    (_OF_MONTH, _of_month),
    (_IN_DAYS, lambda found, today: today + timedelta(days=int(found[1]))),
    (_WEEKDAY, _weekday),
    (re.compile(r"\bminggu depan\b"), lambda _, today: today + timedelta(days=7)),
    (re.compile(r"\bbesok lusa\b|\blusa\b"), lambda _, today: today + timedelta(days=2)),
    (re.compile(r"\bbesok\b"), lambda _, today: today + timedelta(days=1)),
    (re.compile(r"\bhari ini\b"), lambda _, today: today),
    (re.compile(r"\bakhir bulan\b(?: ini)?"), _month_end),
    (re.compile(r"\bawal bulan\b(?: depan)?"), lambda _, today: _next_month(today)),
)
