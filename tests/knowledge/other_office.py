"""An office that is not the one of the files: other sections, another place."""

from pathlib import Path

from knowledge.reading.layers import Layers
from tests.places import KNOWLEDGE, OFFICE_FOLDER

_SECTIONS = """\
name = "Kantor Imigrasi Kelas II TPI Biak"
city = "Biak"
province = "Papua"

[functions]
paspor = "lalu-lintas"
"izin tinggal" = "lalu-lintas"
verifikasi = "lalu-lintas"
inteldakim = "intelijen"
tikim = "umum"
"tata usaha" = "umum"

[sections.lalu-lintas]
name = "Lalu Lintas dan Izin Tinggal Keimigrasian"
short = "Lalintal"
head = "Kasi Lalintal"

[sections.intelijen]
name = "Intelijen Keimigrasian"
short = "Intelijen"
head = "Kasi Intelijen"

[sections.umum]
name = "Subbagian Umum"
short = "Umum"
head = "Kasubbag Umum"

[units.kanim]
name = "Kantor Imigrasi Biak"

[outside]
kanwil = "Kanwil Ditjen Imigrasi Papua"
ways = ["Inspektorat Jenderal"]
"""
_OWN = (OFFICE_FOLDER / "office.toml").read_text("utf-8")

# Its hours, retention and tiers are those of every office.
OTHER_OFFICE = f"{_SECTIONS}\n[hours]{_OWN.partition('[hours]')[2]}"


def other_layers(folder: Path) -> Layers:
    """The national shelf below an office of which nothing but `office.toml` is there."""
    (folder / "office.toml").write_text(OTHER_OFFICE, "utf-8")
    return Layers(KNOWLEDGE, folder)
