"""`office.toml` says how an office is made up, and its loader says what is wrong with it."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.office import directory
from knowledge.reading.office.protection import Protection
from tests.knowledge.sample import lines_with
from tests.places import OFFICE_FOLDER

REAL = OFFICE_FOLDER / "office.toml"

SOUND = """\
name = "Kanim"

[sections.tu]
name = "Subbagian Tata Usaha"
short = "TU"
head = "Kasubbag TU"

[units.kanim]
name = "Kanim"

[hours]
monday = ["07.30-12.00", "13:00 – 16:00"]

[calendar]
joint_leave = [2026-12-24]

[[tiers.biasa]]
post = "kepala_seksi"
wait_minutes = 60

[[tiers.mendesak]]
post = "koordinator_ukk"
wait_minutes = 5

[[tiers.mendesak]]
post = "kepala_kantor"
wait_minutes = 5
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "office.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_office_s_own_file_has_hours_for_a_working_week_and_both_policies() -> None:
    office = directory.load(REAL)

    assert [len(spans) for spans in office.hours.week] == [2, 2, 2, 2, 2, 0, 0]
    assert office.hours.week[4][0] == (time(7, 30), time(11, 30))
    assert date(2026, 12, 24) in office.calendar.joint_leave
    assert office.tiers["mendesak"][-1].post == "semua"
    assert not office.units["kanim"].has_coordinator
    assert office.units["ukk-oku"].has_coordinator


def test_hours_days_and_policies_are_read(tmp_path: Path) -> None:
    office = directory.load(written(tmp_path, SOUND))

    assert office.hours.week[0] == ((time(7, 30), time(12)), (time(13), time(16)))
    assert office.hours.week[1] == ()
    assert office.calendar.joint_leave == (date(2026, 12, 24),)
    assert [tier.wait for tier in office.tiers["mendesak"]] == [timedelta(minutes=5)] * 2
    assert office.sections["tu"].tiers == {}


def test_a_section_may_have_a_policy_of_its_own(tmp_path: Path) -> None:
    own = '\n[[sections.tu.tiers.biasa]]\npost = "kepala_kantor"\nwait_minutes = 7\n'

    office = directory.load(written(tmp_path, SOUND + own))

    assert [tier.post for tier in office.sections["tu"].tiers["biasa"]] == ["kepala_kantor"]
    assert "mendesak" not in office.sections["tu"].tiers


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('name = "Kanim"\n\n[sec', "[sec", 1, "'name' of the office is missing"),
        ('short = "TU"\n', "", 3, "[sections.tu] lacks 'short'"),
        ('short = "TU"', "short = 7", 3, "[sections.tu] 'short' must be a text"),
        ('[units.kanim]\nname = "Kanim"', "", 1, "there is no [units.…] table"),
        ("[units.kanim]", "[units.kanim]\ncolour = 1", 8, "[units.kanim] has unknown 'colour'"),
        ("[units.kanim]", '[units.kanim]\ncoordinator = "Budi"', 8, "must be true or false"),
        ("[hours]", "[opening]", 1, "[hours] must hold the spans of at least one weekday"),
        ("[hours]", "[opening]", 11, "[opening] is no table here"),
        ("monday", "senin", 12, "'senin' is no weekday"),
        ("07.30-12.00", "pagi", 12, "'pagi' is no span; write it like 07.30-12.00"),
        ("07.30-12.00", "07.30-24.00", 12, "'07.30-24.00' is no span"),
        ("07.30-12.00", "12.00-07.30", 12, "'12.00-07.30' ends before it begins"),
        ("07.30-12.00", "07.30-13.30", 12, "the spans overlap or are out of order"),
        ("[2026-12-24]", '["2026-12-24"]', 15, "joint_leave must be a list of days"),
        ("joint_leave", "cuti", 15, "[calendar] has unknown 'cuti'"),
        ("[[tiers.biasa]]", "[[tiers.santai]]", 17, "'santai' is no urgency"),
        ("[[tiers.biasa]]", "[[tiers.santai]]", 17, "the tier [[tiers.biasa]] is missing"),
        ("wait_minutes = 60", "wait_minutes = 0", 17, "tier 1 has wait_minutes 0; expected"),
        ("wait_minutes = 60", "wait_minutes = true", 17, "tier 1 has wait_minutes True; expected"),
        ("wait_minutes = 60\n", "", 17, "tier 1 lacks 'wait_minutes'"),
        ('"kepala_seksi"', '"Pak Budi"', 17, "tier 1 has post 'Pak Budi'; known are"),
        ('"kepala_kantor"', '"koordinator_ukk"', 21, "'koordinator_ukk' only as its first tier"),
        ('"koordinator_ukk"', '"semua"', 21, "may have 'semua' only as its last tier"),
        ('"kepala_seksi"', '"koordinator_ukk"', 17, "needs a tier for one of: kepala_seksi"),
        ("[calendar]", '[pilot]\nbegins = "Senin"\n[calendar]', 15, "begins must be a date"),
        ("[calendar]", "[pilot]\nmulai = 1\n[calendar]", 15, "[pilot] has unknown 'mulai'"),
        ("[sec", "data_protection = 1\n[sec", 3, "[data_protection] must be a table"),
        ("[calendar]", '[data_protection]\nphotos = "ya"\n[calendar]', 15, "must be 'boleh' or"),
        ("[calendar]", "[data_protection]\nsealed = 1\n[calendar]", 15, "unknown 'sealed'"),
        ("[[tiers.biasa]]", "[[tiers.biasa", 17, "not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in SOUND
    path = written(tmp_path, SOUND.replace(old, new, 1))

    assert lines_with(message, lambda: directory.load(path, others=())) == [line]


def test_switches_are_loose_until_the_office_sets_them(tmp_path: Path) -> None:
    strict = '[data_protection]\nown_messages = "langsung"\nphotos = "tolak"\nnames = "samarkan"\n'

    loose = directory.load(written(tmp_path, SOUND), others=()).protection
    assert loose == Protection(False, True, False)
    office = directory.load(written(tmp_path, SOUND + strict), others=())
    assert office.protection == Protection(True, False, True)


def test_every_fault_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    text = SOUND.replace("monday", "senin").replace('short = "TU"\n', "")

    with pytest.raises(BrokenKnowledge) as caught:
        directory.load(written(tmp_path, text))

    assert len(caught.value.faults) == 2


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BrokenKnowledge, match="the file is missing"):
        directory.load(tmp_path / "office.toml")


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ('outside = "Kanwil"', "must be a table"),
        ("[outside]\nkanwil = 7", "'kanwil' must be a text"),
        ('[outside]\nways = "KPK"', "'ways' must be a list of texts"),
        ("[outside]\ntelepon = 1", "unknown 'telepon'"),
        ('[outside]\ncalls = "129"', "must be tables"),
        ('[[outside.calls]]\nname = "SAPA"', "lacks 'number'"),
        ('[[outside.calls]]\nname = "SAPA"\nnumber = "129"\nwhen = 1', "unknown 'when'"),
        ('[[outside.calls]]\nname = "Kasi"\nnumber = "1"\nsection = "x"', "section 'x'"),
    ],
)
def test_a_fault_of_the_ways_outside_is_named(tmp_path: Path, table: str, fault: str) -> None:
    written = (OFFICE_FOLDER / "office.toml").read_text()
    start = written.index("[outside]")
    end = written.index("# When the office works")
    before = written[:start] if table.startswith("[") else f"{table}\n{written[:start]}"
    after = f"{table}\n\n{written[end:]}" if table.startswith("[") else written[end:]
    file = tmp_path / "office.toml"
    file.write_text(before + after)

    with pytest.raises(BrokenKnowledge) as broken:
        directory.load(file)

    assert fault in str(broken.value)
