"""What a member may write today, by the roles that they hold."""

from dataclasses import dataclass

# The files of the training, below `knowledge/`. Trainers keep them, too.
TRAINING = "training/"


@dataclass(frozen=True)
class Kept:
    """The sections whose content a member writes; "" is what no section owns."""

    sections: frozenset[str]
    is_trainer: bool = False

    def has(self, path: str, section: str) -> bool:
        """Whether the member writes that file of the section."""
        return section in self.sections or (self.is_trainer and path.startswith(TRAINING))
