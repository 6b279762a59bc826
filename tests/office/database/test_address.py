"""One URL leads SQLAlchemy, PostgreSQL's own programs and SQLite's lock to one database."""

from pathlib import Path

import pytest

from office.database.address import database_name, libpq_environment, sqlite_file, with_database

SERVER = "postgresql+asyncpg://pandu:ge%20heim%401@db.kantor:5433/pandu?ssl=require"


def test_the_programs_of_postgresql_find_the_server_and_its_password() -> None:
    assert libpq_environment(SERVER) == {
        "PGHOST": "db.kantor",
        "PGPORT": "5433",
        "PGUSER": "pandu",
        "PGPASSWORD": "ge heim@1",
        "PGSSLMODE": "require",
        "PGDATABASE": "pandu",
    }


def test_a_socket_s_folder_is_a_host() -> None:
    found = libpq_environment("postgresql+asyncpg://pandu@/kantor?host=%2Fvar%2Frun%2Fpostgresql")

    assert found == {
        "PGHOST": "/var/run/postgresql",
        "PGUSER": "pandu",
        "PGDATABASE": "kantor",
    }


def test_the_address_beside_differs_in_the_database_alone() -> None:
    other = with_database(SERVER, "postgres")

    assert database_name(other) == "postgres"
    assert libpq_environment(other) == {**libpq_environment(SERVER), "PGDATABASE": "postgres"}


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///var/pandu.db", Path("var/pandu.db")),
        ("sqlite:////var/lib/pandu/pandu.db", Path("/var/lib/pandu/pandu.db")),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        (SERVER, None),
    ],
)
def test_only_sqlite_in_a_file_has_a_file(url: str, file: Path | None) -> None:
    assert sqlite_file(url) == file
