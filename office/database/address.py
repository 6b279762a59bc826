"""Reads DATABASE_URL: which file it names, or how PostgreSQL's own programs reach the server."""

from pathlib import Path

from sqlalchemy import make_url

_IN_MEMORY = (None, "", ":memory:")


def is_sqlite(url: str) -> bool:
    """Whether the URL names an SQLite database, in a file or in memory."""
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; None for one in memory, and for PostgreSQL."""
    address = make_url(url)
    if not is_sqlite(url) or address.database in _IN_MEMORY:
        return None
    return Path(str(address.database))


def database_name(url: str) -> str:
    """The database of a PostgreSQL URL; without one it is called like its user."""
    address = make_url(url)
    return address.database or address.username or "postgres"


def beside(url: str, database: str) -> str:
    """The address of another database on the same PostgreSQL server."""
    return make_url(url).set(database=database).render_as_string(hide_password=False)


def libpq_environment(url: str) -> dict[str, str]:
    """The variables by which `pg_dump` and its like find the server.

    The password stands in no argument, where every process of the machine could read it.
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
