"""The table [training] of `office.toml` is read, and its faults are told with their lines."""

from datetime import time
from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.training import timetable
from knowledge.reading.training.timetable import TrainingHours
from tests.knowledge.reading.office.test_directory import REAL, SOUND, written

OFFICE = SOUND.replace(
    'monday = ["07.30-12.00", "13:00 – 16:00"]',
    'monday = ["07.30-12.00", "13:00 – 16:00"]\nfriday = ["07.30-11.30"]',
)
TRAINING = """
[training]
days = ["monday"]
time = "08.00"
theme = "sapa"
quiz_days = ["friday"]

[training.units.kanim]
time = "9:15"
theme = "bergilir"
"""
FIRST = OFFICE.count("\n") + 2


def test_the_office_s_own_file_has_a_training() -> None:
    plan = timetable.load(REAL)

    assert plan.office == TrainingHours((0, 1, 2, 3), time(8), None, (4,))


def test_a_unit_says_only_what_differs(tmp_path: Path) -> None:
    plan = timetable.load(written(tmp_path, OFFICE + TRAINING))

    assert plan.office == TrainingHours((0,), time(8), "sapa", (4,))
    assert plan.of_unit == {"kanim": TrainingHours((0,), time(9, 15), None, (4,))}


def test_an_office_may_have_no_training(tmp_path: Path) -> None:
    assert timetable.load(written(tmp_path, SOUND)) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('days = ["monday"]\n', "", 0, "[training] lacks 'days'"),
        ('time = "08.00"\n', "", 0, "[training] lacks 'time'"),
        ('days = ["monday"]', "days = []", 0, "[training] needs at least one day"),
        ('["monday"]', '["senin"]', 0, "[training] days must be a list of: monday"),
        ('["monday"]', '"monday"', 0, "[training] days must be a list of: monday"),
        ('["friday"]', '["sunday"]', 0, "[training] names sunday, on which the office is closed"),
        ('"08.00"', '"pagi"', 0, "[training] has time 'pagi'; write it like 08.00"),
        ('"08.00"', "8", 0, "[training] has time '8'; write it like 08.00"),
        ('"08.00"', '"13.00"', 0, "has a time at which the office is closed on friday"),
        ('"sapa"', '"sinis"', 0, "[training] has theme 'sinis'; known are: bergilir, senyum"),
        ("theme", "tema", 0, "[training] has unknown 'tema'"),
        ("units.kanim", "units.ukk", 6, "[training.units.ukk]: there is no [units.ukk]"),
        ('"9:15"', '"16.00"', 6, "[training.units.kanim] has a time at which the office is"),
        ('"9:15"', '"9:15"\nhari = 1', 6, "[training.units.kanim] has unknown 'hari'"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in TRAINING
    path = written(tmp_path, OFFICE + TRAINING.replace(old, new, 1))

    with pytest.raises(BrokenKnowledge) as caught:
        timetable.load(path)

    told = [fault.line for fault in caught.value.faults if message in fault.message]
    assert told[:1] == [FIRST + line], caught.value
