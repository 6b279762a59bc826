"""What every noun of the office is opened on: the database, the clock, and the services below."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from office.calendar import WorkingHours
from office.clock import Clock
from office.database import AsyncSession, Database
from office.forms import Forms
from office.outbox import Outbox
from office.people import People
from office.posts.posts import Roster
from office.posts.roster import roster_on
from office.rules import Rules

if TYPE_CHECKING:
    from office.shelf.office_shelf import OfficeShelf


@dataclass(frozen=True)
class Foundation:
    """Opened once, and handed to each noun."""

    database: Database
    clock: Clock
    forms: Forms
    outbox: Outbox
    people: People
    rules: Callable[[], Rules]
    shelf: "Callable[[], OfficeShelf]"


class Service:
    """A service of a noun: it has the parts of the foundation under their own names."""

    def __init__(self, foundation: Foundation) -> None:
        self.database = foundation.database
        self.clock = foundation.clock
        self.forms = foundation.forms
        self.outbox = foundation.outbox
        self.people = foundation.people
        self.rules = foundation.rules
        self.shelf = foundation.shelf

    @property
    def hours(self) -> WorkingHours:
        return self.rules().hours

    async def roster(self, session: AsyncSession) -> Roster:
        """Return who holds which post today."""
        return await roster_on(session, self.people.today())


S = TypeVar("S", bound=Service)


class ServicePart(Generic[S]):
    """A service that works through what all services of its noun share."""

    def __init__(self, shared: S) -> None:
        self.shared = shared
        self.database = shared.database
        self.clock = shared.clock
