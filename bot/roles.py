"""Who sees which commands: sets of roles that several nouns share."""

from typing import Final

from office.people import Role

HEADS: Final = frozenset({Role.COORDINATOR, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE})
VIEWERS: Final = HEADS | {Role.TRAINER}
ANNOUNCERS: Final = frozenset({Role.TRAINER, Role.HEAD_OF_OFFICE})
