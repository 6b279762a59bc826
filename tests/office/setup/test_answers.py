"""A new office's answers, one by one, and the file that is written of them."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.reading.office import directory
from office.setup import (
    OfficeAnswers,
    UnitPlaces,
    Wrong,
    WrongAnswer,
    backup_times,
    unit_files,
    write_folder,
)
from tests.places import ROOT

EXAMPLE = ROOT / "offices" / "contoh"
MODELS = ROOT / "deploy" / "systemd"


def answered(**other: Any) -> OfficeAnswers:
    answers = OfficeAnswers()
    given = {
        "place": "Muara Enim",
        "office_class": "Kelas II Non TPI",
        "province": "Sumatera Selatan",
        "timezone": "WIB",
        "units": "",
        "admin": "Agus Salim",
        **other,
    }
    for field, value in given.items():
        answers.give(field, value)
    return answers


@pytest.mark.parametrize(
    ("field", "raw", "reason"),
    [
        ("place", "  ", Wrong.EMPTY),
        ("place", "x" * 61, Wrong.LONG),
        ("place", 'Muara"Enim', Wrong.SIGNS),
        ("place", "Muara\x07Enim", Wrong.SIGNS),
        ("admin", "{kota}", Wrong.SIGNS),
        ("admin", 7, Wrong.NO_TEXT),
        ("office_class", "Kelas IV", Wrong.NO_CLASS),
        ("office_class", "9", Wrong.NO_CLASS),
        ("timezone", "WIBB", Wrong.NO_ZONE),
        ("units", "UKK OKU, UKK oku", Wrong.TWICE),
        ("units", "Kanim", Wrong.TWICE),
        ("units", ", ".join(f"UKK {number}" for number in range(21)), Wrong.MANY_UNITS),
        ("head", "Budi", Wrong.UNKNOWN),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused_and_the_one_before_stays(
    field: str, raw: Any, reason: Wrong
) -> None:
    answers = answered()

    with pytest.raises(WrongAnswer) as refused:
        answers.give(field, raw)

    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert answers["place"] == "Muara Enim"


@pytest.mark.parametrize(
    ("field", "raw", "meant"),
    [
        ("office_class", "2", "Kelas I Khusus Non TPI"),
        ("office_class", "kelas ii  non tpi", "Kelas II Non TPI"),
        ("timezone", "wita", "WITA"),
        ("place", "  Muara   Enim ", "Muara Enim"),
        ("units", ["UKK OKU", "UKK Musi Rawas"], "UKK OKU, UKK Musi Rawas"),
        ("units", " ", ""),
    ],
)
def test_an_answer_may_be_typed_in_several_ways(field: str, raw: Any, meant: str) -> None:
    assert answered(**{field: raw})[field] == meant


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "kantor.toml"
    answered(units="UKK OKU").save(file)

    assert answered(**tomllib.loads(file.read_text())).units == {"ukk-oku": "UKK OKU"}


@pytest.mark.parametrize(
    ("given", "sections"),
    [
        ({"office_class": "Kelas II TPI"}, {"lalintalkim", "inteldakim", "tikim", "tpi", "tu"}),
        ({"office_class": "Kelas I Non TPI"}, {"dokintalkim", "inteldakim", "tikim", "tu"}),
    ],
)
def test_the_folder_is_an_office_that_the_program_reads(
    given: dict[str, str], sections: set[str], tmp_path: Path
) -> None:
    write_folder(answered(timezone="WIT", **given), tmp_path / "kantor", EXAMPLE)

    office = directory.load(tmp_path / "kantor" / "office.toml")
    assert office.name == f"Kantor Imigrasi {given['office_class']} Muara Enim"
    assert (office.city, office.province) == ("Muara Enim", "Sumatera Selatan")
    assert 'timezone = "Asia/Jayapura"' in (tmp_path / "kantor" / "office.toml").read_text()
    assert set(office.sections) == sections
    assert set(office.functions.values()) <= sections
    assert "Contoh" not in str(office)


def test_coordinators_of_an_ukk_hear_first_and_other_units_have_none(tmp_path: Path) -> None:
    answers = answered(units="UKK OKU, Unit Layanan Paspor Prabumulih")
    write_folder(answers, tmp_path / "kantor", EXAMPLE)

    office = directory.load(tmp_path / "kantor" / "office.toml")
    assert {id: unit.has_coordinator for id, unit in office.units.items()} == {
        "kanim": False,
        "ukk-oku": True,
        "unit-layanan-paspor-prabumulih": False,
    }
    assert [tiers[0].post for tiers in office.tiers.values()] == ["koordinator_ukk"] * 2


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    assert write_folder(answered(), folder, EXAMPLE)
    (folder / "office.toml").write_text("changed")

    assert not write_folder(answered(), folder, EXAMPLE)

    assert (folder / "office.toml").read_text() == "changed"


def test_the_units_name_this_office_s_places_and_keep_what_protects_the_machine() -> None:
    places = UnitPlaces(
        *("kantor", "pandu", Path("/srv/program"), Path("/srv/python")),
        *(Path("/srv/data/kantor.env"), Path("/srv/data"), "Asia/Makassar"),
    )
    found = unit_files(places, MODELS)

    assert sorted(found) == [
        *("pandu-backup-kantor.service", "pandu-backup-kantor.timer", "pandu-bot-kantor.service"),
    ]
    # The bot knows the timer's times by the same clock.
    times = re.findall(r"OnCalendar=(.*)", found["pandu-backup-kantor.timer"])
    expected = [f"*-*-* {time} Asia/Makassar" for time in backup_times(MODELS).split(",")]
    assert times == expected == [f"*-*-* {time} Asia/Makassar" for time in ("02:00", "12:15")]
    for name, text in found.items():
        assert not any(word in text for word in ("%i", "/opt/pandu", "/etc/pandu/kantor"))
        if name.endswith(".service"):
            lines = text.splitlines()
            assert text.count("[Service]") == 1
            assert {
                *(
                    "User=pandu",
                    "EnvironmentFile=/srv/data/kantor.env",
                    "WorkingDirectory=/srv/program",
                ),
                *("ReadWritePaths=/srv/data", "ProtectSystem=strict", "NoNewPrivileges=true"),
            } <= set(lines)
            assert any(line.startswith("ExecStart=/srv/python main.py ") for line in lines)
