"""Whatever comes in: no bug, nothing shown to the wrong person, no state moved by outsiders."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.texts.people.enrolment import OVER, REFUSALS, STRANGER
from office.anomalies.models import Anomaly
from office.people.errors import InvitationExpired, InvitationUnknown, InvitationUsed
from tests.fuzz.stage import Stage, open_stage
from tests.fuzz.strategies import mangled, updates
from tests.office.rows import row

# `FUZZ_EXAMPLES=5000 pytest tests/fuzz` looks longer and elsewhere; the suite repeats its examples.
_WANTED = os.environ.get("FUZZ_EXAMPLES")


def _look(examples: int) -> settings:
    return settings(
        max_examples=int(_WANTED or examples),
        derandomize=_WANTED is None,
        deadline=None,
        # Shrinking would run hundreds of examples more, on an office that has gone on.
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


pytestmark = [
    pytest.mark.timeout(0 if _WANTED else 300),
    pytest.mark.parametrize(
        "examples",
        [
            pytest.param(_look(30), id="short"),
            pytest.param(_look(150), id="long", marks=pytest.mark.slow),
        ],
    ),
]
_DOORS = (InvitationUnknown, InvitationUsed, InvitationExpired)
SECRET = "Rahasia: pemohon nomor tujuh dijemput travel Melati"
# Words of a program in trouble, which nobody at a counter should ever read.
_INSIDES = ("Traceback", "Error:", "Exception", "sqlalchemy", "<object", "office.", "bot.")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """An office in which one report, about a head of section, is on its way."""
    with open_stage(tmp_path_factory.mktemp("fuzz")) as stage:
        officer = stage.office.counter_officer
        stage.runner.run(stage.office.reports(officer, SECRET, "Indikasi TPPO"))
        yield stage


def _sender(stage: Stage, name: str) -> dict[str, Any]:
    person = stage.office.people[name]
    return {"id": person.id, "is_bot": False, "first_name": person.name}


def _report(stage: Stage) -> tuple[str, ...]:
    """What must not change behind the backs of those who hold the report."""

    async def read() -> tuple[str, ...]:
        report = await row(stage.office.services.database, Anomaly, 1)
        return (report.text, report.section, report.category, str(report.holder_id))

    return stage.runner.run(read())


def test_no_update_that_telegram_could_send_is_met_with_a_bug(
    stage: Stage, examples: settings
) -> None:
    senders = [_sender(stage, name) for name in stage.office.people]
    stage.bugs()

    @examples
    @given(updates(senders))
    def receive(update: dict[str, Any]) -> None:
        stage.receives(update)
        assert stage.bugs() == []
        assert stage.open_updates() == 0

    receive()

    for person in stage.office.people.values():
        for text in stage.texts_of(person):
            assert not any(word in text for word in _INSIDES), text
    stage.still_answers()


def test_a_mangled_update_stops_nobody_else(stage: Stage, examples: settings) -> None:
    senders = [_sender(stage, name) for name in stage.office.people]

    @examples
    @given(mangled(senders))
    def receive(update: dict[str, Any]) -> None:
        stage.receives(update)
        assert stage.open_updates() == 0

    receive()

    stage.still_answers()


def test_those_without_the_post_neither_see_nor_move_a_report(
    stage: Stage, examples: settings
) -> None:
    outsiders = ["stranger", "ukk_officer", "trainer", "head_of_tikim", "head_of_dokintalkim"]
    before = _report(stage)

    @examples
    @given(updates([_sender(stage, name) for name in outsiders]))
    def receive(update: dict[str, Any]) -> None:
        stage.receives(update)

    receive()

    assert _report(stage) == before
    for name in outsiders:
        for text in stage.texts_of(stage.office.people[name]):
            assert "travel Melati" not in text, name


def test_a_stranger_reads_one_sentence_and_nothing_else(stage: Stage, examples: settings) -> None:
    @examples
    @given(updates([_sender(stage, "stranger")]))
    def receive(update: dict[str, Any]) -> None:
        stage.receives(update)

    receive()

    # They are told once a day: perhaps before, in the stories above.
    said = set(stage.texts_of(stage.office.people["stranger"]))
    # A button of a card that somebody's former account still shows closes the card.
    assert said <= {STRANGER, OVER, *(REFUSALS[error] for error in _DOORS)}
    assert STRANGER in said
