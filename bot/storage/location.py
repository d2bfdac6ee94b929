"""Where the database is, read off `database.url`."""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.storage.faults import DatabaseFaultError

ACCEPTED = "accepted are sqlite:///FILE and postgresql://USER:PASSWORD@HOST/DATABASE"

SQLITE = ("sqlite", "sqlite+aiosqlite")
POSTGRESQL = ("postgresql", "postgres", "postgresql+asyncpg")
PARAMETERS = ("host", "port", "ssl", "sslmode")
"""What may follow the question mark of PostgreSQL's address."""


@dataclass(frozen=True, slots=True)
class Location:
    """An address understood; ``name`` may be shown, it holds no password."""

    name: str
    url: URL = field(repr=False)
    file: Path | None
    """SQLite's file; None for PostgreSQL."""


def locate(url: str) -> Location:
    """Understand an address.

    Raises:
        DatabaseFaultError: it names no database that we can use.
    """
    scheme = url.partition(":")[0].lower()
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseFaultError(f"database.url cannot be understood; {ACCEPTED}") from None
    if scheme in SQLITE:
        return _sqlite(parsed)
    if scheme in POSTGRESQL:
        return _postgresql(parsed)
    raise DatabaseFaultError(f"database.url begins with an unknown scheme; {ACCEPTED}")


def _sqlite(url: URL) -> Location:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise DatabaseFaultError(f"database.url names no file; {ACCEPTED}")
    if url.query or url.host:
        raise DatabaseFaultError(f"database.url has more than a file's name; {ACCEPTED}")
    file = Path(url.database).expanduser()
    return Location(str(file), URL.create("sqlite+aiosqlite", database=str(file)), file)


def _postgresql(url: URL) -> Location:
    if not url.database:
        raise DatabaseFaultError(f"database.url names no database on the server; {ACCEPTED}")
    query = dict(url.query)
    for name in query.keys() - set(PARAMETERS):
        raise DatabaseFaultError(
            f"database.url has an unknown parameter {name}, known are {', '.join(PARAMETERS)}; {ACCEPTED}"
        )
    if "sslmode" in query:  # libpq's name for what asyncpg calls ssl
        query["ssl"] = query.pop("sslmode")
    clean = url.set(drivername="postgresql+asyncpg", query=query)
    host = clean.host or query.get("host") or "localhost"
    port = f":{clean.port}" if clean.port else ""
    return Location(f"{clean.database} on {host}{port}", clean, None)
