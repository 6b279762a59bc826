"""The office's folder lies in the backup: what the office wrote is not in the program's tree."""

import tarfile
from datetime import timedelta
from pathlib import Path

import pytest

from office.backups import BackupFailed, folder, take
from office.clock import HandMovedClock
from office.database import Database


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An office's folder with an SOP of its own, and what programs made beside it."""
    made = tmp_path / "kantor"
    for name, text in {
        "office.toml": 'name = "Kantor Imigrasi"',
        "sop/keliling.md": "# Paspor keliling",
        ".git/HEAD": "ref",
    }.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    return made


async def test_it_comes_back_as_it_was(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, own: Path
) -> None:
    taken = await take(database_url, tmp_path / "backups", clock.now(), office=own)
    (own / "sop/keliling.md").write_text("hilang", encoding="utf-8")

    kept = folder.beside(taken.file)
    assert kept is not None
    assert kept == taken.office
    assert kept.stat().st_mode & 0o077 == 0
    with tarfile.open(kept) as packed:
        packed.extractall(tmp_path / "back", filter="data")
    back = tmp_path / "back/kantor"
    assert (back / "sop/keliling.md").read_text(encoding="utf-8") == "# Paspor keliling"
    assert (back / "office.toml").exists()
    assert not (back / ".git").exists()


async def test_it_goes_with_its_backup(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, own: Path
) -> None:
    first = await take(database_url, tmp_path / "backups", clock.now(), office=own)
    later = clock.now() + timedelta(days=1)
    last = await take(database_url, tmp_path / "backups", later, keep=1, office=own)

    assert folder.beside(first.file) is None
    assert folder.beside(last.file) is not None
    # The backup, its folder, and a checksum of each.
    assert len(list((tmp_path / "backups").iterdir())) == 4


async def test_a_folder_that_cannot_be_read_leaves_the_database_backed_up(
    office: Database,
    database_url: str,
    clock: HandMovedClock,
    tmp_path: Path,
    own: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_file: Path) -> bytes:
        raise OSError("Input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(BackupFailed, match="holds the database, but the office's folder"):
        await take(database_url, tmp_path / "backups", clock.now(), office=own)
    monkeypatch.undo()

    assert [path.name for path in (tmp_path / "backups").glob("*.office.tar.gz")] == []
    assert len(list((tmp_path / "backups").glob("pandu-*"))) == 2  # with its checksum
