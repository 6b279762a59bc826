"""The people, files and hours with which the machine plays."""

import tomllib
from datetime import date, datetime, time

from knowledge.shelf import Shelf
from office.anomalies.words.report_form import ReportAnswers
from office.clock import HandMovedClock
from office.database import Database, migrate
from office.escalation.policy import Urgency
from office.people import Role
from tests.conftest import WIB
from tests.fuzz.life.facts import Order, Post
from tests.office.anomalies.conftest import Bench
from tests.places import KNOWLEDGE, OFFICE_FOLDER

UNITS = ("kanim", "ukk-musi-rawas")
CATEGORIES = ("dokumen", "sistem", "gratifikasi")
SECTIONS = ("inteldakim", "tikim", "tu")
TEXTS = ("KK tampak hasil suntingan", "Alat perekam sidik jari mati sejak pagi")
KASI, TIKIM = ("kepala_seksi", "inteldakim"), ("kepala_seksi", "tikim")
UKK, KAKANIM = ("koordinator_ukk", "ukk-musi-rawas"), ("kepala_kantor", "")
POSTS: tuple[Post, ...] = (UKK, KASI, TIKIM, KAKANIM)
# Nobody is the head of Tata Usaha.
CAST: dict[str, tuple[str, Post | None]] = {
    "Rina": ("kanim", None),
    "Yuni": ("ukk-musi-rawas", None),
    "Lestari": ("kanim", None),
    "Wati": ("ukk-musi-rawas", UKK),
    "Sri": ("kanim", KASI),
    "Andi": ("kanim", TIKIM),
    "Bambang": ("kanim", KAKANIM),
}
# Officers of a section; the others work for all.
SECTION_OF = {"Lestari": "inteldakim", "Rina": "tikim"}
# A plain morning, before the break of a Friday, before cuti bersama and Christmas, a Saturday.
MORNINGS = (
    datetime(2026, 11, 25, 9, 0, tzinfo=WIB),
    datetime(2026, 11, 27, 11, 20, tzinfo=WIB),
    datetime(2026, 12, 23, 15, 40, tzinfo=WIB),
    datetime(2026, 11, 28, 22, 0, tzinfo=WIB),
)


def read_order() -> Order:
    """The office's files, read without the office's readers."""
    office = tomllib.loads((OFFICE_FOLDER / "office.toml").read_text())
    categories = tomllib.loads((KNOWLEDGE / "anomalies.toml").read_text())["categories"]

    def section_of(function: str) -> str:
        return office["functions"].get(function, function)

    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    week = [[_span(words) for words in office["hours"].get(day, ())] for day in days]
    christmas = {date(2026, 12, 25), date(2027, 1, 1)}
    return Order(
        week=week,
        closed=frozenset({*office["calendar"]["joint_leave"], *christmas}),
        tiers={
            urgency: [(tier["post"], tier["wait_minutes"]) for tier in tiers]
            for urgency, tiers in office["tiers"].items()
        },
        sections={name: section_of(category["section"]) for name, category in categories.items()},
        joined={name: category.get("joined_by", ()) for name, category in categories.items()},
    )


def _span(words: str) -> tuple[time, time]:
    opens, closes = words.replace(".", ":").split("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)


def name_of(post: Post) -> str:
    """A post as the office writes it."""
    role, seat = post
    return f"{role}/{seat}/" if role == "kepala_seksi" else f"{role}//{seat}"


def answers(category: str, unit: str, urgency: str, about: Post | None, text: str) -> ReportAnswers:
    """The form as an officer has filled it in."""
    return ReportAnswers(
        category=category,
        text=text,
        unit=unit,
        urgency=Urgency(urgency),
        concerns=name_of(about) if about else "",
    )


async def prepare(database: Database, shelf: Shelf) -> None:
    """Give an empty database the schema and the cast."""
    await migrate.upgrade(database)
    await _enrol(Bench(database, HandMovedClock(MORNINGS[0]), shelf))


async def _enrol(bench: Bench) -> None:
    """Let the cast in, on the first morning."""
    for name, (unit, post) in CAST.items():
        role = Role(post[0]) if post else Role.OFFICER
        section = post[1] if post and post[0] == "kepala_seksi" else SECTION_OF.get(name)
        await bench.enrols(name, role, section, unit=unit)
