"""National texts name no office: their variables are filled in from office.toml."""

from pathlib import Path

import pytest

from knowledge.reading import content
from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.layers import Layers
from knowledge.reading.office import directory
from knowledge.reading.office.variables import KNOWN, Variables
from tests.knowledge.other_office import OTHER_OFFICE, other_layers
from tests.knowledge.sample import IN_FORCE
from tests.places import KNOWLEDGE

SOP = f"""\
---
id: surat-jalan
title: Surat jalan
section: {{owner}}
{IN_FORCE}sources:
  - key: kantor
    regulation: Standar pelayanan {{{{kantor}}}}
    confidence: K3
aliases: []
---
## Cara {{heading}}
- {{line}}[^kantor]
"""
LINE_OF_SOP = 18


def sop(line: str = "Tanya.", owner: str = "paspor", heading: str = "meminta") -> dict[str, str]:
    return {"sop/surat-jalan.md": SOP.format(line=line, owner=owner, heading=heading)}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Layers:
    return other_layers(tmp_path)


@pytest.fixture
def variables(elsewhere: Layers) -> Variables:
    return Variables(directory.load(elsewhere.office_file))


def loaded(layers: Layers, overlay: dict[str, str], office: str = OTHER_OFFICE) -> Content:
    return content.load(layers, overlay={"office.toml": office, **overlay})


def faults(layers: Layers, overlay: dict[str, str], office: str = OTHER_OFFICE) -> list[str]:
    with pytest.raises(BrokenKnowledge) as caught:
        loaded(layers, overlay, office)
    return [
        f"{layers.path_of(fault.path)}:{fault.line}: {fault.message}"
        for fault in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{kantor} di {kota}, {provinsi}", "Kantor Imigrasi Biak di Biak, Papua"),
        ("tanyakan {kasi: paspor}.", "tanyakan Kasi Lalintal."),
        ("BAP ada pada {singkatan: inteldakim}", "BAP ada pada Intelijen"),
        ("ke **{seksi: inteldakim}**; {seksi: tikim}", "ke **Seksi Intelijen**; Subbagian Umum"),
        ("{kasi: izin tinggal}, {kasi: tikim}", "Kasi Lalintal, Kasubbag Umum"),
        ("{kasi: intelijen}", "Kasi Intelijen"),
        ("{singkatan: tikim} memeriksa alat", "Subbagian Umum memeriksa alat"),
        # As Word writes it: a capital, no space or a hard one.
        ("{Kasi:paspor} {kasi:\u00a0paspor}", "Kasi Lalintal Kasi Lalintal"),
        ("tulis {{kota}} begini", "tulis {kota} begini"),
        ("{lapor: dokumen} {jenjang: biasa} {nama pemohon}",) * 2,
        ("satu { saja", "satu { saja"),
    ],
)
def test_a_variable_is_read_as_the_office_says_it(
    variables: Variables, written: str, read: str
) -> None:
    assert variables.filled(written) == read


def test_an_sop_is_read_with_the_names_of_the_office_and_kept_as_written(elsewhere: Layers) -> None:
    found = loaded(elsewhere, sop("Tanya {kasi: paspor} di {kota}."))

    read, written = found.library["surat-jalan"], found.as_written().library["surat-jalan"]
    assert read.sections[0].body == "- Tanya Kasi Lalintal di Biak.[^kantor]"
    assert read.sections[0].sources[0].regulation == "Standar pelayanan Kantor Imigrasi Biak"
    assert read.section == "lalu-lintas"
    assert written.sections[0].body == "- Tanya {kasi: paspor} di {kota}.[^kantor]"


def test_a_category_goes_to_the_section_that_does_it_here(elsewhere: Layers) -> None:
    found = loaded(elsewhere, {})

    assert found.categories["dokumen"].section == "intelijen"
    assert found.categories["sistem"].section == "umum"


def test_an_unknown_variable_is_a_fault_in_its_line(elsewhere: Layers) -> None:
    (fault,) = faults(elsewhere, sop("Tanya {kasi: paspro}."))

    assert fault == (
        f"sop/surat-jalan.md:{LINE_OF_SOP}: '{{kasi: paspro}}' is no variable; known are: {KNOWN}"
    )


def test_a_heading_holds_no_variable(elsewhere: Layers) -> None:
    (fault,) = faults(elsewhere, sop(heading="di {kota}"))

    line = LINE_OF_SOP - 1
    assert fault == f"sop/surat-jalan.md:{line}: '{{kota}}': a heading or title holds no variable"


def test_a_letter_has_blanks_beside_its_variables(elsewhere: Layers) -> None:
    letter = (KNOWLEDGE / "letters" / "surat-ke-penerbit.md").read_text("utf-8")
    path = "letters/surat-ke-penerbit.md"

    body = loaded(elsewhere, {path: letter}).letters["surat-ke-penerbit"].body
    (fault,) = faults(elsewhere, {path: f"{letter}\n{{kasi: paspro}}\n"})

    assert "Biak, {tanggal surat}" in body
    assert "'{kasi: paspro}' is no variable" in fault


def test_what_the_office_does_not_say_is_a_fault_where_it_is_asked(elsewhere: Layers) -> None:
    office = OTHER_OFFICE.replace('city = "Biak"\n', "")

    assert (
        f"sop/surat-jalan.md:{LINE_OF_SOP}: '{{kota}}': office.toml does not say what stands for it"
        in faults(elsewhere, sop("Datang ke {kota}."), office)
    )


def test_a_function_that_no_section_does_is_one_sentence(elsewhere: Layers) -> None:
    found = loaded(elsewhere, {}, OTHER_OFFICE.replace('tikim = "umum"\n', ""))

    (told,) = (fault.message for fault in found.warnings if "[functions]" in fault.message)
    assert told == (
        "no section does 'tikim'; write it in [functions]; hidden are: simkim-gangguan, "
        "biometrik-gagal, keamanan-akun, insiden-data"
    )
    assert found.variables.filled("tanyakan {kasi: tikim}.") == (
        "tanyakan kepala seksi yang berwenang."
    )


def test_functions_name_sections_of_the_office(elsewhere: Layers) -> None:
    office = OTHER_OFFICE.replace('tikim = "umum"', 'tikim = "tikim"\nbasuki = "umum"')

    assert faults(elsewhere, {}, office)[:2] == [
        "office.toml:10: [functions] 'tikim' names 'tikim', which is no section",
        "office.toml:11: [functions] has unknown 'basuki'; known are: paspor, izin tinggal, "
        "inteldakim, tikim, tata usaha, verifikasi",
    ]


def test_an_owner_that_is_neither_function_nor_section_is_a_fault(elsewhere: Layers) -> None:
    assert "sop/surat-jalan.md:1: section 'umom' is not in office.toml" in faults(
        elsewhere, sop(owner="umom")
    )
