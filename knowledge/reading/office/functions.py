"""What sections do, by the names that content uses: `[functions]` in `office.toml`.

National content says "paspor" where an office says "Dokintalkim". A section may do several things.
"""

from collections.abc import Collection, Iterator
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint

# What the rest of an office's life belongs to.
GENERAL_AFFAIRS = "tata usaha"
FUNCTIONS = ("paspor", "izin tinggal", "inteldakim", "tikim", GENERAL_AFFAIRS, "verifikasi")


def complaints(table: Any, sections: Collection[str]) -> Iterator[Complaint]:
    """Yield what is wrong with the table."""
    if not isinstance(table, dict):
        yield "functions", Message("[functions] must be a table")
        return
    for name, section in table.items():
        if name not in FUNCTIONS:
            yield (
                name,
                Message(
                    "[functions] has unknown '{name}'; known are: {known}",
                    name=name,
                    known=", ".join(FUNCTIONS),
                ),
            )
        elif section not in sections:
            yield (
                name,
                Message(
                    "[functions] '{name}' names '{section}', which is no section",
                    name=name,
                    section=section,
                ),
            )


def unmapped(name: str, sops: str) -> Message:
    """Say that no section of this office does that, and which SOPs are hidden for it."""
    return Message(
        "no section does '{name}'; write it in [functions]; hidden are: {sops}",
        name=name,
        sops=sops,
    )
