"""What the commands open: the shelf with its index beside the database."""

from pathlib import Path
from typing import Any

import pytest

from cli import opening
from knowledge import shelf
from office.settings import load


@pytest.mark.parametrize(
    ("url", "sops", "beside"),
    [
        ("sqlite:///{}/pandu.db", None, "pandu.db.index"),
        # Another shelf would take the place of the office's.
        ("sqlite:///{}/pandu.db", Path("other"), None),
        ("sqlite://", None, None),
        ("postgresql://pandu@localhost/pandu", None, None),
    ],
)
def test_the_index_is_kept_beside_the_database(
    url: str, sops: Path | None, beside: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []

    def note(_folder: Path, *, sops: Path | None, index_file: Path | None) -> Any:
        opened.append(index_file)

    monkeypatch.setattr(shelf, "Shelf", note)

    opening.shelf(load(_env_file=None, database_url=url.format(tmp_path)), sops)

    assert opened == [tmp_path / beside if beside else None]
