"""The bot's token stands in its environment and nowhere else; it opens no report."""

from sqlalchemy import text

from office.services import metadata
from tests.journeys.conftest import Office
from tests.journeys.reports import files


async def test_the_token_is_in_no_table_not_even_after_trouble(office: Office) -> None:
    await office.head_of_inteldakim.blocks()
    await files(office, office.counter_officer)
    await office.everybody_reads()
    found: list[str] = []
    async with office.services.database.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = await connection.execute(text(f'SELECT * FROM "{table.name}"'))
            found += [repr(tuple(row)) for row in rows]

    assert any("Forbidden" in row for row in found)
    assert "TEST-TOKEN" not in "".join(found)
