"""What the services of changed SOPs share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from office.changes.publication import InForce, Publications, are_in_force, publications
from office.clock import Clock
from office.database import Database
from office.outbox import Outbox
from office.people import People
from office.replicas import Replicas
from office.rules import Rules

if TYPE_CHECKING:
    from office.shelf.office_shelf import OfficeShelf


@dataclass
class Shared:
    """The database, the clock, the rules, and the content in use."""

    database: Database
    clock: Clock
    outbox: Outbox
    people: People
    rules: Callable[[], Rules]
    shelf: "Callable[[], OfficeShelf]"
    replicas: Replicas
    publications: Publications = publications
    is_in_force: InForce = are_in_force
