"""A restore into a server older than pg_restore: what the server does not know is left out.

The programs are scripts here; `TEST_POSTGRES` tries the real ones (see tests/conftest.py).
"""

import os
from pathlib import Path

import pytest

from office.backups import older_server

DUMP = """SET statement_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
CREATE TABLE public.anomaly (text text);
COPY public.anomaly (text) FROM stdin;
SET transaction_timeout = 0;
\\.
"""
"""Somebody reports the very words of a setting."""


def script(folder: Path, name: str, *lines: str) -> str:
    file = folder / name
    file.write_text("\n".join(["#!/bin/sh", *lines]))
    file.chmod(0o700)
    return str(file)


async def loaded(
    folder: Path, *, reader: str = "exec cat {}", writer: str = "exec cat > {}"
) -> str:
    """What psql was told."""
    told = folder / "told.sql"
    dump = folder / "dump"
    dump.write_text(DUMP)
    pg_restore = script(folder, "pg_restore", reader.format(dump))
    psql = script(folder, "psql", writer.format(told))
    await older_server.load(pg_restore, psql, (), dump, os.environ)
    return told.read_text()


async def test_only_the_setting_goes_and_all_is_one_transaction(tmp_path: Path) -> None:
    told = await loaded(tmp_path)

    assert told.startswith("BEGIN;\nSET statement_timeout = 0;\n\nSET client_encoding")
    assert told.count("SET transaction_timeout = 0;") == 1
    assert told.endswith("\\.\n\nCOMMIT;\n")


async def test_a_dump_that_breaks_off_is_not_committed(tmp_path: Path) -> None:
    with pytest.raises(older_server.Interrupted, match="cut off"):
        await loaded(tmp_path, reader="head -c 90 {}; echo cut off >&2; exit 1")
    told = tmp_path / "told.sql"
    assert not told.exists() or "COMMIT" not in told.read_text()


async def test_what_psql_complains_of_is_told(tmp_path: Path) -> None:
    with pytest.raises(older_server.Interrupted, match="no such role"):
        await loaded(tmp_path, reader="cat {}; exec yes", writer="echo no such role >&2; exit 3")
