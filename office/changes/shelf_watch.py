"""What the services of changed SOPs share."""

from office.changes.publication import InForce, Publications, are_in_force, publications
from office.foundation import Foundation, Service
from office.replicas import Replicas


class ShelfWatch(Service):
    """The foundation, and which words are in force on every replica."""

    publications: Publications = staticmethod(publications)
    is_in_force: InForce = staticmethod(are_in_force)

    def __init__(self, foundation: Foundation, replicas: Replicas) -> None:
        super().__init__(foundation)
        self.replicas = replicas
