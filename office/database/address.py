"""Reads DATABASE_URL: which file it names, or how PostgreSQL's own programs reach the server."""

from pathlib import Path

from sqlalchemy import make_url

_IN_MEMORY = (None, "", ":memory:")


def is_sqlite(url: str) -> bool:
    """Whether the URL names an SQLite database, in a file or in memory."""
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_file(url: str) -> Path | None:
    """Return the file of an SQLite database; None for one in memory, and for PostgreSQL."""
    address = make_url(url)
    if not is_sqlite(url) or address.database in _IN_MEMORY:
        return None
    return Path(str(address.database))


def database_name(url: str) -> str:
    """Return the database of a PostgreSQL URL; without one it has the name of its user."""
    address = make_url(url)
    return address.database or address.username or "postgres"


def with_database(url: str, database: str) -> str:
    """Return the URL of another database on the same PostgreSQL server."""
    return make_url(url).set(database=database).render_as_string(hide_password=False)


def libpq_environment(url: str) -> dict[str, str]:
    """Return the environment variables by which `pg_dump` and similar programs find the server.

    The password is never an argument: every process on the machine could read it there.
    https://www.postgresql.org/docs/current/libpq-envars.html
    """
    address = make_url(url)
    query = {name: str(value) for name, value in address.query.items()}
    found = {
        "PGHOST": address.host or query.get("host"),
        "PGPORT": address.port or query.get("port"),
        "PGUSER": address.username or query.get("user"),
        "PGPASSWORD": address.password or query.get("password"),
        "PGSSLMODE": query.get("ssl") or query.get("sslmode"),
        "PGDATABASE": database_name(url),
    }
    return {name: str(value) for name, value in found.items() if value}
