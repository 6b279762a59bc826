"""What happens if a message does not arrive: each noun says it, and its services do it."""

from office.outbox import kinds_told_to_writers
from office.services import NOUNS
from office.unreached import table
from tests.office.archive import Archive


def test_no_two_nouns_declare_the_same_kind() -> None:
    declared = [kind for noun in NOUNS for kind in noun.unreached]

    assert len(declared) == len(set(declared))


async def test_every_kind_whose_writer_hears_of_it_says_who_wrote_it(archive: Archive) -> None:
    known = {kind for each in archive.services.duties for kind in each.origins}

    assert known == set(kinds_told_to_writers(table(NOUNS)))


async def test_what_tells_the_office_goes_on_without_the_recipient(archive: Archive) -> None:
    going_on = {kind for each in archive.services.duties for kind in each.undelivered}

    assert {kind for kind, row in table(NOUNS).items() if row.tells_office} <= going_on
