"""What machines see of a working office: alive, ready or not, and numbers without names."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot import http_server, monitoring
from tests.cast.steps import types
from tests.journeys.conftest import ANSWER, SURE, Office


class Pages:
    """The pages, as a machine fetches them."""

    def __init__(self, port: int) -> None:
        self._root = f"http://127.0.0.1:{port}"

    async def get(self, page: str) -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self._root}/{page}") as answer,
        ):
            return answer.status, await answer.text()


@pytest.fixture
async def pages(office: Office) -> AsyncIterator[Pages]:
    listener = http_server.listen("METRICS", "127.0.0.1", 0)
    port = listener.getsockname()[1]
    async with monitoring.monitoring(office.application, listener):
        yield Pages(port)


async def test_a_working_office_is_alive_and_ready(pages: Pages) -> None:
    assert (await pages.get("healthz"))[0] == 200
    status, found = await pages.get("readyz")

    assert status == 200
    assert "failed" not in found


async def test_replicas_that_answer_with_other_words_can_be_told(
    office: Office, pages: Pages
) -> None:
    shelf, path = office.application.bot_data.shelf, "sop/paspor-hilang.md"
    before = await content_digest(pages)

    shelf.revise({path: (shelf.text(path) or "").replace("per buku", "untuk satu buku")})
    assert await content_digest(pages) != before
    shelf.revise({})
    assert await content_digest(pages) == before


async def content_digest(pages: Pages) -> float:
    _, numbers = await pages.get("metrics")
    (line,) = (one for one in numbers.splitlines() if one.startswith("pandu_content_digest "))
    digest = float(line.split()[1])
    assert digest.is_integer()
    assert 0 < digest < 2**53
    return digest


async def test_a_question_and_a_report_are_counted_and_nobody_is_named(
    office: Office, pages: Pages
) -> None:
    await types(office.counter_officer, SURE, then=ANSWER)
    code = await office.reports(office.counter_officer, "KK tampak suntingan", "Dokumen")
    await office.head_of_inteldakim.expects("KK tampak suntingan")
    await office.settles()
    status, numbers = await pages.get("metrics")

    assert status == 200
    assert 'pandu_answers_total{band="sure"} 1.0' in numbers
    assert 'pandu_reports{state="new"} 1.0' in numbers
    assert 'pandu_sends_total{outcome="sent"}' in numbers
    assert "pandu_search_seconds_count 1.0" in numbers
    for secret in (code, "suntingan", office.settings.token, *named(office)):
        assert secret not in numbers


def named(office: Office) -> list[str]:
    """Names and ids of everybody."""
    people = office.people.values()
    return [person.name for person in people] + [str(person.id) for person in people]


async def test_an_office_without_telegram_is_alive_and_not_ready(
    office: Office, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(monitoring, "LONGEST_SILENCE_SECONDS", -1.0)
    with office.telegram.faults.fail(502):
        status, found = await pages.get("readyz")
        assert (await pages.get("healthz"))[0] == 200

    assert status == 503
    assert '"telegram":"failed"' in found
    assert '"database":"ok"' in found
    assert (await pages.get("readyz"))[0] == 200


async def test_an_office_without_its_database_is_not_ready(
    office: Office, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_database: object) -> bool:
        raise ConnectionRefusedError

    monkeypatch.setattr(monitoring.migrate, "is_current", away)
    status, found = await pages.get("readyz")

    assert status == 503
    assert '"database":"failed"' in found


async def test_an_office_whose_door_is_closed_is_not_ready(office: Office, pages: Pages) -> None:
    office.application.bot_data.is_open = False

    assert (await pages.get("readyz"))[0] == 503


async def test_nothing_else_is_served_there(pages: Pages) -> None:
    for page in ("", "docs", "telegram", "metrics/"):
        assert (await pages.get(page))[0] == 404
