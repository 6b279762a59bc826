"""One short round on each engine, with all that people do and all that can go wrong."""

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest

from tests.chaos import people
from tests.chaos.human import Human
from tests.chaos.judging.record import Record
from tests.chaos.machines import postgres
from tests.chaos.play.round import Result, play
from tests.chaos.play.storm import ONLY_ON_POSTGRESQL, ONLY_ON_SQLITE, Kind, draw
from tests.conftest import new_postgres_database
from tests.places import ROOT

SECONDS = 6.0
# With a webhook, a new key, and one leap: two within so few seconds look like one to the judge.
SEED = 7
# What nobody may have had occasion to do. What was tried so often and never done is no such thing.
_LEFT_OUT, _OFTEN = 2, 3
# What names a deed, and where its name stands among the arguments.
_NAMING = {"notes": 0, "presses": 1, "says": 1}


def kinds(of: type[Human] = Human) -> set[type[Human]]:
    """Every class of people."""
    return set().union(*({subclass} | kinds(subclass) for subclass in of.__subclasses__()))


def deeds() -> set[tuple[str, str]]:
    """All that people can do, as the code names it, with the class that does it."""
    folder = ROOT / "tests" / "chaos"
    files = [folder / "human.py", *(folder / "people").glob("*.py")]
    defined = [node for file in files for node in ast.parse(file.read_text("utf-8")).body]
    return {
        (kind.name, name)
        for kind in defined
        if isinstance(kind, ast.ClassDef)
        for node in ast.walk(kind)
        if isinstance(node, ast.Call) and (name := _name(node))
    }


def _name(call: ast.Call) -> Any:
    match call.func:
        case ast.Attribute(attr=method) if method in _NAMING:
            named = call.args[_NAMING[method]]
            return named.value if isinstance(named, ast.Constant) else None
    return None


def holds(result: Result, impossible: frozenset[Kind]) -> None:
    """Whether the promises held, people did what they can do, and everything went wrong."""
    assert result.faults == ()
    left_out = deeds() - set(result.deeds.done)
    assert [deed for deed in left_out if result.deeds.given_up[deed[1]] >= _OFTEN] == []
    assert len(left_out) <= _LEFT_OUT
    assert {kind.__name__ for kind in kinds()} <= {kind for kind, _ in result.deeds.done}
    assert set(result.struck) == set(Kind) - impossible


def test_every_kind_of_person_can_live_and_is_there() -> None:
    assert [kind for kind in kinds() if inspect.isabstract(kind)] == []
    # Newcomers come in by what an admin does.
    assert kinds() - set(people.CAST.values()) == {people.admins.Newcomer}


# Slow: a storm lasts its seconds, and what people do before it and the calm after it as long.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(900)
async def test_a_short_round_on_sqlite(tmp_path: Path) -> None:
    record, url = Record(tmp_path / "round"), f"sqlite:///{tmp_path / 'pandu.db'}"

    result = await play(draw(SEED, SECONDS), url, record, 1, rehearsed=deeds())

    holds(result, ONLY_ON_POSTGRESQL)


@pytest.mark.slow  # as above
@pytest.mark.crash
@pytest.mark.postgres
@pytest.mark.timeout(900)
async def test_a_short_round_on_postgresql(tmp_path: Path) -> None:
    record = Record(tmp_path / "round")
    with postgres.opened() as server:
        url = await new_postgres_database(server.uri)

        result = await play(draw(SEED, SECONDS), url, record, 2, server, rehearsed=deeds())

        no_disk = frozenset({Kind.FULL_DISK}) if server.disk is None else frozenset()
    holds(result, ONLY_ON_SQLITE | no_disk)
