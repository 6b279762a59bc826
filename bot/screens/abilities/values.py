"""What the bot holds itself, as it stands now: read for the asker when they ask."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.content.source import ScreenSource
from bot.screens.abilities import changed_sops, days_off
from bot.screens.abilities.actions import begins
from bot.screens.abilities.emergency import numbers
from bot.screens.anomalies.card import ReportCards
from bot.screens.posts import duty, names
from bot.telegram import Button, shortened
from bot.telegram.menus import Command
from bot.texts import abilities as texts
from bot.texts import addresses as address_texts
from bot.texts.anomalies import report as report_texts
from knowledge.reading.abilities.ability import Ability, LiveValue
from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.office.directory import Directory, Unit
from knowledge.reading.sops.confirming.facts import SERVICE_HOURS
from knowledge.reading.words import words
from office.people import Member
from office.posts import COORDINATOR, HEAD_OF_OFFICE, Post, PostOnDay

_MOST_REPORTS = 5
_MOST_CHOSEN = 2
# The share of a name that must be said to choose it.
_ENOUGH = 0.5
_LONGEST_LABEL = 34


@dataclass(frozen=True)
class AbilityQuestion:
    """A question for something that the bot can do, and who asks it."""

    source: ScreenSource
    commands: tuple[Command, ...]
    ability: Ability
    question: str
    asker: Member

    @property
    def directory(self) -> Directory:
        return self.source.shelf.directory

    def says(self, name: str) -> bool:
        """Whether all words of a name follow each other in the question."""
        said, own = f" {' '.join(words(self.question))} ", " ".join(words(name))
        return bool(own) and f" {own} " in said


@dataclass(frozen=True)
class LiveAnswer:
    """What is added to the answer: text, and buttons above the one that begins it."""

    html: str = ""
    buttons: tuple[Button, ...] = ()
    is_confidential: bool = False
    is_last: bool = False
    """Whether the sentence leads to it, and so stands above."""


async def holders(asked: AbilityQuestion) -> LiveAnswer:
    """Who holds the posts that the question names, or all, as /piket shows them."""
    services = asked.source.services
    posts = await services.anomalies.oversight.duties()
    named = [post for post in posts if _is_named(post, asked)] or posts
    people = await services.people.names({id for post in named for id in post.members})
    return LiveAnswer("\n".join(duty.line(post, asked.directory, people) for post in named))


def _is_named(holding: PostOnDay, asked: AbilityQuestion) -> bool:
    label = names.label(holding.post, asked.directory)
    return any(map(asked.says, (label, *_also_called(holding.post, asked.directory))))


def _also_called(post: Post, directory: Directory) -> Iterable[str]:
    """Yield what people call a post besides its name."""
    if post.role == HEAD_OF_OFFICE:
        yield from texts.HEAD_OF_OFFICE_NAMES
    elif post.role == COORDINATOR:
        # "UKK OKU" is called "OKU".
        yield directory.unit_name(post.unit or "").partition(" ")[2]
    elif (section := directory.sections.get(post.section or "")) is not None:
        yield from (section.short, section.id)


async def place(asked: AbilityQuestion) -> LiveAnswer:
    """Address and telephone of the units that the question names, or of all, as /alamat tells."""
    units = asked.directory.units.values()
    named = [unit for unit in units if any(map(asked.says, _names_of(unit)))]
    if not named and any(map(asked.says, texts.MAIN_UNIT_NAMES)):
        named = list(units)[:1]
    said = {id: it.says for id, it in asked.source.shelf.content.answers.items()}
    return LiveAnswer(address_texts.addresses(asked.directory, said, named))


def _names_of(unit: Unit) -> tuple[str, str]:
    """Return a unit's name, and what people call it: "UKK OKU" is "OKU"."""
    return unit.name, unit.name.partition(" ")[2]


async def opening_hours(asked: AbilityQuestion) -> LiveAnswer:
    """When the office works, and whether it is open now."""
    services = asked.source.services
    hours, now = services.rules().hours, services.clock.now()
    if hours.is_open(now):
        closes = hours.next_closing(now).astimezone(asked.source.zone)
        state = texts.is_open(f"{closes:%H.%M}")
    else:
        opens = hours.next_opening(now).astimezone(asked.source.zone)
        state = texts.is_closed(opens.date(), f"{opens:%H.%M}")
    told = f"{state}\n{address_texts.hours(asked.directory.hours)}"
    return LiveAnswer(f"{address_texts.confirmed(_answer(asked, SERVICE_HOURS))}\n{told}")


def _answer(asked: AbilityQuestion, fact: str) -> tuple[str, str]:
    """Return what the office has answered, and who says so; both empty if it has not."""
    found = asked.source.shelf.content.answers.get(fact)
    return (found.says, found.told) if found is not None else ("", "")


async def free_days(asked: AbilityQuestion) -> LiveAnswer:
    """Which of the days that the question names are off."""
    services = asked.source.services
    today = services.people.today()
    return LiveAnswer(days_off.told(asked.question, today, services.rules().hours))


async def own_reports(asked: AbilityQuestion) -> LiveAnswer:
    """How the asker's own reports stand."""
    reports = await asked.source.services.anomalies.queries.mine(asked.asker)
    if not reports:
        return LiveAnswer(report_texts.NO_REPORTS)
    shown = reports[:_MOST_REPORTS]
    cards = await ReportCards.listing(asked.source, *shown, viewer=asked.asker.id)
    lines = [cards.line(number, report) for number, report in enumerate(shown, 1)]
    return LiveAnswer("\n".join(lines), is_confidential=True)


async def emergency(asked: AbilityQuestion) -> LiveAnswer:
    """The numbers to call."""
    return LiveAnswer(numbers(asked.directory), is_last=True)


async def changes_of_sops(asked: AbilityQuestion) -> LiveAnswer:
    """Which sections have changed lately."""
    return LiveAnswer(*await changed_sops.listed(asked.source))


async def choice(asked: AbilityQuestion) -> LiveAnswer:
    """What the question chooses of that which the command lets one choose."""
    beginning = asked.ability.begins
    name = beginning.command if beginning is not None else ""
    command = next((it for it in asked.commands if it.name == name), None)
    if command is None:
        return LiveAnswer()
    content = asked.source.shelf.content
    said = _meant(content.vocabulary.stems(asked.question), content.vocabulary.same)
    shares: dict[str, float] = {}
    offered = command.presets(content)
    for preset, name in offered.items():
        own = frozenset(content.vocabulary.stems(name))
        shares[preset] = len(own & said) / len(own) if own else 0.0
    best = sorted(shares, key=lambda preset: -shares[preset])[:_MOST_CHOSEN]
    chosen = [it for it in best if shares[it] >= max(_ENOUGH, shares[best[0]])]
    return LiveAnswer(
        buttons=tuple(
            begins(shortened(offered[preset], _LONGEST_LABEL), PresetCommand(command.name, preset))
            for preset in chosen
        )
    )


def _meant(stems: Iterable[str], same: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    own = tuple(stems)
    return frozenset((*own, *(other for stem in own for other in same.get(stem, ()))))


VALUES: Final[Mapping[LiveValue, Callable[[AbilityQuestion], Awaitable[LiveAnswer]]]] = {
    LiveValue.HOLDERS: holders,
    LiveValue.PLACE: place,
    LiveValue.HOURS: opening_hours,
    LiveValue.DAYS_OFF: free_days,
    LiveValue.OWN_REPORTS: own_reports,
    LiveValue.EMERGENCY: emergency,
    LiveValue.CHANGED_SOPS: changes_of_sops,
    LiveValue.CHOICE: choice,
}
